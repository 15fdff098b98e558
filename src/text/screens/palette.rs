//! Texts of the palette about people and requests.

use crate::{
    domain::{FoundRequest, InboxRow, Name, RequestState},
    text::{Lang, Text, both},
};

/// The heading above users of partners, with what Enter does.
pub(crate) const PARTNER_PEOPLE: Text =
    both("bij partners · geef toegang tot…", "at partners · give access to…");
/// The heading above actions of other screens.
pub(crate) const OTHER_SCREENS: Text = both("op een ander scherm", "on another screen");
/// The hint for Enter on a user of a partner.
pub(crate) const GIVE_ACCESS: Text = both("geef toegang tot…", "give access to…");
/// The hint for Enter on a request.
pub(crate) const TO_REQUEST: Text = both("naar het verzoek", "to the request");

/// The environment on the other side of a request, and what the request asks.
pub(crate) fn request(lang: Lang, row: &FoundRequest) -> String {
    let (env, asks) = match row {
        FoundRequest::Received(row) => match &**row {
            InboxRow::Member(row) => (&row.org_env, asks_viewer(lang, &row.org.1)),
            InboxRow::Relation(row) => {
                let asks = both("vraagt je als relatie", "asks you for a relation");
                (&row.asker_env, asks.of(lang).to_owned())
            }
        },
        FoundRequest::OfOrganisation(row) => {
            let is_expired = row.state == RequestState::Expired;
            (&row.addressee_env, asked(lang, &row.org.1, is_expired))
        }
        FoundRequest::Relation(row) => {
            let asks = both("gevraagd als relatie", "asked for a relation");
            (&row.asked_env, asks.of(lang).to_owned())
        }
    };
    format!("{env} · {asks}")
}

/// The address of a user of a partner, with their environment if the address does not say it.
pub(crate) fn partner_person(email: &str, env: &Name) -> String {
    if email.ends_with(&**env) { email.to_owned() } else { format!("{env} · {email}") }
}

fn asks_viewer(lang: Lang, org: &Name) -> String {
    match lang {
        Lang::Nl => format!("vraagt je voor {org}"),
        Lang::En => format!("asks you to join {org}"),
    }
}

fn asked(lang: Lang, org: &Name, is_expired: bool) -> String {
    match (lang, is_expired) {
        (Lang::Nl, false) => format!("voor {org}"),
        (Lang::Nl, true) => format!("verlopen, voor {org}"),
        (Lang::En, false) => format!("for {org}"),
        (Lang::En, true) => format!("expired, for {org}"),
    }
}
