//! Bit sets of the letters in a text. They rule out most people without reading the text.

/// The letters of a text: one bit for each of a-z, three for digits and three for other bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Letters(u32);

impl Letters {
    /// All bits, for a text that no check may rule out.
    pub(crate) const ALL: Self = Self(u32::MAX);

    /// Creates the set of these bytes of folded text.
    pub(crate) fn from_bytes(bytes: impl IntoIterator<Item = u8>) -> Self {
        Self(bytes.into_iter().fold(0, |all, byte| all | 1 << letter_bit(byte)))
    }

    pub(crate) const fn union(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// Returns how many bits of `wanted` are missing; 0 for any text that contains them.
    pub(crate) const fn count_missing(self, wanted: Self) -> u32 {
        (wanted.0 & !self.0).count_ones()
    }

    /// Returns whether all bits of `wanted` are set.
    pub(crate) const fn contains_all(self, wanted: Self) -> bool {
        self.0 & wanted.0 == wanted.0
    }

    /// Returns whether the sets have a bit in common.
    pub(crate) const fn intersects(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }
}

const fn letter_bit(byte: u8) -> u8 {
    match byte {
        b'a'..=b'z' => byte - b'a',
        b'0'..=b'9' => 26 + byte % 3,
        _ => 29 + byte % 3,
    }
}

/// A hash set (64 bits) of the pairs of adjacent bytes in a text. Two `u32` halves, so that the
/// compiler can vectorise loops over them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Pairs(pub(crate) [u32; 2]);

impl Pairs {
    /// Creates the set of a folded text.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Self {
        let mut halves = [0; 2];
        for (one, next) in bytes.iter().zip(bytes.iter().skip(1)) {
            let mixed = (u32::from(*one) * 37 + u32::from(*next)).wrapping_mul(0x9E37_79B1) >> 26;
            if let Some(half) = halves.get_mut((mixed >> 5) as usize) {
                *half |= 1 << (mixed & 31);
            }
        }
        Self(halves)
    }
}

/// Number of texts that a vectorised loop checks at a time.
pub(crate) const BLOCK: usize = 64;

/// Returns the positions of the sets that contain all of `wanted`.
pub(crate) fn positions_containing(
    all: &[Letters],
    wanted: Letters,
) -> impl Iterator<Item = usize> {
    all.chunks(BLOCK).enumerate().flat_map(move |(nth, block)| {
        let mut left = [false; BLOCK];
        left.iter_mut().zip(block).for_each(|(left, one)| *left = one.contains_all(wanted));
        true_positions(left).map(move |at| nth * BLOCK + at)
    })
}

/// Returns the positions that are `true`, skipping eight at a time: most blocks have none.
pub(crate) fn true_positions(block: [bool; BLOCK]) -> impl Iterator<Item = usize> {
    let any = |eight: &[bool]| eight.iter().fold(false, |any, one| any | one);
    let eights = (0..BLOCK).step_by(8).filter(move |at| block.get(*at..at + 8).is_some_and(any));
    eights.flat_map(move |from| (from..from + 8).filter(move |at| block.get(*at) == Some(&true)))
}

/// The letters that a name needs for a match across its words.
pub(crate) struct RequiredLetters {
    /// The name contains all of these letters.
    pub(crate) letters: Letters,
    /// A word of the name begins with this letter.
    pub(crate) first: Letters,
    /// Another word of the name begins with one of these letters.
    pub(crate) later: Letters,
}
