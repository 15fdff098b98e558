//! Recovery: replays the readable part of a damaged file into a new one.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::RangeInclusive,
    path::Path,
};

use rusqlite::{Connection, OptionalExtension, Row};

use super::dump;
use crate::{
    domain::{Difference, Record},
    store::{
        Result, StoreError,
        commit::{counter, log},
        file::{connect, folder, forward_compat},
        integrity::{
            chain::{self, ChainHead, LinkKind},
            check, compare,
        },
        schema,
        table::meta,
    },
};

/// After this many unreadable lines in a row the log counts as ended, if its length is unknown.
const MAX_UNREADABLE_RUN: i64 = 10_000;

/// The result of a recovery: what was saved, and what is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// The head of the new log; equal to the old one if nothing is missing.
    pub head: ChainHead,
    /// Number of saved log lines.
    pub lines: usize,
    /// The lines that cannot be read or were changed; up to [`i64::MAX`] if the number of lines is
    /// unreadable.
    pub lost: Vec<RangeInclusive<i64>>,
    /// Readable lines that depend on lost ones.
    pub left_out: Vec<i64>,
    /// The denied attempts that cannot be read or saved; `None` if not even their number is
    /// readable, and none is saved.
    pub attempts: Option<Vec<i64>>,
    /// Readable data in the old tables that the new log lacks.
    pub not_in_log: Vec<Difference>,
    /// Present if the log lost its end although no line seems lost: the highest number that the old
    /// file assigned, and the highest number in its log.
    pub cut: Option<(i64, i64)>,
}

impl Restored {
    /// Returns whether nothing is missing.
    pub fn is_whole(&self) -> bool {
        self.cut.is_none()
            && self.not_in_log.is_empty()
            && self.lost.is_empty()
            && self.left_out.is_empty()
            && self.attempts.as_ref().is_some_and(Vec::is_empty)
    }
}

/// The head of a file whose tables and log are intact.
pub(super) fn sound(db: &Connection) -> Result<ChainHead> {
    match check::differences(db, &[])?.first() {
        Some(difference) => Err(StoreError::Damaged(format!("{difference:?}"))),
        None => chain::head(db),
    }
}

/// Opens a file of this version, or of an older version with a chained log, damaged or not: such a
/// log holds all data in the current form.
pub(super) fn open_to_restore(from: &Path) -> Result<Connection> {
    let old = connect::open_damaged(&folder::resolve_folder(from)?)?;
    // The version number does not matter if the tables are those of this version.
    match schema::app_file_version(&old) {
        Err(StoreError::StrangeVersion { .. }) => {}
        found => {
            let found = found?;
            schema::missing_migrations(found, schema::MIGRATIONS)?;
            if found < schema::FIRST_CHAINED_VERSION
                && forward_compat::check_older(&old, found).is_ok()
            {
                return Err(StoreError::Damaged(format!("and of an older version, {found}")));
            }
        }
    }
    // A view in place of the table could return anything, and may never end.
    let tables = "select count(*) from sqlite_schema
        where type = 'table' and name in ('log', 'denied') and rootpage > 0";
    if old.query_row(tables, [], |row| row.get(0)).is_ok_and(|count: i64| count < 2) {
        return Err(StoreError::Damaged("its log is no table".to_owned()));
    }
    Ok(old)
}

pub(super) fn restore_into(old: &Connection, new: &mut Connection) -> Result<Restored> {
    // One snapshot for the whole recovery.
    let old = old.unchecked_transaction()?;
    let lines = OldLines::read(&old)?;
    let mut excluded = BTreeSet::new();
    loop {
        let tx = new.transaction()?;
        tx.pragma_update(None, "defer_foreign_keys", true)?;
        let done = replay(&old, &tx, &lines, &excluded)?;
        let dangling = find_dangling(&tx, &done)?;
        // A line may refer to a row whose own lines are lost. That line is left out too, with all
        // lines that depend on it.
        if dangling.is_empty() {
            if done.written.is_empty() && !lines.lost.is_empty() {
                return Err(StoreError::Unrecoverable("no line of its log can be read".into()));
            }
            let saved = build_report(&old, &tx, &lines, done)?;
            tx.commit()?;
            return Ok(saved);
        }
        let before = excluded.len();
        excluded.extend(dangling);
        if excluded.len() == before {
            return Err(StoreError::Damaged("lines name what no line tells of".into()));
        }
    }
}

