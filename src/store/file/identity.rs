//! The location of the open file, and checks that its path still leads to it (R122, R123).

use std::{
    collections::BTreeMap,
    ffi::OsString,
    fs::{self, Metadata},
    io::ErrorKind,
    ops::{Deref, DerefMut},
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError, Weak},
};

use rusqlite::{Connection, Row, config::DbConfig};

use crate::{
    domain::Displaced,
    store::{Result, StoreError},
};

/// Device and inode number: the identity of a file under any name.
pub(crate) type Inode = (u64, u64);

/// Suffixes of the files that SQLite keeps beside a database.
pub(crate) const SIDES: [&str; 3] = ["-wal", "-shm", "-journal"];

/// Bytes before the first frame of a `-wal`, and before the page in each frame.
const WAL_HEADER: u64 = 32;
const FRAME_HEADER: u64 = 24;

/// Number of checks before a `-wal` counts as too short: another program may just have reset it.
const WAL_CHECKS: usize = 3;

/// The mode in which the file is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OpenMode {
    /// Read and write, with a `-wal` and a `-shm`.
    Write,
    /// Read while others may write.
    Read,
    /// Read a file with a `-wal` on a full disk, without creating a `-shm`.
    NoShm,
    /// Read an unused file without leaving a trace; holds the file's times and length at opening.
    Immutable((i64, i64, u64)),
}

impl OpenMode {
    /// The URI query for opening read-only with SQLite.
    pub(crate) const fn address(self) -> &'static str {
        match self {
            Self::Write | Self::Read => "mode=ro",
            Self::NoShm => "mode=ro&readonly_shm=1",
            Self::Immutable(_) => "immutable=1",
        }
    }
}

/// The location of the open file and the side files that SQLite opened with it.
#[derive(Clone, Debug)]
pub(crate) struct FileIdentity {
    path: PathBuf,
    file: Inode,
    sides: Arc<Sides>,
    pub(crate) mode: OpenMode,
}

/// The files that SQLite opened beside a database.
#[derive(Debug, PartialEq, Eq)]
struct Sides {
    wal: Option<Inode>,
    /// The memory that programs share for locks and the index of the `-wal`.
    shm: Option<Inode>,
}

/// The files open in this process. SQLite opens a file's `-shm` once per process, and later
/// connections reuse it even if the path then leads to another `-shm`.
static OPEN: Mutex<BTreeMap<Inode, Weak<Sides>>> = Mutex::new(BTreeMap::new());

impl Sides {
    /// Returns the side files of the file. Errors if this process already has the file open with
    /// other side files.
    fn of(path: &Path, file: Inode, mode: OpenMode) -> Result<Arc<Self>> {
        let found = Arc::new(Self { wal: inode(&wal(path))?, shm: inode(&beside(path, "-shm"))? });
        if let OpenMode::Immutable(_) = mode {
            return Ok(found);
        }
        if mode == OpenMode::Write {
            found.wal.ok_or(StoreError::Replaced(Displaced::Wal))?;
            found.shm.ok_or(StoreError::Replaced(Displaced::Shm))?;
        }
        let mut open = OPEN.lock().unwrap_or_else(PoisonError::into_inner);
        open.retain(|_, sides| sides.strong_count() > 0);
        match open.get(&file).and_then(Weak::upgrade) {
            Some(sides) if sides.wal != found.wal => Err(StoreError::Replaced(Displaced::Wal)),
            Some(sides) if sides.shm != found.shm => Err(StoreError::Replaced(Displaced::Shm)),
            Some(sides) => Ok(sides),
            None => {
                open.insert(file, Arc::downgrade(&found));
                Ok(found)
            }
        }
    }
}

