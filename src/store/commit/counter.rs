//! The single counter that numbers all rows and operations.

use rusqlite::Connection;

use crate::store::Result;

/// The first unused number.
pub(crate) fn fresh(db: &Connection) -> Result<i64> {
    Ok(db.prepare_cached("select fresh from counter")?.query_row([], |row| row.get(0))?)
}

/// Stores the first unused number; the counter never goes back.
pub(crate) fn advance(db: &Connection, fresh: i64) -> Result<()> {
    db.prepare_cached("update counter set fresh = max(fresh, ?1)")?.execute([fresh])?;
    Ok(())
}
