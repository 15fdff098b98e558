//! Names for the search index, and later changes to these names.

use std::collections::BTreeSet;

use rusqlite::{Connection, Row};

use crate::{
    domain::{Findable, UserId},
    store::{Result, convert::list, table::all},
};

/// Maximum number of changed users that are looked up individually; above it, reading all users is
/// as fast.
const MAX_CHANGED_USERS: usize = 1000;

/// The lowest and highest user id; `None` if there are no users.
pub(in crate::store) fn bounds(db: &Connection) -> Result<Option<(UserId, UserId)>> {
    let sql = "select (select min(id) from user), (select max(id) from user)";
    let row = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?));
    let (first, last): (Option<UserId>, Option<UserId>) =
        db.prepare_cached(sql)?.query_row([], row)?;
    Ok(first.zip(last))
}

/// Passes every user in this range who is not removed to `visit`, ordered by id, until `visit`
/// returns false.
pub(in crate::store) fn names(
    db: &Connection,
    first: UserId,
    last: UserId,
    visit: &mut dyn FnMut(Findable<'_>) -> bool,
) -> Result<()> {
    let mut statement = db.prepare_cached(
        "select id, env_id, status = 'active', folded, folded_email from user
         where id between ?1 and ?2 and status <> 'removed' order by id",
    )?;
    let mut rows = statement.query([first, last])?;
    while let Some(row) = rows.next()? {
        if !visit(findable(row)?) {
            break;
        }
    }
    Ok(())
}

/// The users that the log mentions since the line `since`: their ids, and the current data of users
/// who are not removed. `None` if there are too many to list.
pub(in crate::store) fn changed(
    db: &Connection,
    since: i64,
    visit: &mut dyn FnMut(Findable<'_>),
) -> Result<Option<Vec<UserId>>> {
    let sql = "select user_id from log where seq > ?1 and user_id is not null limit ?2";
    let found: Vec<UserId> = all(db, sql, (since, MAX_CHANGED_USERS), |row| row.get(0))?;
    if found.len() == MAX_CHANGED_USERS {
        return Ok(None);
    }
    let ids: Vec<UserId> = found.into_iter().collect::<BTreeSet<_>>().into_iter().collect();
    let mut statement = db.prepare_cached(
        "select id, env_id, status = 'active', folded, folded_email from user
         where id in (select value from json_each(?1)) and status <> 'removed' order by id",
    )?;
    let mut rows = statement.query([list(ids.iter().map(|id| id.0))])?;
    while let Some(row) = rows.next()? {
        visit(findable(row)?);
    }
    Ok(Some(ids))
}

fn findable<'a>(row: &'a Row<'_>) -> rusqlite::Result<Findable<'a>> {
    Ok(Findable {
        id: row.get(0)?,
        env: row.get(1)?,
        active: row.get(2)?,
        name: row.get_ref(3)?.as_str()?,
        email: row.get_ref(4)?.as_str()?,
    })
}

/// The number of the last line of the log; 0 if it is empty.
pub(in crate::store) fn log_end(db: &Connection) -> Result<i64> {
    let sql = "select coalesce(max(seq), 0) from log";
    Ok(db.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}
