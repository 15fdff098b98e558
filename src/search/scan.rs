//! One pass over the chunks, on as many threads as there are cores.

use std::{
    cmp::Reverse,
    collections::{BTreeSet, BinaryHeap},
    hint::black_box,
    sync::Arc,
    thread,
};

use super::{
    chunk::Chunk,
    index::{Asked, Hits},
    rank::{Fit, Ranked, fit},
    texts::Texts,
    word::{Tier, Word},
};
use crate::domain::UserId;

/// People passed by for whom another thread brings more than it costs to start.
const ENOUGH: usize = 20_000;
/// How much longer it takes to look at one of those who were worth it before.
const CLOSER: usize = 8;
/// People whose texts are looked at together.
const AHEAD: usize = 64;

/// Who is worth looking at with one word more: places in each chunk that was looked through.
#[derive(Debug, Default)]
pub(super) struct Past(Vec<Vec<u16>>);

impl Past {
    /// How many chunks were looked through.
    pub(super) const fn len(&self) -> usize {
        self.0.len()
    }
}

/// What a pass looks at.
pub(super) struct Sweep<'a> {
    pub(super) chunks: &'a [Arc<Chunk>],
    pub(super) gone: &'a [BTreeSet<usize>],
    pub(super) words: &'a [Word],
    /// Those to look through, in chunks that were looked through before.
    pub(super) past: &'a Past,
    pub(super) asked: &'a Asked<'a>,
}

/// The order of hits: how well, who goes first, the name by its front and whole, the number.
type Place<'a> = (Ranked, Reverse<bool>, u64, &'a str, UserId);

impl Part<'_> {
    /// Who is worth looking at again with one word more.
    fn keep(&mut self, at: usize) {
        if let (Some((_, kept)), Ok(at)) = (self.past.last_mut(), u16::try_from(at)) {
            kept.push(at);
        }
    }
}

/// What is known of somebody without looking at the texts.
enum Look {
    /// No match.
    No,
    /// A match, but none of the best.
    Sure,
    /// That depends on the texts.
    Closer,
}

/// One chunk, while it is looked through.
struct Here<'a> {
    chunk: &'a Chunk,
    gone: &'a BTreeSet<usize>,
    /// For each word which of the domains have it.
    domains: Vec<Vec<bool>>,
}

impl Here<'_> {
    /// Returns whether the domain of the one at a place has the word.
    fn has(&self, word: usize, at: usize) -> bool {
        let domains = self.domains.get(word);
        domains.and_then(|has| has.get(self.chunk.domain(at))).is_some_and(|has| *has)
    }
}

/// What one thread found.
#[derive(Default)]
struct Part<'a> {
    best: BinaryHeap<Place<'a>>,
    total: usize,
    past: Vec<(usize, Vec<u16>)>,
}

/// Looks through everybody; nothing when the answer is no longer wanted.
pub(super) fn sweep(it: &Sweep<'_>) -> Option<(Hits, Past)> {
    let effort = |(nth, chunk): (usize, &Arc<Chunk>)| {
        it.past.0.get(nth).map_or(chunk.len(), |few| few.len() * CLOSER)
    };
    let effort: usize = it.chunks.iter().enumerate().map(effort).sum();
    let threads = match effort / ENOUGH {
        // Asking how many cores there are reads files: longer than looking through a few people.
        few @ 0..=1 => few.max(1),
        most => thread::available_parallelism().map_or(1, usize::from).min(most),
    };
    let parts: Vec<Option<Part<'_>>> = thread::scope(|scope| {
        let others: Vec<_> =
            (1..threads).map(|nth| scope.spawn(move || it.part(nth, threads))).collect();
        let first = it.part(0, threads);
        // A thread that panicked ends the program by its panic.
        let others = others.into_iter().map(|other| other.join().ok().flatten());
        std::iter::once(first).chain(others).collect()
    });
    let mut all = Part::default();
    for part in parts {
        let part = part?;
        all.total += part.total;
        all.best.extend(part.best);
        all.past.extend(part.past);
    }
    all.past.sort_by_key(|(nth, _)| *nth);
    let best = all.best.into_sorted_vec().into_iter().take(it.asked.take);
    let hits = Hits { best: best.map(|(.., id)| id).collect(), total: all.total };
    Some((hits, Past(all.past.into_iter().map(|(_, places)| places).collect())))
}

