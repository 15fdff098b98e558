//! Bit sets of the letters in a text. They rule out most people without reading the text.

/// The letters of a text: one bit for each of a-z, three for digits and three for other bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Letters(u32);

impl Letters {
    /// All bits, for a text that no check may rule out.
    pub(crate) const ALL: Self = Self(u32::MAX);

    /// No letters.
    pub(crate) const NONE: Self = Self(0);

    /// Creates the set of these bytes of folded text.
    pub(crate) fn from_bytes(bytes: impl IntoIterator<Item = u8>) -> Self {
        Self(bytes.into_iter().fold(0, |all, byte| all | 1 << letter_bit(byte)))
    }

    /// The set as a number.
    pub(crate) const fn bits(self) -> u64 {
        self.0 as u64
    }

    pub(crate) const fn union(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// Returns how many bits of `wanted` are missing; 0 for any text that contains them.
    pub(crate) const fn count_missing(self, wanted: Self) -> u32 {
        (wanted.0 & !self.0).count_ones()
    }
}

const fn letter_bit(byte: u8) -> u8 {
    match byte {
        b'a'..=b'z' => byte - b'a',
        b'0'..=b'9' => 26 + byte % 3,
        _ => 29 + byte % 3,
    }
}

/// Returns a hash set of the pairs of adjacent bytes in a folded text, one of 64 bits per pair.
pub(crate) fn pairs(bytes: &[u8]) -> u64 {
    let both = bytes.iter().zip(bytes.iter().skip(1));
    both.fold(0, |all, (one, next)| all | pair(*one, *next))
}

/// Returns the bit of a pair of adjacent bytes.
pub(crate) fn pair(one: u8, next: u8) -> u64 {
    1 << ((u32::from(one) * 37 + u32::from(next)).wrapping_mul(0x9E37_79B1) >> 26)
}

/// The letters and pairs of letters that a name needs for a match across its words.
pub(crate) struct RequiredLetters {
    /// The name contains all of these letters.
    pub(crate) letters: Letters,
    /// A word of the name begins with this letter.
    pub(crate) first: Letters,
    /// Another word of the name begins with one of these letters.
    pub(crate) later: Letters,
    /// The name contains each of these pairs, or a word of it begins with the second letter.
    pub(crate) pairs: Vec<(u64, Letters)>,
}
