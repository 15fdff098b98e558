//! The log: what happened, with complete rows, so that it can be read, compared and replayed.

use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};

use super::{Result, StoreError, convert::person};
use crate::domain::{Actor, Event, HandlingId, Kind, Moment, Record, Via};

/// The form of the entries; an older one stays readable for ever.
const VERSION: u32 = 1;

/// One row in the log: `{"v":1,"kind":"member.added","row":{"membership":{…}}}`.
#[derive(Serialize, Deserialize)]
struct Entry<R> {
    v: u32,
    kind: Kind,
    row: R,
}

/// What the lines of one handling have in common.
#[derive(Clone, Copy)]
pub(super) struct Head {
    pub(super) at: Moment,
    pub(super) actor: Actor,
    pub(super) via: Via,
    pub(super) handling: HandlingId,
}

/// Adds one line.
pub(super) fn write(db: &Connection, head: Head, event: &Event) -> Result<()> {
    let entry = |row| serde_json::to_string(&Entry { v: VERSION, kind: event.kind, row });
    let was = event.was.as_ref().map(entry).transpose()?;
    let becomes = entry(&event.becomes)?;
    let actor = if event.by_system { None } else { person(head.actor) };
    db.prepare_cached(
        "insert into log
           (at, actor, via, kind, handling, org_id, user_id, subject_id, was, becomes)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?
    .execute(params![
        head.at,
        actor,
        head.via,
        event.kind,
        head.handling,
        event.becomes.org(),
        event.becomes.user(),
        event.becomes.id(),
        was,
        becomes,
    ])?;
    Ok(())
}

/// The row in a column of the log.
pub(super) fn record(row: &Row<'_>, column: usize) -> Result<Option<Record>> {
    let Some(text) = row.get::<_, Option<String>>(column)? else { return Ok(None) };
    let entry: Entry<Record> = serde_json::from_str(&text)?;
    if entry.v == VERSION {
        return Ok(Some(entry.row));
    }
    Err(StoreError::Damaged(format!("log entry of version {}", entry.v)))
}
