//! Labels of row fields in English, in the log.

use crate::text::{
    Lang,
    changes::{FieldWords, RowField},
    grammar::words::{self, day_full},
};

pub(crate) const WORDS: FieldWords = FieldWords {
    field,
    level: |a| words::level(Lang::En, a),
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
