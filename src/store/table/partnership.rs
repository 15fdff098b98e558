//! The `partnership` table.

use rusqlite::{Connection, Row, params};

use super::{Result, WriteMode, all, ending, named};
use crate::{
    domain::{EnvId, Partnership},
    store::convert::{capacity, person},
};

const COLUMNS: &str = "id, side_a, side_b, since, ended_at, ended_by";

fn read(row: &Row<'_>) -> rusqlite::Result<Partnership> {
    Ok(Partnership {
        id: row.get(0)?,
        sides: (row.get(1)?, row.get(2)?),
        since: row.get(3)?,
        ended: ending(row, 4)?,
    })
}

/// The partnerships with these numbers, ended or not.
pub(in crate::store) fn by_id(db: &Connection, ids: &str) -> Result<Vec<Partnership>> {
    let sql =
        format!("select {COLUMNS} from partnership where id in (select value from json_each(?1))");
    named(db, &sql, [ids], read)
}

/// The active partnerships between one environment and these.
pub(in crate::store) fn between(
    db: &Connection,
    env: EnvId,
    others: &str,
) -> Result<Vec<Partnership>> {
    let sql = format!(
        "select {COLUMNS} from partnership
         where ended_at is null and side_a = ?1
           and side_b in (select value from json_each(?2))
         union all
         select {COLUMNS} from partnership
         where ended_at is null and side_b = ?1
           and side_a in (select value from json_each(?2))"
    );
    all(db, &sql, params![env, others], read)
}

/// Writes a partnership and returns the number of affected rows.
pub(in crate::store) fn write(db: &Connection, row: &Partnership, how: WriteMode) -> Result<usize> {
    let sql = match how {
        WriteMode::New => {
            "insert into partnership (id, side_a, side_b, since, ended_at, ended_by, ended_as)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
        }
        WriteMode::Over => {
            "update partnership set (side_a, side_b, since, ended_at, ended_by, ended_as)
             = (?2, ?3, ?4, ?5, ?6, ?7) where id = ?1"
        }
    };
    Ok(db.prepare_cached(sql)?.execute(params![
        row.id,
        row.sides.0,
        row.sides.1,
        row.since,
        row.ended.map(|(at, _)| at),
        row.ended.and_then(|(_, by)| person(by)),
        row.ended.map(|(_, by)| capacity(by)),
    ])?)
}
