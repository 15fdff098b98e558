//! One pass over the chunks, on as many threads as there are cores.

use std::{
    cmp::Reverse,
    collections::{BTreeSet, BinaryHeap},
    sync::Arc,
    thread,
};

use super::{
    chunk::Chunk,
    index::{Asked, Hits},
    rank::{Fit, Ranked, fit},
    word::Word,
};
use crate::domain::UserId;

/// Chunks below which a second thread costs more than it brings.
const FEW: usize = 2;

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

/// One chunk, while it is looked through.
struct Here<'a> {
    chunk: &'a Chunk,
    gone: &'a BTreeSet<usize>,
    /// For each word which of the domains have it.
    domains: Vec<Vec<bool>>,
}

impl Here<'_> {
    /// Whether the domain of the one at a place has the word.
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
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let threads = cores.min(it.chunks.len() / FEW).max(1);
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
            let of_word = |word: &Word| chunk.domains(|domain| word.is_in(domain));
            let domains = self.words.iter().map(of_word).collect();
            let (here, mut kept) = (Here { chunk, gone, domains }, Vec::new());
            let mut look = |at: usize| {
                if self.one(&here, at, &mut part) {
                    kept.extend(u16::try_from(at));
                }
            };
            match self.past.0.get(nth) {
                Some(places) => places.iter().for_each(|at| look(usize::from(*at))),
                None => (0..chunk.len()).for_each(look),
            }
            part.past.push((nth, kept));
        }
        Some(part)
    }

    /// Looks at one person; says whether it is worth looking again with one word more.
    fn one(&self, here: &Here<'a>, at: usize, part: &mut Part<'a>) -> bool {
        let (chunk, signs, tier) = (here.chunk, here.chunk.signs(at), self.asked.tier);
        let words = || self.words.iter().enumerate();
        let can_be = words().all(|(nth, word)| word.can_be(signs, here.has(nth, at), tier));
        if !can_be || !chunk.is_in(at, self.asked.scope) || here.gone.contains(&at) {
            return false;
        }
        let full = part.best.len() >= self.asked.take;
        let worst = part.best.peek().filter(|_| full).map(|place| place.0);
        let too_late = |ranked| worst.is_some_and(|worst| ranked > worst);
        // Who cannot be one of the best need not be looked at to be counted.
        if too_late(Ranked::hope(self.words, signs))
            && words().all(|(nth, word)| word.surely(signs, here.has(nth, at)))
        {
            part.total += 1;
            return true;
        }
        let texts = chunk.texts(at);
        let ranked = match fit(self.words, &texts, tier) {
            Fit::No => return false,
            Fit::Particles => return true,
            Fit::Is(ranked) => ranked,
        };
        part.total += 1;
        let Some(id) = chunk.id(at).filter(|_| !too_late(ranked)) else { return true };
        let first = Reverse(self.asked.first.contains(&id));
        let place = (ranked, first, signs.front, texts.name, id);
        if !full {
            part.best.push(place);
        } else if let Some(mut worst) = part.best.peek_mut()
            && place < *worst
        {
            *worst = place;
        }
        true
    }
}
