//! Every query with the type of its answer, so that a slot cannot be filled by another query.

use std::marker::PhantomData;

use crate::domain::{
    AccessRow, Answer, CandidateRow, Folder, InboxRow, KeyRow, LogRow, ManagerRow, Me, MemberRow,
    NoticeRow, OperationId, OrgDetails, OrgId, OrgRow, Page, PartnerDetails, PartnerRow,
    PartnershipId, PersonRef, PersonRow, Query, RelationRow, RequestId, RequestRow, Resolved,
    SearchResult, UserDetails, UserId, UserRow, View,
};

/// A query whose answer is a `T`.
#[derive(Debug)]
pub(in crate::app) struct Ask<T> {
    pub(in crate::app) query: Query,
    answer: PhantomData<T>,
}

/// The content of an answer.
pub(in crate::app) trait FromAnswer: Sized {
    /// Takes the content out; `None` for the answer to another query.
    fn from_answer(answer: Answer) -> Option<Self>;
}

macro_rules! asks {
    ($($(#[$doc:meta])* $name:ident($($arg:ident: $kind:ty),*) -> $content:ty:
        $query:expr, $answer:pat => $value:expr;)+) => {$(
        $(#[$doc])*
        pub(in crate::app) fn $name($($arg: $kind),*) -> Ask<$content> {
            Ask { query: $query, answer: PhantomData }
        }

        impl FromAnswer for $content {
            fn from_answer(answer: Answer) -> Option<Self> {
                match answer { $answer => Some($value), _ => None }
            }
        }
    )+};
}

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
    /// `names` are the names of the kinds, which the filter matches too.
    log(org: Option<OrgId>, view: View, names: Vec<(&'static str, &'static str)>) -> Page<LogRow>:
        Query::Log(org, view, names), Answer::Log(page) => page;
    operation(operation: OperationId) -> (Vec<LogRow>, usize):
        Query::Operation(operation), Answer::Operation(rows, total) => (rows, total);
    users(view: View) -> Page<UserRow>:
        Query::Users(view), Answer::Users(page) => page;
    user(user: UserId) -> UserDetails:
        Query::User(user), Answer::User(user) => *user;
    /// The same query as [`user`]: the details hold the access as a list.
    access(user: UserId) -> Page<AccessRow>:
        Query::User(user), Answer::User(user) => Page::whole(user.access);
    keys(user: UserId) -> Page<KeyRow>:
        Query::Keys(user), Answer::Keys(rows) => Page::whole(rows);
    partners(view: View) -> Page<PartnerRow>:
        Query::Partnerships(view), Answer::Partnerships(page) => page;
    partner(partnership: PartnershipId) -> PartnerDetails:
        Query::Partnership(partnership), Answer::Partnership(details) => *details;
    relation_requests(view: View) -> Page<RelationRow>:
        Query::RelationRequests(view), Answer::RelationRequests(page) => page;
    managers(text: String, take: usize) -> SearchResult<ManagerRow>:
        Query::FindManagers { text, take }, Answer::Managers(found) => found;
    people(text: String, take: usize) -> SearchResult<PersonRow>:
        Query::FindPeople { text, take }, Answer::People(found) => found;
    candidates(org: OrgId, text: String, take: usize) -> SearchResult<CandidateRow>:
        Query::FindCandidates { org, text, take }, Answer::Candidates(found) => found;
    resolve(org: OrgId, people: Vec<PersonRef>) -> Resolved:
        Query::Resolve { org, people }, Answer::Resolved(resolved) => resolved;
    standings(org: OrgId, users: Vec<UserId>) -> Vec<CandidateRow>:
        Query::Standings { org, users }, Answer::Standings(rows) => rows;
}
