//! Making a file: all of it or nothing, and never over another one.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, ErrorKind},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
    time::Duration,
};

use rusqlite::{Connection, OpenFlags, backup::Backup};

use super::{
    Result, StoreError,
    open::{connect, read_only},
    place::{How, beside, inode},
    schema,
};

/// Makes the file; of two who make one, the second uses that of the first.
pub(super) fn file(path: &Path, wait: Duration) -> Result<()> {
    match new(path, |unfinished| fill(unfinished, wait)) {
        Err(StoreError::Exists) => Ok(()),
        other => other,
    }
}

/// Makes a whole file (0600) under another name and gives it its own when it is finished, so that
/// nobody ever meets half a file, and none is ever overwritten.
pub(super) fn new<T>(path: &Path, fill: impl FnOnce(&Path) -> Result<T>) -> Result<T> {
    if inode(path)?.is_some() {
        return Err(StoreError::Exists);
    }
    let unfinished = unused(path, ".new")?;
    let made = fill(&unfinished).and_then(|made| match fs::hard_link(&unfinished, path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(StoreError::Exists),
        linked => linked.map(|()| made).map_err(StoreError::from),
    });
    let removed = fs::remove_file(&unfinished);
    for end in ["-wal", "-shm"] {
        // SQLite takes them away itself, unless it was stopped.
        let _ = fs::remove_file(beside(&unfinished, end));
    }
    let made = made?;
    removed?;
    if let Some(folder) = path.parent() {
        File::open(folder)?.sync_all()?;
    }
    Ok(made)
}

fn create(path: &Path) -> io::Result<()> {
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).map(drop)
}

fn fill(path: &Path, wait: Duration) -> Result<()> {
    close(empty(path, wait)?)
}

/// Closes a file that was made, when all of it stands in the file itself: of what it cannot bring
/// over from beside the file as it closes, SQLite says nothing.
pub(super) fn close(db: Connection) -> Result<()> {
    let busy: bool = db.query_row("pragma wal_checkpoint(truncate)", [], |row| row.get(0))?;
    if busy {
        return Err(StoreError::Busy);
    }
    db.close().map_err(|(_, error)| error.into())
}

/// An empty store in a file that was just made.
pub(super) fn empty(path: &Path, wait: Duration) -> Result<Connection> {
    let mut db = connect(path, wait)?;
    schema::migrate(&mut db, schema::STEPS, |_| Ok(()))?;
    Ok(db)
}

/// Keeps the file as it is before a migration, beside it: `name.v1`, `name.v1.2`, …
pub(super) fn copy(path: &Path, version: usize) -> Result<PathBuf> {
    let copy = unused(path, &format!(".v{version}"))?;
    copy_into((path, How::Write), &copy)?;
    Ok(copy)
}

/// Copies all pages as they are at one moment, whoever writes meanwhile, into an empty file.
pub(super) fn copy_into((path, how): (&Path, How), copy: &Path) -> Result<()> {
    let from = read_only(path, how.address())?;
    let mut to = Connection::open_with_flags(copy, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    Backup::new(&from, &mut to)?.run_to_completion(i32::MAX, Duration::ZERO, None)?;
    Ok(())
}

/// Makes an empty file beside this one, under the first name that nobody has.
fn unused(path: &Path, end: &str) -> Result<PathBuf> {
    let mut name = beside(path, end);
    for turn in 2..100 {
        match create(&name) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                name = beside(path, &format!("{end}.{turn}"));
            }
            made => return made.map(|()| name).map_err(StoreError::from),
        }
    }
    Err(StoreError::Io(ErrorKind::AlreadyExists.into()))
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::MetadataExt;

    use super::{
        super::open::{self, settle},
        *,
    };

    #[test]
    fn a_name_that_cannot_be_made_is_not_tried_a_hundred_times() {
        let folder = tempfile::tempdir().unwrap();
        let error = unused(&folder.path().join("nowhere/t.db"), ".new").unwrap_err();
        assert!(
            matches!(&error, StoreError::Io(why) if why.kind() == ErrorKind::NotFound),
            "{error:?}"
        );
    }

    #[test]
    fn the_copy_is_whole_and_private_and_never_overwrites_another() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a ?%.db");
        let mut db = open::file(&path, Duration::from_secs(1)).unwrap().db;
        db.execute("update counter set fresh = 7", []).unwrap();
        let path = settle(&path).unwrap();
        let steps = [schema::STEPS, &[schema::Step::script("create table more (x)")]].concat();
        let version = schema::STEPS.len();
        schema::migrate(&mut db, &steps, |found| copy(&path, found).map(drop)).unwrap();
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
