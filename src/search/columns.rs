//! What typed words cost the people of a chunk: a column of one byte a person for each word, kept
//! while one types on.

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

/// Columns that are kept for each chunk.
const KEPT: usize = 12;

/// What is kept of a chunk.
#[derive(Debug, Default)]
pub(super) struct Columns {
    /// The last used at the end.
    words: Vec<CostColumn>,
    scopes: Vec<Within>,
}

/// The costs of one word.
#[derive(Debug)]
struct CostColumn {
    word: Word,
    level: Depth,
    /// The words before it: behind what is typed, only those are looked at who match these.
    behind: String,
    costs: Vec<Cost>,
}

/// The words of a query up to one of them, laid over each other.
#[derive(Debug, Default)]
pub(super) struct Before {
    words: String,
    /// The worst cost for each person; none yet for no word.
    pub(super) costs: Vec<Cost>,
}

impl Before {
    /// One word more.
    pub(super) fn add(&mut self, word: &Word, costs: &[Cost]) {
        self.words.push_str(word.text());
        self.words.push(' ');
        if self.costs.is_empty() {
            self.costs.extend_from_slice(costs);
        }
        self.costs.iter_mut().zip(costs).for_each(|(all, cost)| *all = all.worst(*cost));
    }
}

/// Those among whom is looked.
#[derive(Debug)]
struct Within {
    scope: Scope,
    costs: Vec<Cost>,
    count: usize,
}

impl Columns {
    /// Somebody changed.
    pub(super) fn changed(&mut self) {
        self.scopes.clear();
    }

    /// How many they are among whom is looked, without who is gone.
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
        self.scopes.push(Within { scope, costs, count });
        count
    }

    /// Those who were counted: no cost for them, and that of nobody for all others.
    pub(super) fn within(&self, scope: Scope) -> &[Cost] {
        let known = self.scopes.iter().find(|one| one.scope == scope);
        known.map_or(&[], |within| &within.costs)
    }

    /// Prepares the column of a word, which moves to the end, for those whom the words before it
    /// match: computes what is missing.
    pub(super) fn prepare(&mut self, chunk: &Chunk, typed: &Typed, level: Depth, before: &Before) {
        let known = self.words.iter().position(|column| column.word.is(&typed.word));
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
            // More are alive than when less was looked for.
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
        let column = self.words.iter().rfind(|column| column.word.is(word));
        column.map_or(&[], |column| &column.costs)
    }

    /// Forgets the columns that were used longest ago.
    pub(super) fn shorten(&mut self) {
        let most = self.words.len().saturating_sub(KEPT);
        self.words.drain(..most);
    }
}

/// The costs of everybody who matches a word as it is typed; without `particles` those of names are
/// passed over. Who has no cost in `among` does not match.
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

/// Of who has this anywhere in the name.
fn anywhere(chunk: &Chunk, way: &Spelling, costs: &mut [Cost]) {
    for at in chunk.names.with(way.letters()) {
        if way.finder.find(chunk.names.text(at).as_bytes()).is_some() {
            set(chunk, at, Cost::typed(Rank::NameStart), costs);
        }
    }
}

/// Of who has a word in the name that begins with this.
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
    // Particles are few: what lies between two of them is one slice.
    let mut from = words.start;
    for at in words.clone().filter(between).chain([words.end]) {
        names.further(from..at).for_each(|at| set(chunk, at, further, costs));
        from = at + 1;
    }
    for word in words.filter(|at| particles && between(at)) {
        names.further(word..word + 1).for_each(|at| set(chunk, at, Cost::PARTICLE, costs));
    }
}

/// Gives those who have a name a cost, if they have none.
fn set(chunk: &Chunk, name: usize, cost: Cost, costs: &mut [Cost]) {
    let people = costs.get_mut(chunk.names.people(name)).unwrap_or_default();
    people.iter_mut().filter(|one| **one == Cost::NONE).for_each(|one| *one = cost);
}
