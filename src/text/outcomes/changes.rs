//! The fields that a line of the log changed: for a new row every field with a value, for an
//! existing row the fields that differ.

use jiff::tz::TimeZone;

use super::fields::{
    ACTIVE, ENDED, HAS_ACCESS, NEW, NO_ACCESS, NO_VALUE, NOTHING_CHANGED, RowField, UNVERIFIED,
    WAITS, WITHDRAWN, YES, label, quotes, spoken_label, unverified_until,
};
use crate::{
    domain::{
        ExtraAddress, LogRow, MemberValue, Membership, Message, Moment, Organisation, Record,
        RelationRequest, User,
    },
    text::{
        Lang,
        grammar::{
            names::upper_first,
            words::{self, day_full},
        },
        verbs,
    },
};

type FieldValues = Vec<(RowField, Option<String>)>;

/// The changed fields of a row as text, before and after the change.
pub fn was_became(lang: Lang, row: &LogRow, zone: &TimeZone) -> (String, String) {
    let of = |record| RowWriter { zone, lang }.fields(record);
    match (row.was.as_ref().map(of), row.becomes.as_ref().map(of)) {
        (Some(was), Some(became)) => {
            let differs = |at: &usize| was.get(*at) != became.get(*at);
            let changed: Vec<usize> = (0..became.len()).filter(differs).collect();
            let side = |fields: &FieldValues| {
                let these = changed.iter().filter_map(|at| fields.get(*at));
                line(these.map(|(field, value)| (*field, value.as_deref().unwrap_or("–"))), lang)
            };
            (side(&was), side(&became))
        }
        (was, became) => {
            let side = |fields: Option<FieldValues>| {
                fields.map_or("–".to_owned(), |fields| {
                    let filled = fields
                        .iter()
                        .filter_map(|(field, value)| value.as_deref().map(|value| (*field, value)));
                    line(filled, lang)
                })
            };
            (side(was), side(became))
        }
    }
}

/// Returns a line for each changed field, such as `rol: Lid → Beheerder`, or for each field of a row
/// that came or went.
pub(crate) fn changed_fields(lang: Lang, row: &LogRow, zone: &TimeZone) -> Vec<String> {
    let of = |record| RowWriter { zone, lang }.fields(record);
    let (was, became) = (row.was.as_ref().map(of), row.becomes.as_ref().map(of));
    let none = || "–".to_owned();
    let (Some(was), Some(became)) = (&was, &became) else {
        let fields = was.or(became).unwrap_or_default().into_iter();
        let line = |(field, value): (RowField, Option<String>)| {
            Some(format!("{}: {}", spoken_label(lang, field), value?))
        };
        return fields.filter_map(line).collect();
    };
    let pairs = was.iter().zip(became).filter(|(was, became)| was != became);
    let line =
        |((field, was), (_, became)): (&(RowField, Option<String>), &(_, Option<String>))| {
            let (was, became) =
                (was.clone().unwrap_or_else(none), became.clone().unwrap_or_else(none));
            format!("{}: {was} → {became}", spoken_label(lang, *field))
        };
    pairs.map(line).collect()
}