impl<'a> Sweep<'a> {
    /// Every so manieth chunk.
    fn part(&self, first: usize, step: usize) -> Option<Part<'a>> {
        let mut part = Part::default();
        let numbered = self.chunks.iter().zip(self.gone).enumerate();
        for (nth, (chunk, gone)) in numbered.skip(first).step_by(step) {
            if !(self.asked.wanted)() {
                return None;
            }
            let of_word = |word: &Word| chunk.domains(|domain| word.is_in(domain, self.asked.tier));
            let domains = self.words.iter().map(of_word).collect();
            let here = Here { chunk, gone, domains };
            part.past.push((nth, Vec::new()));
            match self.past.0.get(nth) {
                Some(few) => self.chunk(&here, few.iter().copied().map(usize::from), &mut part),
                None => self.chunk(&here, 0..chunk.len(), &mut part),
            }
        }
        Some(part)
    }

    /// Looks at these of one chunk.
    fn chunk(&self, here: &Here<'a>, places: impl Iterator<Item = usize>, part: &mut Part<'a>) {
        let mut ahead = Vec::with_capacity(AHEAD);
        for at in places {
            match self.beforehand(here, at, part) {
                Look::No => {}
                Look::Sure => {
                    part.total += 1;
                    part.keep(at);
                }
                Look::Closer => ahead.push(at),
            }
            if ahead.len() == AHEAD {
                self.closer(here, &mut ahead, part);
            }
        }
        self.closer(here, &mut ahead, part);
    }

    /// What one person is without looking at the texts.
    fn beforehand(&self, here: &Here<'a>, at: usize, part: &Part<'a>) -> Look {
        let (signs, tier) = (here.chunk.signs(at), self.asked.tier);
        let words = || self.words.iter().enumerate();
        let can_be = words().all(|(nth, word)| word.can_be(signs, here.has(nth, at), tier));
        if !can_be || !here.chunk.is_in(at, self.asked.scope) || here.gone.contains(&at) {
            return Look::No;
        }
        let surely = || words().all(|(nth, word)| word.surely(signs, here.has(nth, at), tier));
        if self.is_late(part, Ranked::hope(self.words, signs), signs.front) && surely() {
            Look::Sure
        } else {
            Look::Closer
        }
    }

    /// Whether nobody who matches so well, with this front of a name, can be one of the best any
    /// more.
    fn is_late(&self, part: &Part<'_>, ranked: Ranked, front: u64) -> bool {
        let full = part.best.len() >= self.asked.take;
        full && part.best.peek().is_none_or(|worst| match self.asked.tier {
            Tier::Inside => front > worst.2,
            Tier::Literal => ranked > worst.0,
        })
    }

    /// Looks at the texts of these. They are touched before, all of them, so that the waits for
    /// memory overlap.
    fn closer(&self, here: &Here<'a>, ahead: &mut Vec<usize>, part: &mut Part<'a>) {
        black_box(ahead.iter().fold(0, |all, at| all ^ here.chunk.touch(*at)));
        for at in ahead.drain(..) {
            let texts = here.chunk.texts(at);
            match fit(self.words, &texts, self.asked.tier) {
                Fit::No => {}
                Fit::Particles => part.keep(at),
                Fit::Is(ranked) => {
                    part.total += 1;
                    part.keep(at);
                    if !self.is_late(part, ranked, texts.signs.front) {
                        self.place(here.chunk.id(at), ranked, &texts, part);
                    }
                }
            }
        }
    }

    fn place(&self, id: Option<UserId>, ranked: Ranked, texts: &Texts<'a>, part: &mut Part<'a>) {
        let Some(id) = id else { return };
        let goes_first = self.asked.tier != Tier::Inside && self.asked.first.contains(&id);
        let place = (ranked, Reverse(goes_first), texts.signs.front, texts.name, id);
        if part.best.len() < self.asked.take {
            part.best.push(place);
        } else if let Some(mut worst) = part.best.peek_mut()
            && place < *worst
        {
            *worst = place;
        }
    }
}
