//! Queries and their answers. A query belongs to a session, and its answer is limited to what that
//! user may see.

use std::marker::PhantomData;

use crate::domain::{
    AccessRow, CandidateRow, Condition, CountCache, Eligibility, EnterpriseRow, EnvironmentDetails,
    FoundRequest, InboxRow, KeyRow, LogRow, ManagerRow, Me, MemberRow, NoticeRow, OperationId,
    OrgDetails, OrgId, OrgRow, OrganisationChoice, Page, PageRequest, PaneContent, PaneSubject,
    PartnerDetails, PartnerPeople, PartnerRow, PartnershipId, PersonRef, PersonRow, RegisterStatus,
    RelationRow, RequestId, RequestRow, Resolved, Scheme, SearchResult, SortDirection, UserDetails,
    UserId, UserRow,
};

/// A page of a list: filter, order and position.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// The words of the filter, as typed; a row must contain all of them.
    pub filter: String,
    /// The conditions that a row must meet besides the words.
    pub only: Vec<Condition>,
    /// The sort order; lists with a fixed order ignore it.
    pub order: SortDirection,
    /// The position of the page in the list.
    pub page_request: PageRequest,
    /// The maximum number of rows in the page.
    pub take: usize,
    /// The counts of an earlier page of this list, so that they are not counted again.
    pub counted: Option<CountCache>,
}

/// The folders of *Postvak IN*, also used for the requests of an organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Folder {
    /// *Verzoeken*: requests that wait for an answer. For an organisation also expired requests, as
    /// it can renew them.
    Open,
    /// *Afgehandeld*: all other requests.
    Handled,
}

/// A question to the store. The answer holds only what the user of the session may see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Query {
    /// The viewer, with the number of requests that wait for them.
    Me,
    /// The organisations that the viewer is a member of; a *Beheerder* of the environment also sees
    /// that the others exist.
    Organisations(View),
    /// The details of an organisation; only for its members.
    Organisation(OrgId),
    /// The members of an organisation; only for its members.
    Members(OrgId, View),
    /// The requests of an organisation, newest first; only for its Beheerders.
    Requests(OrgId, Folder, View),
    /// The history of a request; only for the Beheerders of its organisation.
    History(RequestId),
    /// The requests of both kinds to the viewer, newest first.
    Inbox(Folder, View),
    /// Notices for the viewer: access that ends soon, then answers and changes of their access,
    /// newest first.
    Notices(View),
    /// The part of the log that the viewer may see, newest first; of one organisation or of all.
    ///
    /// Each pair has a code and the words by which the filter finds it: the code of an event kind,
    /// of a level or of a role, or `denied` for attempts.
    Log(Option<OrgId>, View, &'static [(&'static str, String)]),
    /// Like [`Query::Log`], with one row for lines of one operation that differ only in their person
    /// or follow from the first one. With a filter or a condition, each line has its own row.
    GroupedLog(Option<OrgId>, View, &'static [(&'static str, String)]),
    /// The part of an operation that the viewer may see, oldest first.
    Operation(OperationId),
    /// The users of the viewer's environment, removed users excluded.
    Users(View),
    /// The details of a user of the viewer's environment. Access and extra addresses are only for
    /// that user and the Beheerders of the environment (R54).
    User(UserId),
    /// The keys of a user, newest first; only for themselves and their Beheerders.
    Keys(UserId),
    /// The active partnerships of the viewer's environment.
    Partnerships(View),
    /// A partnership with its people and everything that would end with it.
    Partnership(PartnershipId),
    /// The relation requests that the viewer's environment sent: pending requests first, then
    /// newest first.
    RelationRequests(View),
    /// The rows that belong to a row of a list, and its last events. Never refused to an active
    /// user: a hidden subject has none.
    Pane(PaneSubject),
    /// The viewer's environment.
    Environment,
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
        /// The typed text; empty for the first users by name.
        text: String,
        /// The maximum number of rows.
        take: usize,
        /// The user who comes first while the text is empty, if they can sign in.
        first: Option<UserId>,
    },
    /// The users that an organisation can add, best match first; only for its Beheerders.
    FindCandidates {
        /// The organisation to add them to.
        org: OrgId,
        /// The typed text; empty for suggestions.
        text: String,
        /// The maximum number of rows of each group.
        take: usize,
    },
    /// The users of partners whom [`Query::FindCandidates`] shows for at least one organisation of the
    /// viewer's environment, best match first. Nobody, if the viewer may not add members.
    FindPartnerPeople {
        /// The typed text.
        text: String,
        /// The maximum number of rows.
        take: usize,
    },
    /// The open requests with these words that the viewer can see in *Postvak IN*, among the requests
    /// of their organisations, or among the relation requests of their environment.
    FindRequests {
        /// The words, as typed.
        text: String,
        /// The maximum number of rows of each of these lists.
        take: usize,
    },
    /// The organisations that the viewer is a member of, with what people would get there. Those where
    /// the people can get access come first.
    FindOrganisations {
        /// The people who would get access.
        users: Vec<UserId>,
        /// The typed text; empty for all.
        text: String,
        /// The maximum number of rows.
        take: usize,
    },
    /// The standings of people in these organisations, as they are now.
    StandingsIn {
        /// The people who would get access.
        users: Vec<UserId>,
        /// The organisations, in the order of the answer.
        orgs: Vec<OrgId>,
    },
    /// The candidates whom these texts name, by whole name or by address.
    Resolve {
        /// The organisation to add them to.
        org: OrgId,
        /// The people, as they were written.
        people: Vec<PersonRef>,
    },
    /// The countries that the trade registers of the host cover.
    TradeRegister,
    /// Enterprises of a trade register, best match first.
    FindEnterprises {
        /// The register: [`Scheme::Kvk`] or [`Scheme::Kbo`].
        scheme: Scheme,
        /// The typed text: a name, a place or a number.
        text: String,
        /// The maximum number of rows.
        take: usize,
    },
    /// The enterprise with this number, as [`crate::domain::number`] cleans it.
    Enterprise(Scheme, String),
    /// The current state of these users as candidates. Users whom the viewer may not see are left
    /// out.
    Standings {
        /// The organisation to add them to.
        org: OrgId,
        /// The users to look up again; the answer has no fixed order.
        users: Vec<UserId>,
    },
}

