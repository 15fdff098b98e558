//! What somebody else changed first (D4), for each language to word.

use crate::domain::{First, Person, Present, Refusal, Skipped};

/// People of whom it is told; of more how many.
const MOST: usize = 6;

/// Whose membership was changed, by whom and when, and what it is now.
pub(super) type Meanwhile<'a> = (&'a Person, &'a First, Present);

/// The first of those who were changed, and how many more there are.
pub(super) fn meanwhile(skipped: &[Skipped]) -> (Vec<Meanwhile<'_>>, usize) {
    let told = skipped.iter().filter_map(|one| match (&one.who, &one.why) {
        (Some(who), Refusal::Changed { first, now: Some(now) }) => Some((who, first, *now)),
        _ => None,
    });
    let mut told: Vec<_> = told.collect();
    let more = told.len().saturating_sub(MOST);
    told.truncate(MOST);
    (told, more)
}
