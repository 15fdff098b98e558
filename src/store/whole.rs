//! The whole file as lines, out and in: its log, of which the tables are the sum, link by link.
//! What is read in has the same chain, to the last hash.

use rusqlite::{Connection, OptionalExtension, Row, Transaction};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::{
    Result, StoreError, apply,
    chain::{self, Head, Of},
    check, counter, log,
};
use crate::domain::{Actor, Event, HandlingId, Kind, Moment, OrgId, UserId, Via};

/// The form of the lines.
const SCHEMA: &str = "toegang.file/2";

/// One line.
#[derive(Debug, Serialize, Deserialize)]
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
        /// The row before, as it stands in the log.
        was: Option<Box<RawValue>>,
        /// The row after, as it stands in the log.
        becomes: Box<RawValue>,
    },
    /// An attempt without the right.
    Denied {
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
    /// The last one: the end of the chain.
    Head {
        /// How many links there are.
        number: i64,
        /// The hash of the last one.
        hash: String,
    },
}

/// Every line, in the order in which it was written.
pub(super) fn out(db: &Connection, tell: &mut dyn FnMut(Line) -> Result<()>) -> Result<()> {
    let example = "select 1 from meta where name = 'example'";
    let example = db.query_row(example, [], |_| Ok(())).optional()?.is_some();
    tell(Line::File { schema: SCHEMA.to_owned(), fresh: counter::fresh(db)?, example })?;
    chain::walk(db, &mut |link| {
        tell(match link.of {
            Of::Line => event(link.row)?,
            Of::Attempt => attempt(link.row)?,
        })
    })?;
    let Head { number, hash } = chain::head(db)?;
    tell(Line::Head { number, hash })
}

/// A line of the log, its columns in the order of the chain.
pub(super) fn event(row: &Row<'_>) -> Result<Line> {
    let raw = |text: String| RawValue::from_string(text);
    Ok(Line::Event {
        at: row.get(1)?,
        actor: row.get(2)?,
        via: row.get(3)?,
        handling: row.get(5)?,
        undoes: row.get(11)?,
        kind: row.get(4)?,
        was: row.get::<_, Option<String>>(9)?.map(raw).transpose()?,
        becomes: raw(row.get(10)?)?,
    })
}

/// An attempt, its columns in the order of the chain.
pub(super) fn attempt(row: &Row<'_>) -> Result<Line> {
    Ok(Line::Denied {
        at: row.get(2)?,
        actor: row.get(3)?,
        via: row.get(4)?,
        command: row.get(5)?,
        code: row.get(6)?,
        org: row.get(7)?,
        user: row.get(8)?,
    })
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
    let mut ended = false;
    for line in lines {
        let line = line?;
        if begun == matches!(line, Line::File { .. }) || ended {
            return Err(unknown());
        }
        match line {
            Line::File { ref schema, fresh, example } if schema == SCHEMA => {
                begun = true;
                counter::advance(tx, fresh)?;
                if example {
                    tx.execute("insert into meta (name, value) values ('example', '1')", [])?;
                }
            }
            Line::File { .. } => return Err(unknown()),
            Line::Event { .. } => {
                add(tx, &line)?;
                count += 1;
            }
            Line::Denied { .. } => add(tx, &line)?,
            Line::Head { number, hash } => {
                ended = chain::head(tx)? == Head { number, hash };
                if !ended {
                    return Err(StoreError::Damaged("the lines do not come to their head".into()));
                }
            }
        }
    }
    match check::differences(tx, &[])?.into_iter().next() {
        Some(difference) => Err(StoreError::Damaged(format!("{difference:?}"))),
        None if ended => Ok(Some(count)),
        None => Err(unknown()),
    }
}

/// Writes what one line tells, and the line; the first and the last one tell nothing.
pub(super) fn add(tx: &Connection, line: &Line) -> Result<()> {
    match line {
        Line::Event { at, actor, via, handling, undoes, kind, was, becomes } => {
            let (was, becomes) = (was.as_ref().map(|text| text.get()), becomes.get());
            let event = Event {
                kind: *kind,
                was: was.map(log::read).transpose()?,
                becomes: log::read(becomes)?,
                by_system: actor.is_none(),
            };
            apply::apply(tx, &event)?;
            let (at, via, handling, undoes) = (*at, *via, *handling, *undoes);
            let actor = actor.map_or(Actor::System, Actor::Person);
            let head = log::Head { at, actor, via, handling, undoes, os_user: None };
            log::copy(tx, head, &event, (was, becomes))
        }
        Line::Denied { at, actor, via, command, code, org, user } => {
            let (at, actor, via, org, user) = (*at, *actor, *via, *org, *user);
            log::note(tx, &log::Attempt { at, actor, via, command, code, org, user })
        }
        Line::File { .. } | Line::Head { .. } => Ok(()),
    }
}

/// What is read is no file of this form.
fn unknown() -> StoreError {
    StoreError::Damaged(format!("not a {SCHEMA}"))
}
