//! Finds the characters of a name and an address that match a typed text, to underline them.

use super::{
    people::{
        lexicon::{bare, has_letters},
        texts::{FoldedPerson, is_between},
    },
    query::{
        TypedWords,
        word::{MatchedBytes, Tier, Word, WordMatch, typed, words},
    },
    rules::{
        along::{Name, NameWord, Piece, WORDS},
        cost::{Cost, Depth},
        sound::sound,
    },
};
use crate::domain::{Marks, fold, fold_sign};

/// A byte range of a folded text, end exclusive.
type Range = (usize, usize);

/// Returns the characters of the displayed name and address that match a typed text.
pub fn underlined(text: &str, name: &str, email: &str) -> (Marks, Marks) {
    let folded = (fold(name), fold(email));
    let texts = FoldedPerson { name: &folded.0, email: &folded.1 };
    let found = as_typed(text, &texts).or_else(|| like(text, &texts)).unwrap_or_default();
    (marks(name, &found.0), marks(email, &found.1))
}

/// Returns the ranges in name and address that match as typed.
fn as_typed(text: &str, texts: &FoldedPerson<'_>) -> Option<(Vec<Range>, Vec<Range>)> {
    let words = typed(text, Tier::Literal);
    [true, false].into_iter().find_map(|particles| {
        let (mut places, mut scores) = (Vec::new(), false);
        each(&words, texts, particles, &mut |found| {
            scores |= !found.particle;
            places.push(found.place);
        })?;
        scores.then(|| spread(&words, &places, texts))
    })
}

/// Passes the best match of each word to `with`; `None` if any word does not match.
fn each(
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

/// Gives each word its own range in the name if several match the same letters: in *jan j*, the j
/// is that of Jansen. Longer words choose first.
fn spread(
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
                let mut others = word.beginnings(texts).into_iter();
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

/// Returns the ranges in name and address that are similar to the typed text.
fn like(text: &str, texts: &FoldedPerson<'_>) -> Option<(Vec<Range>, Vec<Range>)> {
    let words = TypedWords::like(text)?;
    words.ways().find_map(|words| {
        let heard: Vec<(usize, &str, String, String)> = of_name(texts.name)
            .map(|(start, word)| (start, word, bare(word).collect::<String>()))
            .map(|(start, word, bare)| (start, word, sound(&bare), bare))
            .collect();
        let mut name = Name::default();
        for (_, word, sound, text) in &heard {
            name.push(NameWord { text, sound, particle: is_between(word) });
        }
        let (mut of_name, mut of_email) = (Vec::new(), Vec::new());
        for (word, pattern) in words.parts() {
            match word.best(texts, true).map(|found| found.place) {
                Some(MatchedBytes::Name(from, to)) => of_name.push((from, to)),
                Some(MatchedBytes::Email(from, to)) => of_email.push((from, to)),
                None => {
                    let pieces = pattern?.best(&name, Depth::Alike).map(best_pieces)?;
                    of_name.extend(pieces.into_iter().filter_map(|piece| {
                        let (start, word, ..) = heard.get(piece.0)?;
                        Some(in_text(*start, word, piece))
                    }));
                }
            }
        }
        Some((of_name, of_email))
    })
}

fn best_pieces((_, pieces): (Cost, Vec<Piece>)) -> Vec<Piece> {
    pieces
}

/// Returns the words of a name that the rules look at, with their byte offsets.
fn of_name(name: &str) -> impl Iterator<Item = (usize, &str)> {
    words(name).filter(|(_, word)| has_letters(word)).take(WORDS)
}

/// Converts a piece, whose offsets skip punctuation, to a range in the text.
fn in_text(start: usize, word: &str, (_, from, to): Piece) -> Range {
    let mut plain = 0;
    let (mut first, mut last) = (start, start);
    for (at, sign) in word.char_indices().filter(|(_, sign)| sign.is_alphanumeric()) {
        if plain == from {
            first = start + at;
        }
        plain += sign.len_utf8();
        if plain <= to {
            last = start + at + sign.len_utf8();
        }
    }
    (first, last)
}

/// Returns the characters of `text` whose folded form overlaps one of these byte ranges.
fn marks(text: &str, ranges: &[Range]) -> Marks {
    let mut marks: Marks = Vec::new();
    if ranges.is_empty() {
        return marks;
    }
    let mut folded = String::new();
    for (at, sign) in text.chars().enumerate() {
        let start = folded.len();
        fold_sign(sign, &mut folded);
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
