//! Refusals that name the users who can do the refused action.

use jiff::tz::TimeZone;

use crate::{
    domain::{ChangedBy, Name, Person},
    text::{
        Lang, both,
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

/// Says that a blocked user must be unblocked before an undo, and who can do that.
pub(super) fn still_blocked(lang: Lang, who_can: &[Person]) -> String {
    let who = match join_with_and(lang, &names(who_can), 4) {
        who if who_can.is_empty() => who,
        who => format!(": {}", strip_dot(&who)),
    };
    match lang {
        Lang::Nl => format!(
            "Is geblokkeerd. Ongedaan maken kan na deblokkeren door een Beheerder van de \
             omgeving{who}."
        ),
        Lang::En => format!(
            "This user is blocked. Undo is possible once an Administrator of the environment \
             unblocks them{who}."
        ),
    }
}

/// Says that the actor lost the right, when and by whom, and who can do this now.
pub(super) fn lost_admin(
    lang: Lang,
    org: &Name,
    who_can: &[Person],
    first: &ChangedBy,
    zone: &TimeZone,
) -> String {
    let (at, name) = (moment(lang, first.at, zone), author(lang, first));
    let others = join_with_and(lang, &names(who_can), 4);
    let others = strip_dot(&others);
    match (lang, who_can) {
        (Lang::Nl, []) => {
            format!("Je bent sinds {at} geen Beheerder meer van {org} (door {name}).")
        }
        (Lang::Nl, _) => format!(
            "Je bent sinds {at} geen Beheerder meer van {org} (door {name}); dit kan nu alleen \
             {others}."
        ),
        (Lang::En, []) => {
            format!("You are no longer an Administrator of {org}, since {at} (by {name}).")
        }
        (Lang::En, _) => format!(
            "You are no longer an Administrator of {org}, since {at} (by {name}); only {others} can \
             do this now."
        ),
    }
}

pub(super) fn not_admin(
    lang: Lang,
    org: &Name,
    who_can: &[Person],
    lost: Option<&ChangedBy>,
    zone: &TimeZone,
) -> String {
    if let Some(first) = lost {
        let said = lost_admin(lang, org, who_can, first, zone);
        return format!(
            "{said} {}",
            both("Er is niets gewijzigd.", "Nothing has changed.").of(lang)
        );
    }
    match lang {
        Lang::Nl if who_can.is_empty() => {
            format!("Dit kan alleen een Beheerder van {}.", strip_dot(org))
        }
        Lang::Nl => format!(
            "Dit kan alleen een Beheerder van deze organisatie: {}.",
            strip_dot(&join_with_and(lang, &names(who_can), 4))
        ),
        Lang::En if who_can.is_empty() => format!("Only an Administrator of {org} can do this."),
        Lang::En => only_who_can(lang, "an Administrator of this organisation", who_can),
    }
}
