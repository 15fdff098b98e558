//! Combines the costs of all words: counts the matches and keeps the best.

use std::{
    cmp::{Ordering, Reverse},
    collections::{BTreeSet, BinaryHeap},
};

use super::{
    columns::{Columns, costs_as_typed, people_with_all},
    people::{
        chunk::{Chunk, Scope},
        positions::{BLOCK, Positions, has_bits, true_positions},
    },
    query::TypedWords,
    rules::{
        cost::{Cost, SearchLevel},
        cost_list::CostList,
    },
};
use crate::domain::UserId;

/// The input of a search at one level, shared by all chunks.
pub(super) struct LevelSearch<'a> {
    pub(super) query: &'a TypedWords,
    pub(super) level: SearchLevel,
    pub(super) scope: Scope,
    pub(super) take: usize,
    /// People ranked first among equals.
    pub(super) first: &'a BTreeSet<UserId>,
    pub(super) wanted: &'a dyn Fn() -> bool,
}

/// A match. The results are in the order of these fields.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct RankedPerson<'a> {
    order: MatchOrder,
    name: &'a str,
    email: SplitAddress<'a>,
    pub(super) id: UserId,
}

/// The rank of a match, best first: the worst word, the sum of all words, whether the person is
/// ranked first, and, for similar matches, the number of words in the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct MatchOrder {
    worst: u16,
    sum: u16,
    first: Reverse<bool>,
    words: u8,
}

/// An address in two parts; empty if the order does not need it.
#[derive(Debug, PartialEq, Eq)]
struct SplitAddress<'a>(&'a str, &'a str);

impl SplitAddress<'_> {
    fn bytes(&self) -> impl Iterator<Item = u8> {
        self.0.bytes().chain(self.1.bytes())
    }
}

impl Ord for SplitAddress<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.bytes().cmp(other.bytes())
    }
}

impl PartialOrd for SplitAddress<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl RankedPerson<'_> {
    /// The tier of the worst word.
    pub(super) const fn tier(&self) -> u16 {
        self.order.worst
    }
}

/// The best matches of some chunks, and the number of all their matches.
#[derive(Default)]
pub(super) struct Best<'a> {
    pub(super) all: BinaryHeap<RankedPerson<'a>>,
    pub(super) total: usize,
}

/// A chunk during a search.
struct ChunkScan<'a, 'c> {
    search: &'c LevelSearch<'c>,
    chunk: &'a Chunk,
    words: Vec<&'c CostList>,
    /// The people of the scope who have a cost for all words.
    people: Positions,
    /// Costs with particles skipped, one list per word; only for people who match by particles
    /// alone.
    particle_free: Vec<CostList>,
    /// The people among them who are ranked first.
    first: Positions,
}

impl<'a> Best<'a> {
    /// Searches a chunk; `None` if the answer is no longer wanted.
    pub(super) fn add_chunk(
        &mut self,
        search: &LevelSearch<'_>,
        chunk: &'a Chunk,
        outdated: &BTreeSet<usize>,
        columns: &mut Columns,
    ) -> Option<()> {
        let words = &search.query.all;
        for (nth, typed) in words.iter().enumerate() {
            if !(search.wanted)() {
                return None;
            }
            let before = words.get(..nth).unwrap_or_default();
            columns.prepare(chunk, typed, search.level, before);
        }
        let mut first = columns.people_first(chunk, search.first).clone();
        let mut people = columns.people_in(chunk, outdated, search.scope).positions.clone();
        let words: Vec<&CostList> =
            words.iter().filter_map(|typed| columns.get(&typed.word)).collect();
        people.intersect(&people_with_all(&words));
        first.intersect(&people);
        let particle_free = Vec::new();
        let mut scan = ChunkScan { search, chunk, words, people, particle_free, first };
        if search.level == SearchLevel::Typed && search.query.may_be_particles() {
            scan.particle_free = scan.costs_without_particles();
        }
        self.scan(&scan);
        columns.evict();
        Some(())
    }

    fn scan(&mut self, scan: &ChunkScan<'a, '_>) {
        // People are in order of name. If a person only loses by name, everybody after them with
        // the same or a worse rank loses too.
        let mut late = None;
        for (nth, people) in scan.first.blocks() {
            let found = scan.block_costs(nth, people).map(|cost| cost != Cost::NONE);
            for at in true_positions(found) {
                self.consider(scan, nth * BLOCK + at, true, &mut None);
            }
        }
        for (nth, people) in scan.people.blocks() {
            let costs = scan.block_costs(nth, people);
            let found = costs.map(|cost| cost != Cost::NONE);
            let count = found.iter().map(|one| u8::from(*one)).sum::<u8>();
            if count == 0 {
                continue;
            }
            self.total += usize::from(count);
            let bound = self.cost_bound(scan, late);
            let mut hopes = found;
            hopes.iter_mut().zip(&costs).for_each(|(hope, cost)| *hope &= cost.as_number() < bound);
            for at in true_positions(hopes) {
                self.consider(scan, nth * BLOCK + at, false, &mut late);
            }
        }
    }

    /// Returns a bound: people whose worst word costs this much or more cannot be among the best.
    fn cost_bound(&self, scan: &ChunkScan<'_, '_>, late: Option<MatchOrder>) -> u16 {
        let full = self.all.len() >= scan.search.take;
        let Some(worst) = self.all.peek().filter(|_| full) else { return u16::from(!full) << 8 };
        let limit = late.map_or(worst.order, |late| late.min(worst.order));
        let beyond = |cost: &Cost| {
            let order = MatchOrder::from_costs(scan.search, std::iter::once(*cost), false);
            order > limit || late == Some(order)
        };
        match scan.search.level {
            SearchLevel::Typed if scan.words.len() == 1 => {
                let first = Cost::all_typed().find(beyond);
                first.map_or(worst.order.worst + 1, Cost::as_number)
            }
            SearchLevel::Typed => worst.order.worst + 1,
            SearchLevel::Close | SearchLevel::Alike => Cost::tier_end(worst.order.worst),
        }
    }

