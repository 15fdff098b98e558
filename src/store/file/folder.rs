//! The folder of a file: creates it if needed, and resolves symbolic links.

use std::{
    fs::DirBuilder,
    io::{self, ErrorKind},
    os::unix::fs::DirBuilderExt,
    path::{Path, PathBuf},
};

use super::network;
use crate::store::{Result, StoreError};

/// Creates the folder of a file and returns the resolved path. The file may be missing.
pub(crate) fn prepare_path(path: &Path) -> Result<PathBuf> {
    create_folder(path)?;
    let path = resolve_folder(path)?;
    path.parent().map_or(Ok(()), network::refuse_network_folder)?;
    Ok(path)
}

/// Creates the folder of the file (0700).
fn create_folder(path: &Path) -> Result<()> {
    let made = DirBuilder::new().recursive(true).mode(0o700).create(folder(path));
    made.map_err(|error| match error.kind() {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            StoreError::CannotCreate(error)
        }
        _ => map_folder_error(error),
    })
}

/// Resolves links in the folder part, which must exist.
pub(crate) fn resolve_folder(path: &Path) -> Result<PathBuf> {
    let name = path.file_name().ok_or(StoreError::NotAFile)?;
    let folder = folder(path).canonicalize().map_err(map_folder_error)?;
    if folder.is_dir() { Ok(folder.join(name)) } else { Err(StoreError::NoFolder) }
}

fn folder(path: &Path) -> &Path {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
}

/// Maps the system's error for a missing folder, or for a file in place of a folder.
fn map_folder_error(error: io::Error) -> StoreError {
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::AlreadyExists => {
            StoreError::NoFolder
        }
        _ => error.into(),
    }
}

/// Returns whether the disk of the file has free blocks. If SQLite cannot extend a `-shm`, its
/// error does not tell a full disk from a failing disk.
pub(crate) fn has_room(path: &Path) -> bool {
    rustix::fs::statvfs(path).is_ok_and(|disk| disk.f_bavail > 0)
}
