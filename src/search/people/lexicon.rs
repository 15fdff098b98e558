//! The distinct words of the names of a chunk, sorted, with their sound keys.

use std::ops::Range;

use super::{
    letters::Letters,
    positions::{BitIndex, Positions},
    strings::{Strings, to_u32},
    texts::is_particle,
};
use crate::search::rules::{
    distance::{DistanceMatcher, DistanceRow},
    pattern::SoundedWord,
    sound::sound,
};

/// A word of a name and how it counts there. A text can occur with several positions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct PlacedWord<'a> {
    pub(crate) text: &'a str,
    pub(crate) position: Position,
}

/// How a word counts in its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Position {
    /// An ordinary word, or a particle that does not begin the name.
    Normal,
    /// A particle at the start of a name, after punctuation. Only matches as typed treat it as a
    /// particle.
    LeadingParticle,
    /// Beyond the first `MAX_NAME_WORDS` words, or without letters; matches as typed only.
    TypedOnly,
}

/// Distinct words, sorted; the number of a word is its position.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    words: Strings,
    /// Each word without punctuation, followed by its sound key; empty for [`Position::TypedOnly`].
    text: String,
    entries: Vec<WordSpan>,
    letters: Vec<Letters>,
    by_letter: BitIndex<32>,
    /// The number of letters that each word shares with the word before it.
    shared: Vec<u8>,
    /// The word numbers, sorted by sound key.
    by_sound: Vec<u32>,
}

/// A word of the lexicon: byte offsets into its `text`, and how the word counts.
#[derive(Clone, Copy, Debug, Default)]
struct WordSpan {
    /// Offset of the word.
    start: u32,
    /// Offset of its sound key, which follows the word.
    sound: u32,
    /// End of the sound key.
    end: u32,
    /// True if the word is a particle, for matches as typed and for the similarity rules.
    particle: (bool, bool),
}

/// A text read so far, against a typed word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TextSoFar {
    /// The row of distances after its last letter.
    pub(crate) row: DistanceRow,
    /// Minimum errors between the text and a prefix of the typed word.
    pub(crate) min_errors: usize,
}

impl TextSoFar {
    /// The text without letters.
    pub(crate) const fn empty(typed: &DistanceMatcher) -> Self {
        Self { row: typed.first_row(), min_errors: 0 }
    }
}

/// The distance of a typed word from a word of the lexicon.
pub(crate) struct LexiconMatch {
    /// Errors between the typed word and the nearest prefix of this word.
    pub(crate) prefix_errors: usize,
    /// The text up to the end of this word.
    pub(crate) text: TextSoFar,
}

impl Lexicon {
    /// Creates the lexicon from sorted words.
    pub(crate) fn new(words: &[PlacedWord<'_>]) -> Self {
        let mut new = Self::default();
        let mut last: Vec<char> = Vec::new();
        for word in words {
            new.words.push(word.text);
            let beyond = word.position == Position::TypedOnly;
            let text: String =
                if beyond { String::new() } else { without_punctuation(word.text).collect() };
            let chars: Vec<char> = text.chars().collect();
            let shared = last.iter().zip(&chars).take_while(|(a, b)| a == b).count();
            new.shared.push(u8::try_from(shared).unwrap_or(u8::MAX));
            new.letters.push(Letters::from_bytes(text.bytes()));
            let (start, particle) = (to_u32(new.text.len()), is_particle(word.text));
            new.text.push_str(&text);
            let sound_start = to_u32(new.text.len());
            new.text.push_str(&sound(&text));
            let (end, particle) =
                (to_u32(new.text.len()), (particle, particle && word.position == Position::Normal));
            new.entries.push(WordSpan { start, sound: sound_start, end, particle });
            last = chars;
        }
        let mut by_sound: Vec<u32> = (0..words.len()).map(to_u32).collect();
        let sound_of = |number: &u32| new.entry(*number as usize).sound;
        by_sound.sort_unstable_by(|one, other| sound_of(one).cmp(sound_of(other)));
        new.by_sound = by_sound;
        new.by_letter = BitIndex::new(words.len());
        (0..).zip(&new.letters).for_each(|(at, set)| new.by_letter.insert(at, set.bits()));
        new.words.shrink_to_fit();
        new.text.shrink_to_fit();
        new
    }

    pub(crate) const fn len(&self) -> usize {
        self.words.len()
    }

    /// Returns a word with its sound key.
    pub(crate) fn entry(&self, at: usize) -> SoundedWord<'_> {
        let WordSpan { start, sound, end, .. } = self.entries.get(at).copied().unwrap_or_default();
        let part = |from: u32, to: u32| self.text.get(from as usize..to as usize);
        let (text, sound) = (part(start, sound), part(sound, end));
        SoundedWord { text: text.unwrap_or_default(), sound: sound.unwrap_or_default() }
    }

