//! Options that filter lists, from the fields that the screens also have.

use std::{ffi::OsStr, fmt};

use clap::{
    Arg, Args, Command, Error, ValueEnum,
    builder::{PossibleValue, PossibleValuesParser, TypedValueParser},
    error::ErrorKind,
};

use crate::{
    columns::filters::{self, FilterField},
    domain::{Condition, Level, RowTest},
    text::{
        Lang::{En, Nl},
        arguments::{self, word},
    },
};

/// Level of a member, as a word on the command line.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(in crate::cli) enum LevelWord {
    #[value(name = word::MEMBER.of(Nl), alias = word::MEMBER.of(En))]
    Member,
    #[value(name = word::ADMIN.of(Nl), alias = word::ADMIN.of(En))]
    OrgAdmin,
}

impl LevelWord {
    /// Parses a level by its Dutch or English word; `None` if unknown.
    pub(in crate::cli) fn read(text: &str) -> Option<Self> {
        Self::from_str(text, true).ok()
    }
}

impl From<LevelWord> for Level {
    fn from(word: LevelWord) -> Self {
        match word {
            LevelWord::Member => Self::Member,
            LevelWord::OrgAdmin => Self::OrgAdmin,
        }
    }
}

/// Parses a named value of a field.
#[derive(Clone)]
struct ValueWords(&'static FilterField);

impl ValueWords {
    fn words(&self) -> impl Iterator<Item = PossibleValue> + use<> {
        self.0.values.iter().map(|value| {
            let also = [value.name.of(En)].into_iter().chain(value.also.iter().copied());
            let dutch = value.name.of(Nl);
            PossibleValue::new(dutch).aliases(also.filter(|other| *other != dutch))
        })
    }
}

impl TypedValueParser for ValueWords {
    type Value = RowTest;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<RowTest, Error> {
        let known = PossibleValuesParser::new(self.words());
        let word = known.parse_ref(command, arg, value)?;
        self.0.read(&word).ok_or_else(|| Error::raw(ErrorKind::InvalidValue, word))
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(self.words()))
    }
}

/// The error for a text that is not a value of a field.
#[derive(Debug)]
struct NoValue;

impl fmt::Display for NoValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no value")
    }
}

impl std::error::Error for NoValue {}

fn origin(text: &str) -> Result<RowTest, NoValue> {
    filters::ORIGIN.read(text).ok_or(NoValue)
}

fn within(text: &str) -> Result<RowTest, NoValue> {
    filters::EXPIRES.read(text).ok_or(NoValue)
}

fn admin_count(text: &str) -> Result<RowTest, NoValue> {
    filters::ADMIN_COUNT.read(text).ok_or(NoValue)
}

/// Returns the conditions of the options that were given.
fn conditions(given: &[&Vec<RowTest>]) -> Vec<Condition> {
    let given = given.iter().filter(|tests| !tests.is_empty());
    given.map(|tests| Condition((*tests).clone())).collect()
}

/// Filters of members. Without filters, all members are listed.
#[derive(Debug, Args)]
pub(in crate::cli) struct MemberFilter {
    #[arg(id = "only_level", long, add = arguments::ONLY_LEVEL, value_delimiter = ',', value_parser = ValueWords(&filters::LEVEL))]
    level: Vec<RowTest>,
    #[arg(id = "only_status", long, add = arguments::ONLY_STATUS, value_delimiter = ',', value_parser = ValueWords(&filters::MEMBER_STATUS))]
    status: Vec<RowTest>,
    #[arg(id = "only_origin", long, add = arguments::ONLY_ORIGIN, value_delimiter = ',', value_parser = origin)]
    origin: Vec<RowTest>,
    #[arg(id = "only_within", long, add = arguments::ONLY_WITHIN, value_parser = within)]
    within: Option<RowTest>,
}

impl MemberFilter {
    pub(in crate::cli) fn conditions(&self) -> Vec<Condition> {
        let within = self.within.iter().cloned().collect();
        conditions(&[&self.level, &self.status, &self.origin, &within])
    }
}

/// Filters of requests. Without filters, all requests are listed.
#[derive(Debug, Args)]
pub(in crate::cli) struct RequestFilter {
    #[arg(id = "only_level", long, add = arguments::ONLY_LEVEL, value_delimiter = ',', value_parser = ValueWords(&filters::LEVEL))]
    level: Vec<RowTest>,
    #[arg(id = "only_states", long, add = arguments::ONLY_STATES, value_delimiter = ',', value_parser = ValueWords(&filters::REQUEST_STATE))]
    states: Vec<RowTest>,
}

impl RequestFilter {
    pub(in crate::cli) fn conditions(&self) -> Vec<Condition> {
        conditions(&[&self.level, &self.states])
    }
}

/// Filters of users. Without filters, all users are listed.
#[derive(Debug, Args)]
pub(in crate::cli) struct UserFilter {
    #[arg(id = "only_role", long, add = arguments::ONLY_LEVEL, value_delimiter = ',', value_parser = ValueWords(&filters::USER_ROLE))]
    role: Vec<RowTest>,
    #[arg(id = "only_status", long, add = arguments::ONLY_STATUS, value_delimiter = ',', value_parser = ValueWords(&filters::USER_STATUS))]
    status: Vec<RowTest>,
    #[arg(id = "only_organisations", long, add = arguments::ONLY_WITH_ORGANISATIONS, value_parser = ValueWords(&filters::USER_ORGANISATIONS))]
    organisations: Option<RowTest>,
    #[arg(id = "only_manager", long, add = arguments::ONLY_MANAGER, value_parser = ValueWords(&filters::USER_MANAGER))]
    manager: Option<RowTest>,
}

impl UserFilter {
    pub(in crate::cli) fn conditions(&self) -> Vec<Condition> {
        let organisations = self.organisations.iter().cloned().collect();
        let manager = self.manager.iter().cloned().collect();
        conditions(&[&self.role, &self.status, &organisations, &manager])
    }

    /// Returns whether only a *Beheerder* of the environment may use these filters.
    pub(in crate::cli) const fn needs_env_admin(&self) -> bool {
        self.organisations.is_some()
    }
}

/// Filters of organisations. Without filters, all organisations of the user are listed.
#[derive(Debug, Args)]
pub(in crate::cli) struct OrganisationFilter {
    #[arg(id = "only_level", long, add = arguments::ONLY_LEVEL, value_delimiter = ',', value_parser = ValueWords(&filters::MY_LEVEL))]
    level: Vec<RowTest>,
    #[arg(id = "only_status", long, add = arguments::ONLY_STATUS, value_delimiter = ',', value_parser = ValueWords(&filters::ORGANISATION_STATUS))]
    status: Vec<RowTest>,
    #[arg(id = "only_admins", long, add = arguments::ONLY_ADMIN_COUNT, value_parser = admin_count)]
    admins: Option<RowTest>,
    #[arg(id = "only_requests", long, add = arguments::ONLY_WITH_REQUESTS, value_parser = ValueWords(&filters::REQUESTS))]
    requests: Option<RowTest>,
}

impl OrganisationFilter {
    pub(in crate::cli) fn conditions(&self) -> Vec<Condition> {
        let admins = self.admins.iter().cloned().collect();
        let requests = self.requests.iter().cloned().collect();
        conditions(&[&self.level, &self.status, &admins, &requests])
    }
}

/// Parses a number of seconds, written as `5` or `5s`.
pub(super) fn seconds(text: &str) -> Result<u64, std::num::ParseIntError> {
    text.strip_suffix('s').unwrap_or(text).parse::<u32>().map(u64::from)
}
