//! Which letters a text has, in one number: most people are passed over by looking at that alone.

/// The letters of a text: a sign of its own for each of a-z and 0-9, and some for all others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Letters(u64);

impl Letters {
    /// Of bytes of folded text.
    pub(super) fn of(bytes: impl IntoIterator<Item = u8>) -> Self {
        Self(bytes.into_iter().fold(0, |all, byte| all | 1 << place(byte)))
    }

    /// How many signs of `wanted` are missing here: none where a text holds it.
    pub(super) const fn missing(self, wanted: Self) -> u32 {
        (wanted.0 & !self.0).count_ones()
    }
}

/// With which letters words begin: a sign of its own for each of a-z, and some for all others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Initials(u32);

impl Initials {
    /// Of the first bytes of folded words.
    pub(super) fn of(bytes: impl IntoIterator<Item = u8>) -> Self {
        let place = |byte: u8| match byte {
            b'a'..=b'z' => byte - b'a',
            _ => 26 + byte % 6,
        };
        Self(bytes.into_iter().fold(0, |all, byte| all | 1 << place(byte)))
    }

    /// These and the others.
    pub(super) const fn and(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// Returns whether one of these is one of the others.
    pub(super) const fn meets(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }
}

const fn place(byte: u8) -> u8 {
    match byte {
        b'a'..=b'z' => byte - b'a',
        b'0'..=b'9' => 26 + (byte - b'0'),
        _ => 36 + byte % 28,
    }
}
