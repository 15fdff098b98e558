//! Edit distance between a typed word and the prefixes of a text.

use crate::search::people::letters::Letters;

/// Compares one word with many texts, bit-parallel: a row of the distance table is one number, so
/// that a letter takes about a dozen instructions (Hyyrö 2003, with transpositions).
#[derive(Clone, Debug)]
pub(crate) struct DistanceMatcher {
    /// For each ASCII letter, the positions in the word, as bits.
    ascii: [u64; 128],
    /// The positions of all other letters in the word, as bits.
    other_letters: Vec<(char, u64)>,
    size: usize,
}

/// Maximum letters of a word, as a row is one 64-bit number.
pub(crate) const MAX_LETTERS: usize = 63;

/// The distance between a word and a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct EditDistance {
    /// Errors between the word and the nearest prefix of the text.
    pub(crate) errors: usize,
    /// Length of that prefix in letters; the longest prefix with so few errors.
    pub(crate) length: usize,
}

impl DistanceMatcher {
    /// Creates the matcher; `None` unless the word has 1 to [`MAX_LETTERS`] letters.
    pub(crate) fn new(word: &str) -> Option<Self> {
        let size = word.chars().count();
        let mut new = Self { ascii: [0; 128], other_letters: Vec::new(), size };
        for (at, ch) in word.chars().enumerate().take(MAX_LETTERS) {
            match new.ascii.get_mut(ch as usize) {
                Some(places) => *places |= 1 << at,
                None => match new.other_letters.iter_mut().find(|(other, _)| *other == ch) {
                    Some((_, places)) => *places |= 1 << at,
                    None => new.other_letters.push((ch, 1 << at)),
                },
            }
        }
        (1..=MAX_LETTERS).contains(&size).then_some(new)
    }

    fn letter_positions(&self, ch: char) -> u64 {
        let other =
            || self.other_letters.iter().find(|(other, _)| *other == ch).map_or(0, |(_, p)| *p);
        self.ascii.get(ch as usize).copied().unwrap_or_else(other)
    }

    /// Returns the row before the first letter of a text.
    pub(crate) const fn first_row(&self) -> DistanceRow {
        DistanceRow {
            more: u64::MAX,
            less: 0,
            before: 0,
            diagonal: 0,
            errors: self.size,
            letters_read: 0,
        }
    }

    /// Returns the row after another letter.
    fn next_row(&self, row: &DistanceRow, ch: char) -> DistanceRow {
        let DistanceRow { more, less, before, diagonal, errors, letters_read } = *row;
        let last = 1_u64 << (self.size - 1);
        let here = self.letter_positions(ch);
        let swap = ((!diagonal & here) << 1) & before;
        let diagonal = (((here & more).wrapping_add(more)) ^ more) | here | less | swap;
        let (right, left) = (less | !(diagonal | more), diagonal & more);
        let errors = errors + usize::from(right & last != 0) - usize::from(left & last != 0);
        let (right, left) = (right << 1 | 1, left << 1);
        let (more, less) = (left | !(diagonal | right), right & diagonal);
        DistanceRow { more, less, before: here, diagonal, errors, letters_read: letters_read + 1 }
    }

    /// Returns the errors between the text so far and the nearest prefix of the word; `max_errors +
    /// 1` if there are more than `max_errors`.
    fn min_errors(&self, row: &DistanceRow, max_errors: usize) -> usize {
        // Prefixes whose length differs by more than `max_errors` have more errors than that.
        let (from, to) = (
            row.letters_read.saturating_sub(max_errors),
            self.size.min(row.letters_read + max_errors),
        );
        if from > to {
            return max_errors + 1;
        }
        let before = (1_u64 << from) - 1;
        let ones = |bits: u64| (bits & before).count_ones() as usize;
        let mut errors = row.letters_read + ones(row.more) - ones(row.less);
        let mut min_errors = errors;
        for at in from..to {
            errors += usize::from(row.more >> at & 1 == 1);
            errors -= usize::from(row.less >> at & 1 == 1);
            min_errors = min_errors.min(errors);
        }
        min_errors.min(max_errors + 1)
    }

