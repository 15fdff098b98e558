//! Creates files: completely or not at all, and never over another file (R120).

use std::{
    fs::File,
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
    time::Duration,
};

use rusqlite::{Connection, OpenFlags, backup::Backup};

use super::{
    connect::{connect, open_for_inspection, read_only},
    identity::{Inode, OpenMode, beside},
    staging::{self, Staging},
};
use crate::{
    domain::Displaced,
    store::{
        BULK_CACHE_SIZE, Result, StoreError,
        integrity::chain::{self, ChainHead},
        schema,
    },
};

/// Maximum number of copies that one version may have beside a file.
const MAX_COPIES: usize = 9_999;

/// Creates the file; of two concurrent creators, the second uses the file of the first.
pub(crate) fn file(path: &Path, wait: Duration) -> Result<()> {
    match new(path, |unfinished| fill(unfinished, wait)) {
        Err(StoreError::Exists) => Ok(()),
        other => other,
    }
}

/// Creates a file (0600) in a staging folder, and renames it when it is complete. Nobody ever sees
/// an incomplete file, and no file is overwritten. First removes what killed programs left in that
/// folder.
///
/// # Errors
/// [`StoreError::Exists`] if the path is taken, [`StoreError::Leftover`] if a `-wal`, `-shm` or
/// `-journal` is beside it, and [`StoreError::Damaged`] if the file reads differently under its
/// final name.
pub(crate) fn new<T>(path: &Path, fill: impl FnOnce(&Path) -> Result<T>) -> Result<T> {
    staging::remove_stale(path);
    staging::check_free(path)?;
    let staging = Staging::beside(path)?;
    let unfinished = staging.file();
    let made = fill(&unfinished)?;
    if beside(&unfinished, "-wal").metadata().is_ok_and(|wal| wal.len() > 0) {
        return Err(StoreError::Busy);
    }
    let before = identify(&unfinished)?;
    File::open(&unfinished)?.sync_all()?;
    staging::check_free(path)?;
    staging.publish(path)?;
    drop(staging);
    if let Some(folder) = path.parent() {
        File::open(folder)?.sync_all()?;
    }
    check_published(path, &before)?;
    Ok(made)
}

/// The file's identity and its chain head; no head if the file predates the chain.
struct Identity {
    inode: Inode,
    head: Option<ChainHead>,
}

fn identify(path: &Path) -> Result<Identity> {
    let (db, found) = open_for_inspection(path)?;
    let chained = schema::version(&db)? >= schema::FIRST_CHAINED_VERSION;
    let head = chained.then(|| chain::head(&db)).transpose()?;
    Ok(Identity { inode: (found.dev(), found.ino()), head })
}

/// Checks that the file is unchanged under its final name. Only its log may have grown since.
fn check_published(path: &Path, before: &Identity) -> Result<()> {
    let now = identify(path)?;
    let is_same = match (&before.head, &now.head) {
        (Some(before), Some(now)) => now == before || now.number > before.number,
        (before, now) => before == now,
    };
    if now.inode != before.inode {
        return Err(StoreError::Replaced(Displaced::Other));
    }
    if is_same { Ok(()) } else { Err(StoreError::Damaged("under its own name".to_owned())) }
}

fn fill(path: &Path, wait: Duration) -> Result<()> {
    close(empty(path, wait)?)
}

/// Closes a new file after all data is in the main file. While closing, SQLite does not report data
/// that it fails to move from the `-wal`.
pub(crate) fn close(db: Connection) -> Result<()> {
    let busy: bool = db.query_row("pragma wal_checkpoint(truncate)", [], |row| row.get(0))?;
    if busy {
        return Err(StoreError::Busy);
    }
    db.close().map_err(|(_, error)| error.into())
}

/// Creates an empty store in a new file.
pub(crate) fn empty(path: &Path, wait: Duration) -> Result<Connection> {
    let mut db = connect(path, wait)?;
    schema::migrate(&mut db, schema::MIGRATIONS, |_, _| Ok(()))?;
    Ok(db)
}

/// Copies the file before a migration, beside it: `name.v1`, `name.v1.2`, …
pub(crate) fn copy(path: &Path, version: usize) -> Result<PathBuf> {
    for number in 1..=MAX_COPIES {
        let suffix = if number == 1 { String::new() } else { format!(".{number}") };
        let copy = beside(path, &format!(".v{version}{suffix}"));
        match new(&copy, |unfinished| copy_pages(path, OpenMode::Write, unfinished)) {
            Err(StoreError::Exists | StoreError::Leftover(_)) => {}
            made => return made.map(|()| copy),
        }
    }
    Err(StoreError::Exists)
}

/// Copies all pages as one snapshot, despite concurrent writers, into an empty file.
pub(crate) fn copy_pages(path: &Path, mode: OpenMode, copy: &Path) -> Result<()> {
    let from = read_only(path, mode.address())?;
    let mut to = Connection::open_with_flags(copy, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    Backup::new(&from, &mut to)?.run_to_completion(i32::MAX, Duration::ZERO, None)?;
    Ok(())
}

/// Creates an empty store to be filled in one transaction. Without a `-wal`, whose pages would all be
/// written twice, and without syncs: nobody else has the file, and it is thrown away if filling
/// fails. [`close_filled`] ends it, and [`new`] syncs it.
pub(crate) fn empty_to_fill(path: &Path) -> Result<Connection> {
    let db = empty(path, Duration::ZERO)?;
    db.pragma_update(None, "journal_mode", "memory")?;
    db.pragma_update(None, "synchronous", "off")?;
    db.pragma_update(None, "cache_size", BULK_CACHE_SIZE)?;
    Ok(db)
}

/// Closes a file of [`empty_to_fill`], which from now on has a `-wal` as every other file.
pub(crate) fn close_filled(db: Connection) -> Result<()> {
    // No frame is in the `-wal` by then, so that nothing has to be moved.
    let mode: String = db.query_row("pragma journal_mode = wal", [], |row| row.get(0))?;
    if mode != "wal" {
        return Err(StoreError::Busy);
    }
    db.close().map_err(|(_, error)| error.into())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{
        super::{folder::resolve_folder, open},
        *,
    };

    #[test]
    fn a_copy_is_complete_private_and_overwrites_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a ?%.db");
        let mut db = open::file(&path, Duration::from_secs(1)).unwrap().db;
        db.execute("update counter set fresh = 7", []).unwrap();
        let path = resolve_folder(&path).unwrap();
        let steps =
            [schema::MIGRATIONS, &[schema::Migration::script("create table more (x)")]].concat();
        let version = schema::MIGRATIONS.len();
        schema::migrate(&mut db, &steps, |_, found| copy(&path, found).map(drop)).unwrap();
        copy(&path, version).unwrap();
        let first = beside(&path, &format!(".v{version}"));
        assert_eq!(fs::metadata(&first).unwrap().mode() & 0o777, 0o600);
        assert!(beside(&path, &format!(".v{version}.2")).is_file());
        let copy = Connection::open(&first).unwrap();
        let fresh: i64 = copy.query_row("select fresh from counter", [], |r| r.get(0)).unwrap();
        assert_eq!((schema::version(&copy).unwrap(), fresh), (version, 7));
        assert!(copy.prepare("select * from more").is_err());
    }
}
