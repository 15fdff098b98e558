//! The different names of a chunk, sorted, and the words that they have.

use std::{collections::HashMap, ops::Range};

use super::{
    letters::{BLOCK, Letters, RequiredLetters, having, set},
    lexicon::{Lexicon, Position, Raw, has_letters},
    strings::{Lists, Strings, small},
    texts::{breaks, is_between},
};
use crate::search::rules::{
    along::{Name, NameWord, WORDS},
    pattern::{SoundedWord, Tail},
};

/// Names, each once. People are sorted by name, so a name is that of people in a row.
#[derive(Debug, Default)]
pub(crate) struct SortedNames {
    texts: Strings,
    /// The last person with each name, and one behind.
    ends: Vec<u32>,
    /// Letters of the whole text.
    letters: Vec<Letters>,
    /// Letters of the sounds of its words.
    heard: Vec<Letters>,
    /// With which letters its words begin; all of them where a word has signs: what is typed can
    /// be in one word and yet not as it is typed.
    initials: Vec<Letters>,
    /// The numbers of its words, as far as all rules count them.
    words: Lists,
    pub(crate) lexicon: Lexicon,
    /// The names of which a word is at the start, and those of which it is further on.
    starts: Lists,
    further: Lists,
}

impl SortedNames {
    /// Of sorted names, each with how many have it.
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
                *end = small(at + 1);
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
            known.insert(*word, small(at));
        }
        new.lexicon = Lexicon::of(&words);
        new.enter(&texts, &known);
        new.texts = texts;
        new
    }

    /// Takes in the words of all names.
    fn enter(&mut self, texts: &Strings, known: &HashMap<Raw<'_>, u32>) {
        let (mut starts, mut further, mut words) = (Vec::new(), Vec::new(), Vec::new());
        for (at, name) in texts.iter().enumerate() {
            let (mut heard, mut initials) = (Letters::default(), Letters::default());
            for (word, start) in raw(name) {
                let number = known.get(&word).copied().unwrap_or_default();
                if start { &mut starts } else { &mut further }.push((number, small(at)));
                if word.place == Position::Beyond {
                    continue;
                }
                words.push((small(at), number));
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

    /// The people who have the name at a place.
    pub(crate) fn people(&self, at: usize) -> Range<usize> {
        let end = |at: usize| self.ends.get(at).map_or(0, |end| *end as usize);
        at.checked_sub(1).map_or(0, end)..end(at)
    }

    /// The place of the name of the person at a place.
    pub(crate) fn of_person(&self, at: usize) -> usize {
        self.ends.partition_point(|end| *end as usize <= at)
    }

    /// The names of which one of these words is at the start.
    pub(crate) fn starting(&self, words: Range<usize>) -> impl Iterator<Item = usize> {
        self.starts.get(words).iter().map(|name| *name as usize)
    }

    /// The names of which one of these words is further on.
    pub(crate) fn further(&self, words: Range<usize>) -> impl Iterator<Item = usize> {
        self.further.get(words).iter().map(|name| *name as usize)
    }

    /// The names that have a word other than as a particle.
    pub(crate) fn having(&self, word: usize) -> impl Iterator<Item = usize> {
        let further = if self.lexicon.between(word) { 0..0 } else { word..word + 1 };
        self.starting(word..word + 1).chain(self.further(further))
    }

    /// The names that have a word, as a particle or not.
    pub(crate) fn with_word(&self, word: usize) -> impl Iterator<Item = usize> {
        self.starting(word..word + 1).chain(self.further(word..word + 1))
    }

    /// How many words the name at a place has.
    pub(crate) fn words_of(&self, at: usize) -> usize {
        self.words.get(at..at + 1).len()
    }

    /// The letters of the name at a place.
    pub(crate) fn letters(&self, at: usize) -> Letters {
        self.letters.get(at).copied().unwrap_or_default()
    }

    /// The letters of the sounds of the name at a place.
    pub(crate) fn heard(&self, at: usize) -> Letters {
        self.heard.get(at).copied().unwrap_or_default()
    }

    /// With which letters the words of the name at a place begin.
    pub(crate) fn initials(&self, at: usize) -> Letters {
        self.initials.get(at).copied().unwrap_or_default()
    }

    /// The names that have all these letters.
    pub(crate) fn with(&self, letters: Letters) -> impl Iterator<Item = usize> {
        having(&self.letters, letters)
    }

    /// The names along which a typed word may be read.
    pub(crate) fn along(&self, wanted: &RequiredLetters) -> impl Iterator<Item = usize> {
        let blocks = self.letters.chunks(BLOCK).zip(self.initials.chunks(BLOCK)).enumerate();
        blocks.flat_map(|(nth, (letters, initials))| {
            let mut left = [false; BLOCK];
            for (left, (letters, initials)) in left.iter_mut().zip(letters.iter().zip(initials)) {
                *left = letters.has(wanted.letters);
                *left &= initials.meets(wanted.first);
                *left &= initials.meets(wanted.later);
            }
            set(left).map(move |at| nth * BLOCK + at)
        })
    }

    /// The words of the name at a place from each place on where it has this word, but not as the
    /// last one, and where their letters fit.
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

    /// A word of a name, at a place in it.
    fn part(&self, number: u32, nth: usize) -> NameWord<'_> {
        let SoundedWord { text, sound } = self.lexicon.entry(number as usize);
        NameWord { text, sound, particle: nth > 0 && self.lexicon.between(number as usize) }
    }

    /// The words of the name at a place.
    pub(crate) fn name(&self, at: usize) -> Name<'_> {
        let mut name = Name::default();
        for (nth, number) in self.words.get(at..at + 1).iter().enumerate() {
            name.push(self.part(*number, nth));
        }
        name
    }
}

/// The words of a name, and whether each is at its start.
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
