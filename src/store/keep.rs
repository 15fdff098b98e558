//! Keeping the file: a copy of it, what can be saved of a damaged one, bringing it up to date.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::RangeInclusive,
    path::{Path, PathBuf},
    time::Duration,
};

use rusqlite::{Connection, OptionalExtension, Row};

use super::{
    Result, Store, StoreError,
    chain::{self, Head, Of},
    check, compare, counter, folder, log, make, newer, open,
    place::Place,
    schema, staging,
    table::meta,
    whole,
};
use crate::domain::{Difference, Record};

/// Lines in a row that cannot be read, after which the log has ended where nothing says so.
const ENDED: i64 = 10_000;

/// What bringing a file up to date did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Migrated {
    /// The version that it had.
    pub from: usize,
    /// The version that it has.
    pub to: usize,
    /// Where it is kept as it was; nothing when there was nothing to do.
    pub copy: Option<PathBuf>,
}

/// What was saved of a file, and what was not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// Where the new log ends: as the old one, if nothing is missing.
    pub head: Head,
    /// How many lines of the log were saved.
    pub lines: usize,
    /// The lines that cannot be read, or are not what was written there; up to [`i64::MAX`] where
    /// it cannot be read how many there were.
    pub lost: Vec<RangeInclusive<i64>>,
    /// The lines that can be read, but build on what is lost.
    pub left_out: Vec<i64>,
    /// The attempts without the right that cannot be read or saved; nothing when it cannot even be
    /// read how many there were, and none is saved.
    pub attempts: Option<Vec<i64>>,
    /// What the tables of the old file say, as far as they can be read, and the new log does not.
    pub untold: Vec<Difference>,
    /// Up to which number the old file gave them out, and up to which its log names them: where
    /// the end of a log is gone of which no line seems to be lost.
    pub cut: Option<(i64, i64)>,
}

impl Restored {
    /// Whether nothing is missing.
    pub fn is_whole(&self) -> bool {
        self.cut.is_none()
            && self.untold.is_empty()
            && self.lost.is_empty()
            && self.left_out.is_empty()
            && self.attempts.as_ref().is_some_and(Vec::is_empty)
    }
}

impl Store {
    /// Refuses a path at which no new file can be made: [`StoreError::Exists`] if something is
    /// there, [`StoreError::Leftover`] if something of an earlier file is beside it,
    /// [`StoreError::NoFolder`] if its folder is not there.
    pub fn check_free(path: &Path) -> Result<()> {
        staging::check_free(&folder::settle(path)?)
    }

    /// What [`Store::restore`] would save now, and no file of it.
    pub fn rehearse_restore(from: &Path) -> Result<Restored> {
        let mut new = open::scratch()?;
        new.pragma_update(None, "foreign_keys", true)?;
        new.pragma_update(None, "recursive_triggers", true)?;
        told(to_restore(from).and_then(|old| restored(&old, &mut new)))
    }

    /// What [`Store::migrate`] would do now, and nothing of it done.
    pub fn rehearse_migrate(path: &Path) -> Result<Migrated> {
        let db = open::look(&folder::settle(path)?)?.0;
        let from = schema::version_of_file(&db)?;
        if !schema::missing(from, schema::STEPS)?.is_empty() {
            newer::check_older(&db, from)?;
        }
        Ok(Migrated { from, to: schema::STEPS.len(), copy: None })
    }
}

/// Copies, and checks the copy.
pub(super) fn backup(from: &Place, to: &Path) -> Result<Head> {
    make::new(&folder::settle(to)?, |unfinished| {
        make::copy_into((from.path(), from.how), unfinished)?;
        sound(&open::read_only(unfinished, "immutable=1")?)
    })
}

/// The head of a file that is as its log says.
fn sound(db: &Connection) -> Result<Head> {
    match check::differences(db, &[])?.first() {
        Some(difference) => Err(StoreError::Damaged(format!("{difference:?}"))),
        None => chain::head(db),
    }
}

/// Brings up to date.
pub(super) fn migrate(path: &Path, wait: Duration) -> Result<Migrated> {
    let from = schema::version_of_file(&open::look(&folder::settle(path)?)?.0)?;
    let opened = open::file(path, wait)?;
    let (to, copy) = (schema::version(&opened.db)?, opened.kept);
    Ok(Migrated { from, to, copy })
}

/// Replays what can be read of the log of one file into another one.
pub(super) fn restore(from: &Path, to: &Path) -> Result<Restored> {
    let old = told(to_restore(from))?;
    make::new(&folder::settle(to)?, |unfinished| {
        let mut new = make::empty(unfinished, Duration::ZERO)?;
        let saved = told(restored(&old, &mut new))?;
        make::close(new).map(|()| saved)
    })
}

/// Of a file that is too damaged to save anything of, nothing is to be tried again.
fn told<T>(done: Result<T>) -> Result<T> {
    done.map_err(|error| match error {
        StoreError::Damaged(why) => StoreError::Lost(why),
        other => other,
    })
}

