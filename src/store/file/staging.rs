//! Staging folders: a file is built in a private folder beside its path, and gets its final name
//! when it is complete. The next program removes a folder that a killed program left behind (R121).

use std::{
    ffi::OsStr,
    fs::{self, DirBuilder, OpenOptions},
    io::{self, ErrorKind},
    os::unix::{
        ffi::OsStrExt,
        fs::{DirBuilderExt, MetadataExt, OpenOptionsExt},
    },
    path::{Path, PathBuf},
};

use rustix::{
    fd::OwnedFd,
    fs::{FlockOperation, Mode, OFlags, flock, fstat},
};

use super::identity::{SIDES, beside, inode};
use crate::store::{Result, StoreError};

/// The name of the file inside its staging folder.
const STAGED_FILE: &str = "toegang.db";
/// Suffix of a staging folder, after the file's name; with `.2`, `.3`, … if that name is taken.
const STAGING_SUFFIX: &str = ".new";
/// Maximum number of folder names that are tried.
const MAX_NAMES: usize = 9_999;

/// A folder (0700) in which one file is built. Its lock shows that the program is alive; dropping
/// it removes the folder and its contents.
pub(crate) struct Staging {
    folder: PathBuf,
    _lock: OwnedFd,
}

impl Staging {
    /// Creates a staging folder beside `target`, with an empty file (0600) in it.
    pub(crate) fn beside(target: &Path) -> Result<Self> {
        for attempt in 1..=MAX_NAMES {
            let suffix = if attempt == 1 {
                STAGING_SUFFIX.into()
            } else {
                format!("{STAGING_SUFFIX}.{attempt}")
            };
            let folder = beside(target, &suffix);
            match DirBuilder::new().mode(0o700).create(&folder) {
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                made => {
                    made.map_err(StoreError::cannot_create)?;
                    // Another program may have removed the folder as stale before it was locked.
                    let Some(lock) = lock(&folder) else { continue };
                    let staging = Self { folder, _lock: lock };
                    create(&staging.file()).map_err(StoreError::cannot_create)?;
                    return Ok(staging);
                }
            }
        }
        Err(StoreError::Io(ErrorKind::AlreadyExists.into()))
    }

    /// The path of the file while it is being built.
    pub(crate) fn file(&self) -> PathBuf {
        self.folder.join(STAGED_FILE)
    }

    /// Gives the finished file its final name. Errors with [`StoreError::Exists`] if that name is
    /// taken.
    pub(crate) fn publish(&self, target: &Path) -> Result<()> {
        let file = self.file();
        match rename_new(&file, target) {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(StoreError::Exists),
            // Most likely the file system or the kernel does not support such a rename.
            Err(_) => link_or_reserve(&file, target),
        }
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        remove(&self.folder);
    }
}

/// Renames a file, but never over another one.
#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE)?)
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
fn rename_new(_: &Path, _: &Path) -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}

/// Like [`rename_new`], but with a hard link. On file systems without hard links (FAT), renames
/// over an empty file that this program just created.
fn link_or_reserve(from: &Path, to: &Path) -> Result<()> {
    match fs::hard_link(from, to) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => return Err(StoreError::Exists),
        Ok(()) => return Ok(fs::remove_file(from)?),
        Err(_) => {}
    }
    match create(to) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => return Err(StoreError::Exists),
        made => made.map_err(StoreError::cannot_create)?,
    }
    fs::rename(from, to).map_err(|error| {
        let _ = fs::remove_file(to); // the empty one
        StoreError::cannot_create(error)
    })
}

/// Creates an empty file (0600).
pub(super) fn create(path: &Path) -> io::Result<()> {
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).map(drop)
}

/// Locks a folder; `None` if another program holds the lock, or the folder is gone.
fn lock(folder: &Path) -> Option<OwnedFd> {
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    let open = rustix::fs::open(folder, flags, Mode::empty()).ok()?;
    flock(&open, FlockOperation::NonBlockingLockExclusive).ok()?;
    let locked = fstat(&open).ok()?;
    let there = fs::symlink_metadata(folder).ok()?;
    (there.ino() == locked.st_ino).then_some(open)
}

/// Removes the staging folders of killed programs in the folder of `target`, for any file.
pub(crate) fn remove_stale(target: &Path) {
    let Some(folder) = target.parent() else { return };
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        if let Some(stem) = target_name(&entry.file_name()) {
            // An empty folder may belong to anyone, unless it is named after this file.
            remove_if_stale(&entry.path(), target.file_name() == Some(stem));
        }
    }
}

/// Removes the staging folder that a killed program left after it finished this file.
pub(crate) fn remove_stale_of(target: &Path) {
    remove_if_stale(&beside(target, STAGING_SUFFIX), true);
}

/// Returns the name of the file that a staging folder with this name belongs to.
fn target_name(name: &OsStr) -> Option<&OsStr> {
    let mut bytes = name.as_bytes();
    let digits = bytes.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    if digits > 0 {
        bytes = bytes.get(..bytes.len() - digits)?.strip_suffix(b".")?;
    }
    bytes.strip_suffix(STAGING_SUFFIX.as_bytes()).map(OsStr::from_bytes)
}

/// Removes a staging folder whose program is dead. Leaves anything else with that name alone.
fn remove_if_stale(folder: &Path, may_be_empty: bool) {
    let Ok(found) = fs::symlink_metadata(folder) else { return };
    let private =
        found.uid() == rustix::process::geteuid().as_raw() && found.mode().trailing_zeros() >= 6;
    if !found.is_dir() || !private {
        return;
    }
    let Some(_lock) = lock(folder) else { return };
    let Ok(entries) = fs::read_dir(folder) else { return };
    let names: Vec<_> = entries.flatten().map(|entry| entry.file_name()).collect();
    let is_ours = |name: &OsStr| {
        name.as_bytes().strip_prefix(STAGED_FILE.as_bytes()).is_some_and(|side| {
            side.is_empty() || SIDES.iter().any(|known| known.as_bytes() == side)
        })
    };
    if names.iter().all(|name| is_ours(name)) && (may_be_empty || !names.is_empty()) {
        remove(folder);
    }
}

/// Removes a staging folder; ignores errors.
fn remove(folder: &Path) {
    let file = folder.join(STAGED_FILE);
    for path in SIDES.map(|side| beside(&file, side)).iter().chain([&file]) {
        let _ = fs::remove_file(path);
    }
    let _ = fs::remove_dir(folder);
}

/// Refuses a path that is taken. Also refuses a path with a side file of an earlier file, which
/// SQLite would read as part of the new file.
pub(crate) fn check_free(target: &Path) -> Result<()> {
    if inode(target)?.is_some() {
        return Err(StoreError::Exists);
    }
    for side in SIDES {
        let path = beside(target, side);
        if inode(&path)?.is_some() {
            // The side file may belong to a file that another program just created and uses.
            let made = inode(target)?.is_some();
            return Err(if made { StoreError::Exists } else { StoreError::Leftover(path) });
        }
    }
    Ok(())
}
