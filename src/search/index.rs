//! The search index: all people, in chunks, with a cache of recent answers.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    best::{Best, LevelSearch},
    columns::Columns,
    people::chunk::{Batch, Chunk, Scope},
    query::{TypedWords, word::Tier},
    rules::cost::SearchLevel,
};
use crate::domain::{Findable, UserId};

/// Maximum cached answers; the most recent is last.
const MAX_CACHED_ANSWERS: usize = 48;

/// A search for people that match as typed.
#[derive(Clone, Copy)]
pub struct SearchRequest<'a> {
    /// The people to search.
    pub scope: Scope,
    /// The parts of a name or an address that a word may match.
    pub tier: Tier,
    /// The text as typed, not folded.
    pub text: &'a str,
    /// Maximum matches to return.
    pub take: usize,
    /// People ranked first among equals: they share an organisation with the searcher.
    pub first: &'a BTreeSet<UserId>,
    /// Returns whether the answer is still wanted; polled during the search.
    pub wanted: &'a dyn Fn() -> bool,
}

/// The best matches of a search, and their total.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// The best matches, best first.
    pub best: Vec<UserId>,
    /// The number of all matches.
    pub total: usize,
}

/// All people who can be found, in chunks that threads can share.
#[derive(Debug, Default)]
pub struct Index {
    chunks: Vec<Arc<Chunk>>,
    /// Per chunk, the positions of people whose entry there is out of date.
    outdated: Vec<BTreeSet<usize>>,
    /// People who changed since reading began; chunks pushed later have their old data.
    changed: BTreeSet<UserId>,
    /// Number of chunks that came from [`Index::apply_changes`].
    patches: usize,
    /// Cached costs of typed words, per chunk.
    columns: Vec<Columns>,
    answers: Vec<EarlierAnswer>,
    /// The people ranked first in `answers`; another set clears the cache.
    first: BTreeSet<UserId>,
}

/// A cached search with its result.
#[derive(Debug)]
struct EarlierAnswer {
    query: TypedWords,
    level: SearchLevel,
    scope: Scope,
    take: usize,
    found: LevelMatches,
}

/// The matches of a search at one level.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct LevelMatches {
    /// The best matches, each with its tier.
    pub(super) best: Vec<(UserId, u16)>,
    pub(super) total: usize,
}

impl EarlierAnswer {
    fn matches(&self, search: &LevelSearch<'_>) -> bool {
        let how = (self.scope, self.level, self.take) == (search.scope, search.level, search.take);
        how && self.query.same_words(search.query)
    }
}

impl Index {
    /// Creates an index of a few people.
    pub fn from_people<'a>(people: impl IntoIterator<Item = Findable<'a>>) -> Self {
        let mut batch = Batch::default();
        people.into_iter().for_each(|one| batch.push(one));
        let mut index = Self::default();
        index.push(Arc::new(batch.into()));
        index
    }

    /// Adds people, as they were when reading began.
    pub fn push(&mut self, chunk: Arc<Chunk>) {
        let old = self.changed.iter().filter_map(|id| chunk.position_of(*id)).collect();
        self.add(chunk, old);
    }

    fn add(&mut self, chunk: Arc<Chunk>, outdated: BTreeSet<usize>) {
        self.chunks.push(chunk);
        self.outdated.push(outdated);
        self.columns.push(Columns::default());
        self.answers.clear();
    }

    /// Replaces the people in `ids` with their rows in `chunk`; removes those who are not in it.
    pub fn apply_changes(&mut self, ids: &[UserId], chunk: Chunk) {
        for (there, outdated) in self.chunks.iter().zip(&mut self.outdated) {
            outdated.extend(ids.iter().filter_map(|id| there.position_of(*id)));
        }
        self.changed.extend(ids);
        if !chunk.is_empty() {
            self.patches += 1;
            self.add(Arc::new(chunk), BTreeSet::new());
        }
        self.answers.clear();
        self.columns.iter_mut().for_each(Columns::clear_scopes);
    }

    /// Returns the number of chunks from [`Index::apply_changes`]. Many of them make searches
    /// slower than reading everything again.
    pub const fn patches(&self) -> usize {
        self.patches
    }

    /// Clears all caches, so that a benchmark measures a full search.
    pub fn clear_caches(&mut self) {
        self.answers.clear();
        self.columns.iter_mut().for_each(|columns| *columns = Columns::default());
    }

    /// Returns the number of people in a scope.
    pub fn count(&mut self, scope: Scope) -> usize {
        let parts = self.chunks.iter().zip(&self.outdated).zip(&mut self.columns);
        parts
            .map(|((chunk, outdated), columns)| columns.people_in(chunk, outdated, scope).count)
            .sum()
    }

    /// Returns the best matches as typed and the total; nobody for a text without words, `None` if
    /// the answer is no longer wanted.
    pub fn find(&mut self, request: &SearchRequest<'_>) -> Option<Hits> {
        let &SearchRequest { scope, tier, text, take, first, wanted } = request;
        let query = &TypedWords::as_typed(text, tier);
        // Lists are filtered, not ranked: they stay in order of name.
        let (none, level) = (&BTreeSet::new(), SearchLevel::Typed);
        let first = if tier == Tier::Inside { none } else { first };
        let found = self.find_level(&LevelSearch { query, level, scope, take, first, wanted })?;
        let best = found.best.into_iter().map(|(id, _)| id).collect();
        Some(Hits { best, total: found.total })
    }

    /// Returns the people who match a query at its level, from the cache if possible; `None` if the
    /// answer is no longer wanted.
    pub(super) fn find_level(&mut self, search: &LevelSearch<'_>) -> Option<LevelMatches> {
        if search.query.all.is_empty() {
            return Some(LevelMatches::default());
        }
        if self.first != *search.first {
            self.first.clone_from(search.first);
            self.answers.clear();
            self.columns.iter_mut().for_each(Columns::clear_first);
        }
        if let Some(known) = self.answers.iter().find(|answer| answer.matches(search)) {
            return Some(known.found.clone());
        }
        let found = self.search(search)?;
        if self.answers.len() == MAX_CACHED_ANSWERS {
            self.answers.remove(0);
        }
        let (query, level, scope, take) =
            (search.query.clone(), search.level, search.scope, search.take);
        self.answers.push(EarlierAnswer { query, level, scope, take, found: found.clone() });
        Some(found)
    }

    fn search(&mut self, search: &LevelSearch<'_>) -> Option<LevelMatches> {
        let mut best = Best::default();
        let parts = self.chunks.iter().zip(&self.outdated).zip(&mut self.columns);
        for ((chunk, outdated), columns) in parts {
            best.add_chunk(search, chunk, outdated, columns)?;
        }
        let Best { all, total } = best;
        let best = all.into_sorted_vec().iter().map(|one| (one.id, one.tier())).collect();
        Some(LevelMatches { best, total })
    }
}
