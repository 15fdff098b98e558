//! Interrupts a running query from another thread.

use std::fmt;

use rusqlite::{Connection, InterruptHandle};

/// A handle that interrupts the current read of a store. The read then fails with
/// [`crate::store::StoreError::Sqlite`].
pub struct QueryInterrupt(InterruptHandle);

impl QueryInterrupt {
    pub(crate) fn new(db: &Connection) -> Self {
        Self(db.get_interrupt_handle())
    }

    /// Interrupts the current read; does nothing if there is none.
    pub fn stop(&self) {
        self.0.interrupt();
    }
}

impl fmt::Debug for QueryInterrupt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Stopper")
    }
}
