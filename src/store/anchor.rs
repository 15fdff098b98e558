//! The second file, to which the end of the chain is added after every write (SAFETY F17). Kept
//! where who writes the first one cannot write, it shows a tail that was cut off.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, Write},
    path::{Path, PathBuf},
};

use rustix::fs::{Mode, OFlags};

use super::{Result, StoreError, chain::Head};
use crate::domain::Safe;

/// How it is opened to add to: made if it is not there, and no link.
const TO_ADD: OFlags = OFlags::RDWR
    .union(OFlags::APPEND)
    .union(OFlags::CREATE)
    .union(OFlags::NOFOLLOW)
    .union(OFlags::CLOEXEC);

/// Where the ends are noted.
#[derive(Clone, Debug)]
pub(super) struct Anchor(PathBuf);

impl Anchor {
    pub(super) fn at(path: &Path) -> Self {
        Self(path.to_path_buf())
    }

    /// Opens it to add to, made (0600) if it is not there. Whatever holds something else is left
    /// alone.
    pub(super) fn open(&self) -> Result<File> {
        let opened = rustix::fs::open(&self.0, TO_ADD, Mode::RUSR.union(Mode::WUSR));
        let file = File::from(opened.map_err(|error| StoreError::Anchor(error.into()))?);
        let first = heads(&file).next();
        first.transpose().map(|_| file)
    }

    /// All that was noted; where nothing was, nothing can be held against the log.
    pub(super) fn heads(&self) -> Result<Vec<Head>> {
        let file = File::open(&self.0).map_err(StoreError::Anchor)?;
        let heads: Vec<Head> = heads(&file).collect::<Result<_>>()?;
        if heads.is_empty() {
            return Err(StoreError::Anchor(io::ErrorKind::UnexpectedEof.into()));
        }
        Ok(heads)
    }
}

/// Adds an end. It need not be synced: behind the file after a loss of power, it is still true.
pub(super) fn note(mut file: &File, head: &Head) -> Result<()> {
    // One write, so that two programs do not write into one another's lines.
    file.write_all(Safe::from(format!("{head}\n")).as_bytes()).map_err(StoreError::Unanchored)
}

fn heads(file: &File) -> impl Iterator<Item = Result<Head>> {
    BufReader::new(file).lines().map(|line| {
        let head = line.and_then(|line| {
            line.parse().map_err(|()| io::Error::from(io::ErrorKind::InvalidData))
        });
        head.map_err(StoreError::Anchor)
    })
}
