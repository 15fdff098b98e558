//! Opening the file. Whatever is not ours is refused before SQLite may write to it.

use std::{
    fs,
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
    time::Duration,
};

use rusqlite::Connection;

use super::{
    connect::{TO_WRITE, connect, look, private, to_read},
    create,
    folder::{has_room, room_for, settle},
    forward_compat,
    identity::{FileIdentity, Inode, OpenMode, inode, keep_wal, moment, wal},
    read_only, staging,
};
use crate::{
    domain::Locked,
    store::{Result, StoreError, schema, schema::shape},
};

/// The oldest SQLite without the race that damages a file written from two sides.
const OLDEST: i32 = 3_051_003;
/// The largest file that is checked page by page when it is opened: some tens of milliseconds.
const CHECKED: u64 = 1 << 24;

/// A file that was opened.
pub(crate) struct Opened {
    pub(crate) db: Connection,
    pub(crate) place: FileIdentity,
    /// Where the copy from before a migration is.
    pub(crate) kept: Option<PathBuf>,
    /// Why nothing may be written to it.
    pub(crate) locked: Option<Locked>,
    /// `true` if what is in the `-wal` may be moved into the file when it closes.
    pub(crate) moves: bool,
}

/// Opens a file that is there, or makes a new one, and brings it up to date. One that cannot or may
/// not be written is opened to read.
pub(crate) fn file(path: &Path, wait: Duration) -> Result<Opened> {
    if rusqlite::version_number() < OLDEST {
        return Err(StoreError::OldSqlite { found: rusqlite::version() });
    }
    let path = room_for(path)?;
    if inode(&path)?.is_none() {
        create::file(&path, wait)?;
    }
    staging::sweep_after(&path);
    let (file, closed) = inspect(&path, wait)?;
    if let Some(why) = closed {
        return reading(path, file, why, wait);
    }
    match to_write(&path, file, wait) {
        Err(StoreError::Full) if has_room(&path) => Err(StoreError::Disk("-shm".to_owned())),
        Err(StoreError::Full) => {
            reading(path, file, Locked::Full, wait).map_err(|_| StoreError::Full)
        }
        opened => opened,
    }
}

/// Opens to write, and brings the file up to date.
fn to_write(path: &Path, file: Inode, wait: Duration) -> Result<Opened> {
    let left = inode(&wal(path))?.is_some();
    let mut db = connect(path, wait)?;
    // What was left there stays there, until it is known that it belongs to this file.
    keep_wal(&db, left)?;
    let version = shape::version(&db)?;
    let place = FileIdentity::of(path.to_path_buf(), file, OpenMode::Write)?;
    let locked = tampered(&db, version)?;
    let mut kept = None;
    match locked {
        Some(why) if version < schema::STEPS.len() => return Err(StoreError::ReadOnly(why)),
        Some(_) => db.pragma_update(None, "query_only", true)?,
        None if version < schema::STEPS.len() => {
            forward_compat::check_older(&db, version)?;
            let done = schema::migrate(&mut db, schema::STEPS, |tx, found| {
                place.check_to_write()?;
                shape::check(tx, found)?;
                kept = Some(create::copy(path, found)?);
                Ok(())
            });
            // All of it was given up: the copy has nothing that the file has not.
            if !matches!(done, Ok(()) | Err(StoreError::Disk(_)))
                && let Some(copy) = kept.take()
            {
                let _ = fs::remove_file(copy);
            }
            done?;
        }
        None => {}
    }
    // The first read makes the -wal, and meets a damaged first page here and not in mid-work.
    db.query_row("select fresh from counter", [], |row| row.get::<_, i64>(0)).map_err(damaged)?;
    place.check()?;
    Ok(Opened { db, place, kept, locked, moves: !left || locked.is_none() })
}

/// The same, and a file that a newer version made is opened to read, if this one can read it.
pub(crate) fn newer(path: &Path, wait: Duration) -> Result<Opened> {
    match file(path, wait) {
        Err(StoreError::Newer { found, known, readable: true }) => {
            let path = settle(path)?;
            let it = fs::symlink_metadata(&path)?;
            private(&it)?;
            reading(path, (it.dev(), it.ino()), Locked::Newer { found, known }, wait)
        }
        opened => opened,
    }
}

/// Returns whether the end of the log is not as it was written, all of it as it is at one moment.
fn tampered(db: &Connection, version: usize) -> Result<Option<Locked>> {
    let moment = db.unchecked_transaction()?;
    let found = read_only::tampered(&moment, version).map_err(|error| match error {
        StoreError::Sqlite(error) => damaged(error),
        other => other,
    });
    drop(moment);
    // What was asked here tells nothing of what will be asked.
    db.flush_prepared_statement_cache();
    found
}

