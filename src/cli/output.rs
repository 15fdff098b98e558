//! Lists on standard output: for people in columns, for scripts as one document.

use std::io::{self, BufWriter, ErrorKind, Write, stdout};

use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr;

/// A list as it is printed.
pub(super) struct Listing {
    /// The name and version of the document.
    pub(super) schema: &'static str,
    /// What the rows are called in the document.
    pub(super) name: &'static str,
    /// The heads of the columns.
    pub(super) heads: Vec<&'static str>,
    /// The cells of every row.
    pub(super) cells: Vec<Vec<String>>,
    /// Every row for scripts.
    pub(super) rows: Vec<Value>,
}

/// Prints a text. A reader that has enough (`| head`) is no error.
pub(super) fn print(text: &str) -> io::Result<()> {
    let mut out = stdout().lock();
    enough(out.write_all(text.as_bytes()).and_then(|()| out.flush()))
}

fn enough(done: io::Result<()>) -> io::Result<()> {
    match done {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

impl Listing {
    /// Prints it.
    pub(super) fn print(self, as_json: bool) -> io::Result<()> {
        let mut out = BufWriter::new(stdout().lock());
        let done = if as_json { self.print_json(&mut out) } else { self.print_table(&mut out) };
        enough(done.and_then(|()| out.flush()))
    }

    fn print_json(self, out: &mut impl Write) -> io::Result<()> {
        let count = self.rows.len();
        let mut document = json!({ "schema": self.schema, "count": count, "truncated": false });
        if let Some(fields) = document.as_object_mut() {
            fields.insert(self.name.to_owned(), Value::Array(self.rows));
        }
        serde_json::to_writer(&mut *out, &document)?;
        writeln!(out)
    }

    fn print_table(self, out: &mut impl Write) -> io::Result<()> {
        let heads: Vec<String> = self.heads.iter().map(|head| (*head).to_owned()).collect();
        let width = |column: usize| {
            let all = self.cells.iter().chain([&heads]);
            all.filter_map(|row| row.get(column)).map(|cell| cell.width()).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..heads.len()).map(width).collect();
        for row in [&heads].into_iter().chain(&self.cells) {
            let mut line = String::new();
            for (cell, width) in row.iter().zip(&widths) {
                line.push_str(cell);
                line.push_str(&" ".repeat(width.saturating_sub(cell.width()) + 2));
            }
            writeln!(out, "{}", line.trim_end())?;
        }
        Ok(())
    }
}
