//! The distinct names of a chunk, sorted, and their words.

use std::{collections::HashMap, ops::Range};

use super::{
    letters::{BLOCK, Letters, RequiredLetters, containing_all, true_positions},
    lexicon::{Lexicon, Position, Raw, has_letters},
    strings::{Lists, Strings, to_u32},
    texts::{breaks, is_between},
};
use crate::search::rules::{
    along::{Name, NameWord, WORDS},
    pattern::{SoundedWord, Tail},
};

/// Distinct names. People are sorted by name, so those who share one are a range.
#[derive(Debug, Default)]
pub(crate) struct SortedNames {
    texts: Strings,
    /// For each name, the end of its range of people.
    ends: Vec<u32>,
    /// The letters of each name.
    letters: Vec<Letters>,
    /// The letters of the sound keys of its words.
    heard: Vec<Letters>,
    /// The initials of its words; all bits if a word has punctuation, since a typed word can then
    /// begin a single word and yet not match as typed.
    initials: Vec<Letters>,
    /// The word numbers of each name, without those that only match as typed ([`Position::Beyond`]).
    words: Lists,
    pub(crate) lexicon: Lexicon,
    /// For each word, the names that begin with it, and those that have it later.
    starts: Lists,
    further: Lists,
}

impl SortedNames {
    /// Creates the list from sorted names, one per person.
    pub(crate) fn of<'a>(sorted: impl Iterator<Item = &'a str> + Clone) -> Self {
        let mut new = Self::default();
        let mut last = None;
        for (at, name) in sorted.enumerate() {
            if last != Some(name) {
                new.texts.push(name);
                new.ends.push(0);
                last = Some(name);
            }
            if let Some(end) = new.ends.last_mut() {
                *end = to_u32(at + 1);
            }
        }
        new.texts.fit();
        new.ends.shrink_to_fit();
        let texts = std::mem::take(&mut new.texts);
        let mut known: HashMap<Raw<'_>, u32> = HashMap::new();
        for name in texts.iter() {
            known.extend(raw(name).map(|(word, _)| (word, 0)));
        }
        let mut words: Vec<Raw<'_>> = known.keys().copied().collect();
        words.sort_unstable();
        for (at, word) in words.iter().enumerate() {
            known.insert(*word, to_u32(at));
        }
        new.lexicon = Lexicon::of(&words);
        new.enter(&texts, &known);
        new.texts = texts;
        new
    }

    /// Fills the lists of words and letters.
    fn enter(&mut self, texts: &Strings, known: &HashMap<Raw<'_>, u32>) {
        let (mut starts, mut further, mut words) = (Vec::new(), Vec::new(), Vec::new());
        for (at, name) in texts.iter().enumerate() {
            let (mut heard, mut initials) = (Letters::default(), Letters::default());
            for (word, start) in raw(name) {
                let number = known.get(&word).copied().unwrap_or_default();
                if start { &mut starts } else { &mut further }.push((number, to_u32(at)));
                if word.place == Position::Beyond {
                    continue;
                }
                words.push((to_u32(at), number));
                let entry = self.lexicon.entry(number as usize);
                let first = Letters::of(entry.text.bytes().next());
                let signs = entry.text.len() < word.text.len();
                initials = if signs { Letters::ALL } else { initials.and(first) };
                heard = heard.and(Letters::of(entry.sound.bytes()));
            }
            self.letters.push(Letters::of(name.bytes()));
            self.heard.push(heard);
            self.initials.push(initials);
        }
        self.letters.shrink_to_fit();
        self.heard.shrink_to_fit();
        self.initials.shrink_to_fit();
        self.words = Lists::of(texts.len(), &words);
        drop(words);
        self.starts = Lists::of(self.lexicon.len(), &starts);
        drop(starts);
        self.further = Lists::of(self.lexicon.len(), &further);
    }

    pub(crate) fn text(&self, at: usize) -> &str {
        self.texts.get(at)
    }

    /// Returns the positions of the people with a name.
    pub(crate) fn people(&self, at: usize) -> Range<usize> {
        let end = |at: usize| self.ends.get(at).map_or(0, |end| *end as usize);
        at.checked_sub(1).map_or(0, end)..end(at)
    }

    /// Returns the name of the person at a position.
    pub(crate) fn of_person(&self, at: usize) -> usize {
        self.ends.partition_point(|end| *end as usize <= at)
    }

    /// Returns the names that begin with one of these words.
    pub(crate) fn starting(&self, words: Range<usize>) -> impl Iterator<Item = usize> {
        self.starts.get(words).iter().map(|name| *name as usize)
    }

    /// Returns the names that have one of these words later.
    pub(crate) fn further(&self, words: Range<usize>) -> impl Iterator<Item = usize> {
        self.further.get(words).iter().map(|name| *name as usize)
    }

    /// Returns the names in which the word is not a particle.
    pub(crate) fn having(&self, word: usize) -> impl Iterator<Item = usize> {
        let further = if self.lexicon.is_particle(word) { 0..0 } else { word..word + 1 };
        self.starting(word..word + 1).chain(self.further(further))
    }

    /// Returns the names that contain the word, also as a particle.
    pub(crate) fn with_word(&self, word: usize) -> impl Iterator<Item = usize> {
        self.starting(word..word + 1).chain(self.further(word..word + 1))
    }

    /// Returns the number of words in a name.
    pub(crate) fn words_of(&self, at: usize) -> usize {
        self.words.get(at..at + 1).len()
    }

    /// Returns the letters of a name.
    pub(crate) fn letters(&self, at: usize) -> Letters {
        self.letters.get(at).copied().unwrap_or_default()
    }

    /// Returns the letters of the sound keys of a name.
    pub(crate) fn heard(&self, at: usize) -> Letters {
        self.heard.get(at).copied().unwrap_or_default()
    }

    /// Returns the initials of the words of a name.
    pub(crate) fn initials(&self, at: usize) -> Letters {
        self.initials.get(at).copied().unwrap_or_default()
    }

    /// Returns the names that have all these letters.
    pub(crate) fn with(&self, letters: Letters) -> impl Iterator<Item = usize> {
        containing_all(&self.letters, letters)
    }

    /// Returns the names that may match across several words.
    pub(crate) fn along(&self, wanted: &RequiredLetters) -> impl Iterator<Item = usize> {
        let blocks = self.letters.chunks(BLOCK).zip(self.initials.chunks(BLOCK)).enumerate();
        blocks.flat_map(|(nth, (letters, initials))| {
            let mut left = [false; BLOCK];
            for (left, (letters, initials)) in left.iter_mut().zip(letters.iter().zip(initials)) {
                *left = letters.has(wanted.letters);
                *left &= initials.meets(wanted.first);
                *left &= initials.meets(wanted.later);
            }
            true_positions(left).map(move |at| nth * BLOCK + at)
        })
    }

    /// Returns the tails of a name that begin with this word, have another word after it, and whose
    /// letters satisfy `fit`.
    pub(crate) fn tails(
        &self,
        (at, word): (usize, usize),
        fit: impl Fn(Letters) -> bool,
    ) -> impl Iterator<Item = impl Tail<'_>> {
        let words = self.words.get(at..at + 1);
        let starts = (0..words.len().saturating_sub(1)).filter(move |from| {
            let words = words.get(*from..).unwrap_or_default();
            let letters = |all: Letters, one: &u32| all.and(self.lexicon.letters(*one as usize));
            words.first().is_some_and(|number| *number as usize == word)
                && fit(words.iter().fold(Letters::default(), letters))
        });
        starts.map(move |from| {
            let words = words.get(from..).unwrap_or_default().iter().enumerate();
            words.map(move |(nth, number)| self.part(*number, from + nth))
        })
    }

    /// Returns the word with this number, as the `nth` of a name.
    fn part(&self, number: u32, nth: usize) -> NameWord<'_> {
        let SoundedWord { text, sound } = self.lexicon.entry(number as usize);
        NameWord { text, sound, particle: nth > 0 && self.lexicon.is_particle(number as usize) }
    }

    /// Returns the words of a name.
    pub(crate) fn name(&self, at: usize) -> Name<'_> {
        let mut name = Name::default();
        for (nth, number) in self.words.get(at..at + 1).iter().enumerate() {
            name.push(self.part(*number, nth));
        }
        name
    }
}

/// Splits a name into words; each with whether it is at the start of the name.
fn raw(name: &str) -> impl Iterator<Item = (Raw<'_>, bool)> {
    let (mut count, mut start) = (0, true);
    name.split(breaks).filter_map(move |text| {
        let at_start = std::mem::take(&mut start);
        if text.is_empty() {
            return None;
        }
        let counts = has_letters(text) && count < WORDS;
        let place = match (counts, count) {
            (false, _) => Position::Beyond,
            (true, 0) if !at_start && is_between(text) => Position::Leads,
            (true, _) => Position::Usual,
        };
        count += usize::from(counts);
        Some((Raw { text, place }, at_start))
    })
}
