//! Where the open file is, and whether it still is that file.

use std::{
    collections::BTreeMap,
    ffi::OsString,
    fs::{self, Metadata},
    io::ErrorKind,
    ops::{Deref, DerefMut},
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError, Weak},
    time::Duration,
};

use rusqlite::{Connection, Row, config::DbConfig};

use super::{Result, StoreError, open, schema};
use crate::domain::Displaced;

/// Device and number of a file: what it is, wherever it is.
pub(super) type Inode = (u64, u64);

/// What SQLite keeps beside a file, by what it adds to the name.
pub(super) const SIDES: [&str; 3] = ["-wal", "-shm", "-journal"];

/// Bytes before the first frame of a `-wal`, and before the page in each.
const WAL_HEADER: u64 = 32;
const FRAME_HEADER: u64 = 24;

/// How often a `-wal` that seems too short is looked at: another program may just have emptied it.
const TRIES: usize = 3;

/// How the file is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// To write.
    Write,
    /// To read beside others who write.
    Read,
    /// To read what others left, where there is no room for a `-shm`.
    Crowded,
    /// To read what nobody writes, without a trace: as it was at this moment, with this length.
    Still((i64, i64, u64)),
}

impl How {
    /// As SQLite wants it, to read.
    pub(super) const fn address(self) -> &'static str {
        match self {
            Self::Write | Self::Read => "mode=ro",
            Self::Crowded => "mode=ro&readonly_shm=1",
            Self::Still(_) => "immutable=1",
        }
    }
}

/// Where the open file is, and which files SQLite opened there.
#[derive(Clone, Debug)]
pub(super) struct Place {
    path: PathBuf,
    file: Inode,
    sides: Arc<Sides>,
    pub(super) how: How,
}

/// What SQLite opened beside a file.
#[derive(Debug, PartialEq, Eq)]
struct Sides {
    wal: Option<Inode>,
    /// The memory that programs share to lock and to find what is in the `-wal`.
    shm: Option<Inode>,
}

/// The files that are open in this program. SQLite opens the `-shm` of a file once for a whole
/// program: a later connection gets that one, whatever is at the path by then.
static OPEN: Mutex<BTreeMap<Inode, Weak<Sides>>> = Mutex::new(BTreeMap::new());

