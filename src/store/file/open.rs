//! Opens the file. Anything but an intact file of this program is refused before SQLite may write
//! to it.

use std::{
    fs,
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

use rusqlite::Connection;

use super::{
    connect::{TO_WRITE, check_private, connect, open_for_inspection, open_for_reading},
    create,
    folder::{has_room, prepare_path, resolve_folder},
    forward_compat,
    identity::{FileIdentity, Inode, OpenMode, inode, keep_wal, moment, wal},
    read_only, staging,
    write_queue::WriteQueue,
};
use crate::{
    domain::{Displaced, Locked},
    store::{Result, StoreError, schema, schema::shape},
};

/// The oldest SQLite without the race that damages a file that two processes write.
const MIN_SQLITE_VERSION: i32 = 3_051_003;
/// Size limit for checking all pages on opening, in bytes: the check takes some tens of
/// milliseconds.
const MAX_CHECKED_BYTES: u64 = 1 << 24;

/// An opened file, its identity, and how it may be used.
pub(crate) struct OpenedFile {
    pub(crate) db: Connection,
    pub(crate) identity: FileIdentity,
    /// The path of the copy made before a migration.
    pub(crate) kept: Option<PathBuf>,
    /// Why the file is read-only; `None` if it is writable.
    pub(crate) locked: Option<Locked>,
    /// `true` if the contents of the `-wal` may be moved into the file when it closes.
    pub(crate) moves: bool,
}

/// How often, and how long apart, a file is opened again while another connection closes.
const CLOSING_RETRIES: usize = 20;
const CLOSING_PAUSE: Duration = Duration::from_millis(5);

/// Opens a file, and again for a moment if its `-wal` or `-shm` is another one than this process
/// knows: the last connection that closes removes both just before they are forgotten.
pub(crate) fn retry_if_closing<T>(mut open: impl FnMut() -> Result<T>) -> Result<T> {
    for _ in 0..CLOSING_RETRIES {
        match open() {
            Err(StoreError::Replaced(Displaced::Wal | Displaced::Shm)) => {
                thread::sleep(CLOSING_PAUSE);
            }
            done => return done,
        }
    }
    open()
}

/// Opens an existing file or creates one, and migrates it. A file that cannot or may not be written
/// is opened read-only.
pub(crate) fn file(path: &Path, wait: Duration) -> Result<OpenedFile> {
    if rusqlite::version_number() < MIN_SQLITE_VERSION {
        return Err(StoreError::OldSqlite { found: rusqlite::version() });
    }
    let path = prepare_path(path)?;
    if inode(&path)?.is_none() {
        create::file(&path, wait)?;
    }
    staging::remove_stale_of(&path);
    let (file, closed) = inspect(&path, wait)?;
    if let Some(why) = closed {
        return open_read_only(path, file, why, wait);
    }
    match open_for_writing(&path, file, wait) {
        Err(StoreError::Full) if has_room(&path) => Err(StoreError::Disk("-shm".to_owned())),
        Err(StoreError::Full) => {
            open_read_only(path, file, Locked::Full, wait).map_err(|_| StoreError::Full)
        }
        opened => opened,
    }
}

/// Opens for writing, and migrates the file if needed. The result is read-only if the end of the
/// log was changed.
fn open_for_writing(path: &Path, file: Inode, wait: Duration) -> Result<OpenedFile> {
    let left = inode(&wal(path))?.is_some();
    let mut db = connect(path, wait)?;
    // Keep an existing `-wal` until it is known to belong to this file.
    keep_wal(&db, left)?;
    let version = shape::version(&db)?;
    let identity = FileIdentity::of(path.to_path_buf(), file, OpenMode::Write)?;
    let locked = find_tampering(&db, version)?;
    let mut kept = None;
    match locked {
        Some(why) if version < schema::MIGRATIONS.len() => return Err(StoreError::ReadOnly(why)),
        Some(_) => db.pragma_update(None, "query_only", true)?,
        None if version < schema::MIGRATIONS.len() => {
            forward_compat::check_older(&db, version)?;
            let _turn = WriteQueue::default().wait(&identity, wait);
            let done = schema::migrate(&mut db, schema::MIGRATIONS, |tx, found| {
                identity.check_for_write()?;
                shape::check(tx, found)?;
                kept = Some(create::copy(path, found)?);
                Ok(())
            });
            // The migration was rolled back, so the copy has nothing that the file lacks.
            if !matches!(done, Ok(()) | Err(StoreError::Disk(_)))
                && let Some(copy) = kept.take()
            {
                let _ = fs::remove_file(copy);
            }
            done?;
        }
        None => {}
    }
    // The first read creates the `-wal`, and detects a damaged first page early.
    db.query_row("select fresh from counter", [], |row| row.get::<_, i64>(0)).map_err(damaged)?;
    identity.check()?;
    Ok(OpenedFile { db, identity, kept, locked, moves: !left || locked.is_none() })
}

/// Like [`file()`], but opens a file of a newer version read-only, if this version can read it.
pub(crate) fn newer(path: &Path, wait: Duration) -> Result<OpenedFile> {
    match file(path, wait) {
        Err(StoreError::Newer { found, known, readable: true }) => {
            let path = resolve_folder(path)?;
            let it = fs::symlink_metadata(&path)?;
            check_private(&it)?;
            open_read_only(path, (it.dev(), it.ino()), Locked::Newer { found, known }, wait)
        }
        opened => opened,
    }
}

/// Returns why the file must be read-only if the end of its log was changed. Reads in one snapshot.
fn find_tampering(db: &Connection, version: usize) -> Result<Option<Locked>> {
    let moment = db.unchecked_transaction()?;
    let found = read_only::find_tampering(&moment, version).map_err(|error| match error {
        StoreError::Sqlite(error) => damaged(error),
        other => other,
    });
    drop(moment);
    // Later queries are prepared anew, so that their plans do not depend on this check.
    db.flush_prepared_statement_cache();
    found
}

/// Opens read-only, leaving no trace if nobody is writing.
fn open_read_only(path: PathBuf, file: Inode, why: Locked, wait: Duration) -> Result<OpenedFile> {
    let left = fs::symlink_metadata(wal(&path)).ok().map(|wal| wal.len());
    let mode = match left {
        Some(1..) if why == Locked::Full => OpenMode::NoShm,
        // The failed attempt to write may have left an empty `-wal`.
        Some(_) if why != Locked::Full => OpenMode::Read,
        _ => OpenMode::Immutable(moment(&path)?),
    };
    let db = open_for_reading(&path, mode, wait)?;
    let version = shape::version(&db)?;
    if version < schema::MIGRATIONS.len() {
        let why = Some(why).filter(|why| matches!(why, Locked::Linked | Locked::Mounted));
        return Err(StoreError::ReadOnly(why.unwrap_or(Locked::Older)));
    }
    let locked = match why {
        // This version does not know how a newer log is chained.
        Locked::Newer { .. } => Some(why),
        _ => find_tampering(&db, version)?.or(Some(why)),
    };
    Ok(OpenedFile {
        db,
        identity: FileIdentity::of(path, file, mode)?,
        kept: None,
        locked,
        moves: false,
    })
}

/// Opens a file with a foreign schema, only to report how that schema differs.
pub(crate) fn open_to_check(path: &Path, wait: Duration) -> Result<OpenedFile> {
    let path = resolve_folder(path)?;
    let (_, found) = open_for_inspection(&path)?;
    check_private(&found)?;
    let mode = if inode(&wal(&path))?.is_some() {
        OpenMode::Read
    } else {
        OpenMode::Immutable(moment(&path)?)
    };
    let db = open_for_reading(&path, mode, wait)?;
    let identity = FileIdentity::of(path, (found.dev(), found.ino()), mode)?;
    Ok(OpenedFile { db, identity, kept: None, locked: Some(Locked::Shape), moves: false })
}

/// Refuses any file that is not an intact file of this program, without changing a byte. For a file
/// that cannot be written, returns the reason.
fn inspect(path: &Path, wait: Duration) -> Result<(Inode, Option<Locked>)> {
    let looked = open_for_inspection(path).and_then(|(db, found)| {
        match check_intact(&db, found.len()) {
            // Without locks, a read may mix pages from before and after a concurrent write: retry
            // with locks.
            Err(StoreError::Damaged(_) | StoreError::ReadOnly(Locked::Shape))
                if read_only::not_writable(path, &found).is_none() =>
            {
                let left = inode(&wal(path))?.is_some();
                let db = Connection::open_with_flags(path, TO_WRITE)?;
                keep_wal(&db, left)?;
                db.busy_timeout(wait)?;
                check_intact(&db, found.len())
            }
            other => other,
        }
        .map(|()| found)
    });
    let found = match looked {
        // Without permission to write beside the file, an unfinished `-wal` cannot be read. With
        // that permission, the failure has another cause.
        Err(StoreError::CannotOpen(_))
            if inode(&wal(path))?.is_some()
                && read_only::not_writable(path, &fs::symlink_metadata(path)?).is_some() =>
        {
            return Err(StoreError::ReadOnly(Locked::Unfinished));
        }
        Err(StoreError::Full) => {
            let found = fs::symlink_metadata(path)?;
            check_private(&found)?;
            return Ok(((found.dev(), found.ino()), Some(Locked::Full)));
        }
        looked => looked?,
    };
    check_private(&found)?;
    let why =
        read_only::not_writable(path, &found).or_else(|| read_only::has_other_name(path, &found));
    Ok(((found.dev(), found.ino()), why))
}

/// Refuses a newer file, and damage that is cheap to find. In files above [`MAX_CHECKED_BYTES`],
/// damage is found only when its page is read.
fn check_intact(db: &Connection, size: u64) -> Result<()> {
    let (found, known) = (shape::version(db)?, schema::MIGRATIONS.len());
    if found > known {
        return Err(StoreError::Newer { found, known, readable: forward_compat::is_readable(db)? });
    }
    if size > MAX_CHECKED_BYTES {
        return Ok(());
    }
    match db.pragma_query_value(None, "quick_check", |row| row.get::<_, String>(0))? {
        said if said == "ok" => Ok(()),
        said => Err(StoreError::Damaged(said)),
    }
}

/// Maps a missing table or counter in a file of this program to damage.
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

    /// Features that a hostile file could exploit are off, and a busy file is waited for as long as
    /// requested.
    #[test]
    fn a_connection_disables_risky_features_and_waits_when_busy() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("t.db");
        let wait = Duration::from_millis(1_234);
        let opened = file(&path, wait).unwrap();
        let read = open_for_reading(&path, OpenMode::Read, wait).unwrap();
        for db in [&opened.db, &read] {
            assert!(db.db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE).unwrap());
            assert!(!db.db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA).unwrap());
            let waits: i64 = db.query_row("pragma busy_timeout", [], |row| row.get(0)).unwrap();
            assert_eq!(waits, 1_234);
        }
    }
}
