//! Maintenance of the file: backup, salvage of a damaged file, migration.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::RangeInclusive,
    path::{Path, PathBuf},
    time::Duration,
};

use rusqlite::{Connection, OptionalExtension, Row};

use super::dump;
use crate::{
    domain::{Difference, Record},
    store::{
        Result, Store, StoreError,
        commit::{counter, log},
        file::{connect, create, folder, forward_compat, identity::FileIdentity, open, staging},
        integrity::{
            chain::{self, Head, Of},
            check, compare,
        },
        schema,
        table::meta,
    },
};

/// After this many unreadable lines in a row the log counts as ended, if its length is unknown.
const ENDED: i64 = 10_000;

/// The result of a migration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Migrated {
    /// The version before.
    pub from: usize,
    /// The version after.
    pub to: usize,
    /// The copy made before the migration; `None` if nothing had to be done.
    pub copy: Option<PathBuf>,
}

/// What was saved of a file, and what was not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// The head of the new log; equal to the old one if nothing is missing.
    pub head: Head,
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
    pub untold: Vec<Difference>,
    /// The highest number that the old file assigned and the highest in its log, if they show that
    /// the log lost its end although no line seems to be lost.
    pub cut: Option<(i64, i64)>,
}

impl Restored {
    /// Returns whether nothing is missing.
    pub fn is_whole(&self) -> bool {
        self.cut.is_none()
            && self.untold.is_empty()
            && self.lost.is_empty()
            && self.left_out.is_empty()
            && self.attempts.as_ref().is_some_and(Vec::is_empty)
    }
}

impl Store {
    /// Refuses a path at which no new file can be created: [`StoreError::Exists`] if it is taken,
    /// [`StoreError::Leftover`] if a part of an earlier file is beside it, [`StoreError::NoFolder`]
    /// if its folder does not exist.
    pub fn check_free(path: &Path) -> Result<()> {
        staging::check_free(&folder::settle(path)?)
    }

    /// Dry run of [`Store::restore`]: writes no file.
    pub fn dry_run_restore(from: &Path) -> Result<Restored> {
        let mut new = connect::scratch()?;
        new.pragma_update(None, "foreign_keys", true)?;
        new.pragma_update(None, "recursive_triggers", true)?;
        told(to_restore(from).and_then(|old| restored(&old, &mut new)))
    }

    /// Dry run of [`Store::migrate`]: writes nothing.
    pub fn dry_run_migrate(path: &Path) -> Result<Migrated> {
        let db = connect::look(&folder::settle(path)?)?.0;
        let from = schema::version_of_file(&db)?;
        if !schema::missing(from, schema::STEPS)?.is_empty() {
            forward_compat::check_older(&db, from)?;
        }
        Ok(Migrated { from, to: schema::STEPS.len(), copy: None })
    }
}

/// Copies the file and checks the copy.
pub(crate) fn backup(from: &FileIdentity, to: &Path) -> Result<Head> {
    create::new(&folder::settle(to)?, |unfinished| {
        create::copy_into((from.path(), from.how), unfinished)?;
        sound(&connect::read_only(unfinished, "immutable=1")?)
    })
}

/// The head of a file whose tables and log are intact.
fn sound(db: &Connection) -> Result<Head> {
    match check::differences(db, &[])?.first() {
        Some(difference) => Err(StoreError::Damaged(format!("{difference:?}"))),
        None => chain::head(db),
    }
}

/// Migrates the file.
pub(crate) fn migrate(path: &Path, wait: Duration) -> Result<Migrated> {
    let from = schema::version_of_file(&connect::look(&folder::settle(path)?)?.0)?;
    let opened = open::file(path, wait)?;
    let (to, copy) = (schema::version(&opened.db)?, opened.kept);
    Ok(Migrated { from, to, copy })
}

/// Replays what can be read of the log of one file into another one.
pub(crate) fn restore(from: &Path, to: &Path) -> Result<Restored> {
    let old = told(to_restore(from))?;
    create::new(&folder::settle(to)?, |unfinished| {
        let mut new = create::empty(unfinished, Duration::ZERO)?;
        let saved = told(restored(&old, &mut new))?;
        create::close(new).map(|()| saved)
    })
}

/// Turns damage into [`StoreError::Lost`]: a retry makes no sense.
fn told<T>(done: Result<T>) -> Result<T> {
    done.map_err(|error| match error {
        StoreError::Damaged(why) => StoreError::Lost(why),
        other => other,
    })
}

