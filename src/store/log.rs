//! The log: what happened, with complete rows, so that it can be read, compared and replayed.

use std::collections::BTreeSet;

use rusqlite::{Connection, Row, ToSql, params};
use serde::{Deserialize, Serialize};

use super::{
    Result, StoreError, chain,
    convert::{actor, list, person},
    table::all,
};
use crate::domain::{
    Actor, Event, HandlingId, KeyId, Kind, Line, Moment, Name, OrgId, Record, UserId, Via,
};

/// The form of the entries; an older one stays readable for ever.
const VERSION: u32 = 1;

/// One row in the log: `{"v":1,"kind":"member.added","row":{"membership":{…}}}`.
#[derive(Serialize, Deserialize)]
struct Entry<R> {
    v: u32,
    kind: Kind,
    row: R,
    /// The user of the operating system who had the system do it (A1).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    os_user: Option<Name>,
    /// The key with which the session came in that wrote the line, over ssh.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    key: Option<KeyId>,
}

/// What an entry tells.
pub(super) struct Told {
    pub(super) row: Record,
    /// The user of the operating system who had the system do it (A1).
    pub(super) os_user: Option<Name>,
    /// The key of the session that wrote it.
    pub(super) key: Option<KeyId>,
}

/// What the lines of one handling have in common.
#[derive(Clone, Copy)]
pub(super) struct Head<'a> {
    pub(super) at: Moment,
    pub(super) actor: Actor,
    pub(super) via: Via,
    pub(super) handling: HandlingId,
    /// The handling that this one takes back.
    pub(super) undoes: Option<HandlingId>,
    /// The user of the operating system, where it is the system that acts for somebody (A1).
    pub(super) os_user: Option<&'a Name>,
    /// The key with which the session came in, over ssh.
    pub(super) key: Option<KeyId>,
}

/// Adds one line.
pub(super) fn write(db: &Connection, head: Head<'_>, event: &Event) -> Result<()> {
    let entry = |row, os_user, key| {
        serde_json::to_string(&Entry { v: VERSION, kind: event.kind, row, os_user, key })
    };
    let was = event.was.as_ref().map(|row| entry(row, None, None)).transpose()?;
    let becomes = entry(&event.becomes, head.os_user.cloned(), head.key)?;
    copy(db, head, (event, event.becomes.user()), (was.as_deref(), &becomes))
}

/// Adds one line with the user that it names and its rows as they are written somewhere else,
/// perhaps by an older program.
pub(super) fn copy(
    db: &Connection,
    head: Head<'_>,
    (event, user): (&Event, Option<UserId>),
    (was, becomes): (Option<&str>, &str),
) -> Result<()> {
    let actor = if event.by_system { None } else { person(head.actor) };
    let row = &event.becomes;
    let (seq, before) = chain::next_line(db)?;
    let values: [&dyn ToSql; chain::LINE] = [
        &seq,
        &head.at,
        &actor,
        &head.via,
        &event.kind,
        &head.handling,
        &row.org(),
        &user,
        &row.id(),
        &was,
        &becomes,
        &head.undoes,
    ];
    // Its key stands in the entry, which is in the hash.
    chain::insert(db, &before, chain::Of::Line, (&values, None))
}

/// An attempt without the right: when, who, through which door; the codes of the command and of
/// the refusal; what of, as far as that is there.
pub(super) struct Attempt<'a> {
    pub(super) at: Moment,
    pub(super) actor: UserId,
    pub(super) via: Via,
    pub(super) command: &'a str,
    pub(super) code: &'a str,
    pub(super) org: Option<OrgId>,
    pub(super) user: Option<UserId>,
    /// The key of the session.
    pub(super) key: Option<KeyId>,
}

/// Notes an attempt, in the chain like a line: who tried what is worth as much as who did it.
pub(super) fn note(db: &Connection, it: &Attempt<'_>) -> Result<()> {
    let (id, after, before) = chain::next_attempt(db)?;
    let values: [&dyn ToSql; chain::ATTEMPT] =
        [&id, &after, &it.at, &it.actor, &it.via, &it.command, &it.code, &it.org, &it.user];
    chain::insert(db, &before, chain::Of::Attempt, (&values, it.key))
}

/// The row in a column of the log.
pub(super) fn record(row: &Row<'_>, column: usize) -> Result<Option<Record>> {
    row.get::<_, Option<String>>(column)?.map(|text| read(&text)).transpose()
}

/// The row in an entry.
pub(super) fn read(text: &str) -> Result<Record> {
    Ok(read_whole(text)?.row)
}

