//! Labels of row fields in Dutch, in the log.

use crate::text::{
    Lang,
    changes::{FieldWords, RowField},
    grammar::words::{self, day_full},
};

pub(crate) const WORDS: FieldWords = FieldWords {
    field,
    level: |a| words::level(Lang::Nl, a),
    role: |a| words::role_short(Lang::Nl, a),
    user: |a| words::user_status(Lang::Nl, a),
    org: |a| words::org_status(Lang::Nl, a),
    request: |a| words::state(Lang::Nl, a),
    invitation: |a| words::invitation_state(Lang::Nl, a),
    domain: |a| words::domain_kind(Lang::Nl, a),
    method: |a| words::method(Lang::Nl, a),
    scheme: |a| words::scheme(Lang::Nl, a),
    day: |day| day_full(Lang::Nl, day),
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
