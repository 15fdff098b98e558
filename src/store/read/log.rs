//! The log, as far as somebody may read it, with the attempts that were refused.

use rusqlite::{Connection, Params, Row, named_params};

use super::{EFFECTIVE, holds, requests::counts, stretch, words};
use crate::{
    domain::{
        HandlingId, Kind, LogRow, Now, OrgId, Page, Person, User, UserId, View, What, fold,
        predicates::is_env_admin,
    },
    store::{Result, StoreError, convert::actor, log::record},
};

/// The names that a filter looks at, and what happened, by its code and as people call it.
const NAMES: &str = "coalesce(a.folded, '') || ' ' || coalesce(o.folded, '') || ' '
    || coalesce(u.folded, '') || ' ' || coalesce(u.folded_email, '') || ' '
    || coalesce(env.folded, '') || ' ' || l.kind || ' ' || coalesce(json_extract(:kinds,
         '$.\"' || iif(l.denied is null, l.kind, 'denied') || '\"'), '')";

/// The columns of [`read`]; a refused attempt has its code where a line has its row.
const LINE: &str = "l.seq, l.at, l.actor, coalesce(a.full_name, a.email), l.via, l.kind,
      l.handling, l.org_id, o.name, l.user_id, coalesce(u.full_name, u.email), l.was, l.becomes,
      l.undoes, coalesce(env.name, sa.name || ' – ' || sb.name), l.denied";

const FROM: &str = "from lines l
    left join user a on a.id = l.actor
    left join organisation o on o.id = l.org_id
    left join user u on u.id = l.user_id
    left join environment env on env.id = l.subject_id
    left join partnership p on p.id = l.subject_id
    left join environment sa on sa.id = p.side_a
    left join environment sb on sb.id = p.side_b";

/// Lines of the log and refused attempts in one form.
fn lines(seen: &str, denied: &str) -> String {
    format!(
        "lines as (
           select seq, at, actor, via, kind, handling, org_id, user_id, subject_id, was, becomes,
             undoes, null as denied, seq as place
           from log where {seen}
           union all
           select id, at, actor, via, command, null, org_id, user_id, null, null, null, null, code,
             after
           from denied where {denied})"
    )
}

/// Own acts; of the organisations of which one is Beheerder, everything; and of the environment
/// of which one is Beheerder, its organisations, its users and its partnerships. `:env` is null
/// for who is not.
fn seen() -> String {
    format!(
        "mine as (
           select m.org_id from membership m
           join user u on u.id = m.user_id
           join organisation on organisation.id = m.org_id
           where m.user_id = :me and m.level = 'org_admin'
             and organisation.status <> 'removed' and {EFFECTIVE}
           union
           select id from organisation where env_id = :env),
         ours as (select id from user where env_id = :env),
         linked as (select id from partnership where side_a = :env or side_b = :env),
         seen as (
           select seq from log where actor = :me
           union
           select seq from log where org_id in (select org_id from mine)
           union
           select seq from log where user_id in (select id from ours)
           union
           select seq from log where subject_id in (
             select :env union select id from linked
             union select id from relation where partnership_id in (select id from linked))),
         tried as (
           select id from denied where actor = :me
           union
           select id from denied where org_id in (select org_id from mine)
           union
           select id from denied where user_id in (select id from ours)
           union
           select id from denied where actor in (select id from ours))"
    )
}

/// What somebody may see, the newest first: of one organisation, or of everything.
pub(super) fn page(
    db: &Connection,
    me: &User,
    (org, view, kinds): (Option<OrgId>, &View, &[(&str, &str)]),
    now: Now,
) -> Result<Page<LogRow>> {
    let env = is_env_admin(me, me.env).then_some(me.env);
    let lines = lines(
        "seq in (select seq from seen) and (:org is null or org_id = :org)",
        "id in (select id from tried) and (:org is null or org_id = :org)",
    );
    let kinds = kinds.iter().map(|(code, name)| ((*code).to_owned(), fold(name).into()));
    let kinds = serde_json::Value::Object(kinds.collect()).to_string();
    let (words, seen, holds) = (words(view), seen(), holds(NAMES));
    let counting =
        format!("with {seen}, {lines} select count(*), count(*) filter (where {holds}) {FROM}");
    let named = named_params! {
        ":me": me.id, ":env": env, ":today": now.today, ":words": words, ":kinds": kinds,
        ":org": org,
    };
    let counts = counts(db, &counting, named)?;
    let listing = format!(
        "with {seen}, {lines} select {LINE} {FROM} where {holds}
         order by l.place desc, l.denied is null, l.seq desc limit :take offset :skip"
    );
    let (take, skip) = stretch(view);
    let named = named_params! {
        ":me": me.id, ":env": env, ":today": now.today, ":words": words, ":kinds": kinds,
        ":org": org, ":take": take, ":skip": skip,
    };
    let rows = found(db, &listing, named)?;
    Ok(Page { skip: view.skip, rows, total: counts.1, unfiltered: counts.0 })
}

/// The lines of one handling that somebody may see, the oldest first.
pub(super) fn of_handling(
    db: &Connection,
    me: &User,
    handling: HandlingId,
    now: Now,
) -> Result<Vec<LogRow>> {
    let env = is_env_admin(me, me.env).then_some(me.env);
    let lines = lines("handling = :handling and seq in (select seq from seen)", "false");
    let sql = format!("with {}, {lines} select {LINE} {FROM} order by l.seq", seen());
    let named = named_params! {
        ":me": me.id, ":env": env, ":today": now.today, ":handling": handling,
    };
    found(db, &sql, named)
}

/// What happened to one row, the oldest first.
pub(super) fn of_subject(db: &Connection, subject: i64) -> Result<Vec<LogRow>> {
    let lines = lines("subject_id = :subject", "false");
    let sql = format!("with {lines} select {LINE} {FROM} order by l.seq");
    found(db, &sql, named_params! {":subject": subject})
}

/// The lines with these numbers, the newest first.
pub(super) fn by_seq(db: &Connection, seqs: &str) -> Result<Vec<LogRow>> {
    let lines = lines("seq in (select value from json_each(:seqs))", "false");
    let sql = format!("with {lines} select {LINE} {FROM} order by l.seq desc");
    found(db, &sql, named_params! {":seqs": seqs})
}

fn found(db: &Connection, sql: &str, named: impl Params) -> Result<Vec<LogRow>> {
    let mut statement = db.prepare_cached(sql)?;
    statement.query_and_then(named, read)?.collect()
}

fn read(row: &Row<'_>) -> Result<LogRow> {
    let name = |at: usize| row.get(at);
    let org = match row.get(7)? {
        Some(id) => Some((id, name(8)?)),
        None => None,
    };
    let user = match row.get::<_, Option<UserId>>(9)? {
        Some(id) => Some(Person { id, name: name(10)? }),
        None => None,
    };
    let denied: Option<String> = row.get(15)?;
    let becomes = record(row, 12)?;
    if denied.is_none() && becomes.is_none() {
        return Err(StoreError::Damaged("an empty log line".to_owned()));
    }
    let what = match denied {
        Some(code) => What::Denied(row.get(5)?, code),
        None => What::Happened(row.get::<_, Kind>(5)?),
    };
    Ok(LogRow {
        seq: row.get(0)?,
        at: row.get(1)?,
        actor: (actor(row.get(2)?), row.get(3)?),
        via: row.get(4)?,
        what,
        handling: row.get(6)?,
        undoes: row.get(13)?,
        env: row.get(14)?,
        org,
        user,
        was: record(row, 11)?,
        becomes,
    })
}
