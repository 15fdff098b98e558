//! Queries. Every query has a session, and its answer is limited to what that user may see.

use serde::{Deserialize, Serialize};

use crate::domain::{
    CountCache, OperationId, OrgId, PageRequest, PartnershipId, PersonRef, RequestId, UserId,
};

/// A page of a list: filter, order and position.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// The words of the filter, as typed; a row must contain all of them.
    pub filter: String,
    /// The order, for a list that has several.
    pub order: SortDirection,
    /// The position of the page.
    pub stretch: PageRequest,
    /// The number of rows in the page.
    pub take: usize,
    /// The counts of an earlier page of the same list, which save counting again.
    pub counted: Option<CountCache>,
}

/// The sort key of a list; the name breaks ties.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SortBy {
    /// The name, as search folds it.
    #[default]
    Name,
    /// The level in an organisation or the role in an environment, highest first.
    Level,
    /// The status, active first.
    Status,
    /// The origin: own users first, then by environment.
    Origin,
    /// The start, oldest first.
    Since,
    /// The last day with access, soonest first; rows without one come last.
    Until,
}

/// The order of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SortDirection {
    /// The sort key of the rows.
    pub by: SortBy,
    /// True for the opposite of the order that the key describes.
    pub reverse: bool,
}

impl SortDirection {
    /// Sorts by `by`; reverses the order if that was the sort key already.
    #[must_use]
    pub const fn chosen(self, by: SortBy) -> Self {
        let again = self.by as u8 == by as u8;
        Self { by, reverse: again && !self.reverse }
    }

    /// Reverses the order.
    #[must_use]
    pub const fn reversed(self) -> Self {
        Self { reverse: !self.reverse, ..self }
    }
}

/// The folders of *Postvak IN*.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Folder {
    /// *Verzoeken*: requests that wait for an answer.
    Open,
    /// *Afgehandeld*: answered or otherwise closed requests.
    Handled,
}

/// A query to the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Query {
    /// The viewer, with the number of requests that wait for them.
    Me,
    /// The organisations that the viewer is a member of; a *Beheerder* of the environment also sees
    /// that the others exist.
    Organisations(View),
    /// The details of an organisation; only for its members.
    Organisation(OrgId),
    /// The members of an organisation, by name; only for its members.
    Members(OrgId, View),
    /// The requests of an organisation, newest first; only for its Beheerders.
    Requests(OrgId, Folder, View),
    /// The history of a request; only for the Beheerders of its organisation.
    History(RequestId),
    /// The requests of both kinds to the viewer, newest first.
    Inbox(Folder, View),
    /// Notices for the viewer, newest first: answers, changes of their access, access that ends
    /// soon.
    Notices(View),
    /// The part of the log that the viewer may see, newest first; of one organisation or of all.
    ///
    /// The filter also matches the names of the kinds, given as code and name; `denied` means an
    /// attempt.
    Log(Option<OrgId>, View, Vec<(&'static str, &'static str)>),
    /// The part of an operation that the viewer may see, oldest first.
    Operation(OperationId),
    /// The users of the viewer's environment, by name.
    Users(View),
    /// A user with everything they have access to; only for themselves and their Beheerders.
    User(UserId),
    /// The keys of a user, newest first; only for themselves and their Beheerders.
    Keys(UserId),
    /// The active partnerships of the viewer's environment, by name of the partner.
    Partnerships(View),
    /// A partnership with its people and everything that would end with it.
    Partnership(PartnershipId),
    /// The relation requests that the viewer's environment sent, newest first.
    RelationRequests(View),
    /// *Relatiemanagers* of other environments, best match first; no other users.
    FindManagers {
        /// The typed text: a name or an environment.
        text: String,
        /// The maximum number of rows.
        take: usize,
    },
    /// The users who can sign in, best match first. The only query that needs no rights, as it
    /// comes before signing in.
    FindPeople {
        /// The typed text.
        text: String,
        /// The maximum number of rows.
        take: usize,
    },
    /// The users whom an organisation can add, best match first; only for its Beheerders.
    FindCandidates {
        /// The organisation.
        org: OrgId,
        /// The typed text.
        text: String,
        /// The maximum number of rows of each group.
        take: usize,
    },
    /// The candidates whose name or address is exactly one of these.
    Resolve {
        /// The organisation.
        org: OrgId,
        /// The people, as they were written.
        people: Vec<PersonRef>,
    },
    /// The current state of these users as candidates; users whom the viewer may not see, or no
    /// longer, are left out.
    Standings {
        /// The organisation.
        org: OrgId,
        /// The users.
        users: Vec<UserId>,
    },
}

impl Query {
    /// Returns whether it searches people by typed text: of such queries only the newest matters.
    pub const fn is_search(&self) -> bool {
        matches!(
            self,
            Self::FindPeople { .. } | Self::FindCandidates { .. } | Self::FindManagers { .. }
        )
    }
}
