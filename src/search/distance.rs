//! How many typing errors lie between a typed word and the beginning of a text.

/// Compares one word with many texts: a row of the table of distances is one number (Hyyrö, 2003,
/// with swapped neighbours), so that a letter takes a dozen steps.
#[derive(Clone, Debug)]
pub(super) struct Distance {
    /// At which places of the word an ASCII letter stands.
    ascii: [u64; 128],
    /// The same of other letters.
    others: Vec<(char, u64)>,
    size: usize,
}

/// Letters of the longest word that can be compared.
pub(super) const LONGEST: usize = 63;

/// How far a word is from a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Apart {
    /// Errors between the word and the nearest beginning of the text.
    pub(super) errors: usize,
    /// Letters of that beginning; of several the longest.
    pub(super) length: usize,
}

impl Distance {
    /// Of a word of 1 to [`LONGEST`] letters.
    pub(super) fn new(word: &str) -> Option<Self> {
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
    pub(super) const fn row(&self) -> Row {
        Row { more: u64::MAX, less: 0, before: 0, diagonal: 0, errors: self.size, read: 0 }
    }

    /// The row behind one letter more.
    fn next(&self, row: &Row, sign: char) -> Row {
        let Row { more, less, before, diagonal, errors, read } = *row;
        let last = 1_u64 << (self.size - 1);
        let here = self.places(sign);
        let swap = ((!diagonal & here) << 1) & before;
        let diagonal = (((here & more).wrapping_add(more)) ^ more) | here | less | swap;
        let (right, left) = (less | !(diagonal | more), diagonal & more);
        let errors = errors + usize::from(right & last != 0) - usize::from(left & last != 0);
        let (right, left) = (right << 1 | 1, left << 1);
        let (more, less) = (left | !(diagonal | right), right & diagonal);
        Row { more, less, before: here, diagonal, errors, read: read + 1 }
    }

    /// The errors between what was read and the nearest beginning of the word.
    fn least(&self, row: &Row) -> usize {
        let (mut errors, mut least) = (row.read, row.read);
        for at in 0..self.size {
            errors += usize::from(row.more >> at & 1 == 1);
            errors -= usize::from(row.less >> at & 1 == 1);
            least = least.min(errors);
        }
        least
    }

    /// To a text, of which beginnings of more than `past` letters count. Letters behind those that
    /// can matter when `most` errors are allowed are not looked at.
    pub(super) fn apart(
        &self,
        text: impl Iterator<Item = char>,
        past: usize,
        most: usize,
    ) -> Apart {
        let mut row = self.row();
        let mut best = Apart { errors: usize::MAX, length: 0 };
        for sign in text.take(self.size + most + 1) {
            row = self.next(&row, sign);
            if row.read > past && row.errors <= best.errors {
                (best.errors, best.length) = (row.errors, row.read);
            }
        }
        best
    }

    /// Reads a text on from the rows of its beginning, each with the least number of errors in it
    /// and the errors of the nearest beginning so far. Gives behind how many letters all that
    /// follows is too far off.
    pub(super) fn go_on(
        &self,
        path: &mut Vec<(Row, usize, usize)>,
        text: &str,
        most: usize,
    ) -> usize {
        for sign in text.chars().skip(path.len() - 1) {
            let Some((row, before, nearest)) = path.last().copied() else { break };
            let row = self.next(&row, sign);
            let least = self.least(&row);
            path.push((row, least, nearest.min(row.errors)));
            // What is swapped leaps over a row, with an error more.
            if least > most && before >= most {
                return row.read;
            }
        }
        usize::MAX
    }
}

/// A row of the table of distances: one letter of a text against all of the word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
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
pub(super) fn gaps(typed: &str, word: &str) -> Option<(usize, Vec<(usize, usize)>)> {
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
