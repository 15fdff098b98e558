//! The log, as far as somebody may read it.

use rusqlite::{Connection, Params, Row, named_params};

use super::{EFFECTIVE, holds, requests::counts, stretch, words};
use crate::{
    domain::{LogRow, Now, Page, Person, User, UserId, View, predicates::is_env_admin},
    store::{Result, StoreError, convert::actor, log::record},
};

const NAMES: &str = "coalesce(a.folded, '') || ' ' || coalesce(o.folded, '') || ' '
    || coalesce(u.folded, '') || ' ' || coalesce(u.folded_email, '')";

const LINE: &str = "select l.seq, l.at, l.actor, coalesce(a.full_name, a.email), l.via, l.kind,
      l.handling, l.org_id, o.name, l.user_id, coalesce(u.full_name, u.email), l.was, l.becomes";

const FROM: &str = "from log l
    left join user a on a.id = l.actor
    left join organisation o on o.id = l.org_id
    left join user u on u.id = l.user_id";

/// Own acts; of the organisations of which one is Beheerder, everything; and of the environment
/// of which one is Beheerder, its organisations, its users and its partnerships. `:env` is null
/// for who is not.
fn seen() -> String {
    format!(
        "with linked as (
           select id from partnership where side_a = :env or side_b = :env),
         seen as (
           select seq from log where actor = :me
           union
           select seq from log where org_id in (
             select m.org_id from membership m
             join user u on u.id = m.user_id
             join organisation on organisation.id = m.org_id
             where m.user_id = :me and m.level = 'org_admin'
               and organisation.status <> 'removed' and {EFFECTIVE})
           union
           select seq from log where org_id in (select id from organisation where env_id = :env)
           union
           select seq from log where user_id in (select id from user where env_id = :env)
           union
           select seq from log where subject_id in (
             select :env union select id from linked
             union select id from relation where partnership_id in (select id from linked)))"
    )
}

/// What somebody may see, the newest first.
pub(super) fn page(db: &Connection, me: &User, view: &View, now: Now) -> Result<Page<LogRow>> {
    let env = is_env_admin(me, me.env).then_some(me.env);
    let (words, seen, holds) = (words(view), seen(), holds(NAMES));
    let counting = format!(
        "{seen} select count(*), count(*) filter (where {holds}) {FROM}
         where l.seq in (select seq from seen)"
    );
    let named = named_params! {":me": me.id, ":env": env, ":today": now.today, ":words": words};
    let counts = counts(db, &counting, named)?;
    let listing = format!(
        "{seen} {LINE} {FROM} where l.seq in (select seq from seen) and {holds}
         order by l.seq desc limit :take offset :skip"
    );
    let (take, skip) = stretch(view);
    let named = named_params! {
        ":me": me.id, ":env": env, ":today": now.today, ":words": words,
        ":take": take, ":skip": skip,
    };
    let rows = lines(db, &listing, named)?;
    Ok(Page { skip: view.skip, rows, total: counts.1, unfiltered: counts.0 })
}

/// What happened to one row, the oldest first.
pub(super) fn of_subject(db: &Connection, subject: i64) -> Result<Vec<LogRow>> {
    let sql = format!("{LINE} {FROM} where l.subject_id = :subject order by l.seq");
    lines(db, &sql, named_params! {":subject": subject})
}

fn lines(db: &Connection, sql: &str, named: impl Params) -> Result<Vec<LogRow>> {
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
    let becomes = record(row, 12)?;
    Ok(LogRow {
        seq: row.get(0)?,
        at: row.get(1)?,
        actor: (actor(row.get(2)?), row.get(3)?),
        via: row.get(4)?,
        kind: row.get(5)?,
        handling: row.get(6)?,
        org,
        user,
        was: record(row, 11)?,
        becomes: becomes.ok_or_else(|| StoreError::Damaged("an empty log line".to_owned()))?,
    })
}
