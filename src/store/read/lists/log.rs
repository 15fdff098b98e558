//! The log and the denied attempts, limited to what the actor may see.

use rusqlite::{Connection, Params, Row, named_params};

use crate::{
    domain::{
        Kind, LogContent, LogRow, Name, Now, OperationId, OrgId, Page, Person, User, UserId, View,
        fold, predicates::is_env_admin,
    },
    store::{
        Result, StoreError,
        commit::log::{parse_entry, record},
        convert::list,
        read::{
            EFFECTIVE_MEMBERSHIP,
            conditions::{Only, log_test},
            window::{Window, choose},
        },
    },
};

/// The columns that the filter searches: names, the code of the change, and the displayed words.
const FILTER_COLUMNS: &[&str] = &[
    "a.folded",
    "o.folded",
    "u.folded",
    "u.folded_email",
    "env.folded",
    "l.kind",
    "json_extract(:kinds, '$.\"' || iif(l.denied is null, l.kind, 'denied') || '\"')",
    "json_extract(:kinds, '$.\"' || case
       when l.kind in ('user.added', 'user.role') then l.becomes ->> '$.row.user.role'
       when l.kind in ('member.added', 'request.sent', 'request.accepted') then coalesce(
         l.becomes ->> '$.row.membership.level', l.becomes ->> '$.row.request.level') end || '\"')",
    "l.host",
    "iif(l.actor = l.user_id, :kinds ->> '$.self', '') || iif(l.undoes, :kinds ->> '$.undo', '')",
    // The sentence of an undo quotes that of the line it undid.
    "iif(l.undoes, (select json_extract(:kinds, '$.\"' || o.kind || '\"') from log o
       where o.handling = l.undoes and (+o.subject_id = l.subject_id
         or (+o.user_id = l.user_id and +o.org_id is l.org_id)) order by o.seq limit 1), '')",
];

/// The columns that [`read`] expects. A denied attempt has its code in place of the row.
const LINE: &str = "l.seq, l.at, l.actor, coalesce(a.full_name, a.email), l.via, l.kind,
      l.handling, l.org_id, o.name, l.user_id, coalesce(u.full_name, u.email), l.was, l.becomes,
      l.undoes, coalesce(env.name, sa.name || ' – ' || sb.name), l.denied, l.key_id,
      (select coalesce(other.full_name, other.email) from user other where other.id = coalesce(
        l.becomes ->> '$.row.relation.users[0]', l.becomes ->> '$.row.relation_request.asker')), l.host";

/// The columns after [`LINE`]: the addresses of the user and the actor, each only if another user
/// of the environment of `:me` has an equal name.
fn addresses() -> String {
    let of = |who: &str| {
        format!(
            "case when {who}.env_id = (select env_id from user where id = :me)
               and exists (select 1 from user n where n.env_id = {who}.env_id
                 and n.folded = {who}.folded and n.id <> {who}.id and n.status <> 'removed')
             then {who}.email end"
        )
    };
    format!("{}, {}", of("u"), of("a"))
}

const LINES_FROM: &str = "lines l
    left join user a on a.id = l.actor
    left join organisation o on o.id = l.org_id
    left join user u on u.id = l.user_id
    left join environment env on env.id = l.subject_id
    left join partnership p on p.id = l.subject_id
    left join environment sa on sa.id = p.side_a
    left join environment sb on sb.id = p.side_b";

/// Log lines in the columns of [`lines`].
fn only_lines(seen: &str) -> String {
    format!(
        "lines as (
           select seq, at, actor, via, kind, handling, org_id, user_id, subject_id, was, becomes,
             undoes, null as denied, null as key_id, host, seq as place, cast(-seq as integer) as turn
           from log where {seen})"
    )
}

/// Log lines and denied attempts, in one set of columns. An attempt names its organisation and user
/// only to people who may know of them: trying random ids must not reveal whose they are.
fn lines(seen: &str, denied: &str) -> String {
    format!(
        "lines as (
           select seq, at, actor, via, kind, handling, org_id, user_id, subject_id, was, becomes,
             undoes, null as denied, null as key_id, host, seq as place, cast(-seq as integer) as turn
           from log where {seen}
           union all
           select id, at, actor, via, command, null,
             case when exists (select 1 from organisation o
                 where o.id = denied.org_id and o.env_id = :env)
               or exists (select 1 from membership m
                 where m.org_id = denied.org_id and m.user_id = :me) then org_id end,
             case when exists (select 1 from user u where u.id = denied.user_id and u.env_id = :own)
               or exists (select 1 from membership m join membership my on my.org_id = m.org_id
                 where m.user_id = denied.user_id and m.ended_at is null
                   and my.user_id = :me and my.ended_at is null) then user_id end,
             null, null, null, null, code, key_id, host, after, id
           from denied where {denied})"
    )
}

