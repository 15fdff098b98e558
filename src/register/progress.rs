//! How far the reading of the extracts is.

use std::{cell::Cell, rc::Rc};

use super::ImportStep;

/// Rows between two reports.
const REPORT_INTERVAL: usize = 20_000;

/// Counts the bytes that were read, and reports them.
pub(super) struct Progress<'a> {
    total_bytes: u64,
    rows: usize,
    /// Bytes read; the readers add to it.
    pub(super) read: Rc<Cell<u64>>,
    report: &'a mut dyn FnMut(ImportStep),
}

impl<'a> Progress<'a> {
    pub(super) fn new(total_bytes: u64, report: &'a mut dyn FnMut(ImportStep)) -> Self {
        Self { total_bytes, rows: 0, read: Rc::default(), report }
    }

    /// Counts a row, and reports every [`REPORT_INTERVAL`] of them.
    pub(super) fn row(&mut self) {
        self.rows += 1;
        if self.rows.is_multiple_of(REPORT_INTERVAL) {
            self.report_step(ImportStep::Reading(
                self.read.get().min(self.total_bytes),
                self.total_bytes,
            ));
        }
    }

    /// Reports a step.
    pub(super) fn report_step(&mut self, step: ImportStep) {
        (self.report)(step);
    }
}
