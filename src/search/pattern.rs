//! A typed word against words of names that do not begin with it: the rules behind "as typed", each
//! once, for what is found and for what is underlined.

use memchr::memmem::Finder;

use super::{
    along::{Name, Piece},
    cost::{Cost, Kind, Level},
    distance::{self, Distance, gaps},
    letters::Letters,
    names::Wanted,
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
    /// `true` if it was typed with signs.
    had_signs: bool,
    signs: usize,
    first: Option<char>,
    letters: Letters,
    finder: Finder<'static>,
    /// Typing errors that are allowed, and how many there are.
    mistakes: usize,
    distance: Option<Distance>,
    sound: String,
    heard_letters: Letters,
    sound_distance: Option<Distance>,
    consonants: String,
}

/// A word of a name by itself.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry<'a> {
    pub(super) text: &'a str,
    pub(super) sound: &'a str,
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
            had_signs: text.len() < word.len(),
            signs,
            first: text.chars().next(),
            letters: Letters::of(text.bytes()),
            finder: Finder::new(&text).into_owned(),
            mistakes,
            distance: (mistakes > 0).then(|| Distance::new(&text)).flatten(),
            sound_distance: sounds_wrong.then(|| Distance::new(&sound)).flatten(),
            heard_letters: Letters::of(sound.bytes()),
            sound: if signs >= PART && heard >= HEARD { sound } else { String::new() },
            consonants: if bones.chars().count() >= CONSONANTS { bones } else { String::new() },
            text,
        })
    }

    /// Its letters, all of which a name must have in which it is read along the words.
    pub(super) const fn letters(&self) -> Letters {
        self.letters
    }

    /// Returns whether it may stand inside a word.
    pub(super) const fn is_part(&self) -> bool {
        self.signs >= PART
    }

    /// What a name must have along which it is read.
    pub(super) fn wanted(&self) -> Wanted {
        let behind = self.text.chars().next().map_or(0, char::len_utf8);
        let first = Letters::of(self.text.bytes().next());
        // What was typed with signs can be the beginning of one word and yet not be as it is typed.
        let one = if self.had_signs { first } else { Letters::default() };
        let later = Letters::of(self.text.bytes().skip(behind)).and(one);
        Wanted { letters: self.letters, first, later }
    }

    /// What compares it with typing errors, and how many there may be.
    pub(super) fn mistakes(&self) -> Option<(&Distance, usize)> {
        self.distance.as_ref().map(|distance| (distance, self.mistakes))
    }

    /// How it sounds, and the first letter of that.
    pub(super) fn sound(&self) -> Option<(&str, &str)> {
        let end = self.sound.chars().next()?.len_utf8();
        Some((&self.sound, self.sound.get(..end)?))
    }

    /// Whether a name with these letters may match with typing errors.
    pub(super) fn may_be_mistyped(&self, letters: Letters) -> bool {
        // A letter of more than one byte may have more than one sign.
        !self.text.is_ascii() || letters.missing(self.letters) as usize <= self.mistakes
    }

    /// Whether a name of which the sounds have these letters may sound like it.
    pub(super) fn may_be_heard(&self, letters: Letters) -> bool {
        letters.has(self.heard_letters)
    }

    /// The match with a word by itself, and where in it.
    fn alone(&self, word: &Entry<'_>, level: Level) -> Option<(Cost, Vec<(usize, usize)>)> {
        let inside = self.inside(word.text).map(|place| (Cost::of(Kind::Inside, 0), vec![place]));
        if inside.is_some() || level == Level::Close {
            return inside;
        }
        let whole = || vec![(0, word.text.len())];
        let gaps = || self.gaps(word.text).map(|(gaps, at)| (Cost::of(Kind::Gaps, gaps), at));
        self.mistyped(word)
            .or_else(|| self.heard(word.sound).map(|off| (Cost::of(Kind::Sound, off), whole())))
            .or_else(gaps)
    }

    /// Where it stands inside a word.
    pub(super) fn inside(&self, word: &str) -> Option<(usize, usize)> {
        let at = self.finder.find(word.as_bytes()).filter(|_| self.is_part())?;
        Some((at, at + self.text.len()))
    }

    fn mistyped(&self, word: &Entry<'_>) -> Option<(Cost, Vec<(usize, usize)>)> {
        let distance = self.distance.as_ref()?;
        let allowed = self.allowed(word.text.chars())?;
        let apart = distance.apart(word.text.chars(), 0, allowed);
        let bytes = || word.text.chars().take(apart.length).map(char::len_utf8).sum();
        let found = (apart.errors <= allowed).then(|| vec![(0, bytes())]);
        found.map(|place| (Cost::of(Kind::Mistyped, apart.errors), place))
    }

    /// How many errors there may be in a text that begins like this: the first letter is right, or
    /// the first two are swapped; else it is one error in all.
    pub(super) fn allowed(&self, mut text: impl Iterator<Item = char>) -> Option<usize> {
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
    pub(super) fn heard(&self, sound: &str) -> Option<usize> {
        if self.sound.is_empty() {
            return None;
        }
        if sound.starts_with(&self.sound) {
            return Some(0);
        }
        if sound.chars().next() != self.sound.chars().next() {
            return None;
        }
        if !self.consonants.is_empty() && consonants(sound).eq(self.consonants.chars()) {
            return Some(1);
        }
        let distance = self.sound_distance.as_ref()?;
        (distance.apart(sound.chars(), 0, 1).errors <= 1).then_some(2)
    }

    /// How many gaps its letters have in a word, and where they stand.
    pub(super) fn gaps(&self, word: &str) -> Option<(usize, Vec<(usize, usize)>)> {
        if self.signs < WRONG || word.chars().next() != self.first {
            return None;
        }
        gaps(&self.text, word).filter(|(gaps, _)| *gaps <= GAPS)
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
            let entry = Entry { text: part.text, sound: part.sound };
            let (cost, places) = self.alone(&entry, level).filter(|_| !part.particle)?;
            Some((cost, places.into_iter().map(|(from, to)| (nth, from, to)).collect()))
        });
        let along = name.along(&self.text);
        let along = along.map(|(cost, way)| (cost, name.pieces(&self.text, way)));
        let tail = if level == Level::Alike { self.best_tail(name) } else { None };
        single.chain(along).chain(tail).min_by_key(|(cost, _)| *cost)
    }
}