/// Like [`lines`], but only the positions. A denied attempt follows the last line before it.
fn places(seen: &str, denied: &str) -> String {
    format!(
        "lines as (
           select seq, seq as place, cast(-seq as integer) as turn from log where {seen}
           union all
           select id, after, id from denied where {denied})"
    )
}

/// The tables `mine` (organisations where the actor is *Beheerder*, and those of `:env`) and `linked`
/// (partnerships of `:env`). `:env` is null unless the actor is *Beheerder* of that environment.
fn around() -> String {
    format!(
        "mine as (
           select m.org_id from membership m
           join user u on u.id = m.user_id
           join organisation on organisation.id = m.org_id
           where m.user_id = :me and m.level = 'org_admin'
             and organisation.status <> 'removed' and {EFFECTIVE_MEMBERSHIP}
           union
           select id from organisation where env_id = :env),
         linked as (select id from partnership where side_a = :env or side_b = :env)"
    )
}

/// The actor's own changes, except memberships that ended with a partnership. The confirmation
/// dialog only counted those, and the log reveals no more (R73), except to actors who were members
/// of that organisation at the time.
const IS_OWN_ACT: &str = "(actor = :me and (kind <> 'member.removed' or user_id = :me
      or coalesce(json_extract(becomes, '$.row.membership.ended.reason'), '') <> 'partnership_ended'
      or exists (select 1 from membership mine_then where mine_then.org_id = log.org_id
        and mine_then.user_id = :me and mine_then.since <= log.at
        and (mine_then.ended_at is null or mine_then.ended_at >= log.at)
        and (mine_then.last_day is null or mine_then.last_day >= date(log.at / 1000, 'unixepoch')))))";

/// Like [`is_seen`], but per line: for one operation, which has few lines.
pub(in crate::store::read) fn is_one_seen() -> String {
    format!(
        "({IS_OWN_ACT}
         or exists (select 1 from organisation where id = log.org_id and env_id = :env)
         or exists (select 1 from membership m
           join user u on u.id = m.user_id
           join organisation on organisation.id = m.org_id
           where m.org_id = log.org_id and m.user_id = :me and m.level = 'org_admin'
             and organisation.status <> 'removed' and {EFFECTIVE_MEMBERSHIP})
         or exists (select 1 from user ours where ours.id = log.user_id and ours.env_id = :env)
         or subject_id = :env
         or exists (select 1 from partnership
           where id = log.subject_id and (side_a = :env or side_b = :env))
         or exists (select 1 from relation join partnership on partnership.id = partnership_id
           where relation.id = log.subject_id and (side_a = :env or side_b = :env)))"
    )
}

/// Visible lines: own changes, the actor's organisations, the users and partnerships of `:env`.
fn is_seen() -> String {
    format!(
        "({IS_OWN_ACT} or org_id in (select org_id from mine)
         or exists (select 1 from user ours where ours.id = log.user_id and ours.env_id = :env)
         or subject_id in (
           select :env union select id from linked
           union select id from relation where partnership_id in (select id from linked)))"
    )
}

/// Like [`is_seen`] for attempts; includes attempts by users of `:env`.
const WAS_TRIED: &str = "(actor = :me or org_id in (select org_id from mine)
    or exists (select 1 from user ours where ours.id = denied.user_id and ours.env_id = :env)
    or exists (select 1 from user ours where ours.id = denied.actor and ours.env_id = :env))";

/// Like [`is_seen`], as sets of ids, for a user who is not a *Beheerder* of the environment.
fn seen() -> String {
    format!(
        "{},
         seen as (
           select seq from log where {IS_OWN_ACT}
           union
           select seq from log where org_id in (select org_id from mine)),
         tried as (
           select id from denied where actor = :me
           union
           select id from denied where org_id in (select org_id from mine))",
        around()
    )
}

