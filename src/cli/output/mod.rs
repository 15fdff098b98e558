//! Lists on standard output: columns for people, one document for scripts.

pub(crate) mod out;
pub(crate) mod raw_json;

use std::{
    borrow::Cow,
    io::{self, Write},
};

use serde_json::Value;

use super::session::locale::lang;
use crate::{
    app::cells,
    columns::{CellContext, ListColumns},
    domain::SanitizedText,
    text,
};
use out::{Out, ignore_closed_pipe};

/// Output format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OutputFormat {
    /// For people, in columns and sentences.
    People,
    /// One JSON document.
    Json,
    /// One JSON object per line.
    Jsonl,
    /// CSV for spreadsheets, with the texts for people.
    Csv,
    /// For people who use a screen reader: one sentence per row.
    Lines,
}

impl OutputFormat {
    /// Returns whether errors, and answers other than lists, are JSON.
    pub(super) const fn is_json(self) -> bool {
        matches!(self, Self::Json | Self::Jsonl)
    }

    /// Returns whether people read the output as it appears and can answer questions.
    pub(super) const fn is_for_people(self) -> bool {
        matches!(self, Self::People | Self::Lines)
    }
}

/// A list to print.
pub(super) struct Listing {
    /// Name and version of the document's schema.
    pub(super) schema: &'static str,
    /// Field name of the rows in the document.
    pub(super) name: &'static str,
    /// Column headings.
    pub(super) heads: Vec<&'static str>,
    /// Cells of each row.
    pub(super) cells: Vec<Vec<String>>,
    /// Each row as JSON.
    pub(super) rows: Vec<Value>,
}

/// Returns whether a spreadsheet would run this cell as a formula (OWASP, CSV injection).
fn is_risky(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// Returns the rest of a cell that was escaped with `'`; `None` if it was not.
fn quoted(cell: &str) -> Option<&str> {
    cell.strip_prefix('\'').filter(|rest| is_risky(rest.trim_start_matches('\'')))
}

/// Escapes a cell that a spreadsheet would run: `=cmd|…` gets a `'` in front.
fn escape_formula(cell: &str) -> Cow<'_, str> {
    let taken = is_risky(cell) || quoted(cell).is_some();
    if taken { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

/// Reverses the escape of a cell.
pub(super) fn unescape_formula(cell: &str) -> &str {
    quoted(cell).unwrap_or(cell)
}

/// A list whose rows are made as they are printed, because there may be many.
pub(super) struct Stream<'a> {
    /// Name and version of the document's schema.
    pub(super) schema: &'static str,
    /// Field name of the rows in the document.
    pub(super) name: &'static str,
    /// Column headings.
    pub(super) heads: &'a [&'static str],
    /// Number of rows.
    pub(super) count: usize,
    /// Returns the cells of a row.
    pub(super) cells: &'a dyn Fn(usize) -> Vec<String>,
    /// Returns a row as JSON.
    pub(super) row: &'a dyn Fn(usize) -> Value,
}

impl Listing {
    /// Creates the table of these rows.
    pub(super) fn new<R>(list: &ListColumns<R>, rows: &[R], context: &CellContext<'_>) -> Self {
        let columns: Vec<_> = list.in_shell().collect();
        let cells = |row: &R| columns.iter().map(|(_, cell)| cell(row, context)).collect();
        Self {
            schema: list.schema,
            name: list.name,
            heads: columns.iter().map(|(column, _)| (column.head)(context.lang)).collect(),
            cells: rows.iter().map(cells).collect(),
            rows: rows.iter().map(|row| (list.json)(row, context)).collect(),
        }
    }

    /// Prints the list.
    pub(super) fn print(&self, form: OutputFormat) -> io::Result<()> {
        self.with_stream(|lines| lines.print(form))
    }

    /// Writes the list as CSV to a file.
    pub(super) fn save(&self, file: std::fs::File) -> io::Result<()> {
        let mut out = Out::file(file);
        self.with_stream(|lines| lines.print_csv(&mut out))?;
        out.end()
    }

