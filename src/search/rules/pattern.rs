//! Similarity rules for one typed word: inside a word, mistyped, similar sound, gaps, and across
//! words. Search and underlining share them.

use memchr::memmem::Finder;

use super::{
    alignment::{Name, NameWord, Piece},
    cost::{Cost, Rule, SearchLevel},
    distance::{self, DistanceMatcher, EditDistance, spread_letters},
    piece_filter::PieceFilter,
    sound::{consonants, sound},
};
use crate::search::people::letters::{Letters, RequiredLetters, pair};

/// Minimum letters to match inside a word, or by sound.
const MIN_INSIDE: usize = 3;
/// Minimum letters of a sound key: *zzzz* has the key s, which would match too many names.
const MIN_SOUND: usize = 3;
/// Minimum letters for one typing error, or for gaps.
const MIN_ONE_ERROR: usize = 4;
/// Minimum letters for an error in the first letter.
const MIN_FIRST_ERROR: usize = 6;
/// Minimum letters for two typing errors.
const MIN_TWO_ERRORS: usize = 7;
/// Minimum letters of a sound key for one error in it.
const MIN_SOUND_ERROR: usize = 5;
/// Minimum consonants for a match by consonants alone.
const MIN_CONSONANTS: usize = 4;
/// Maximum gaps between the letters of a word.
const MAX_GAPS: usize = 2;

/// A typed word without punctuation, prepared for the similarity rules.
#[derive(Clone, Debug)]
pub(crate) struct Pattern {
    text: String,
    /// `true` if the typed word contained punctuation.
    had_punctuation: bool,
    letter_count: usize,
    first: Option<char>,
    letters: Letters,
    finder: Finder<'static>,
    /// `None` if it cannot rule out any name.
    pieces: Option<PieceFilter>,
    /// Maximum typing errors for this number of letters: 0, 1 or 2.
    max_errors: usize,
    distance: Option<DistanceMatcher>,
    sound: String,
    sound_letters: Letters,
    sound_distance: Option<DistanceMatcher>,
    consonants: String,
}

/// A word of the lexicon, with its sound key.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SoundedWord<'a> {
    pub(crate) text: &'a str,
    pub(crate) sound: &'a str,
}

/// The words of a name from some position to its end.
pub(crate) trait Tail<'a>: Iterator<Item = NameWord<'a>> + Clone {}

impl<'a, I: Iterator<Item = NameWord<'a>> + Clone> Tail<'a> for I {}

impl Pattern {
    /// Creates the pattern of a folded word; `None` if it has no letters, or more than
    /// [`distance::MAX_LETTERS`].
    pub(crate) fn new(word: &str) -> Option<Self> {
        let text: String = word.chars().filter(|ch| ch.is_alphanumeric()).collect();
        let letter_count = text.chars().count();
        if !(1..=distance::MAX_LETTERS).contains(&letter_count) {
            return None;
        }
        let sound = sound(&text);
        let (sound_length, consonants) =
            (sound.chars().count(), consonants(&sound).collect::<String>());
        let max_errors = match letter_count {
            0..MIN_ONE_ERROR => 0,
            MIN_ONE_ERROR..MIN_TWO_ERRORS => 1,
            _ => 2,
        };
        let sounds_wrong = letter_count >= MIN_ONE_ERROR && sound_length >= MIN_SOUND_ERROR;
        Some(Self {
            had_punctuation: text.len() < word.len(),
            letter_count,
            first: text.chars().next(),
            letters: Letters::from_bytes(text.bytes()),
            finder: Finder::new(&text).into_owned(),
            pieces: PieceFilter::new(&text),
            max_errors,
            distance: (max_errors > 0).then(|| DistanceMatcher::new(&text)).flatten(),
            sound_distance: sounds_wrong.then(|| DistanceMatcher::new(&sound)).flatten(),
            sound_letters: Letters::from_bytes(sound.bytes()),
            sound: if letter_count >= MIN_INSIDE && sound_length >= MIN_SOUND {
                sound
            } else {
                String::new()
            },
            consonants: if consonants.chars().count() >= MIN_CONSONANTS {
                consonants
            } else {
                String::new()
            },
            text,
        })
    }

    /// The letters of the word: a name must contain all of them to match inside a word or across
    /// words.
    pub(crate) const fn letters(&self) -> Letters {
        self.letters
    }