/// Returns what a line changed in words, such as `Rol: was Lid, nu Beheerder`; for a row that came, its
/// fields below a line that says so.
pub(super) fn spoken_changes(lang: Lang, row: &LogRow, zone: &TimeZone) -> Vec<String> {
    let of = |record| RowWriter { zone, lang }.fields(record);
    let (was, became) = (row.was.as_ref().map(of), row.becomes.as_ref().map(of));
    let Some(became) = became else { return vec![NOTHING_CHANGED.of(lang).to_owned()] };
    let said = |field| upper_first(spoken_label(lang, field));
    let spoken = |(field, value): (RowField, Option<String>)| match field {
        RowField::Country => (field, value.map(|code| words::country(lang, &code).to_owned())),
        _ => (field, value),
    };
    let Some(was) = was else {
        let fields = became.into_iter().map(spoken);
        let fields =
            fields.filter_map(|(field, value)| Some(format!("  {}: {}", said(field), value?)));
        return std::iter::once(NEW.of(lang).to_owned()).chain(fields).collect();
    };
    let pairs = was.into_iter().map(spoken).zip(became.into_iter().map(spoken));
    let pairs = pairs.filter(|(was, became)| was != became);
    let line = |((field, was), (_, now)): ((RowField, Option<String>), (_, Option<String>))| {
        let none = || NO_VALUE.of(lang).to_owned();
        let (was, now) = (was.unwrap_or_else(none), now.unwrap_or_else(none));
        let field = said(field);
        match lang {
            Lang::Nl => format!("{field}: was {was}, nu {now}"),
            Lang::En => format!("{field}: was {was}, now {now}"),
        }
    };
    pairs.map(line).collect()
}

fn line<'a>(fields: impl Iterator<Item = (RowField, &'a str)>, lang: Lang) -> String {
    let each = fields.map(|(field, value)| match field {
        RowField::State | RowField::Fingerprint => value.to_owned(),
        field => format!("{}={value}", label(lang, field)),
    });
    each.collect::<Vec<_>>().join(" ")
}

/// Renders rows in one language and time zone.
#[derive(Clone, Copy)]
struct RowWriter<'a> {
    zone: &'a TimeZone,
    lang: Lang,
}

