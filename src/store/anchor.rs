//! The second file, to which the end of the chain is added after every write (SAFETY F17). Kept
//! where who writes the first one cannot write, it shows a tail that was cut off.

use std::{
    fs::{self, File, Metadata},
    io::{self, BufRead, BufReader, ErrorKind, Write},
    path::{Path, PathBuf},
};

use rustix::fs::{Mode, OFlags};

use super::{Result, Store, StoreError, chain::Head};
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
        let opened = opened.map_err(io::Error::from).and_then(|file| {
            let file = File::from(file);
            plain(&file.metadata()?)?;
            let first = heads(&file).next();
            first.transpose().map(|_| file)
        });
        // It is made if it is not there, so it is its folder that is not.
        opened.map_err(|why| match why.kind() {
            ErrorKind::NotFound => self.refused(ErrorKind::NotADirectory.into()),
            _ => self.refused(why),
        })
    }

    /// All that was noted; where nothing was, nothing can be held against the log.
    pub(super) fn heads(&self) -> Result<Vec<Head>> {
        self.read().map_err(|why| self.refused(why))
    }

    fn read(&self) -> io::Result<Vec<Head>> {
        // Not even opened: a pipe may never begin.
        plain(&fs::metadata(&self.0)?)?;
        let heads: Vec<Head> = heads(&File::open(&self.0)?).collect::<io::Result<_>>()?;
        if heads.is_empty() { Err(ErrorKind::UnexpectedEof.into()) } else { Ok(heads) }
    }

    fn refused(&self, why: io::Error) -> StoreError {
        StoreError::Anchor { path: self.0.clone(), why }
    }
}

impl Store {
    /// Refuses a second file that is not there: it would be made, and nothing can be held against it.
    pub fn check_anchor(path: &Path) -> Result<()> {
        let anchor = Anchor::at(path);
        match fs::metadata(path) {
            Err(why) if why.kind() == ErrorKind::NotFound => {
                let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
                let there = folder.is_none_or(Path::is_dir);
                let why = if there { ErrorKind::NotFound } else { ErrorKind::NotADirectory };
                Err(anchor.refused(why.into()))
            }
            other => other.map(drop).map_err(|why| anchor.refused(why)),
        }
    }
}

/// Refuses what has no lines, or no end of them.
fn plain(found: &Metadata) -> io::Result<()> {
    match () {
        () if found.is_file() => Ok(()),
        () if found.is_dir() => Err(ErrorKind::IsADirectory.into()),
        () => Err(ErrorKind::InvalidData.into()),
    }
}

/// Adds an end. It need not be synced: behind the file after a loss of power, it is still true.
pub(super) fn note(mut file: &File, head: &Head) -> Result<()> {
    // One write, so that two programs do not write into one another's lines.
    file.write_all(Safe::from(format!("{head}\n")).as_bytes()).map_err(StoreError::Unanchored)
}

fn heads(file: &File) -> impl Iterator<Item = io::Result<Head>> {
    BufReader::new(file)
        .lines()
        .map(|line| line.and_then(|line| line.parse().map_err(|()| ErrorKind::InvalidData.into())))
}
