//! Opens connections to the file for inspection, reading, writing and salvage. Also opens in-memory
//! databases.

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

/// Flags for writing: the file must exist and not be a link.
pub(super) const TO_WRITE: OpenFlags = OpenFlags::SQLITE_OPEN_READ_WRITE
    .union(OpenFlags::SQLITE_OPEN_NO_MUTEX)
    .union(OpenFlags::SQLITE_OPEN_NOFOLLOW);
/// An upper bound on the bytes of an intact row.
const MAX_ROW_BYTES: i32 = 1 << 24;
/// Maximum number of repeated reads of a header that does not match its file.
const HEADER_RETRIES: usize = 8;

/// Opens an empty in-memory database at the current schema version.
pub(crate) fn in_memory() -> Result<Connection> {
    in_memory_at(schema::MIGRATIONS.len())
}

/// Opens an empty in-memory database at an older schema version.
pub(crate) fn in_memory_at(version: usize) -> Result<Connection> {
    let mut db = Connection::open_in_memory()?;
    configure(&db, Duration::ZERO)?;
    schema::migrate(&mut db, schema::MIGRATIONS.get(..version).unwrap_or_default(), |_, _| Ok(()))?;
    Ok(db)
}

/// Opens an empty scratch database for a replay. SQLite moves it to an unnamed temporary file if it
/// grows.
pub(crate) fn scratch() -> Result<Connection> {
    let mut db = Connection::open("")?;
    schema::migrate(&mut db, schema::MIGRATIONS, |_, _| Ok(()))?;
    db.set_prepared_statement_cache_capacity(128);
    Ok(db)
}

/// Refuses a file that belongs to another user of the system or that others can access.
pub(crate) fn check_private(metadata: &Metadata) -> Result<()> {
    if metadata.uid() != rustix::process::geteuid().as_raw() {
        return Err(StoreError::OtherOwner { owner: metadata.uid() });
    }
    if metadata.mode() & 0o077 != 0 {
        return Err(StoreError::Exposed { mode: metadata.mode() & 0o777 });
    }
    Ok(())
}

/// Opens a file of this program for inspection, and returns its metadata.
pub(crate) fn open_for_inspection(path: &Path) -> Result<(Connection, Metadata)> {
    inspect_with(path, read_only)
}

/// Like [`open_for_inspection`], but tolerates damage: a file that is too short or has unreadable
/// tables is opened for what can still be read.
pub(crate) fn open_damaged(path: &Path) -> Result<Connection> {
    inspect_with(path, read_only_leniently).map(|(db, _)| db)
}

/// A function that opens a file for inspection; the text is the URI query.
type Connector = fn(&Path, &str) -> Result<Connection>;

fn inspect_with(path: &Path, by: Connector) -> Result<(Connection, Metadata)> {
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
    // While another program opens, writes and closes the file, the header may not match the length.
    let mut marks = (0..HEADER_RETRIES).map(|_| read_mark(path, by));
    let fits = marks.find(|mark| !matches!(mark, Err(StoreError::Damaged(_))));
    let (application, beside) = fits.unwrap_or_else(|| read_mark(path, by))?;
    if application != schema::APPLICATION_ID {
        return Err(StoreError::Foreign { found: application });
    }
    let how = if beside { "mode=ro" } else { "immutable=1" };
    Ok((by(path, how)?, found))
}

/// Reads the application ID, and returns whether a `-wal` exists. With a `-wal`, the file is in use
/// or its last writer crashed. Part of the data is then in the `-wal`, and the file alone may look
/// damaged.
fn read_mark(path: &Path, by: Connector) -> Result<(i32, bool)> {
    let beside = inode(&wal(path))?.is_some();
    let application = match application_id(&by(path, "immutable=1")?) {
        Err(StoreError::Damaged(_)) if beside => application_id(&by(path, "mode=ro")?),
        other => other,
    };
    Ok((application?, beside))
}

fn application_id(db: &Connection) -> Result<i32> {
    db.pragma_query_value(None, "application_id", |row| row.get(0)).map_err(map_foreign_error)
}

fn map_foreign_error(error: rusqlite::Error) -> StoreError {
    match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::NotADatabase) => StoreError::NotADatabase,
        _ => error.into(),
    }
}

/// Opens for inspection; `how` is the URI query. Avoids `std::fs`: closing such a file would drop
/// the locks that another connection of this process has on it.
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

/// Like [`read_only`], but skips unreadable tables, which requires SQLite's `writable_schema`. The
/// file is opened read-only, so that setting cannot change it.
fn read_only_leniently(path: &Path, how: &str) -> Result<Connection> {
    let db = read_only(path, how)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, false)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_WRITABLE_SCHEMA, true)?;
    // A damaged record may claim a length as large as the machine's memory.
    db.set_limit(Limit::SQLITE_LIMIT_LENGTH, MAX_ROW_BYTES)?;
    // The first statement fails on unreadable tables; later ones see the readable ones.
    let _ = db.prepare("select 1 from sqlite_schema");
    Ok(db)
}

/// Opens a read-only connection for an open store, with its limits and its busy timeout.
pub(crate) fn open_for_reading(path: &Path, mode: OpenMode, wait: Duration) -> Result<Connection> {
    let db = read_only(path, mode.address())?;
    set_guards(&db, wait)?;
    Ok(db)
}

/// Opens an existing file for writing; errors if it is read-only.
pub(crate) fn connect(path: &Path, wait: Duration) -> Result<Connection> {
    let db = Connection::open_with_flags(path, TO_WRITE)?;
    // Without write permission SQLite silently opens read-only.
    if db.is_readonly(rusqlite::MAIN_DB)? {
        return Err(StoreError::ReadOnly(Locked::File));
    }
    configure(&db, wait)?;
    Ok(db)
}

fn configure(db: &Connection, wait: Duration) -> Result<()> {
    set_guards(db, wait)?;
    db.pragma_update(None, "journal_mode", "wal")?;
    db.pragma_update(None, "synchronous", "full")?;
    db.pragma_update(None, "foreign_keys", true)?;
    db.pragma_update(None, "recursive_triggers", true)?;
    Ok(())
}

/// Applies the settings that readers need too.
fn set_guards(db: &Connection, wait: Duration) -> Result<()> {
    db.busy_timeout(wait)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    // Keeps query plans independent of bound values; the file has no `analyze` statistics anyway.
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    db.set_prepared_statement_cache_capacity(128);
    Ok(())
}

impl FileIdentity {
    /// Opens a second connection to the file.
    pub(crate) fn reopen(&self, wait: Duration) -> Result<Connection> {
        self.check()?;
        let db = match self.mode {
            OpenMode::Write => connect(self.path(), wait)?,
            OpenMode::Read | OpenMode::NoShm | OpenMode::Immutable(_) => {
                open_for_reading(self.path(), self.mode, wait)?
            }
        };
        // SQLite opens the `-wal` and the `-shm` at the first read.
        schema::version(&db)?;
        self.check()?;
        Ok(db)
    }
}
