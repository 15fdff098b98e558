//! Answers queries: checks the actor first, then returns only what they may see.

mod conditions;
mod environment;
mod found_requests;
mod lists;
mod names;
mod organisation_choices;
mod pane;
pub(crate) mod people_index;
mod rights;
mod window;

use lists::{
    inbox, log, log::with_undo, members, notices, organisations, partners, people, relations,
    requests, ssh_keys, users,
};
use rusqlite::Connection;

pub use lists::candidates::SearchContext;
pub(super) use lists::{
    candidates::{candidates, candidates_in, partner_people, search_context},
    log::{LineSubject, OperationPart, Viewer, visible_lines_of_operation},
    managers::managers,
    organisations::with_number,
    people::people,
    ssh_keys::{check_key_opens, find_key_in_old_file, opens},
    users::page as users,
};
pub(super) use names::{bounds, changed, log_end, names};
pub(super) use rights::actor;

use super::{
    Result, StoreError,
    table::membership::{EFFECTIVE_MEMBERSHIP, LIVE_MEMBERSHIP},
};
use crate::domain::{Answer, Moment, Now, Page, Query, RequestState, Session, User, View};
use window::OrderTerm;

/// Counts the requests of both kinds that await the user `u` (R69).
const WAITING_COUNT: &str = "(select count(*) from member_request r where r.addressee_id = u.id
       and r.state in ('pending', 'expired') and r.state = 'pending' and r.expires_at > :now)
     + (select count(*) from relation_request q where q.asked_id = u.id and q.state = 'pending')";

/// Answers one query; refused if the actor is not active.
pub(super) fn answer(db: &Connection, session: Session, query: &Query, now: Now) -> Result<Answer> {
    let me = rights::actor(db, session)?;
    match query {
        Query::Me => people::me(db, &me, now).map(|me| Answer::Me(Box::new(me))),
        Query::Organisations(view) => {
            organisations::page(db, &me, view, now).map(Answer::Organisations)
        }
        Query::Organisation(org) => {
            let level = rights::level(db, *org, me.id, now)?;
            let details = organisations::details(db, *org, me.id, level, now)?;
            Ok(Answer::Organisation(Box::new(details)))
        }
        Query::Members(org, view) => {
            rights::level(db, *org, me.id, now)?;
            members::page(db, *org, me.id, view, now).map(Answer::Members)
        }
        Query::Requests(org, folder, view) => {
            rights::require_org_admin(db, session, *org, now)?;
            requests::page(db, *org, *folder, view, now).map(Answer::Requests)
        }
        Query::History(request) => {
            rights::require_can_see_request(db, session, *request, now)?;
            log::row_history(db, request.0).map(Answer::History)
        }
        Query::Inbox(folder, view) => inbox::page(db, me.id, *folder, view, now).map(Answer::Inbox),
        Query::FindPeople { .. }
        | Query::FindCandidates { .. }
        | Query::FindManagers { .. }
        | Query::FindPartnerPeople { .. }
        | Query::Resolve { .. }
        | Query::Standings { .. } => Err(StoreError::Search),
        other => answer_other(db, session, &me, other, now),
    }
}

/// Answers a query about partners, users and relations.
fn answer_other(
    db: &Connection,
    session: Session,
    me: &User,
    query: &Query,
    now: Now,
) -> Result<Answer> {
    match query {
        Query::Notices(view) => notices::page(db, me, view, now).map(Answer::Notices),
        Query::Log(org, view, kinds) | Query::GroupedLog(org, view, kinds) => {
            if let Some(org) = org {
                rights::require_org_admin(db, session, *org, now)?;
            }
            let is_grouped = matches!(query, Query::GroupedLog(..));
            let wanted = log::LogView { org: *org, view, kinds, is_grouped };
            let page = log::page(db, me, &wanted, now)?;
            Ok(Answer::Log(Page { rows: with_undo(db, me, page.rows, now)?, ..page }))
        }
        Query::Operation(operation) => {
            let (rows, total) = log::of_operation(db, me, *operation, now)?;
            Ok(Answer::Operation(with_undo(db, me, rows, now)?, total))
        }
        Query::Users(view) => users::page(db, me, view, None, now).map(Answer::Users),
        Query::User(user) => {
            users::details(db, me, *user, now).map(|user| Answer::User(Box::new(user)))
        }
        Query::Keys(user) => ssh_keys::of_user(db, me, *user).map(Answer::Keys),
        Query::Partnerships(view) => partners::page(db, me, view, now).map(Answer::Partnerships),
        Query::Partnership(id) => {
            partners::details(db, me, *id, now).map(|one| Answer::Partnership(Box::new(one)))
        }
        Query::RelationRequests(view) => {
            relations::sent(db, me.env, view, now).map(Answer::RelationRequests)
        }
        Query::FindRequests { text, take } => {
            let view = View { filter: text.clone(), take: *take, ..View::default() };
            found_requests::find(db, session, me, &view, now).map(Answer::FoundRequests)
        }
        Query::FindOrganisations { users, text, take } => {
            let typed = organisation_choices::TypedOrganisation { text, take: *take };
            organisation_choices::choices(db, session, users, &typed, now)
                .map(Answer::OrganisationChoices)
        }
        Query::StandingsIn { users, orgs } => {
            organisation_choices::standings_of(db, session, users, orgs, now)
                .map(Answer::StandingsIn)
        }
        Query::Pane(subject) => {
            pane::content(db, me, *subject, now).map(|it| Answer::Pane(Box::new(it)))
        }
        Query::Environment => {
            environment::details(db, me, now).map(|it| Answer::Environment(Box::new(it)))
        }
        _ => Err(StoreError::Search),
    }
}

/// The columns of a name and of its id, which orders equal names.
#[derive(Clone, Copy)]
struct NameOrder<'a> {
    name: &'a str,
    id: &'a str,
}

/// The default order, by name: one part, ascending unless reversed.
fn by_name(view: &View, order: NameOrder<'_>) -> (Vec<String>, Vec<OrderTerm>) {
    let reverse = view.order.reverse;
    (vec![String::new()], vec![(order.name.to_owned(), reverse), (order.id.to_owned(), reverse)])
}

/// Orders by one column, in either direction; equal values by name.
fn by_column(view: &View, column: &str, order: NameOrder<'_>) -> (Vec<String>, Vec<OrderTerm>) {
    let first = (column.to_owned(), view.order.reverse);
    (vec![String::new()], vec![first, (order.name.to_owned(), false), (order.id.to_owned(), false)])
}

/// Returns one part for each value of a column, in the given order or reversed.
fn by_value(view: &View, column: &str, values: &[&str]) -> Vec<String> {
    let mut parts: Vec<String> =
        values.iter().map(|value| format!("{column} = '{value}'")).collect();
    if view.order.reverse {
        parts.reverse();
    }
    parts
}

/// The state of a request at `now`: a pending request past its term is expired, as in
/// `MemberRequest::state_at`.
fn state_at(state: RequestState, expires_at: Moment, now: Now) -> RequestState {
    match state {
        RequestState::Pending if expires_at <= now.at => RequestState::Expired,
        state => state,
    }
}
