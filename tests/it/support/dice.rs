//! Chance that falls the same way every time, and how often a long run throws.

use std::io::Write;

/// How often something is tried: a few times in every run, until its bar with `TOEGANG_LONG=1`.
pub(crate) fn times(short: usize, long: usize) -> usize {
    if is_long() { long } else { short }
}

/// Whether the bars of the safety document are asked for, which takes minutes for each of them.
pub(crate) fn is_long() -> bool {
    std::env::var_os("TOEGANG_LONG").is_some()
}

/// What a long run reached, for the table of the README.
pub(crate) fn reached(what: &str, figures: &str) {
    if is_long() {
        let _ = writeln!(std::io::stderr(), "reached: {what}: {figures}");
    }
}

/// A row of numbers that nobody can guess and everybody gets again (xorshift64*).
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub(crate) fn throw(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 16
    }

    /// A number below `count`, which is not 0.
    pub(crate) fn below(&mut self, count: usize) -> usize {
        usize::try_from(self.throw() % count as u64).unwrap()
    }

    /// True in so many of a hundred throws.
    pub(crate) fn percent(&mut self, hits: usize) -> bool {
        self.below(100) < hits
    }

    pub(crate) fn byte(&mut self) -> u8 {
        self.throw().to_le_bytes()[0]
    }

    pub(crate) fn shuffle<T>(&mut self, all: &mut [T]) {
        for at in (1..all.len()).rev() {
            all.swap(at, self.below(at + 1));
        }
    }
}