    fn with_stream<T>(&self, with: impl FnOnce(Stream<'_>) -> T) -> T {
        with(Stream {
            schema: self.schema,
            name: self.name,
            heads: &self.heads,
            count: self.cells.len(),
            cells: &|at| self.cells.get(at).cloned().unwrap_or_default(),
            row: &|at| self.rows.get(at).cloned().unwrap_or_default(),
        })
    }
}

impl Stream<'_> {
    /// Prints the list.
    pub(super) fn print(&self, form: OutputFormat) -> io::Result<()> {
        let mut out = Out::standard();
        let done = match form {
            OutputFormat::People => self.print_table(&mut out),
            OutputFormat::Json => self.print_json(&mut out),
            OutputFormat::Jsonl => self.print_lines(&mut out),
            OutputFormat::Csv => self.print_csv(&mut out),
            OutputFormat::Lines => self.print_sentences(&mut out),
        };
        ignore_closed_pipe(done.and_then(|()| out.end()))
    }

    fn print_lines(&self, out: &mut Out<impl Write>) -> io::Result<()> {
        for at in 0..self.count {
            out.json(&(self.row)(at))?;
            out.text("\n")?;
        }
        Ok(())
    }

    fn print_csv(&self, out: &mut Out<impl Write>) -> io::Result<()> {
        let heads = self.heads.iter().map(|head| SanitizedText::from(*head)).collect();
        let cell = |cell: &String| escape_formula(cell).into_owned().into();
        let rows = (0..self.count).map(|at| (self.cells)(at).iter().map(cell).collect());
        out.rows(std::iter::once(heads).chain(rows))
    }

    fn print_json(&self, out: &mut Out<impl Write>) -> io::Result<()> {
        let (count, schema) = (self.count, self.schema);
        out.text(format!("{{\"schema\":\"{schema}\",\"{}\":[", self.name))?;
        for at in 0..count {
            if at > 0 {
                out.text(",")?;
            }
            out.json(&(self.row)(at))?;
        }
        out.text(format!("],\"count\":{count},\"truncated\":false}}\n"))
    }

    /// Prints the count, then each row as a sentence of headings and values, without empty cells
    /// and without the id column, which is for scripts.
    fn print_sentences(&self, out: &mut Out<impl Write>) -> io::Result<()> {
        out.prose(format!("{}\n", text::lines::count(lang(), self.count)))?;
        for at in 0..self.count {
            let row = self.in_line(at);
            let said = self
                .heads
                .iter()
                .zip(&row)
                .filter(|(head, cell)| **head != "Id" && !matches!(&***cell, "" | "–"));
            let parts: Vec<String> = said
                .enumerate()
                .map(|(at, (head, cell))| match at {
                    0 => cell.to_string(),
                    _ => format!("{}: {cell}", head.to_lowercase()),
                })
                .collect();
            out.prose(format!("{}. {}\n", at + 1, parts.join("; ")))?;
        }
        Ok(())
    }

    fn print_table(&self, out: &mut Out<impl Write>) -> io::Result<()> {
        let mut widths: Vec<usize> = self.heads.iter().map(|head| cells(head)).collect();
        for at in 0..self.count {
            for (width, cell) in widths.iter_mut().zip(self.in_line(at)) {
                *width = (*width).max(cells(&cell));
            }
        }
        let heads = self.heads.iter().map(|head| SanitizedText::from(*head)).collect();
        for row in std::iter::once(heads).chain((0..self.count).map(|at| self.in_line(at))) {
            let mut line = String::new();
            for (cell, width) in row.iter().zip(&widths) {
                line.push_str(cell);
                line.push_str(&" ".repeat(width.saturating_sub(cells(cell)) + 2));
            }
            out.prose(format!("{}\n", line.trim_end()))?;
        }
        Ok(())
    }

    /// Returns the cells of a row, each on a single line.
    fn in_line(&self, at: usize) -> Vec<SanitizedText> {
        (self.cells)(at).into_iter().map(|cell| SanitizedText::from(cell).in_line()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spreadsheet_formula_is_escaped_and_round_trips() {
        for text in ["=1+1", "+31 6", "-2", "@SUM(A1)", "\t=1", "'=1", "''=1", "'t Hof", "Jan", ""]
        {
            let cell = escape_formula(text);
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
            assert_eq!(unescape_formula(&cell), text);
        }
        assert_eq!(escape_formula("'t Hof"), "'t Hof", "an apostrophe is a letter like others");
    }
}
