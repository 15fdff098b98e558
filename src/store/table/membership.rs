//! The `membership` table.

use rusqlite::{Connection, Row, params};

use super::{Owner, Result, WriteMode, all, ending, named};
use crate::{
    domain::{Day, End, Membership, OrgId, Origin, PartnershipId, UserId},
    store::convert::{actor, capacity, person},
};

const COLUMNS: &str = "id, org_id, user_id, level, partnership_id, since, added_by,
    via_request_id, last_day, changed_at, changed_by, lowered_at, lowered_by, ended_at, ended_by,
    end_reason";

fn read(row: &Row<'_>) -> rusqlite::Result<Membership> {
    let ended = match ending(row, 13)? {
        Some((at, by)) => Some(End { at, by, reason: row.get(15)? }),
        None => None,
    };
    Ok(Membership {
        id: row.get(0)?,
        org: row.get(1)?,
        user: row.get(2)?,
        level: row.get(3)?,
        origin: origin(row.get(4)?),
        since: row.get(5)?,
        added_by: actor(row.get(6)?),
        via_request: row.get(7)?,
        last_day: row.get(8)?,
        changed_at: row.get(9)?,
        changed_by: actor(row.get(10)?),
        lowered: ending(row, 11)?,
        ended,
    })
}

/// The origin, which the table stores in two columns.
pub(in crate::store) fn origin(partnership: Option<PartnershipId>) -> Origin {
    partnership.map_or(Origin::Own, Origin::Partner)
}

/// The memberships with these numbers, ended or not.
pub(in crate::store) fn by_id(db: &Connection, ids: &str) -> Result<Vec<Membership>> {
    let sql =
        format!("select {COLUMNS} from membership where id in (select value from json_each(?1))");
    named(db, &sql, [ids], read)
}

/// The memberships of *Beheerders* of an organisation that have not ended.
pub(in crate::store) fn admins(db: &Connection, org: OrgId) -> Result<Vec<Membership>> {
    let sql = format!(
        "select {COLUMNS} from membership
         where org_id = ?1 and ended_at is null and level = 'org_admin'"
    );
    all(db, &sql, [org], read)
}

/// The memberships of these users in an organisation that have not ended.
pub(in crate::store) fn of_users(
    db: &Connection,
    org: OrgId,
    users: &str,
) -> Result<Vec<Membership>> {
    let sql = format!(
        "select {COLUMNS} from membership
         where org_id = ?1 and ended_at is null
           and user_id in (select value from json_each(?2))"
    );
    all(db, &sql, params![org, users], read)
}

/// The last membership of a user in an organisation, ended or not.
pub(in crate::store) fn last(db: &Connection, org: OrgId, user: UserId) -> Result<Vec<Membership>> {
    let sql = format!(
        "select {COLUMNS} from membership where org_id = ?1 and user_id = ?2
         order by id desc limit 1"
    );
    all(db, &sql, params![org, user], read)
}

/// The memberships that have not ended of a user, of an organisation, or across a partnership.
pub(in crate::store) fn live(db: &Connection, of: Owner) -> Result<Vec<Membership>> {
    let (column, id) = match of {
        Owner::User(id) => ("user_id", id.0),
        Owner::Org(id) => ("org_id", id.0),
        Owner::Partnership(id) => ("partnership_id", id.0),
    };
    let sql = format!("select {COLUMNS} from membership where {column} = ?1 and ended_at is null");
    all(db, &sql, [id], read)
}

/// The memberships whose last day has passed but that are not marked as ended.
pub(in crate::store) fn lapsed(db: &Connection, today: Day) -> Result<Vec<Membership>> {
    let sql = format!(
        "select {COLUMNS} from membership
         where ended_at is null and last_day is not null and last_day < ?1"
    );
    all(db, &sql, [today], read)
}

/// Writes a membership and returns the number of affected rows.
pub(in crate::store) fn write(db: &Connection, row: &Membership, how: WriteMode) -> Result<usize> {
    let sql = match how {
        WriteMode::New => {
            "insert into membership (id, org_id, user_id, level, partnership_id, since, added_by,
               via_request_id, last_day, changed_at, changed_by, lowered_at, lowered_by, ended_at,
               ended_by, end_reason, ended_as, origin)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17,
               ?18)"
        }
        WriteMode::Over => {
            "update membership set (org_id, user_id, level, partnership_id, since, added_by,
               via_request_id, last_day, changed_at, changed_by, lowered_at, lowered_by, ended_at,
               ended_by, end_reason, ended_as, origin)
             = (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)
             where id = ?1"
        }
    };
    let (partnership, origin) = match row.origin {
        Origin::Own => (None, "own"),
        Origin::Partner(id) => (Some(id), "partner"),
    };
    Ok(db.prepare_cached(sql)?.execute(params![
        row.id,
        row.org,
        row.user,
        row.level,
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
        row.ended.map(|end| end.reason),
        row.ended.map(|end| capacity(end.by)),
        origin,
    ])?)
}