/// A file of this version, or of an older one whose log is a chain, damaged or not: the log tells
/// everything, in the same words.
fn to_restore(from: &Path) -> Result<Connection> {
    let old = open::salvage(&folder::settle(from)?)?;
    // What the number says does not matter where the tables are those of this version.
    match schema::version_of_file(&old) {
        Err(StoreError::StrangeVersion { .. }) => {}
        found => {
            let found = found?;
            schema::missing(found, schema::STEPS)?;
            if found < schema::CHAINED && newer::check_older(&old, found).is_ok() {
                return Err(StoreError::Damaged(format!("and of an older version, {found}")));
            }
        }
    }
    // A view in its place says what it likes, and may never end.
    let tables = "select count(*) from sqlite_schema
        where type = 'table' and name in ('log', 'denied') and rootpage > 0";
    if old.query_row(tables, [], |row| row.get(0)).is_ok_and(|count: i64| count < 2) {
        return Err(StoreError::Damaged("its log is no table".to_owned()));
    }
    Ok(old)
}

fn restored(old: &Connection, new: &mut Connection) -> Result<Restored> {
    // All of it as it is at one moment.
    let old = old.unchecked_transaction()?;
    let lines = Lines::of(&old)?;
    let mut unfit = BTreeSet::new();
    loop {
        let tx = new.transaction()?;
        tx.pragma_update(None, "defer_foreign_keys", true)?;
        let done = replay(&old, &tx, &lines, &unfit)?;
        let dangling = dangling(&tx, &done)?;
        // A line may name somebody of whom the lost ones told: it goes too, and what rests on it.
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

/// What was saved, once it is as it will be.
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

/// Which lines there are to be had.
struct Lines {
    sound: Vec<i64>,
    lost: Vec<RangeInclusive<i64>>,
}

impl Lines {
    /// Reads them one by one, each by its number: of a page that is gone only its own are lost. A
    /// line that does not follow on the one before it, though that one is there, is no line of
    /// this log.
    fn of(db: &Connection) -> Result<Self> {
        let sql = "select coalesce(max(seq), 0) from log";
        let last: Option<i64> = db.query_row(sql, [], |row| row.get(0)).ok();
        let mut one = db.prepare(&format!("{} where seq = ?1", chain::LINE_OF))?;
        let attempts = chain::attempts(db);
        let mut it = Self { sound: Vec::new(), lost: Vec::new() };
        let (mut seq, mut missing, mut before) = (1, 0, Some(chain::BEGIN));
        while last.map_or(missing < ENDED, |last| seq <= last) {
            // Of what stood before nothing is known where that is lost.
            before = match &attempts {
                Some(after) => after.get(&(seq - 1)).copied().or(before),
                None => None,
            };
            let read = one.query_row([seq], |row| {
                let (stands, belongs) = chain::hashes(Of::Line, row, &before.unwrap_or_default())?;
                let follows = before.is_none() || stands == Some(belongs);
                Ok((follows && whole::event(row).is_ok(), stands))
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
        // Where the last ones are gone nothing says how many those were.
        it.miss(seq - missing..=last.map_or(i64::MAX, |last| last));
        Ok(it)
    }

    fn miss(&mut self, lines: RangeInclusive<i64>) {
        self.lost.extend((!lines.is_empty()).then_some(lines));
    }
}

/// A link of the old chain, by its number.
type Old = (Of, i64);

/// What one replay wrote.
#[derive(Default)]
struct Done {
    /// The old line of every new one.
    written: Vec<i64>,
    /// The old attempt of every new one.
    noted: Vec<i64>,
    /// The old lines that tell of a row.
    of_row: BTreeMap<i64, Vec<i64>>,
    left_out: Vec<i64>,
    /// The attempts that are missing; nothing when none can be read.
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
        let line = one.query_row([seq], |row| Ok(whole::event(row)));
        // A disk that gave this line before may not give it now.
        let Some(line) = of_a_row(line.map_err(StoreError::from).flatten())? else {
            done.left_out.push(*seq);
            continue;
        };
        if unfit.contains(&(Of::Line, *seq)) || !put(new, &line)? {
            done.left_out.push(*seq);
            continue;
        }
        if let whole::Line::Event { handling, becomes, .. } = &line {
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

/// What was read of one row; nothing when the row is damaged.
fn of_a_row<T>(read: Result<T>) -> Result<Option<T>> {
    match read {
        Ok(found) => Ok(Some(found)),
        Err(error) if compare::is_of_a_row(&error) => Ok(None),
        Err(error) => Err(error),
    }
}

fn note(
    new: &Connection,
    (id, _, line): (i64, i64, whole::Line),
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

/// The attempts that can be read, and after which line; the others are noted as missing.
fn attempts(old: &Connection, done: &mut Done) -> Result<Vec<(i64, i64, whole::Line)>> {
    let sql = "select coalesce(max(id), 0) from denied";
    let Ok(last) = old.query_row(sql, [], |row| row.get::<_, i64>(0)) else {
        return Ok(Vec::new());
    };
    let mut one = old.prepare(&format!("{} where id = ?1", chain::attempt_of(old)?))?;
    let (mut read, mut missing) = (Vec::new(), Vec::new());
    for id in 1..=last {
        let after = |row: &Row<'_>| Ok((row.get(1)?, whole::attempt(row)));
        match of_a_row(one.query_row([id], after).map_err(StoreError::from))? {
            Some((after, Ok(line))) => read.push((id, after, line)),
            _ => missing.push(id),
        }
    }
    done.attempts = Some(missing);
    Ok(read)
}

/// Writes one line, or nothing of it where it builds on what is not there.
fn put(new: &Connection, line: &whole::Line) -> Result<bool> {
    new.execute_batch("savepoint line")?;
    match whole::add(new, line) {
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

/// The old lines and attempts that name what is not there, or tell of a row that does.
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
