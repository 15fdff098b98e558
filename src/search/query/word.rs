//! Typed words, and matching a word against one person as typed.

use memchr::memmem::Finder;

use super::reading::{MAX_TEXT_LENGTH, ParsedText, parse};
use crate::{
    domain::{PARTICLES, fold},
    search::people::{
        letters::Letters,
        texts::{FoldedPerson, is_particle, is_separator},
    },
};

/// Where a word matches, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// At the start of the name.
    NameStart,
    /// At the start of a later word of the name.
    WordStart,
    /// At the start of the address.
    EmailStart,
    /// Inside the address.
    EmailInside,
}

/// How a word must match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tier {
    /// At the start of a word of the name, or anywhere in the address.
    Literal,
    /// Anywhere in the name or the address, to filter a list: all matches rank equally and stay in
    /// order of name.
    Inside,
}

/// A match: a byte range of the folded text, end exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MatchedBytes {
    /// In the name.
    Name(usize, usize),
    /// In the address.
    Email(usize, usize),
}

/// The place and the rank of a match of one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct WordMatch {
    pub(crate) rank: Rank,
    pub(crate) place: MatchedBytes,
    /// `true` if it matches a particle only, which finds nobody alone.
    pub(crate) particle: bool,
}

/// A typed word, folded, with its spelling variants.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    spellings: Vec<Spelling>,
    /// `true` for an address that must match completely.
    whole: bool,
    /// `true` if it may match anywhere.
    inside: bool,
}

/// A spelling, with its prepared substring search.
#[derive(Clone, Debug)]
pub(crate) struct Spelling {
    pub(crate) text: String,
    pub(crate) finder: Finder<'static>,
}

/// Splits a typed text into words. With [`Tier::Inside`], only white space separates words.
pub(crate) fn parse_words(text: &str, tier: Tier) -> Vec<Word> {
    if tier == Tier::Inside {
        let short: String = text.chars().take(MAX_TEXT_LENGTH).collect();
        let plain = |word: &str| Word { inside: true, ..Word::with_one_spelling(word) };
        return fold(&short).split_whitespace().map(plain).collect();
    }
    match parse(text) {
        ParsedText::Address(address) => {
            vec![Word { whole: true, ..Word::with_one_spelling(&address) }]
        }
        ParsedText::Words(words) => words.iter().map(|word| Word::new(word)).collect(),
    }
}

impl Word {
    /// Creates a word with all spelling variants. `text` must be folded.
    pub(crate) fn new(text: &str) -> Self {
        let mut word = Self::with_one_spelling(text);
        for (from, to) in [("ij", "y"), ("y", "ij"), ("oe", "o"), ("ue", "u"), ("ae", "a")] {
            let other = text.replace(from, to);
            if word.spellings.iter().all(|spelling| spelling.text != other) {
                word.spellings.push(Spelling::new(other));
            }
        }
        word
    }

    fn with_one_spelling(text: &str) -> Self {
        Self { spellings: vec![Spelling::new(text.to_owned())], whole: false, inside: false }
    }

    /// Returns whether all matches of this word also match `shorter`, so that only those need a
    /// search.
    pub(crate) fn narrows(&self, shorter: &Self) -> bool {
        let begins = |spelling: &Spelling| {
            shorter.spellings.iter().any(|old| spelling.text.starts_with(&old.text))
        };
        let alike = (self.whole, self.inside) == (shorter.whole, shorter.inside);
        alike && !self.whole && self.spellings.iter().all(begins)
    }

    /// Returns whether both words have equal texts and equal matching modes.
    pub(crate) fn same_words(&self, other: &Self) -> bool {
        let alike = (self.whole, self.inside) == (other.whole, other.inside);
        alike && self.text() == other.text()
    }

    /// The word as typed.
    pub(crate) fn text(&self) -> &str {
        self.spellings.first().map_or("", |spelling| &spelling.text)
    }

    /// The spellings; the first is as typed.
    pub(crate) fn spellings(&self) -> &[Spelling] {
        &self.spellings
    }

    /// Returns whether the word is an address that must match completely.
    pub(crate) const fn is_whole(&self) -> bool {
        self.whole
    }

