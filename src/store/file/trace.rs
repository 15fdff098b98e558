//! SQL tracing, for tests and measurements.

use rusqlite::{
    StatementStatus,
    trace::{TraceEvent, TraceEventCodes},
};

use crate::store::{Result, Store};

impl Store {
    /// Calls `visit` with the SQL of every statement that runs from now on, so that a test can
    /// check all query plans.
    pub fn trace_statements(&mut self, mut visit: impl FnMut(&str) + Send + 'static) -> Result<()> {
        let told = move |event: TraceEvent<'_>| {
            if let TraceEvent::Stmt(statement, _) = event {
                visit(&statement.sql());
            }
        };
        Ok(self.db.trace_v2(TraceEventCodes::SQLITE_TRACE_STMT, Some(told))?)
    }

    /// Calls `visit` for every statement that ends from now on, with the number of SQLite steps
    /// since it was prepared. Tests use it to find statements that take more steps in a larger
    /// file.
    pub fn count_steps(&mut self, mut visit: impl FnMut(&str, i32) + Send + 'static) -> Result<()> {
        let told = move |event: TraceEvent<'_>| {
            if let TraceEvent::Profile(statement, _) = event {
                visit(&statement.sql(), statement.get_status(StatementStatus::VmStep));
            }
        };
        Ok(self.db.trace_v2(TraceEventCodes::SQLITE_TRACE_PROFILE, Some(told))?)
    }
}
