//! The typed words, and one of them against one person.

use memchr::memmem::Finder;

use super::reading::{LONGEST, Reading, read};
use crate::{
    domain::{PARTICLES, fold},
    search::people::{
        letters::Letters,
        texts::{FoldedPerson, breaks, is_between},
    },
};

/// How well a word matches, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// The beginning of the name.
    NameStart,
    /// The beginning of another word of the name.
    WordStart,
    /// The beginning of the address.
    EmailStart,
    /// Inside the address.
    EmailInside,
}

/// How a word must match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tier {
    /// As it is typed: the beginning of a word of the name, or a part of the address.
    Literal,
    /// What is typed, anywhere in the name or the address, as a list is filtered: all match alike
    /// and nobody goes first, so the first by name are the best.
    Inside,
}

/// Where a word matched: bytes of the folded text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MatchedBytes {
    /// Of the name.
    Name(usize, usize),
    /// Of the address.
    Email(usize, usize),
}

/// A match of one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct WordMatch {
    pub(crate) rank: Rank,
    pub(crate) place: MatchedBytes,
    /// `true` if it is only a particle, which does not score alone.
    pub(crate) particle: bool,
}

/// A typed word, folded, with the other ways of writing it.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    ways: Vec<Spelling>,
    /// `true` if it is a whole address.
    whole: bool,
    /// `true` if it may stand anywhere.
    inside: bool,
}

/// One way of writing a word.
#[derive(Clone, Debug)]
pub(crate) struct Spelling {
    pub(crate) text: String,
    pub(crate) finder: Finder<'static>,
}

/// The words of a typed text, as a tier reads it; none when there is nothing to look for. A list
/// is filtered by what is typed, sign by sign.
pub(crate) fn typed(text: &str, tier: Tier) -> Vec<Word> {
    if tier == Tier::Inside {
        let short: String = text.chars().take(LONGEST).collect();
        let plain = |word: &str| Word { inside: true, ..Word::one_way(word) };
        return fold(&short).split_whitespace().map(plain).collect();
    }
    match read(text) {
        Reading::Address(address) => vec![Word { whole: true, ..Word::one_way(&address) }],
        Reading::Words(words) => words.iter().map(|word| Word::new(word)).collect(),
    }
}

impl Word {
    /// `text` is folded.
    pub(crate) fn new(text: &str) -> Self {
        let mut word = Self::one_way(text);
        for (from, to) in [("ij", "y"), ("y", "ij"), ("oe", "o"), ("ue", "u"), ("ae", "a")] {
            let other = text.replace(from, to);
            if word.ways.iter().all(|way| way.text != other) {
                word.ways.push(Spelling::new(other));
            }
        }
        word
    }

    fn one_way(text: &str) -> Self {
        Self { ways: vec![Spelling::new(text.to_owned())], whole: false, inside: false }
    }

    /// Whether everybody who matches this word as it is typed matches `shorter` too: what was
    /// found for that is then enough to look through.
    pub(crate) fn narrows(&self, shorter: &Self) -> bool {
        let begins =
            |way: &Spelling| shorter.ways.iter().any(|old| way.text.starts_with(&old.text));
        let alike = (self.whole, self.inside) == (shorter.whole, shorter.inside);
        alike && !self.whole && self.ways.iter().all(begins)
    }

    /// Returns whether this is the same word.
    pub(crate) fn is(&self, other: &Self) -> bool {
        let alike = (self.whole, self.inside) == (other.whole, other.inside);
        alike && self.text() == other.text()
    }

    /// As it was typed.
    pub(crate) fn text(&self) -> &str {
        self.ways.first().map_or("", |way| &way.text)
    }

    /// The ways of writing it, as typed first.
    pub(crate) fn ways(&self) -> &[Spelling] {
        &self.ways
    }

    /// Whether it is a whole address.
    pub(crate) const fn is_whole(&self) -> bool {
        self.whole
    }

