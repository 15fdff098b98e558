//! The labels and values of row fields in the log.

use crate::text::{
    Lang, both,
    grammar::words::{self, day_full},
    outcomes::changes::{FieldWords, RowField},
    verbs,
};

/// Returns the words for fields and values in this language.
pub(super) const fn words(lang: Lang) -> &'static FieldWords {
    match lang {
        Lang::Nl => &DUTCH,
        Lang::En => &ENGLISH,
    }
}

const DUTCH: FieldWords = FieldWords {
    field: |a| field(Lang::Nl, a),
    level: |a| words::level(Lang::Nl, a),
    member: |a| verbs::members::field_value(Lang::Nl, a),
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

const ENGLISH: FieldWords = FieldWords {
    field: |a| field(Lang::En, a),
    level: |a| words::level(Lang::En, a),
    member: |a| verbs::members::field_value(Lang::En, a),
    role: |a| words::role_short(Lang::En, a),
    user: |a| words::user_status(Lang::En, a),
    org: |a| words::org_status(Lang::En, a),
    request: |a| words::state(Lang::En, a),
    invitation: |a| words::invitation_state(Lang::En, a),
    domain: |a| words::domain_kind(Lang::En, a),
    method: |a| words::method(Lang::En, a),
    scheme: |a| words::scheme(Lang::En, a),
    day: |day| day_full(Lang::En, day),
    quotes: ('“', '”'),
    yes: "yes",
    unverified: "not verified",
    unverified_until: |until| format!("not verified, code until {until}"),
    access: ("has access", "no access"),
    going: ("active", "ended", "withdrawn"),
    waits: "waits to be confirmed",
};

const fn field(lang: Lang, field: RowField) -> &'static str {
    match field {
        RowField::State | RowField::Fingerprint => both("", ""),
        RowField::Name | RowField::Remark => both("naam", "name"),
        RowField::TradeName => both("handelsnaam", "trade_name"),
        RowField::Domain => both("domein", "domain"),
        RowField::Role | RowField::Level => both("rol", "role"),
        RowField::Manager => both("relatiemanager", "relation_manager"),
        RowField::Address => both("adres", "address"),
        RowField::Addresses => both("adressen", "addresses"),
        RowField::LastDay => both("tot", "until"),
        RowField::Member(value) => verbs::members::field(value),
        RowField::Term => both("geldig", "valid"),
        RowField::Renewed => both("herinnerd", "renewed"),
        RowField::Message => both("bericht", "message"),
        RowField::Reason => both("reden", "reason"),
        RowField::Street => both("straat", "street"),
        RowField::PostalCode => both("postcode", "postcode"),
        RowField::Town => both("plaats", "town"),
        RowField::Country => both("land", "country"),
        RowField::Numbers => both("nummers", "numbers"),
        RowField::Website => both("website", "website"),
        RowField::Description => both("omschrijving", "description"),
        RowField::Evidence => both("bewijs", "evidence"),
        RowField::Rejected => both("afgewezen", "rejected"),
        RowField::Register => both("handelsregister", "trade_register"),
    }
    .of(lang)
}
