//! The distinct names of a chunk, sorted, and their words.

use std::{collections::HashMap, ops::Range};

use super::{
    letters::{Letters, RequiredLetters, pairs},
    lexicon::{Lexicon, PlacedWord, Position, has_letters},
    positions::{BitIndex, CountedPositions, Positions},
    strings::{PackedLists, Strings, to_u32},
    texts::{is_particle, is_separator},
};
use crate::search::rules::{
    alignment::{MAX_NAME_WORDS, Name, NameWord},
    pattern::{SoundedWord, Tail},
};

/// Distinct names. People are sorted by name, so people who share a name form a range.
#[derive(Debug, Default)]
pub(crate) struct SortedNames {
    texts: Strings,
    /// For each name, the end of its range of people.
    ends: Vec<u32>,
    /// The first person of each name.
    first_people: CountedPositions,
    by_letter: BitIndex<32>,
    /// By the letters of the sound keys of their words.
    by_sound_letter: BitIndex<32>,
    /// By the initials of their words. All bits are set if a word has punctuation: a typed word can
    /// then begin a single word without matching as typed.
    by_initial: BitIndex<32>,
    by_pair: BitIndex<64>,
    /// The word numbers of each name, without [`Position::TypedOnly`] words.
    words: PackedLists,
    pub(crate) lexicon: Lexicon,
    /// For each word, the names that begin with it (`starts`) or have it later (`later`).
    starts: PackedLists,
    later: PackedLists,
}