    /// Whether it is looked for anywhere in a name or an address.
    pub(crate) const fn is_inside(&self) -> bool {
        self.inside
    }

    /// Whether it may match a particle of a name.
    pub(crate) fn may_be_particle(&self) -> bool {
        let may = |way: &Spelling| {
            let first = way.text.split(breaks).next().unwrap_or_default();
            PARTICLES.iter().any(|one| one.starts_with(&way.text)) || is_between(first)
        };
        !self.whole && !self.inside && self.ways.iter().any(may)
    }

    /// The best match of this word in a folded name and address; without `particles` those of the
    /// name are passed over.
    pub(crate) fn best(&self, texts: &FoldedPerson<'_>, particles: bool) -> Option<WordMatch> {
        if self.whole {
            let way = self.ways.first().filter(|way| way.text == texts.email)?;
            let place = MatchedBytes::Email(0, way.text.len());
            return Some(WordMatch { rank: Rank::EmailStart, place, particle: false });
        }
        // The other ways of writing are tried only when the word itself is not there.
        self.ways
            .iter()
            .find_map(|way| way.in_name(texts, particles).or_else(|| way.in_email(texts)))
    }

    /// All beginnings of words of the name that match as well as any.
    pub(crate) fn beginnings(&self, texts: &FoldedPerson<'_>) -> Vec<(usize, usize)> {
        let all = |way: &Spelling| {
            let begins = |start: &usize| {
                texts.name.get(*start..).is_some_and(|rest| rest.starts_with(&way.text))
            };
            let starts = texts.heads().map(|(start, _)| start).filter(begins);
            starts.map(|start| (start, start + way.text.len())).collect::<Vec<_>>()
        };
        let ways = if self.whole { &[] } else { self.ways.as_slice() };
        ways.iter().map(all).find(|places| !places.is_empty()).unwrap_or_default()
    }
}

impl Spelling {
    fn new(text: String) -> Self {
        Self { finder: Finder::new(&text).into_owned(), text }
    }

    /// Its letters.
    pub(crate) fn letters(&self) -> Letters {
        Letters::of(self.text.bytes())
    }

    /// What stands before the sign of an address and the rest, where it is part of one.
    pub(crate) fn around(&self) -> Option<(&str, &str)> {
        self.text.split_at_checked(self.text.find('@')?)
    }

    /// Returns whether more than one word of a name can have it.
    pub(crate) fn is_parted(&self) -> bool {
        self.text.contains(breaks)
    }

    /// The best match in the name; a particle of it is meant rather than two letters somewhere in
    /// an address.
    pub(crate) fn in_name(&self, texts: &FoldedPerson<'_>, particles: bool) -> Option<WordMatch> {
        let mut particle = None;
        let is_here = |start| {
            let rest = texts.name.as_bytes().get(start..);
            rest.is_some_and(|rest| rest.starts_with(self.text.as_bytes()))
        };
        for (start, between) in texts.heads().filter(|(start, _)| is_here(*start)) {
            let rank = if start == 0 { Rank::NameStart } else { Rank::WordStart };
            let place = MatchedBytes::Name(start, start + self.text.len());
            if !between {
                return Some(WordMatch { rank, place, particle: false });
            }
            if particles {
                particle.get_or_insert(WordMatch { rank, place, particle: true });
            }
        }
        particle
    }

    fn in_email(&self, texts: &FoldedPerson<'_>) -> Option<WordMatch> {
        let at = self.finder.find(texts.email.as_bytes())?;
        let rank = if at == 0 { Rank::EmailStart } else { Rank::EmailInside };
        let place = MatchedBytes::Email(at, at + self.text.len());
        Some(WordMatch { rank, place, particle: false })
    }
}

/// The words of a folded name: where each begins, and the word.
pub(crate) fn words(name: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    name.split(breaks).filter_map(move |word| {
        let start = at;
        at += word.len();
        // The sign that split them is one byte: the folded form of every break is ASCII or space.
        at += name.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        (!word.is_empty()).then_some((start, word))
    })
}
