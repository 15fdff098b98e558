//! Opening the file: what it must be, how it is opened, and that it stays the same file.

use std::{
    fs,
    io::Write,
    os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt},
    path::{Path, PathBuf},
    time::Duration,
};

use rusqlite::{Connection, OpenFlags, config::DbConfig};

use super::{Result, StoreError, schema};

/// The oldest SQLite without the race that damages a file in WAL mode.
const OLDEST: i32 = 3_051_003;
/// The first bytes of every SQLite file.
const MAGIC: &[u8] = b"SQLite format 3\0";

/// Where an open file is, and which one it was when it was opened.
#[derive(Clone, Debug)]
pub(super) struct Place {
    path: PathBuf,
    wait: Duration,
    device: u64,
    inode: u64,
}

impl Place {
    fn of(path: &Path, wait: Duration) -> Result<Self> {
        let found = fs::symlink_metadata(path)?;
        let path = path.to_path_buf();
        Ok(Self { path, wait, device: found.dev(), inode: found.ino() })
    }

    /// Whether the path still leads to the file that was opened: a commit to a file that was
    /// taken away is a commit that nobody will ever see.
    pub(super) fn check(&self) -> Result<()> {
        match fs::symlink_metadata(&self.path) {
            Ok(found) if (found.dev(), found.ino()) == (self.device, self.inode) => Ok(()),
            _ => Err(StoreError::Replaced),
        }
    }
}

/// Opens or makes the file at `path`.
pub(super) fn open(path: &Path, wait: Duration) -> Result<(Connection, Place)> {
    check_sqlite()?;
    match fs::symlink_metadata(path) {
        Ok(found) => check_existing(path, &found)?,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => make(path)?,
        Err(error) => return Err(error.into()),
    }
    let place = Place::of(path, wait)?;
    let mut db = connect(&place)?;
    schema::migrate(&mut db, schema::STEPS, |found| keep_copy(path, found))?;
    if db.is_readonly("main")? {
        return Err(StoreError::ReadOnly);
    }
    Ok((db, place))
}

/// One more connection to a file that is open already.
pub(super) fn again(place: &Place) -> Result<(Connection, Place)> {
    place.check()?;
    Ok((connect(place)?, place.clone()))
}

/// A store without a file.
pub(super) fn in_memory() -> Result<Connection> {
    check_sqlite()?;
    let mut db = Connection::open_in_memory()?;
    prepare(&db, Duration::ZERO)?;
    schema::migrate(&mut db, schema::STEPS, |_| Ok(()))?;
    Ok(db)
}

fn check_sqlite() -> Result<()> {
    if rusqlite::version_number() < OLDEST {
        return Err(StoreError::OldSqlite { found: rusqlite::version() });
    }
    Ok(())
}

/// A new file of ours, that nobody else can read; made by us, never through a link.
fn make(path: &Path) -> Result<()> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    }
    fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    Ok(())
}

/// What is there must be ours, before anything opens it for writing.
fn check_existing(path: &Path, found: &fs::Metadata) -> Result<()> {
    if found.file_type().is_symlink() {
        return Err(StoreError::Link);
    }
    if !found.is_file() {
        return Err(StoreError::NotAFile);
    }
    if found.len() == 0 {
        return Err(StoreError::Empty);
    }
    let mut head = [0; 100];
    let mut file = fs::OpenOptions::new().read(true).open(path)?;
    let whole = std::io::Read::read_exact(&mut file, &mut head).is_ok();
    if !whole || !head.starts_with(MAGIC) {
        return Err(StoreError::NotADatabase);
    }
    if let Err(error) = fs::OpenOptions::new().append(true).open(path) {
        return Err(error.into());
    }
    let db = look(path)?;
    let application: i32 = db.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let version = schema::version(&db)?;
    if application != schema::APPLICATION {
        return Err(StoreError::Foreign { found: application });
    }
    schema::missing(version, schema::STEPS)?;
    let said: String = db.pragma_query_value(None, "quick_check", |row| row.get(0))?;
    if said != "ok" {
        return Err(StoreError::Damaged(said));
    }
    Ok(())
}

/// A connection that only reads. Where nobody left a log of writes behind, the file is all there
/// is: it is looked at as it stands, and nothing is made beside it.
fn look(path: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NOFOLLOW;
    let mut wal = path.as_os_str().to_owned();
    wal.push("-wal");
    if PathBuf::from(wal).exists() {
        return Ok(Connection::open_with_flags(path, flags)?);
    }
    let plain = |byte: &u8| byte.is_ascii_graphic() && !b"?#%".contains(byte);
    let path = path.as_os_str().as_encoded_bytes().iter().map(|byte| match byte {
        byte if plain(byte) => char::from(*byte).to_string(),
        byte => format!("%{byte:02x}"),
    });
    let uri = format!("file:{}?immutable=1", path.collect::<String>());
    Ok(Connection::open_with_flags(uri, flags | OpenFlags::SQLITE_OPEN_URI)?)
}

fn connect(place: &Place) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_NOFOLLOW
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(&place.path, flags)?;
    prepare(&db, place.wait)?;
    Ok(db)
}

fn prepare(db: &Connection, wait: Duration) -> Result<()> {
    db.busy_timeout(wait)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    db.pragma_update(None, "foreign_keys", true)?;
    db.pragma_update_and_check(None, "journal_mode", "wal", |_| Ok(()))?;
    db.pragma_update(None, "synchronous", "full")?;
    db.set_prepared_statement_cache_capacity(64);
    Ok(())
}

/// Before a file is brought up to date: a copy beside it, whole or not at all, that only its
/// owner can read.
fn keep_copy(path: &Path, version: usize) -> Result<()> {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".v{version}.kopie"));
    let source = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let part = PathBuf::from(name.clone()).with_extension("deel");
    let mut made =
        fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&part)?;
    made.flush()?;
    source.backup("main", &part, None::<fn(rusqlite::backup::Progress)>)?;
    fs::OpenOptions::new().read(true).open(&part)?.sync_all()?;
    fs::rename(&part, &name)?;
    Ok(())
}