/// Builds the report from the old file and the finished new file.
fn build_report(
    old: &Connection,
    new: &Connection,
    lines: &OldLines,
    replay: Replay,
) -> Result<Restored> {
    let (lost, left_out, attempts) = (lines.lost.clone(), replay.left_out, replay.attempts);
    let all = lost.is_empty() && left_out.is_empty();
    let (given, told) = (counter::fresh(old).unwrap_or_default(), counter::fresh(new)?);
    Ok(Restored {
        head: sound(new)?,
        lines: replay.written.len(),
        lost,
        left_out,
        attempts,
        not_in_log: compare::rows_not_in_log(old, new)?,
        cut: Some((given - 1, told - 1)).filter(|_| all && told < given),
    })
}

/// The lines of the old log: the intact lines, and the lost ranges.
struct OldLines {
    sound: Vec<i64>,
    lost: Vec<RangeInclusive<i64>>,
}

impl OldLines {
    /// Reads the lines individually by number, so that a lost page loses only its own lines. A line
    /// that does not follow from the existing line before it is not part of this log.
    fn read(db: &Connection) -> Result<Self> {
        let sql = "select coalesce(max(seq), 0) from log";
        let last: Option<i64> = db.query_row(sql, [], |row| row.get(0)).ok();
        let mut one = db.prepare(&format!("{} where seq = ?1", chain::lines_sql(db)?))?;
        let attempts = chain::attempts(db);
        let mut it = Self { sound: Vec::new(), lost: Vec::new() };
        let (mut seq, mut missing, mut before) = (1, 0, Some(chain::FIRST_PREVIOUS_HASH));
        while last.map_or(missing < MAX_UNREADABLE_RUN, |last| seq <= last) {
            // If the previous line is lost, its hash is unknown.
            before = match &attempts {
                Some(after) => after.get(&(seq - 1)).copied().or(before),
                None => None,
            };
            let read = one.query_row([seq], |row| {
                let (stands, belongs) =
                    chain::hashes(LinkKind::Line, row, &before.unwrap_or_default())?;
                let follows = before.is_none() || stands == Some(belongs);
                Ok((follows && dump::event(row).is_ok(), stands))
            });
            before = None;
            if let Some((true, stands)) = skip_damaged(read.map_err(StoreError::from))? {
                before = stands;
                it.sound.push(seq);
                it.add_lost(seq - missing..=seq - 1);
                missing = 0;
            } else {
                missing += 1;
            }
            seq += 1;
        }
        // If the last lines are gone, their number may be unknown.
        it.add_lost(seq - missing..=last.map_or(i64::MAX, |last| last));
        Ok(it)
    }

    fn add_lost(&mut self, lines: RangeInclusive<i64>) {
        self.lost.extend((!lines.is_empty()).then_some(lines));
    }
}

/// A link of the old chain: its kind and number.
type OldLink = (LinkKind, i64);

/// The result of one replay: the links that were written, and the links that are missing.
#[derive(Default)]
struct Replay {
    /// For every new line, the number of the old line.
    written: Vec<i64>,
    /// For every new attempt, the number of the old attempt.
    noted: Vec<i64>,
    /// For every row, the numbers of the old lines about it.
    of_row: BTreeMap<i64, Vec<i64>>,
    left_out: Vec<i64>,
    /// The missing attempts; `None` if no attempt can be read.
    attempts: Option<Vec<i64>>,
}

