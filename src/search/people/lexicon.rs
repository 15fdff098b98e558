//! The distinct words of the names of a chunk, sorted, with their sound keys.

use std::ops::Range;

use super::{
    letters::{Letters, containing_all},
    strings::{Strings, to_u32},
    texts::is_between,
};
use crate::search::rules::{
    distance::{Distance, DistanceRow},
    pattern::SoundedWord,
    sound::sound,
};

/// A word of a name and how it counts there. The same text can occur with several positions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Raw<'a> {
    pub(crate) text: &'a str,
    pub(crate) place: Position,
}

/// How a word counts in its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Position {
    /// By its text: a particle, if it is one and does not begin the name.
    Usual,
    /// A particle that is the first word with letters, after punctuation: counts as a particle only
    /// as typed.
    Leads,
    /// After the first [`WORDS`](crate::search::rules::along::WORDS) words, or without letters: matches as typed
    /// only.
    Beyond,
}

/// Distinct words, sorted; the number of a word is its position.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    raw: Strings,
    /// Each word without punctuation, followed by its sound key; empty for [`Position::Beyond`].
    text: String,
    entries: Vec<WordSpan>,
    letters: Vec<Letters>,
    /// How many letters each word shares with the one before.
    shared: Vec<u8>,
    /// The word numbers, sorted by sound key.
    by_sound: Vec<u32>,
}

/// Byte offsets into `text` of a word, its sound key and the end, and whether it is a particle: as
/// typed, and in the similarity rules.
#[derive(Clone, Copy, Debug, Default)]
struct WordSpan {
    start: u32,
    sound: u32,
    end: u32,
    between: (bool, bool),
}

/// The distance of a typed word from a word of the lexicon.
pub(crate) struct LexiconMatch {
    /// Errors between the typed word and the nearest prefix of this word.
    pub(crate) beginning: usize,
    /// Minimum errors between this whole word and a prefix of the typed word.
    pub(crate) whole: usize,
    /// The row at the end of this word.
    pub(crate) row: DistanceRow,
}

impl Lexicon {
    /// Creates the lexicon from sorted words.
    pub(crate) fn of(words: &[Raw<'_>]) -> Self {
        let mut new = Self::default();
        let mut last: Vec<char> = Vec::new();
        for word in words {
            new.raw.push(word.text);
            let beyond = word.place == Position::Beyond;
            let text: String = if beyond { String::new() } else { bare(word.text).collect() };
            let signs: Vec<char> = text.chars().collect();
            let shared = last.iter().zip(&signs).take_while(|(a, b)| a == b).count();
            new.shared.push(u8::try_from(shared).unwrap_or(u8::MAX));
            new.letters.push(Letters::of(text.bytes()));
            let (start, between) = (to_u32(new.text.len()), is_between(word.text));
            new.text.push_str(&text);
            let heard = to_u32(new.text.len());
            new.text.push_str(&sound(&text));
            let (end, between) =
                (to_u32(new.text.len()), (between, between && word.place == Position::Usual));
            new.entries.push(WordSpan { start, sound: heard, end, between });
            last = signs;
        }
        let mut by_sound: Vec<u32> = (0..words.len()).map(to_u32).collect();
        let heard = |number: &u32| new.entry(*number as usize).sound;
        by_sound.sort_unstable_by(|one, other| heard(one).cmp(heard(other)));
        new.by_sound = by_sound;
        new.raw.fit();
        new.text.shrink_to_fit();
        new
    }

    /// Returns the number of words.
    pub(crate) const fn len(&self) -> usize {
        self.raw.len()
    }

    /// Returns a word with its sound key.
    pub(crate) fn entry(&self, at: usize) -> SoundedWord<'_> {
        let WordSpan { start, sound, end, .. } = self.entries.get(at).copied().unwrap_or_default();
        let part = |from: u32, to: u32| self.text.get(from as usize..to as usize);
        let (text, sound) = (part(start, sound), part(sound, end));
        SoundedWord { text: text.unwrap_or_default(), sound: sound.unwrap_or_default() }
    }

    /// Returns the letters of a word.
    pub(crate) fn letters(&self, at: usize) -> Letters {
        self.letters.get(at).copied().unwrap_or_default()
    }

    /// Returns whether a word that does not begin a name is a particle, for matches as typed.
    pub(crate) fn typed_between(&self, at: usize) -> bool {
        self.entries.get(at).is_some_and(|word| word.between.0)
    }

    /// Returns whether it is a particle for the similarity rules.
    pub(crate) fn is_particle(&self, at: usize) -> bool {
        self.entries.get(at).is_some_and(|word| word.between.1)
    }

    /// Returns the words that begin with a text.
    pub(crate) fn beginning(&self, text: &str) -> Range<usize> {
        let from = first(0..self.len(), |at| self.raw.get(at) < text);
        from..first(from..self.len(), |at| self.raw.get(at).starts_with(text))
    }

    /// Returns the words that have all these letters.
    pub(crate) fn with(&self, letters: Letters) -> impl Iterator<Item = usize> {
        containing_all(&self.letters, letters)
    }

    /// Returns the words whose sound key begins with this.
    pub(crate) fn sounding(&self, sound: &str) -> &[u32] {
        let heard =
            |at: usize| self.by_sound.get(at).map_or("", |at| self.entry(*at as usize).sound);
        let from = first(0..self.len(), |at| heard(at) < sound);
        let to = first(from..self.len(), |at| heard(at).starts_with(sound));
        self.by_sound.get(from..to).unwrap_or_default()
    }

    /// Returns the words with exactly this sound key.
    pub(crate) fn heard_as<'a>(&'a self, sound: &'a str) -> impl Iterator<Item = usize> {
        let all = self.sounding(sound).iter().map(|at| *at as usize);
        all.take_while(move |at| self.entry(*at).sound.len() == sound.len())
    }

    /// Calls `with` for each word that is within `most` errors of the typed word, itself or a
    /// prefix. Rows are shared by words with the same prefix, and a prefix that is too far off is
    /// skipped.
    pub(crate) fn near(
        &self,
        typed: &Distance,
        most: usize,
        mut with: impl FnMut(usize, LexiconMatch),
    ) {
        // For each letter of the last word: the row, its minimum errors, and the errors of the
        // nearest prefix so far.
        let mut path: Vec<(DistanceRow, usize, usize)> = vec![(typed.row(), 0, usize::MAX)];
        let mut dead = usize::MAX;
        for (at, shared) in self.shared.iter().enumerate() {
            let shared = usize::from(*shared);
            if shared < dead {
                path.truncate(shared + 1);
                dead = typed.go_on(&mut path, self.entry(at).text, most);
            }
            let Some((row, least, beginning)) = path.last().copied() else { continue };
            let whole = if dead == usize::MAX { least } else { usize::MAX };
            if beginning.min(whole) <= most {
                with(at, LexiconMatch { beginning, whole, row });
            }
        }
    }
}

/// Returns the first position in a sorted range where `before` is false (binary search).
fn first(range: Range<usize>, before: impl Fn(usize) -> bool) -> usize {
    let Range { start: mut low, end: mut high } = range;
    while low < high {
        let middle = low.midpoint(high);
        if before(middle) { low = middle + 1 } else { high = middle }
    }
    low
}

/// Returns whether a word contains a letter or digit.
pub(crate) fn has_letters(word: &str) -> bool {
    word.chars().any(char::is_alphanumeric)
}

/// Returns the letters and digits of a word.
pub(crate) fn bare(word: &str) -> impl Iterator<Item = char> {
    word.chars().filter(|sign| sign.is_alphanumeric())
}
