//! The log of all changes, with complete rows, so that it can be read, compared and replayed.

use std::collections::BTreeSet;

use rusqlite::{Connection, Row, ToSql, params};
use serde::{Deserialize, Serialize};

use crate::{
    domain::{
        Actor, Event, KeyId, Kind, LoggedChange, Moment, Name, OperationId, OrgId, Record, UserId,
        Via,
    },
    store::{Result, StoreError, convert::list, integrity::chain, table::all},
};

/// The version of the entry format; older versions stay readable.
const ENTRY_VERSION: u32 = 1;

/// One row in the log: `{"v":1,"kind":"member.added","row":{"membership":{…}}}`.
#[derive(Serialize, Deserialize)]
struct LoggedRow<R> {
    v: u32,
    kind: Kind,
    row: R,
    /// The operating system user for whom the system acted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    os_user: Option<Name>,
    /// The SSH key of the session that wrote the line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    key: Option<KeyId>,
}

/// A parsed log entry: the row, and the session that wrote it.
pub(crate) struct LineContent {
    pub(crate) row: Record,
    /// The operating system user for whom the system acted.
    pub(crate) os_user: Option<Name>,
    /// The SSH key of the session that wrote the entry.
    pub(crate) key: Option<KeyId>,
}

/// The values shared by all lines of one operation.
#[derive(Clone, Copy)]
pub(crate) struct OperationHeader<'a> {
    pub(crate) at: Moment,
    pub(crate) actor: Actor,
    pub(crate) via: Via,
    pub(crate) operation: OperationId,
    /// The operation that this one undoes.
    pub(crate) undoes: Option<OperationId>,
    /// The operating system user, if the system acts for somebody.
    pub(crate) os_user: Option<&'a Name>,
    /// The SSH key of the session.
    pub(crate) key: Option<KeyId>,
}

/// Appends one line to the log and to the hash chain.
pub(crate) fn write(db: &Connection, head: OperationHeader<'_>, event: &Event) -> Result<()> {
    let entry = |row, os_user, key| {
        serde_json::to_string(&LoggedRow { v: ENTRY_VERSION, kind: event.kind, row, os_user, key })
    };
    let was = event.was.as_ref().map(|row| entry(row, None, None)).transpose()?;
    let becomes = entry(&event.becomes, head.os_user.cloned(), head.key)?;
    let user = event.becomes.user();
    let rows = CopiedRows { user, was: was.as_deref(), becomes: &becomes, host: None };
    copy(db, head, event, rows)
}

/// The user, the rows and the host of a line, the rows as the JSON that is hashed.
#[derive(Clone, Copy)]
pub(crate) struct CopiedRows<'a> {
    pub(crate) user: Option<UserId>,
    pub(crate) was: Option<&'a str>,
    pub(crate) becomes: &'a str,
    pub(crate) host: Option<&'a str>,
}

/// Appends a line of another file, with its user and rows verbatim. An older program may have
/// written that line.
pub(crate) fn copy(
    db: &Connection,
    head: OperationHeader<'_>,
    event: &Event,
    rows: CopiedRows<'_>,
) -> Result<()> {
    let actor = if event.by_system { Actor::System } else { head.actor };
    let CopiedRows { user, was, becomes, host } = rows;
    let row = &event.becomes;
    let (seq, before) = chain::next_line(db)?;
    let values: [&dyn ToSql; chain::LINE_VALUES] = [
        &seq,
        &head.at,
        &actor,
        &head.via,
        &event.kind,
        &head.operation,
        &row.org(),
        &user,
        &row.id(),
        &was,
        &becomes,
        &head.undoes,
    ];
    // The key is part of the entry, which is hashed.
    let origin = chain::LinkOrigin { key: None, host };
    chain::insert(db, &before, chain::LinkKind::Line, &values, origin)
}

/// A denied attempt: when, by whom and over which channel; the codes of the command and the
/// refusal; the objects concerned, if they exist.
pub(crate) struct Attempt<'a> {
    pub(crate) at: Moment,
    pub(crate) actor: UserId,
    pub(crate) via: Via,
    pub(crate) command: &'a str,
    pub(crate) code: &'a str,
    pub(crate) org: Option<OrgId>,
    pub(crate) user: Option<UserId>,
    /// The SSH key of the session.
    pub(crate) key: Option<KeyId>,
    /// The host that added it to the shared log, if that is known.
    pub(crate) host: Option<&'a str>,
}

/// Logs an attempt and appends it to the hash chain, like a log line.
pub(crate) fn write_attempt(db: &Connection, it: &Attempt<'_>) -> Result<()> {
    let (id, after, before) = chain::next_attempt(db)?;
    let values: [&dyn ToSql; chain::ATTEMPT_VALUES] =
        [&id, &after, &it.at, &it.actor, &it.via, &it.command, &it.code, &it.org, &it.user];
    let origin = chain::LinkOrigin { key: it.key, host: it.host };
    chain::insert(db, &before, chain::LinkKind::Attempt, &values, origin)
}

/// Parses the record in a column of the log; `None` if the column is null.
pub(crate) fn record(row: &Row<'_>, column: usize) -> Result<Option<Record>> {
    row.get::<_, Option<String>>(column)?.map(|text| parse_record(&text)).transpose()
}

