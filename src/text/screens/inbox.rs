//! Texts of the inbox (*Postvak IN*).

#![expect(missing_docs, reason = "a name and its sentence say what it is")]

use crate::{
    domain::{Name, RelationRow},
    text::{Lang, Text, both},
};

pub(crate) const ACCESS_ENDS: Text = both("Toegang loopt af", "Access ends soon");
pub(crate) const EVIDENCE_TO_JUDGE: Text = both("bewijs te beoordelen", "evidence to judge");
pub(crate) const HAPPENED: Text = both("Gebeurd", "Happened");
pub(crate) const WAITS_FOR_YOU: Text = both("Wacht op jou", "Waits for you");
pub(crate) const MEMBER_NOTE: Text = both("lid", "member");
pub(crate) const REQUEST_NOTE: Text = both("verzoek", "request");
pub(crate) const EVIDENCE_NOTE: Text = both("bewijs", "evidence");
pub(crate) const PARTNER_NOTE: Text = both("partner", "partner");
pub(crate) const HISTORY: Text = both("Verloop", "History");
pub(crate) const INBOX_EMPTY: [Text; 2] = [
    both("Alles afgehandeld.", "All handled."),
    both("→  Meldingen: wiens toegang binnenkort eindigt", "→  Notices: whose access ends soon"),
];
pub(crate) const NOW: Text = both("Nu", "Now");
pub(crate) const NO_LONGER_PENDING: Text =
    both("! wacht niet meer; zie Afgehandeld", "! no longer pending; see Handled");
pub(crate) const NO_HANDLED: [Text; 2] = [
    both("Nog niets afgehandeld.", "Nothing handled yet."),
    both(
        "Verzoeken die je accepteert of weigert komen hier te staan.",
        "Requests that you accept or decline appear here.",
    ),
];
pub(crate) const NO_NOTICES: [Text; 2] = [
    both("Geen meldingen.", "No notices."),
    both(
        "Hier staat wiens toegang binnenkort eindigt, en wat er met verzoeken gebeurde.",
        "Here you see whose access ends soon, and what happened to requests.",
    ),
];
pub(crate) const UNREAD: Text = both("niet te lezen", "cannot be read");

pub(crate) fn relation_title(lang: Lang, row: &RelationRow) -> String {
    match lang {
        Lang::Nl => format!("{} wil een relatie met je", row.asker.name),
        Lang::En => format!("{} wants a relation with you", row.asker.name),
    }
}

/// A relation request in a list of answered ones.
pub(crate) fn relation_with(lang: Lang, name: &Name) -> String {
    match lang {
        Lang::Nl => format!("relatie met {name}"),
        Lang::En => format!("relation with {name}"),
    }
}

/// The title of a relation request that was answered.
pub(crate) fn relation_request_of(lang: Lang, row: &RelationRow) -> String {
    match lang {
        Lang::Nl => format!("Relatieverzoek van {}", row.asker.name),
        Lang::En => format!("Relation request of {}", row.asker.name),
    }
}

/// The heading of a group with the number of its marked rows.
pub(crate) fn marked_of(lang: Lang, group: &str, marked: usize, all: usize) -> String {
    match lang {
        Lang::Nl => format!("{group} · {marked} van {all} gemarkeerd"),
        Lang::En => format!("{group} · {marked} of {all} marked"),
    }
}

pub fn request_gone(lang: Lang, org: &Name) -> String {
    match lang {
        Lang::Nl => format!("Het verzoek van {org} wacht niet meer; zie Afgehandeld."),
        Lang::En => format!("The request of {org} is no longer pending; see Handled."),
    }
}

/// The title of a request that was answered.
pub fn request_of(lang: Lang, org: &Name) -> String {
    match lang {
        Lang::Nl => format!("Verzoek van {org}"),
        Lang::En => format!("Request of {org}"),
    }
}

pub fn request_short(lang: Lang, org: &Name) -> String {
    match lang {
        Lang::Nl => format!("{org} wil samenwerken"),
        Lang::En => format!("{org} wants to work with you"),
    }
}

pub fn request_title(lang: Lang, org: &Name) -> String {
    match lang {
        Lang::Nl => format!("Organisatie {org} wil met je samenwerken"),
        Lang::En => format!("Organisation {org} wants to work with you"),
    }
}
