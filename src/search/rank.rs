//! All typed words against one person.

use super::{
    read::{LONGEST, Reading, read},
    texts::{Signs, Texts},
    word::{Match, Rank, Tier, Word},
};
use crate::domain::fold;

/// The words of a typed text, as a tier reads it; none when there is nothing to look for. A list
/// is filtered by what is typed, sign by sign.
pub(super) fn typed(text: &str, tier: Tier) -> Vec<Word> {
    if tier == Tier::Inside {
        let short: String = text.chars().take(LONGEST).collect();
        return fold(&short).split_whitespace().map(Word::new).collect();
    }
    match read(text) {
        Reading::Address(address) => vec![Word::address(&address)],
        Reading::Words(words) => words.iter().map(|word| Word::new(word)).collect(),
    }
}

/// How well a person matches all the words: the worst, and all together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Ranked {
    worst: Rank,
    sum: usize,
}

impl Ranked {
    /// How well somebody of whom this is known matches all the words at best.
    pub(super) fn hope(words: &[Word], signs: Signs) -> Self {
        let hopes = words.iter().map(|word| word.hope(signs, words.len() == 1));
        let each = |all: Self, rank: Rank| Self {
            worst: all.worst.max(rank),
            sum: all.sum + rank as usize,
        };
        hopes.fold(Self { worst: Rank::NameStart, sum: 0 }, each)
    }
}

/// What a person is to the words.
pub(super) enum Fit {
    /// A match.
    Is(Ranked),
    /// Every word is there, but only as a particle: with one word more it may be a match.
    Particles,
    /// No match, and none with more words either.
    No,
}

/// Returns whether every word matches, and how well; particles alone find nobody.
pub(super) fn fit(words: &[Word], texts: &Texts<'_>, tier: Tier) -> Fit {
    let ranked = |particles| {
        let (mut worst, mut sum) = (None, 0);
        each(words, texts, (particles, tier), &mut |found| {
            if !found.particle {
                worst = worst.max(Some(found.rank));
                sum += found.rank as usize;
            }
        })?;
        Some(worst.map(|worst| Ranked { worst, sum }))
    };
    match ranked(true) {
        None => Fit::No,
        Some(Some(with)) => Fit::Is(with),
        Some(None) => ranked(false).flatten().map_or(Fit::Particles, Fit::Is),
    }
}

/// Every word must match; `with` takes each match.
pub(super) fn each(
    words: &[Word],
    texts: &Texts<'_>,
    (particles, tier): (bool, Tier),
    with: &mut impl FnMut(Match),
) -> Option<()> {
    for word in words {
        with(word.best(texts, particles, tier)?);
    }
    Some(())
}