impl Query {
    /// Returns whether a trade register answers the query.
    pub const fn is_of_register(&self) -> bool {
        matches!(self, Self::TradeRegister | Self::FindEnterprises { .. } | Self::Enterprise(..))
    }

    /// Returns whether a frame briefly waits for the answer, so that what it fills appears at once
    /// instead of a moment later.
    pub const fn delays_frame(&self) -> bool {
        self.is_search() || matches!(self, Self::Pane(_))
    }

    /// Returns whether the query searches people by typed text; a newer search replaces an older
    /// search.
    pub const fn is_search(&self) -> bool {
        matches!(
            self,
            Self::FindPeople { .. }
                | Self::FindCandidates { .. }
                | Self::FindManagers { .. }
                | Self::FindPartnerPeople { .. }
        )
    }
}

/// The answer to the [`crate::domain::Query`] with the variant's name, unless noted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The viewer and their environment.
    Me(Box<Me>),
    /// One page, in the order of the view.
    Organisations(Page<OrgRow>),
    /// The organisation, for its members; other viewers get a refusal.
    Organisation(Box<OrgDetails>),
    /// One page, in the order of the view.
    Members(Page<MemberRow>),
    /// One page of one folder, newest first.
    Requests(Page<RequestRow>),
    /// One page with requests of both kinds, newest first.
    Inbox(Page<InboxRow>),
    /// One page: access that ends soon, then past changes, newest first.
    Notices(Page<NoticeRow>),
    /// The first log lines of an operation, and the number of all its lines.
    Operation(Vec<LogRow>, usize),
    /// One page, in the order of the view.
    Users(Page<UserRow>),
    /// The user, without the access and the addresses that the viewer may not see.
    User(Box<UserDetails>),
    /// All keys, newest first, withdrawn keys included.
    Keys(Vec<KeyRow>),
    /// One page, in the order of the view.
    Partnerships(Page<PartnerRow>),
    /// The partner, with everything that would end with the partnership.
    Partnership(Box<PartnerDetails>),
    /// One page: pending requests first, then newest first.
    RelationRequests(Page<RelationRow>),
    /// The rows that the viewer may see.
    Pane(Box<PaneContent>),
    /// The viewer's environment, limited to what they may know.
    Environment(Box<EnvironmentDetails>),
    /// The answer to `FindManagers`.
    Managers(SearchResult<ManagerRow>),
    /// The countries that the trade registers of the host cover.
    TradeRegister(RegisterStatus),
    /// The answer to `FindEnterprises`.
    Enterprises(SearchResult<EnterpriseRow>),
    /// The enterprise; `None` if the register lacks the number.
    Enterprise(Option<Box<EnterpriseRow>>),
    /// The log lines about a request, oldest first.
    History(Vec<LogRow>),
    /// One page of the lines that the viewer may see, newest first.
    Log(Page<LogRow>),
    /// The answer to `FindPeople`.
    People(SearchResult<PersonRow>),
    /// The answer to `FindCandidates`.
    Candidates(SearchResult<CandidateRow>),
    /// The answer to `FindPartnerPeople`.
    PartnerPeople(PartnerPeople),
    /// The answer to `FindRequests`.
    FoundRequests(Vec<FoundRequest>),
    /// The answer to `FindOrganisations`.
    OrganisationChoices(SearchResult<OrganisationChoice>),
    /// The answer to `StandingsIn`: for each organisation what [`OrganisationChoice`] has.
    StandingsIn(Vec<Vec<Eligibility>>),
    /// The people that were found, and the texts that match nobody or several people.
    Resolved(Resolved),
    /// The candidates as they are now.
    Standings(Vec<CandidateRow>),
}

