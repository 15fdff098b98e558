//! The whole file as lines, out and in: its log, of which the tables are the sum.

use rusqlite::{Connection, OptionalExtension, Transaction, params};
use serde::{Deserialize, Serialize};

use super::{Result, StoreError, apply, check, counter, log};
use crate::domain::{Actor, Event, HandlingId, Kind, Moment, OrgId, Record, UserId, Via};

/// The form of the lines.
const SCHEMA: &str = "toegang.file/1";

/// One line.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Line {
    /// The first one.
    File {
        /// The form of the lines.
        schema: String,
        /// The first number that nothing has.
        fresh: i64,
        /// Whether it is the example world.
        example: bool,
    },
    /// A line of the log.
    Event {
        /// When, in milliseconds since 1970.
        at: Moment,
        /// Who; nobody when the system did it.
        actor: Option<UserId>,
        /// Through which door.
        via: Via,
        /// Of which handling.
        handling: HandlingId,
        /// The handling that it takes back.
        undoes: Option<HandlingId>,
        /// What.
        kind: Kind,
        /// The row before.
        was: Option<Box<Record>>,
        /// The row after.
        becomes: Box<Record>,
    },
    /// An attempt without the right.
    Denied {
        /// After how many lines of the log.
        after: i64,
        /// When, in milliseconds since 1970.
        at: Moment,
        /// Who.
        actor: UserId,
        /// Through which door.
        via: Via,
        /// The code of the command.
        command: String,
        /// The code of the refusal.
        code: String,
        /// On which organisation.
        org: Option<OrgId>,
        /// On which user.
        user: Option<UserId>,
    },
}

/// Every line, in the order in which it was written; attempts come last.
pub(super) fn out(db: &Connection, tell: &mut dyn FnMut(Line) -> Result<()>) -> Result<()> {
    let example = "select 1 from meta where name = 'example'";
    let example = db.query_row(example, [], |_| Ok(())).optional()?.is_some();
    tell(Line::File { schema: SCHEMA.to_owned(), fresh: counter::fresh(db)?, example })?;
    let mut lines = db.prepare(
        "select at, actor, via, handling, undoes, kind, was, becomes from log order by seq",
    )?;
    let mut rows = lines.query([])?;
    while let Some(row) = rows.next()? {
        let becomes = log::record(row, 7)?;
        let becomes = becomes.ok_or_else(|| StoreError::Damaged("an empty log line".to_owned()))?;
        tell(Line::Event {
            at: row.get(0)?,
            actor: row.get(1)?,
            via: row.get(2)?,
            handling: row.get(3)?,
            undoes: row.get(4)?,
            kind: row.get(5)?,
            was: log::record(row, 6)?.map(Box::new),
            becomes: Box::new(becomes),
        })?;
    }
    let mut lines = db.prepare(
        "select after, at, actor, via, command, code, org_id, user_id from denied order by id",
    )?;
    let mut rows = lines.query([])?;
    while let Some(row) = rows.next()? {
        tell(Line::Denied {
            after: row.get(0)?,
            at: row.get(1)?,
            actor: row.get(2)?,
            via: row.get(3)?,
            command: row.get(4)?,
            code: row.get(5)?,
            org: row.get(6)?,
            user: row.get(7)?,
        })?;
    }
    Ok(())
}

/// Fills an empty file with these lines. Says how many lines of the log there are; nothing when
/// the file has something already.
pub(super) fn fill(
    tx: &Transaction<'_>,
    lines: &mut dyn Iterator<Item = Result<Line>>,
) -> Result<Option<usize>> {
    if tx.query_row("select exists (select 1 from log)", [], |row| row.get(0))? {
        return Ok(None);
    }
    // Who founded an environment comes after it; the keys are judged when all of it is there.
    tx.pragma_update(None, "defer_foreign_keys", true)?;
    let mut count = 0;
    let mut begun = false;
    for line in lines {
        let line = line?;
        match line {
            Line::File { schema, fresh, example } if schema == SCHEMA && !begun => {
                begun = true;
                counter::advance(tx, fresh)?;
                if example {
                    tx.execute("insert into meta (name, value) values ('example', '1')", [])?;
                }
            }
            _ if !begun => return Err(unknown()),
            Line::File { .. } => return Err(unknown()),
            Line::Event { at, actor, via, handling, undoes, kind, was, becomes } => {
                let by_system = actor.is_none();
                let (was, becomes) = (was.map(|row| *row), *becomes);
                let event = Event { kind, was, becomes, by_system };
                apply::apply(tx, &event)?;
                let actor = actor.map_or(Actor::System, Actor::Person);
                log::write(tx, log::Head { at, actor, via, handling, undoes }, &event)?;
                count += 1;
            }
            Line::Denied { after, at, actor, via, command, code, org, user } => {
                tx.prepare_cached(
                    "insert into denied (after, at, actor, via, command, code, org_id, user_id)
                     values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                )?
                .execute(params![after, at, actor, via, command, code, org, user])?;
            }
        }
    }
    match check::differences(tx)?.into_iter().next() {
        Some(difference) => Err(StoreError::Damaged(difference)),
        None if begun => Ok(Some(count)),
        None => Err(unknown()),
    }
}

/// What is read is no file of this form.
fn unknown() -> StoreError {
    StoreError::Damaged(format!("not a {SCHEMA}"))
}
