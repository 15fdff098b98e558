//! The fields that a line of the log changed: for a new row every field with a value, for an
//! existing row the fields that differ.

use jiff::tz::TimeZone;

use crate::domain::{
    Day, DomainKind, Extra, InvitationState, Level, LogRow, Membership, Message, Method, Moment,
    OrgStatus, Organisation, PlatformRole, Record, RelationRequest, RequestState, Scheme, User,
    UserStatus,
};

/// A field of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    /// The state of the row; it needs no label.
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
    /// The last moment for an answer.
    Term,
    /// The number of renewals.
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
    Fingerprint,
    Remark,
}

/// The labels and values of fields in one language.
pub(super) struct Words {
    pub(super) field: fn(Field) -> &'static str,
    pub(super) level: fn(Level) -> &'static str,
    pub(super) role: fn(PlatformRole) -> &'static str,
    pub(super) user: fn(UserStatus) -> &'static str,
    pub(super) org: fn(OrgStatus) -> &'static str,
    pub(super) request: fn(RequestState) -> &'static str,
    pub(super) invitation: fn(InvitationState) -> &'static str,
    pub(super) domain: fn(DomainKind) -> &'static str,
    pub(super) method: fn(Method) -> &'static str,
    pub(super) scheme: fn(Scheme) -> &'static str,
    pub(super) day: fn(Day) -> String,
    /// Quotes a text that a user wrote.
    pub(super) quotes: (char, char),
    pub(super) yes: &'static str,
    /// Follows an address that is not verified, with the end of its term.
    pub(super) unverified: &'static str,
    pub(super) unverified_until: fn(&str) -> String,
    /// An active membership, and an ended one.
    pub(super) access: (&'static str, &'static str),
    /// States: active, ended, and a withdrawn key.
    pub(super) going: (&'static str, &'static str, &'static str),
    /// A key that is not confirmed yet.
    pub(super) waits: &'static str,
}

type Fields = Vec<(Field, Option<String>)>;

/// The row before and after the change.
pub(super) fn was_became(row: &LogRow, zone: &TimeZone, words: &Words) -> (String, String) {
    let of = |record| Reading { zone, words }.fields(record);
    match (row.was.as_ref().map(of), row.becomes.as_ref().map(of)) {
        (Some(was), Some(became)) => {
            let differs = |at: &usize| was.get(*at) != became.get(*at);
            let changed: Vec<usize> = (0..became.len()).filter(differs).collect();
            let side = |fields: &Fields| {
                let these = changed.iter().filter_map(|at| fields.get(*at));
                line(these.map(|(field, value)| (*field, value.as_deref().unwrap_or("–"))), words)
            };
            (side(&was), side(&became))
        }
        (was, became) => {
            let side = |fields: Option<Fields>| {
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

fn line<'a>(fields: impl Iterator<Item = (Field, &'a str)>, words: &Words) -> String {
    let each = fields.map(|(field, value)| match field {
        Field::State | Field::Fingerprint => value.to_owned(),
        field => format!("{}={value}", (words.field)(field)),
    });
    each.collect::<Vec<_>>().join(" ")
}

/// Renders rows in one language and time zone.
#[derive(Clone, Copy)]
struct Reading<'a> {
    zone: &'a TimeZone,
    words: &'a Words,
}

impl Reading<'_> {
    /// Returns the fields of a row; the same kind of row always has the same fields.
    fn fields(self, record: &Record) -> Fields {
        let words = self.words;
        let (on, over, withdrawn) = words.going;
        let going = |ended: bool| vec![(Field::State, some(if ended { over } else { on }))];
        match record {
            Record::Environment(row) => vec![
                (Field::Name, some(&row.name)),
                (Field::Domain, some((words.domain)(row.domain_kind))),
            ],
            Record::User(row) => self.user(row),
            Record::Organisation(row) => self.organisation(row),
            Record::Membership(row) => self.membership(row),
            Record::Request(row) => vec![
                (Field::State, some((words.request)(row.state))),
                (Field::Level, some((words.level)(row.level))),
                (Field::LastDay, row.last_day.map(words.day)),
                (Field::Term, Some(self.day(row.expires_at))),
                (Field::Renewed, (row.renewed > 0).then(|| row.renewed.to_string())),
                (Field::Message, self.quoted(row.message.as_ref())),
                (
                    Field::Reason,
                    self.quoted(row.decided.as_ref().and_then(|it| it.reason.as_ref())),
                ),
            ],
            Record::Partnership(row) => going(row.ended.is_some()),
            Record::Relation(row) => going(row.ended_at.is_some()),
            Record::RelationRequest(row) => self.relation_request(row),
            Record::Invitation(row) => vec![
                (Field::State, some((words.invitation)(row.state))),
                (Field::Term, Some(self.day(row.expires_at))),
            ],
            Record::Zone(zone) => vec![(Field::Name, some(zone.name()))],
            Record::Key(row) => vec![
                (
                    Field::State,
                    some(match (row.withdrawn, row.confirmed) {
                        (Some(_), _) => withdrawn,
                        (None, None) => words.waits,
                        (None, Some(_)) => on,
                    }),
                ),
                (
                    Field::Term,
                    row.code.as_ref().filter(|_| row.is_waiting()).map(|(_, at)| self.day(*at)),
                ),
                (Field::Fingerprint, some(&row.fingerprint)),
                (Field::Remark, row.remark.as_ref().map(ToString::to_string)),
            ],
        }
    }

    fn user(self, row: &User) -> Fields {
        let words = self.words;
        let extra: Vec<String> = row.extra.iter().map(|extra| self.address(extra)).collect();
        vec![
            (Field::State, Some((words.user)(row.status).to_lowercase())),
            (Field::Role, some((words.role)(row.role))),
            (Field::Manager, row.relation_manager.then(|| words.yes.to_owned())),
            (Field::Name, row.full_name.as_ref().map(ToString::to_string)),
            (Field::Address, some(&row.email)),
            (Field::Addresses, (!extra.is_empty()).then(|| extra.join(", "))),
        ]
    }

    fn address(self, extra: &Extra) -> String {
        let said = match (&extra.verified_at, &extra.code) {
            (Some(_), _) => return extra.email.to_string(),
            (None, Some((_, until))) => (self.words.unverified_until)(&self.day(*until)),
            (None, None) => self.words.unverified.to_owned(),
        };
        format!("{} ({said})", extra.email)
    }

    fn organisation(self, row: &Organisation) -> Fields {
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
            (Field::State, some((words.org)(row.status))),
            (Field::Name, some(&row.name)),
            (
                Field::Evidence,
                evidence.map(|it| format!("{} {}", (words.method)(it.method), it.reference)),
            ),
            (Field::Rejected, self.quoted(row.rejected.as_ref().map(|it| &it.reason))),
            (Field::TradeName, name(&profile.trade_name)),
            (Field::Numbers, (!numbers.is_empty()).then(|| numbers.join(", "))),
            (Field::Street, name(&profile.street)),
            (Field::PostalCode, name(&profile.postal_code)),
            (Field::Town, name(&profile.town)),
            (Field::Country, some(&profile.country)),
            (Field::Website, name(&profile.website)),
            (Field::Address, profile.email.as_ref().map(ToString::to_string)),
            (Field::Description, self.quoted(profile.description.as_ref())),
        ]
    }

    fn membership(self, row: &Membership) -> Fields {
        let (has, none) = self.words.access;
        vec![
            (Field::State, some(if row.ended.is_some() { none } else { has })),
            (Field::Level, some((self.words.level)(row.level))),
            (Field::LastDay, row.last_day.map(self.words.day)),
        ]
    }

    fn relation_request(self, row: &RelationRequest) -> Fields {
        let reason = row.decided.as_ref().and_then(|it| it.reason.as_ref());
        vec![
            (Field::State, some((self.words.request)(row.state))),
            (Field::Message, self.quoted(row.message.as_ref())),
            (Field::Reason, self.quoted(reason)),
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