/// The log as a screen shows it: of one organisation or of all, with the displayed word of each
/// kind of change, which the filter searches.
pub(crate) struct LogView<'a> {
    pub(crate) org: Option<OrgId>,
    pub(crate) view: &'a View,
    pub(crate) kinds: &'a [(&'a str, String)],
}

/// A page of visible lines, newest first, of one organisation or of everything.
pub(crate) fn page(
    db: &Connection,
    me: &User,
    wanted: &LogView<'_>,
    now: Now,
) -> Result<Page<LogRow>> {
    let LogView { org, view, kinds } = *wanted;
    let env = is_env_admin(me, me.env).then_some(me.env);
    // A *Beheerder* of a large environment may see most of the log, so it is scanned backwards. For
    // others the indexes find the few visible lines.
    let (seen, line, attempt) = match env {
        Some(_) => (around(), is_seen(), WAS_TRIED),
        None => {
            (seen(), "seq in (select seq from seen)".to_owned(), "id in (select id from tried)")
        }
    };
    let here = if org.is_some() { "and org_id = :org" } else { "" };
    let (line, attempt) = (format!("{line} {here}"), format!("{attempt} {here}"));
    // Without a filter only the order matters, so the two tables are merged without joins.
    let (places, lines) = (places(&line, &attempt), lines(&line, &attempt));
    let kinds = kinds.iter().map(|(code, name)| ((*code).to_owned(), fold(name).into()));
    let kinds = serde_json::Value::Object(kinds.collect()).to_string();
    let term = |term: &str| (term.to_owned(), true);
    let filtered = !fold(&view.filter).trim().is_empty() || !view.only.is_empty();
    let window = Window {
        with: format!("with {seen}, {}", if filtered { lines } else { places.clone() }),
        from: format!("{} where true", if filtered { LINES_FROM } else { "lines l" }),
        unfiltered: Some(format!("with {seen}, {places} select count(*) from lines")),
        filtered: None,
        filter_columns: FILTER_COLUMNS,
        only: Only::new(view, log_test),
        id: "l.seq * 2 + (l.turn > 0)",
        parts: vec![String::new()],
        terms: vec![term("l.place"), term("l.turn")],
        named: vec![
            (":me", &me.id),
            (":env", &env),
            (":own", &me.env),
            (":today", &now.today),
            (":kinds", &kinds),
            (":org", &org),
            (":now", &now.at),
        ],
    };
    let choice = choose(db, &window, view, now)?;
    let (tries, seqs): (Vec<i64>, Vec<i64>) = choice.ids.iter().partition(|id| *id % 2 == 1);
    let (seqs, tries) = (list(seqs.iter().map(|id| id / 2)), list(tries.iter().map(|id| id / 2)));
    let rows = by_positions(db, me, &seqs, &tries)?;
    Ok(choice.page(rows, |row| row.seq * 2 + i64::from(matches!(row.what, LogContent::Denied(..)))))
}

/// Returns whether any part of an operation might be visible to this user. Its running time depends
/// on the user's own data and not on the operation, so timing does not reveal that a long operation
/// exists.
pub(super) fn may_be_visible(db: &Connection, me: &User, operation: OperationId) -> Result<bool> {
    let env = is_env_admin(me, me.env).then_some(me.env);
    let line = |of: &str| {
        format!("exists (select 1 from log where {of} and seq between lines.low and lines.high)")
    };
    let (by_me, of_env) = (line("actor = :me"), line("subject_id = :env"));
    let (of_org, of_mine) = (line("org_id = o.id"), line("org_id = m.org_id"));
    let (of_user, of_partnership) = (line("user_id = u.id"), line("subject_id = p.id"));
    let of_relation = line("subject_id = r.id");
    let sql = format!(
        "with lines as (select
           coalesce((select seq from log where handling = :handling order by seq limit 1), 0) as low,
           coalesce((select seq from log where handling = :handling order by seq desc limit 1), 0)
             as high)
         select {by_me} or {of_env}
           or exists (select 1 from membership m
             where m.user_id = :me and m.level = 'org_admin' and m.ended_at is null
               and {of_mine})
           or exists (select 1 from organisation o where o.env_id = :env and {of_org})
           or exists (select 1 from partnership p
             where (p.side_a = :env or p.side_b = :env) and {of_partnership})
           or exists (select 1 from partnership p join relation r on r.partnership_id = p.id
             where (p.side_a = :env or p.side_b = :env) and {of_relation})
           or exists (select 1 from user u where u.env_id = :env and {of_user})
         from lines"
    );
    let named = named_params! {":me": me.id, ":env": env, ":handling": operation};
    Ok(db.prepare_cached(&sql)?.query_row(named, |row| row.get(0))?)
}

