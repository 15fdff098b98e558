//! The one counter that numbers rows of all kinds and handlings.

use rusqlite::Connection;

use super::Result;

/// The first number that nothing has.
pub(super) fn fresh(db: &Connection) -> Result<i64> {
    Ok(db.prepare_cached("select fresh from counter")?.query_row([], |row| row.get(0))?)
}

/// Remembers the first number that nothing has; it never goes back.
pub(super) fn advance(db: &Connection, fresh: i64) -> Result<()> {
    db.prepare_cached("update counter set fresh = max(fresh, ?1)")?.execute([fresh])?;
    Ok(())
}
