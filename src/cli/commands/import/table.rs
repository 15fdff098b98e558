//! Reads CSV tables as spreadsheets write them, with the line number of each row.

use std::path::Path;

use csv::{ReaderBuilder, Trim};

use super::columns::ColumnHeader;
use crate::{
    cli::{
        CliError, commands::targets::input_file, output::unescape_formula, session::locale::lang,
    },
    domain::fold,
    text,
};

/// A row: its line number, and its cells in the order of the columns.
pub(super) struct TableRow {
    pub(super) line: u64,
    cells: Vec<String>,
}

/// The text of a CSV file, and its headers: folded and as written.
pub(super) struct Table {
    text: String,
    heads: Vec<(String, String)>,
}

impl Table {
    /// Reads a file; `-` is standard input. The separator is the comma, semicolon or tab that is
    /// most frequent in the first line. A byte order mark is skipped.
    pub(super) fn read(path: &Path) -> Result<Self, CliError> {
        Self::from_text(input_file::text(path)?)
    }

    fn from_text(mut text: String) -> Result<Self, CliError> {
        if text.starts_with('\u{feff}') {
            text.remove(0);
        }
        if text.trim_start().starts_with(['{', '[']) {
            return Err(CliError::usage(text::import::IS_JSON.of(lang())));
        }
        if let Some(line) = open_quote(&text, separator(&text)) {
            return Err(CliError::usage(&text::import::unclosed_quote(lang(), line)));
        }
        let mut first = reader(&text);
        let heads = first.headers().map_err(csv_error)?.iter().map(unescape_formula);
        let heads = heads.map(|head| (fold(head), head.to_owned())).collect();
        Ok(Self { text, heads })
    }

    /// Iterates over the headers, each folded and as written.
    pub(super) fn heads(&self) -> impl Iterator<Item = (&str, &str)> {
        self.heads.iter().map(|(folded, head)| (folded.as_str(), head.as_str()))
    }

    /// Returns for each column the first line with text in that column; `None` if the column is
    /// empty.
    pub(super) fn first_filled_lines(&self) -> Result<Vec<Option<u64>>, CliError> {
        let mut lines = vec![None; self.heads.len()];
        for row in self.rows() {
            let row = row?;
            for (line, cell) in lines.iter_mut().zip(&row.cells) {
                if line.is_none() && !cell.is_empty() {
                    *line = Some(row.line);
                }
            }
        }
        Ok(lines)
    }

    /// Refuses a row with fewer cells than columns, or with text after the last column.
    pub(super) fn check_width(&self, row: &TableRow) -> Result<(), CliError> {
        let columns = self.heads.len();
        let behind = row.cells.iter().skip(columns).any(|cell| !cell.is_empty());
        if row.cells.len() >= columns && !behind {
            return Ok(());
        }
        Err(CliError::usage(&text::import::wrong_cell_count(lang(), row.cells.len(), columns)))
    }

    /// Returns the number of lines, including the header.
    pub(super) fn lines(&self) -> usize {
        self.text.lines().count()
    }

    /// Iterates over the rows; skips rows without text.
    pub(super) fn rows(&self) -> impl Iterator<Item = Result<TableRow, CliError>> {
        let bytes = self.text.as_bytes();
        let (mut seen, mut line) = (0, 1);
        reader(&self.text).into_records().filter_map(move |row| {
            let row = match row {
                Ok(row) => row,
                Err(error) => return Some(Err(csv_error(error))),
            };
            // The CSV reader's own line count is wrong after empty lines and with CRLF.
            let start = row.position().map_or(0, csv::Position::byte);
            let start = usize::try_from(start).unwrap_or(usize::MAX);
            let rest = bytes.get(start..).unwrap_or_default();
            let blank = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
            let passed = bytes.get(seen..start + blank).unwrap_or_default();
            line += passed.iter().filter(|byte| **byte == b'\n').map(|_| 1).sum::<u64>();
            seen = start + blank;
            let cells: Vec<String> =
                row.iter().map(|cell| unescape_formula(cell).to_owned()).collect();
            let says = cells.iter().any(|cell| !cell.is_empty());
            says.then_some(Ok(TableRow { line, cells }))
        })
    }

