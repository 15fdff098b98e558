//! Dump and import of the whole file as lines: the log, which determines the tables, link by link.
//! An import yields an identical chain, to the last hash.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension, Row, Transaction};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::{
    domain::{Actor, DumpError, Event, KeyId, Kind, Moment, OperationId, OrgId, UserId, Via, Zone},
    store::{
        Result, Store, StoreError,
        commit::{apply, counter, log},
        file::{create, folder},
        integrity::{
            anchor::Anchor,
            chain::{self, ChainHead, LinkKind},
            check,
        },
        table::meta,
    },
};

/// The value of `schema` in the first line of a dump, with the version of the format.
const DUMP_FORMAT: &str = "toegang.file/2";

/// A line of a dump: one JSON object.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DumpLine {
    /// The first line: facts about the file.
    File {
        /// The version of the dump format, such as `toegang.file/2`.
        schema: String,
        /// The first unused number.
        fresh: i64,
        /// True if the file contains the example.
        example: bool,
        /// The time zone of the file.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        zone: Option<Zone>,
    },
    /// A line of the log.
    Event {
        /// Time in milliseconds since 1970.
        at: Moment,
        /// The actor; `None` for the system.
        actor: Option<UserId>,
        /// The interface that was used: screen, command line or import.
        via: Via,
        /// The operation that the line belongs to.
        #[serde(rename = "handling")]
        operation: OperationId,
        /// The operation that this one undoes, if any.
        undoes: Option<OperationId>,
        /// The kind of change, by its code.
        kind: Kind,
        /// The row before, verbatim from the log.
        was: Option<Box<RawValue>>,
        /// The row after, verbatim from the log.
        becomes: Box<RawValue>,
        /// True if the line names no user but its row does, as version 1 wrote relations.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        without_user: bool,
        /// The host that added the line to the shared log, if it was shared.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        host: Option<String>,
    },
    /// An attempt that was denied, and logged in the chain.
    Denied {
        /// Time in milliseconds since 1970.
        at: Moment,
        /// The user who was refused.
        actor: UserId,
        /// The interface that was used: screen or command line.
        via: Via,
        /// The code of the command, such as `member.add`.
        command: String,
        /// The code of the refusal, which tells why.
        code: String,
        /// The organisation concerned; `None` if the command has none or it does not exist.
        org: Option<OrgId>,
        /// The user concerned; `None` if the command has none or they do not exist.
        user: Option<UserId>,
        /// The SSH key of the session.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        key: Option<KeyId>,
        /// The host that added it to the shared log, if it was shared.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        host: Option<String>,
    },
    /// The last line: the head of the chain.
    Head {
        /// Number of links: log lines plus denied attempts.
        number: i64,
        /// Hash of the last link.
        hash: String,
    },
}

impl DumpLine {
    /// The host that added a link to the shared log, to be read, set or taken away; `None` for the
    /// first and last line.
    pub(crate) fn host_mut(&mut self) -> Option<&mut Option<String>> {
        match self {
            Self::Event { host, .. } | Self::Denied { host, .. } => Some(host),
            Self::File { .. } | Self::Head { .. } => None,
        }
    }
}

/// The first line: facts about the file that are not in its log.
pub(crate) fn header(db: &Connection) -> Result<DumpLine> {
    let example = "select 1 from meta where name = 'example'";
    let example = db.query_row(example, [], |_| Ok(())).optional()?.is_some();
    let (schema, fresh, zone) = (DUMP_FORMAT.to_owned(), counter::fresh(db)?, meta::zone(db)?);
    Ok(DumpLine::File { schema, fresh, example, zone })
}

/// Stores the facts from the first line of a dump in the database.
pub(crate) fn write_header(
    db: &Connection,
    fresh: i64,
    zone: Option<&Zone>,
    example: bool,
) -> Result<()> {
    let zone = zone.and_then(|zone| Zone::stored(zone.name()));
    zone.map_or(Ok(0), |zone| meta::write_zone(db, &zone))?;
    counter::advance(db, fresh)?;
    if example { meta::mark_example(db) } else { Ok(()) }
}

/// Passes every line to `visit`, in the order of writing.
pub(crate) fn pass_lines(
    db: &Connection,
    visit: &mut dyn FnMut(DumpLine) -> Result<()>,
) -> Result<()> {
    visit(header(db)?)?;
    chain::walk(db, &mut |link| {
        visit(match link.of {
            LinkKind::Line => event(link.row)?,
            LinkKind::Attempt => attempt(link.row)?,
        })
    })?;
    let ChainHead { number, hash } = chain::head(db)?;
    visit(DumpLine::Head { number, hash })
}

/// Reads a log line, in the columns of [`chain::lines_sql`].
pub(crate) fn event(row: &Row<'_>) -> Result<DumpLine> {
    let raw = |text: String| RawValue::from_string(text);
    let becomes: String = row.get(10)?;
    let without_user = row.get::<_, Option<UserId>>(7)?.is_none()
        && log::parse_record(&becomes).is_ok_and(|record| record.user().is_some());
    Ok(DumpLine::Event {
        at: row.get(1)?,
        actor: row.get(2)?,
        via: row.get(3)?,
        operation: row.get(5)?,
        undoes: row.get(11)?,
        kind: row.get(4)?,
        was: row.get::<_, Option<String>>(9)?.map(raw).transpose()?,
        becomes: raw(becomes)?,
        without_user,
        host: row.get(13)?,
    })
}

