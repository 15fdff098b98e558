//! How many typing errors lie between a typed word and the beginning of a text.

/// Compares one word with many texts: a column of the table of distances is one number (Hyyrö,
/// 2003, with swapped neighbours), so that a letter takes a dozen steps.
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
    /// Errors between all of the text and the nearest beginning of the word; a number that is too
    /// high when the text is much longer than the word.
    pub(super) whole: usize,
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

    /// To a text, of which beginnings of more than `past` letters count. Letters behind those that
    /// can matter when `most` errors are allowed are not looked at.
    pub(super) fn apart(
        &self,
        text: impl Iterator<Item = char>,
        past: usize,
        most: usize,
    ) -> Apart {
        let (mut more, mut less, mut swapped) = (u64::MAX, 0_u64, 0_u64);
        let mut diagonal = 0_u64;
        let last = 1_u64 << (self.size - 1);
        let (mut errors, mut read) = (self.size, 0);
        let mut best = Apart { errors: usize::MAX, length: 0, whole: usize::MAX };
        for sign in text.take(self.size + most + 1) {
            let here = self.places(sign);
            let swap = ((!diagonal & here) << 1) & swapped;
            diagonal = (((here & more).wrapping_add(more)) ^ more) | here | less | swap;
            let (right, left) = (less | !(diagonal | more), diagonal & more);
            errors = errors + usize::from(right & last != 0) - usize::from(left & last != 0);
            let (right, left) = (right << 1 | 1, left << 1);
            (more, less, swapped) = (left | !(diagonal | right), right & diagonal, here);
            read += 1;
            if read > past && errors <= best.errors {
                (best.errors, best.length) = (errors, read);
            }
        }
        let mut column = read;
        best.whole = column;
        for at in 0..self.size {
            column = column + usize::from(more >> at & 1 == 1) - usize::from(less >> at & 1 == 1);
            best.whole = best.whole.min(column);
        }
        best
    }
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