    /// Returns the letter set of a word; empty for [`Position::TypedOnly`].
    pub(crate) fn letters(&self, at: usize) -> Letters {
        self.letters.get(at).copied().unwrap_or_default()
    }

    /// Returns whether a word that does not begin a name is a particle, for matches as typed.
    pub(crate) fn is_typed_particle(&self, at: usize) -> bool {
        self.entries.get(at).is_some_and(|word| word.particle.0)
    }

    /// Returns whether the word is a particle for the similarity rules.
    pub(crate) fn is_particle(&self, at: usize) -> bool {
        self.entries.get(at).is_some_and(|word| word.particle.1)
    }

    /// Returns the numbers of the words that begin with a text.
    pub(crate) fn with_prefix(&self, text: &str) -> Range<usize> {
        let from = partition_point(0..self.len(), |at| self.words.get(at) < text);
        from..partition_point(from..self.len(), |at| self.words.get(at).starts_with(text))
    }

    /// Returns the words that have all these letters.
    pub(crate) fn with_letters(&self, letters: Letters) -> Positions {
        self.by_letter.with_all(letters.bits())
    }

    /// Returns the numbers of the words whose sound key begins with `sound`.
    pub(crate) fn with_sound_prefix(&self, sound: &str) -> &[u32] {
        let sound_of =
            |at: usize| self.by_sound.get(at).map_or("", |at| self.entry(*at as usize).sound);
        let from = partition_point(0..self.len(), |at| sound_of(at) < sound);
        let to = partition_point(from..self.len(), |at| sound_of(at).starts_with(sound));
        self.by_sound.get(from..to).unwrap_or_default()
    }

    /// Returns the words with exactly this sound key.
    pub(crate) fn with_sound<'a>(&'a self, sound: &'a str) -> impl Iterator<Item = usize> {
        let all = self.with_sound_prefix(sound).iter().map(|at| *at as usize);
        all.take_while(move |at| self.entry(*at).sound.len() == sound.len())
    }

    /// Calls `with` for each word that is within `max_errors` of the typed word, itself or by a
    /// prefix, after the text of `from`. Words with a common prefix share rows, and a prefix with
    /// too many errors is skipped.
    pub(crate) fn for_each_near(
        &self,
        typed: &DistanceMatcher,
        from: &TextSoFar,
        max_errors: usize,
        mut with: impl FnMut(usize, LexiconMatch),
    ) {
        // For each letter of the last word: the row, its minimum errors, and the errors of the
        // nearest prefix so far.
        let mut path: Vec<(DistanceRow, usize, usize)> =
            vec![(from.row, from.min_errors, usize::MAX)];
        let mut dead = usize::MAX;
        for (at, shared) in self.shared.iter().enumerate() {
            let shared = usize::from(*shared);
            if shared < dead {
                path.truncate(shared + 1);
                dead = typed.extend_path(&mut path, self.entry(at).text, max_errors);
            }
            let Some((row, min_errors, prefix_errors)) = path.last().copied() else { continue };
            let word_errors = if dead == usize::MAX { min_errors } else { usize::MAX };
            if prefix_errors.min(word_errors) <= max_errors {
                let text = TextSoFar { row, min_errors: word_errors };
                with(at, LexiconMatch { prefix_errors, text });
            }
        }
    }
}

/// Returns the first position in a sorted range where `before` is false (binary search).
fn partition_point(range: Range<usize>, before: impl Fn(usize) -> bool) -> usize {
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
pub(crate) fn without_punctuation(word: &str) -> impl Iterator<Item = char> {
    word.chars().filter(|ch| ch.is_alphanumeric())
}
