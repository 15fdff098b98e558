//! All typed words against one person.

use super::{
    mark::marks,
    texts::{Signs, Texts},
    word::{Match, Place, Rank, Tier, Word},
};
use crate::domain::{Marks, fold};

/// Signs of a typed text that are looked at.
pub const LONGEST: usize = 200;

/// The words of a typed text; none when there is nothing to look for.
pub(super) fn typed(text: &str) -> Vec<Word> {
    let short: String = text.chars().take(LONGEST).collect();
    fold(&short).split_whitespace().map(Word::new).collect()
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

/// Whether every word matches, and how well; particles alone find nobody.
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
fn each(
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

/// The letters of a name and an address, as they are shown, that match a typed text.
pub fn underlined(text: &str, name: &str, email: &str) -> (Marks, Marks) {
    let words = typed(text);
    let folded = (fold(name), fold(email));
    let texts = Texts::of(&folded.0, &folded.1);
    let tries =
        [Tier::Literal, Tier::Fuzzy].into_iter().flat_map(|tier| [(true, tier), (false, tier)]);
    for (particles, tier) in tries {
        let (mut of_name, mut of_email, mut scores) = (Vec::new(), Vec::new(), false);
        let found = each(&words, &texts, (particles, tier), &mut |found| {
            scores |= !found.particle;
            match found.place {
                Place::Name(from, to) => of_name.push((from, to)),
                Place::Email(from, to) => of_email.push((from, to)),
            }
        });
        if found.is_some() && scores {
            return (marks(name, &of_name), marks(email, &of_email));
        }
    }
    (Marks::new(), Marks::new())
}
