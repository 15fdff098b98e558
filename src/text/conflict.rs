//! What somebody else changed first (D4), for each language to word.

use crate::domain::{Class, First, Person, Refusal, Skipped, UserId};

/// People of whom it is told; of more how many.
const MOST: usize = 6;

/// Of whom something was changed, and what.
pub(super) type Meanwhile<'a> = (&'a Person, &'a Refusal);

/// The first of those who were changed, and how many more there are.
pub(super) fn meanwhile(skipped: &[Skipped]) -> (Vec<Meanwhile<'_>>, usize) {
    let mut told: Vec<_> = all(skipped).collect();
    let more = told.len().saturating_sub(MOST);
    told.truncate(MOST);
    (told, more)
}

fn all(skipped: &[Skipped]) -> impl Iterator<Item = Meanwhile<'_>> {
    let told = skipped.iter().filter(|one| one.why.class() == Class::Conflict);
    told.filter_map(|one| Some((one.who.as_ref()?, &one.why)))
}

/// Whether it was the person himself who was first, with all of them.
pub(super) fn is_mine(skipped: &[Skipped], me: Option<UserId>) -> bool {
    let mut all = all(skipped).peekable();
    all.peek().is_some() && all.all(|(_, why)| why.first().is_some_and(|first| by_me(first, me)))
}

/// Whether that person was the first one.
pub(super) fn by_me(first: &First, me: Option<UserId>) -> bool {
    me.is_some() && first.by.as_ref().map(|by| by.id) == me
}