impl SortedNames {
    /// Creates the list from sorted names, one per person.
    pub(crate) fn from_sorted<'a>(sorted: impl Iterator<Item = &'a str> + Clone) -> Self {
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
        new.texts.shrink_to_fit();
        new.ends.shrink_to_fit();
        let mut first_people = Positions::none(new.people_count());
        (0..new.ends.len()).for_each(|name| {
            let first = new.people(name).start;
            first_people.insert(first..first + 1);
        });
        new.first_people = first_people.into();
        let texts = std::mem::take(&mut new.texts);
        let mut known: HashMap<PlacedWord<'_>, u32> = HashMap::new();
        for name in texts.iter() {
            known.extend(split_words(name).map(|(word, _)| (word, 0)));
        }
        let mut words: Vec<PlacedWord<'_>> = known.keys().copied().collect();
        words.sort_unstable();
        for (at, word) in words.iter().enumerate() {
            known.insert(*word, to_u32(at));
        }
        new.lexicon = Lexicon::new(&words);
        new.index_words(&texts, &known);
        new.texts = texts;
        new
    }

    /// Fills the lists of words and letters.
    fn index_words(&mut self, texts: &Strings, known: &HashMap<PlacedWord<'_>, u32>) {
        let (mut starts, mut later, mut words) = (Vec::new(), Vec::new(), Vec::new());
        let len = texts.len();
        (self.by_letter, self.by_pair) = (BitIndex::new(len), BitIndex::new(len));
        (self.by_initial, self.by_sound_letter) = (BitIndex::new(len), BitIndex::new(len));
        for (at, name) in texts.iter().enumerate() {
            let (mut sound_letters, mut initials) = (Letters::default(), Letters::default());
            for (word, start) in split_words(name) {
                let number = known.get(&word).copied().unwrap_or_default();
                if start { &mut starts } else { &mut later }.push((number, to_u32(at)));
                if word.position == Position::TypedOnly {
                    continue;
                }
                words.push((to_u32(at), number));
                let entry = self.lexicon.entry(number as usize);
                let first = Letters::from_bytes(entry.text.bytes().next());
                let has_punctuation = entry.text.len() < word.text.len();
                initials = if has_punctuation { Letters::ALL } else { initials.union(first) };
                sound_letters = sound_letters.union(Letters::from_bytes(entry.sound.bytes()));
            }
            self.by_letter.insert(at, Letters::from_bytes(name.bytes()).bits());
            self.by_pair.insert(at, pairs(name.as_bytes()));
            self.by_initial.insert(at, initials.bits());
            self.by_sound_letter.insert(at, sound_letters.bits());
        }
        self.words = PackedLists::from_pairs(len, &words);
        drop(words);
        self.starts = PackedLists::from_pairs(self.lexicon.len(), &starts);
        drop(starts);
        self.later = PackedLists::from_pairs(self.lexicon.len(), &later);
    }

    pub(crate) fn text(&self, at: usize) -> &str {
        self.texts.get(at)
    }

    fn people_count(&self) -> usize {
        self.ends.last().map_or(0, |end| *end as usize)
    }

    /// Returns the positions of the people with this name.
    pub(crate) fn people(&self, at: usize) -> Range<usize> {
        let end = |at: usize| self.ends.get(at).map_or(0, |end| *end as usize);
        at.checked_sub(1).map_or(0, end)..end(at)
    }

    /// Returns the index of the name of the person at a position.
    pub(crate) fn name_of_person(&self, at: usize) -> usize {
        self.first_people.count_until(at).saturating_sub(1)
    }

    /// Returns the names that begin with one of these words.
    pub(crate) fn starting_with(&self, words: Range<usize>) -> impl Iterator<Item = usize> {
        self.starts.get(words).iter().map(|name| *name as usize)
    }

    /// Returns the names that have one of these words after the first.
    pub(crate) fn with_later_word(&self, words: Range<usize>) -> impl Iterator<Item = usize> {
        self.later.get(words).iter().map(|name| *name as usize)
    }

    /// Returns the names that have the word other than as a particle.
    pub(crate) fn with_word_beyond_particles(&self, word: usize) -> impl Iterator<Item = usize> {
        let later = if self.lexicon.is_particle(word) { 0..0 } else { word..word + 1 };
        self.starting_with(word..word + 1).chain(self.with_later_word(later))
    }

    /// Returns the names that contain the word, also as a particle.
    pub(crate) fn with_word(&self, word: usize) -> impl Iterator<Item = usize> {
        self.starting_with(word..word + 1).chain(self.with_later_word(word..word + 1))
    }

    /// Returns the number of words in a name, without words that only match as typed.
    pub(crate) fn word_count(&self, at: usize) -> usize {
        self.words(at).len()
    }

    /// Returns the names of which a word begins with one of these letters.
    pub(crate) fn with_any_initial(&self, letters: Letters) -> Positions {
        self.by_initial.with_any(letters.bits())
    }

    /// Returns the names that have all these letters.
    pub(crate) fn with_letters(&self, letters: Letters) -> Positions {
        self.by_letter.with_all(letters.bits())
    }

    /// Returns the names that lack at most `most` of these letters.
    pub(crate) fn with_most_letters(&self, letters: Letters, most: usize) -> Positions {
        self.by_letter.with_most(letters.bits(), most)
    }

    /// Returns the names whose sound keys have all these letters.
    pub(crate) fn with_sound_letters(&self, letters: Letters) -> Positions {
        self.by_sound_letter.with_all(letters.bits())
    }

    /// Returns the names that may match across several words.
    pub(crate) fn candidates_across_words(&self, wanted: &RequiredLetters) -> Positions {
        let mut found = self.with_letters(wanted.letters);
        self.by_initial.keep_all(wanted.first.bits(), &mut found);
        let initial = |letters: Letters, nth| self.by_initial.block_with_any(letters.bits(), nth);
        found.keep(|nth| initial(wanted.later, nth));
        for (pair, next) in &wanted.pairs {
            found.keep(|nth| self.by_pair.block_with_any(*pair, nth) | initial(*next, nth));
        }
        found
    }

    /// Returns the words of a name, without words that only match as typed.
    pub(crate) fn words(&self, at: usize) -> &[u32] {
        self.words.get(at..at + 1)
    }

    /// Returns the tails of a name that begin with this word, have another word after it, and whose
    /// letters satisfy `fit`.
    pub(crate) fn tails(
        &self,
        at: usize,
        word: usize,
        fit: impl Fn(Letters) -> bool,
    ) -> impl Iterator<Item = impl Tail<'_>> {
        let words = self.words(at);
        let starts = (0..words.len().saturating_sub(1)).filter(move |from| {
            let words = words.get(*from..).unwrap_or_default();
            let letters = |all: Letters, one: &u32| all.union(self.lexicon.letters(*one as usize));
            words.first().is_some_and(|number| *number as usize == word)
                && fit(words.iter().fold(Letters::default(), letters))
        });
        starts.map(move |from| {
            let words = words.get(from..).unwrap_or_default().iter().enumerate();
            words.map(move |(nth, number)| self.name_word(*number, from + nth))
        })
    }

    /// Returns the word with this number, as the `nth` of a name.
    fn name_word(&self, number: u32, nth: usize) -> NameWord<'_> {
        let SoundedWord { text, sound } = self.lexicon.entry(number as usize);
        NameWord { text, sound, particle: nth > 0 && self.lexicon.is_particle(number as usize) }
    }

    /// Returns the words of a name, without words that only match as typed.
    pub(crate) fn name(&self, at: usize) -> Name<'_> {
        let mut name = Name::default();
        for (nth, number) in self.words(at).iter().enumerate() {
            name.push(self.name_word(*number, nth));
        }
        name
    }
}

/// Splits a name into words, with whether each is at the start of the name.
fn split_words(name: &str) -> impl Iterator<Item = (PlacedWord<'_>, bool)> {
    let (mut count, mut start) = (0, true);
    name.split(is_separator).filter_map(move |text| {
        let at_start = std::mem::take(&mut start);
        if text.is_empty() {
            return None;
        }
        let counts = has_letters(text) && count < MAX_NAME_WORDS;
        let position = match (counts, count) {
            (false, _) => Position::TypedOnly,
            (true, 0) if !at_start && is_particle(text) => Position::LeadingParticle,
            (true, _) => Position::Normal,
        };
        count += usize::from(counts);
        Some((PlacedWord { text, position }, at_start))
    })
}
