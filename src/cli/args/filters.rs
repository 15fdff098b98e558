//! Options that filter the lists of members and requests.

use clap::{Args, ValueEnum};

use crate::{
    domain::{Day, Level, MemberRow, Origin, RequestRow, RequestState},
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

/// Origin of a member, as a word on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum OriginWord {
    #[value(name = word::OWN.of(Nl), alias = word::OWN.of(En))]
    Own,
    #[value(
        name = word::PARTNER.of(Nl),
        aliases = [word::PARTNER.of(En), "via-partnerschap"]
    )]
    Partner,
}

/// State of a request, as a word on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum StateWord {
    #[value(name = word::PENDING.of(Nl), alias = word::PENDING.of(En))]
    Pending,
    #[value(name = word::ACCEPTED.of(Nl), alias = word::ACCEPTED.of(En))]
    Accepted,
    #[value(name = word::DECLINED.of(Nl), alias = word::DECLINED.of(En))]
    Declined,
    #[value(name = word::WITHDRAWN.of(Nl), alias = word::WITHDRAWN.of(En))]
    Withdrawn,
    #[value(name = word::EXPIRED.of(Nl), alias = word::EXPIRED.of(En))]
    Expired,
}

/// Filters of members. Without filters, all members are listed.
#[derive(Debug, Args)]
pub(in crate::cli) struct MemberFilter {
    #[arg(id = "only_level", long, add = arguments::ONLY_LEVEL)]
    level: Option<LevelWord>,
    #[arg(id = "only_origin", long, add = arguments::ONLY_ORIGIN)]
    origin: Option<OriginWord>,
    #[arg(id = "only_within", long, add = arguments::ONLY_WITHIN, value_parser = days)]
    within: Option<i32>,
}

impl MemberFilter {
    /// Returns whether a member passes the filters.
    pub(in crate::cli) fn has(&self, row: &MemberRow, today: Day) -> bool {
        let origin = match row.membership.origin {
            Origin::Own => OriginWord::Own,
            Origin::Partner(_) => OriginWord::Partner,
        };
        self.level.is_none_or(|level| Level::from(level) == row.membership.level)
            && self.origin.is_none_or(|only| only == origin)
            && self.within.is_none_or(|days| {
                row.membership.last_day.is_some_and(|day| day <= today.plus_days(days))
            })
    }
}

/// Filters of requests. Without filters, all requests are listed.
#[derive(Debug, Args)]
pub(in crate::cli) struct RequestFilter {
    #[arg(id = "only_states", long, add = arguments::ONLY_STATES, value_delimiter = ',')]
    states: Vec<StateWord>,
}

impl RequestFilter {
    /// Returns whether a request passes the filters.
    pub(in crate::cli) fn has(&self, row: &RequestRow) -> bool {
        let state = match row.state {
            RequestState::Pending => StateWord::Pending,
            RequestState::Accepted => StateWord::Accepted,
            RequestState::Declined => StateWord::Declined,
            RequestState::Withdrawn => StateWord::Withdrawn,
            RequestState::Expired => StateWord::Expired,
        };
        self.states.is_empty() || self.states.contains(&state)
    }
}

/// Parses a number of days, written as `30` or `30d`.
fn days(text: &str) -> Result<i32, std::num::ParseIntError> {
    text.strip_suffix('d').unwrap_or(text).parse::<u16>().map(i32::from)
}

/// Parses a number of seconds, written as `5` or `5s`.
pub(super) fn seconds(text: &str) -> Result<u64, std::num::ParseIntError> {
    text.strip_suffix('s').unwrap_or(text).parse::<u32>().map(u64::from)
}
