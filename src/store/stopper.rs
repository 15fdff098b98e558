//! Ending what is being read, from another thread.

use std::fmt;

use rusqlite::{Connection, InterruptHandle};

/// Ends what a store is reading; it is then a [`super::StoreError::Sqlite`].
pub struct Stopper(InterruptHandle);

impl Stopper {
    pub(super) fn of(db: &Connection) -> Self {
        Self(db.get_interrupt_handle())
    }

    /// Ends it; nothing when nothing is being read.
    pub fn stop(&self) {
        self.0.interrupt();
    }
}

impl fmt::Debug for Stopper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Stopper")
    }
}
