//! Groups the users of a result by the reason why they were skipped.

use crate::{
    domain::{Name, Person, Refusal, Skipped},
    text::{
        Lang, both,
        grammar::{
            names::lower_first,
            words::{join_organisations, join_with_and},
        },
    },
};

/// Maximum number of organisations listed beside one reason.
const MAX_ORGANISATIONS_LISTED: usize = 6;
/// Maximum number of people listed before the organisations of one reason.
const MAX_PEOPLE_LISTED: usize = 50;

/// A skipped person, or an organisation that was skipped for one person.
pub(super) struct SkippedName<'a> {
    /// The name to show for the person, if it may be shown.
    pub(super) name: Option<Name>,
    /// The organisation, if the command gives access to organisations.
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
    let of_orgs = skipped.iter().filter(|one| one.org.is_some());
    let is_one = is_one_person(of_orgs.filter_map(|one| one.who.as_ref()));
    // The command may be about others too, who were not skipped.
    let people = if is_one { SkippedPeople::OneNamed } else { SkippedPeople::Several };
    skip_reasons(lang, each, people, say).join(" ")
}

/// Returns whether these are mentions of one person only.
pub(super) fn is_one_person<'a>(mut people: impl Iterator<Item = &'a Person>) -> bool {
    let first = people.next();
    people.all(|one| first.is_some_and(|first| first.id == one.id))
}

/// The people whom a command about several organisations skipped.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum SkippedPeople {
    /// One person, whom the reader knows: the command is about nobody else.
    OneKnown,
    /// One person, who must be named.
    OneNamed,
    /// Several people, so each organisation has its own sentences.
    Several,
}

/// Each reason once, in order of appearance, with the names of the skipped users; behind the names
/// of organisations, if the command is about several.
pub(super) fn skip_reasons<'a>(
    lang: Lang,
    skipped: impl Iterator<Item = SkippedName<'a>>,
    people: SkippedPeople,
    say: impl Fn(&[Name], &Refusal) -> String,
) -> Vec<String> {
    let is_one = people != SkippedPeople::Several;
    let mut reasons: Vec<Reason<'_>> = Vec::new();
    for SkippedName { name, org, why } in skipped {
        let is_of_org = org.is_some();
        let known = |one: &&mut Reason<'_>| {
            let is_alike = match org {
                Some(org) if !is_one => one.orgs == [org.clone()],
                _ => one.orgs.is_empty() != is_of_org,
            };
            *one.why == *why && is_alike
        };
        let name = name.filter(|_| !(is_of_org && people == SkippedPeople::OneKnown));
        if let Some(known) = reasons.iter_mut().find(known) {
            known.orgs.extend(org.clone().filter(|_| is_one));
            known.names.extend(name.filter(|_| !(is_of_org && is_one)));
        } else {
            let orgs = org.iter().cloned().collect();
            reasons.push(Reason { names: name.into_iter().collect(), orgs, why });
        }
    }
    let text = |one: &Reason<'_>| {
        // A reason about the actor does not apply to the listed users.
        let names: &[Name] = if one.why.is_of_actor() { &[] } else { &one.names };
        // A reason may name its organisation.
        let why = say(names, one.why);
        match one.orgs.as_slice() {
            [] => why,
            [org] if why.contains(&**org) => why,
            orgs => {
                let orgs = join_organisations(lang, orgs, MAX_ORGANISATIONS_LISTED);
                let at = both("bij", "at").of(lang);
                let people = join_with_and(lang, names, MAX_PEOPLE_LISTED);
                let who = if names.is_empty() { orgs } else { format!("{people} {at} {orgs}") };
                if one.why.is_of_actor() {
                    format!("{who}: {}", lower_first(&say(&[], one.why)))
                } else {
                    say(&[Name::stored(who)], one.why)
                }
            }
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
