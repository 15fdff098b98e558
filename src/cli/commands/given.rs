//! Files and standard input that somebody gives to be read.

use std::{
    fs::{self, File},
    io::{self, Read, stdin},
    path::Path,
};

use crate::cli::{Stop, exit::system, speech::texts};

/// Opens a file. What is none, such as a pipe or a device, may have no end, or never begin: that is
/// what `-` is for.
pub(super) fn open(path: &Path) -> Result<File, Stop> {
    let words = &texts().shell;
    let unread = |why: &str| {
        Stop::not_found("no_file", (words.unreadable)(&path.display().to_string(), why))
    };
    match fs::metadata(path) {
        Ok(found) if !found.is_file() => Err(unread(words.no_plain_file)),
        found => found.and_then(|_| File::open(path)).map_err(|error| unread(&system(&error))),
    }
}

/// The text in a file, or in standard input for `-`.
pub(super) fn text(path: &Path) -> Result<String, Stop> {
    if path == Path::new("-") { plain(stdin().lock()) } else { plain(open(path)?) }
}

/// Bytes that are no text are a mistake of who gave them, told with their line.
pub(super) fn plain(mut from: impl Read) -> Result<String, Stop> {
    let mut bytes = Vec::new();
    from.read_to_end(&mut bytes).map_err(|error: io::Error| Stop::from(error))?;
    String::from_utf8(bytes).map_err(|error| {
        let text = error.as_bytes().iter().take(error.utf8_error().valid_up_to());
        Stop::usage(&(texts().import.no_utf8)(1 + text.filter(|byte| **byte == b'\n').count()))
    })
}
