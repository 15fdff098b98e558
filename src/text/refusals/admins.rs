//! Refusals that name the users who can do the refused action.

use jiff::tz::TimeZone;

use crate::{
    domain::{ChangedBy, Name, Person},
    text::{
        Lang,
        grammar::{
            names::strip_dot,
            words::{join_with_and, moment},
        },
        outcomes::changed_by::author,
    },
};

pub(super) fn names(people: &[Person]) -> Vec<Name> {
    people.iter().map(|person| person.name.clone()).collect()
}

pub(super) fn only_who_can(lang: Lang, whom: &str, who_can: &[Person]) -> String {
    match lang {
        Lang::Nl => {
            let names: Vec<Name> = who_can.iter().map(|person| person.name.clone()).collect();
            if names.is_empty() {
                return format!("Dit kan alleen {whom}.");
            }
            format!("Dit kan alleen {whom}: {}.", strip_dot(&join_with_and(lang, &names, 4)))
        }
        Lang::En => {
            if who_can.is_empty() {
                return format!("Only {whom} can do this.");
            }
            format!(
                "Only {whom} can do this: {}.",
                strip_dot(&join_with_and(lang, &names(who_can), 4))
            )
        }
    }
}

pub(super) fn not_admin(
    lang: Lang,
    org: &Name,
    who_can: &[Person],
    lost: Option<&ChangedBy>,
    zone: &TimeZone,
) -> String {
    match lang {
        Lang::Nl => {
            let names: Vec<Name> = who_can.iter().map(|person| person.name.clone()).collect();
            if let Some(first) = lost {
                let (at, name) = (moment(lang, first.at, zone), author(lang, first));
                let said =
                    format!("Je bent sinds {at} geen Beheerder meer van {org} (door {name}).");
                return if names.is_empty() {
                    format!("{said} Er is niets gewijzigd.")
                } else {
                    format!(
                        "{said} Er is niets gewijzigd; dit kan nu alleen {}.",
                        join_with_and(lang, &names, 4)
                    )
                };
            }
            if names.is_empty() {
                return format!("Dit kan alleen een Beheerder van {}.", strip_dot(org));
            }
            format!(
                "Dit kan alleen een Beheerder van deze organisatie: {}.",
                join_with_and(lang, &names, 4)
            )
        }
        Lang::En => {
            if let Some(first) = lost {
                let (at, name) = (moment(lang, first.at, zone), author(lang, first));
                let said =
                    format!("You are no longer an Administrator of {org}, since {at} (by {name}).");
                return if who_can.is_empty() {
                    format!("{said} Nothing has changed.")
                } else {
                    let names: Vec<Name> =
                        who_can.iter().map(|person| person.name.clone()).collect();
                    format!(
                        "{said} Nothing has changed; only {} can do this now.",
                        join_with_and(lang, &names, 4)
                    )
                };
            }
            if who_can.is_empty() {
                return format!("Only an Administrator of {org} can do this.");
            }
            only_who_can(lang, "an Administrator of this organisation", who_can)
        }
    }
}
