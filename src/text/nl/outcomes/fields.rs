//! Labels of row fields in Dutch, in the log.

use crate::text::{
    changes::{Field, Words},
    nl::words::{self, day_full},
};

pub(crate) const WORDS: Words = Words {
    field,
    level: words::level,
    role: words::role_short,
    user: words::user_status,
    org: words::org_status,
    request: words::state,
    invitation: words::invitation_state,
    domain: words::domain_kind,
    method: words::method,
    scheme: words::scheme,
    day: day_full,
    quotes: ('„', '”'),
    yes: "ja",
    unverified: "niet bevestigd",
    unverified_until: |until| format!("niet bevestigd, code tot {until}"),
    access: ("heeft toegang", "geen toegang"),
    going: ("actief", "beëindigd", "ingetrokken"),
    waits: "wacht op bevestiging",
};

const fn field(field: Field) -> &'static str {
    match field {
        Field::State | Field::Fingerprint => "",
        Field::Name | Field::Remark => "naam",
        Field::TradeName => "handelsnaam",
        Field::Domain => "domein",
        Field::Role | Field::Level => "rol",
        Field::Manager => "relatiemanager",
        Field::Address => "adres",
        Field::Addresses => "adressen",
        Field::LastDay => "tot",
        Field::Term => "geldig",
        Field::Renewed => "herinnerd",
        Field::Message => "bericht",
        Field::Reason => "reden",
        Field::Street => "straat",
        Field::PostalCode => "postcode",
        Field::Town => "plaats",
        Field::Country => "land",
        Field::Numbers => "nummers",
        Field::Website => "website",
        Field::Description => "omschrijving",
        Field::Evidence => "bewijs",
        Field::Rejected => "afgewezen",
    }
}