/// A query whose answer is a `T`.
#[derive(Debug)]
pub(crate) struct Ask<T> {
    pub(crate) query: Query,
    answer: PhantomData<T>,
}

/// A type that one variant of [`Answer`] holds.
pub(crate) trait FromAnswer: Sized {
    /// Takes the content out; `None` for the answer to another query.
    fn from_answer(answer: Answer) -> Option<Self>;
}

macro_rules! asks {
    ($($(#[$doc:meta])* $name:ident($($arg:ident: $kind:ty),*) -> $content:ty:
        $query:expr, $answer:pat => $value:expr;)+) => {$(
        $(#[$doc])*
        pub(crate) fn $name($($arg: $kind),*) -> Ask<$content> {
            Ask { query: $query, answer: PhantomData }
        }

        impl FromAnswer for $content {
            fn from_answer(answer: Answer) -> Option<Self> {
                match answer { $answer => Some($value), _ => None }
            }
        }
    )+};
}

/// Every query with the type of its answer, so that an answer cannot reach the wrong query.
pub(crate) mod ask {
    use super::{
        AccessRow, Answer, Ask, CandidateRow, Eligibility, EnterpriseRow, EnvironmentDetails,
        Folder, FoundRequest, FromAnswer, InboxRow, KeyRow, LogRow, ManagerRow, Me, MemberRow,
        NoticeRow, OperationId, OrgDetails, OrgId, OrgRow, OrganisationChoice, Page, PaneContent,
        PaneSubject, PartnerDetails, PartnerPeople, PartnerRow, PartnershipId, PersonRef,
        PersonRow, PhantomData, Query, RegisterStatus, RelationRow, RequestId, RequestRow,
        Resolved, Scheme, SearchResult, UserDetails, UserId, UserRow, View,
    };

    asks! {
        me() -> Me:
            Query::Me, Answer::Me(me) => *me;
        organisations(view: View) -> Page<OrgRow>:
            Query::Organisations(view), Answer::Organisations(page) => page;
        organisation(org: OrgId) -> OrgDetails:
            Query::Organisation(org), Answer::Organisation(details) => *details;
        members(org: OrgId, view: View) -> Page<MemberRow>:
            Query::Members(org, view), Answer::Members(page) => page;
        requests(org: OrgId, folder: Folder, view: View) -> Page<RequestRow>:
            Query::Requests(org, folder, view), Answer::Requests(page) => page;
        history(request: RequestId) -> Vec<LogRow>:
            Query::History(request), Answer::History(rows) => rows;
        inbox(folder: Folder, view: View) -> Page<InboxRow>:
            Query::Inbox(folder, view), Answer::Inbox(page) => page;
        notices(view: View) -> Page<NoticeRow>:
            Query::Notices(view), Answer::Notices(page) => page;
        /// `names` pairs each code with the words by which the filter finds it.
        grouped_log(org: Option<OrgId>, view: View, names: &'static [(&'static str, String)]) -> Page<LogRow>:
            Query::GroupedLog(org, view, names), Answer::Log(page) => page;
        operation(operation: OperationId) -> (Vec<LogRow>, usize):
            Query::Operation(operation), Answer::Operation(rows, total) => (rows, total);
        users(view: View) -> Page<UserRow>:
            Query::Users(view), Answer::Users(page) => page;
        user(user: UserId) -> UserDetails:
            Query::User(user), Answer::User(user) => *user;
        /// Shares its query with [`user`]: the details hold the access as a list.
        access(user: UserId) -> Page<AccessRow>:
            Query::User(user), Answer::User(user) => Page::all(user.access);
        keys(user: UserId) -> Page<KeyRow>:
            Query::Keys(user), Answer::Keys(rows) => Page::all(rows);
        partners(view: View) -> Page<PartnerRow>:
            Query::Partnerships(view), Answer::Partnerships(page) => page;
        partner(partnership: PartnershipId) -> PartnerDetails:
            Query::Partnership(partnership), Answer::Partnership(details) => *details;
        relation_requests(view: View) -> Page<RelationRow>:
            Query::RelationRequests(view), Answer::RelationRequests(page) => page;
        pane(subject: PaneSubject) -> PaneContent:
            Query::Pane(subject), Answer::Pane(content) => *content;
        environment() -> EnvironmentDetails:
            Query::Environment, Answer::Environment(details) => *details;
        managers(text: String, take: usize) -> SearchResult<ManagerRow>:
            Query::FindManagers { text, take }, Answer::Managers(found) => found;
        people(text: String, take: usize, first: Option<UserId>) -> SearchResult<PersonRow>:
            Query::FindPeople { text, take, first }, Answer::People(found) => found;
        trade_register() -> RegisterStatus:
            Query::TradeRegister, Answer::TradeRegister(status) => status;
        enterprises(scheme: Scheme, text: String, take: usize) -> SearchResult<EnterpriseRow>:
            Query::FindEnterprises { scheme, text, take }, Answer::Enterprises(found) => found;
        enterprise(scheme: Scheme, number: String) -> Option<Box<EnterpriseRow>>:
            Query::Enterprise(scheme, number), Answer::Enterprise(found) => found;
        candidates(org: OrgId, text: String, take: usize) -> SearchResult<CandidateRow>:
            Query::FindCandidates { org, text, take }, Answer::Candidates(found) => found;
        partner_people(text: String, take: usize) -> PartnerPeople:
            Query::FindPartnerPeople { text, take }, Answer::PartnerPeople(found) => found;
        requests_found(text: String, take: usize) -> Vec<FoundRequest>:
            Query::FindRequests { text, take }, Answer::FoundRequests(rows) => rows;
        organisation_choices(users: Vec<UserId>, text: String, take: usize) -> SearchResult<OrganisationChoice>:
            Query::FindOrganisations { users, text, take },
            Answer::OrganisationChoices(found) => found;
        standings_in(users: Vec<UserId>, orgs: Vec<OrgId>) -> Vec<Vec<Eligibility>>:
            Query::StandingsIn { users, orgs }, Answer::StandingsIn(standings) => standings;
        resolve(org: OrgId, people: Vec<PersonRef>) -> Resolved:
            Query::Resolve { org, people }, Answer::Resolved(resolved) => resolved;
        standings(org: OrgId, users: Vec<UserId>) -> Vec<CandidateRow>:
            Query::Standings { org, users }, Answer::Standings(rows) => rows;
    }
}
