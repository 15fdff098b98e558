//! The rows that belong to a row of a list, limited to what the viewer may see. Each read is bounded,
//! because the cursor may pass many rows.

use rusqlite::{Connection, ToSql, named_params};

use super::{EFFECTIVE_MEMBERSHIP, LIVE_MEMBERSHIP, lists::log::with_undo, log, members, rights};
use crate::{
    domain::{
        LogRow, MemberSort, Now, OperationId, OrgId, OrgStatus, PaneAccess, PaneContent, PaneEvent,
        PaneSubject, PartnershipId, SortDirection, User, UserId, UserStatus, View,
        predicates::is_env_admin,
    },
    store::{
        Result, StoreError,
        convert::list,
        table::{all, organisation, user},
    },
};

/// Number of rows of a list that belongs to the subject.
const MAX_ROWS: usize = 8;
/// Number of events.
const MAX_EVENTS: usize = 5;
/// Number of the newest log lines about the subject among which its events are found.
const MAX_LINES: usize = 200;
/// Number of relations of a partnership whose log lines are read.
const MAX_RELATIONS: usize = 50;

/// Returns what the viewer may see; nothing of a subject that they may not see.
pub(super) fn content(
    db: &Connection,
    me: &User,
    subject: PaneSubject,
    now: Now,
) -> Result<PaneContent> {
    match subject {
        PaneSubject::Organisation(org) => of_organisation(db, me, org, now),
        PaneSubject::User(user) => of_user(db, me, user, now),
        PaneSubject::Member(org, user) => of_member(db, me, MemberOf { org, user }, now),
        PaneSubject::Partnership(id) => of_partnership(db, me, id, now),
    }
}

/// The user and the organisation that a member row is about.
#[derive(Clone, Copy)]
struct MemberOf {
    org: OrgId,
    user: UserId,
}

/// The members, for its members, and the events. A *Beheerder* of the environment knows that its
/// organisations exist (R54), and sees their events in the Logboek.
fn of_organisation(db: &Connection, me: &User, org: OrgId, now: Now) -> Result<PaneContent> {
    let is_member = is_member(db, me, org, now)?;
    let found = organisation::one(db, org)?;
    let is_of_env = found
        .is_some_and(|found| is_env_admin(me, found.env) && found.status != OrgStatus::Removed);
    if !is_member && !is_of_env {
        return Ok(PaneContent::default());
    }
    let mut content = PaneContent::default();
    if is_member {
        let order = SortDirection { by: MemberSort::Level.key(), reverse: false };
        let view = View { order, take: MAX_ROWS, ..View::default() };
        let page = members::page(db, org, me.id, &view, now)?;
        content.member_count = page.total;
        content.members = page.rows;
    }
    let lines = Lines { of: newest("org_id = :id"), and: "true", id: org.0, org: None };
    content.events = events(db, me, &lines, now)?;
    Ok(content)
}

/// Returns whether the viewer is an effective member.
fn is_member(db: &Connection, me: &User, org: OrgId, now: Now) -> Result<bool> {
    match rights::level(db, org, me.id, now) {
        Ok(_) => Ok(true),
        Err(StoreError::Refused(_)) => Ok(false),
        Err(error) => Err(error),
    }
}

/// The access of a user of the viewer's environment, and the events.
fn of_user(db: &Connection, me: &User, id: UserId, now: Now) -> Result<PaneContent> {
    let found = user::one(db, id)?;
    let found = found.filter(|it| it.env == me.env && it.status != UserStatus::Removed);
    let Some(found) = found else { return Ok(PaneContent::default()) };
    let mut content = access(db, me, &found, None, now)?;
    let lines = Lines { of: newest("user_id = :id"), and: "true", id: id.0, org: None };
    content.events = events(db, me, &lines, now)?;
    Ok(content)
}

/// The other access of a member, and the events of the membership.
fn of_member(db: &Connection, me: &User, member: MemberOf, now: Now) -> Result<PaneContent> {
    let MemberOf { org, user: id } = member;
    if !is_member(db, me, org, now)? {
        return Ok(PaneContent::default());
    }
    let sql = format!(
        "select exists (select 1 from membership m
           where m.org_id = :org and m.user_id = :user and {LIVE_MEMBERSHIP})"
    );
    let named = named_params! {":org": org, ":user": id, ":today": now.today};
    let is_live: bool = db.prepare_cached(&sql)?.query_row(named, |row| row.get(0))?;
    let Some(found) = user::one(db, id)?.filter(|_| is_live) else {
        return Ok(PaneContent::default());
    };
    let mut content = access(db, me, &found, Some(org), now)?;
    let of = newest("user_id = :id");
    let lines = Lines { of, and: "org_id = :org", id: id.0, org: Some(org) };
    content.events = events(db, me, &lines, now)?;
    Ok(content)
}

