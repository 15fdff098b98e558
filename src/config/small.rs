//! Reading a small file that the program opens by itself.

use std::{
    fs::{self, File},
    io::{self, ErrorKind, Read},
    path::Path,
};

/// Bytes of the largest file that is read: a thousand times what one has.
const LARGEST: u64 = 1 << 22;

/// Reads a text file.
///
/// # Errors
/// As for [`fs::read_to_string`]; [`ErrorKind::InvalidInput`] for a pipe, a socket or a device, which
/// may never begin or never end, and [`ErrorKind::FileTooLarge`] for more than 4 MiB.
pub fn read_small(path: &Path) -> io::Result<String> {
    let found = fs::metadata(path)?;
    // Of a folder the system says what it is.
    if !found.is_file() && !found.is_dir() {
        return Err(ErrorKind::InvalidInput.into());
    }
    let mut bytes = Vec::new();
    // A file in /proc or one that grows may have more than it says.
    if found.len() > LARGEST
        || File::open(path)?.take(LARGEST + 1).read_to_end(&mut bytes)? as u64 > LARGEST
    {
        return Err(ErrorKind::FileTooLarge.into());
    }
    String::from_utf8(bytes).map_err(|_| ErrorKind::InvalidData.into())
}
