//! Wrong codes are slowed down: for every code that is asked for, and for the file as a whole.
//!
//! Nobody is kept out for ever. A wait is at most [`LONGEST`], what is tried during a wait does not
//! make it longer, a new code begins anew, and the first try at a code is always looked at.

use crate::domain::{Guesses, Moment, Now, Refusal};

/// Wrong codes without a wait: for one code.
const FREE: u32 = 5;
/// The same, for the whole file.
const FREE_IN_FILE: u32 = 50;
/// The first wait in milliseconds; each further wrong code doubles it.
const FIRST: i64 = 60_000;
/// The longest wait in milliseconds.
const LONGEST: i64 = 15 * 60_000;
/// How long wrong codes count, in milliseconds.
pub const REMEMBERED: i64 = 24 * 60 * 60_000;

/// Refuses to look at a code while its wait lasts, whether it is right or wrong.
pub(super) fn may_try(guesses: &Guesses, now: Now) -> Result<(), Refusal> {
    let of_code = until(guesses.of_code, FREE, now);
    let tried = guesses.of_code.is_some();
    let of_file = until(guesses.in_file, FREE_IN_FILE, now).filter(|_| tried);
    match of_code.max(of_file) {
        Some(until) => Err(Refusal::CodeWait { until }),
        None => Ok(()),
    }
}

/// When the next try is looked at; nothing when it is now. Where the clock went back since the last
/// wrong code, the wait begins now: a clock that was ahead keeps nobody out.
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