    /// Returns whether the word is long enough to match inside a word.
    pub(crate) const fn is_long_enough_inside(&self) -> bool {
        self.letter_count >= MIN_INSIDE
    }

    /// Returns the letters that a name needs for a match across its words.
    pub(crate) fn required_letters(&self) -> RequiredLetters {
        let behind = self.text.chars().next().map_or(0, char::len_utf8);
        let first = Letters::from_bytes(self.text.bytes().next());
        // A word typed with punctuation can begin a single word without matching as typed. Names
        // with punctuation have all bits of `initials` set, including the bit of `'`.
        let one = if self.had_punctuation { first } else { Letters::from_bytes(*b"'") };
        let later = Letters::from_bytes(self.text.bytes().skip(behind)).union(one);
        let both = self.text.bytes().zip(self.text.bytes().skip(1));
        let pairs = both.map(|(one, next)| (pair(one, next), Letters::from_bytes([next])));
        RequiredLetters { letters: self.letters, first, later, pairs: pairs.collect() }
    }

    /// Returns the edit distance and the maximum number of errors; `None` if no error is allowed.
    pub(crate) fn distance_and_max_errors(&self) -> Option<(&DistanceMatcher, usize)> {
        self.distance.as_ref().map(|distance| (distance, self.max_errors))
    }

    /// Returns the sound key and its first letter; `None` if the key is too short.
    pub(crate) fn sound(&self) -> Option<(&str, &str)> {
        let end = self.sound.chars().next()?.len_utf8();
        Some((&self.sound, self.sound.get(..end)?))
    }

    /// The letters that a mistyped match contains, but for one per error. Empty if the word is not
    /// ASCII, as a letter of several bytes may set several bits.
    pub(crate) fn mistyped_letters(&self) -> Letters {
        if self.text.is_ascii() { self.letters } else { Letters::NONE }
    }

    /// The letters of the sound key: the sound keys of a name must contain all of them to match.
    pub(crate) const fn sound_letters(&self) -> Letters {
        self.sound_letters
    }

    /// Matches a single word of a name; returns the cost and the matched byte ranges.
    fn match_word(
        &self,
        word: &SoundedWord<'_>,
        level: SearchLevel,
    ) -> Option<(Cost, Vec<(usize, usize)>)> {
        let inside =
            self.inside(word.text).map(|place| (Cost::similar(Rule::Inside, 0), vec![place]));
        if inside.is_some() || level == SearchLevel::Close {
            return inside;
        }
        let whole = || vec![(0, word.text.len())];
        let gaps = || self.gaps(word.text).map(|(gaps, at)| (Cost::similar(Rule::Gaps, gaps), at));
        self.match_mistyped(word)
            .or_else(|| {
                self.compare_sound(word.sound)
                    .map(|distance| (Cost::similar(Rule::Sound, distance), whole()))
            })
            .or_else(gaps)
    }

    /// Returns the byte range of this word inside another word; `None` if it is absent or too
    /// short.
    pub(crate) fn inside(&self, word: &str) -> Option<(usize, usize)> {
        let at = self.finder.find(word.as_bytes()).filter(|_| self.is_long_enough_inside())?;
        Some((at, at + self.text.len()))
    }

    fn match_mistyped(&self, word: &SoundedWord<'_>) -> Option<(Cost, Vec<(usize, usize)>)> {
        let distance = self.distance.as_ref()?;
        let allowed = self.errors_allowed(word.text.chars())?;
        let apart = distance.compare(word.text.chars(), 0, allowed);
        let bytes = || word.text.chars().take(apart.length).map(char::len_utf8).sum();
        let found = (apart.errors <= allowed).then(|| vec![(0, bytes())]);
        found.map(|place| (Cost::similar(Rule::Mistyped, apart.errors), place))
    }

    /// Returns the maximum errors for a text: `max_errors` if its first letter is right or its
    /// first two are swapped. Otherwise one for long words, and `None` for short words.
    pub(crate) fn errors_allowed(&self, mut text: impl Iterator<Item = char>) -> Option<usize> {
        let (first, second) = (text.next()?, text.next());
        let swapped = || self.text.chars().take(2).eq(second.into_iter().chain([first]));
        if Some(first) == self.first || swapped() {
            Some(self.max_errors)
        } else {
            (self.letter_count >= MIN_FIRST_ERROR).then_some(1)
        }
    }