/// Opens a file of this version, or of an older version with a chained log, damaged or not: such a
/// log holds all data in the same form.
fn to_restore(from: &Path) -> Result<Connection> {
    let old = connect::salvage(&folder::settle(from)?)?;
    // The version number does not matter if the tables are those of this version.
    match schema::version_of_file(&old) {
        Err(StoreError::StrangeVersion { .. }) => {}
        found => {
            let found = found?;
            schema::missing(found, schema::STEPS)?;
            if found < schema::CHAINED && forward_compat::check_older(&old, found).is_ok() {
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

fn restored(old: &Connection, new: &mut Connection) -> Result<Restored> {
    // One snapshot for the whole salvage.
    let old = old.unchecked_transaction()?;
    let lines = Lines::of(&old)?;
    let mut unfit = BTreeSet::new();
    loop {
        let tx = new.transaction()?;
        tx.pragma_update(None, "defer_foreign_keys", true)?;
        let done = replay(&old, &tx, &lines, &unfit)?;
        let dangling = dangling(&tx, &done)?;
        // A line may name a row whose own lines are lost: it is left out too, with what depends on
        // it.
        if dangling.is_empty() {
            if done.written.is_empty() && !lines.lost.is_empty() {
                return Err(StoreError::Lost("no line of its log can be read".into()));
            }
            let saved = saved((&old, &tx), &lines, done)?;
            tx.commit()?;
            return Ok(saved);
        }
        let before = unfit.len();
        unfit.extend(dangling);
        if unfit.len() == before {
            return Err(StoreError::Damaged("lines name what no line tells of".into()));
        }
    }
}

/// Builds the report from the old file and the finished new file.
fn saved((old, new): (&Connection, &Connection), lines: &Lines, done: Done) -> Result<Restored> {
    let (lost, left_out, attempts) = (lines.lost.clone(), done.left_out, done.attempts);
    let all = lost.is_empty() && left_out.is_empty();
    let (given, told) = (counter::fresh(old).unwrap_or_default(), counter::fresh(new)?);
    Ok(Restored {
        head: sound(new)?,
        lines: done.written.len(),
        lost,
        left_out,
        attempts,
        untold: compare::untold(old, new)?,
        cut: Some((given - 1, told - 1)).filter(|_| all && told < given),
    })
}

/// The lines of the old log that can be used.
struct Lines {
    sound: Vec<i64>,
    lost: Vec<RangeInclusive<i64>>,
}

impl Lines {
    /// Reads the lines individually by number, so that a lost page loses only its own lines. A line
    /// that does not follow from the existing line before it is not part of this log.
    fn of(db: &Connection) -> Result<Self> {
        let sql = "select coalesce(max(seq), 0) from log";
        let last: Option<i64> = db.query_row(sql, [], |row| row.get(0)).ok();
        let mut one = db.prepare(&format!("{} where seq = ?1", chain::LINE_OF))?;
        let attempts = chain::attempts(db);
        let mut it = Self { sound: Vec::new(), lost: Vec::new() };
        let (mut seq, mut missing, mut before) = (1, 0, Some(chain::BEGIN));
        while last.map_or(missing < ENDED, |last| seq <= last) {
            // If the previous line is lost, its hash is unknown.
            before = match &attempts {
                Some(after) => after.get(&(seq - 1)).copied().or(before),
                None => None,
            };
            let read = one.query_row([seq], |row| {
                let (stands, belongs) = chain::hashes(Of::Line, row, &before.unwrap_or_default())?;
                let follows = before.is_none() || stands == Some(belongs);
                Ok((follows && dump::event(row).is_ok(), stands))
            });
            before = None;
            if let Some((true, stands)) = of_a_row(read.map_err(StoreError::from))? {
                before = stands;
                it.sound.push(seq);
                it.miss(seq - missing..=seq - 1);
                missing = 0;
            } else {
                missing += 1;
            }
            seq += 1;
        }
        // If the last lines are gone, their number may be unknown.
        it.miss(seq - missing..=last.map_or(i64::MAX, |last| last));
        Ok(it)
    }

    fn miss(&mut self, lines: RangeInclusive<i64>) {
        self.lost.extend((!lines.is_empty()).then_some(lines));
    }
}

/// A link of the old chain: its kind and number.
type Old = (Of, i64);

/// The result of one replay.
#[derive(Default)]
struct Done {
    /// The old line number of every new line.
    written: Vec<i64>,
    /// The old number of every new attempt.
    noted: Vec<i64>,
    /// The old line numbers about each row.
    of_row: BTreeMap<i64, Vec<i64>>,
    left_out: Vec<i64>,
    /// The missing attempts; `None` if no attempt can be read.
    attempts: Option<Vec<i64>>,
}

fn replay(
    old: &Connection,
    new: &Connection,
    lines: &Lines,
    unfit: &BTreeSet<Old>,
) -> Result<Done> {
    let mut done = Done::default();
    let mut one = old.prepare(&format!("{} where seq = ?1", chain::LINE_OF))?;
    let mut fresh = 1;
    let example = "select 1 from meta where name = 'example'";
    if old.query_row(example, [], |_| Ok(())).optional().is_ok_and(|found| found.is_some()) {
        new.execute("insert into meta (name, value) values ('example', '1')", [])?;
    }
    if let Ok(Some(zone)) = meta::zone(old) {
        meta::write_zone(new, &zone)?;
    }
    let mut attempts = attempts(old, &mut done)?.into_iter().peekable();
    for seq in &lines.sound {
        while let Some(attempt) = attempts.next_if(|(_, after, _)| after < seq) {
            note(new, attempt, unfit, &mut done)?;
        }
        let line = one.query_row([seq], |row| Ok(dump::event(row)));
        // A disk may fail on a line that it read before.
        let Some(line) = of_a_row(line.map_err(StoreError::from).flatten())? else {
            done.left_out.push(*seq);
            continue;
        };
        if unfit.contains(&(Of::Line, *seq)) || !put(new, &line)? {
            done.left_out.push(*seq);
            continue;
        }
        if let dump::Line::Event { handling, becomes, .. } = &line {
            let row: Record = log::read(becomes.get())?;
            fresh = fresh.max(row.id() + 1).max(handling.0 + 1);
            done.of_row.entry(row.id()).or_default().push(*seq);
        }
        done.written.push(*seq);
    }
    for attempt in attempts {
        note(new, attempt, unfit, &mut done)?;
    }
    counter::advance(new, fresh)?;
    Ok(done)
}

/// A row that was read; `None` if the row is damaged.
fn of_a_row<T>(read: Result<T>) -> Result<Option<T>> {
    match read {
        Ok(found) => Ok(Some(found)),
        Err(error) if compare::is_of_a_row(&error) => Ok(None),
        Err(error) => Err(error),
    }
}

fn note(
    new: &Connection,
    (id, _, line): (i64, i64, dump::Line),
    unfit: &BTreeSet<Old>,
    done: &mut Done,
) -> Result<()> {
    let noted = !unfit.contains(&(Of::Attempt, id)) && put(new, &line)?;
    if noted {
        done.noted.push(id);
    } else if let Some(missing) = &mut done.attempts {
        missing.push(id);
    }
    Ok(())
}

/// The readable attempts, each with the line that it follows; the others are recorded as missing.
fn attempts(old: &Connection, done: &mut Done) -> Result<Vec<(i64, i64, dump::Line)>> {
    let sql = "select coalesce(max(id), 0) from denied";
    let Ok(last) = old.query_row(sql, [], |row| row.get::<_, i64>(0)) else {
        return Ok(Vec::new());
    };
    let mut one = old.prepare(&format!("{} where id = ?1", chain::attempt_of(old)?))?;
    let (mut read, mut missing) = (Vec::new(), Vec::new());
    for id in 1..=last {
        let after = |row: &Row<'_>| Ok((row.get(1)?, dump::attempt(row)));
        match of_a_row(one.query_row([id], after).map_err(StoreError::from))? {
            Some((after, Ok(line))) => read.push((id, after, line)),
            _ => missing.push(id),
        }
    }
    done.attempts = Some(missing);
    Ok(read)
}

/// Writes one line, or nothing if it depends on missing rows.
fn put(new: &Connection, line: &dump::Line) -> Result<bool> {
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

/// The old lines and attempts that refer to missing rows, or are about rows that do.
fn dangling(new: &Connection, done: &Done) -> Result<BTreeSet<Old>> {
    let mut find = new.prepare("pragma foreign_key_check")?;
    let rows = find.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut links = BTreeSet::new();
    for row in rows {
        let (table, rowid): (String, i64) = row?;
        let at = usize::try_from(rowid - 1).unwrap_or(usize::MAX);
        match table.as_str() {
            "log" => links.extend(done.written.get(at).map(|seq| (Of::Line, *seq))),
            "denied" => links.extend(done.noted.get(at).map(|id| (Of::Attempt, *id))),
            _ => {
                let told = done.of_row.get(&rowid).into_iter().flatten();
                links.extend(told.map(|seq| (Of::Line, *seq)));
            }
        }
    }
    Ok(links)
}
