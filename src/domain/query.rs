//! What can be asked. Every question has a session, and is answered only as far as that person
//! may see (R17, R54, R67).

use serde::{Deserialize, Serialize};

use super::{Counted, HandlingId, OrgId, PartnershipId, PersonRef, RequestId, Stretch, UserId};

/// Which stretch of a list, of the rows that hold every word of `filter`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// The words, as typed; empty is every row.
    pub filter: String,
    /// In which order, for a list that knows several.
    pub order: Order,
    /// Where it is.
    pub stretch: Stretch,
    /// Rows in it, from where it begins.
    pub take: usize,
    /// What an earlier page of the same list counted.
    pub counted: Option<Counted>,
}

/// By what the rows of a list are ordered; the name decides between equals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SortBy {
    /// The name.
    #[default]
    Name,
    /// The level in an organisation, or the role in an environment; the one who may most first.
    Level,
    /// The status; what is active first.
    Status,
    /// Where somebody comes from: one's own first, then by environment.
    Origin,
    /// Since when; the longest first.
    Since,
    /// The last day with access; the soonest first, those without one last.
    Until,
}

/// The order of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Order {
    /// By what.
    pub by: SortBy,
    /// Whether the other way round.
    pub reverse: bool,
}

impl Order {
    /// By this; the other way round when it was by this already.
    #[must_use]
    pub const fn chosen(self, by: SortBy) -> Self {
        let again = self.by as u8 == by as u8;
        Self { by, reverse: again && !self.reverse }
    }

    /// The other way round.
    #[must_use]
    pub const fn reversed(self) -> Self {
        Self { reverse: !self.reverse, ..self }
    }
}

/// The folders of Postvak IN.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Folder {
    /// *Verzoeken*: what waits for an answer.
    Open,
    /// *Afgehandeld*.
    Handled,
}

/// A question to the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Query {
    /// Who am I, and how many requests wait for me (R69)?
    Me,
    /// The organisations of which I am a member; for a Beheerder of the environment also that the
    /// others are there (R54, A7).
    Organisations(View),
    /// One organisation (members only).
    Organisation(OrgId),
    /// Its members by name (members only).
    Members(OrgId, View),
    /// Its requests, the newest first (its Beheerders only).
    Requests(OrgId, Folder, View),
    /// What happened to one request (Beheerders of its organisation only).
    History(RequestId),
    /// The requests to me of both kinds, the newest first.
    Inbox(Folder, View),
    /// What I should know, the newest first: answers, changes of my access, what ends soon.
    Notices(View),
    /// What I may see of the log, the newest first; of one organisation or of all. The filter
    /// also looks at what the kinds are called: code and name, and `denied` for an attempt.
    Log(Option<OrgId>, View, Vec<(&'static str, &'static str)>),
    /// What I may see of one handling, the oldest first.
    Handling(HandlingId),
    /// The users of my environment, by name.
    Users(View),
    /// One of them, with everything that he has access to (himself and his Beheerders).
    User(UserId),
    /// The keys of one of them, the newest first (himself and his Beheerders).
    Keys(UserId),
    /// The active partnerships of my environment, by name of the partner.
    Partnerships(View),
    /// One of them, with its people and with what would end with it.
    Partnership(PartnershipId),
    /// The relation requests that my environment sent, the newest first.
    RelationRequests(View),
    /// Relatiemanagers of other environments, best match first; nobody else (R72).
    FindManagers {
        /// What was typed: a name or an environment.
        text: String,
        /// How many at most.
        take: usize,
    },
    /// Who can sign in, best match first. The only question without rights: it comes before them.
    FindPeople {
        /// What was typed.
        text: String,
        /// How many at most.
        take: usize,
    },
    /// Whom this organisation can take in, best match first (its Beheerders only).
    FindCandidates {
        /// Which organisation.
        org: OrgId,
        /// What was typed.
        text: String,
        /// How many of each group at most.
        take: usize,
    },
    /// The candidates whose name or address is exactly one of these.
    Resolve {
        /// Which organisation.
        org: OrgId,
        /// The people as they were written.
        people: Vec<PersonRef>,
    },
    /// How these stand now, as candidates; who may not be seen (any more) is left out.
    Standings {
        /// Which organisation.
        org: OrgId,
        /// Whom.
        users: Vec<UserId>,
    },
}

impl Query {
    /// Whether it looks for people by what is typed: of those only the newest matters.
    pub const fn is_search(&self) -> bool {
        matches!(
            self,
            Self::FindPeople { .. } | Self::FindCandidates { .. } | Self::FindManagers { .. }
        )
    }
}
