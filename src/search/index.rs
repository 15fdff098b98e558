//! Everybody, in chunks, and what is remembered of the last searches.

use std::{
    collections::BTreeSet,
    sync::{Arc, LazyLock},
    thread,
};

use super::{
    best::{Best, Look, SearchedChunk},
    columns::Columns,
    people::chunk::{Batch, Chunk, Scope},
    query::{TypedWords, word::Tier},
    rules::cost::Depth,
};
use crate::domain::{Findable, UserId};

/// Answers that are remembered, the last at the end.
const REMEMBERED: usize = 48;
/// People for whom another thread brings more than it costs to start.
const ENOUGH: usize = 150_000;
/// Asking how many cores there are reads files.
static CORES: LazyLock<usize> =
    LazyLock::new(|| thread::available_parallelism().map_or(1, usize::from));

/// What is looked for.
#[derive(Clone, Copy)]
pub struct SearchRequest<'a> {
    /// Among whom.
    pub scope: Scope,
    /// How far one looks.
    pub tier: Tier,
    /// What was typed.
    pub text: &'a str,
    /// How many of the best are wanted.
    pub take: usize,
    /// The people ranked first among equals: those who share an organisation with the searcher.
    pub first: &'a BTreeSet<UserId>,
    /// Whether the answer is still wanted; asked again and again.
    pub wanted: &'a (dyn Fn() -> bool + Sync),
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// The best ones, best first.
    pub best: Vec<UserId>,
    /// How many there are in all.
    pub total: usize,
}

/// Everybody who can be found.
#[derive(Debug, Default)]
pub struct Index {
    chunks: Vec<Arc<Chunk>>,
    /// The places in each chunk of people who are no longer as it says.
    gone: Vec<BTreeSet<usize>>,
    /// The people who changed since the first chunk was read: what a later one says of them is old.
    changed: BTreeSet<UserId>,
    /// How many chunks came from changes.
    patches: usize,
    /// What typed words cost the people of each chunk.
    columns: Vec<Columns>,
    answers: Vec<EarlierAnswer>,
    /// The people ranked first in those.
    first: BTreeSet<UserId>,
}

/// What was found before.
#[derive(Debug)]
struct EarlierAnswer {
    query: TypedWords,
    level: Depth,
    scope: Scope,
    take: usize,
    found: Similar,
}

/// Those who match up to a level.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Similar {
    /// The best, with the tier of each.
    pub(super) best: Vec<(UserId, u16)>,
    pub(super) total: usize,
}

impl EarlierAnswer {
    fn is(&self, it: &Look<'_>) -> bool {
        let how = (self.scope, self.level, self.take) == (it.scope, it.level, it.take);
        how && self.query.is(it.query)
    }
}

impl Index {
    /// Of a few people.
    pub fn of<'a>(people: impl IntoIterator<Item = Findable<'a>>) -> Self {
        let mut batch = Batch::default();
        people.into_iter().for_each(|one| batch.push(one));
        let mut index = Self::default();
        index.push(Arc::new(batch.into()));
        index
    }

    /// Takes in more people, as they were when the reading began.
    pub fn push(&mut self, chunk: Arc<Chunk>) {
        let old = self.changed.iter().filter_map(|id| chunk.find(*id)).collect();
        self.add(chunk, old);
    }

    fn add(&mut self, chunk: Arc<Chunk>, gone: BTreeSet<usize>) {
        self.chunks.push(chunk);
        self.gone.push(gone);
        self.columns.push(Columns::default());
        self.answers.clear();
    }

    /// Takes over what became of people: those of `ids` are now as `chunk` says, or gone.
    pub fn change(&mut self, ids: &[UserId], chunk: Chunk) {
        for (there, gone) in self.chunks.iter().zip(&mut self.gone) {
            gone.extend(ids.iter().filter_map(|id| there.find(*id)));
        }
        self.changed.extend(ids);
        if !chunk.is_empty() {
            self.patches += 1;
            self.add(Arc::new(chunk), BTreeSet::new());
        }
        self.answers.clear();
        self.columns.iter_mut().for_each(Columns::changed);
    }

    /// How many chunks came from [`Index::change`]; many of them are slower than reading anew.
    pub const fn patches(&self) -> usize {
        self.patches
    }

    /// Forgets all that was found; a bench measures what a search costs.
    pub fn forget(&mut self) {
        self.answers.clear();
        self.columns.iter_mut().for_each(|columns| *columns = Columns::default());
    }

    /// How many people there are among whom is looked.
    pub fn count(&mut self, scope: Scope) -> usize {
        let parts = self.chunks.iter().zip(&self.gone).zip(&mut self.columns);
        parts.map(|((chunk, gone), columns)| columns.count(chunk, gone, scope)).sum()
    }

    /// The best matches and how many there are; of a text without a word nobody. Nothing when the
    /// answer is no longer wanted.
    pub fn find(&mut self, asked: &SearchRequest<'_>) -> Option<Hits> {
        let &SearchRequest { scope, tier, text, take, first, wanted } = asked;
        let query = &TypedWords::typed(text, tier);
        // The first by name are the best of a list.
        let (none, level) = (&BTreeSet::new(), Depth::Typed);
        let first = if tier == Tier::Inside { none } else { first };
        let found = self.look(&Look { query, level, scope, take, first, wanted })?;
        let best = found.best.into_iter().map(|(id, _)| id).collect();
        Some(Hits { best, total: found.total })
    }

    /// The people who match these words: as typed, or up to another level and not as typed. Nothing
    /// when the answer is no longer wanted.
    pub(super) fn look(&mut self, it: &Look<'_>) -> Option<Similar> {
        if it.query.all.is_empty() {
            return Some(Similar::default());
        }
        if self.first != *it.first {
            self.first.clone_from(it.first);
            self.answers.clear();
        }
        if let Some(known) = self.answers.iter().find(|answer| answer.is(it)) {
            return Some(known.found.clone());
        }
        let found = self.search(it)?;
        if self.answers.len() == REMEMBERED {
            self.answers.remove(0);
        }
        let (query, level, scope, take) = (it.query.clone(), it.level, it.scope, it.take);
        self.answers.push(EarlierAnswer { query, level, scope, take, found: found.clone() });
        Some(found)
    }

    /// Looks at everybody, on as many threads as are worth it.
    fn search(&mut self, it: &Look<'_>) -> Option<Similar> {
        let people: usize = self.chunks.iter().map(|chunk| chunk.len()).sum();
        let threads = if people < ENOUGH { 1 } else { *CORES };
        let mut shares: Vec<(usize, Vec<SearchedChunk<'_, '_>>)> = Vec::new();
        shares.resize_with(threads.max(1), Default::default);
        let parts = self.chunks.iter().zip(&self.gone).zip(&mut self.columns);
        let mut parts: Vec<SearchedChunk<'_, '_>> =
            parts.map(|((chunk, gone), columns)| (&**chunk, gone, columns)).collect();
        // The largest first, each to who has least.
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
            let others = shares.map(|share| scope.spawn(move || Best::of(it, share)));
            let others: Vec<_> = others.collect();
            let mine = Best::of(it, mine);
            // A thread that panicked ends the program by its panic.
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
        best.truncate(it.take);
        Some(Similar { best: best.iter().map(|one| (one.id, one.tier())).collect(), total })
    }
}