    /// Returns how far the sound keys differ: 0 if the word's key is a prefix, 1 if the consonants
    /// are equal, 2 for one wrong letter; else `None`.
    pub(crate) fn compare_sound(&self, sound: &str) -> Option<usize> {
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
        (distance.compare(sound.chars(), 0, 1).errors <= 1).then_some(2)
    }

    /// Returns the number of gaps when the letters are spread over a word, and the byte ranges of
    /// the letters.
    pub(crate) fn gaps(&self, word: &str) -> Option<(usize, Vec<(usize, usize)>)> {
        if self.letter_count < MIN_ONE_ERROR || word.chars().next() != self.first {
            return None;
        }
        spread_letters(&self.text, word).filter(|(gaps, _)| *gaps <= MAX_GAPS)
    }

    /// Returns whether the word may match across several words of a name. May return `true` too
    /// often, but never `false` for a match.
    pub(crate) fn may_be_across_words(&self, name: &str) -> bool {
        self.pieces.as_ref().is_none_or(|pieces| pieces.may_match(name))
    }

    /// Returns the cost of a match across several words of a name (see [`Name::best_alignment`]).
    pub(crate) fn cost_across_words(&self, name: &Name<'_>) -> Cost {
        name.best_alignment(&self.text).map_or(Cost::NONE, |(cost, _)| cost)
    }

    /// Compares with words written together, allowing typing errors; a match within the particles
    /// alone does not count.
    pub(crate) fn mistyped_tail<'a>(&self, words: &impl Tail<'a>) -> Option<EditDistance> {
        let distance = self.distance.as_ref()?;
        let text = || words.clone().flat_map(|part| part.text.chars());
        let particles = words.clone().take_while(|part| part.particle);
        let past = particles.map(|part| part.text.chars().count()).sum();
        let allowed = self.errors_allowed(text())?;
        let apart = distance.compare(text(), past, allowed);
        (apart.errors <= allowed).then_some(apart)
    }

    /// Returns how many of these words together sound like the typed word; a match that ends in a
    /// particle does not count.
    pub(crate) fn count_sounding_words<'a>(&self, words: impl Tail<'a>) -> Option<usize> {
        let mut rest = self.sound.as_str();
        let mut last = None;
        if rest.is_empty() {
            return None;
        }
        for (nth, part) in words.enumerate() {
            // A letter that ends one word and begins the next is pronounced once.
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

    /// Returns the cheapest match that begins at a word and covers several words, with its pieces.
    fn match_tail(&self, name: &Name<'_>, from: usize) -> Option<(Cost, Vec<Piece>)> {
        let words = || name.tail(from).iter().copied();
        if let Some(apart) = self.mistyped_tail(&words()) {
            let text = words().flat_map(|part| part.text.chars());
            let length = text.take(apart.length).map(char::len_utf8).sum::<usize>();
            return Some((
                Cost::similar(Rule::Mistyped, apart.errors),
                name.first_pieces(from, length),
            ));
        }
        let used = self.count_sounding_words(words())?;
        let piece = |(nth, part): (usize, NameWord<'_>)| (nth, 0, part.text.len());
        let pieces = (from..).zip(words()).take(used).map(piece).collect();
        Some((Cost::similar(Rule::Sound, 0), pieces))
    }

    /// Returns the cheapest match in a name, and the matched pieces.
    pub(crate) fn best(&self, name: &Name<'_>, level: SearchLevel) -> Option<(Cost, Vec<Piece>)> {
        let single = name.tail(0).iter().enumerate().filter_map(|(nth, part)| {
            let entry = SoundedWord { text: part.text, sound: part.sound };
            let (cost, places) = self.match_word(&entry, level).filter(|_| !part.particle)?;
            Some((cost, places.into_iter().map(|(from, to)| (nth, from, to)).collect()))
        });
        let across = name.best_alignment(&self.text);
        let across = across.map(|(cost, alignment)| (cost, name.pieces(&self.text, alignment)));
        let tails = if level == SearchLevel::Alike { 0..name.tail(1).len() } else { 0..0 };
        let tails = tails.filter_map(|from| self.match_tail(name, from));
        single.chain(across).chain(tails).min_by_key(|(cost, _)| *cost)
    }
}