/// Reads a denied attempt, in the columns of [`chain::attempts_sql`].
pub(crate) fn attempt(row: &Row<'_>) -> Result<DumpLine> {
    Ok(DumpLine::Denied {
        at: row.get(2)?,
        actor: row.get(3)?,
        via: row.get(4)?,
        command: row.get(5)?,
        code: row.get(6)?,
        org: row.get(7)?,
        user: row.get(8)?,
        key: row.get(10)?,
        host: row.get(11)?,
    })
}

/// Fills an empty file with these lines. Returns the number of log lines, or `None` if the file
/// already has contents.
pub(crate) fn fill(
    tx: &Transaction<'_>,
    lines: &mut dyn Iterator<Item = Result<DumpLine>>,
) -> Result<Option<usize>> {
    if tx.query_row("select exists (select 1 from log)", [], |row| row.get(0))? {
        return Ok(None);
    }
    // An environment refers to its founder, who is written later, so foreign keys are checked at
    // the end.
    tx.pragma_update(None, "defer_foreign_keys", true)?;
    let (mut count, mut begun, mut ended) = (0, false, false);
    for line in lines {
        let line = line?;
        match (&line, begun) {
            _ if ended => return Err(StoreError::InvalidDump(DumpError::AfterEnd)),
            (DumpLine::File { .. }, true) => {
                return Err(StoreError::InvalidDump(DumpError::DuplicateHeader));
            }
            (DumpLine::File { schema, .. }, false) if schema == DUMP_FORMAT => begun = true,
            (_, false) => return Err(StoreError::InvalidDump(DumpError::MissingHeader)),
            _ => {}
        }
        match line {
            DumpLine::File { fresh, example, zone, .. } => {
                write_header(tx, fresh, zone.as_ref(), example)?;
            }
            DumpLine::Event { .. } | DumpLine::Denied { .. } => {
                add(tx, &line).map_err(|error| match error {
                    StoreError::Constraint(_) | StoreError::Damaged(_) => {
                        StoreError::InvalidDump(DumpError::Inconsistent)
                    }
                    other => other,
                })?;
                count += usize::from(matches!(line, DumpLine::Event { .. }));
            }
            DumpLine::Head { number, hash } => {
                ended = chain::head(tx)? == ChainHead { number, hash };
                if !ended {
                    return Err(StoreError::InvalidDump(DumpError::WrongHead));
                }
            }
        }
    }
    if !ended {
        return Err(StoreError::InvalidDump(if begun {
            DumpError::Truncated
        } else {
            DumpError::Empty
        }));
    }
    let dangling = "select exists (select 1 from pragma_foreign_key_check)";
    let dangles = tx.query_row(dangling, [], |row| row.get(0))?;
    if dangles || !check::differences(tx, &[])?.is_empty() {
        return Err(StoreError::InvalidDump(DumpError::WrongHead));
    }
    Ok(Some(count))
}

impl Store {
    /// Creates a new file from these lines, or none, and records its head in the anchor. Returns
    /// the number of log lines. Errors with [`StoreError::Exists`] if the path is taken, and
    /// otherwise as [`Store::fill`] does.
    pub fn create_from_dump(
        path: &Path,
        anchor: Option<&Path>,
        lines: &mut dyn Iterator<Item = Result<DumpLine>>,
    ) -> Result<usize> {
        let anchor = anchor.map(Anchor::new);
        let anchor = anchor.as_ref().map(Anchor::open).transpose()?;
        let (count, head) = create::new(&folder::prepare_path(path)?, |unfinished| {
            let mut db = create::empty_to_fill(unfinished)?;
            let tx = db.transaction()?;
            let count = fill(&tx, lines)?.unwrap_or_default();
            let head = chain::head(&tx)?;
            // An anchor with heads of another file would block all later writes.
            anchor.as_ref().map_or(Ok(()), |anchor| anchor.compare(&tx))?;
            tx.commit()?;
            create::close_filled(db).map(|()| (count, head))
        })?;
        let noted = anchor.map_or(Ok(()), |anchor| anchor.append(&head));
        noted.map(|()| count).map_err(StoreError::from)
    }
}

/// Writes a line and the row that it describes; the first and last line describe none.
pub(crate) fn add(tx: &Connection, line: &DumpLine) -> Result<()> {
    match line {
        DumpLine::Event {
            at,
            actor,
            via,
            operation,
            undoes,
            kind,
            was,
            becomes,
            without_user,
            host,
        } => {
            let (was, becomes) = (was.as_ref().map(|text| text.get()), becomes.get());
            let event = Event {
                kind: *kind,
                was: was.map(log::parse_record).transpose()?,
                becomes: log::parse_record(becomes)?,
                by_system: actor.is_none(),
            };
            apply::apply(tx, &event)?;
            let (at, via, operation, undoes) = (*at, *via, *operation, *undoes);
            let actor = actor.map_or(Actor::System, Actor::Person);
            let head = log::OperationHeader {
                at,
                actor,
                via,
                operation,
                undoes,
                os_user: None,
                key: None,
            };
            let user = if *without_user { None } else { event.becomes.user() };
            log::copy(
                tx,
                head,
                &event,
                log::CopiedRows { user, was, becomes, host: host.as_deref() },
            )
        }
        DumpLine::Denied { at, actor, via, command, code, org, user, key, host } => {
            let (at, actor, via, org, user, key) = (*at, *actor, *via, *org, *user, *key);
            let host = host.as_deref();
            let attempt = log::Attempt { at, actor, via, command, code, org, user, key, host };
            log::write_attempt(tx, &attempt)
        }
        DumpLine::File { .. } | DumpLine::Head { .. } => Ok(()),
    }
}