fn replay(
    old: &Connection,
    new: &Connection,
    lines: &OldLines,
    excluded: &BTreeSet<OldLink>,
) -> Result<Replay> {
    let mut done = Replay::default();
    let mut one = old.prepare(&format!("{} where seq = ?1", chain::lines_sql(old)?))?;
    let mut fresh = 1;
    let example = "select 1 from meta where name = 'example'";
    if old.query_row(example, [], |_| Ok(())).optional().is_ok_and(|found| found.is_some()) {
        new.execute("insert into meta (name, value) values ('example', '1')", [])?;
    }
    if let Ok(Some(zone)) = meta::zone(old) {
        meta::write_zone(new, &zone)?;
    }
    let mut attempts = read_attempts(old, &mut done)?.into_iter().peekable();
    for seq in &lines.sound {
        while let Some(attempt) = attempts.next_if(|attempt| attempt.after < *seq) {
            replay_attempt(new, &attempt, excluded, &mut done)?;
        }
        let line = one.query_row([seq], |row| Ok(dump::event(row)));
        // A disk may fail on a line that it read before.
        let Some(line) = skip_damaged(line.map_err(StoreError::from).flatten())? else {
            done.left_out.push(*seq);
            continue;
        };
        if excluded.contains(&(LinkKind::Line, *seq)) || !write_line(new, &line)? {
            done.left_out.push(*seq);
            continue;
        }
        if let dump::DumpLine::Event { operation, becomes, .. } = &line {
            let row: Record = log::parse_record(becomes.get())?;
            fresh = fresh.max(row.id() + 1).max(operation.0 + 1);
            done.of_row.entry(row.id()).or_default().push(*seq);
        }
        done.written.push(*seq);
    }
    for attempt in attempts {
        replay_attempt(new, &attempt, excluded, &mut done)?;
    }
    counter::advance(new, fresh)?;
    Ok(done)
}

/// Returns the row that was read; `None` if the row is damaged.
fn skip_damaged<T>(read: Result<T>) -> Result<Option<T>> {
    match read {
        Ok(found) => Ok(Some(found)),
        Err(error) if compare::is_row_damage(&error) => Ok(None),
        Err(error) => Err(error),
    }
}

/// A readable attempt of the old file.
struct OldAttempt {
    id: i64,
    /// The line that it follows.
    after: i64,
    line: dump::DumpLine,
}

fn replay_attempt(
    new: &Connection,
    attempt: &OldAttempt,
    excluded: &BTreeSet<OldLink>,
    replay: &mut Replay,
) -> Result<()> {
    let noted =
        !excluded.contains(&(LinkKind::Attempt, attempt.id)) && write_line(new, &attempt.line)?;
    if noted {
        replay.noted.push(attempt.id);
    } else if let Some(missing) = &mut replay.attempts {
        missing.push(attempt.id);
    }
    Ok(())
}

/// Returns the readable attempts, each with the line that it follows, and records the others as
/// missing.
fn read_attempts(old: &Connection, replay: &mut Replay) -> Result<Vec<OldAttempt>> {
    let sql = "select coalesce(max(id), 0) from denied";
    let Ok(last) = old.query_row(sql, [], |row| row.get::<_, i64>(0)) else {
        return Ok(Vec::new());
    };
    let mut one = old.prepare(&format!("{} where id = ?1", chain::attempts_sql(old)?))?;
    let (mut read, mut missing) = (Vec::new(), Vec::new());
    for id in 1..=last {
        let after = |row: &Row<'_>| Ok((row.get(1)?, dump::attempt(row)));
        match skip_damaged(one.query_row([id], after).map_err(StoreError::from))? {
            Some((after, Ok(line))) => read.push(OldAttempt { id, after, line }),
            _ => missing.push(id),
        }
    }
    replay.attempts = Some(missing);
    Ok(read)
}

/// Writes one line and returns true; writes nothing and returns false if it depends on missing
/// rows.
fn write_line(new: &Connection, line: &dump::DumpLine) -> Result<bool> {
    new.execute_batch("savepoint line")?;
    match dump::add(new, line) {
        Ok(()) => {
            new.execute_batch("release line")?;
            Ok(true)
        }
        Err(StoreError::Constraint(_) | StoreError::Damaged(_)) => {
            new.execute_batch("rollback to line; release line")?;
            Ok(false)
        }
        Err(other) => Err(other),
    }
}

/// The old lines and attempts that refer to missing rows, or describe rows that refer to them.
fn find_dangling(new: &Connection, replay: &Replay) -> Result<BTreeSet<OldLink>> {
    let mut find = new.prepare("pragma foreign_key_check")?;
    let rows = find.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut links = BTreeSet::new();
    for row in rows {
        let (table, rowid): (String, i64) = row?;
        let at = usize::try_from(rowid - 1).unwrap_or(usize::MAX);
        match table.as_str() {
            "log" => links.extend(replay.written.get(at).map(|seq| (LinkKind::Line, *seq))),
            "denied" => links.extend(replay.noted.get(at).map(|id| (LinkKind::Attempt, *id))),
            _ => {
                let told = replay.of_row.get(&rowid).into_iter().flatten();
                links.extend(told.map(|seq| (LinkKind::Line, *seq)));
            }
        }
    }
    Ok(links)
}
