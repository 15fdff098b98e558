//! Questions that are asked before a change.

#![expect(missing_docs, reason = "a name and its sentence say what it is")]

use crate::{
    domain::Name,
    text::{
        Lang, Text, both,
        grammar::{
            number::{count, grouped},
            words::{join_with_and, requests},
        },
        people::skipped::skipped_groups,
    },
};

/// Maximum number of people whom a line of a question names.
const MAX_NAMED: usize = 3;

pub(crate) const DECLINE_NONE: Text = both("Geen reden", "No reason");
pub(crate) const DECLINE_OTHER: Text = both("Anders:", "Other:");
pub(crate) const DECLINE_STRANGER: Text =
    both("Ik ken deze organisatie niet", "I do not know this organisation");
pub(crate) const DECLINE_NO_WORK: Text =
    both("Onze bedrijven werken niet samen", "Our companies do not work together");
pub(crate) const DECLINE_NOT_NOW: Text = both("Nu niet nodig", "Not needed now");
pub const DECLINE_FINAL: Text = both(
    "! Niet ongedaan te maken; opnieuw vragen kan later.",
    "! This cannot be undone; asking again later is possible.",
);
/// The hints of the dialog to decline, for the keys that choose a reason and leave it.
pub(crate) const PICK_REASON: Text = both("kies een reden", "choose a reason");
pub(crate) const TO_DECLINE: Text = both("naar Weigeren", "to Decline");
pub(crate) const DECLINE_TITLE: Text = both("Verzoek weigeren", "Decline request");
pub(crate) const DECLINE_WRONG_PERSON: Text = both("Verkeerde persoon", "Wrong person");

pub fn admin_title(lang: Lang, org: &Name) -> String {
    match lang {
        Lang::Nl => format!("Beheerder maken van {org}?"),
        Lang::En => format!("Make Administrator of {org}?"),
    }
}

pub(crate) const fn admin_note(lang: Lang, outside: usize) -> &'static str {
    match outside {
        1 => both(
            "Een Beheerder beslist wie hier lid is. Deze persoon is van buiten je omgeving.",
            "An Administrator decides who is a member here. This person is from outside your \
             environment.",
        ),
        _ => both(
            "Een Beheerder beslist wie hier lid is. Deze mensen zijn van buiten je omgeving.",
            "An Administrator decides who is a member here. These people are from outside your \
             environment.",
        ),
    }
    .of(lang)
}

pub(crate) fn admins_too(lang: Lang, names: &[Name]) -> Option<String> {
    let who = join_with_and(lang, names, MAX_NAMED);
    (!names.is_empty()).then(|| match (lang, names.len()) {
        (Lang::Nl, 1) => format!("Ook {who}, van je eigen omgeving, wordt Beheerder."),
        (Lang::Nl, _) => format!("Ook {who}, van je eigen omgeving, worden Beheerder."),
        (Lang::En, 1) => format!("{who}, of your own environment, becomes Administrator too."),
        (Lang::En, _) => format!("{who}, of your own environment, become Administrator too."),
    })
}

pub(crate) fn admins_already(lang: Lang, names: Vec<Name>) -> Option<String> {
    let why = both("al Beheerder", "Administrator already").of(lang);
    skipped_groups(lang, vec![(why.to_owned(), names)])
}

pub fn leave_title(lang: Lang, org: &Name) -> String {
    match lang {
        Lang::Nl => format!("{org} verlaten?"),
        Lang::En => format!("Leave {org}?"),
    }
}

pub fn not_yourself(lang: Lang, name: &Name) -> String {
    match lang {
        Lang::Nl => format!(
            "{name} (jij) wordt overgeslagen: je eigen toegang geef je op met Organisatie verlaten \
             (x v)."
        ),
        Lang::En => {
            format!(
                "{name} (you) is skipped: to give up your own access, leave the organisation (x v)."
            )
        }
    }
}

