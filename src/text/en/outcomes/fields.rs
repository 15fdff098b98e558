//! Labels of row fields in English, in the log.

use crate::text::{
    changes::{FieldWords, RowField},
    en::words::{self, day_full},
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
    quotes: ('“', '”'),
    yes: "yes",
    unverified: "not verified",
    unverified_until: |until| format!("not verified, code until {until}"),
    access: ("has access", "no access"),
    going: ("active", "ended", "withdrawn"),
    waits: "waits to be confirmed",
};

const fn field(field: RowField) -> &'static str {
    match field {
        RowField::State | RowField::Fingerprint => "",
        RowField::Name | RowField::Remark => "name",
        RowField::TradeName => "trade_name",
        RowField::Domain => "domain",
        RowField::Role | RowField::Level => "role",
        RowField::Manager => "relation_manager",
        RowField::Address => "address",
        RowField::Addresses => "addresses",
        RowField::LastDay => "until",
        RowField::Term => "valid",
        RowField::Renewed => "renewed",
        RowField::Message => "message",
        RowField::Reason => "reason",
        RowField::Street => "street",
        RowField::PostalCode => "postcode",
        RowField::Town => "town",
        RowField::Country => "country",
        RowField::Numbers => "numbers",
        RowField::Website => "website",
        RowField::Description => "description",
        RowField::Evidence => "evidence",
        RowField::Rejected => "rejected",
    }
}
