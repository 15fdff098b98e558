//! Groups the users of a result by the reason why they were skipped.

use crate::domain::{Name, Refusal, Skipped};

/// The text for a command that changed no user: each reason once, with the names of its users.
pub(in crate::text) fn all_skipped(
    skipped: &[Skipped],
    say: impl Fn(&[Name], &Refusal) -> String,
) -> String {
    let name = |one: &Skipped| one.who.as_ref().map(|who| who.name.clone());
    let each = by_reason(skipped.iter().map(|one| (name(one), &one.why)));
    each.iter().map(|(who, why)| say(who, why)).collect::<Vec<_>>().join(" ")
}

/// The reasons in order of appearance, each with the names of the skipped users.
pub(super) fn by_reason<'a>(
    skipped: impl Iterator<Item = (Option<Name>, &'a Refusal)>,
) -> Vec<(Vec<Name>, &'a Refusal)> {
    let mut reasons: Vec<(Vec<Name>, &Refusal)> = Vec::new();
    for (name, why) in skipped {
        match reasons.iter_mut().find(|(_, known)| *known == why) {
            Some((names, _)) => names.extend(name),
            None => reasons.push((name.into_iter().collect(), why)),
        }
    }
    reasons
}
