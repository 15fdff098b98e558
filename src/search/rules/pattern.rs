//! A typed word against words of names that do not begin with it: the rules behind "as typed", each
//! once, for what is found and for what is underlined.

use memchr::memmem::Finder;

use super::{
    along::{Name, NameWord, Piece},
    cost::{Cost, Depth, Rule},
    distance::{self, Apart, Distance, gaps},
    sound::{consonants, sound},
};
use crate::search::people::letters::{Letters, RequiredLetters};

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
pub(crate) struct Pattern {
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
pub(crate) struct SoundedWord<'a> {
    pub(crate) text: &'a str,
    pub(crate) sound: &'a str,
}

/// Words of a name, from one on.
pub(crate) trait Tail<'a>: Iterator<Item = NameWord<'a>> + Clone {}

impl<'a, I: Iterator<Item = NameWord<'a>> + Clone> Tail<'a> for I {}

impl Pattern {
    /// Of a typed, folded word; nothing for signs and for a word too long to be of a name.
    pub(crate) fn new(word: &str) -> Option<Self> {
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
    pub(crate) const fn letters(&self) -> Letters {
        self.letters
    }

    /// Returns whether it may stand inside a word.
    pub(crate) const fn is_part(&self) -> bool {
        self.signs >= PART
    }

    /// What a name must have along which it is read.
    pub(crate) fn wanted(&self) -> RequiredLetters {
        let behind = self.text.chars().next().map_or(0, char::len_utf8);
        let first = Letters::of(self.text.bytes().next());
        // What was typed with signs can be the beginning of one word and yet not be as it is typed.
        // A name with such a word has all initials, a sign too.
        let one = if self.had_signs { first } else { Letters::of(*b"'") };
        let later = Letters::of(self.text.bytes().skip(behind)).and(one);
        RequiredLetters { letters: self.letters, first, later }
    }

    /// What compares it with typing errors, and how many there may be.
    pub(crate) fn mistakes(&self) -> Option<(&Distance, usize)> {
        self.distance.as_ref().map(|distance| (distance, self.mistakes))
    }

    /// How it sounds, and the first letter of that.
    pub(crate) fn sound(&self) -> Option<(&str, &str)> {
        let end = self.sound.chars().next()?.len_utf8();
        Some((&self.sound, self.sound.get(..end)?))
    }

    /// Whether a name with these letters may match with so many typing errors.
    pub(crate) fn may_be_mistyped(&self, letters: Letters, most: usize) -> bool {
        // A letter of more than one byte may have more than one sign.
        !self.text.is_ascii() || letters.missing(self.letters) as usize <= most
    }

    /// Whether a name of which the sounds have these letters may sound like it.
    pub(crate) fn may_be_heard(&self, letters: Letters) -> bool {
        letters.has(self.heard_letters)
    }

    /// The match with a word by itself, and where in it.
    fn alone(&self, word: &SoundedWord<'_>, level: Depth) -> Option<(Cost, Vec<(usize, usize)>)> {
        let inside = self.inside(word.text).map(|place| (Cost::of(Rule::Inside, 0), vec![place]));
        if inside.is_some() || level == Depth::Close {
            return inside;
        }
        let whole = || vec![(0, word.text.len())];
        let gaps = || self.gaps(word.text).map(|(gaps, at)| (Cost::of(Rule::Gaps, gaps), at));
        self.mistyped(word)
            .or_else(|| self.heard(word.sound).map(|off| (Cost::of(Rule::Sound, off), whole())))
            .or_else(gaps)
    }

    /// Where it stands inside a word.
    pub(crate) fn inside(&self, word: &str) -> Option<(usize, usize)> {
        let at = self.finder.find(word.as_bytes()).filter(|_| self.is_part())?;
        Some((at, at + self.text.len()))
    }

    fn mistyped(&self, word: &SoundedWord<'_>) -> Option<(Cost, Vec<(usize, usize)>)> {
        let distance = self.distance.as_ref()?;
        let allowed = self.allowed(word.text.chars())?;
        let apart = distance.apart(word.text.chars(), 0, allowed);
        let bytes = || word.text.chars().take(apart.length).map(char::len_utf8).sum();
        let found = (apart.errors <= allowed).then(|| vec![(0, bytes())]);
        found.map(|place| (Cost::of(Rule::Mistyped, apart.errors), place))
    }

    /// How many errors there may be in a text that begins like this: the first letter is right, or
    /// the first two are swapped; else it is one error in all.
    pub(crate) fn allowed(&self, mut text: impl Iterator<Item = char>) -> Option<usize> {
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
    pub(crate) fn heard(&self, sound: &str) -> Option<usize> {
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
    pub(crate) fn gaps(&self, word: &str) -> Option<(usize, Vec<(usize, usize)>)> {
        if self.signs < WRONG || word.chars().next() != self.first {
            return None;
        }
        gaps(&self.text, word).filter(|(gaps, _)| *gaps <= GAPS)
    }

    /// What it costs to match several words of a name, read along them.
    pub(crate) fn along(&self, name: &Name<'_>) -> Cost {
        name.along(&self.text).map_or(Cost::NONE, |(cost, _)| cost)
    }

    /// The typing errors in words that are written together; what is only like particles is no
    /// match.
    pub(crate) fn mistyped_tail<'a>(&self, words: &impl Tail<'a>) -> Option<Apart> {
        let distance = self.distance.as_ref()?;
        let text = || words.clone().flat_map(|part| part.text.chars());
        let particles = words.clone().take_while(|part| part.particle);
        let past = particles.map(|part| part.text.chars().count()).sum();
        let allowed = self.allowed(text())?;
        let apart = distance.apart(text(), past, allowed);
        (apart.errors <= allowed).then_some(apart)
    }

    /// How many of these words sound together as it does; what is only like particles is no match.
    pub(crate) fn heard_tail<'a>(&self, words: impl Tail<'a>) -> Option<usize> {
        let mut rest = self.sound.as_str();
        let mut last = None;
        if rest.is_empty() {
            return None;
        }
        for (nth, part) in words.enumerate() {
            // A letter that ends one word and begins the next sounds as one.
            let sound = last.and_then(|last| part.sound.strip_prefix::<char>(last));
            let sound = sound.unwrap_or(part.sound);
            if sound.starts_with(rest) {
                return (!part.particle).then_some(nth + 1);
            }
            rest = rest.strip_prefix(sound)?;
            last = part.sound.chars().next_back().or(last);
        }
        None
    }

    /// The cheapest match of several words from one on, and the pieces of them that match.
    fn tail(&self, name: &Name<'_>, from: usize) -> Option<(Cost, Vec<Piece>)> {
        let words = || name.tail(from).iter().copied();
        if let Some(apart) = self.mistyped_tail(&words()) {
            let text = words().flat_map(|part| part.text.chars());
            let length = text.take(apart.length).map(char::len_utf8).sum::<usize>();
            return Some((Cost::of(Rule::Mistyped, apart.errors), name.first(from, length)));
        }
        let used = self.heard_tail(words())?;
        let piece = |(nth, part): (usize, NameWord<'_>)| (nth, 0, part.text.len());
        let pieces = (from..).zip(words()).take(used).map(piece).collect();
        Some((Cost::of(Rule::Sound, 0), pieces))
    }

    /// The cheapest match in a name, and the pieces of its words that match.
    pub(crate) fn best(&self, name: &Name<'_>, level: Depth) -> Option<(Cost, Vec<Piece>)> {
        let single = name.tail(0).iter().enumerate().filter_map(|(nth, part)| {
            let entry = SoundedWord { text: part.text, sound: part.sound };
            let (cost, places) = self.alone(&entry, level).filter(|_| !part.particle)?;
            Some((cost, places.into_iter().map(|(from, to)| (nth, from, to)).collect()))
        });
        let along = name.along(&self.text);
        let along = along.map(|(cost, way)| (cost, name.pieces(&self.text, way)));
        let tails = if level == Depth::Alike { 0..name.tail(1).len() } else { 0..0 };
        let tails = tails.filter_map(|from| self.tail(name, from));
        single.chain(along).chain(tails).min_by_key(|(cost, _)| *cost)
    }
}
