//! What SQLite is asked, told to whoever wants to look at it: for tests and measurements.

use rusqlite::{
    StatementStatus,
    trace::{TraceEvent, TraceEventCodes},
};

use super::{Result, Store};

impl Store {
    /// Tells every statement that is run from now on, as it was written: so a test can look at the
    /// plans of all of them.
    pub fn overhear(&mut self, mut tell: impl FnMut(&str) + Send + 'static) -> Result<()> {
        let told = move |event: TraceEvent<'_>| {
            if let TraceEvent::Stmt(statement, _) = event {
                tell(&statement.sql());
            }
        };
        Ok(self.db.trace_v2(TraceEventCodes::SQLITE_TRACE_STMT, Some(told))?)
    }

    /// Tells of every statement that ends from now on how many steps SQLite took for it since it was
    /// prepared: so a test can see what grows with the file.
    pub fn count_steps(&mut self, mut tell: impl FnMut(&str, i32) + Send + 'static) -> Result<()> {
        let told = move |event: TraceEvent<'_>| {
            if let TraceEvent::Profile(statement, _) = event {
                tell(&statement.sql(), statement.get_status(StatementStatus::VmStep));
            }
        };
        Ok(self.db.trace_v2(TraceEventCodes::SQLITE_TRACE_PROFILE, Some(told))?)
    }
}
