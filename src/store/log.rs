//! The log: one line for every event, with the complete row before and after, for ever.

use rusqlite::{Transaction, params};
use serde::{Deserialize, Serialize};

use super::{Result, convert::person};
use crate::domain::{Actor, Event, HandlingId, Kind, Moment, Record, Via};

/// The version of what stands in `was` and `becomes`.
const VERSION: u8 = 1;

/// A row as the log keeps it.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Kept {
    v: u8,
    kind: Kind,
    pub(super) row: Record,
}

/// What all lines of one handling share.
#[derive(Clone, Copy, Debug)]
pub(super) struct Handling {
    pub(super) id: HandlingId,
    pub(super) at: Moment,
    pub(super) by: Actor,
    pub(super) via: Via,
}

/// Writes the line of one event.
pub(super) fn append(tx: &Transaction<'_>, handling: Handling, event: &Event) -> Result<()> {
    let keep = |row: &Record| {
        serde_json::to_string(&Kept { v: VERSION, kind: event.kind, row: row.clone() })
    };
    let by = if event.by_system { Actor::System } else { handling.by };
    tx.prepare_cached(
        "insert into log (at, actor, via, kind, handling, org_id, user_id, subject_id, was,
         becomes) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?
    .execute(params![
        handling.at,
        person(by),
        handling.via,
        event.kind,
        handling.id,
        event.becomes.org(),
        event.becomes.user(),
        event.becomes.id(),
        event.was.as_ref().map(keep).transpose()?,
        keep(&event.becomes)?,
    ])?;
    Ok(())
}
