//! The words that sentences of the log are made of.

use jiff::tz::TimeZone;

use super::{either, name_people, object_name};
use crate::{
    domain::{
        Actor, Cause, EndReason, ExtraAddress, Kind, Level, LogContent, LogRow, MemberValue,
        Message, Name, Record, RequestDecision, Reverted, User,
    },
    text::{
        Lang, both,
        grammar::{
            rows::name_with_email,
            words::{self, day_full},
        },
        outcomes::log::author_label,
    },
};

/// The direction of a change, for kinds that have more than one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Change {
    /// Given, raised, or set.
    #[default]
    On,
    /// Taken away, lowered, or cleared.
    Off,
    /// An address was confirmed.
    Verified,
    /// An address became the primary address.
    Primary,
}

impl Change {
    pub(super) const ALL: [Self; 4] = [Self::On, Self::Off, Self::Verified, Self::Primary];
}

/// The words of one line of the log.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// The author; `None` if the system did it as a consequence.
    pub(super) by: Option<String>,
    /// The author, or the words for the system.
    pub(super) actor: String,
    /// The user that the line is about.
    pub(super) person: String,
    /// `person` as a grammatical object: *zichzelf* for the author.
    pub(super) whom: String,
    /// The other side of a relation.
    pub(super) other: String,
    pub(super) org: String,
    /// The organisation with *tot*, *van*, *bij* and *voor*; empty if the whole list is about it.
    pub(super) to_org: String,
    pub(super) of_org: String,
    pub(super) at_org: String,
    pub(super) for_org: String,
    pub(super) env: String,
    /// The level in an organisation, or the role in the environment.
    pub(super) role: String,
    /// *tot en met* and a day; empty without an end.
    pub(super) until: String,
    pub(super) day: String,
    /// A written reason, after a colon.
    pub(super) reason: String,
    /// The cause of what the system did, in brackets.
    pub(super) cause: String,
    /// The address, the domain, the time zone, or the remark of a key.
    pub(super) detail: String,
    pub(super) change: Change,
    /// True if the membership came from an accepted request.
    pub(super) is_accepted: bool,
    /// True for the level *Beheerder*.
    pub(super) is_admin: bool,
    pub(super) form: Form,
}

/// The length of a sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Form {
    /// Everything that happened.
    #[default]
    Whole,
    /// For a row of the log, which does not name the usual level.
    Row,
    /// For a row without room for more than who, what and which organisation.
    Short,
}

impl Parts {
    /// Returns the parts without names.
    pub(super) fn blank(lang: Lang, change: Change, is_by_system: bool) -> Self {
        let by = (!is_by_system).then(String::new);
        Self { by, change, ..Self::default() }.with_org(lang, String::new(), false)
    }

    /// Returns the parts of a line; if `is_of_one`, without the organisation.
    pub(super) fn of_row(lang: Lang, row: &LogRow, is_of_one: bool, zone: &TimeZone) -> Self {
        let by = match &row.actor {
            (Actor::System, None) => None,
            _ => Some(author_label(lang, row)),
        };
        let user = row.user.as_ref();
        let person = user.map_or("–".to_owned(), |user| {
            name_with_email(&user.name, row.user_email.as_deref())
        });
        let is_self = user.is_some_and(|user| row.actor.0 == Actor::Person(user.id));
        let whom = if is_self {
            both("zichzelf", "themselves").of(lang).to_owned()
        } else {
            person.clone()
        };
        let known =
            |name: Option<&crate::domain::Name>| name.map_or("–".to_owned(), ToString::to_string);
        let parts = Self {
            actor: by
                .clone()
                .unwrap_or_else(|| both("Het systeem", "The system").of(lang).to_owned()),
            by,
            person,
            whom,
            other: known(row.other.as_ref()),
            env: known(row.env.as_ref()),
            ..Self::default()
        };
        let org = known(row.org.as_ref().map(|(_, name)| name));
        let parts = parts.with_org(lang, org, is_of_one);
        match (&row.what, &row.becomes) {
            (LogContent::Happened(kind), Some(becomes)) => {
                let parts = parts.with_record(lang, row.was.as_ref(), becomes, zone);
                parts.with_value(lang, *kind, becomes)
            }
            _ => parts,
        }
    }

    /// Chooses the form. The short one leaves out what follows the names: the last day, the reason
    /// and the cause.
    pub(super) fn in_form(self, form: Form) -> Self {
        let parts = Self { form, ..self };
        match form {
            Form::Whole | Form::Row => parts,
            Form::Short => {
                let none = String::new;
                Self { until: none(), reason: none(), cause: none(), ..parts }
            }
        }
    }

    /// Returns the words with these people in place of the person.
    pub(super) fn about(self, people: &str) -> Self {
        Self { person: people.to_owned(), whom: people.to_owned(), ..self }
    }

    /// Returns the words with all people whom a row of the log tells of in place of the first one.
    pub(super) fn about_all(self, lang: Lang, row: &LogRow) -> Self {
        let count = row.others.people + 1;
        if count == 1 {
            return self;
        }
        let rows = std::iter::once(row).chain(&row.others.named);
        let mut names: Vec<_> = rows.map(|row| Name::stored(object_name(row))).collect();
        if matches!(row.reverts, Some(Reverted::Undone(_))) {
            // An undo goes from the last line to the first; its sentence quotes the act.
            names.reverse();
        }
        self.about(&name_people(lang, count, &names))
    }