/// Parses an entry and returns only its row.
pub(crate) fn parse_record(text: &str) -> Result<Record> {
    Ok(parse_entry(text)?.row)
}

/// Parses a whole entry; errors with [`StoreError::Damaged`] if its version is unknown.
pub(crate) fn parse_entry(text: &str) -> Result<LineContent> {
    let entry: LoggedRow<Record> = serde_json::from_str(text)?;
    if entry.v == ENTRY_VERSION {
        let LoggedRow { row, os_user, key, .. } = entry;
        return Ok(LineContent { row, os_user, key });
    }
    Err(StoreError::Damaged(format!("log entry of version {}", entry.v)))
}

/// Number of a user's latest operations that are searched for undo.
const MAX_UNDO_CANDIDATES: usize = 500;

/// The operations that this user can undo now, and those they can redo, latest last. Imports cannot
/// be undone this way.
pub(crate) fn undo_stacks(
    db: &Connection,
    actor: UserId,
) -> Result<(Vec<OperationId>, Vec<OperationId>)> {
    let sql = "select handling, undoes from (
           select handling, max(undoes) as undoes, max(seq) as seq from log
           where actor = ?1 and via <> 'import'
           group by handling order by seq desc limit ?2)
         order by seq";
    let mine: Vec<(OperationId, Option<OperationId>)> =
        all(db, sql, params![actor, MAX_UNDO_CANDIDATES], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let (mut done, mut undone) = (Vec::new(), Vec::new());
    let mut taken_back = BTreeSet::new();
    for (operation, undoes) in mine {
        match undoes {
            // A new operation clears the redo stack.
            None => {
                done.push(operation);
                undone.clear();
            }
            // Undoing an undo is a redo.
            Some(of) if taken_back.contains(&of) => {
                undone.retain(|one| *one != of);
                done.push(operation);
            }
            Some(of) => {
                taken_back.insert(operation);
                done.retain(|one| *one != of);
                undone.push(operation);
            }
        }
    }
    Ok((done, undone))
}

/// Number of lines about a row that are searched for the earlier change.
const MAX_RECENT_CHANGES: usize = 50;

/// The latest changes of a row, newest first.
pub(crate) fn recent_changes(db: &Connection, row: i64) -> Result<Vec<LoggedChange>> {
    let mut statement = db.prepare_cached(
        "select at, actor, was, becomes from log where subject_id = ?1 order by seq desc limit ?2",
    )?;
    let lines = statement.query_and_then(params![row, MAX_RECENT_CHANGES], |row| {
        let becomes = record(row, 3)?;
        let becomes = becomes.ok_or_else(|| StoreError::Damaged("an empty log line".to_owned()))?;
        Ok(LoggedChange { at: row.get(0)?, by: row.get(1)?, was: record(row, 2)?, becomes })
    })?;
    lines.collect()
}

/// Returns whether an operation is an undo: an odd number of undos away from an original operation.
/// A redo is an even number away.
pub(crate) fn is_undo(db: &Connection, operation: OperationId) -> Result<bool> {
    let sql = "with recursive back(handling, steps) as (
           values (?1, 0)
           union all
           select (select undoes from log
                   where handling = back.handling and undoes < back.handling limit 1), steps + 1
           from back where handling is not null)
         select max(steps) % 2 from back where handling is not null";
    Ok(db.prepare_cached(sql)?.query_row([operation], |row| row.get(0))?)
}

/// Returns the time, the actor and the events of an operation, limited to the log lines in `seen`
/// and ordered by line. Returns `None` if it has none of these lines.
pub(crate) fn operation(
    db: &Connection,
    operation: OperationId,
    seen: &BTreeSet<i64>,
) -> Result<Option<(Moment, Actor, Vec<Event>)>> {
    let mut statement = db.prepare_cached(
        "select at, kind, was, becomes, actor is null, actor from log
         where handling = ?1 and seq in (select value from json_each(?2)) order by seq",
    )?;
    let lines =
        statement.query_and_then(params![operation, list(seen.iter().copied())], |row| {
            let becomes = record(row, 3)?;
            let becomes =
                becomes.ok_or_else(|| StoreError::Damaged("an empty log line".to_owned()))?;
            let (kind, was, by_system) = (row.get(1)?, record(row, 2)?, row.get(4)?);
            let by = row.get(5)?;
            Ok::<_, StoreError>((row.get(0)?, by, Event { kind, was, becomes, by_system }))
        })?;
    let lines: Vec<(Moment, Actor, Event)> = lines.collect::<Result<_>>()?;
    // Consequential lines have the system as actor, even in a user's operation.
    let of_person = lines.iter().find(|(_, by, _)| *by != Actor::System);
    let Some((at, by, _)) = of_person.or(lines.first()) else { return Ok(None) };
    let (at, by) = (*at, *by);
    Ok(Some((at, by, lines.into_iter().map(|(.., event)| event).collect())))
}

pub(crate) fn organisations_created(
    db: &Connection,
    operation: OperationId,
) -> Result<BTreeSet<OrgId>> {
    let sql = "select org_id from log where handling = ?1 and kind = 'organisation.added'";
    let made: Vec<OrgId> = all(db, sql, params![operation], |row| row.get(0))?;
    Ok(made.into_iter().collect())
}
