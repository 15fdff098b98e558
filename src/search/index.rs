//! Looking through everybody: the best of those who match, and how many they are.
//!
//! What one letter more can only make fewer is kept, so that it looks through those few, and a
//! letter less has been found before.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    chunk::{Chunk, Scope},
    cost::{Cost, Level},
    rank::typed,
    scan::{Past, Sweep, sweep},
    similar::{Columns, Likeness, Similar, similar},
    word::{Tier, Word},
};
use crate::domain::{Findable, UserId};

/// Texts that are remembered, each the one before with something behind it.
const REMEMBERED: usize = 32;

/// What is looked for.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// Among whom.
    pub scope: Scope,
    /// How far one looks.
    pub tier: Tier,
    /// What was typed.
    pub text: &'a str,
    /// How many of the best are wanted.
    pub take: usize,
    /// Who goes first among equals: who already shares an organisation with who searches.
    pub first: &'a BTreeSet<UserId>,
    /// Whether the answer is still wanted; asked between two chunks.
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
    /// Who is no longer as a chunk says, for each of them.
    gone: Vec<BTreeSet<usize>>,
    /// Who changed since the first chunk was read: what a later one says of them is old.
    changed: BTreeSet<UserId>,
    /// How many chunks came from changes.
    patches: usize,
    /// How many people there are among whom was looked.
    counted: Vec<(Scope, usize)>,
    steps: Vec<Step>,
    /// What typed words cost the people of each chunk.
    columns: Vec<Columns>,
    /// Those who were like a text, the last at the end.
    likes: Vec<Liked>,
}

/// Who was like a text.
#[derive(Debug)]
struct Liked {
    scope: Scope,
    level: Level,
    words: (String, Option<Cost>),
    take: usize,
    similar: Similar,
}

/// A text that was looked for, as typed.
#[derive(Debug)]
struct Step {
    scope: Scope,
    tier: Tier,
    words: Vec<Word>,
    past: Past,
    take: usize,
    hits: Hits,
}

impl Step {
    /// Returns whether all who match these words are among those that were found for the step.
    fn holds(&self, (scope, tier): (Scope, Tier), words: &[Word]) -> bool {
        let narrowed = |old: &Word| words.iter().any(|word| word.narrows(old));
        (self.scope, self.tier) == (scope, tier) && self.words.iter().all(narrowed)
    }

    fn is(&self, words: &[Word]) -> bool {
        let same = |(old, new): (&Word, &Word)| old.is(new);
        self.words.len() == words.len() && self.words.iter().zip(words).all(same)
    }
}

impl Index {
    /// Of a few people.
    pub fn of<'a>(people: impl IntoIterator<Item = Findable<'a>>) -> Self {
        let mut people: Vec<Findable<'a>> = people.into_iter().collect();
        people.sort_by_key(|one| one.id);
        let mut index = Self::default();
        let mut chunk = Chunk::default();
        for one in people {
            chunk.push(one);
        }
        index.push(Arc::new(chunk));
        index
    }

    /// Takes in more people, as they were when the reading began.
    pub fn push(&mut self, chunk: Arc<Chunk>) {
        let old = self.changed.iter().filter_map(|id| chunk.find(*id)).collect();
        self.gone.push(old);
        self.chunks.push(chunk);
        self.counted.clear();
        self.likes.clear();
    }

    /// Takes over what became of people: those of `ids` are now as `chunk` says, or gone.
    pub fn change(&mut self, ids: &[UserId], chunk: Chunk) {
        for (there, gone) in self.chunks.iter().zip(&mut self.gone) {
            gone.extend(ids.iter().filter_map(|id| there.find(*id)));
        }
        self.changed.extend(ids);
        if !chunk.is_empty() {
            self.patches += 1;
            self.chunks.push(Arc::new(chunk));
            self.gone.push(BTreeSet::new());
        }
        self.restart();
    }

    /// How many chunks came from [`Index::change`]; many of them are slower than reading anew.
    pub const fn patches(&self) -> usize {
        self.patches
    }

    /// Forgets what was found; after what goes first changed.
    pub fn restart(&mut self) {
        self.steps.clear();
        self.counted.clear();
        self.likes.clear();
    }

    /// Forgets also what is kept of single words; a bench measures what one costs.
    pub fn forget(&mut self) {
        self.restart();
        self.columns.clear();
    }

    /// Takes the names apart, so that the first search for who is similar does not wait for it.
    pub fn prepare(&mut self) {
        for chunk in &self.chunks {
            chunk.prepare();
        }
    }

    /// How many people there are among whom is looked.
    pub fn count(&mut self, scope: Scope) -> usize {
        if let Some((_, count)) = self.counted.iter().find(|(counted, _)| *counted == scope) {
            return *count;
        }
        let of_chunk = |(chunk, gone): (&Arc<Chunk>, &BTreeSet<usize>)| {
            let counts = |at: &usize| chunk.is_in(*at, scope) && !gone.contains(at);
            (0..chunk.len()).filter(counts).count()
        };
        let count = self.chunks.iter().zip(&self.gone).map(of_chunk).sum();
        self.counted.push((scope, count));
        count
    }

    /// The best matches and how many there are; of a text without a word nobody. Nothing when the
    /// answer is no longer wanted.
    pub fn find(&mut self, asked: &Asked<'_>) -> Option<Hits> {
        let words = typed(asked.text, asked.tier);
        if words.is_empty() {
            return Some(Hits::default());
        }
        let tier = asked.tier;
        // What was typed since and taken back is of no use any more.
        while self.steps.last().is_some_and(|step| !step.holds((asked.scope, tier), &words)) {
            self.steps.pop();
        }
        let whole = |step: &Step| step.past.len() == self.chunks.len();
        let last = self.steps.last().filter(|step| step.is(&words));
        if let Some(same) = last.filter(|step| whole(step) && step.take == asked.take) {
            return Some(same.hits.clone());
        }
        let none = Past::default();
        let past = self.steps.last().map_or(&none, |step| &step.past);
        let (hits, past) = self.look(asked, &words, past)?;
        if last.is_some() || self.steps.len() == REMEMBERED {
            self.steps.pop();
        }
        let (scope, take) = (asked.scope, asked.take);
        self.steps.push(Step { scope, tier, words, past, take, hits: hits.clone() });
        Some(hits)
    }

    /// Who is like these words but does not match as typed. Nothing when the answer is no longer
    /// wanted.
    pub(super) fn similar(&mut self, it: &Likeness<'_>) -> Option<Similar> {
        let words = (it.words.key(), it.words.least);
        let same = |liked: &Liked| {
            let how = (liked.scope, liked.level, liked.take) == (it.scope, it.level, it.take);
            how && liked.words == words
        };
        if let Some(known) = self.likes.iter().find(|liked| same(liked)) {
            return Some(known.similar.clone());
        }
        let similar = similar(it, (&self.chunks, &self.gone), &mut self.columns)?;
        if self.likes.len() == REMEMBERED {
            self.likes.remove(0);
        }
        let (scope, level, take) = (it.scope, it.level, it.take);
        self.likes.push(Liked { scope, level, words, take, similar: similar.clone() });
        Some(similar)
    }

    fn look(&self, asked: &Asked<'_>, words: &[Word], past: &Past) -> Option<(Hits, Past)> {
        sweep(&Sweep { chunks: &self.chunks, gone: &self.gone, words, past, asked })
    }
}
