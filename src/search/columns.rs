//! Cached costs of typed words for the people of a chunk: one column of bytes per word, kept while
//! the user types on.

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
        as_typed::{Costs, fill},
        cost::{Cost, Depth},
    },
};
use std::collections::BTreeSet;

/// Maximum columns kept per chunk.
const KEPT: usize = 12;

/// The cached columns and scopes of a chunk.
#[derive(Debug, Default)]
pub(super) struct Columns {
    /// The last used is at the end.
    words: Vec<CostColumn>,
    scopes: Vec<ScopeCosts>,
}

/// The costs of one word, one per person.
#[derive(Debug)]
struct CostColumn {
    word: Word,
    level: Depth,
    /// The words before it: beyond the typed level, only people who match these have costs.
    behind: String,
    costs: Vec<Cost>,
}

/// The words of a query before the current one, with their combined costs.
#[derive(Debug, Default)]
pub(super) struct EarlierWords {
    words: String,
    /// The worst cost of each person; empty without a word.
    pub(super) costs: Vec<Cost>,
}

impl EarlierWords {
    /// Adds a word.
    pub(super) fn add(&mut self, word: &Word, costs: &[Cost]) {
        self.words.push_str(word.text());
        self.words.push(' ');
        if self.costs.is_empty() {
            self.costs.extend_from_slice(costs);
        }
        self.costs.iter_mut().zip(costs).for_each(|(all, cost)| *all = all.worst(*cost));
    }
}

/// The people in a scope.
#[derive(Debug)]
struct ScopeCosts {
    scope: Scope,
    costs: Vec<Cost>,
    count: usize,
}

impl Columns {
    /// Forgets the scopes, after a change of people.
    pub(super) fn changed(&mut self) {
        self.scopes.clear();
    }

    /// Returns the number of people in a scope, without those who are gone; caches the scope.
    pub(super) fn count(&mut self, chunk: &Chunk, gone: &BTreeSet<usize>, scope: Scope) -> usize {
        if let Some(known) = self.scopes.iter().find(|one| one.scope == scope) {
            return known.count;
        }
        let mut costs = chunk.scope(scope);
        for at in gone {
            if let Some(cost) = costs.get_mut(*at) {
                *cost = Cost::NONE;
            }
        }
        let count = costs.iter().filter(|cost| **cost != Cost::NONE).count();
        self.scopes.push(ScopeCosts { scope, costs, count });
        count
    }

    /// Returns the cached costs of a scope: the lowest for people in it, [`Cost::NONE`] for others.
    pub(super) fn within(&self, scope: Scope) -> &[Cost] {
        let known = self.scopes.iter().find(|one| one.scope == scope);
        known.map_or(&[], |within| &within.costs)
    }

    /// Computes what is missing in the column of a word, for people whom the words before it match,
    /// and moves the column to the end.
    pub(super) fn prepare(
        &mut self,
        chunk: &Chunk,
        typed: &Typed,
        level: Depth,
        before: &EarlierWords,
    ) {
        let known = self.words.iter().position(|column| column.word.same_words(&typed.word));
        let mut column = if let Some(at) = known {
            self.words.remove(at)
        } else {
            let shorter = self.words.iter().rfind(|old| typed.word.narrows(&old.word));
            let among = shorter.map(|column| column.costs.as_slice());
            let costs = as_typed(chunk, &typed.word, true, among);
            let (word, level) = (typed.word.clone(), Depth::Typed);
            CostColumn { word, level, behind: before.words.clone(), costs }
        };
        let known = column.behind.is_empty() || column.behind == before.words;
        if let Some(pattern) = typed.pattern.as_ref().filter(|_| column.level < level || !known) {
            // With other words before it, people who were skipped then may count now.
            let from = if before.words.is_empty() && known { column.level } else { Depth::Typed };
            let to = column.level.max(level);
            fill(
                pattern,
                (from, to),
                &mut Costs { chunk, alive: &before.costs, all: &mut column.costs },
            );
            (column.level, column.behind) = (to, before.words.clone());
        }
        self.words.push(column);
    }

    pub(super) fn get(&self, word: &Word) -> &[Cost] {
        let column = self.words.iter().rfind(|column| column.word.same_words(word));
        column.map_or(&[], |column| &column.costs)
    }

    /// Drops the least recently used columns.
    pub(super) fn shorten(&mut self) {
        let most = self.words.len().saturating_sub(KEPT);
        self.words.drain(..most);
    }
}

/// Returns the costs of a word as typed, for all people. Without `particles`, particles of names
/// are skipped. People without a cost in `among` do not match.
pub(super) fn as_typed(
    chunk: &Chunk,
    word: &Word,
    particles: bool,
    among: Option<&[Cost]>,
) -> Vec<Cost> {
    let mut costs = vec![Cost::NONE; chunk.len()];
    for way in word.ways() {
        if word.is_whole() {
            chunk.addresses.whole(&way.text, &mut costs);
        } else if word.is_inside() {
            anywhere(chunk, way, &mut costs);
            chunk.addresses.find(way, among, &mut costs);
        } else {
            in_names(chunk, way, particles, &mut costs);
            chunk.addresses.find(way, among, &mut costs);
        }
    }
    if word.is_inside() {
        let one = Cost::typed(Rank::NameStart);
        costs.iter_mut().filter(|cost| **cost != Cost::NONE).for_each(|cost| *cost = one);
    }
    costs
}

/// Sets the cost of people whose name contains this spelling.
fn anywhere(chunk: &Chunk, way: &Spelling, costs: &mut [Cost]) {
    for at in chunk.names.with(way.letters()) {
        if way.finder.find(chunk.names.text(at).as_bytes()).is_some() {
            set(chunk, at, Cost::typed(Rank::NameStart), costs);
        }
    }
}

/// Sets the cost of people who have a word that begins with this spelling.
fn in_names(chunk: &Chunk, way: &Spelling, particles: bool, costs: &mut [Cost]) {
    let names = &chunk.names;
    if way.is_parted() {
        for at in names.with(way.letters()) {
            let texts = FoldedPerson { name: names.text(at), email: "" };
            if let Some(WordMatch { rank, particle, .. }) = way.in_name(&texts, particles) {
                let cost = if particle { Cost::PARTICLE } else { Cost::typed(rank) };
                set(chunk, at, cost, costs);
            }
        }
        return;
    }
    let words = names.lexicon.beginning(&way.text);
    let (start, further) = (Cost::typed(Rank::NameStart), Cost::typed(Rank::WordStart));
    names.starting(words.clone()).for_each(|at| set(chunk, at, start, costs));
    let between = |at: &usize| names.lexicon.typed_between(*at);
    // Particles are few: the words between two of them are one slice.
    let mut from = words.start;
    for at in words.clone().filter(between).chain([words.end]) {
        names.further(from..at).for_each(|at| set(chunk, at, further, costs));
        from = at + 1;
    }
    for word in words.filter(|at| particles && between(at)) {
        names.further(word..word + 1).for_each(|at| set(chunk, at, Cost::PARTICLE, costs));
    }
}

/// Gives people with a name this cost, if they have none.
fn set(chunk: &Chunk, name: usize, cost: Cost, costs: &mut [Cost]) {
    let people = costs.get_mut(chunk.names.people(name)).unwrap_or_default();
    people.iter_mut().filter(|one| **one == Cost::NONE).for_each(|one| *one = cost);
}
