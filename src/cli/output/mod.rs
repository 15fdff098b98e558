//! Prints lists in each output format.

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
    columns::{CellContext, CellText, ListColumns, NONE},
    domain::SanitizedText,
    text,
};
use out::{Out, ignore_closed_pipe};

/// The format of all output, chosen by flags.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OutputFormat {
    /// Columns and sentences, the default.
    People,
    /// One JSON document with all rows.
    Json,
    /// One JSON object per line, for lists.
    Jsonl,
    /// CSV for spreadsheets, with translated texts.
    Csv,
    /// One sentence per row, for screen readers.
    Lines,
}

impl OutputFormat {
    /// Returns whether errors and single answers are printed as JSON.
    pub(super) const fn is_json(self) -> bool {
        matches!(self, Self::Json | Self::Jsonl)
    }

    /// Returns whether a person reads the output directly and can answer questions.
    pub(super) const fn is_for_people(self) -> bool {
        matches!(self, Self::People | Self::Lines)
    }
}

/// A list with all cells and JSON in memory, ready to print.
pub(super) struct Listing {
    /// Name and version of the document's schema.
    pub(super) schema: &'static str,
    /// Field name of the rows in the document.
    pub(super) name: &'static str,
    /// Translated column headings, for people and CSV.
    pub(super) heads: Vec<&'static str>,
    /// Cells of each row, in the order of `heads`.
    pub(super) cells: Vec<Vec<String>>,
    /// Each row as a JSON object, for JSON formats only.
    pub(super) rows: Vec<Value>,
}

/// Returns whether a spreadsheet would run the cell as a formula (CSV injection, as OWASP lists
/// it).
fn is_risky(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// Returns the cell without its escaping `'`; `None` if it has no such escape.
fn quoted(cell: &str) -> Option<&str> {
    cell.strip_prefix('\'').filter(|rest| is_risky(rest.trim_start_matches('\'')))
}

/// Puts a `'` before a cell that a spreadsheet would run, such as `=cmd|…`.
fn escape_formula(cell: &str) -> Cow<'_, str> {
    let taken = is_risky(cell) || quoted(cell).is_some();
    if taken { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

/// Reverses [`escape_formula`].
pub(super) fn unescape_formula(cell: &str) -> &str {
    quoted(cell).unwrap_or(cell)
}

/// A list that creates each row while printing it, because there may be many.
pub(super) struct Stream<'a> {
    /// Name and version of the document's schema.
    pub(super) schema: &'static str,
    /// Field name of the rows in the document.
    pub(super) name: &'static str,
    /// Translated column headings, for people and CSV.
    pub(super) heads: &'a [&'static str],
    /// Number of rows.
    pub(super) count: usize,
    /// Formats the cells of the row with this index, in the order of `heads`.
    pub(super) cells: &'a dyn Fn(usize) -> Vec<String>,
    /// Formats the row with this index as a JSON object.
    pub(super) row: &'a dyn Fn(usize) -> Value,
}

impl Listing {
    /// Creates the cells and JSON of each row, with the columns of `list`.
    pub(super) fn new<R>(list: &ListColumns<R>, rows: &[R], context: &CellContext<'_>) -> Self {
        let has_value = |cell: CellText<R>| rows.iter().any(|row| cell(row, context) != NONE);
        let columns: Vec<_> =
            list.in_shell().filter(|(it, cell)| !it.is_optional || has_value(*cell)).collect();
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
    pub(super) fn print(&self, format: OutputFormat) -> io::Result<()> {
        self.with_stream(|lines| lines.print(format))
    }

    /// Writes the list to a file as CSV.
    pub(super) fn save(&self, file: std::fs::File) -> io::Result<()> {
        let mut out = Out::file(file);
        self.with_stream(|lines| lines.print_csv(&mut out))?;
        out.finish()
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
    pub(super) fn print(&self, format: OutputFormat) -> io::Result<()> {
        let mut out = Out::standard();
        let done = match format {
            OutputFormat::People => self.print_table(&mut out),
            OutputFormat::Json => self.print_json(&mut out),
            OutputFormat::Jsonl => self.print_lines(&mut out),
            OutputFormat::Csv => self.print_csv(&mut out),
            OutputFormat::Lines => self.print_sentences(&mut out),
        };
        ignore_closed_pipe(done.and_then(|()| out.finish()))
    }

    fn print_lines(&self, out: &mut Out<impl Write>) -> io::Result<()> {
        for at in 0..self.count {
            out.write_json(&(self.row)(at))?;
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
            out.write_json(&(self.row)(at))?;
        }
        out.text(format!("],\"count\":{count},\"truncated\":false}}\n"))
    }

    /// Prints the number of rows, then each row as a sentence of headings and values. Omits empty
    /// cells and the id column, which is for scripts.
    fn print_sentences(&self, out: &mut Out<impl Write>) -> io::Result<()> {
        out.write_prose(format!("{}\n", text::lines::count(lang(), self.count)))?;
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
            out.write_prose(format!("{}. {}\n", at + 1, parts.join("; ")))?;
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
            out.write_prose(format!("{}\n", line.trim_end()))?;
        }
        Ok(())
    }

    /// Returns the cells of a row, with line breaks replaced.
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
