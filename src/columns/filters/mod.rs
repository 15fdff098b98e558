//! The fields by which lists can be filtered: the words of the screens and the options of the
//! shell both come from here. `store` turns each [`RowTest`] into SQL.

mod complete;
mod parse;

pub use complete::{Completion, complete};
pub use parse::{FilterProblem, ParsedFilter, complete_parts, parse_filter};

use crate::{
    domain::{
        Level, LogTopic, OrgStatus, PlatformRole, RequestState,
        RowTest::{
            self, Actor, AdminCount, Environment, HasOrganisations, HasRequests, IsOwn,
            LastDayWithin, Manager, MyLevel, Paused, Role, Since, State,
        },
        UserStatus, Via, fold,
    },
    text::{Lang, Text, both, filters::word},
};

/// The fields of one list, in the order in which the screens name them.
pub type FilterFields = &'static [&'static FilterField];

/// A field of a filter.
#[derive(Debug)]
pub struct FilterField {
    /// The name, before the colon.
    pub name: Text,
    /// Further names.
    also: &'static [&'static str],
    /// The values with a name of their own.
    pub values: &'static [FilterValue],
    /// Reads any other value.
    free: fn(&str) -> Option<RowTest>,
    /// Other values that Tab offers, in every language.
    offered: &'static [&'static str],
    /// The kind of other values, which the user types; `None` if there are none.
    pub example: Option<Text>,
    /// True if only a *Beheerder* of the environment may know (R54).
    pub for_admins: bool,
}

/// A value with a name.
#[derive(Debug)]
pub struct FilterValue {
    /// The word after the colon.
    pub name: Text,
    /// Further words.
    pub also: &'static [&'static str],
    /// The test that it stands for.
    pub test: RowTest,
}

const fn value(name: Text, test: RowTest) -> FilterValue {
    FilterValue { name, also: &[], test }
}

const fn value_also(name: Text, also: &'static [&'static str], test: RowTest) -> FilterValue {
    FilterValue { name, also, test }
}

/// A field without values, for struct updates.
const FIELD: FilterField = FilterField {
    name: STATUS,
    also: &[],
    values: &[],
    free: |_| None,
    offered: &[],
    example: None,
    for_admins: false,
};

impl FilterField {
    /// Returns every name, the name in this language first.
    fn names(&self, lang: Lang) -> impl Iterator<Item = &'static str> {
        let other = if lang == Lang::Nl { Lang::En } else { Lang::Nl };
        [self.name.of(lang), self.name.of(other)].into_iter().chain(self.also.iter().copied())
    }

    /// Returns the values as the user types them, the kind of other values last.
    pub fn value_names(&self, lang: Lang) -> Vec<&'static str> {
        let example = self.example.map(|example| example.of(lang));
        self.completed_names(lang).chain(example).collect()
    }

    /// Returns the values that Tab completes.
    pub(super) fn completed_names(&self, lang: Lang) -> impl Iterator<Item = &'static str> {
        let named = self.values.iter().map(move |value| value.name.of(lang));
        named.chain(self.offered.iter().copied())
    }

    /// Returns the names of the values of which a word begins with this text.
    pub(super) fn begun_names(&self, typed: &str, lang: Lang) -> Vec<&'static str> {
        let typed = fold(typed);
        let begins = |value: &&FilterValue| value.words().any(|word| word.starts_with(&typed));
        self.values.iter().filter(begins).map(|value| value.name.of(lang)).collect()
    }

    /// Returns the filter for a value with a name, such as `status:actief`; `None` for other values.
    pub fn text(&self, test: &RowTest, lang: Lang) -> Option<String> {
        let value = self.values.iter().find(|value| value.test == *test)?;
        Some(format!("{}:{}", self.name.of(lang), value.name.of(lang)))
    }

    /// Reads one value: a word in either language, another value, or else the beginning of one
    /// word. `None` if it is unknown or means several values.
    pub fn read(&self, typed: &str) -> Option<RowTest> {
        let typed = fold(typed);
        if let Some(value) = self.values.iter().find(|value| value.words().any(|it| it == typed)) {
            return Some(value.test.clone());
        }
        if let Some(test) = (self.free)(&typed) {
            return Some(test);
        }
        let begins = |value: &&FilterValue| value.words().any(|word| word.starts_with(&typed));
        let mut found = self.values.iter().filter(begins);
        let first = found.next().filter(|_| !typed.is_empty())?;
        found.next().is_none().then(|| first.test.clone())
    }
}

