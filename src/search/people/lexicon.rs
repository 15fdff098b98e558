//! The words of the names of a chunk, each once and sorted, with how they sound.

use std::ops::Range;

use super::{
    letters::{Letters, having},
    strings::{Strings, small},
    texts::is_between,
};
use crate::search::rules::{
    distance::{Distance, DistanceRow},
    pattern::SoundedWord,
    sound::sound,
};

/// A word of a name and how it counts there: equal texts that count differently are two words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Raw<'a> {
    pub(crate) text: &'a str,
    pub(crate) place: Position,
}

/// How a word counts where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Position {
    /// As its text says: a particle is one behind the start of a name.
    Usual,
    /// A particle that is the first word with letters, but not at the start: only as it is typed it
    /// is a particle.
    Leads,
    /// Behind so many words that only what is typed is looked for in it, or without letters.
    Beyond,
}

/// Different words, sorted.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    raw: Strings,
    /// Each word without signs and its sound, one behind the other; nothing for who stands beyond.
    text: String,
    entries: Vec<Entered>,
    letters: Vec<Letters>,
    /// How many letters each has in common with the one before.
    shared: Vec<u8>,
    /// The numbers of the words, by their sound.
    by_sound: Vec<u32>,
}

/// Where a word, its sound and both end in the text, and whether it is a particle: as it is typed,
/// and in the other rules.
#[derive(Clone, Copy, Debug, Default)]
struct Entered {
    start: u32,
    sound: u32,
    end: u32,
    between: (bool, bool),
}

/// How far a typed word is from one of the lexicon.
pub(crate) struct Near {
    /// Errors between the typed word and the nearest beginning.
    pub(crate) beginning: usize,
    /// Errors between the whole word and the nearest beginning of the typed one.
    pub(crate) whole: usize,
    /// Where the word ends.
    pub(crate) row: DistanceRow,
}

impl Lexicon {
    /// Of sorted words.
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
            let (start, between) = (small(new.text.len()), is_between(word.text));
            new.text.push_str(&text);
            let heard = small(new.text.len());
            new.text.push_str(&sound(&text));
            let (end, between) =
                (small(new.text.len()), (between, between && word.place == Position::Usual));
            new.entries.push(Entered { start, sound: heard, end, between });
            last = signs;
        }
        let mut by_sound: Vec<u32> = (0..words.len()).map(small).collect();
        let heard = |number: &u32| new.entry(*number as usize).sound;
        by_sound.sort_unstable_by(|one, other| heard(one).cmp(heard(other)));
        new.by_sound = by_sound;
        new.raw.fit();
        new.text.shrink_to_fit();
        new
    }

    /// How many words there are.
    pub(crate) const fn len(&self) -> usize {
        self.raw.len()
    }

    /// A word by itself.
    pub(crate) fn entry(&self, at: usize) -> SoundedWord<'_> {
        let Entered { start, sound, end, .. } = self.entries.get(at).copied().unwrap_or_default();
        let part = |from: u32, to: u32| self.text.get(from as usize..to as usize);
        let (text, sound) = (part(start, sound), part(sound, end));
        SoundedWord { text: text.unwrap_or_default(), sound: sound.unwrap_or_default() }
    }

    /// The letters of a word.
    pub(crate) fn letters(&self, at: usize) -> Letters {
        self.letters.get(at).copied().unwrap_or_default()
    }

    /// Returns whether a word that is not at the start of a name is a particle, as it is typed.
    pub(crate) fn typed_between(&self, at: usize) -> bool {
        self.entries.get(at).is_some_and(|word| word.between.0)
    }

    /// The same in the other rules.
    pub(crate) fn between(&self, at: usize) -> bool {
        self.entries.get(at).is_some_and(|word| word.between.1)
    }

    /// The words that begin with this.
    pub(crate) fn beginning(&self, text: &str) -> Range<usize> {
        let from = first(0..self.len(), |at| self.raw.get(at) < text);
        from..first(from..self.len(), |at| self.raw.get(at).starts_with(text))
    }

    /// The words that have all these letters.
    pub(crate) fn with(&self, letters: Letters) -> impl Iterator<Item = usize> {
        having(&self.letters, letters)
    }

    /// The words of which the sound begins with this.
    pub(crate) fn sounding(&self, sound: &str) -> &[u32] {
        let heard =
            |at: usize| self.by_sound.get(at).map_or("", |at| self.entry(*at as usize).sound);
        let from = first(0..self.len(), |at| heard(at) < sound);
        let to = first(from..self.len(), |at| heard(at).starts_with(sound));
        self.by_sound.get(from..to).unwrap_or_default()
    }

    /// The words of which this is the sound.
    pub(crate) fn heard_as<'a>(&'a self, sound: &'a str) -> impl Iterator<Item = usize> {
        let all = self.sounding(sound).iter().map(|at| *at as usize);
        all.take_while(move |at| self.entry(*at).sound.len() == sound.len())
    }

    /// Each word that is so near a typed one, or begins so near it. What was computed for a
    /// beginning holds for all words that share it, and of a beginning that is too far off none is
    /// looked at.
    pub(crate) fn near(&self, typed: &Distance, most: usize, mut with: impl FnMut(usize, Near)) {
        // For each letter of the last word: the row, the least number of errors in it, and the
        // errors of the nearest beginning up to here.
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
                with(at, Near { beginning, whole, row });
            }
        }
    }
}

/// The first of a sorted range of which this does not hold.
fn first(range: Range<usize>, before: impl Fn(usize) -> bool) -> usize {
    let Range { start: mut low, end: mut high } = range;
    while low < high {
        let middle = low.midpoint(high);
        if before(middle) { low = middle + 1 } else { high = middle }
    }
    low
}

/// Returns whether there is anything of a name in a word.
pub(crate) fn has_letters(word: &str) -> bool {
    word.chars().any(char::is_alphanumeric)
}

/// The letters of a word, without signs.
pub(crate) fn bare(word: &str) -> impl Iterator<Item = char> {
    word.chars().filter(|sign| sign.is_alphanumeric())
}
