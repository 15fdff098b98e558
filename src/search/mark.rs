//! Finds the characters of names and addresses that match a typed text, to underline them.

use std::cell::OnceCell;

use super::{
    people::{
        lexicon::{has_letters, without_punctuation},
        texts::{FoldedPerson, is_particle},
    },
    query::{
        TypedWords,
        word::{MatchedBytes, Tier, Word, WordMatch, parse_words, words},
    },
    rules::{
        alignment::{MAX_NAME_WORDS, Name, NameWord, Piece},
        cost::SearchLevel,
        sound::sound,
    },
};
use crate::domain::{Marks, fold, fold_char};

/// A byte range of a folded text, end exclusive.
type Range = (usize, usize);

/// Finds the characters of names and addresses that match one typed text.
#[derive(Debug)]
pub struct MarkFinder<'a> {
    text: &'a str,
    words: Vec<Word>,
    /// The readings of the text for similar matches, once they are needed.
    readings: OnceCell<Vec<TypedWords>>,
}

impl<'a> MarkFinder<'a> {
    /// Reads a typed text.
    pub fn new(text: &'a str) -> Self {
        let words = parse_words(text, Tier::Literal);
        Self { text, words, readings: OnceCell::new() }
    }

    /// Returns the characters of the displayed name and address that match.
    pub fn find(&self, name: &str, email: &str) -> (Marks, Marks) {
        let folded = (fold(name), fold(email));
        let texts = FoldedPerson { name: &folded.0, email: &folded.1 };
        let found = self.typed_ranges(&texts).or_else(|| self.similar_ranges(&texts));
        let found = found.unwrap_or_default();
        (marks_of_ranges(name, &found.0), marks_of_ranges(email, &found.1))
    }

    /// Returns the ranges in name and address that match as typed.
    fn typed_ranges(&self, texts: &FoldedPerson<'_>) -> Option<(Vec<Range>, Vec<Range>)> {
        [true, false].into_iter().find_map(|particles| {
            let (mut places, mut scores) = (Vec::new(), false);
            for_each_match(&self.words, texts, particles, &mut |found| {
                scores |= !found.particle;
                places.push(found.place);
            })?;
            scores.then(|| assign_ranges(&self.words, &places, texts))
        })
    }

    /// Returns the ranges in name and address that are similar to the typed text.
    fn similar_ranges(&self, texts: &FoldedPerson<'_>) -> Option<(Vec<Range>, Vec<Range>)> {
        let readings = self.readings.get_or_init(|| {
            let similar = TypedWords::similar(self.text);
            similar.map_or(Vec::new(), |words| words.readings().collect())
        });
        readings.iter().find_map(|words| similar_ranges_of(words, texts))
    }
}

/// Passes the best match of each word to `with`; `None` if any word does not match.
fn for_each_match(
    words: &[Word],
    texts: &FoldedPerson<'_>,
    particles: bool,
    with: &mut impl FnMut(WordMatch),
) -> Option<()> {
    for word in words {
        with(word.best(texts, particles)?);
    }
    Some(())
}

/// Gives each word its own range in the name if several match overlapping letters. For *jan j* and
/// the name Jan Jansen, *j* marks the second word. Longer words choose first.
fn assign_ranges(
    words: &[Word],
    places: &[MatchedBytes],
    texts: &FoldedPerson<'_>,
) -> (Vec<Range>, Vec<Range>) {
    let (mut of_name, mut of_email) = (Vec::<Range>::new(), Vec::new());
    let mut all: Vec<(&Word, &MatchedBytes)> = words.iter().zip(places).collect();
    all.sort_by_key(|(_, place)| match place {
        MatchedBytes::Name(from, to) => from.abs_diff(*to),
        MatchedBytes::Email(..) => 0,
    });
    for (word, place) in all.into_iter().rev() {
        match *place {
            MatchedBytes::Email(from, to) => of_email.push((from, to)),
            MatchedBytes::Name(from, to) => {
                let taken = |of_name: &[Range], (start, end): Range| {
                    of_name.iter().any(|(from, to)| *from < end && start < *to)
                };
                let mut others = word.prefix_ranges(texts).into_iter();
                let own = if taken(&of_name, (from, to)) {
                    others.find(|place| !taken(&of_name, *place))
                } else {
                    None
                };
                of_name.push(own.unwrap_or((from, to)));
            }
        }
    }
    (of_name, of_email)
}

/// Returns the ranges in name and address that are similar to these words.
fn similar_ranges_of(
    words: &TypedWords,
    texts: &FoldedPerson<'_>,
) -> Option<(Vec<Range>, Vec<Range>)> {
    let sounded_words: Vec<(usize, &str, String, String)> = similarity_words(texts.name)
        .map(|(start, word)| (start, word, without_punctuation(word).collect::<String>()))
        .map(|(start, word, bare)| (start, word, sound(&bare), bare))
        .collect();
    let mut name = Name::default();
    for (_, word, sound, text) in &sounded_words {
        name.push(NameWord { text, sound, particle: is_particle(word) });
    }
    let (mut of_name, mut of_email) = (Vec::new(), Vec::new());
    for (word, pattern) in words.words_with_patterns() {
        match word.best(texts, true).map(|found| found.place) {
            Some(MatchedBytes::Name(from, to)) => of_name.push((from, to)),
            Some(MatchedBytes::Email(from, to)) => of_email.push((from, to)),
            None => {
                let pieces = pattern?.best(&name, SearchLevel::Alike).map(|(_, pieces)| pieces)?;
                of_name.extend(pieces.into_iter().filter_map(|piece| {
                    let (start, word, ..) = sounded_words.get(piece.0)?;
                    Some(range_in_text(*start, word, piece))
                }));
            }
        }
    }
    Some((of_name, of_email))
}

/// Returns the words of a name that the similarity rules use, with their byte offsets.
fn similarity_words(name: &str) -> impl Iterator<Item = (usize, &str)> {
    words(name).filter(|(_, word)| has_letters(word)).take(MAX_NAME_WORDS)
}

/// Converts a piece, whose offsets skip punctuation, to a range in the text.
fn range_in_text(start: usize, word: &str, (_, from, to): Piece) -> Range {
    let mut plain = 0;
    let (mut first, mut last) = (start, start);
    for (at, ch) in word.char_indices().filter(|(_, ch)| ch.is_alphanumeric()) {
        if plain == from {
            first = start + at;
        }
        plain += ch.len_utf8();
        if plain <= to {
            last = start + at + ch.len_utf8();
        }
    }
    (first, last)
}

/// Returns the characters of `text` whose folded form overlaps one of these byte ranges.
fn marks_of_ranges(text: &str, ranges: &[Range]) -> Marks {
    let mut marks: Marks = Vec::new();
    if ranges.is_empty() {
        return marks;
    }
    let mut folded = String::new();
    for (at, ch) in text.chars().enumerate() {
        let start = folded.len();
        fold_char(ch, &mut folded);
        let end = folded.len();
        let hit = |(from, to): &Range| {
            // A combining accent folds to nothing and belongs to the letter before it.
            if start == end { *from < start && start <= *to } else { *from < end && start < *to }
        };
        if !ranges.iter().any(hit) {
            continue;
        }
        match marks.last_mut() {
            Some((_, to)) if *to == at => *to = at + 1,
            _ => marks.push((at, at + 1)),
        }
    }
    marks
}