impl RowWriter<'_> {
    /// Returns the fields of a row. Each kind of row has a fixed list of fields, in a fixed order.
    fn fields(self, record: &Record) -> FieldValues {
        let lang = self.lang;
        let going = |ended: bool| {
            let state = if ended { ENDED } else { ACTIVE };
            vec![(RowField::State, some_text(state.of(lang)))]
        };
        match record {
            Record::Environment(row) => vec![
                (RowField::Name, some_text(&row.name)),
                (RowField::Domain, some_text(words::domain_kind(lang, row.domain_kind))),
            ],
            Record::User(row) => self.user(row),
            Record::Organisation(row) => self.organisation(row),
            Record::Membership(row) => self.membership(row),
            Record::Request(row) => vec![
                (RowField::State, some_text(words::request_state_word(lang, row.state))),
                (RowField::Level, some_text(words::level(lang, row.level))),
                (RowField::LastDay, row.last_day.map(|day| day_full(lang, day))),
                (RowField::Term, Some(self.day(row.expires_at))),
                (RowField::Renewed, (row.renewed > 0).then(|| row.renewed.to_string())),
                (RowField::Message, self.quoted(row.message.as_ref())),
                (
                    RowField::Reason,
                    self.quoted(row.decision.as_ref().and_then(|it| it.reason.as_ref())),
                ),
            ],
            Record::Partnership(row) => going(row.ended.is_some()),
            Record::Relation(row) => going(row.ended_at.is_some()),
            Record::RelationRequest(row) => self.relation_request(row),
            Record::Invitation(row) => vec![
                (RowField::State, some_text(words::invitation_state(lang, row.state))),
                (RowField::Term, Some(self.day(row.expires_at))),
            ],
            Record::Zone(zone) => vec![(RowField::Name, some_text(zone.name()))],
            Record::Key(row) => vec![
                (
                    RowField::State,
                    some_text(
                        match (row.withdrawn, row.confirmed) {
                            (Some(_), _) => WITHDRAWN,
                            (None, None) => WAITS,
                            (None, Some(_)) => ACTIVE,
                        }
                        .of(lang),
                    ),
                ),
                (
                    RowField::Term,
                    row.code.as_ref().filter(|_| row.is_waiting()).map(|(_, at)| self.day(*at)),
                ),
                (RowField::Fingerprint, some_text(&row.fingerprint)),
                (RowField::Remark, row.comment.as_ref().map(ToString::to_string)),
            ],
        }
    }

    fn user(self, row: &User) -> FieldValues {
        let lang = self.lang;
        let extra: Vec<String> = row.extra.iter().map(|extra| self.address(extra)).collect();
        vec![
            (RowField::State, Some(words::user_status(lang, row.status).to_owned())),
            (RowField::Role, some_text(words::role_short(lang, row.role))),
            (RowField::Manager, row.relation_manager.then(|| YES.of(lang).to_owned())),
            (RowField::Name, row.full_name.as_ref().map(ToString::to_string)),
            (RowField::Address, some_text(&row.email)),
            (RowField::Addresses, (!extra.is_empty()).then(|| extra.join(", "))),
        ]
    }

    fn address(self, extra: &ExtraAddress) -> String {
        let said = match (&extra.verified_at, &extra.code) {
            (Some(_), _) => return extra.email.to_string(),
            (None, Some((_, until))) => unverified_until(self.lang, &self.day(*until)),
            (None, None) => UNVERIFIED.of(self.lang).to_owned(),
        };
        format!("{} ({said})", extra.email)
    }

    fn organisation(self, row: &Organisation) -> FieldValues {
        let lang = self.lang;
        let profile = row.profile();
        let name = |name: &Option<crate::domain::Name>| name.as_ref().map(ToString::to_string);
        let numbers: Vec<String> = profile
            .numbers
            .iter()
            .map(|(scheme, value)| format!("{} {value}", words::scheme(lang, *scheme)))
            .collect();
        let evidence = row.evidence.as_ref();
        vec![
            (RowField::State, some_text(words::org_status(lang, row.status))),
            (RowField::Name, some_text(&row.name)),
            (
                RowField::Evidence,
                evidence.map(|it| format!("{} {}", words::method(lang, it.method), it.reference)),
            ),
            (RowField::Rejected, self.quoted(row.rejected.as_ref().map(|it| &it.reason))),
            (RowField::TradeName, name(&profile.trade_name)),
            (RowField::Numbers, (!numbers.is_empty()).then(|| numbers.join(", "))),
            (RowField::Street, name(&profile.street)),
            (RowField::PostalCode, name(&profile.postal_code)),
            (RowField::Town, name(&profile.town)),
            (RowField::Country, some_text(&profile.country)),
            (RowField::Website, name(&profile.website)),
            (RowField::Address, profile.email.as_ref().map(ToString::to_string)),
            (RowField::Description, self.quoted(profile.description.as_ref())),
            (RowField::Register, row.register.as_ref().map(|it| day_full(lang, it.as_of))),
        ]
    }

    fn membership(self, row: &Membership) -> FieldValues {
        let state = if row.ended.is_some() { NO_ACCESS } else { HAS_ACCESS };
        let state = some_text(state.of(self.lang));
        let value =
            |value| (RowField::Member(value), verbs::members::field_value(self.lang, value));
        let values = MemberValue::all_of(row).into_iter().map(value);
        [(RowField::State, state)].into_iter().chain(values).collect()
    }

    fn relation_request(self, row: &RelationRequest) -> FieldValues {
        let reason = row.decision.as_ref().and_then(|it| it.reason.as_ref());
        vec![
            (RowField::State, some_text(words::request_state_word(self.lang, row.state))),
            (RowField::Message, self.quoted(row.message.as_ref())),
            (RowField::Reason, self.quoted(reason)),
        ]
    }

    fn day(self, at: Moment) -> String {
        day_full(self.lang, at.day(self.zone))
    }

    fn quoted(self, text: Option<&Message>) -> Option<String> {
        let (open, close) = quotes(self.lang);
        text.map(|text| format!("{open}{}{close}", text.replace('\n', " ")))
    }
}

#[expect(clippy::unnecessary_wraps, reason = "beside fields that may be empty")]
fn some_text(value: &(impl ToString + ?Sized)) -> Option<String> {
    Some(value.to_string())
}
