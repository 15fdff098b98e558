//! Questions and their answers: who asks comes first, then what that person may see.

mod candidates;
mod inbox;
mod log;
mod managers;
mod members;
mod names;
mod notices;
mod organisations;
mod partners;
mod people;
mod relations;
mod requests;
mod rights;
mod users;

use rusqlite::Connection;

pub(super) use candidates::{around, candidates};
pub(super) use managers::managers;
pub(super) use names::{bounds, changed, log_end, names};
pub(super) use people::people;
pub(super) use rights::actor;

use super::{Result, StoreError};
use crate::domain::{Answer, Moment, Now, Query, RequestState, Session, SortBy, User, View, fold};

/// The membership `m` has not ended and its last day has not passed.
const LIVE: &str = "m.ended_at is null and (m.last_day is null or m.last_day >= :today)";

/// The membership `m` of the user `u` gives access now (DOMAIN section 2).
const EFFECTIVE: &str =
    "m.ended_at is null and (m.last_day is null or m.last_day >= :today) and u.status = 'active'
     and (m.partnership_id is null or exists (
       select 1 from partnership where partnership.id = m.partnership_id and ended_at is null))";

/// How many requests of both kinds wait for the user `u` (R69).
const WAITING: &str = "(select count(*) from member_request r where r.addressee_id = u.id
       and r.state in ('pending', 'expired') and r.state = 'pending' and r.expires_at > :now)
     + (select count(*) from relation_request q where q.asked_id = u.id and q.state = 'pending')";

/// Answers one question.
pub(super) fn answer(db: &Connection, session: Session, query: &Query, now: Now) -> Result<Answer> {
    let me = rights::actor(db, session)?;
    match query {
        Query::Me => people::me(db, &me, now).map(Answer::Me),
        Query::Organisations(view) => {
            organisations::page(db, &me, view, now).map(Answer::Organisations)
        }
        Query::Organisation(org) => {
            let level = rights::level(db, *org, me.id, now)?;
            let details = organisations::details(db, *org, (me.id, level), now)?;
            Ok(Answer::Organisation(Box::new(details)))
        }
        Query::Members(org, view) => {
            rights::level(db, *org, me.id, now)?;
            members::page(db, (*org, me.id), view, now).map(Answer::Members)
        }
        Query::Requests(org, folder, view) => {
            rights::administers(db, session, *org, now)?;
            requests::page(db, *org, (*folder, view), now).map(Answer::Requests)
        }
        Query::History(request) => {
            rights::sees_request(db, session, *request, now)?;
            log::of_subject(db, request.0).map(Answer::History)
        }
        Query::Inbox(folder, view) => {
            inbox::page(db, me.id, (*folder, view), now).map(Answer::Inbox)
        }
        Query::FindPeople { .. }
        | Query::FindCandidates { .. }
        | Query::FindManagers { .. }
        | Query::Resolve { .. } => Err(StoreError::Search),
        other => neighbours(db, (session, &me), other, now),
    }
}

/// Answers a question about what is around the organisations.
fn neighbours(
    db: &Connection,
    (session, me): (Session, &User),
    query: &Query,
    now: Now,
) -> Result<Answer> {
    match query {
        Query::Notices(view) => notices::page(db, me, view, now).map(Answer::Notices),
        Query::Log(org, view, kinds) => {
            if let Some(org) = org {
                rights::administers(db, session, *org, now)?;
            }
            log::page(db, me, (*org, view, kinds), now).map(Answer::Log)
        }
        Query::Handling(handling) => log::of_handling(db, me, *handling, now).map(Answer::Handling),
        Query::Users(view) => users::page(db, me, view, now).map(Answer::Users),
        Query::User(user) => {
            users::details(db, me, *user, now).map(|user| Answer::User(Box::new(user)))
        }
        Query::Partnerships(view) => partners::page(db, me, view, now).map(Answer::Partnerships),
        Query::Partnership(id) => {
            partners::details(db, me, *id, now).map(|one| Answer::Partnership(Box::new(one)))
        }
        Query::RelationRequests(view) => {
            relations::sent(db, me.env, view).map(Answer::RelationRequests)
        }
        _ => Err(StoreError::Search),
    }
}

/// The words of a filter as one parameter, folded as the columns are.
fn words(view: &View) -> String {
    let folded = fold(&view.filter);
    folded.split_whitespace().collect::<serde_json::Value>().to_string()
}

/// The condition that an expression holds every word; `%` and `_` are signs like others.
fn holds(expression: &'static str) -> String {
    format!("not exists (select 1 from json_each(:words) where instr({expression}, value) = 0)")
}

/// The order that was asked for, by one of these columns; by name for a list that does not know it.
fn ordered(view: &View, (name, id): (&str, &str), columns: &[(SortBy, &str)]) -> String {
    let way = if view.order.reverse { " desc" } else { "" };
    match columns.iter().find(|(by, _)| *by == view.order.by) {
        Some((_, column)) => format!("{column}{way} nulls last, {name}, {id}"),
        None => format!("{name}{way}, {id}{way}"),
    }
}

/// The stretch, as SQLite counts: rows to take, rows before it.
fn stretch(view: &View) -> (i64, i64) {
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    (count(view.take), count(view.skip))
}

/// The state of a request now, its term considered, as `MemberRequest::state_at` has it.
fn state_at(state: RequestState, expires_at: Moment, now: Now) -> RequestState {
    match state {
        RequestState::Pending if expires_at <= now.at => RequestState::Expired,
        state => state,
    }
}
