//! A typed word against words of names that do not begin with it: the rules behind "as typed", each
//! once, for what is found and for what is underlined.

use memchr::memmem::Finder;

use super::{
    along::{Name, Piece},
    cost::{Cost, Kind, Level},
    distance::{self, Distance, gaps},
    letters::Letters,
    sound::{consonants, sound},
};

/// Letters from which a word may stand inside another, or sound like it.
const PART: usize = 3;
/// Letters of a sound from which it says something: *zzzz* sounds as one s, and so begin too many.
const HEARD: usize = 3;
/// Letters from which a word may have a typing error or gaps.
const WRONG: usize = 4;
/// Letters from which the first one may be wrong.
const FIRST_WRONG: usize = 6;
/// Letters from which a word may have two typing errors.
const TWICE_WRONG: usize = 7;
/// Letters of a sound from which one may be wrong.
const SOUND_WRONG: usize = 5;
/// Consonants that must be the same.
const CONSONANTS: usize = 4;
/// Gaps between the letters of a word at most.
const GAPS: usize = 2;

/// A typed word without signs.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    text: String,
    signs: usize,
    first: Option<char>,
    letters: Letters,
    finder: Finder<'static>,
    /// Typing errors that are allowed, and how many there are.
    mistakes: usize,
    distance: Option<Distance>,
    sound: String,
    sound_distance: Option<Distance>,
    consonants: String,
}

/// A word of a name by itself.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry<'a> {
    pub(super) text: &'a str,
    pub(super) sound: &'a str,
    pub(super) letters: Letters,
}

/// What is known of a word of names before one looks at whole names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hint {
    /// What it costs to match this word alone.
    pub(super) cost: Cost,
    /// `true` if the typed word can be read along a name from this word on.
    pub(super) along: bool,
    /// `true` if more words behind this one can make a match with typing errors, or of sounds.
    pub(super) tail: bool,
}

impl Pattern {
    /// Of a typed, folded word; nothing for signs and for a word too long to be of a name.
    pub(super) fn new(word: &str) -> Option<Self> {
        let text: String = word.chars().filter(|sign| sign.is_alphanumeric()).collect();
        let signs = text.chars().count();
        if !(1..=distance::LONGEST).contains(&signs) {
            return None;
        }
        let sound = sound(&text);
        let (heard, bones) = (sound.chars().count(), consonants(&sound).collect::<String>());
        let mistakes = match signs {
            0..WRONG => 0,
            WRONG..TWICE_WRONG => 1,
            _ => 2,
        };
        let sounds_wrong = signs >= WRONG && heard >= SOUND_WRONG;
        Some(Self {
            signs,
            first: text.chars().next(),
            letters: Letters::of(text.bytes()),
            finder: Finder::new(&text).into_owned(),
            mistakes,
            distance: (mistakes > 0).then(|| Distance::new(&text)).flatten(),
            sound_distance: sounds_wrong.then(|| Distance::new(&sound)).flatten(),
            sound: if signs >= PART && heard >= HEARD { sound } else { String::new() },
            consonants: if bones.chars().count() >= CONSONANTS { bones } else { String::new() },
            text,
        })
    }

    /// Its letters, all of which a name must have in which it is read along the words.
    pub(super) const fn letters(&self) -> Letters {
        self.letters
    }

    /// What is known of a word of names.
    pub(super) fn hint(&self, word: &Entry<'_>, level: Level) -> Hint {
        let cost = self.alone(word, level).map_or(Cost::NONE, |(cost, _)| cost);
        let along = word.text.chars().next() == self.first;
        Hint { cost, along, tail: level == Level::Alike && self.leads(word) }
    }

    /// The match with a word by itself, and where in it.
    fn alone(&self, word: &Entry<'_>, level: Level) -> Option<(Cost, Vec<(usize, usize)>)> {
        let missing = word.letters.missing(self.letters) as usize;
        let inside = || {
            let at = self.finder.find(word.text.as_bytes())?;
            Some((Cost::of(Kind::Inside, 0), vec![(at, at + self.text.len())]))
        };
        let found = if missing == 0 && self.signs >= PART { inside() } else { None };
        if found.is_some() || level == Level::Close {
            return found;
        }
        let whole = || vec![(0, word.text.len())];
        self.mistyped(word)
            .or_else(|| self.heard(word).map(|off| (Cost::of(Kind::Sound, off), whole())))
            .or_else(|| if missing == 0 { self.gaps(word.text) } else { None })
    }

    fn mistyped(&self, word: &Entry<'_>) -> Option<(Cost, Vec<(usize, usize)>)> {
        let distance = self.distance.as_ref()?;
        // A letter of more than one byte may have more than one sign.
        let missing = word.letters.missing(self.letters) as usize;
        if self.text.is_ascii() && missing > self.mistakes {
            return None;
        }
        let allowed = self.allowed(word.text.chars())?;
        let apart = distance.apart(word.text.chars(), 0, allowed);
        let bytes = || word.text.chars().take(apart.length).map(char::len_utf8).sum();
        let found = (apart.errors <= allowed).then(|| vec![(0, bytes())]);
        found.map(|place| (Cost::of(Kind::Mistyped, apart.errors), place))
    }

    /// How many errors there may be in a text that begins like this: the first letter is right, or
    /// the first two are swapped; else it is one error in all.
    fn allowed(&self, mut text: impl Iterator<Item = char>) -> Option<usize> {
        let (first, second) = (text.next()?, text.next());
        let swapped = || self.text.chars().take(2).eq(second.into_iter().chain([first]));
        if Some(first) == self.first || swapped() {
            Some(self.mistakes)
        } else {
            (self.signs >= FIRST_WRONG).then_some(1)
        }
    }

