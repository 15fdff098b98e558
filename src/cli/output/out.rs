//! All output of the command line, to standard output, standard error or a file. Text is written as
//! [`SanitizedText`]. JSON escapes unsafe characters, so that readers get the original text.
//!
//! CSV cells are sanitized too. That loses nothing: stored data has no unsafe characters, so an
//! export imports unchanged.

use std::{
    fmt::Write as _,
    fs::File,
    io::{self, BufWriter, ErrorKind, StdoutLock, Write, stderr, stdout},
    sync::atomic::{AtomicBool, Ordering},
};

use serde::Serialize;
use serde_json::{Serializer, ser::Formatter};

use crate::{
    domain::{SanitizedText, is_forbidden},
    text::ascii,
};

/// `true` if text for people uses only ASCII symbols.
static ASCII: AtomicBool = AtomicBool::new(false);

/// Sets whether text for people draws the program's own symbols in ASCII. Data (JSON, CSV, a single
/// path, shell scripts) is not affected.
pub(crate) fn only_ascii(is_wanted: bool) {
    ASCII.store(is_wanted, Ordering::Relaxed);
}

pub(crate) fn is_ascii() -> bool {
    ASCII.load(Ordering::Relaxed)
}

/// Sanitizes a text for people; with `--ascii` also replaces symbols.
fn sanitize_prose(text: impl Into<SanitizedText>) -> SanitizedText {
    let text = text.into();
    if is_ascii() { SanitizedText::from(ascii(&text).into_owned()) } else { text }
}

/// A buffered writer that accepts only sanitized text and escaped JSON.
pub(crate) struct Out<W: Write> {
    to: BufWriter<W>,
}

impl Out<StdoutLock<'static>> {
    /// Locks standard output.
    pub(crate) fn standard() -> Self {
        Self { to: BufWriter::new(stdout().lock()) }
    }
}

impl Out<File> {
    pub(crate) fn file(file: File) -> Self {
        Self { to: BufWriter::new(file) }
    }
}

impl<W: Write> Out<W> {
    /// Writes text for people, in ASCII if set.
    pub(crate) fn write_prose(&mut self, text: impl Into<SanitizedText>) -> io::Result<()> {
        self.text(sanitize_prose(text))
    }

    /// Writes data. Its symbols are never replaced by ASCII.
    pub(crate) fn text(&mut self, text: impl Into<SanitizedText>) -> io::Result<()> {
        self.to.write_all(text.into().as_bytes())
    }

    /// Writes a value as JSON, with forbidden characters escaped.
    pub(crate) fn write_json(&mut self, value: &impl Serialize) -> io::Result<()> {
        Ok(value.serialize(&mut Serializer::with_formatter(&mut self.to, EscapingFormatter))?)
    }

    /// Writes CSV rows with CRLF line ends, as spreadsheets expect.
    pub(crate) fn rows(
        &mut self,
        rows: impl Iterator<Item = Vec<SanitizedText>>,
    ) -> io::Result<()> {
        let ends = csv::Terminator::CRLF;
        let mut out = csv::WriterBuilder::new().terminator(ends).from_writer(&mut self.to);
        for row in rows {
            out.write_record(&row).map_err(io_error)?;
        }
        out.flush()
    }

