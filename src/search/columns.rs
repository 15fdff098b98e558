//! Cached costs of typed words for the people of a chunk: one column of bytes per word, reused
//! while the user keeps typing.

use super::{
    people::{
        chunk::{Chunk, Scope},
        positions::Positions,
        texts::FoldedPerson,
    },
    query::{
        Typed,
        word::{Rank, Spelling, Word, WordMatch},
    },
    rules::{
        cost::{Cost, SearchLevel},
        cost_list::CostList,
        fill::{WordCosts, apply_rules},
    },
};
use crate::domain::UserId;
use std::collections::{BTreeMap, BTreeSet};

/// Maximum columns kept per chunk.
const MAX_COLUMNS: usize = 7;
/// Maximum lists of dropped columns kept per chunk.
const MAX_SPARE_LISTS: usize = 1;

/// The cached columns and scopes of a chunk.
#[derive(Debug, Default)]
pub(super) struct Columns {
    /// The last used column is at the end.
    words: Vec<CostColumn>,
    /// Lists of dropped columns, to use again: new memory costs more than many searches.
    spare: Vec<CostList>,
    /// The people in each scope that was searched.
    scopes: BTreeMap<Scope, ScopePeople>,
    /// The people ranked first; `None` before they are looked up.
    first: Option<Positions>,
}

/// The people in a scope, without outdated entries.
#[derive(Debug)]
pub(super) struct ScopePeople {
    pub(super) positions: Positions,
    pub(super) count: usize,
}

/// The costs of one word, one per person.
#[derive(Debug)]
struct CostColumn {
    word: Word,
    level: SearchLevel,
    /// The words before this word. Beyond the typed level, only people who match them have costs.
    earlier_words: String,
    costs: CostList,
}

impl Columns {
    /// Drops the cached scopes, because people changed.
    pub(super) fn clear_scopes(&mut self) {
        self.scopes.clear();
    }

    /// Forgets the people ranked first, because others are now.
    pub(super) fn clear_first(&mut self) {
        self.first = None;
    }

    /// Returns the people ranked first; caches them, because to look up many takes longer than most
    /// searches.
    pub(super) fn people_first(&mut self, chunk: &Chunk, first: &BTreeSet<UserId>) -> &Positions {
        self.first.get_or_insert_with(|| {
            let mut people = Positions::none(chunk.len());
            let all = first.iter().filter_map(|id| chunk.position_of(*id));
            all.for_each(|at| people.insert(at..at + 1));
            people
        })
    }

    /// Returns the people in a scope, without outdated entries; caches the scope.
    pub(super) fn people_in(
        &mut self,
        chunk: &Chunk,
        outdated: &BTreeSet<usize>,
        scope: Scope,
    ) -> &ScopePeople {
        self.scopes.entry(scope).or_insert_with(|| {
            let mut positions = chunk.people_in(scope);
            for at in outdated {
                positions.remove(*at);
            }
            let count = positions.count();
            ScopePeople { positions, count }
        })
    }

    /// Computes the missing costs in the column of a word, for people who match the words before
    /// it, and moves the column to the end.
    pub(super) fn prepare(
        &mut self,
        chunk: &Chunk,
        typed: &Typed,
        level: SearchLevel,
        before: &[Typed],
    ) {
        let earlier_words: String = before.iter().flat_map(|one| [one.word.text(), " "]).collect();
        let at = self.position(&typed.word).unwrap_or_else(|| {
            let shorter = self.words.iter().rfind(|old| typed.word.narrows(&old.word));
            let among = shorter.map(|column| &column.costs);
            let unused = self.spare.pop().unwrap_or_else(|| CostList::new(chunk.len()));
            let costs = costs_as_typed(chunk, &typed.word, true, among, unused);
            let (word, level) = (typed.word.clone(), SearchLevel::Typed);
            let earlier_words = earlier_words.clone();
            self.words.push(CostColumn { word, level, earlier_words, costs });
            self.words.len() - 1
        });
        let Some(column) = self.words.get(at) else { return };
        // A column of fewer earlier words has the costs of more people.
        let known = earlier_words.starts_with(&column.earlier_words);
        let pattern = typed.pattern.as_ref().filter(|_| column.level < level || !known);
        // The column skipped people whom other earlier words ruled out; recompute them.
        let from = if before.is_empty() && known { column.level } else { SearchLevel::Typed };
        let mut column = self.words.remove(at);
        if let Some(pattern) = pattern {
            let to = column.level.max(level);
            let candidates = &self.people_with_all(before);
            let (candidates, all) = (candidates.as_ref(), &mut column.costs);
            apply_rules(pattern, from, to, &mut WordCosts { chunk, candidates, all });
            (column.level, column.earlier_words) = (to, earlier_words);
        }
        self.words.push(column);
    }

