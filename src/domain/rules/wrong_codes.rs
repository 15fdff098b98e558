//! Rate limiting of wrong codes, for every single code and for the file as a whole (R117).
//!
//! Nobody is locked out for good. A wait is at most [`MAX_WAIT_MS`], and attempts during a wait do
//! not extend it. A new code starts again from zero, and the first attempt at a code is always
//! checked.

use crate::domain::{Moment, Now, Refusal, WrongCodes};

/// Wrong attempts at one code before the first wait.
const FREE_ATTEMPTS: u32 = 5;
/// Wrong attempts in the whole file before the first wait.
const FREE_ATTEMPTS_IN_FILE: u32 = 50;
/// The first wait in milliseconds; each further wrong code doubles it.
const FIRST_WAIT_MS: i64 = 60_000;
/// The longest wait in milliseconds, at which doubling stops.
const MAX_WAIT_MS: i64 = 15 * 60_000;
/// The period in which wrong attempts count, in milliseconds.
pub const COUNTING_PERIOD_MS: i64 = 24 * 60 * 60_000;

/// Refuses any code, right or wrong, while the wait lasts.
pub(super) fn may_try(counts: &WrongCodes, now: Now) -> Result<(), Refusal> {
    let for_code = end_of_wait(counts.for_code, FREE_ATTEMPTS, now);
    let tried = counts.for_code.is_some();
    let of_file = end_of_wait(counts.in_file, FREE_ATTEMPTS_IN_FILE, now).filter(|_| tried);
    match for_code.max(of_file) {
        Some(until) => Err(Refusal::CodeWait { until }),
        None => Ok(()),
    }
}

/// Returns the end of the wait; `None` without a wait. If the clock went back since the last wrong
/// code, the wait starts now: a clock that was ahead must not lock anybody out.
fn end_of_wait(counts: Option<(u32, Moment)>, free: u32, now: Now) -> Option<Moment> {
    let (wrong, last) = counts?;
    let over = wrong.checked_sub(free)?;
    if last.0.saturating_add(COUNTING_PERIOD_MS) < now.at.0 {
        return None;
    }
    let doubled = FIRST_WAIT_MS.checked_shl(over.min(10)).unwrap_or(MAX_WAIT_MS);
    let until = Moment(last.0.min(now.at.0).saturating_add(doubled.min(MAX_WAIT_MS)));
    (until > now.at).then_some(until)
}