    /// Returns whether the word may match anywhere in a name or an address.
    pub(crate) const fn is_inside(&self) -> bool {
        self.inside
    }

    /// Returns whether the word may match a particle of a name.
    pub(crate) fn may_be_particle(&self) -> bool {
        let may = |spelling: &Spelling| {
            let first = spelling.text.split(is_separator).next().unwrap_or_default();
            PARTICLES.iter().any(|one| one.starts_with(&spelling.text)) || is_particle(first)
        };
        !self.whole && !self.inside && self.spellings.iter().any(may)
    }

    /// Returns the best match in a folded name and address; without `particles`, particles of the
    /// name are skipped.
    pub(crate) fn best(&self, texts: &FoldedPerson<'_>, particles: bool) -> Option<WordMatch> {
        if self.whole {
            let spelling =
                self.spellings.first().filter(|spelling| spelling.text == texts.email)?;
            let place = MatchedBytes::Email(0, spelling.text.len());
            return Some(WordMatch { rank: Rank::EmailStart, place, particle: false });
        }
        // Variants count only if the earlier spellings do not match.
        self.spellings.iter().find_map(|spelling| {
            spelling.match_in_name(texts, particles).or_else(|| spelling.match_in_email(texts))
        })
    }

    /// Returns the ranges of all words of the name that begin with this word.
    pub(crate) fn prefix_ranges(&self, texts: &FoldedPerson<'_>) -> Vec<(usize, usize)> {
        let all = |spelling: &Spelling| {
            let begins = |start: &usize| {
                texts.name.get(*start..).is_some_and(|rest| rest.starts_with(&spelling.text))
            };
            let starts = texts.word_starts().map(|(start, _)| start).filter(begins);
            starts.map(|start| (start, start + spelling.text.len())).collect::<Vec<_>>()
        };
        let spellings = if self.whole { &[] } else { self.spellings.as_slice() };
        spellings.iter().map(all).find(|places| !places.is_empty()).unwrap_or_default()
    }
}

impl Spelling {
    fn new(text: String) -> Self {
        Self { finder: Finder::new(&text).into_owned(), text }
    }

    pub(crate) fn letters(&self) -> Letters {
        Letters::from_bytes(self.text.bytes())
    }

    /// Splits the text before its `@`; `None` without an `@`.
    pub(crate) fn split_at_sign(&self) -> Option<(&str, &str)> {
        self.text.split_at_checked(self.text.find('@')?)
    }

    /// Returns whether the text contains a word separator.
    pub(crate) fn has_separator(&self) -> bool {
        self.text.contains(is_separator)
    }

    /// Returns the best match in the name. A particle counts if no other word matches, even before
    /// a match in the address.
    pub(crate) fn match_in_name(
        &self,
        texts: &FoldedPerson<'_>,
        particles: bool,
    ) -> Option<WordMatch> {
        let mut particle = None;
        let is_here = |start| {
            let rest = texts.name.as_bytes().get(start..);
            rest.is_some_and(|rest| rest.starts_with(self.text.as_bytes()))
        };
        for (start, particle_here) in texts.word_starts().filter(|(start, _)| is_here(*start)) {
            let rank = if start == 0 { Rank::NameStart } else { Rank::WordStart };
            let place = MatchedBytes::Name(start, start + self.text.len());
            if !particle_here {
                return Some(WordMatch { rank, place, particle: false });
            }
            if particles {
                particle.get_or_insert(WordMatch { rank, place, particle: true });
            }
        }
        particle
    }

    fn match_in_email(&self, texts: &FoldedPerson<'_>) -> Option<WordMatch> {
        let at = self.finder.find(texts.email.as_bytes())?;
        let rank = if at == 0 { Rank::EmailStart } else { Rank::EmailInside };
        let place = MatchedBytes::Email(at, at + self.text.len());
        Some(WordMatch { rank, place, particle: false })
    }
}

/// Returns the words of a folded name with their byte offsets.
pub(crate) fn words(name: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    name.split(is_separator).filter_map(move |word| {
        let start = at;
        at += word.len();
        // Skip the separator after the word.
        at += name.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        (!word.is_empty()).then_some((start, word))
    })
}
