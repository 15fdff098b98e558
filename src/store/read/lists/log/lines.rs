//! Log lines and denied attempts as rows.

use rusqlite::{Connection, Params, Row, named_params};

use crate::{
    domain::{
        Kind, LogContent, LogRow, Name, OtherLines, Person, User, UserId, predicates::is_env_admin,
    },
    store::{
        Result, StoreError,
        commit::log::{parse_entry, record},
    },
};

/// The columns that [`read`] expects. A denied attempt has its code in place of the row.
pub(super) const LINE: &str = "l.seq, l.at, l.actor, coalesce(a.full_name, a.email), l.via, l.kind,
      l.handling, l.org_id, o.name, l.user_id, coalesce(u.full_name, u.email), l.was, l.becomes,
      l.undoes, coalesce(env.name, sa.name || ' – ' || sb.name), l.denied, l.key_id,
      (select coalesce(other.full_name, other.email) from user other where other.id = coalesce(
        l.becomes ->> '$.row.relation.users[0]', l.becomes ->> '$.row.relation_request.asker')), l.host";

/// The columns after [`LINE`]: the addresses of the user and the actor, each only if another user
/// of the environment of `:me` has an equal name.
pub(super) fn addresses() -> String {
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

pub(super) const LINES_FROM: &str = "lines l
    left join user a on a.id = l.actor
    left join organisation o on o.id = l.org_id
    left join user u on u.id = l.user_id
    left join environment env on env.id = l.subject_id
    left join partnership p on p.id = l.subject_id
    left join environment sa on sa.id = p.side_a
    left join environment sb on sb.id = p.side_b";

/// Log lines in the columns of [`lines`].
pub(super) fn only_lines(seen: &str) -> String {
    format!(
        "lines as (
           select seq, at, actor, via, kind, handling, org_id, user_id, subject_id, was, becomes,
             undoes, null as denied, null as key_id, host, seq as place, cast(-seq as integer) as turn
           from log where {seen})"
    )
}

/// Log lines and denied attempts, in one set of columns. An attempt names its organisation and user
/// only to people who may know of them: trying random ids must not reveal whose they are.
pub(super) fn lines(seen: &str, denied: &str) -> String {
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
pub(super) fn places(seen: &str, denied: &str) -> String {
    format!(
        "lines as (
           select seq, seq as place, cast(-seq as integer) as turn from log where {seen}
           union all
           select id, after, id from denied where {denied})"
    )
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
pub(crate) fn by_positions(
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

pub(super) fn found(db: &Connection, sql: &str, named: impl Params) -> Result<Vec<LogRow>> {
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
        others: OtherLines::default(),
    })
}
