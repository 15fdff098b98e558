//! The fields that a line of the log changed: for a new row every field with a value, for an
//! existing row the fields that differ.

use jiff::tz::TimeZone;

use crate::domain::{
    Day, DomainKind, ExtraAddress, InvitationState, Level, LogRow, MemberValue, Membership,
    Message, Method, Moment, OrgStatus, Organisation, PlatformRole, Record, RelationRequest,
    RequestState, Scheme, User, UserStatus,
};

/// A field of a logged row, as the log labels it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::text) enum RowField {
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

/// The words for fields and values in one language.
pub(in crate::text) struct FieldWords {
    pub(in crate::text) field: fn(RowField) -> &'static str,
    pub(in crate::text) level: fn(Level) -> &'static str,
    pub(in crate::text) member: fn(MemberValue) -> Option<String>,
    pub(in crate::text) role: fn(PlatformRole) -> &'static str,
    pub(in crate::text) user: fn(UserStatus) -> &'static str,
    pub(in crate::text) org: fn(OrgStatus) -> &'static str,
    pub(in crate::text) request: fn(RequestState) -> &'static str,
    pub(in crate::text) invitation: fn(InvitationState) -> &'static str,
    pub(in crate::text) domain: fn(DomainKind) -> &'static str,
    pub(in crate::text) method: fn(Method) -> &'static str,
    pub(in crate::text) scheme: fn(Scheme) -> &'static str,
    pub(in crate::text) day: fn(Day) -> String,
    /// The quotes around a text that a user wrote.
    pub(in crate::text) quotes: (char, char),
    pub(in crate::text) yes: &'static str,
    /// Marks an unverified address; the next function adds the end of its term.
    pub(in crate::text) unverified: &'static str,
    pub(in crate::text) unverified_until: fn(&str) -> String,
    /// The words for an active and an ended membership.
    pub(in crate::text) access: (&'static str, &'static str),
    /// The words for active, ended, and (of a key) withdrawn.
    pub(in crate::text) going: (&'static str, &'static str, &'static str),
    /// The word for a key that is not confirmed yet.
    pub(in crate::text) waits: &'static str,
}

type FieldValues = Vec<(RowField, Option<String>)>;

/// The changed fields of a row as text, before and after the change.
pub(in crate::text) fn was_became(
    row: &LogRow,
    zone: &TimeZone,
    words: &FieldWords,
) -> (String, String) {
    let of = |record| RowWriter { zone, words }.fields(record);
    match (row.was.as_ref().map(of), row.becomes.as_ref().map(of)) {
        (Some(was), Some(became)) => {
            let differs = |at: &usize| was.get(*at) != became.get(*at);
            let changed: Vec<usize> = (0..became.len()).filter(differs).collect();
            let side = |fields: &FieldValues| {
                let these = changed.iter().filter_map(|at| fields.get(*at));
                line(these.map(|(field, value)| (*field, value.as_deref().unwrap_or("–"))), words)
            };
            (side(&was), side(&became))
        }
        (was, became) => {
            let side = |fields: Option<FieldValues>| {
                fields.map_or("–".to_owned(), |fields| {
                    let filled = fields
                        .iter()
                        .filter_map(|(field, value)| value.as_deref().map(|value| (*field, value)));
                    line(filled, words)
                })
            };
            (side(was), side(became))
        }
    }
}

fn line<'a>(fields: impl Iterator<Item = (RowField, &'a str)>, words: &FieldWords) -> String {
    let each = fields.map(|(field, value)| match field {
        RowField::State | RowField::Fingerprint => value.to_owned(),
        field => format!("{}={value}", (words.field)(field)),
    });
    each.collect::<Vec<_>>().join(" ")
}

/// Renders rows in one language and time zone.
#[derive(Clone, Copy)]
struct RowWriter<'a> {
    zone: &'a TimeZone,
    words: &'a FieldWords,
}

