//! Cached costs of typed words for the people of a chunk: one column of bytes per word, reused
//! while the user keeps typing.

use super::{
    people::{
        chunk::{Chunk, Scope},
        texts::FoldedPerson,
    },
    query::{
        Typed,
        word::{Rank, Spelling, Word, WordMatch},
    },
    rules::{
        cost::{Cost, SearchLevel},
        fill::{WordCosts, apply_rules},
    },
};
use std::collections::BTreeSet;

/// Maximum columns kept per chunk.
const MAX_COLUMNS: usize = 12;

/// The cached columns and scopes of a chunk.
#[derive(Debug, Default)]
pub(super) struct Columns {
    /// The last used column is at the end.
    words: Vec<CostColumn>,
    scopes: Vec<ScopeCosts>,
}

/// The costs of one word, one per person.
#[derive(Debug)]
struct CostColumn {
    word: Word,
    level: SearchLevel,
    /// The words before this word. Beyond the typed level, only people who match them have costs.
    earlier_words: String,
    costs: Vec<Cost>,
}

/// The words of a query before the current one, with their combined costs.
#[derive(Debug, Default)]
pub(super) struct EarlierWords {
    words: String,
    /// The worst cost of each person; empty before the first word.
    pub(super) costs: Vec<Cost>,
}

impl EarlierWords {
    /// Adds a word; each person keeps the worst cost.
    pub(super) fn add(&mut self, word: &Word, costs: &[Cost]) {
        self.words.push_str(word.text());
        self.words.push(' ');
        if self.costs.is_empty() {
            self.costs.extend_from_slice(costs);
        }
        self.costs.iter_mut().zip(costs).for_each(|(all, cost)| *all = all.worst(*cost));
    }
}

/// A scope with its costs and the number of its people.
#[derive(Debug)]
struct ScopeCosts {
    scope: Scope,
    costs: Vec<Cost>,
    count: usize,
}

impl Columns {
    /// Drops the cached scopes, because people changed.
    pub(super) fn clear_scopes(&mut self) {
        self.scopes.clear();
    }

    /// Returns the number of people in a scope, without outdated entries; caches the scope.
    pub(super) fn count(
        &mut self,
        chunk: &Chunk,
        outdated: &BTreeSet<usize>,
        scope: Scope,
    ) -> usize {
        if let Some(known) = self.scopes.iter().find(|one| one.scope == scope) {
            return known.count;
        }
        let mut costs = chunk.scope_costs(scope);
        for at in outdated {
            if let Some(cost) = costs.get_mut(*at) {
                *cost = Cost::NONE;
            }
        }
        let count = costs.iter().filter(|cost| **cost != Cost::NONE).count();
        self.scopes.push(ScopeCosts { scope, costs, count });
        count
    }

    /// Returns the cached costs of a scope: the lowest for people in it, [`Cost::NONE`] for others.
    pub(super) fn scope_costs(&self, scope: Scope) -> &[Cost] {
        let known = self.scopes.iter().find(|one| one.scope == scope);
        known.map_or(&[], |within| &within.costs)
    }

    /// Computes the missing costs in the column of a word, for people who match the words before
    /// it, and moves the column to the end.
    pub(super) fn prepare(
        &mut self,
        chunk: &Chunk,
        typed: &Typed,
        level: SearchLevel,
        before: &EarlierWords,
    ) {
        let known = self.words.iter().position(|column| column.word.same_words(&typed.word));
        let mut column = if let Some(at) = known {
            self.words.remove(at)
        } else {
            let shorter = self.words.iter().rfind(|old| typed.word.narrows(&old.word));
            let among = shorter.map(|column| column.costs.as_slice());
            let costs = costs_as_typed(chunk, &typed.word, true, among);
            let (word, level) = (typed.word.clone(), SearchLevel::Typed);
            CostColumn { word, level, earlier_words: before.words.clone(), costs }
        };
        // A column of fewer earlier words has the costs of more people.
        let known = before.words.starts_with(&column.earlier_words);
        if let Some(pattern) = typed.pattern.as_ref().filter(|_| column.level < level || !known) {
            // The column skipped people whom other earlier words ruled out; recompute them.
            let from =
                if before.words.is_empty() && known { column.level } else { SearchLevel::Typed };
            let to = column.level.max(level);
            apply_rules(
                pattern,
                from,
                to,
                &mut WordCosts { chunk, candidates: &before.costs, all: &mut column.costs },
            );
            (column.level, column.earlier_words) = (to, before.words.clone());
        }
        self.words.push(column);
    }

    pub(super) fn get(&self, word: &Word) -> &[Cost] {
        let column = self.words.iter().rfind(|column| column.word.same_words(word));
        column.map_or(&[], |column| &column.costs)
    }

    /// Drops the least recently used columns.
    pub(super) fn evict(&mut self) {
        let most = self.words.len().saturating_sub(MAX_COLUMNS);
        self.words.drain(..most);
    }
}

/// Returns the costs of a word as typed, for all people. Without `particles`, particles of names
/// are skipped. With `among`, the address of people without a cost as typed there does not match.
pub(super) fn costs_as_typed(
    chunk: &Chunk,
    word: &Word,
    particles: bool,
    among: Option<&[Cost]>,
) -> Vec<Cost> {
    let mut costs = vec![Cost::NONE; chunk.len()];
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
        let one = Cost::typed(Rank::NameStart);
        costs.iter_mut().filter(|cost| **cost != Cost::NONE).for_each(|cost| *cost = one);
    }
    costs
}

/// Sets the cost of people whose name contains this spelling.
fn match_anywhere(chunk: &Chunk, spelling: &Spelling, costs: &mut [Cost]) {
    for at in chunk.names.with_letters(spelling.letters()) {
        if spelling.finder.find(chunk.names.text(at).as_bytes()).is_some() {
            set_cost(chunk, at, Cost::typed(Rank::NameStart), costs);
        }
    }
}

/// Sets the cost of people who have a word that begins with this spelling.
fn match_in_names(chunk: &Chunk, spelling: &Spelling, particles: bool, costs: &mut [Cost]) {
    let names = &chunk.names;
    if spelling.has_separator() {
        for at in names.with_letters(spelling.letters()) {
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
fn set_cost(chunk: &Chunk, name: usize, cost: Cost, costs: &mut [Cost]) {
    let people = costs.get_mut(chunk.names.people(name)).unwrap_or_default();
    people.iter_mut().filter(|one| **one == Cost::NONE).for_each(|one| *one = cost);
}