    /// Adds a person if they are among the best so far. Sets `late` to their rank if they only lose
    /// by name to the last of the best. People are in order of name, so nobody after them with this
    /// rank can be among the best.
    fn consider(
        &mut self,
        scan: &ChunkScan<'a, '_>,
        at: usize,
        first: bool,
        late: &mut Option<MatchOrder>,
    ) {
        if !first && scan.first.contains(at) {
            return;
        }
        let (search, chunk) = (scan.search, scan.chunk);
        let mut order = MatchOrder::from_costs(search, scan.costs(at), first);
        let full = self.all.len() >= search.take;
        let is_late = |order: MatchOrder| {
            full && (self.all.peek().is_none_or(|worst| order > worst.order)
                || late.is_some_and(|late| order >= late))
        };
        if is_late(order) {
            return;
        }
        let name = chunk.names.name_of_person(at);
        let mut email = SplitAddress("", "");
        if search.level != SearchLevel::Typed {
            order.words = u8::try_from(chunk.names.word_count(name)).unwrap_or(u8::MAX);
            let (local, domain) = chunk.addresses.get(at);
            email = SplitAddress(local, domain);
        }
        let Some(id) = chunk.id(at).filter(|_| !is_late(order)) else { return };
        let new = RankedPerson { order, name: chunk.names.text(name), email, id };
        if !full {
            self.all.push(new);
        } else if let Some(mut worst) = self.all.peek_mut() {
            if new < *worst {
                *worst = new;
            } else if order == worst.order && new.name != worst.name && !first {
                *late = Some(order);
            }
        }
    }
}

impl MatchOrder {
    /// Creates the rank from the costs of all words.
    fn from_costs(
        search: &LevelSearch<'_>,
        costs: impl Iterator<Item = Cost>,
        first: bool,
    ) -> Self {
        let (mut worst, mut sum) = (Cost::PARTICLE, 0);
        for cost in costs {
            let cost =
                search.query.min_cost.filter(|_| cost.finds_alone()).map_or(cost, |l| l.max(cost));
            worst = worst.max(cost);
            sum += if search.level == SearchLevel::Typed { cost.rank() } else { cost.as_number() };
        }
        let worst = if search.level == SearchLevel::Typed {
            worst.as_number()
        } else {
            worst.tier().into()
        };
        Self { worst, sum, first: Reverse(first), words: 0 }
    }
}

impl ChunkScan<'_, '_> {
    /// Returns the costs with particles skipped, for people who match by particles alone.
    fn costs_without_particles(&self) -> Vec<CostList> {
        let mut among = CostList::new(self.chunk.len());
        for at in self.people.iter() {
            if self.words.iter().all(|word| word.get(at) == Cost::PARTICLE) {
                among.fill(at..at + 1, Cost::PARTICLE);
            }
        }
        if among.found().count() == 0 {
            return Vec::new();
        }
        let words = self.search.query.all.iter().map(|typed| &typed.word);
        let unused = || CostList::new(self.chunk.len());
        words.map(|word| costs_as_typed(self.chunk, word, false, Some(&among), unused())).collect()
    }

    /// Returns the costs of all words for the person at a position.
    fn costs(&self, at: usize) -> impl Iterator<Item = Cost> {
        let own = self.words.iter().map(move |word| word.get(at));
        let only = own.clone().all(|cost| cost == Cost::PARTICLE);
        let particle_free =
            self.particle_free.iter().filter(move |_| only).map(move |word| word.get(at));
        own.chain(particle_free)
    }

    /// Returns the cost of the worst word for each of these people of a block; [`Cost::NONE`] for
    /// people who do not match.
    fn block_costs(&self, nth: usize, people: u64) -> [Cost; BLOCK] {
        let mut worst = has_bits(people).map(|it| if it { Cost::PARTICLE } else { Cost::NONE });
        for word in &self.words {
            let costs = word.block(nth);
            worst.iter_mut().zip(&costs).for_each(|(worst, cost)| *worst = worst.worst(*cost));
        }
        let particles = |cost: Cost| !cost.finds_alone();
        if worst.iter().fold(false, |any, cost| any | particles(*cost)) {
            for (at, worst) in worst.iter_mut().enumerate().filter(|(_, one)| particles(**one)) {
                *worst = self.cost_beside_particles(nth * BLOCK + at);
            }
        }
        let (least, (low, high)) = (self.search.query.min_cost, self.search.level.cost_range());
        let least = least.unwrap_or(Cost::PARTICLE);
        for one in &mut worst {
            let cost = one.worst(least);
            *one = if cost >= low && cost <= high { cost } else { Cost::NONE };
        }
        worst
    }

    /// Returns the cost of the worst word of a person for whom some word matches particles only.
    /// [`Cost::NONE`] unless another word matches more.
    fn cost_beside_particles(&self, at: usize) -> Cost {
        if self.particle_free.is_empty() && self.words.len() == 1 {
            return Cost::NONE;
        }
        let scores = self.costs(at).any(Cost::finds_alone);
        let worst = self.costs(at).max().filter(|_| scores);
        worst.unwrap_or(Cost::NONE)
    }
}