    /// How far the sounds are apart: the beginning is the same, the consonants are, or one letter
    /// of the sound is wrong.
    fn heard(&self, word: &Entry<'_>) -> Option<usize> {
        if self.sound.is_empty() {
            return None;
        }
        if word.sound.starts_with(&self.sound) {
            return Some(0);
        }
        if word.sound.chars().next() != self.sound.chars().next() {
            return None;
        }
        if !self.consonants.is_empty() && consonants(word.sound).eq(self.consonants.chars()) {
            return Some(1);
        }
        let distance = self.sound_distance.as_ref()?;
        (distance.apart(word.sound.chars(), 0, 1).errors <= 1).then_some(2)
    }

    fn gaps(&self, word: &str) -> Option<(Cost, Vec<(usize, usize)>)> {
        if self.signs < WRONG || word.chars().next() != self.first {
            return None;
        }
        let (gaps, places) = gaps(&self.text, word)?;
        (gaps <= GAPS).then(|| (Cost::of(Kind::Gaps, gaps), places))
    }

    /// Whether a match can begin with all of a word and end in a later one: the word is then a
    /// beginning of what was typed, as far as errors or sounds allow.
    fn leads(&self, word: &Entry<'_>) -> bool {
        let typed = || {
            let distance = self.distance.as_ref()?;
            // Behind a single letter the next word may have what is swapped.
            let single = word.text.chars().nth(1).is_none();
            let allowed =
                if single { Some(self.mistakes) } else { self.allowed(word.text.chars()) };
            let apart = distance.apart(word.text.chars(), 0, allowed?);
            Some(apart.whole <= allowed?)
        };
        let short = word.text.len() <= self.text.len() + self.mistakes * 4;
        let sounds = !self.sound.is_empty() && self.sound.starts_with(word.sound);
        sounds || (short && typed().unwrap_or(false))
    }

    /// What it costs to match several words of a name, read along them.
    pub(super) fn along(&self, name: &Name<'_>) -> Cost {
        name.along(&self.text).map_or(Cost::NONE, |(cost, _)| cost)
    }

    /// What it costs to match several words of a name written together with typing errors, or by
    /// their sounds. What is only like particles is no match.
    pub(super) fn tails(&self, name: &Name<'_>) -> Cost {
        self.best_tail(name).map_or(Cost::NONE, |(cost, _)| cost)
    }

    fn best_tail(&self, name: &Name<'_>) -> Option<(Cost, Vec<Piece>)> {
        let starts = 0..name.tail(1).len();
        let tails = starts.filter_map(|from| {
            let typed = self.mistyped_tail(name, from);
            typed.or_else(|| self.heard_tail(name, from))
        });
        tails.min_by_key(|(cost, _)| *cost)
    }

    fn mistyped_tail(&self, name: &Name<'_>, from: usize) -> Option<(Cost, Vec<Piece>)> {
        let (distance, tail) = (self.distance.as_ref()?, name.tail(from));
        let text = || tail.iter().flat_map(|part| part.text.chars());
        let particles = tail.iter().take_while(|part| part.particle);
        let past = particles.map(|part| part.text.chars().count()).sum();
        let allowed = self.allowed(text())?;
        let apart = distance.apart(text(), past, allowed);
        if apart.errors > allowed {
            return None;
        }
        let mut left = text().take(apart.length).map(char::len_utf8).sum::<usize>();
        let pieces = (from..).zip(tail).map(|(nth, part)| {
            let length = part.text.len().min(left);
            left -= length;
            (nth, 0, length)
        });
        let pieces = pieces.take_while(|(.., length)| *length > 0).collect();
        Some((Cost::of(Kind::Mistyped, apart.errors), pieces))
    }

    fn heard_tail(&self, name: &Name<'_>, from: usize) -> Option<(Cost, Vec<Piece>)> {
        let mut rest = self.sound.as_str();
        let (mut last, mut pieces) = (None, Vec::new());
        if rest.is_empty() {
            return None;
        }
        for (nth, part) in (from..).zip(name.tail(from)) {
            // A letter that ends one word and begins the next sounds as one.
            let sound = last.and_then(|last| part.sound.strip_prefix::<char>(last));
            let sound = sound.unwrap_or(part.sound);
            pieces.push((nth, 0, part.text.len()));
            if sound.starts_with(rest) {
                return (!part.particle).then(|| (Cost::of(Kind::Sound, 0), pieces));
            }
            rest = rest.strip_prefix(sound)?;
            last = part.sound.chars().next_back().or(last);
        }
        None
    }

    /// The cheapest match in a name, and the pieces of its words that match.
    pub(super) fn best(&self, name: &Name<'_>, level: Level) -> Option<(Cost, Vec<Piece>)> {
        let single = name.tail(0).iter().enumerate().filter_map(|(nth, part)| {
            let letters = Letters::of(part.text.bytes());
            let entry = Entry { text: part.text, sound: part.sound, letters };
            let (cost, places) = self.alone(&entry, level).filter(|_| !part.particle)?;
            Some((cost, places.into_iter().map(|(from, to)| (nth, from, to)).collect()))
        });
        let along = name.along(&self.text);
        let along = along.map(|(cost, way)| (cost, name.pieces(&self.text, way)));
        let tail = if level == Level::Alike { self.best_tail(name) } else { None };
        single.chain(along).chain(tail).min_by_key(|(cost, _)| *cost)
    }
}