impl FilterValue {
    /// The words for the value, in every language.
    fn words(&self) -> impl Iterator<Item = &'static str> {
        let names = [self.name.of(Lang::Nl), self.name.of(Lang::En)];
        names.into_iter().chain(self.also.iter().copied())
    }
}

const STATUS: Text = both("status", "status");
const ROLE: Text = both("rol", "role");

const ACTIVE: FilterValue = value(word::ACTIVE, RowTest::UserStatus(UserStatus::Active));
const INVITED: FilterValue = value(word::INVITED, RowTest::UserStatus(UserStatus::Invited));
const BLOCKED: FilterValue = value(word::BLOCKED, RowTest::UserStatus(UserStatus::Blocked));

/// The role of a user in the environment.
pub static USER_ROLE: FilterField = FilterField {
    name: ROLE,
    values: &[
        value(word::BASIC, Role(PlatformRole::Basic)),
        value(word::ADVANCED, Role(PlatformRole::Advanced)),
        value_also(word::ADMIN, &["administrator"], Role(PlatformRole::EnvAdmin)),
    ],
    ..FIELD
};

/// The status of a user.
pub static USER_STATUS: FilterField =
    FilterField { name: STATUS, values: &[ACTIVE, INVITED, BLOCKED], ..FIELD };

/// Membership of any organisation.
pub static USER_ORGANISATIONS: FilterField = FilterField {
    also: &["org"],
    for_admins: true,
    name: both("organisatie", "organisation"),
    values: &[
        value_also(word::NONE, &["0"], HasOrganisations(false)),
        value(word::ANY, HasOrganisations(true)),
    ],
    ..FIELD
};

/// The users whom other environments can find.
pub static USER_MANAGER: FilterField = FilterField {
    name: both("relatiemanager", "relation-manager"),
    values: &[value(word::YES, Manager(true)), value(word::NO, Manager(false))],
    ..FIELD
};

/// The status of an organisation.
pub static ORGANISATION_STATUS: FilterField = FilterField {
    name: STATUS,
    values: &[
        value(word::ACTIVE, RowTest::OrgStatus(OrgStatus::Active)),
        value(word::REVIEW, RowTest::OrgStatus(OrgStatus::UnderReview)),
        value(word::NOT_ACTIVE, RowTest::OrgStatus(OrgStatus::NotActive)),
    ],
    ..FIELD
};

/// The level of the viewer in an organisation.
pub static MY_LEVEL: FilterField = FilterField {
    name: ROLE,
    values: &[
        value(word::MEMBER, MyLevel(Some(Level::Member))),
        value_also(word::ADMIN, &["administrator"], MyLevel(Some(Level::OrgAdmin))),
        value(word::NONE, MyLevel(None)),
    ],
    ..FIELD
};

/// The number of *Beheerders* of an organisation.
pub static ADMIN_COUNT: FilterField = FilterField {
    free: |typed| typed.parse().ok().map(AdminCount),
    offered: &["1", "2"],
    name: both("beheerders", "admins"),
    values: &[value(word::NONE, AdminCount(0))],
    ..FIELD
};

/// Open requests of an organisation.
pub static REQUESTS: FilterField = FilterField {
    name: both("verzoeken", "requests"),
    values: &[value(word::YES, HasRequests(true)), value(word::NO, HasRequests(false))],
    ..FIELD
};

/// The level of a member, or the level that a request offers.
pub static LEVEL: FilterField = FilterField {
    name: ROLE,
    values: &[
        value(word::MEMBER, RowTest::Level(Level::Member)),
        value_also(word::ADMIN, &["administrator"], RowTest::Level(Level::OrgAdmin)),
    ],
    ..FIELD
};

/// The status of a member.
pub static MEMBER_STATUS: FilterField = FilterField {
    name: STATUS,
    values: &[ACTIVE, INVITED, BLOCKED, value(word::PAUSED, Paused)],
    ..FIELD
};

