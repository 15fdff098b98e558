//! Where the open file is, and whether it still is that file.

use std::{
    ffi::OsString,
    fs,
    io::ErrorKind,
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
    time::Duration,
};

use rusqlite::Connection;

use super::{Result, StoreError, open};

/// Device and number of a file: what it is, wherever it is.
pub(super) type Inode = (u64, u64);

/// What SQLite keeps beside a file, by what it adds to the name.
pub(super) const SIDES: [&str; 3] = ["-wal", "-shm", "-journal"];

/// How the file is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// To write.
    Write,
    /// To read beside others who write.
    Read,
    /// To read what nobody writes, without a trace: as it was at this moment, with this length.
    Still((i64, i64, u64)),
}

impl How {
    /// As SQLite wants it, to read.
    pub(super) const fn address(self) -> &'static str {
        match self {
            Self::Write | Self::Read => "mode=ro",
            Self::Still(_) => "immutable=1",
        }
    }
}

/// Where the open file is, and which file that was.
#[derive(Clone, Debug)]
pub(super) struct Place {
    path: PathBuf,
    file: Inode,
    wal: Option<Inode>,
    pub(super) how: How,
}

impl Place {
    /// Of a file that was just opened.
    pub(super) fn of(path: PathBuf, file: Inode, how: How) -> Result<Self> {
        let wal = inode(&wal(&path))?;
        if how == How::Write && wal.is_none() {
            return Err(StoreError::Replaced);
        }
        let place = Self { path, file, wal, how };
        place.check().map(|()| place)
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Refuses when the path now leads to another file, or to none: what is written into a
    /// deleted file is lost, though SQLite says it is safe (SAFETY F10). Also when somebody began to
    /// write what is read as if nobody did.
    pub(super) fn check(&self) -> Result<()> {
        let still = match self.how {
            How::Still(seen) => moment(&self.path).is_ok_and(|now| now == seen),
            How::Write | How::Read => true,
        };
        let same = |path: &Path, seen| inode(path).is_ok_and(|now| now == seen);
        if still && same(&self.path, Some(self.file)) && same(&wal(&self.path), self.wal) {
            return Ok(());
        }
        Err(StoreError::Replaced)
    }

    /// The file that grows when somebody writes.
    pub(super) fn written(&self) -> PathBuf {
        match self.how {
            How::Still(_) => self.path.clone(),
            How::Write | How::Read => wal(&self.path),
        }
    }

    /// A second connection to the same file.
    pub(super) fn again(&self, wait: Duration) -> Result<Connection> {
        self.check()?;
        let db = match self.how {
            How::Write => open::connect(&self.path, wait)?,
            How::Read | How::Still(_) => open::to_read(&self.path, self.how, wait)?,
        };
        self.check()?;
        Ok(db)
    }
}

/// When a file was written last, and how long it is.
pub(super) fn moment(path: &Path) -> Result<(i64, i64, u64)> {
    let found = fs::symlink_metadata(path)?;
    Ok((found.mtime(), found.mtime_nsec(), found.len()))
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
