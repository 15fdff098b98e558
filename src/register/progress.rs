//! How far the reading of the extracts is.

use std::{cell::Cell, rc::Rc};

use super::ImportStep;

/// Rows between two reports.
const STEP: usize = 20_000;

/// Counts the bytes that were read, and reports them.
pub(super) struct Progress<'a> {
    all: u64,
    rows: usize,
    /// Bytes read; the readers add to it.
    pub(super) read: Rc<Cell<u64>>,
    report: &'a mut dyn FnMut(ImportStep),
}

impl<'a> Progress<'a> {
    pub(super) fn new(all: u64, report: &'a mut dyn FnMut(ImportStep)) -> Self {
        Self { all, rows: 0, read: Rc::default(), report }
    }

    /// Counts a row, and reports every [`STEP`] of them.
    pub(super) fn row(&mut self) {
        self.rows += 1;
        if self.rows.is_multiple_of(STEP) {
            self.tell(ImportStep::Reading(self.read.get().min(self.all), self.all));
        }
    }

    /// Reports a step.
    pub(super) fn tell(&mut self, step: ImportStep) {
        (self.report)(step);
    }
}