/// All that an entry tells.
pub(super) fn read_whole(text: &str) -> Result<Told> {
    let entry: Entry<Record> = serde_json::from_str(text)?;
    if entry.v == VERSION {
        let Entry { row, os_user, key, .. } = entry;
        return Ok(Told { row, os_user, key });
    }
    Err(StoreError::Damaged(format!("log entry of version {}", entry.v)))
}

/// Handlings of one person that are looked through for taking back.
const REMEMBERED: usize = 500;

/// What this person could take back now, and what he could do again; the last one last. What was
/// imported is not his to take back.
pub(super) fn stacks(db: &Connection, actor: UserId) -> Result<(Vec<HandlingId>, Vec<HandlingId>)> {
    let sql = "select handling, undoes from (
           select handling, max(undoes) as undoes, max(seq) as seq from log
           where actor = ?1 and via <> 'import'
           group by handling order by seq desc limit ?2)
         order by seq";
    let mine: Vec<(HandlingId, Option<HandlingId>)> =
        all(db, sql, params![actor, REMEMBERED], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let (mut done, mut undone) = (Vec::new(), Vec::new());
    let mut taken_back = BTreeSet::new();
    for (handling, undoes) in mine {
        match undoes {
            // Something new: what was taken back before can no longer be done again.
            None => {
                done.push(handling);
                undone.clear();
            }
            // Taking back what was itself a taking back is doing it again.
            Some(of) if taken_back.contains(&of) => {
                undone.retain(|one| *one != of);
                done.push(handling);
            }
            Some(of) => {
                taken_back.insert(handling);
                done.retain(|one| *one != of);
                undone.push(handling);
            }
        }
    }
    Ok((done, undone))
}

/// Lines about one row that are looked through for who was first.
const LATELY: usize = 50;

/// What became of a row, the newest first.
pub(super) fn lately(db: &Connection, row: i64) -> Result<Vec<Line>> {
    let mut statement = db.prepare_cached(
        "select at, actor, was, becomes from log where subject_id = ?1 order by seq desc limit ?2",
    )?;
    let lines = statement.query_and_then(params![row, LATELY], |row| {
        let becomes = record(row, 3)?;
        let becomes = becomes.ok_or_else(|| StoreError::Damaged("an empty log line".to_owned()))?;
        Ok(Line { at: row.get(0)?, by: actor(row.get(1)?), was: record(row, 2)?, becomes })
    })?;
    lines.collect()
}

/// Whether a handling took one back: whether it stands one, three, five steps behind something new.
pub(super) fn took_back(db: &Connection, handling: HandlingId) -> Result<bool> {
    let sql = "with recursive back(handling, steps) as (
           values (?1, 0)
           union all
           select (select undoes from log
                   where handling = back.handling and undoes < back.handling limit 1), steps + 1
           from back where handling is not null)
         select max(steps) % 2 from back where handling is not null";
    Ok(db.prepare_cached(sql)?.query_row([handling], |row| row.get(0))?)
}

/// When a handling was, by whom, and which of these lines it has, in their order.
pub(super) fn handling(
    db: &Connection,
    handling: HandlingId,
    seen: &BTreeSet<i64>,
) -> Result<Option<(Moment, Actor, Vec<Event>)>> {
    let mut statement = db.prepare_cached(
        "select at, kind, was, becomes, actor is null, actor from log
         where handling = ?1 and seq in (select value from json_each(?2)) order by seq",
    )?;
    let lines = statement.query_and_then(params![handling, list(seen.iter().copied())], |row| {
        let becomes = record(row, 3)?;
        let becomes = becomes.ok_or_else(|| StoreError::Damaged("an empty log line".to_owned()))?;
        let (kind, was, by_system) = (row.get(1)?, record(row, 2)?, row.get(4)?);
        let by = actor(row.get(5)?);
        Ok::<_, StoreError>((row.get(0)?, by, Event { kind, was, becomes, by_system }))
    })?;
    let lines: Vec<(Moment, Actor, Event)> = lines.collect::<Result<_>>()?;
    // What only followed is by the system, in a handling of a person too.
    let of_person = lines.iter().find(|(_, by, _)| *by != Actor::System);
    let Some((at, by, _)) = of_person.or(lines.first()) else { return Ok(None) };
    let (at, by) = (*at, *by);
    Ok(Some((at, by, lines.into_iter().map(|(.., event)| event).collect())))
}

/// The organisations that a handling made.
pub(super) fn organisations_made(db: &Connection, handling: HandlingId) -> Result<BTreeSet<OrgId>> {
    let sql = "select org_id from log where handling = ?1 and kind = 'organisation.added'";
    let made: Vec<OrgId> = all(db, sql, params![handling], |row| row.get(0))?;
    Ok(made.into_iter().collect())
}
