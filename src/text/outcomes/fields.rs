//! The labels of row fields in the log, and the words for their values.

use crate::{
    domain::MemberValue,
    text::{Lang, Text, both, verbs},
};

/// A field of a logged row, as the log labels it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowField {
    /// The state of the row; shown without a label.
    State,
    Name,
    TradeName,
    Domain,
    Role,
    Manager,
    Address,
    Addresses,
    Level,
    LastDay,
    /// A value that a verb sets.
    Member(MemberValue),
    /// The last moment at which a request can be answered.
    Term,
    /// How often the request was renewed.
    Renewed,
    Message,
    Reason,
    Street,
    PostalCode,
    Town,
    Country,
    Numbers,
    Website,
    Description,
    Evidence,
    Rejected,
    Register,
    Fingerprint,
    Remark,
}

/// Stands above the fields of a row that came.
pub(super) const NEW: Text = both("Nieuw:", "New:");
/// A field without a value, in words.
pub(super) const NO_VALUE: Text = both("leeg", "empty");
/// Follows an attempt that was refused.
pub(super) const NOTHING_CHANGED: Text = both("Er is niets gewijzigd.", "Nothing has changed.");
pub(super) const YES: Text = both("ja", "yes");
/// Marks an unverified address without a code.
pub(super) const UNVERIFIED: Text = both("niet bevestigd", "not verified");
/// The states of a membership.
pub(super) const HAS_ACCESS: Text = both("heeft toegang", "has access");
pub(super) const NO_ACCESS: Text = both("geen toegang", "no access");
/// The states of other rows.
pub(super) const ACTIVE: Text = both("actief", "active");
pub(super) const ENDED: Text = both("beëindigd", "ended");
pub(super) const WITHDRAWN: Text = both("ingetrokken", "withdrawn");
/// The state of a key that is not confirmed yet.
pub(super) const WAITS: Text = both("nog niet bevestigd", "not confirmed yet");

/// Marks an unverified address whose code is valid until this day.
pub(super) fn unverified_until(lang: Lang, day: &str) -> String {
    match lang {
        Lang::Nl => format!("niet bevestigd, code tot {day}"),
        Lang::En => format!("not verified, code until {day}"),
    }
}

/// Returns the quotes around a text that a user wrote.
pub(super) const fn quotes(lang: Lang) -> (char, char) {
    match lang {
        Lang::Nl => ('„', '”'),
        Lang::En => ('“', '”'),
    }
}

/// Returns the label of a field.
pub(super) const fn label(lang: Lang, field: RowField) -> &'static str {
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
        RowField::Member(value) => verbs::members::field_label(value),
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

/// Returns the name of a field as people say it, for a pane.
pub(super) const fn spoken_label(lang: Lang, field: RowField) -> &'static str {
    match field {
        RowField::State => both("status", "status"),
        RowField::Fingerprint => both("vingerafdruk", "fingerprint"),
        RowField::TradeName => both("handelsnaam", "trade name"),
        RowField::Manager => both("Relatiemanager", "relationship manager"),
        RowField::Address => both("e-mailadres", "e-mail address"),
        RowField::LastDay | RowField::Member(MemberValue::LastDay(_)) => {
            both("laatste dag", "last day")
        }
        RowField::Member(MemberValue::Pause(_)) => both("gepauzeerd tot", "paused until"),
        RowField::Term => both("geldig tot en met", "valid until"),
        RowField::Renewed => both("keer herinnerd", "times renewed"),
        RowField::Register => both("handelsregister van", "trade register of"),
        field => return label(lang, field),
    }
    .of(lang)
}
