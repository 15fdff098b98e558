//! Labels of row fields in Dutch, in the log.

use crate::text::{
    changes::{FieldWords, RowField},
    nl::words::{self, day_full},
};

pub(crate) const WORDS: FieldWords = FieldWords {
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

const fn field(field: RowField) -> &'static str {
    match field {
        RowField::State | RowField::Fingerprint => "",
        RowField::Name | RowField::Remark => "naam",
        RowField::TradeName => "handelsnaam",
        RowField::Domain => "domein",
        RowField::Role | RowField::Level => "rol",
        RowField::Manager => "relatiemanager",
        RowField::Address => "adres",
        RowField::Addresses => "adressen",
        RowField::LastDay => "tot",
        RowField::Term => "geldig",
        RowField::Renewed => "herinnerd",
        RowField::Message => "bericht",
        RowField::Reason => "reden",
        RowField::Street => "straat",
        RowField::PostalCode => "postcode",
        RowField::Town => "plaats",
        RowField::Country => "land",
        RowField::Numbers => "nummers",
        RowField::Website => "website",
        RowField::Description => "omschrijving",
        RowField::Evidence => "bewijs",
        RowField::Rejected => "afgewezen",
    }
}