/// Said of the last administrator among people who lose their access.
pub(crate) fn last_admin_stays(lang: Lang, name: &Name) -> String {
    match lang {
        Lang::Nl => format!(
            "{name} blijft: er is geen andere Beheerder. Maak eerst iemand anders Beheerder."
        ),
        Lang::En => format!(
            "{name} stays: there is no other Administrator. Make someone else Administrator first."
        ),
    }
}

pub fn revoke_title(lang: Lang, org: &Name) -> String {
    match lang {
        Lang::Nl => format!("Toegang tot {org} ontzeggen?"),
        Lang::En => format!("Revoke access to {org}?"),
    }
}

/// The consequences of withdrawing `n` requests, one a line.
pub const fn withdraw_note(lang: Lang, n: usize) -> [&'static str; 2] {
    let goes = match n {
        1 => {
            both("Het kan dan niet meer geaccepteerd worden.", "It can then no longer be accepted.")
        }
        _ => both(
            "Ze kunnen dan niet meer geaccepteerd worden.",
            "They can then no longer be accepted.",
        ),
    };
    [goes.of(lang), both("Je kunt later opnieuw vragen.", "You can ask again later.").of(lang)]
}

/// The warning before requests are withdrawn of which some are expired, and so do not come back by
/// undo. `None` without expired requests.
pub fn withdraw_warning(lang: Lang, open: usize, expired: usize) -> Option<String> {
    let of = grouped(lang, expired);
    Some(match (lang, open, expired) {
        (_, _, 0) => return None,
        (Lang::Nl, 0, 1) => "! Dit is niet ongedaan te maken: het verzoek is verlopen.".to_owned(),
        (Lang::En, 0, 1) => "! This cannot be undone: the request is expired.".to_owned(),
        (Lang::Nl, 0, _) => {
            "! Dit is niet ongedaan te maken: de verzoeken zijn verlopen.".to_owned()
        }
        (Lang::En, 0, _) => "! This cannot be undone: the requests are expired.".to_owned(),
        (Lang::Nl, _, 1) => "! Voor het verlopen verzoek is dit niet ongedaan te maken.".to_owned(),
        (Lang::En, _, 1) => "! This cannot be undone for the expired request.".to_owned(),
        (Lang::Nl, ..) => {
            format!("! Voor de {of} verlopen verzoeken is dit niet ongedaan te maken.")
        }
        (Lang::En, ..) => format!("! This cannot be undone for the {of} expired requests."),
    })
}

/// The consequences of withdrawing requests, one a line. An expired request cannot be accepted
/// anyway.
pub fn withdraw_notes(lang: Lang, open: usize, expired: usize) -> Vec<&'static str> {
    let [goes, again] = withdraw_note(lang, open);
    let goes = match (open, expired) {
        (0, _) => None,
        (_, 0) => Some(goes),
        (1, _) => Some(
            both(
                "Het open verzoek kan dan niet meer geaccepteerd worden.",
                "The open request can then no longer be accepted.",
            )
            .of(lang),
        ),
        _ => Some(
            both(
                "De open verzoeken kunnen dan niet meer geaccepteerd worden.",
                "The open requests can then no longer be accepted.",
            )
            .of(lang),
        ),
    };
    goes.into_iter().chain([again]).collect()
}

pub fn withdraw_title(lang: Lang, n: usize, org: &Name) -> String {
    match lang {
        Lang::Nl => format!("{} van {org} intrekken?", count(lang, n, "verzoek", "verzoeken")),
        Lang::En => format!("Withdraw {} of {org}?", requests(n)),
    }
}

pub fn decline_reason(lang: Lang, name: &Name) -> String {
    match lang {
        Lang::Nl => format!("Reden (optioneel, {name} ziet dit)"),
        Lang::En => format!("Reason (optional, {name} sees this)"),
    }
}

pub fn decline_consequence(lang: Lang, org: &Name) -> String {
    match lang {
        Lang::Nl => format!("{org} krijgt bericht dat je weigert."),
        Lang::En => format!("{org} is told that you decline."),
    }
}
