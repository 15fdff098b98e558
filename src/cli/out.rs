//! The one way out of the command line: to standard output, to standard error, into a file. Text
//! goes out as a [`Safe`], JSON with what is not safe by its number, so that it is the same text to
//! whoever reads it.
//!
//! A cell of CSV is a text like others. Nothing is lost by that: what may stand in the file has no
//! sign that is not safe, so what was exported is read in as it was.

use std::{
    fmt::Write as _,
    fs::File,
    io::{self, BufWriter, ErrorKind, StdoutLock, Write, stderr, stdout},
    sync::atomic::{AtomicBool, Ordering},
};

use serde::Serialize;
use serde_json::{Serializer, ser::Formatter};

use crate::{
    domain::{Safe, forbidden},
    text::ascii,
};

/// Returns whether output for people is ASCII only.
static ASCII: AtomicBool = AtomicBool::new(false);

/// Chooses whether what people read has no sign of our own but those of ASCII. Data (JSON, CSV, a
/// path alone, scripts for a shell) stays as it is.
pub(super) fn only_ascii(is_wanted: bool) {
    ASCII.store(is_wanted, Ordering::Relaxed);
}

/// Returns whether people read signs of ASCII only.
pub(super) fn is_ascii() -> bool {
    ASCII.load(Ordering::Relaxed)
}

/// A text that people read.
fn prose(text: impl Into<Safe>) -> Safe {
    let text = text.into();
    if is_ascii() { Safe::from(ascii(&text).into_owned()) } else { text }
}

/// Where something goes, as long as it is written.
pub(super) struct Out<W: Write> {
    to: BufWriter<W>,
}

impl Out<StdoutLock<'static>> {
    /// Standard output.
    pub(super) fn standard() -> Self {
        Self { to: BufWriter::new(stdout().lock()) }
    }
}

impl Out<File> {
    /// A file.
    pub(super) fn file(file: File) -> Self {
        Self { to: BufWriter::new(file) }
    }
}

impl<W: Write> Out<W> {
    /// A text that people read.
    pub(super) fn prose(&mut self, text: impl Into<Safe>) -> io::Result<()> {
        self.text(prose(text))
    }

    /// A text that is data.
    pub(super) fn text(&mut self, text: impl Into<Safe>) -> io::Result<()> {
        self.to.write_all(text.into().as_bytes())
    }

    /// JSON.
    pub(super) fn json(&mut self, value: &impl Serialize) -> io::Result<()> {
        Ok(value.serialize(&mut Serializer::with_formatter(&mut self.to, Numbered))?)
    }

    /// Rows of CSV, as spreadsheets end them.
    pub(super) fn rows(&mut self, rows: impl Iterator<Item = Vec<Safe>>) -> io::Result<()> {
        let ends = csv::Terminator::CRLF;
        let mut out = csv::WriterBuilder::new().terminator(ends).from_writer(&mut self.to);
        for row in rows {
            out.write_record(&row).map_err(unwritten)?;
        }
        out.flush()
    }

    /// The end of it.
    pub(super) fn end(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

/// What the system said, which the error of a row only wraps: by its kind a reader that has enough
/// is told from a disk that is full.
fn unwritten(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// Writes what is forbidden in a text by its number.
#[derive(Clone, Copy)]
struct Numbered;

impl Formatter for Numbered {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        out: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        for part in fragment.split_inclusive(forbidden) {
            let sign = part.chars().next_back().filter(|sign| forbidden(*sign));
            let before = sign.and_then(|sign| part.strip_suffix(sign)).unwrap_or(part);
            out.write_all(before.as_bytes())?;
            let Some(sign) = sign else { continue };
            let mut numbered = String::new();
            number(&mut numbered, sign);
            out.write_all(numbered.as_bytes())?;
        }
        Ok(())
    }

    /// Rows of the log come through [`super::exact`], which leaves nothing to number here.
    fn write_raw_fragment<W: ?Sized + Write>(
        &mut self,
        out: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        // A control sign of ASCII stands only between the texts of JSON.
        let blank = |sign: char| sign < ' ';
        self.write_string_fragment(out, &fragment.replace(blank, " "))
    }
}

/// Adds the number of a sign, as it stands in a text of JSON.
pub(super) fn number(text: &mut String, sign: char) {
    for unit in sign.encode_utf16(&mut [0; 2]) {
        let _ = write!(text, "\\u{unit:04x}"); // writing into a string cannot fail
    }
}

/// JSON as a text.
pub(super) fn json(value: &impl Serialize) -> io::Result<String> {
    let mut text = Vec::new();
    value.serialize(&mut Serializer::with_formatter(&mut text, Numbered))?;
    Ok(String::from_utf8_lossy(&text).into_owned())
}

/// Prints a text that people read. A reader that has enough (`| head`) is no error.
pub(super) fn print(text: impl Into<Safe>) -> io::Result<()> {
    print_exactly(prose(text))
}

/// Prints a text that is data.
pub(super) fn print_exactly(text: impl Into<Safe>) -> io::Result<()> {
    let mut out = Out::standard();
    enough(out.text(text).and_then(|()| out.end()))
}

/// Prints a document.
pub(super) fn document(value: &impl Serialize) -> io::Result<()> {
    enough(line(value))
}

/// Prints a document; says whether somebody still reads.
pub(super) fn is_read(value: &impl Serialize) -> io::Result<bool> {
    match line(value) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(false),
        other => other.map(|()| true),
    }
}

fn line(value: &impl Serialize) -> io::Result<()> {
    let mut out = Out::standard();
    out.json(value)?;
    out.text("\n")?;
    out.end()
}

/// Prints the help or the version, in the colours that the terminal has.
pub(super) fn help(shown: &clap::Error) -> io::Result<()> {
    if is_ascii() {
        let text = shown.render().to_string();
        if !shown.use_stderr() {
            return print(text);
        }
        tell(text.trim_end());
        return Ok(());
    }
    enough(shown.print().and_then(|()| stdout().flush()))
}

/// Answers a shell that completes: what comes of the file is a [`Safe`] by then, names of files are
/// to the letter.
pub(super) fn to_shell(answer: &[u8]) -> io::Result<()> {
    let mut out = stdout().lock();
    enough(out.write_all(answer).and_then(|()| out.flush()))
}

/// What was printed, as far as somebody wanted to read it.
pub(super) fn enough(done: io::Result<()>) -> io::Result<()> {
    match done {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

/// Says a line of data beside what is printed.
pub(super) fn tell_exactly(text: impl Into<Safe>) {
    let _ = writeln!(stderr(), "{}", text.into());
}

/// Says a line beside what is printed. When nobody reads it, nothing more can be said.
pub(super) fn tell(text: impl Into<Safe>) {
    let _ = writeln!(stderr(), "{}", prose(text));
}

/// The same in place of the line before; an empty one takes that away.
pub(super) fn tell_again(text: impl Into<Safe>) {
    let _ = write!(stderr(), "\r\x1b[K{}", prose(text));
}

/// Says the beginning of a line beside what is printed.
pub(super) fn ask(text: impl Into<Safe>) -> io::Result<()> {
    let mut err = stderr().lock();
    write!(err, "{}", prose(text))?;
    err.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_says_everything_and_steers_nothing() {
        let text = "a\u{1b}[2J\u{9b}\u{202e}b\u{200b}\u{2028}\"\\\n\u{e0041}é\u{fffd}";
        let said = json(&text).unwrap();
        assert_eq!(serde_json::from_str::<String>(&said).unwrap(), text);
        assert!(!said.contains(forbidden), "{said}");
    }
}
