//! Memberships.

use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};

use super::{Result, insert_or_update};
use crate::{
    domain::{End, Membership, MembershipId, Origin, PartnershipId},
    store::convert::{actor, capacity, person},
};

/// The columns of a membership.
pub(in crate::store) const MEMBERSHIP: &str = "id, org_id, user_id, level, partnership_id, since,
    added_by, via_request_id, last_day, changed_at, changed_by, lowered_at, lowered_by, ended_at,
    ended_by, end_reason";

pub(in crate::store) fn read_membership(row: &Row<'_>) -> rusqlite::Result<Membership> {
    let partnership: Option<PartnershipId> = row.get("partnership_id")?;
    let (lowered_at, lowered_by) = (row.get("lowered_at")?, row.get("lowered_by")?);
    let lowered: Option<_> = lowered_at;
    let ended: Option<_> = row.get("ended_at")?;
    let (ended_by, reason) = (row.get("ended_by")?, row.get::<_, Option<_>>("end_reason")?);
    Ok(Membership {
        id: row.get("id")?,
        org: row.get("org_id")?,
        user: row.get("user_id")?,
        level: row.get("level")?,
        origin: partnership.map_or(Origin::Own, Origin::Partner),
        since: row.get("since")?,
        added_by: actor(row.get("added_by")?),
        via_request: row.get("via_request_id")?,
        last_day: row.get("last_day")?,
        changed_at: row.get("changed_at")?,
        changed_by: actor(row.get("changed_by")?),
        lowered: lowered.map(|at| (at, actor(lowered_by))),
        ended: ended.zip(reason).map(|(at, reason)| End { at, by: actor(ended_by), reason }),
    })
}

pub(in crate::store) fn membership(
    db: &Connection,
    id: MembershipId,
) -> Result<Option<Membership>> {
    let mut find =
        db.prepare_cached(&format!("select {MEMBERSHIP} from membership where id = ?1"))?;
    Ok(find.query_row([id], read_membership).optional()?)
}

pub(super) fn put(tx: &Transaction<'_>, row: &Membership, new: bool) -> Result<()> {
    let insert = "insert into membership (id, org_id, user_id, level, origin, partnership_id,
        since, added_by, via_request_id, last_day, changed_at, changed_by, lowered_at, lowered_by,
        ended_at, ended_by, ended_as, end_reason)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)";
    let update = "update membership set org_id = ?2, user_id = ?3, level = ?4, origin = ?5,
        partnership_id = ?6, since = ?7, added_by = ?8, via_request_id = ?9, last_day = ?10,
        changed_at = ?11, changed_by = ?12, lowered_at = ?13, lowered_by = ?14, ended_at = ?15,
        ended_by = ?16, ended_as = ?17, end_reason = ?18 where id = ?1";
    let (origin, partnership) = match row.origin {
        Origin::Own => ("own", None),
        Origin::Partner(id) => ("partner", Some(id)),
    };
    let values = params![
        row.id,
        row.org,
        row.user,
        row.level,
        origin,
        partnership,
        row.since,
        person(row.added_by),
        row.via_request,
        row.last_day,
        row.changed_at,
        person(row.changed_by),
        row.lowered.map(|(at, _)| at),
        row.lowered.and_then(|(_, by)| person(by)),
        row.ended.map(|end| end.at),
        row.ended.and_then(|end| person(end.by)),
        row.ended.map(|end| capacity(end.by)),
        row.ended.map(|end| end.reason),
    ];
    insert_or_update(tx, (insert, update), new, values)
}
