//! Rows of a table in CSV, one at a time.

use std::{cell::Cell, rc::Rc};

use csv::{ByteRecord, ReaderBuilder, Trim};

use super::{
    ImportError,
    progress::Progress,
    source::{Meter, Part},
};
use crate::domain::{ExtractFaultKind, fold};

/// A column, by its folded header.
pub(super) struct Column {
    /// The folded header, which messages also show.
    pub(super) name: &'static str,
    /// Other folded headers that name this column.
    pub(super) aliases: &'static [&'static str],
    /// True if the table must have it.
    pub(super) is_needed: bool,
}

impl Column {
    /// Creates a column that the table must have.
    pub(super) const fn needed(name: &'static str) -> Self {
        Self { name, aliases: &[], is_needed: true }
    }

    fn is_named(&self, head: &str) -> bool {
        self.name == head || self.aliases.contains(&head)
    }
}

/// The form that a table must have.
pub(super) struct TableShape<'a> {
    /// The columns that are read.
    pub(super) columns: &'a [Column],
    /// True if the last row must end with a line break; a table that does not is incomplete.
    pub(super) ends_lines: bool,
}

impl<'a> TableShape<'a> {
    /// Returns the shape of a table that a register publishes: every line ends in a line break.
    pub(super) const fn of_register(columns: &'a [Column]) -> Self {
        Self { columns, ends_lines: true }
    }
}

/// A row with the positions of the columns that are read.
pub(super) struct Row<'a> {
    part: &'a Part,
    record: &'a ByteRecord,
    positions: &'a [Option<usize>],
}

impl Row<'_> {
    /// Creates a fault of this row.
    pub(super) fn fault(&self, kind: ExtractFaultKind) -> ImportError {
        let byte = self.record.position().map_or(0, csv::Position::byte);
        self.part.fault(self.part.line_at(byte), kind)
    }

    /// Returns the cell of a column, by its index in the list of columns; `None` if the cell is
    /// empty, or if the table lacks the column.
    pub(super) fn cell(&self, column: usize) -> Result<Option<&str>, ImportError> {
        let at = self.positions.get(column).copied().flatten();
        let Some(bytes) = at.and_then(|at| self.record.get(at)) else { return Ok(None) };
        let text = str::from_utf8(bytes).map_err(|_| self.fault(ExtractFaultKind::NotUtf8))?.trim();
        Ok((!text.is_empty()).then_some(text))
    }

    /// Returns whether the table has this column.
    pub(super) fn has(&self, column: usize) -> bool {
        self.positions.get(column).copied().flatten().is_some()
    }
}

/// Passes each row that has text to `each`.
pub(super) fn rows(
    part: &Part,
    shape: &TableShape<'_>,
    progress: &mut Progress<'_>,
    each: &mut dyn FnMut(&Row<'_>) -> Result<(), ImportError>,
) -> Result<(), ImportError> {
    let meter: Rc<Meter> = Rc::default();
    let read: Rc<Cell<u64>> = Rc::clone(&progress.read);
    part.read(&meter, &read, |from| {
        let mut reader = ReaderBuilder::new()
            .delimiter(part.separator)
            .flexible(true)
            .trim(Trim::All)
            .buffer_capacity(1 << 16)
            .from_reader(from);
        let heads = reader.byte_headers().map_err(|error| read_error(part, error))?;
        let heads: Vec<String> =
            heads.iter().map(|head| fold(&String::from_utf8_lossy(head))).collect();
        let positions = column_positions(part, shape.columns, &heads)?;
        let (mut record, mut last) = (ByteRecord::new(), 0);
        loop {
            meter.row.set(0);
            if !reader.read_byte_record(&mut record).map_err(|error| read_error(part, error))? {
                break;
            }
            last = record.position().map_or(last, csv::Position::byte);
            let row = Row { part, record: &record, positions: &positions };
            let (found, expected) = (record.len(), heads.len());
            if record.iter().all(<[u8]>::is_empty) {
                continue;
            }
            if found < expected || record.iter().skip(expected).any(|cell| !cell.is_empty()) {
                return Err(row.fault(ExtractFaultKind::Cells { found, expected }));
            }
            each(&row)?;
            progress.row();
        }
        if meter.is_cut_off(shape.ends_lines) {
            return Err(part.fault(part.line_at(last), ExtractFaultKind::CutOff));
        }
        Ok(())
    })
}

/// Returns the position of each column in the table; `None` for a missing optional column.
fn column_positions(
    part: &Part,
    columns: &[Column],
    heads: &[String],
) -> Result<Vec<Option<usize>>, ImportError> {
    let place = |column: &Column| {
        let at = heads.iter().position(|head| column.is_named(head));
        if at.is_none() && column.is_needed {
            return Err(part.fault(Some(1), ExtractFaultKind::NoColumn(column.name)));
        }
        Ok(at)
    };
    columns.iter().map(place).collect()
}

fn read_error(part: &Part, error: csv::Error) -> ImportError {
    let line = error.position().and_then(|position| part.line_at(position.byte()));
    match error.into_kind() {
        csv::ErrorKind::Io(error) => part.read_error(line, &error),
        _ => part.fault(line, ExtractFaultKind::Unknown),
    }
}
