//! Edit distance between a typed word and the prefixes of a text.

use crate::search::people::letters::Letters;

/// Compares one word with many texts, bit-parallel: a row of the distance table is one number, so
/// that a letter takes about a dozen instructions (Hyyrö 2003, with transpositions).
#[derive(Clone, Debug)]
pub(crate) struct Distance {
    /// For each ASCII letter, the positions in the word, as bits.
    ascii: [u64; 128],
    /// The same for other letters.
    others: Vec<(char, u64)>,
    size: usize,
}

/// Maximum letters of a word.
pub(crate) const LONGEST: usize = 63;

/// The distance between a word and a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct EditDistance {
    /// Errors between the word and the nearest prefix of the text.
    pub(crate) errors: usize,
    /// Letters of that prefix; of several equally near, the longest.
    pub(crate) length: usize,
}

impl Distance {
    /// Creates the matcher; `None` unless the word has 1 to [`LONGEST`] letters.
    pub(crate) fn new(word: &str) -> Option<Self> {
        let size = word.chars().count();
        let mut new = Self { ascii: [0; 128], others: Vec::new(), size };
        for (at, sign) in word.chars().enumerate().take(LONGEST) {
            match new.ascii.get_mut(sign as usize) {
                Some(places) => *places |= 1 << at,
                None => match new.others.iter_mut().find(|(other, _)| *other == sign) {
                    Some((_, places)) => *places |= 1 << at,
                    None => new.others.push((sign, 1 << at)),
                },
            }
        }
        (1..=LONGEST).contains(&size).then_some(new)
    }

    fn places(&self, sign: char) -> u64 {
        let other = || self.others.iter().find(|(other, _)| *other == sign).map_or(0, |(_, p)| *p);
        self.ascii.get(sign as usize).copied().unwrap_or_else(other)
    }

    /// Returns the row before the first letter of a text.
    pub(crate) const fn row(&self) -> DistanceRow {
        DistanceRow { more: u64::MAX, less: 0, before: 0, diagonal: 0, errors: self.size, read: 0 }
    }

    /// Returns the row after another letter.
    fn next(&self, row: &DistanceRow, sign: char) -> DistanceRow {
        let DistanceRow { more, less, before, diagonal, errors, read } = *row;
        let last = 1_u64 << (self.size - 1);
        let here = self.places(sign);
        let swap = ((!diagonal & here) << 1) & before;
        let diagonal = (((here & more).wrapping_add(more)) ^ more) | here | less | swap;
        let (right, left) = (less | !(diagonal | more), diagonal & more);
        let errors = errors + usize::from(right & last != 0) - usize::from(left & last != 0);
        let (right, left) = (right << 1 | 1, left << 1);
        let (more, less) = (left | !(diagonal | right), right & diagonal);
        DistanceRow { more, less, before: here, diagonal, errors, read: read + 1 }
    }

    /// Returns the errors between the text so far and the nearest prefix of the word; `most + 1` if
    /// there are more than `most`.
    fn least(&self, row: &DistanceRow, most: usize) -> usize {
        // Prefixes whose length differs by more than `most` have more errors than that.
        let (from, to) = (row.read.saturating_sub(most), self.size.min(row.read + most));
        if from > to {
            return most + 1;
        }
        let before = (1_u64 << from) - 1;
        let ones = |bits: u64| (bits & before).count_ones() as usize;
        let mut errors = row.read + ones(row.more) - ones(row.less);
        let mut least = errors;
        for at in from..to {
            errors += usize::from(row.more >> at & 1 == 1);
            errors -= usize::from(row.less >> at & 1 == 1);
            least = least.min(errors);
        }
        least.min(most + 1)
    }

    /// Returns the letters with which a text can continue within `most` errors, after a row with at
    /// least `least`.
    pub(crate) fn follow(&self, row: &DistanceRow, least: usize, most: usize) -> Letters {
        let near = |sign: &u8| {
            let next = self.next(row, *sign as char);
            least < most || self.least(&next, most) <= most
        };
        // Digits and other characters are rare: all of them are allowed.
        let others = Letters::of(b"012".iter().chain(b"!\"#").copied());
        Letters::of((b'a'..=b'z').filter(near)).and(others)
    }

    /// Compares with a text; only prefixes of more than `past` letters count. Stops when there must
    /// be more than `most` errors.
    pub(crate) fn apart(
        &self,
        text: impl Iterator<Item = char>,
        past: usize,
        most: usize,
    ) -> EditDistance {
        let (mut row, mut before) = (self.row(), 0);
        let mut best = EditDistance { errors: usize::MAX, length: 0 };
        for sign in text {
            row = self.next(&row, sign);
            if row.read > past && row.errors <= best.errors {
                (best.errors, best.length) = (row.errors, row.read);
            }
            let least = self.least(&row, most);
            if too_far(before, least, most) {
                break;
            }
            before = least;
        }
        best
    }

    /// Extends `path` (per letter: the row, its minimum errors, and the errors of the nearest
    /// prefix so far) by the rest of a text. Returns the number of letters after which nothing can
    /// be near, else `usize::MAX`.
    pub(crate) fn go_on(
        &self,
        path: &mut Vec<(DistanceRow, usize, usize)>,
        text: &str,
        most: usize,
    ) -> usize {
        for sign in text.chars().skip(path.len() - 1) {
            let Some((row, before, nearest)) = path.last().copied() else { break };
            let row = self.next(&row, sign);
            let least = self.least(&row, most);
            path.push((row, least, nearest.min(row.errors)));
            if too_far(before, least, most) {
                return row.read;
            }
        }
        usize::MAX
    }
}

/// Returns whether no text can be near after two rows with these minimum errors. Two rows, because
/// a transposition skips one, at the cost of an error.
const fn too_far(before: usize, least: usize, most: usize) -> bool {
    least > most && before >= most
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
    read: usize,
}

/// Spreads the letters of `typed` over `word`, each as early as possible, the first at its start.
/// Returns the number of gaps and the byte ranges of the letters; `None` if they do not fit.
pub(crate) fn gaps(typed: &str, word: &str) -> Option<(usize, Vec<(usize, usize)>)> {
    let mut signs = word.char_indices();
    let mut places: Vec<(usize, usize)> = Vec::new();
    for sign in typed.chars() {
        let (at, _) = signs.find(|(_, other)| *other == sign)?;
        if places.is_empty() && at > 0 {
            return None;
        }
        let end = at + sign.len_utf8();
        match places.last_mut() {
            Some((_, last)) if *last == at => *last = end,
            _ => places.push((at, end)),
        }
    }
    Some((places.len().saturating_sub(1), places))
}
