//! Reads the small files that the program opens by default: settings, keys, themes, session.

use std::{
    fs::{self, File},
    io::{self, ErrorKind, Read},
    path::Path,
};

/// Largest file read, in bytes: far above any real settings file.
const MAX_FILE_SIZE: u64 = 1 << 22;

/// Reads a text file of at most 4 MiB.
///
/// # Errors
/// Fails as [`fs::read_to_string`] does. A pipe, socket or device gives
/// [`ErrorKind::InvalidInput`], as reading it could block forever. A larger file gives
/// [`ErrorKind::FileTooLarge`].
pub fn read_small(path: &Path) -> io::Result<String> {
    let found = fs::metadata(path)?;
    // Reading a folder already fails with the system's own error.
    if !found.is_file() && !found.is_dir() {
        return Err(ErrorKind::InvalidInput.into());
    }
    let mut bytes = Vec::new();
    // The reported length is only a hint: files in /proc report 0, and others may grow meanwhile.
    if found.len() > MAX_FILE_SIZE
        || File::open(path)?.take(MAX_FILE_SIZE + 1).read_to_end(&mut bytes)? as u64 > MAX_FILE_SIZE
    {
        return Err(ErrorKind::FileTooLarge.into());
    }
    String::from_utf8(bytes).map_err(|_| ErrorKind::InvalidData.into())
}
