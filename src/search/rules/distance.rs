//! How many typing errors lie between a typed word and the beginning of a text.

use crate::search::people::letters::Letters;

/// Compares one word with many texts: a row of the table of distances is one number (Hyyrö, 2003,
/// with swapped neighbours), so that a letter takes a dozen steps.
#[derive(Clone, Debug)]
pub(crate) struct Distance {
    /// At which places of the word an ASCII letter stands.
    ascii: [u64; 128],
    /// The same of other letters.
    others: Vec<(char, u64)>,
    size: usize,
}

/// Letters of the longest word that can be compared.
pub(crate) const LONGEST: usize = 63;

/// How far a word is from a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Apart {
    /// Errors between the word and the nearest beginning of the text.
    pub(crate) errors: usize,
    /// Letters of that beginning; of several the longest.
    pub(crate) length: usize,
}

impl Distance {
    /// Of a word of 1 to [`LONGEST`] letters.
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

    /// The row of the table before the first letter of a text.
    pub(crate) const fn row(&self) -> DistanceRow {
        DistanceRow { more: u64::MAX, less: 0, before: 0, diagonal: 0, errors: self.size, read: 0 }
    }

    /// The row behind one letter more.
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

    /// The errors between what was read and the nearest beginning of the word, as far as they are
    /// at most so many; else more.
    fn least(&self, row: &DistanceRow, most: usize) -> usize {
        // A beginning of another length has more errors than the lengths differ.
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

    /// With which letters a text may go on behind a row with so many errors at least.
    pub(crate) fn follow(&self, row: &DistanceRow, least: usize, most: usize) -> Letters {
        let near = |sign: &u8| {
            let next = self.next(row, *sign as char);
            least < most || self.least(&next, most) <= most
        };
        // Other signs are few.
        let others = Letters::of(b"012".iter().chain(b"!\"#").copied());
        Letters::of((b'a'..=b'z').filter(near)).and(others)
    }

    /// To a text, of which beginnings of more than `past` letters count. It is looked at as long as
    /// there can be `most` errors.
    pub(crate) fn apart(
        &self,
        text: impl Iterator<Item = char>,
        past: usize,
        most: usize,
    ) -> Apart {
        let (mut row, mut before) = (self.row(), 0);
        let mut best = Apart { errors: usize::MAX, length: 0 };
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

    /// Reads a text on from the rows of its beginning, each with the least number of errors in it
    /// and the errors of the nearest beginning so far. Gives behind how many letters all that
    /// follows is too far off.
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

/// Returns whether nothing that follows two rows with so many errors at least can be near. What is
/// swapped leaps over a row, with an error more.
const fn too_far(before: usize, least: usize, most: usize) -> bool {
    least > most && before >= most
}

/// A row of the table of distances: one letter of a text against all of the word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DistanceRow {
    /// Where a letter more of the word is an error more, and where one less.
    more: u64,
    less: u64,
    /// Where the word has the letter.
    before: u64,
    diagonal: u64,
    /// Of all of the word.
    errors: usize,
    read: usize,
}

/// How many gaps there are between the letters of `typed` where they stand in this order in
/// `word`, each as early as it can, the first at its start; and the bytes at which they stand.
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
