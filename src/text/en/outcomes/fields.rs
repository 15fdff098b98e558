//! Labels of row fields in English, in the log.

use crate::text::{
    changes::{Field, Words},
    en::words::{self, day_full},
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
    quotes: ('“', '”'),
    yes: "yes",
    unverified: "not verified",
    unverified_until: |until| format!("not verified, code until {until}"),
    access: ("has access", "no access"),
    going: ("active", "ended", "withdrawn"),
    waits: "waits to be confirmed",
};

const fn field(field: Field) -> &'static str {
    match field {
        Field::State | Field::Fingerprint => "",
        Field::Name | Field::Remark => "name",
        Field::TradeName => "trade_name",
        Field::Domain => "domain",
        Field::Role | Field::Level => "role",
        Field::Manager => "relation_manager",
        Field::Address => "address",
        Field::Addresses => "addresses",
        Field::LastDay => "until",
        Field::Term => "valid",
        Field::Renewed => "renewed",
        Field::Message => "message",
        Field::Reason => "reason",
        Field::Street => "street",
        Field::PostalCode => "postcode",
        Field::Town => "town",
        Field::Country => "country",
        Field::Numbers => "numbers",
        Field::Website => "website",
        Field::Description => "description",
        Field::Evidence => "evidence",
        Field::Rejected => "rejected",
    }
}
