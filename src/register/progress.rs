//! Progress of reading the extracts.

use std::{cell::Cell, rc::Rc};

use super::ImportStep;

/// Rows between two reports.
const REPORT_INTERVAL: usize = 20_000;

/// Counts the bytes that were read, and reports them.
pub(super) struct Progress<'a> {
    total_bytes: u64,
    rows: usize,
    /// Bytes read so far; each reader adds its own.
    pub(super) read: Rc<Cell<u64>>,
    report: &'a mut dyn FnMut(ImportStep),
}

impl<'a> Progress<'a> {
    pub(super) fn new(total_bytes: u64, report: &'a mut dyn FnMut(ImportStep)) -> Self {
        Self { total_bytes, rows: 0, read: Rc::default(), report }
    }

    /// Counts a row, and reports after every [`REPORT_INTERVAL`] rows.
    pub(super) fn row(&mut self) {
        self.rows += 1;
        if self.rows.is_multiple_of(REPORT_INTERVAL) {
            self.report_step(ImportStep::Reading(
                self.read.get().min(self.total_bytes),
                self.total_bytes,
            ));
        }
    }

    pub(super) fn report_step(&mut self, step: ImportStep) {
        (self.report)(step);
    }
}