impl FileIdentity {
    /// Records the location of a file after its first read. SQLite opens the `-wal` and `-shm` at
    /// that read and keeps both until the connection closes.
    pub(crate) fn of(path: PathBuf, file: Inode, mode: OpenMode) -> Result<Self> {
        let sides = Sides::of(&path, file, mode)?;
        let identity = Self { path, file, sides, mode };
        identity.check().map(|()| identity)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// The `-wal` that was opened with the file.
    pub(crate) fn wal(&self) -> Option<Inode> {
        self.sides.wal
    }

    /// Errors if the path or a side file now leads to another file. Data written to a deleted file
    /// is lost, although SQLite reports success. With different `-shm` files, two programs do not
    /// see each other's locks. Also errors if the file changed since it was opened as
    /// [`OpenMode::Immutable`].
    pub(crate) fn check(&self) -> Result<()> {
        self.found().map(drop)
    }

    /// Like [`FileIdentity::check`], before a write. Also errors if the file has a second name:
    /// each name has its own `-wal`, so writers under different names overwrite each other's data.
    pub(crate) fn check_for_write(&self) -> Result<()> {
        match self.found()?.nlink() {
            1 => Ok(()),
            _ => Err(StoreError::Replaced(Displaced::Linked)),
        }
    }

    /// Errors if the `-wal` is shorter than the frames that SQLite counts in it: data written after
    /// the gap cannot be read back. Called outside a transaction, where SQLite reports the number
    /// of frames.
    pub(crate) fn check_wal(&self, db: &Connection) -> Result<()> {
        if self.mode != OpenMode::Write {
            return Ok(());
        }
        let page: u64 = db.pragma_query_value(None, "page_size", |row| row.get(0))?;
        let mut count = db.prepare_cached("pragma wal_checkpoint(noop)")?;
        for _ in 0..WAL_CHECKS {
            let frames = |row: &Row<'_>| Ok((row.get::<_, i64>(1)?, row.get::<_, i64>(2)?));
            let (written, moved) = count.query_row([], frames)?;
            let wanted = WAL_HEADER + u64::try_from(written).unwrap_or(0) * (FRAME_HEADER + page);
            // A missing `-wal` is reported by [`FileIdentity::check`].
            let length = fs::symlink_metadata(wal(&self.path)).map_or(wanted, |found| found.len());
            if written <= moved || length >= wanted {
                return Ok(());
            }
        }
        Err(StoreError::Replaced(Displaced::WalTruncated))
    }

    /// Like [`FileIdentity::check`], after a write: errors with [`StoreError::Uncertain`] if the
    /// write may have gone to another file.
    pub(crate) fn confirm(&self) -> Result<()> {
        self.check().map_err(|error| match error {
            StoreError::Replaced(why) => StoreError::Uncertain(why),
            other => other,
        })
    }

    fn found(&self) -> Result<Metadata> {
        let Ok(found) = fs::symlink_metadata(&self.path) else {
            return Err(StoreError::Replaced(Displaced::Gone));
        };
        let same = |side, seen| inode(&beside(&self.path, side)).is_ok_and(|now| now == seen);
        let displaced = match () {
            () if (found.dev(), found.ino()) != self.file => Displaced::Other,
            () if matches!(self.mode, OpenMode::Immutable(seen) if seen != moment_of(&found)) => {
                Displaced::Written
            }
            () if !same("-wal", self.sides.wal)
                && self.mode != OpenMode::Write
                && self.sides.wal.is_none() =>
            {
                Displaced::Written
            }
            () if !same("-wal", self.sides.wal) => Displaced::Wal,
            // A reader without write permission may work without a `-shm`.
            () if self.sides.shm.is_some() && !same("-shm", self.sides.shm) => Displaced::Shm,
            () => return Ok(found),
        };
        Err(StoreError::Replaced(displaced))
    }

    /// Returns whether no other program can have used another `-wal` or `-shm`. Each must be the
    /// file that was opened, or be missing: a program that opened the database would have recreated
    /// it.
    fn has_own_side_files(&self) -> bool {
        let own = |path: &Path, seen| inode(path).is_ok_and(|now| now.is_none() || now == seen);
        inode(&self.path).is_ok_and(|now| now == Some(self.file))
            && own(&wal(&self.path), self.sides.wal)
            && own(&beside(&self.path, "-shm"), self.sides.shm)
    }

    /// Returns the files to watch for writes and removals.
    pub(crate) fn watched(&self) -> Vec<PathBuf> {
        let sides = [(self.sides.wal, "-wal"), (self.sides.shm, "-shm")];
        let there = sides.into_iter().filter(|(seen, _)| seen.is_some());
        let sides = there.map(|(_, side)| beside(&self.path, side));
        std::iter::once(self.path.clone()).chain(sides).collect()
    }
}

/// The connection of a store. When the last connection closes, SQLite moves the `-wal` into the
/// file; if others meanwhile use another `-wal` or `-shm`, that would overwrite their data.
#[derive(Debug)]
pub(crate) struct GuardedConnection {
    db: Connection,
    identity: Option<FileIdentity>,
    /// `true` if closing may move frames that others left in the `-wal`.
    moves: bool,
}

impl GuardedConnection {
    pub(crate) fn new(db: Connection, identity: Option<FileIdentity>, moves: bool) -> Self {
        Self { db, identity, moves }
    }

    /// Guards a second connection to the file.
    pub(crate) fn for_connection(&self, db: Connection) -> Self {
        Self { db, identity: self.identity.clone(), moves: self.moves }
    }
}

impl Deref for GuardedConnection {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        &self.db
    }
}

impl DerefMut for GuardedConnection {
    fn deref_mut(&mut self) -> &mut Connection {
        &mut self.db
    }
}

impl Drop for GuardedConnection {
    fn drop(&mut self) {
        let moves =
            self.moves && self.identity.as_ref().is_none_or(FileIdentity::has_own_side_files);
        // If this setting fails, SQLite keeps its earlier one.
        let _ = keep_wal(&self.db, !moves);
    }
}

/// Sets whether the `-wal` is kept when a connection closes.
pub(crate) fn keep_wal(db: &Connection, keep: bool) -> Result<()> {
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, keep)?;
    Ok(())
}

/// A file's modification time and length.
pub(crate) fn moment(path: &Path) -> Result<(i64, i64, u64)> {
    Ok(moment_of(&fs::symlink_metadata(path)?))
}

fn moment_of(metadata: &Metadata) -> (i64, i64, u64) {
    (metadata.mtime(), metadata.mtime_nsec(), metadata.len())
}

/// The identity of the file at the path; `None` if nothing is there.
pub(crate) fn inode(path: &Path) -> Result<Option<Inode>> {
    match fs::symlink_metadata(path) {
        Ok(found) => Ok(Some((found.dev(), found.ino()))),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.into()),
    }
}

pub(crate) fn wal(path: &Path) -> PathBuf {
    beside(path, "-wal")
}

pub(crate) fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(end);
    name.into()
}
