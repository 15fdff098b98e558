//! A table that somebody made in a spreadsheet: its rows, with the lines they stand on.

use std::path::Path;

use csv::{ReaderBuilder, Trim};

use crate::{
    cli::{Stop, commands::given, output::as_it_was},
    domain::fold,
};

/// A row: its line, and its cells by the name of their column.
pub(super) struct Record {
    pub(super) line: u64,
    cells: Vec<String>,
}

/// A table: what is in the file, and what its columns are called.
pub(super) struct Table {
    text: String,
    heads: Vec<String>,
}

impl Table {
    /// Reads a file, or standard input for `-`. Commas, semicolons and tabs part cells, whichever
    /// the first line has most of; the mark that a spreadsheet puts before the first is no part.
    pub(super) fn read(path: &Path) -> Result<Self, Stop> {
        Self::of(given::text(path)?)
    }

    fn of(mut text: String) -> Result<Self, Stop> {
        if text.starts_with('\u{feff}') {
            text.remove(0);
        }
        let heads = reader(&text).headers().map_err(unread)?.iter().map(fold).collect();
        Ok(Self { text, heads })
    }

    /// The lines, that of the heads too.
    pub(super) fn lines(&self) -> usize {
        self.text.lines().count()
    }

    /// The rows that say something, one after the other.
    pub(super) fn rows(&self) -> impl Iterator<Item = Result<Record, Stop>> {
        let bytes = self.text.as_bytes();
        let (mut seen, mut line) = (0, 1);
        reader(&self.text).into_records().filter_map(move |row| {
            let row = match row {
                Ok(row) => row,
                Err(error) => return Some(Err(unread(error))),
            };
            // The reader's own count is off after empty lines and after those of Windows.
            let start = row.position().map_or(0, csv::Position::byte);
            let start = usize::try_from(start).unwrap_or(usize::MAX);
            let rest = bytes.get(start..).unwrap_or_default();
            let blank = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
            let passed = bytes.get(seen..start + blank).unwrap_or_default();
            line += passed.iter().filter(|byte| **byte == b'\n').map(|_| 1).sum::<u64>();
            seen = start + blank;
            let cells: Vec<String> = row.iter().map(|cell| as_it_was(cell).to_owned()).collect();
            let says = cells.iter().any(|cell| !cell.is_empty());
            says.then_some(Ok(Record { line, cells }))
        })
    }

    /// Whether there is a column of one of these names.
    pub(super) fn has(&self, names: &[&str]) -> bool {
        self.column(names).is_some()
    }

    fn column(&self, names: &[&str]) -> Option<usize> {
        self.heads.iter().position(|head| names.contains(&head.as_str()))
    }

    /// The cell of a row in the column of one of these names; nothing when it is empty.
    pub(super) fn cell<'a>(&self, row: &'a Record, names: &[&str]) -> Option<&'a str> {
        let cell = row.cells.get(self.column(names)?)?;
        (!cell.is_empty()).then_some(cell.as_str())
    }
}

/// A reader of rows, with what parts the cells of the first line.
fn reader(text: &str) -> csv::Reader<&[u8]> {
    let first = text.lines().next().unwrap_or_default();
    let count = |sign: u8| first.bytes().filter(|byte| *byte == sign).count();
    let parting = [b',', b';', b'\t'].into_iter().max_by_key(|sign| count(*sign));
    // Of several with as many, the last: none of them counts then.
    ReaderBuilder::new()
        .delimiter(parting.filter(|sign| count(*sign) > 0).unwrap_or(b','))
        .flexible(true)
        .trim(Trim::All)
        .from_reader(text.as_bytes())
}

#[expect(clippy::needless_pass_by_value, reason = "for map_err")]
fn unread(error: csv::Error) -> Stop {
    Stop::usage(&error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str, names: &[&str]) -> Vec<(u64, Option<String>)> {
        let table = Table::of(text.to_owned()).unwrap();
        let cell = |row: Record| (row.line, table.cell(&row, names).map(str::to_owned));
        table.rows().map(|row| cell(row.unwrap())).collect()
    }

    #[test]
    fn what_a_spreadsheet_writes_is_read() {
        let mails = ["e-mail", "email"];
        let jan = vec![(2, Some("jan@x.nl".to_owned()))];
        assert_eq!(cells("E-mail,Naam\njan@x.nl,Jan\n", &mails), jan);
        assert_eq!(cells("Naam;EMAIL\r\nJan; jan@x.nl \r\n\r\n", &mails), jan);
        assert_eq!(cells("naam\te-mail\n\"Jan, de 2e\"\tjan@x.nl", &mails), jan);
        assert_eq!(cells("e-mail\njan@x.nl\n;\n", &mails).len(), 2);
        assert_eq!(cells("naam\n\"van\nder A\"\nB\n", &["naam"])[1].0, 4, "a cell of two lines");
        assert_eq!(cells("naam\n'=1+1\n't Hof\n", &["naam"])[0].1.as_deref(), Some("=1+1"));
        assert_eq!(cells("naam\n'=1+1\n't Hof\n", &["naam"])[1].1.as_deref(), Some("'t Hof"));
    }
}