    /// Returns the letters that may come next in a text with at most `max_errors` errors, after a
    /// row with at least `min_errors`.
    pub(crate) fn next_letters(
        &self,
        row: &DistanceRow,
        min_errors: usize,
        max_errors: usize,
    ) -> Letters {
        let near = |ch: &u8| {
            let next = self.next_row(row, *ch as char);
            min_errors < max_errors || self.min_errors(&next, max_errors) <= max_errors
        };
        // Digits and other characters are rare: all of them are allowed.
        let other_letters = Letters::from_bytes(b"012".iter().chain(b"!\"#").copied());
        Letters::from_bytes((b'a'..=b'z').filter(near)).union(other_letters)
    }

    /// Compares with a text; only prefixes of more than `past` letters count. Stops when there must
    /// be more than `max_errors` errors.
    pub(crate) fn compare(
        &self,
        text: impl Iterator<Item = char>,
        past: usize,
        max_errors: usize,
    ) -> EditDistance {
        let (mut row, mut before) = (self.first_row(), 0);
        let mut best = EditDistance { errors: usize::MAX, length: 0 };
        for ch in text {
            row = self.next_row(&row, ch);
            if row.letters_read > past && row.errors <= best.errors {
                (best.errors, best.length) = (row.errors, row.letters_read);
            }
            let min_errors = self.min_errors(&row, max_errors);
            if is_too_far(before, min_errors, max_errors) {
                break;
            }
            before = min_errors;
        }
        best
    }

    /// Extends `path` (per letter: the row, its minimum errors, and the errors of the nearest
    /// prefix so far) by the rest of a text. Returns the number of letters after which every text
    /// has too many errors, otherwise `usize::MAX`.
    pub(crate) fn extend_path(
        &self,
        path: &mut Vec<(DistanceRow, usize, usize)>,
        text: &str,
        max_errors: usize,
    ) -> usize {
        for ch in text.chars().skip(path.len() - 1) {
            let Some((row, before, nearest)) = path.last().copied() else { break };
            let row = self.next_row(&row, ch);
            let min_errors = self.min_errors(&row, max_errors);
            path.push((row, min_errors, nearest.min(row.errors)));
            if is_too_far(before, min_errors, max_errors) {
                return path.len() - 1;
            }
        }
        usize::MAX
    }
}

/// Returns whether all longer texts have too many errors, given the minimum errors of the last two
/// rows. It needs two rows, because a transposition skips one at the cost of an error.
const fn is_too_far(before: usize, min_errors: usize, max_errors: usize) -> bool {
    min_errors > max_errors && before >= max_errors
}

/// A row of the distance table: one letter of the text against the whole word, as bits.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DistanceRow {
    /// Positions in the word where the errors rise by one (`more`) or fall by one (`less`), as
    /// bits.
    more: u64,
    less: u64,
    /// Positions in the word of the letter of this row, as bits.
    before: u64,
    diagonal: u64,
    /// Errors against the whole word.
    errors: usize,
    letters_read: usize,
}

/// Spreads the letters of `typed` over `word`, each as early as possible, the first at its start.
/// Returns the number of gaps and the byte ranges of the letters; `None` if they do not fit.
pub(crate) fn spread_letters(typed: &str, word: &str) -> Option<(usize, Vec<(usize, usize)>)> {
    let mut letters = word.char_indices();
    let mut places: Vec<(usize, usize)> = Vec::new();
    for ch in typed.chars() {
        let (at, _) = letters.find(|(_, other)| *other == ch)?;
        if places.is_empty() && at > 0 {
            return None;
        }
        let end = at + ch.len_utf8();
        match places.last_mut() {
            Some((_, last)) if *last == at => *last = end,
            _ => places.push((at, end)),
        }
    }
    Some((places.len().saturating_sub(1), places))
}