/// Maximum number of lines read of one operation; an import has one per row of its table.
const MAX_OPERATION_LINES: usize = 500;

/// The first visible lines of one operation, oldest first, and the number of visible lines.
pub(crate) fn of_operation(
    db: &Connection,
    me: &User,
    operation: OperationId,
    now: Now,
) -> Result<(Vec<LogRow>, usize)> {
    if !may_be_visible(db, me, operation)? {
        return Ok((Vec::new(), 0));
    }
    let env = is_env_admin(me, me.env).then_some(me.env);
    let seen = format!("handling = :handling and {}", is_one_seen());
    let named = named_params! {
        ":me": me.id, ":env": env, ":today": now.today, ":handling": operation,
    };
    let count = format!("select count(*) from log where {seen}");
    let total = db.prepare_cached(&count)?.query_row(named, |row| row.get(0))?;
    let first =
        format!("select seq from log where {seen} order by seq limit {MAX_OPERATION_LINES}");
    let lines = only_lines(&format!("seq in ({first})"));
    let addresses = addresses();
    let sql = format!("with {lines} select {LINE}, {addresses} from {LINES_FROM} order by l.seq");
    Ok((found(db, &sql, named)?, total))
}

/// The history of one row, oldest first.
pub(crate) fn row_history(db: &Connection, subject: i64) -> Result<Vec<LogRow>> {
    let lines = only_lines("subject_id = :subject");
    let sql = format!("with {lines} select {LINE}, null, null from {LINES_FROM} order by l.seq");
    found(db, &sql, named_params! {":subject": subject})
}

/// The lines with these ids, newest first.
pub(crate) fn by_seq(db: &Connection, seqs: &str) -> Result<Vec<LogRow>> {
    let lines = only_lines("seq in (select value from json_each(:seqs))");
    let sql =
        format!("with {lines} select {LINE}, null, null from {LINES_FROM} order by l.seq desc");
    found(db, &sql, named_params! {":seqs": seqs})
}

/// The lines and attempts with these ids, newest first.
pub(in crate::store::read) fn by_positions(
    db: &Connection,
    me: &User,
    seqs: &str,
    tries: &str,
) -> Result<Vec<LogRow>> {
    let lines = lines(
        "seq in (select value from json_each(:seqs))",
        "id in (select value from json_each(:tries))",
    );
    let addresses = addresses();
    let sql =
        format!("with {lines} select {LINE}, {addresses} from {LINES_FROM} order by l.seq desc");
    let env = is_env_admin(me, me.env).then_some(me.env);
    let named = named_params! {
        ":seqs": seqs, ":tries": tries, ":me": me.id, ":env": env, ":own": me.env,
    };
    found(db, &sql, named)
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
    let told = row.get::<_, Option<String>>(12)?.map(|text| parse_entry(&text)).transpose()?;
    let (becomes, os_user, key) =
        told.map_or((None, None, row.get(16)?), |it| (Some(it.row), it.os_user, it.key));
    if denied.is_none() && becomes.is_none() {
        return Err(StoreError::Damaged("an empty log line".to_owned()));
    }
    let what = match denied {
        Some(code) => LogContent::Denied(row.get(5)?, code),
        None => LogContent::Happened(row.get::<_, Kind>(5)?),
    };
    Ok(LogRow {
        seq: row.get(0)?,
        at: row.get(1)?,
        actor: (row.get(2)?, row.get::<_, Option<_>>(3)?.or(os_user)),
        via: row.get(4)?,
        key,
        what,
        operation: row.get(6)?,
        undoes: row.get(13)?,
        reverts: None,
        is_undone: false,
        env: row.get(14)?,
        org,
        user,
        other: row.get(17)?,
        host: row.get::<_, Option<String>>(18)?.map(Name::stored),
        user_email: row.get(19)?,
        actor_email: row.get(20)?,
        was: record(row, 11)?,
        becomes,
    })
}
