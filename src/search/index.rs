//! The search index: all people, in chunks, with a cache of recent answers.

use std::{
    collections::BTreeSet,
    sync::{Arc, LazyLock},
    thread,
};

use super::{
    best::{Best, LevelSearch, SearchedChunk},
    columns::Columns,
    people::chunk::{Batch, Chunk, Scope},
    query::{TypedWords, word::Tier},
    rules::cost::SearchLevel,
};
use crate::domain::{Findable, UserId};

/// Maximum cached answers; the most recent is last.
const MAX_CACHED_ANSWERS: usize = 48;
/// Minimum people for searching with several threads.
const MIN_PEOPLE_FOR_THREADS: usize = 150_000;
/// Cached, because counting the cores reads files.
static CORES: LazyLock<usize> =
    LazyLock::new(|| thread::available_parallelism().map_or(1, usize::from));

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
    pub wanted: &'a (dyn Fn() -> bool + Sync),
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
        parts.map(|((chunk, outdated), columns)| columns.count(chunk, outdated, scope)).sum()
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

    /// Searches all chunks, on several threads if there are many people.
    fn search(&mut self, search: &LevelSearch<'_>) -> Option<LevelMatches> {
        let people: usize = self.chunks.iter().map(|chunk| chunk.len()).sum();
        let threads = if people < MIN_PEOPLE_FOR_THREADS { 1 } else { *CORES };
        let mut shares: Vec<(usize, Vec<SearchedChunk<'_, '_>>)> = Vec::new();
        shares.resize_with(threads.max(1), Default::default);
        let parts = self.chunks.iter().zip(&self.outdated).zip(&mut self.columns);
        let mut parts: Vec<SearchedChunk<'_, '_>> =
            parts.map(|((chunk, outdated), columns)| (&**chunk, outdated, columns)).collect();
        // Largest chunk first, each to the thread with the fewest people.
        parts.sort_by_key(|(chunk, ..)| std::cmp::Reverse(chunk.len()));
        for part in parts {
            if let Some((size, share)) = shares.iter_mut().min_by_key(|(size, _)| *size) {
                *size += part.0.len();
                share.push(part);
            }
        }
        let found: Vec<Option<Best<'_>>> = thread::scope(|scope| {
            let mut shares = shares.into_iter().map(|(_, share)| share);
            let mine = shares.next().unwrap_or_default();
            let others =
                shares.map(|share| scope.spawn(move || Best::search_chunks(search, share)));
            let others: Vec<_> = others.collect();
            let mine = Best::search_chunks(search, mine);
            // A panic in a thread ends the program in the panic hook (see `term::guard`); without
            // it, the search returns `None`.
            let others = others.into_iter().map(|other| other.join().ok().flatten());
            std::iter::once(mine).chain(others).collect()
        });
        let (mut best, mut total) = (Vec::new(), 0);
        for part in found {
            let part = part?;
            best.extend(part.all);
            total += part.total;
        }
        best.sort_unstable();
        best.truncate(search.take);
        Some(LevelMatches { best: best.iter().map(|one| (one.id, one.tier())).collect(), total })
    }
}