/// The events of a partnership and of its relations.
fn of_partnership(db: &Connection, me: &User, id: PartnershipId, now: Now) -> Result<PaneContent> {
    let sql = "select exists (select 1 from partnership
        where id = :id and (side_a = :env or side_b = :env) and ended_at is null)";
    let named = named_params! {":id": id, ":env": me.env};
    let is_ours: bool = db.prepare_cached(sql)?.query_row(named, |row| row.get(0))?;
    if !is_ours {
        return Ok(PaneContent::default());
    }
    // Few lines are about a relation, so they need no order and no limit.
    let of = format!(
        "select seq from log where subject_id in (select :id union all select * from (select id from relation
           where partnership_id = :id and ended_at is null limit {MAX_RELATIONS}))"
    );
    let events = events(db, me, &Lines { of, and: "true", id: id.0, org: None }, now)?;
    Ok(PaneContent { events, ..PaneContent::default() })
}

/// The organisations that a user has access to, but not the one of the pane. The user and the
/// *Beheerders* of their environment see all of them (R54), others those that they share.
fn access(
    db: &Connection,
    me: &User,
    user: &User,
    but: Option<OrgId>,
    now: Now,
) -> Result<PaneContent> {
    let is_close = me.id == user.id || is_env_admin(me, user.env);
    let mine = format!(
        "with mine as (
           select m.org_id from membership m join user u on u.id = m.user_id
           where m.user_id = :me and {EFFECTIVE_MEMBERSHIP})"
    );
    let from = format!(
        "from membership m join organisation o on o.id = m.org_id
         where m.user_id = :user and {LIVE_MEMBERSHIP} and m.org_id is not :but
           and (:close or (o.status <> 'removed' and m.org_id in (select org_id from mine)))"
    );
    let named = named_params! {
        ":user": user.id, ":me": me.id, ":today": now.today, ":but": but, ":close": is_close,
    };
    let count = format!("{mine} select count(*) {from}");
    let access_count = db.prepare_cached(&count)?.query_row(named, |row| row.get(0))?;
    let rows = format!(
        "{mine} select o.id, o.name, m.level, m.last_day {from}
         order by o.folded, o.id limit {MAX_ROWS}"
    );
    let access = all(db, &rows, named, |row| {
        Ok(PaneAccess {
            org: (row.get(0)?, row.get(1)?),
            level: row.get(2)?,
            last_day: row.get(3)?,
        })
    })?;
    Ok(PaneContent { access, access_count, is_access_whole: is_close, ..PaneContent::default() })
}

/// The log lines about a subject: a query for their numbers, and a condition on the lines.
struct Lines {
    of: String,
    and: &'static str,
    id: i64,
    org: Option<OrgId>,
}

/// The query for the newest lines that meet a condition with an index.
fn newest(condition: &str) -> String {
    format!("select seq from log where {condition} order by seq desc limit {MAX_LINES}")
}

/// The last events that the viewer sees in the Logboek too, newest first. Lines of one operation are
/// one event.
fn events(db: &Connection, me: &User, lines: &Lines, now: Now) -> Result<Vec<PaneEvent>> {
    let env = is_env_admin(me, me.env).then_some(me.env);
    let (of, and, seen) = (&lines.of, lines.and, log::is_one_seen());
    let sql = format!("select seq, handling from log where {and} and seq in ({of}) and {seen}");
    let mut named: Vec<(&str, &dyn ToSql)> =
        vec![(":id", &lines.id), (":me", &me.id), (":env", &env), (":today", &now.today)];
    if let Some(org) = &lines.org {
        named.push((":org", org));
    }
    let mut found: Vec<(i64, OperationId)> =
        all(db, &sql, named.as_slice(), |row| Ok((row.get(0)?, row.get(1)?)))?;
    found.sort_unstable_by_key(|(seq, _)| std::cmp::Reverse(*seq));
    let runs = found.chunk_by(|(_, one), (_, other)| one == other).take(MAX_EVENTS);
    let firsts: Vec<(i64, usize)> =
        runs.filter_map(|run| Some((run.last()?.0, run.len()))).collect();
    let rows = log::by_positions(db, me, &list(firsts.iter().map(|(seq, _)| *seq)), "[]")?;
    let rows = with_undo(db, me, rows, now)?;
    let event = |row: LogRow| {
        let lines = firsts.iter().find(|(seq, _)| *seq == row.seq).map_or(1, |(_, lines)| *lines);
        PaneEvent { row, lines }
    };
    Ok(rows.into_iter().map(event).collect())
}