    /// Adds the value that a verb set.
    fn with_value(mut self, lang: Lang, kind: Kind, becomes: &Record) -> Self {
        if let Record::Membership(row) = becomes
            && let Some(value) = MemberValue::of_kind(kind, row)
        {
            self.day = value.day().map_or(String::new(), |day| day_full(lang, day));
            self.change = if value.takes_away() { Change::Off } else { Change::On };
        }
        self
    }

    fn with_org(mut self, lang: Lang, org: String, is_of_one: bool) -> Self {
        if !is_of_one {
            self.to_org = either!(lang, " tot {org}", " to {org}");
            self.of_org = either!(lang, " van {org}", " of {org}");
            self.at_org = either!(lang, " bij {org}", " at {org}");
            self.for_org = either!(lang, " voor {org}", " for {org}");
        }
        self.org = org;
        self
    }

    fn with_record(
        mut self,
        lang: Lang,
        was: Option<&Record>,
        becomes: &Record,
        zone: &TimeZone,
    ) -> Self {
        let role = |word: &str| word.to_owned();
        match becomes {
            Record::Environment(row) => self.detail.clone_from(&row.domain),
            Record::Zone(zone) => zone.name().clone_into(&mut self.detail),
            Record::User(row) => {
                let before = was.and_then(|was| <&User>::try_from(was).ok());
                self.role = role(words::role(lang, row.role));
                (self.change, self.detail) = user_change(before, row);
            }
            Record::Organisation(row) => {
                self.reason = quoted(lang, row.rejected.as_ref().map(|it| &it.reason));
            }
            Record::Membership(row) => {
                self.is_admin = row.level == Level::OrgAdmin;
                self.role = role(words::level(lang, row.level));
                self = self.with_last_day(lang, row.last_day.map(|day| day_full(lang, day)));
                self.is_accepted = row.via_request.is_some();
                self.cause = row.ended.map_or(String::new(), |end| end_cause(lang, end.reason));
            }
            Record::Request(row) => {
                self.is_admin = row.level == Level::OrgAdmin;
                self.role = role(words::level(lang, row.level));
                self = self.with_last_day(lang, row.last_day.map(|day| day_full(lang, day)));
                self.day = day_full(lang, row.expires_at.day(zone));
                self = self.with_decision(lang, row.decision.as_ref());
            }
            Record::RelationRequest(row) => self = self.with_decision(lang, row.decision.as_ref()),
            Record::Key(row) => {
                let remark = row.comment.as_ref();
                self.detail =
                    remark.map_or(String::new(), |name| either!(lang, " „{name}”", " “{name}”"));
            }
            Record::Partnership(_) | Record::Relation(_) | Record::Invitation(_) => {}
        }
        self
    }

    fn with_last_day(mut self, lang: Lang, day: Option<String>) -> Self {
        if let Some(day) = day {
            self.until = either!(lang, " tot en met {day}", " until {day}");
            self.day = day;
        }
        self
    }

    fn with_decision(mut self, lang: Lang, decision: Option<&RequestDecision>) -> Self {
        if let Some(decision) = decision {
            self.reason = quoted(lang, decision.reason.as_ref());
            self.cause = decision.cause.map_or(String::new(), |cause| request_cause(lang, cause));
        }
        self
    }
}

/// Returns whether a user gained or lost something, and the address that changed.
fn user_change(was: Option<&User>, row: &User) -> (Change, String) {
    let Some(was) = was else { return (Change::On, String::new()) };
    let old = |one: &ExtraAddress| was.extra.iter().find(|old| old.email == one.email);
    if was.email != row.email {
        return (Change::Primary, row.email.to_string());
    }
    if let Some(new) = row.extra.iter().find(|one| old(one).is_none()) {
        return (Change::On, new.email.to_string());
    }
    let is_verified = |one: &&ExtraAddress| {
        one.verified_at.is_some() && old(one).is_some_and(|old| old.verified_at.is_none())
    };
    if let Some(one) = row.extra.iter().find(is_verified) {
        return (Change::Verified, one.email.to_string());
    }
    if let Some(gone) =
        was.extra.iter().find(|old| row.extra.iter().all(|one| one.email != old.email))
    {
        return (Change::Off, gone.email.to_string());
    }
    (
        if was.relation_manager && !row.relation_manager { Change::Off } else { Change::On },
        String::new(),
    )
}

fn quoted(lang: Lang, text: Option<&Message>) -> String {
    text.map_or(String::new(), |text| {
        let text = text.replace('\n', " ");
        either!(lang, ": „{text}”", ": “{text}”")
    })
}

fn end_cause(lang: Lang, reason: EndReason) -> String {
    match reason {
        EndReason::Removed | EndReason::Left | EndReason::Expired => both("", ""),
        EndReason::UserRemoved => both(" (de gebruiker is verwijderd)", " (the user was removed)"),
        EndReason::PartnershipEnded => {
            both(" (het partnerschap is beëindigd)", " (the partnership ended)")
        }
        EndReason::OrganisationRemoved => {
            both(" (de organisatie is verwijderd)", " (the organisation was removed)")
        }
    }
    .of(lang)
    .to_owned()
}

fn request_cause(lang: Lang, cause: Cause) -> String {
    match cause {
        Cause::SenderGone => {
            both(" (de afzender is geen lid meer)", " (the sender is no longer a member)")
        }
        Cause::AddresseeGone => both(" (de gebruiker is verwijderd)", " (the user was removed)"),
        Cause::PartnershipEnded => {
            both(" (het partnerschap is beëindigd)", " (the partnership ended)")
        }
        Cause::OrganisationRemoved => {
            both(" (de organisatie is verwijderd)", " (the organisation was removed)")
        }
    }
    .of(lang)
    .to_owned()
}