/// Opens to read only, without a trace where nobody writes.
fn reading(path: PathBuf, file: Inode, why: Locked, wait: Duration) -> Result<Opened> {
    let left = fs::symlink_metadata(wal(&path)).ok().map(|wal| wal.len());
    let how = match left {
        Some(1..) if why == Locked::Full => OpenMode::Crowded,
        // What was just tried in vain may have left an empty one.
        Some(_) if why != Locked::Full => OpenMode::Read,
        _ => OpenMode::Still(moment(&path)?),
    };
    let db = to_read(&path, how, wait)?;
    let version = shape::version(&db)?;
    if version < schema::STEPS.len() {
        let why = Some(why).filter(|why| matches!(why, Locked::Linked | Locked::Mounted));
        return Err(StoreError::ReadOnly(why.unwrap_or(Locked::Older)));
    }
    let locked = match why {
        // How a newer log is chained is not known here.
        Locked::Newer { .. } => Some(why),
        _ => tampered(&db, version)?.or(Some(why)),
    };
    Ok(Opened { db, place: FileIdentity::of(path, file, how)?, kept: None, locked, moves: false })
}

/// Opens a file whose schema is not ours, only to look what is wrong with it.
pub(crate) fn to_check(path: &Path, wait: Duration) -> Result<Opened> {
    let path = settle(path)?;
    let (_, found) = look(&path)?;
    private(&found)?;
    let how = if inode(&wal(&path))?.is_some() {
        OpenMode::Read
    } else {
        OpenMode::Still(moment(&path)?)
    };
    let db = to_read(&path, how, wait)?;
    let place = FileIdentity::of(path, (found.dev(), found.ino()), how)?;
    Ok(Opened { db, place, kept: None, locked: Some(Locked::Shape), moves: false })
}

/// Refuses whatever is not ours, without changing a byte of it; says why it cannot be written.
fn inspect(path: &Path, wait: Duration) -> Result<(Inode, Option<Locked>)> {
    let looked = look(path).and_then(|(db, found)| {
        match sound(&db, found.len()) {
            // Without locks one reads the pages of two moments while somebody else writes.
            Err(StoreError::Damaged(_) | StoreError::ReadOnly(Locked::Shape))
                if read_only::closed(path, &found).is_none() =>
            {
                let left = inode(&wal(path))?.is_some();
                let db = Connection::open_with_flags(path, TO_WRITE)?;
                keep_wal(&db, left)?;
                db.busy_timeout(wait)?;
                sound(&db, found.len())
            }
            other => other,
        }
        .map(|()| found)
    });
    let found = match looked {
        // Without a right to write beside the file, what is unfinished there cannot be read. With
        // it, something else keeps the file from being opened.
        Err(StoreError::Unopened(_))
            if inode(&wal(path))?.is_some()
                && read_only::closed(path, &fs::symlink_metadata(path)?).is_some() =>
        {
            return Err(StoreError::ReadOnly(Locked::Unfinished));
        }
        Err(StoreError::Full) => {
            let found = fs::symlink_metadata(path)?;
            private(&found)?;
            return Ok(((found.dev(), found.ino()), Some(Locked::Full)));
        }
        looked => looked?,
    };
    private(&found)?;
    let why = read_only::closed(path, &found).or_else(|| read_only::shared(path, &found));
    Ok(((found.dev(), found.ino()), why))
}

/// Refuses a newer file, and a damaged one as far as that is cheap to see. Larger files tell it
/// when a page is met.
fn sound(db: &Connection, size: u64) -> Result<()> {
    let (found, known) = (shape::version(db)?, schema::STEPS.len());
    if found > known {
        return Err(StoreError::Newer { found, known, readable: forward_compat::is_readable(db)? });
    }
    if size > CHECKED {
        return Ok(());
    }
    match db.pragma_query_value(None, "quick_check", |row| row.get::<_, String>(0))? {
        said if said == "ok" => Ok(()),
        said => Err(StoreError::Damaged(said)),
    }
}

/// A file that says it is ours but has not our tables is damaged.
fn damaged(error: rusqlite::Error) -> StoreError {
    match error {
        rusqlite::Error::QueryReturnedNoRows => StoreError::Damaged("no counter".to_owned()),
        other => other.into(),
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::config::DbConfig;

    use super::*;

    /// What SQLite would let a hostile file do is off, and a busy file is waited for as long as
    /// asked.
    #[test]
    fn a_connection_trusts_no_file_and_waits_as_asked() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("t.db");
        let wait = Duration::from_millis(1_234);
        let opened = file(&path, wait).unwrap();
        let read = to_read(&path, OpenMode::Read, wait).unwrap();
        for db in [&opened.db, &read] {
            assert!(db.db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE).unwrap());
            assert!(!db.db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA).unwrap());
            let waits: i64 = db.query_row("pragma busy_timeout", [], |row| row.get(0)).unwrap();
            assert_eq!(waits, 1_234);
        }
    }
}
