//! Groups the users of a result by the reason why they were skipped.

use crate::{
    domain::{Name, Refusal, Skipped},
    text::{Lang, grammar::words::join_with_and},
};

/// Maximum number of organisations listed beside one reason.
const MAX_ORGANISATIONS_LISTED: usize = 6;

/// A skipped person, or an organisation that was skipped for one person.
pub(super) struct SkippedName<'a> {
    /// The name to show for the person, if it may be shown.
    pub(super) name: Option<Name>,
    /// The organisation, if the command is about one person and several organisations.
    pub(super) org: &'a Option<Name>,
    /// The reason.
    pub(super) why: &'a Refusal,
}

/// The text for a command that changed no user: each reason once, with the names of its users.
pub(in crate::text) fn all_skipped(
    lang: Lang,
    skipped: &[Skipped],
    say: impl Fn(&[Name], &Refusal) -> String,
) -> String {
    let each = skipped.iter().map(|one| SkippedName {
        name: one.who.as_ref().map(|who| who.name.clone()),
        org: &one.org,
        why: &one.why,
    });
    skip_reasons(lang, each, say).join(" ")
}

/// Each reason once, in order of appearance, with the names of the skipped users; behind the names
/// of organisations, if the command is about several.
pub(super) fn skip_reasons<'a>(
    lang: Lang,
    skipped: impl Iterator<Item = SkippedName<'a>>,
    say: impl Fn(&[Name], &Refusal) -> String,
) -> Vec<String> {
    let mut reasons: Vec<Reason<'_>> = Vec::new();
    for SkippedName { name, org, why } in skipped {
        let is_of_org = org.is_some();
        let known = |one: &&mut Reason<'_>| *one.why == *why && one.orgs.is_empty() != is_of_org;
        let name = name.filter(|_| !is_of_org).into_iter();
        if let Some(known) = reasons.iter_mut().find(known) {
            known.orgs.extend(org.clone());
            known.names.extend(name);
        } else {
            let orgs = org.iter().cloned().collect();
            reasons.push(Reason { names: name.collect(), orgs, why });
        }
    }
    let text = |one: &Reason<'_>| {
        // Behind organisations the person is known, and a reason may name its organisation.
        let why = say(&one.names, one.why);
        match one.orgs.as_slice() {
            [] => why,
            [org] if why.contains(&**org) => why,
            orgs => format!("{}: {why}", join_with_and(lang, orgs, MAX_ORGANISATIONS_LISTED)),
        }
    };
    reasons.iter().map(text).collect()
}

/// A reason, with the people and the organisations that it was given for.
struct Reason<'a> {
    names: Vec<Name>,
    orgs: Vec<Name>,
    why: &'a Refusal,
}