/// The environment of a member.
pub static ORIGIN: FilterField = FilterField {
    name: both("herkomst", "origin"),
    values: &[
        value(word::OWN, IsOwn(true)),
        value_also(word::PARTNER, &["via-partnerschap"], IsOwn(false)),
    ],
    free: |typed| (!typed.trim().is_empty()).then(|| Environment(typed.trim().to_owned())),
    example: Some(both("omgeving", "environment")),
    ..FIELD
};

/// The last day of a member, as a number of days ahead.
pub static EXPIRES: FilterField = FilterField {
    also: &["verloopt-binnen", "expires-within"],
    free: |typed| typed.strip_suffix('d').unwrap_or(typed).parse().ok().map(LastDayWithin),
    offered: &["7d", "30d", "90d"],
    name: both("verloopt", "expires"),
    ..FIELD
};

/// The state of a request.
pub static REQUEST_STATE: FilterField = FilterField {
    name: STATUS,
    also: &["state"],
    values: &[
        value(word::PENDING, State(RequestState::Pending)),
        value(word::ACCEPTED, State(RequestState::Accepted)),
        value(word::DECLINED, State(RequestState::Declined)),
        value(word::WITHDRAWN, State(RequestState::Withdrawn)),
        value(word::EXPIRED, State(RequestState::Expired)),
    ],
    ..FIELD
};

/// The topic of a log line.
pub static TOPIC: FilterField = FilterField {
    name: both("soort", "kind"),
    values: &[
        value(word::ACCESS, RowTest::Topic(LogTopic::Access)),
        value(word::USERS, RowTest::Topic(LogTopic::Users)),
        value(word::ORGANISATIONS, RowTest::Topic(LogTopic::Organisations)),
        value(word::PARTNERS, RowTest::Topic(LogTopic::Partners)),
        value_also(
            word::NOT_ALLOWED,
            &["geweigerd", "refused", "denied"],
            RowTest::Topic(LogTopic::Refused),
        ),
    ],
    ..FIELD
};

/// The person who made a change.
pub static ACTOR: FilterField = FilterField {
    name: both("door", "by"),
    values: &[value(word::SYSTEM, RowTest::BySystem)],
    free: |typed| (!typed.trim().is_empty()).then(|| Actor(typed.trim().to_owned())),
    example: Some(both("naam", "name")),
    ..FIELD
};

/// The interface of a change.
pub static VIA: FilterField = FilterField {
    name: both("via", "via"),
    values: &[
        value(word::SCREENS, RowTest::Via(Via::Tui)),
        value_also(word::SHELL, &["opdracht", "command"], RowTest::Via(Via::Cli)),
        value_also(word::IMPORT, &["systeem", "system"], RowTest::Via(Via::Import)),
    ],
    ..FIELD
};

/// The age of a change, as a number of days back.
pub static SINCE: FilterField = FilterField {
    free: |typed| {
        let days = typed.strip_suffix('d').unwrap_or(typed).parse().ok();
        days.filter(|days| *days > 0).map(Since)
    },
    offered: &["1d", "7d", "30d"],
    name: both("sinds", "since"),
    ..FIELD
};

/// The fields of *Gebruikers*.
pub static USER_FILTERS: FilterFields =
    &[&USER_ROLE, &USER_STATUS, &USER_ORGANISATIONS, &USER_MANAGER];
/// The fields of *Organisaties*.
pub static ORGANISATION_FILTERS: FilterFields =
    &[&MY_LEVEL, &ORGANISATION_STATUS, &ADMIN_COUNT, &REQUESTS];
/// The fields of *Leden*.
pub static MEMBER_FILTERS: FilterFields = &[&LEVEL, &MEMBER_STATUS, &ORIGIN, &EXPIRES];
/// The fields of *Logboek*.
pub static LOG_FILTERS: FilterFields = &[&TOPIC, &ACTOR, &SINCE, &VIA];
/// The fields of *Verzoeken*, the requests of an organisation.
pub static REQUEST_FILTERS: FilterFields = &[&LEVEL, &REQUEST_STATE];
