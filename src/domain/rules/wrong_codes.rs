//! Rate limiting of wrong codes, for every single code and for the file as a whole (R117).
//!
//! Nobody is locked out for good. A wait is at most [`LONGEST`], attempts during a wait do not
//! extend it, a new code starts again from zero, and the first attempt at a code is always checked.

use crate::domain::{Moment, Now, Refusal, WrongCodes};

/// Wrong attempts at one code before the first wait.
const FREE: u32 = 5;
/// Wrong attempts in the whole file before the first wait.
const FREE_IN_FILE: u32 = 50;
/// The first wait in milliseconds; each further wrong code doubles it.
const FIRST: i64 = 60_000;
/// The longest wait in milliseconds.
const LONGEST: i64 = 15 * 60_000;
/// The period in which wrong attempts count, in milliseconds.
pub const REMEMBERED: i64 = 24 * 60 * 60_000;

/// Refuses any code, right or wrong, while the wait lasts.
pub(super) fn may_try(guesses: &WrongCodes, now: Now) -> Result<(), Refusal> {
    let of_code = until(guesses.of_code, FREE, now);
    let tried = guesses.of_code.is_some();
    let of_file = until(guesses.in_file, FREE_IN_FILE, now).filter(|_| tried);
    match of_code.max(of_file) {
        Some(until) => Err(Refusal::CodeWait { until }),
        None => Ok(()),
    }
}

/// Returns the end of the wait; `None` if there is none. If the clock went back since the last
/// wrong code, the wait starts now: a clock that was ahead must not lock anybody out.
fn until(guesses: Option<(u32, Moment)>, free: u32, now: Now) -> Option<Moment> {
    let (wrong, last) = guesses?;
    let over = wrong.checked_sub(free)?;
    if last.0.saturating_add(REMEMBERED) < now.at.0 {
        return None;
    }
    let doubled = FIRST.checked_shl(over.min(10)).unwrap_or(LONGEST);
    let until = Moment(last.0.min(now.at.0).saturating_add(doubled.min(LONGEST)));
    (until > now.at).then_some(until)
}