impl RowWriter<'_> {
    /// Returns the fields of a row. The fields of one kind of row are always the same, in the same
    /// order.
    fn fields(self, record: &Record) -> FieldValues {
        let words = self.words;
        let (on, over, withdrawn) = words.going;
        let going = |ended: bool| vec![(RowField::State, some(if ended { over } else { on }))];
        match record {
            Record::Environment(row) => vec![
                (RowField::Name, some(&row.name)),
                (RowField::Domain, some((words.domain)(row.domain_kind))),
            ],
            Record::User(row) => self.user(row),
            Record::Organisation(row) => self.organisation(row),
            Record::Membership(row) => self.membership(row),
            Record::Request(row) => vec![
                (RowField::State, some((words.request)(row.state))),
                (RowField::Level, some((words.level)(row.level))),
                (RowField::LastDay, row.last_day.map(words.day)),
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
                (RowField::State, some((words.invitation)(row.state))),
                (RowField::Term, Some(self.day(row.expires_at))),
            ],
            Record::Zone(zone) => vec![(RowField::Name, some(zone.name()))],
            Record::Key(row) => vec![
                (
                    RowField::State,
                    some(match (row.withdrawn, row.confirmed) {
                        (Some(_), _) => withdrawn,
                        (None, None) => words.waits,
                        (None, Some(_)) => on,
                    }),
                ),
                (
                    RowField::Term,
                    row.code.as_ref().filter(|_| row.is_waiting()).map(|(_, at)| self.day(*at)),
                ),
                (RowField::Fingerprint, some(&row.fingerprint)),
                (RowField::Remark, row.comment.as_ref().map(ToString::to_string)),
            ],
        }
    }

    fn user(self, row: &User) -> FieldValues {
        let words = self.words;
        let extra: Vec<String> = row.extra.iter().map(|extra| self.address(extra)).collect();
        vec![
            (RowField::State, Some((words.user)(row.status).to_lowercase())),
            (RowField::Role, some((words.role)(row.role))),
            (RowField::Manager, row.relation_manager.then(|| words.yes.to_owned())),
            (RowField::Name, row.full_name.as_ref().map(ToString::to_string)),
            (RowField::Address, some(&row.email)),
            (RowField::Addresses, (!extra.is_empty()).then(|| extra.join(", "))),
        ]
    }

    fn address(self, extra: &ExtraAddress) -> String {
        let said = match (&extra.verified_at, &extra.code) {
            (Some(_), _) => return extra.email.to_string(),
            (None, Some((_, until))) => (self.words.unverified_until)(&self.day(*until)),
            (None, None) => self.words.unverified.to_owned(),
        };
        format!("{} ({said})", extra.email)
    }

    fn organisation(self, row: &Organisation) -> FieldValues {
        let words = self.words;
        let profile = row.profile();
        let name = |name: &Option<crate::domain::Name>| name.as_ref().map(ToString::to_string);
        let numbers: Vec<String> = profile
            .numbers
            .iter()
            .map(|(scheme, value)| format!("{} {value}", (words.scheme)(*scheme)))
            .collect();
        let evidence = row.evidence.as_ref();
        vec![
            (RowField::State, some((words.org)(row.status))),
            (RowField::Name, some(&row.name)),
            (
                RowField::Evidence,
                evidence.map(|it| format!("{} {}", (words.method)(it.method), it.reference)),
            ),
            (RowField::Rejected, self.quoted(row.rejected.as_ref().map(|it| &it.reason))),
            (RowField::TradeName, name(&profile.trade_name)),
            (RowField::Numbers, (!numbers.is_empty()).then(|| numbers.join(", "))),
            (RowField::Street, name(&profile.street)),
            (RowField::PostalCode, name(&profile.postal_code)),
            (RowField::Town, name(&profile.town)),
            (RowField::Country, some(&profile.country)),
            (RowField::Website, name(&profile.website)),
            (RowField::Address, profile.email.as_ref().map(ToString::to_string)),
            (RowField::Description, self.quoted(profile.description.as_ref())),
            (RowField::Register, row.register.as_ref().map(|it| (words.day)(it.as_of))),
        ]
    }

    fn membership(self, row: &Membership) -> FieldValues {
        let (has, none) = self.words.access;
        let state = some(if row.ended.is_some() { none } else { has });
        let value = |value| (RowField::Member(value), (self.words.member)(value));
        let values = MemberValue::all_of(row).into_iter().map(value);
        [(RowField::State, state)].into_iter().chain(values).collect()
    }

    fn relation_request(self, row: &RelationRequest) -> FieldValues {
        let reason = row.decision.as_ref().and_then(|it| it.reason.as_ref());
        vec![
            (RowField::State, some((self.words.request)(row.state))),
            (RowField::Message, self.quoted(row.message.as_ref())),
            (RowField::Reason, self.quoted(reason)),
        ]
    }

    fn day(self, at: Moment) -> String {
        (self.words.day)(at.day(self.zone))
    }

    fn quoted(self, text: Option<&Message>) -> Option<String> {
        let (open, close) = self.words.quotes;
        text.map(|text| format!("{open}{}{close}", text.replace('\n', " ")))
    }
}

#[expect(clippy::unnecessary_wraps, reason = "beside fields that may be empty")]
fn some(value: &(impl ToString + ?Sized)) -> Option<String> {
    Some(value.to_string())
}
