//! Reproducible random numbers, and the number of attempts of a test.

use std::io::Write;

/// Returns `short`, or `long` with `TOEGANG_LONG=1`.
pub(crate) fn attempts(short: usize, long: usize) -> usize {
    if is_long_run() { long } else { short }
}

/// Returns whether `TOEGANG_LONG=1` is set. A long run takes minutes per test.
pub(crate) fn is_long_run() -> bool {
    std::env::var_os("TOEGANG_LONG").is_some()
}

/// Prints the figures of a long run, for the table in the README.
pub(crate) fn report_figures(what: &str, figures: &str) {
    if is_long_run() {
        let _ = writeln!(std::io::stderr(), "reached: {what}: {figures}");
    }
}

/// Says that a test did not run, also if the output of tests that pass is not shown.
pub(crate) fn report_not_run(why: &str) {
    let _ = writeln!(std::io::stderr(), "not run: {why}");
}

/// A reproducible sequence of pseudo-random numbers (xorshift64*).
pub(crate) struct Rng(u64);

impl Rng {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub(crate) fn next_u64(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 16
    }

    /// Returns a number below `count`, which must not be 0.
    pub(crate) fn below(&mut self, count: usize) -> usize {
        usize::try_from(self.next_u64() % count as u64).unwrap()
    }

    /// Returns `true` in this percentage of the calls.
    pub(crate) fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub(crate) fn byte(&mut self) -> u8 {
        self.next_u64().to_le_bytes()[0]
    }

    pub(crate) fn shuffle<T>(&mut self, all: &mut [T]) {
        for at in (1..all.len()).rev() {
            all.swap(at, self.below(at + 1));
        }
    }
}
