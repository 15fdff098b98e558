//! Reads files and standard input that the user names.

use std::{
    fs::{self, File},
    io::{self, BufRead, BufReader, ErrorKind, Read, stdin},
    path::Path,
};

use crate::{
    cli::{CliError, exit::system_message, session::locale::lang},
    text,
};

/// Opens a regular file. Refuses pipes and devices, which could block forever; users pass `-` for
/// those.
pub(crate) fn open(path: &Path) -> Result<File, CliError> {
    let lang = lang();
    let unread = |why: &str| {
        CliError::not_found(
            "no_file",
            text::shell::file_unreadable(lang, &path.display().to_string(), why),
        )
    };
    match fs::metadata(path) {
        Ok(found) if !found.is_file() => Err(unread(text::shell::NOT_REGULAR_FILE.of(lang))),
        found => {
            found.and_then(|_| File::open(path)).map_err(|error| unread(&system_message(&error)))
        }
    }
}

/// Maximum length of a line, in bytes.
pub(in crate::cli) const MAX_LINE_LENGTH: u64 = 1 << 20;
/// Maximum size of a whole input, in bytes: a table of over a million rows.
const MAX_INPUT_SIZE: usize = 1 << 28;

/// Reads a file as text; `-` is standard input.
pub(crate) fn text(path: &Path) -> Result<String, CliError> {
    if path == Path::new("-") {
        read_text(stdin().lock())
    } else {
        read_text(BufReader::new(open(path)?))
    }
}

/// Reads all text. Lines are limited to [`MAX_LINE_LENGTH`] and the whole text to
/// [`MAX_INPUT_SIZE`] bytes, so that endless input cannot fill memory. Errors name the line with
/// invalid UTF-8.
pub(crate) fn read_text(from: impl BufRead) -> Result<String, CliError> {
    read_text_within(from, MAX_INPUT_SIZE)
}

fn read_text_within(mut from: impl BufRead, most: usize) -> Result<String, CliError> {
    let (mut bytes, mut number) = (Vec::new(), 0);
    loop {
        number += 1;
        let before = bytes.len();
        if from.by_ref().take(MAX_LINE_LENGTH + 1).read_until(b'\n', &mut bytes)? == 0 {
            break;
        }
        let length = bytes.len() - before;
        if u64::try_from(length).is_ok_and(|length| length > MAX_LINE_LENGTH) {
            return Err(CliError::usage(&text::import::line_too_long(
                lang(),
                number,
                MAX_LINE_LENGTH >> 20,
            )));
        }
        if bytes.len() > most {
            return Err(CliError::usage(&text::import::input_too_large(lang(), most >> 20)));
        }
    }
    String::from_utf8(bytes).map_err(|error| {
        let text = error.as_bytes().iter().take(error.utf8_error().valid_up_to());
        CliError::usage(&text::import::not_utf8(
            lang(),
            1 + text.filter(|byte| **byte == b'\n').count(),
        ))
    })
}

/// Iterates over the lines, without line ends. A line over [`MAX_LINE_LENGTH`] gives
/// [`ErrorKind::FileTooLarge`] and ends the iteration.
pub(crate) fn lines(mut from: impl BufRead) -> impl Iterator<Item = io::Result<String>> {
    let mut over = false;
    std::iter::from_fn(move || {
        let line = line(&mut from).transpose().filter(|_| !over)?;
        over = line.is_err();
        Some(line)
    })
}

/// Reads a line without its line end; `None` at the end of the input.
///
/// # Errors
/// [`ErrorKind::FileTooLarge`] if the line exceeds [`MAX_LINE_LENGTH`], [`ErrorKind::InvalidData`]
/// if it is not UTF-8.
fn line(from: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut bytes = Vec::new();
    if from.by_ref().take(MAX_LINE_LENGTH + 1).read_until(b'\n', &mut bytes)? == 0 {
        return Ok(None);
    }
    if u64::try_from(bytes.len()).is_ok_and(|length| length > MAX_LINE_LENGTH) {
        return Err(ErrorKind::FileTooLarge.into());
    }
    let text = String::from_utf8(bytes).map_err(|_| io::Error::from(ErrorKind::InvalidData))?;
    let text = text.strip_suffix('\n').unwrap_or(&text);
    Ok(Some(text.strip_suffix('\r').unwrap_or(text).to_owned()))
}

#[cfg(test)]
mod tests {
    use std::io::repeat;

    use super::*;
    use crate::cli::Exit;

    #[test]
    fn endless_input_is_refused() {
        assert_eq!(read_text(BufReader::new(repeat(b'x'))).unwrap_err().exit, Exit::Usage);
        let mut lines = lines(BufReader::new(repeat(0)));
        assert_eq!(lines.next().unwrap().unwrap_err().kind(), ErrorKind::FileTooLarge);
        assert!(lines.next().is_none());
        let at_most = vec![b'x'; usize::try_from(MAX_LINE_LENGTH).unwrap() - 1];
        let whole = [&at_most[..], b"\n", b"y"].concat();
        assert_eq!(read_text(&whole[..]).unwrap().len(), whole.len());
        let endless = read_text_within(BufReader::new(repeat(b'\n')), 1_000);
        assert_eq!(endless.unwrap_err().exit, Exit::Usage);
    }

    #[test]
    fn lines_have_no_line_ends_and_invalid_utf8_is_an_error() {
        let all: Vec<_> = lines(&b"a\r\nb\n\nc"[..]).map(Result::unwrap).collect();
        assert_eq!(all, ["a", "b", "", "c"]);
        let error = lines(&b"\xff\n"[..]).next().unwrap().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidData);
    }
}
