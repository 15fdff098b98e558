//! Connections to the file: for looking, reading, writing and salvage, and in memory.

use std::{
    fmt::Write as _,
    fs::{self, Metadata},
    os::unix::{ffi::OsStrExt, fs::MetadataExt},
    path::Path,
    time::Duration,
};

use rusqlite::{Connection, OpenFlags, config::DbConfig, limits::Limit};

use super::identity::{FileIdentity, OpenMode, inode, wal};
use crate::{
    domain::Locked,
    store::{Result, StoreError, schema},
};

/// How a file is opened to work: it is there, and no link.
pub(super) const TO_WRITE: OpenFlags = OpenFlags::SQLITE_OPEN_READ_WRITE
    .union(OpenFlags::SQLITE_OPEN_NO_MUTEX)
    .union(OpenFlags::SQLITE_OPEN_NOFOLLOW);
/// Bytes that no sound row has.
const LONGEST: i32 = 1 << 24;
/// How often a header that does not fit its file is read again.
const AGAIN: usize = 8;

/// A store that is gone with the program.
pub(crate) fn in_memory() -> Result<Connection> {
    in_memory_of(schema::STEPS.len())
}

/// The same as an earlier version made it.
pub(crate) fn in_memory_of(version: usize) -> Result<Connection> {
    let mut db = Connection::open_in_memory()?;
    configure(&db, Duration::ZERO)?;
    schema::migrate(&mut db, schema::STEPS.get(..version).unwrap_or_default(), |_, _| Ok(()))?;
    Ok(db)
}

/// An empty store beside the real one, to replay into: in a file without a name once it is large.
pub(crate) fn scratch() -> Result<Connection> {
    let mut db = Connection::open("")?;
    schema::migrate(&mut db, schema::STEPS, |_, _| Ok(()))?;
    db.set_prepared_statement_cache_capacity(128);
    Ok(db)
}

/// Refuses a file of another user of the system, and one that others can reach.
pub(crate) fn private(found: &Metadata) -> Result<()> {
    if found.uid() != rustix::process::geteuid().as_raw() {
        return Err(StoreError::NotYours { owner: found.uid() });
    }
    if found.mode() & 0o077 != 0 {
        return Err(StoreError::Exposed { mode: found.mode() & 0o777 });
    }
    Ok(())
}

/// Opens a file of ours to look at it, and says what it is on the disk.
pub(crate) fn look(path: &Path) -> Result<(Connection, Metadata)> {
    look_by(path, read_only)
}

/// The same of a file that may be shorter than it says, or have tables that nobody can read: what
/// can be read of it is not refused for the rest.
pub(crate) fn salvage(path: &Path) -> Result<Connection> {
    look_by(path, leniently).map(|(db, _)| db)
}

/// How a file is opened to look at it.
type Connector = fn(&Path, &str) -> Result<Connection>;

fn look_by(path: &Path, by: Connector) -> Result<(Connection, Metadata)> {
    let found = fs::symlink_metadata(path)?;
    if found.file_type().is_symlink() {
        return Err(StoreError::Link);
    }
    if !found.is_file() {
        return Err(StoreError::NotAFile);
    }
    if found.len() == 0 {
        return Err(StoreError::Empty);
    }
    // Whoever opens, writes and closes it in this moment leaves a header of another length.
    let mut marks = (0..AGAIN).map(|_| mark(path, by));
    let fits = marks.find(|mark| !matches!(mark, Err(StoreError::Damaged(_))));
    let (application, beside) = fits.unwrap_or_else(|| mark(path, by))?;
    if application != schema::APPLICATION {
        return Err(StoreError::Foreign { found: application });
    }
    let how = if beside { "mode=ro" } else { "immutable=1" };
    Ok((by(path, how)?, found))
}