    /// Returns whether a header of the table names this column.
    pub(super) fn has(&self, column: &ColumnHeader) -> bool {
        self.position_of(column).is_some()
    }

    fn position_of(&self, column: &ColumnHeader) -> Option<usize> {
        self.heads.iter().position(|(head, _)| column.is_named(head))
    }

    /// Returns the trimmed text of the cell in this column; `None` if it is empty.
    pub(super) fn cell<'a>(&self, row: &'a TableRow, column: &ColumnHeader) -> Option<&'a str> {
        let cell = row.cells.get(self.position_of(column)?)?;
        (!cell.is_empty()).then_some(cell.as_str())
    }
}

/// Returns the most frequent separator of the first line, or a comma if the line has no separator.
fn separator(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let count = |sign: u8| first.bytes().filter(|byte| *byte == sign).count();
    let most = [b',', b';', b'\t'].into_iter().max_by_key(|sign| count(*sign));
    // `max_by_key` returns the last of equal counts.
    most.filter(|sign| count(*sign) > 0).unwrap_or(b',')
}

/// Returns the line of a quote that is never closed, which would swallow the rest of the file.
fn open_quote(text: &str, separator: u8) -> Option<u64> {
    let (mut line, mut opened, mut at_start) = (1, None, true);
    let mut bytes = text.bytes().peekable();
    while let Some(byte) = bytes.next() {
        line += u64::from(byte == b'\n');
        match (byte, opened) {
            (b'"', None) if at_start => opened = Some(line),
            // A doubled quote is a quote inside the cell.
            (b'"', Some(_)) if bytes.next_if_eq(&b'"').is_none() => opened = None,
            _ => {}
        }
        at_start = opened.is_none() && (byte == separator || matches!(byte, b'\r' | b'\n'));
    }
    opened
}

/// Creates a reader for the rows below the header.
fn reader(text: &str) -> csv::Reader<&[u8]> {
    ReaderBuilder::new()
        .delimiter(separator(text))
        .flexible(true)
        .trim(Trim::All)
        .from_reader(text.as_bytes())
}

#[expect(clippy::needless_pass_by_value, reason = "for map_err")]
fn csv_error(error: csv::Error) -> CliError {
    CliError::usage(&error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::commands::import::columns::{EMAIL, NAME};

    fn cells(text: &str, column: &ColumnHeader) -> Vec<(u64, Option<String>)> {
        let table = Table::from_text(text.to_owned()).unwrap();
        let cell = |row: TableRow| (row.line, table.cell(&row, column).map(str::to_owned));
        table.rows().map(|row| cell(row.unwrap())).collect()
    }

    #[test]
    fn tables_saved_by_a_spreadsheet_are_parsed() {
        let jan = vec![(2, Some("jan@x.nl".to_owned()))];
        assert_eq!(cells("E-mail,Naam\njan@x.nl,Jan\n", &EMAIL), jan);
        assert_eq!(cells("Naam;EMAIL\r\nJan; jan@x.nl \r\n\r\n", &EMAIL), jan);
        assert_eq!(cells("naam\te-mail\n\"Jan, de 2e\"\tjan@x.nl", &EMAIL), jan);
        assert_eq!(cells("e-mail\njan@x.nl\n;\n", &EMAIL).len(), 2);
        assert_eq!(cells("naam\n\"van\nder A\"\nB\n", &NAME)[1].0, 4, "a cell of two lines");
        assert_eq!(cells("naam\n'=1+1\n't Hof\n", &NAME)[0].1.as_deref(), Some("=1+1"));
        assert_eq!(cells("naam\n'=1+1\n't Hof\n", &NAME)[1].1.as_deref(), Some("'t Hof"));
    }

    #[test]
    fn an_unclosed_quote_is_reported_at_its_line() {
        assert_eq!(open_quote("a,b\n\"x\n\"\"y\",z\n", b','), None);
        assert_eq!(open_quote("a,b\n1,2\"3\n", b','), None, "inside a cell it is a sign as others");
        assert_eq!(open_quote("a,b\r\n1,2\r\n3,\"4\r\n5,6\r\n", b','), Some(3));
        assert_eq!(open_quote("a;b\n1;\"2;3\"\"\n4;5\n", b';'), Some(2));
    }
}
