//! The `membership` table. Triggers copy the member's name to `folded`.

use rusqlite::{Connection, params};

use super::{
    Owner, Result,
    composite::Pair,
    mapping::{select_from, table},
};
use crate::domain::{Day, End, Membership, OrgId, Origin, UserId};

/// The text of [`LIVE_MEMBERSHIP`], for `concat!`.
macro_rules! live {
    () => {
        "m.ended_at is null and (m.last_day is null or m.last_day >= :today)"
    };
}

table! {
    "membership" => Membership {
        id: "id",
        org: "org_id",
        user: "user_id",
        level: "level",
        origin: "partnership_id",
        since: "since",
        added_by: "added_by",
        via_request: "via_request_id",
        last_day: "last_day",
        paused_until: "paused_until",
        changed_at: "changed_at",
        changed_by: "changed_by",
        lowered: Pair["lowered_at", "lowered_by"],
        ended: End["ended_at", "ended_by", "ended_as", "end_reason"],
    }
    derived |row| {
        "origin": match row.origin {
            Origin::Own => "own",
            Origin::Partner(_) => "partner",
        },
    }
}

/// The membership `m` has not ended and its last day has not passed: the person is listed as a
/// member. Equivalent to [`Membership::is_live`].
pub(in crate::store) const LIVE_MEMBERSHIP: &str = live!();

/// The membership `m` of the user `u` gives access now. Equivalent to
/// [`Facts::is_effective`](crate::domain::Facts::is_effective). The unary `+` keeps the planner
/// from scanning all active users.
pub(in crate::store) const EFFECTIVE_MEMBERSHIP: &str = concat!(
    live!(),
    " and (m.paused_until is null or m.paused_until <= :today) and +u.status = 'active'
     and (m.partnership_id is null or exists (
       select 1 from partnership where partnership.id = m.partnership_id and ended_at is null))"
);

/// The membership `m` of the user `u` would give access now, but is paused until a later day.
pub(in crate::store) const PAUSED_MEMBERSHIP: &str = concat!(
    live!(),
    " and m.paused_until > :today and +u.status = 'active'
     and (m.partnership_id is null or exists (
       select 1 from partnership where partnership.id = m.partnership_id and ended_at is null))"
);

/// The memberships of the *Beheerders* of an organisation, except ended memberships.
pub(in crate::store) fn admins(db: &Connection, org: OrgId) -> Result<Vec<Membership>> {
    let rest = "membership where org_id = ?1 and ended_at is null and level = 'org_admin'";
    select_from(db, rest, [org])
}

/// The memberships of these users in an organisation, except ended memberships.
pub(in crate::store) fn of_users(
    db: &Connection,
    org: OrgId,
    users: &str,
) -> Result<Vec<Membership>> {
    let rest = "membership where org_id = ?1 and ended_at is null
        and user_id in (select value from json_each(?2))";
    select_from(db, rest, params![org, users])
}

/// The last membership of a user in an organisation, ended or not.
pub(in crate::store) fn last(db: &Connection, org: OrgId, user: UserId) -> Result<Vec<Membership>> {
    let rest = "membership where org_id = ?1 and user_id = ?2 order by id desc limit 1";
    select_from(db, rest, params![org, user])
}

/// The memberships of a user, of an organisation or across a partnership that have not ended.
pub(in crate::store) fn live(db: &Connection, owner: Owner) -> Result<Vec<Membership>> {
    let (column, id) = match owner {
        Owner::User(id) => ("user_id", id.0),
        Owner::Org(id) => ("org_id", id.0),
        Owner::Partnership(id) => ("partnership_id", id.0),
    };
    select_from(db, &format!("membership where {column} = ?1 and ended_at is null"), [id])
}

/// The memberships whose last day has passed but that are not marked as ended.
pub(in crate::store) fn lapsed(db: &Connection, today: Day) -> Result<Vec<Membership>> {
    let rest = "membership
        where ended_at is null and last_day is not null and last_day < ?1";
    select_from(db, rest, [today])
}