/// Whose it is, and whether somebody works on it, or died: what counts stands partly beside the
/// file then, and the file alone may look damaged.
fn mark(path: &Path, by: Connector) -> Result<(i32, bool)> {
    let beside = inode(&wal(path))?.is_some();
    let application = match application(&by(path, "immutable=1")?) {
        Err(StoreError::Damaged(_)) if beside => application(&by(path, "mode=ro")?),
        other => other,
    };
    Ok((application?, beside))
}

fn application(db: &Connection) -> Result<i32> {
    db.pragma_query_value(None, "application_id", |row| row.get(0)).map_err(not_ours)
}

fn not_ours(error: rusqlite::Error) -> StoreError {
    match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::NotADatabase) => StoreError::NotADatabase,
        _ => error.into(),
    }
}

/// Opens to look. Not through `std::fs`: closing such a file would drop the locks that another
/// connection of this process has on it.
pub(crate) fn read_only(path: &Path, how: &str) -> Result<Connection> {
    let mut address = String::from("file:");
    for byte in path.as_os_str().as_bytes() {
        let _ = write!(address, "%{byte:02x}"); // writing into a string cannot fail
    }
    address.push('?');
    address.push_str(how);
    let flags = OpenFlags::from_iter([
        OpenFlags::SQLITE_OPEN_READ_ONLY,
        OpenFlags::SQLITE_OPEN_URI,
        OpenFlags::SQLITE_OPEN_NO_MUTEX,
        OpenFlags::SQLITE_OPEN_NOFOLLOW,
    ]);
    let db = Connection::open_with_flags(address, flags)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    Ok(db)
}

/// The same, as far as it can be read. Nothing of it is trusted; SQLite has no other way to pass
/// over a table that it cannot read than the one that would let a schema be written.
fn leniently(path: &Path, how: &str) -> Result<Connection> {
    let db = read_only(path, how)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, false)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_WRITABLE_SCHEMA, true)?;
    // A damaged record may say that it is as long as the memory of this machine.
    db.set_limit(Limit::SQLITE_LIMIT_LENGTH, LONGEST)?;
    // The first statement meets what cannot be read, those after it have what can.
    let _ = db.prepare("select 1 from sqlite_schema");
    Ok(db)
}

/// Opens to read, for as long as the store is open.
pub(crate) fn to_read(path: &Path, how: OpenMode, wait: Duration) -> Result<Connection> {
    let db = read_only(path, how.address())?;
    guard(&db, wait)?;
    Ok(db)
}

/// Opens to work.
pub(crate) fn connect(path: &Path, wait: Duration) -> Result<Connection> {
    let db = Connection::open_with_flags(path, TO_WRITE)?;
    // Without the right to write, SQLite opens to read and says nothing.
    if db.is_readonly(rusqlite::MAIN_DB)? {
        return Err(StoreError::ReadOnly(Locked::File));
    }
    configure(&db, wait)?;
    Ok(db)
}

fn configure(db: &Connection, wait: Duration) -> Result<()> {
    guard(db, wait)?;
    db.pragma_update(None, "journal_mode", "wal")?;
    db.pragma_update(None, "synchronous", "full")?;
    db.pragma_update(None, "foreign_keys", true)?;
    db.pragma_update(None, "recursive_triggers", true)?;
    Ok(())
}

/// What reading needs too.
fn guard(db: &Connection, wait: Duration) -> Result<()> {
    db.busy_timeout(wait)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    // A statement is planned once: what is bound to it changes nothing, as nothing is measured.
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    db.set_prepared_statement_cache_capacity(128);
    Ok(())
}

impl FileIdentity {
    /// Opens a second connection to the same file.
    pub(crate) fn again(&self, wait: Duration) -> Result<Connection> {
        self.check()?;
        let db = match self.how {
            OpenMode::Write => connect(self.path(), wait)?,
            OpenMode::Read | OpenMode::Crowded | OpenMode::Still(_) => {
                to_read(self.path(), self.how, wait)?
            }
        };
        // The first read opens the side files.
        schema::version(&db)?;
        self.check()?;
        Ok(db)
    }
}
