//! Partnerships and relations.

use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};

use super::{Result, insert_or_update};
use crate::{
    domain::{Partnership, PartnershipId, Relation, RelationId},
    store::convert::{actor, capacity, person},
};

/// The columns of a partnership.
pub(in crate::store) const PARTNERSHIP: &str = "id, side_a, side_b, since, ended_at, ended_by";
/// The columns of a relation.
pub(in crate::store) const RELATION: &str = "id, partnership_id, user_a, user_b, since, ended_at";

pub(in crate::store) fn read_partnership(row: &Row<'_>) -> rusqlite::Result<Partnership> {
    let (ended, by): (Option<_>, _) = (row.get("ended_at")?, row.get("ended_by")?);
    Ok(Partnership {
        id: row.get("id")?,
        sides: (row.get("side_a")?, row.get("side_b")?),
        since: row.get("since")?,
        ended: ended.map(|at| (at, actor(by))),
    })
}

pub(in crate::store) fn partnership(
    db: &Connection,
    id: PartnershipId,
) -> Result<Option<Partnership>> {
    let mut find =
        db.prepare_cached(&format!("select {PARTNERSHIP} from partnership where id = ?1"))?;
    Ok(find.query_row([id], read_partnership).optional()?)
}

pub(super) fn put_partnership(tx: &Transaction<'_>, row: &Partnership, new: bool) -> Result<()> {
    let insert = "insert into partnership (id, side_a, side_b, since, ended_at, ended_by, ended_as)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    let update = "update partnership set side_a = ?2, side_b = ?3, since = ?4, ended_at = ?5,
        ended_by = ?6, ended_as = ?7 where id = ?1";
    let values = params![
        row.id,
        row.sides.0,
        row.sides.1,
        row.since,
        row.ended.map(|(at, _)| at),
        row.ended.and_then(|(_, by)| person(by)),
        row.ended.map(|(_, by)| capacity(by)),
    ];
    insert_or_update(tx, (insert, update), new, values)
}

pub(in crate::store) fn read_relation(row: &Row<'_>) -> rusqlite::Result<Relation> {
    Ok(Relation {
        id: row.get("id")?,
        partnership: row.get("partnership_id")?,
        users: (row.get("user_a")?, row.get("user_b")?),
        since: row.get("since")?,
        ended_at: row.get("ended_at")?,
    })
}

pub(in crate::store) fn relation(db: &Connection, id: RelationId) -> Result<Option<Relation>> {
    let mut find = db.prepare_cached(&format!("select {RELATION} from relation where id = ?1"))?;
    Ok(find.query_row([id], read_relation).optional()?)
}

pub(super) fn put_relation(tx: &Transaction<'_>, row: &Relation, new: bool) -> Result<()> {
    let insert = "insert into relation (id, partnership_id, user_a, user_b, since, ended_at)
        values (?1, ?2, ?3, ?4, ?5, ?6)";
    let update = "update relation set partnership_id = ?2, user_a = ?3, user_b = ?4, since = ?5,
        ended_at = ?6 where id = ?1";
    let values =
        params![row.id, row.partnership, row.users.0, row.users.1, row.since, row.ended_at,];
    insert_or_update(tx, (insert, update), new, values)
}