impl Sides {
    /// What is beside the file now, if no other is open in this program.
    fn of(path: &Path, file: Inode, how: How) -> Result<Arc<Self>> {
        let found = Arc::new(Self { wal: inode(&wal(path))?, shm: inode(&beside(path, "-shm"))? });
        if let How::Still(_) = how {
            return Ok(found);
        }
        if how == How::Write {
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

impl Place {
    /// Of a file that was just read: SQLite opens the `-wal` and the `-shm` with the first read, and
    /// keeps both until the connection closes.
    pub(super) fn of(path: PathBuf, file: Inode, how: How) -> Result<Self> {
        let sides = Sides::of(&path, file, how)?;
        let place = Self { path, file, sides, how };
        place.check().map(|()| place)
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Refuses when the path, or what is beside it, leads to another file by now: what is written
    /// into a deleted file is lost, though SQLite says it is safe (SAFETY F10). With another `-shm`
    /// two programs do not see each other's locks. Also when somebody began to write what is read as
    /// if nobody did.
    pub(super) fn check(&self) -> Result<()> {
        self.found().map(drop)
    }

    /// The same before something is written, and when the file has a second name: each name has a
    /// `-wal` of its own, and who writes under one overwrites what was written under the other.
    pub(super) fn check_to_write(&self) -> Result<()> {
        match self.found()?.nlink() {
            1 => Ok(()),
            _ => Err(StoreError::Replaced(Displaced::Linked)),
        }
    }

    /// Refuses when the `-wal` is shorter than what is in it and not yet in the file: somebody cut it,
    /// and what is written behind a gap cannot be read again. Asked outside a transaction, where
    /// SQLite tells how many frames there are.
    pub(super) fn check_wal(&self, db: &Connection) -> Result<()> {
        if self.how != How::Write {
            return Ok(());
        }
        let page: u64 = db.pragma_query_value(None, "page_size", |row| row.get(0))?;
        let mut count = db.prepare_cached("pragma wal_checkpoint(noop)")?;
        for _ in 0..TRIES {
            let frames = |row: &Row<'_>| Ok((row.get::<_, i64>(1)?, row.get::<_, i64>(2)?));
            let (written, moved) = count.query_row([], frames)?;
            let wanted = WAL_HEADER + u64::try_from(written).unwrap_or(0) * (FRAME_HEADER + page);
            // That it is gone is told by the others.
            let length = fs::symlink_metadata(wal(&self.path)).map_or(wanted, |found| found.len());
            if written <= moved || length >= wanted {
                return Ok(());
            }
        }
        Err(StoreError::Replaced(Displaced::Cut))
    }

    /// As [`Place::check_to_write`], after something was written: whether it is in the file that is at the path.
    pub(super) fn confirm(&self) -> Result<()> {
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
            () if matches!(self.how, How::Still(seen) if seen != moment_of(&found)) => {
                Displaced::Written
            }
            () if !same("-wal", self.sides.wal)
                && self.how != How::Write
                && self.sides.wal.is_none() =>
            {
                Displaced::Written
            }
            () if !same("-wal", self.sides.wal) => Displaced::Wal,
            // One that reads without a right to write may do without it.
            () if self.sides.shm.is_some() && !same("-shm", self.sides.shm) => Displaced::Shm,
            () => return Ok(found),
        };
        Err(StoreError::Replaced(displaced))
    }

    /// Whether nobody else can have written with another `-wal` or `-shm`: each is the one that was
    /// opened, or is gone, and whoever opens the file would have made it again.
    fn is_undisturbed(&self) -> bool {
        let own = |path: &Path, seen| inode(path).is_ok_and(|now| now.is_none() || now == seen);
        inode(&self.path).is_ok_and(|now| now == Some(self.file))
            && own(&wal(&self.path), self.sides.wal)
            && own(&beside(&self.path, "-shm"), self.sides.shm)
    }

    /// The files of which a change is a sign that somebody writes, or took one of them away.
    pub(super) fn watched(&self) -> Vec<PathBuf> {
        let sides = [(self.sides.wal, "-wal"), (self.sides.shm, "-shm")];
        let there = sides.into_iter().filter(|(seen, _)| seen.is_some());
        let sides = there.map(|(_, side)| beside(&self.path, side));
        std::iter::once(self.path.clone()).chain(sides).collect()
    }

    /// A second connection to the same file.
    pub(super) fn again(&self, wait: Duration) -> Result<Connection> {
        self.check()?;
        let db = match self.how {
            How::Write => open::connect(&self.path, wait)?,
            How::Read | How::Crowded | How::Still(_) => open::to_read(&self.path, self.how, wait)?,
        };
        // The first read opens what is beside the file.
        schema::version(&db)?;
        self.check()?;
        Ok(db)
    }
}

/// The connection of a store. The last one that closes lets SQLite move what is in the `-wal` into
/// the file; when others came to work with another `-wal` or `-shm`, that would overwrite what they
/// saved.
#[derive(Debug)]
pub(super) struct Guarded {
    db: Connection,
    place: Option<Place>,
    /// Whether what others left in the `-wal` may be moved.
    moves: bool,
}

impl Guarded {
    pub(super) fn new(db: Connection, place: Option<Place>, moves: bool) -> Self {
        Self { db, place, moves }
    }

    /// Guards a second connection as this one.
    pub(super) fn again(&self, db: Connection) -> Self {
        Self { db, place: self.place.clone(), moves: self.moves }
    }
}

impl Deref for Guarded {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        &self.db
    }
}

impl DerefMut for Guarded {
    fn deref_mut(&mut self) -> &mut Connection {
        &mut self.db
    }
}

impl Drop for Guarded {
    fn drop(&mut self) {
        let moves = self.moves && self.place.as_ref().is_none_or(Place::is_undisturbed);
        // If it cannot be said, SQLite was not told to before either.
        let _ = keep_wal(&self.db, !moves);
    }
}

/// Whether what is in the `-wal` stays there when a connection closes.
pub(super) fn keep_wal(db: &Connection, keep: bool) -> Result<()> {
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, keep)?;
    Ok(())
}

/// When a file was written last, and how long it is.
pub(super) fn moment(path: &Path) -> Result<(i64, i64, u64)> {
    Ok(moment_of(&fs::symlink_metadata(path)?))
}

fn moment_of(found: &Metadata) -> (i64, i64, u64) {
    (found.mtime(), found.mtime_nsec(), found.len())
}

/// What is at the path; nothing when nothing is.
pub(super) fn inode(path: &Path) -> Result<Option<Inode>> {
    match fs::symlink_metadata(path) {
        Ok(found) => Ok(Some((found.dev(), found.ino()))),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.into()),
    }
}

pub(super) fn wal(path: &Path) -> PathBuf {
    beside(path, "-wal")
}

pub(super) fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(end);
    name.into()
}
