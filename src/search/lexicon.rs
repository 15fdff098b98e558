//! The words of the names of a chunk, each once, and which of them each name has.

use std::collections::HashMap;

use super::{
    along::{Name, Part, WORDS},
    cost::{Cost, Level},
    letters::Letters,
    pattern::{Entry, Hint, Pattern},
    sound::sound,
    texts::{breaks, is_between},
};

/// Different words, and the names as numbers of words.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    /// The words and their sounds, one behind the other.
    text: String,
    words: Vec<Entered>,
    /// The numbers of the words of all names, name after name, and where each name ends.
    names: Vec<u32>,
    ends: Vec<u32>,
}

/// A word: where it and its sound end in the text.
#[derive(Clone, Copy, Debug)]
struct Entered {
    word: u32,
    sound: u32,
    letters: Letters,
    particle: bool,
}

/// What the words of a lexicon are to a typed word.
pub(super) struct Hints(Vec<Hint>);

fn end(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

impl Lexicon {
    /// Of folded names.
    pub(super) fn of<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        let mut new = Self::default();
        let mut known: HashMap<&str, u32> = HashMap::new();
        for name in names {
            for word in name.split(breaks).filter(|word| has_letters(word)).take(WORDS) {
                let number = *known.entry(word).or_insert_with(|| new.enter(word));
                new.names.push(number);
            }
            new.ends.push(end(new.names.len()));
        }
        new.text.shrink_to_fit();
        new.words.shrink_to_fit();
        new.names.shrink_to_fit();
        new.ends.shrink_to_fit();
        new
    }

    fn enter(&mut self, word: &str) -> u32 {
        let number = end(self.words.len());
        let start = self.text.len();
        self.text.extend(bare(word));
        let plain = self.text.get(start..).unwrap_or_default();
        let (letters, particle, heard) =
            (Letters::of(plain.bytes()), is_between(word), sound(plain));
        let word = end(self.text.len());
        self.text.push_str(&heard);
        let sound = end(self.text.len());
        self.words.push(Entered { word, sound, letters, particle });
        number
    }

    fn entry(&self, number: usize) -> Option<(Entry<'_>, bool)> {
        let from = number.checked_sub(1).and_then(|before| self.words.get(before));
        let from = from.map_or(0, |before| before.sound as usize);
        let Entered { word, sound, letters, particle } = *self.words.get(number)?;
        let text = self.text.get(from..word as usize)?;
        let sound = self.text.get(word as usize..sound as usize)?;
        Some((Entry { text, sound, letters }, particle))
    }

    /// What each word is to a typed word.
    pub(super) fn hints(&self, pattern: &Pattern, level: Level) -> Hints {
        let nothing = Hint { cost: Cost::NONE, along: false, tail: false };
        let hint =
            |number| self.entry(number).map_or(nothing, |(entry, _)| pattern.hint(&entry, level));
        Hints((0..self.words.len()).map(hint).collect())
    }

    /// The numbers of the words of the name at a place.
    fn numbers(&self, at: usize) -> &[u32] {
        let end = |at: usize| self.ends.get(at).map_or(0, |end| *end as usize);
        let start = at.checked_sub(1).map_or(0, end);
        self.names.get(start..end(at)).unwrap_or_default()
    }

    /// How many words the name at a place has.
    pub(super) fn words_of(&self, at: usize) -> usize {
        self.numbers(at).len()
    }

    /// The words of the name at a place.
    fn name(&self, at: usize) -> Name<'_> {
        let mut name = Name::default();
        for number in self.numbers(at) {
            if let Some((Entry { text, sound, .. }, particle)) = self.entry(*number as usize) {
                name.push(Part { text, sound, particle });
            }
        }
        name
    }

    /// What it costs to match the name at a place, which has these letters.
    pub(super) fn cost(
        &self,
        at: usize,
        letters: Letters,
        (pattern, hints, level): (&Pattern, &Hints, Level),
    ) -> Cost {
        let (mut cost, mut along, mut tail) = (Cost::NONE, false, false);
        let numbers = self.numbers(at);
        for (nth, number) in numbers.iter().enumerate() {
            let number = *number as usize;
            let Some(hint) = hints.0.get(number) else { continue };
            let between = nth > 0 && self.words.get(number).is_some_and(|word| word.particle);
            if !between {
                cost = cost.min(hint.cost);
            }
            along |= hint.along;
            tail |= hint.tail && nth + 1 < numbers.len();
        }
        along &= letters.missing(pattern.letters()) == 0;
        if along || tail {
            let name = self.name(at);
            if along {
                cost = cost.min(pattern.along(&name));
            }
            if tail && level == Level::Alike {
                cost = cost.min(pattern.tails(&name));
            }
        }
        cost
    }
}

/// Returns whether there is anything of a name in a word.
pub(super) fn has_letters(word: &str) -> bool {
    word.chars().any(char::is_alphanumeric)
}

/// The letters of a word, without signs.
pub(super) fn bare(word: &str) -> impl Iterator<Item = char> {
    word.chars().filter(|sign| sign.is_alphanumeric())
}
