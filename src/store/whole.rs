//! The whole file as lines, out and in: its log, of which the tables are the sum, link by link.
//! What is read in has the same chain, to the last hash.

use std::{path::Path, time::Duration};

use rusqlite::{Connection, OptionalExtension, Row, Transaction};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::{
    Result, Store, StoreError,
    anchor::Anchor,
    apply,
    chain::{self, Head, Of},
    check, counter, folder, log, make,
    table::meta,
};
use crate::domain::{
    Actor, Event, HandlingId, KeyId, Kind, Moment, OrgId, Unfit, UserId, Via, Zone,
};

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
        /// The time zone of the file.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        zone: Option<Zone>,
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
        /// Whether the line names no user though its row does, as version 1 wrote relations.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        without_user: bool,
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
        /// With which key the session came in, over ssh.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        key: Option<KeyId>,
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
    let (schema, fresh, zone) = (SCHEMA.to_owned(), counter::fresh(db)?, meta::zone(db)?);
    tell(Line::File { schema, fresh, example, zone })?;
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
    let becomes: String = row.get(10)?;
    let without_user = row.get::<_, Option<UserId>>(7)?.is_none()
        && log::read(&becomes).is_ok_and(|record| record.user().is_some());
    Ok(Line::Event {
        at: row.get(1)?,
        actor: row.get(2)?,
        via: row.get(3)?,
        handling: row.get(5)?,
        undoes: row.get(11)?,
        kind: row.get(4)?,
        was: row.get::<_, Option<String>>(9)?.map(raw).transpose()?,
        becomes: raw(becomes)?,
        without_user,
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
        key: row.get(10)?,
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
    let (mut count, mut begun, mut ended) = (0, false, false);
    for line in lines {
        let line = line?;
        match (&line, begun) {
            _ if ended => return Err(StoreError::Unfit(Unfit::Behind)),
            (Line::File { .. }, true) => return Err(StoreError::Unfit(Unfit::Twice)),
            (Line::File { schema, .. }, false) if schema == SCHEMA => begun = true,
            (_, false) => return Err(StoreError::Unfit(Unfit::NoBegin)),
            _ => {}
        }
        match line {
            Line::File { fresh, example, zone, .. } => {
                let zone = zone.as_ref().and_then(|zone| Zone::stored(zone.name()));
                zone.map_or(Ok(0), |zone| meta::write_zone(tx, &zone))?;
                counter::advance(tx, fresh)?;
                if example {
                    tx.execute("insert into meta (name, value) values ('example', '1')", [])?;
                }
            }
            Line::Event { .. } | Line::Denied { .. } => {
                add(tx, &line).map_err(|error| match error {
                    StoreError::Constraint(_) | StoreError::Damaged(_) => {
                        StoreError::Unfit(Unfit::Unfitting)
                    }
                    other => other,
                })?;
                count += usize::from(matches!(line, Line::Event { .. }));
            }
            Line::Head { number, hash } => {
                ended = chain::head(tx)? == Head { number, hash };
                if !ended {
                    return Err(StoreError::Unfit(Unfit::OtherEnd));
                }
            }
        }
    }
    if !ended {
        return Err(StoreError::Unfit(if begun { Unfit::NoEnd } else { Unfit::Empty }));
    }
    let dangling = "select exists (select 1 from pragma_foreign_key_check)";
    let dangles = tx.query_row(dangling, [], |row| row.get(0))?;
    if dangles || !check::differences(tx, &[])?.is_empty() {
        return Err(StoreError::Unfit(Unfit::OtherEnd));
    }
    Ok(Some(count))
}

impl Store {
    /// Makes a new file of these lines, or none, and notes its end in the second file. Says how many
    /// lines of the log there are. [`StoreError::Exists`] when something is at the path, the others
    /// as for [`Store::fill`].
    pub fn made_of(
        path: &Path,
        anchor: Option<&Path>,
        lines: &mut dyn Iterator<Item = Result<Line>>,
    ) -> Result<usize> {
        let anchor = anchor.map(Anchor::at);
        let anchor = anchor.as_ref().map(Anchor::open).transpose()?;
        let (count, head) = make::new(&folder::room_for(path)?, |unfinished| {
            let mut db = make::empty(unfinished, Duration::ZERO)?;
            let tx = db.transaction()?;
            let count = fill(&tx, lines)?.unwrap_or_default();
            let head = chain::head(&tx)?;
            // An anchor of another file would never be of use with this one.
            anchor.as_ref().map_or(Ok(()), |anchor| anchor.compare(&tx))?;
            tx.commit()?;
            make::close(db).map(|()| (count, head))
        })?;
        let noted = anchor.map_or(Ok(()), |anchor| anchor.note(&head));
        noted.map(|()| count).map_err(StoreError::from)
    }
}

/// Writes what one line tells, and the line; the first and the last one tell nothing.
pub(super) fn add(tx: &Connection, line: &Line) -> Result<()> {
    match line {
        Line::Event { at, actor, via, handling, undoes, kind, was, becomes, without_user } => {
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
            let head = log::Head { at, actor, via, handling, undoes, os_user: None, key: None };
            let user = if *without_user { None } else { event.becomes.user() };
            log::copy(tx, head, (&event, user), (was, becomes))
        }
        Line::Denied { at, actor, via, command, code, org, user, key } => {
            let (at, actor, via, org, user, key) = (*at, *actor, *via, *org, *user, *key);
            log::note(tx, &log::Attempt { at, actor, via, command, code, org, user, key })
        }
        Line::File { .. } | Line::Head { .. } => Ok(()),
    }
}