    /// Returns the people who have a cost for all these words; `None` without words.
    fn people_with_all(&self, words: &[Typed]) -> Option<Positions> {
        let all: Vec<&CostList> = words.iter().filter_map(|typed| self.get(&typed.word)).collect();
        (!all.is_empty()).then(|| people_with_all(&all))
    }

    fn position(&self, word: &Word) -> Option<usize> {
        self.words.iter().rposition(|column| column.word.same_words(word))
    }

    pub(super) fn get(&self, word: &Word) -> Option<&CostList> {
        self.position(word).and_then(|at| self.words.get(at)).map(|column| &column.costs)
    }

    /// Drops the least recently used columns.
    pub(super) fn evict(&mut self) {
        let most = self.words.len().saturating_sub(MAX_COLUMNS);
        let dropped = self.words.drain(..most).map(|column| column.costs);
        self.spare.extend(dropped.take(MAX_SPARE_LISTS.saturating_sub(self.spare.len())));
    }
}

/// Returns the costs of a word as typed, for all people. Without `particles`, particles of names
/// are skipped. With `among`, the address of people without a cost as typed there does not match.
/// `costs` is a list for these people, of which nothing is kept.
pub(super) fn costs_as_typed(
    chunk: &Chunk,
    word: &Word,
    particles: bool,
    among: Option<&CostList>,
    mut costs: CostList,
) -> CostList {
    costs.clear();
    for spelling in word.spellings() {
        if word.is_whole() {
            chunk.addresses.match_whole(&spelling.text, &mut costs);
        } else if word.is_inside() {
            match_anywhere(chunk, spelling, &mut costs);
            chunk.addresses.match_inside(spelling, among, &mut costs);
        } else {
            match_in_names(chunk, spelling, particles, &mut costs);
            chunk.addresses.match_inside(spelling, among, &mut costs);
        }
    }
    if word.is_inside() {
        costs.make_equal(Cost::typed(Rank::NameStart));
    }
    costs
}

/// Sets the cost of people whose name contains this spelling.
fn match_anywhere(chunk: &Chunk, spelling: &Spelling, costs: &mut CostList) {
    for at in chunk.names.with_letters(spelling.letters()).iter() {
        if spelling.finder.find(chunk.names.text(at).as_bytes()).is_some() {
            set_cost(chunk, at, Cost::typed(Rank::NameStart), costs);
        }
    }
}

/// Sets the cost of people who have a word that begins with this spelling.
fn match_in_names(chunk: &Chunk, spelling: &Spelling, particles: bool, costs: &mut CostList) {
    let names = &chunk.names;
    if spelling.has_separator() {
        for at in names.with_letters(spelling.letters()).iter() {
            let texts = FoldedPerson { name: names.text(at), email: "" };
            if let Some(WordMatch { rank, particle, .. }) =
                spelling.match_in_name(&texts, particles)
            {
                let cost = if particle { Cost::PARTICLE } else { Cost::typed(rank) };
                set_cost(chunk, at, cost, costs);
            }
        }
        return;
    }
    let words = names.lexicon.with_prefix(&spelling.text);
    let (start, later) = (Cost::typed(Rank::NameStart), Cost::typed(Rank::WordStart));
    names.starting_with(words.clone()).for_each(|at| set_cost(chunk, at, start, costs));
    let is_particle = |at: &usize| names.lexicon.is_typed_particle(*at);
    // Particles are few: the words between two of them are one slice.
    let mut from = words.start;
    for at in words.clone().filter(is_particle).chain([words.end]) {
        names.with_later_word(from..at).for_each(|at| set_cost(chunk, at, later, costs));
        from = at + 1;
    }
    for word in words.filter(|at| particles && is_particle(at)) {
        names
            .with_later_word(word..word + 1)
            .for_each(|at| set_cost(chunk, at, Cost::PARTICLE, costs));
    }
}

/// Sets this cost for people with this name, if they have no cost yet.
fn set_cost(chunk: &Chunk, name: usize, cost: Cost, costs: &mut CostList) {
    costs.fill(chunk.names.people(name), cost);
}

/// Returns the people who have a cost for all words.
pub(super) fn people_with_all(words: &[&CostList]) -> Positions {
    let mut all = words.iter().map(|word| word.found());
    let mut found = all.next().cloned().unwrap_or_default();
    all.for_each(|one| found.intersect(one));
    found
}
