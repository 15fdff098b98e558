//! Which letters a text has, in one number: most people are passed over by looking at that alone.

/// The letters of a text: a sign of its own for each of a-z, and some for all others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Letters(u32);

impl Letters {
    /// All of them.
    pub(crate) const ALL: Self = Self(u32::MAX);

    /// Of bytes of folded text.
    pub(crate) fn of(bytes: impl IntoIterator<Item = u8>) -> Self {
        Self(bytes.into_iter().fold(0, |all, byte| all | 1 << place(byte)))
    }

    /// These and the others.
    pub(crate) const fn and(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// How many signs of `wanted` are missing here: none where a text holds it.
    pub(crate) const fn missing(self, wanted: Self) -> u32 {
        (wanted.0 & !self.0).count_ones()
    }

    /// Returns whether all signs of `wanted` are here.
    pub(crate) const fn has(self, wanted: Self) -> bool {
        self.0 & wanted.0 == wanted.0
    }

    /// Returns whether one of these is one of the others.
    pub(crate) const fn meets(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }
}

const fn place(byte: u8) -> u8 {
    match byte {
        b'a'..=b'z' => byte - b'a',
        b'0'..=b'9' => 26 + byte % 3,
        _ => 29 + byte % 3,
    }
}

/// Which letters stand next to each other in a text: one of 64 signs for each two, in halves that
/// are compared one by one, as a processor compares several numbers of this size at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Pairs(pub(crate) [u32; 2]);

impl Pairs {
    /// Of bytes of folded text.
    pub(crate) fn of(bytes: &[u8]) -> Self {
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

/// Texts that are looked at together.
pub(crate) const BLOCK: usize = 64;

/// The places of those that have all letters of `wanted`.
pub(crate) fn having(all: &[Letters], wanted: Letters) -> impl Iterator<Item = usize> {
    all.chunks(BLOCK).enumerate().flat_map(move |(nth, block)| {
        let mut left = [false; BLOCK];
        left.iter_mut().zip(block).for_each(|(left, one)| *left = one.has(wanted));
        set(left).map(move |at| nth * BLOCK + at)
    })
}

/// The places of a block that are set; most have none.
pub(crate) fn set(block: [bool; BLOCK]) -> impl Iterator<Item = usize> {
    let set = |eight: &[bool]| eight.iter().fold(false, |any, one| any | one);
    let eights = (0..BLOCK).step_by(8).filter(move |at| block.get(*at..at + 8).is_some_and(set));
    eights.flat_map(move |from| (from..from + 8).filter(move |at| block.get(*at) == Some(&true)))
}

/// The letters that a name must have for a typed word to match along it.
pub(crate) struct RequiredLetters {
    /// All of these letters.
    pub(crate) letters: Letters,
    /// A word of the name begins with this one.
    pub(crate) first: Letters,
    /// Another word begins with one of these.
    pub(crate) later: Letters,
}
