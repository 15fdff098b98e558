//! Reads small files that the program opens without being asked: settings, keys, themes, session.

use std::{
    fs::{self, File},
    io::{self, ErrorKind, Read},
    path::Path,
};

/// Largest file read, in bytes: far above any real settings file.
const MAX_FILE_SIZE: u64 = 1 << 22;

/// Reads a text file.
///
/// # Errors
/// As for [`fs::read_to_string`]; [`ErrorKind::InvalidInput`] for a pipe, socket or device, because
/// reading it could block forever; and [`ErrorKind::FileTooLarge`] for more than 4 MiB.
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