    /// Flushes the buffer. Errors on dropping would be lost.
    pub(crate) fn finish(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

/// Returns the I/O error inside a CSV error, so that callers can recognize a closed pipe.
fn io_error(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// JSON formatter that also escapes forbidden characters, such as terminal control codes.
#[derive(Clone, Copy)]
struct EscapingFormatter;

impl Formatter for EscapingFormatter {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        out: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        for part in fragment.split_inclusive(is_forbidden) {
            let ch = part.chars().next_back().filter(|ch| is_forbidden(*ch));
            let before = ch.and_then(|ch| part.strip_suffix(ch)).unwrap_or(part);
            out.write_all(before.as_bytes())?;
            let Some(ch) = ch else { continue };
            let mut numbered = String::new();
            push_escape(&mut numbered, ch);
            out.write_all(numbered.as_bytes())?;
        }
        Ok(())
    }

    /// Rows of the log are escaped by [`super::raw_json`] already, so this changes only whitespace
    /// in them.
    fn write_raw_fragment<W: ?Sized + Write>(
        &mut self,
        out: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        // In valid JSON, ASCII control characters only occur as whitespace between tokens.
        let blank = |ch: char| ch < ' ';
        self.write_string_fragment(out, &fragment.replace(blank, " "))
    }
}

/// Appends `\uXXXX` for each UTF-16 unit of the character.
pub(crate) fn push_escape(text: &mut String, ch: char) {
    for unit in ch.encode_utf16(&mut [0; 2]) {
        let _ = write!(text, "\\u{unit:04x}"); // writing into a string cannot fail
    }
}

/// Serializes a value as JSON, with forbidden characters escaped.
pub(crate) fn to_json(value: &impl Serialize) -> io::Result<String> {
    let mut text = Vec::new();
    value.serialize(&mut Serializer::with_formatter(&mut text, EscapingFormatter))?;
    Ok(String::from_utf8_lossy(&text).into_owned())
}

/// Prints text for people. A closed pipe (`| head`) is not an error.
pub(crate) fn print(text: impl Into<SanitizedText>) -> io::Result<()> {
    print_exactly(sanitize_prose(text))
}

/// Prints data. Its symbols are never replaced by ASCII, and a closed pipe is not an error.
pub(crate) fn print_exactly(text: impl Into<SanitizedText>) -> io::Result<()> {
    let mut out = Out::standard();
    ignore_closed_pipe(out.text(text).and_then(|()| out.finish()))
}

/// Prints a JSON document and a newline. A closed pipe is not an error.
pub(crate) fn print_json(value: &impl Serialize) -> io::Result<()> {
    ignore_closed_pipe(line(value))
}

/// Prints a JSON document; returns `false` if the reader has closed the pipe.
pub(crate) fn print_while_read(value: &impl Serialize) -> io::Result<bool> {
    match line(value) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(false),
        other => other.map(|()| true),
    }
}

fn line(value: &impl Serialize) -> io::Result<()> {
    let mut out = Out::standard();
    out.write_json(value)?;
    out.text("\n")?;
    out.finish()
}

/// Prints clap's help or version, in colour if the terminal supports it.
pub(crate) fn print_help(shown: &clap::Error) -> io::Result<()> {
    if is_ascii() {
        let text = shown.render().to_string();
        if !shown.use_stderr() {
            return print(text);
        }
        print_to_stderr(text.trim_end());
        return Ok(());
    }
    ignore_closed_pipe(shown.print().and_then(|()| stdout().flush()))
}

/// Writes the answer to a shell's completion request. Rows of the file are sanitized already; file
/// names are written unchanged.
pub(crate) fn to_shell(answer: &[u8]) -> io::Result<()> {
    let mut out = stdout().lock();
    ignore_closed_pipe(out.write_all(answer).and_then(|()| out.flush()))
}

/// Returns success for a closed pipe, and any other result unchanged.
pub(crate) fn ignore_closed_pipe(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

/// Prints a line of data to standard error. Its symbols are never replaced by ASCII.
pub(crate) fn print_data_to_stderr(text: impl Into<SanitizedText>) {
    let _ = writeln!(stderr(), "{}", text.into());
}

/// Prints a line for people to standard error. Ignores errors, because there is nowhere to report
/// them.
pub(crate) fn print_to_stderr(text: impl Into<SanitizedText>) {
    let _ = writeln!(stderr(), "{}", sanitize_prose(text));
}

/// Replaces the last line on standard error; an empty text erases it.
pub(crate) fn replace_last_line(text: impl Into<SanitizedText>) {
    let _ = write!(stderr(), "\r\x1b[K{}", sanitize_prose(text));
}

/// Prints a prompt to standard error, without a newline.
pub(crate) fn print_prompt(text: impl Into<SanitizedText>) -> io::Result<()> {
    let mut err = stderr().lock();
    write!(err, "{}", sanitize_prose(text))?;
    err.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_escapes_control_characters_without_loss() {
        let text = "a\u{1b}[2J\u{9b}\u{202e}b\u{200b}\u{2028}\"\\\n\u{e0041}é\u{fffd}";
        let said = to_json(&text).unwrap();
        assert_eq!(serde_json::from_str::<String>(&said).unwrap(), text);
        assert!(!said.contains(is_forbidden), "{said}");
    }
}
