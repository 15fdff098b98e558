//! The `relation` table: pairs of users inside a partnership.

use rusqlite::Connection;

use super::{
    Owner, Result,
    composite::Pair,
    mapping::{select_from, table},
};
use crate::domain::Relation;

table! {
    "relation" => Relation {
        id: "id",
        partnership: "partnership_id",
        users: Pair["user_a", "user_b"],
        since: "since",
        ended_at: "ended_at",
    }
}

/// The active relations of these users, inside these partnerships.
pub(in crate::store) fn of_users(
    db: &Connection,
    partnerships: &str,
    users: &str,
) -> Result<Vec<Relation>> {
    if [partnerships, users].contains(&"[]") {
        return Ok(Vec::new());
    }
    let rest = "(
        select * from relation
        where ended_at is null and user_a in (select value from json_each(?2))
          and partnership_id in (select value from json_each(?1))
        union
        select * from relation
        where ended_at is null and user_b in (select value from json_each(?2))
          and partnership_id in (select value from json_each(?1)))";
    select_from(db, rest, [partnerships, users])
}

/// All active relations of a user or within a partnership.
pub(in crate::store) fn active(db: &Connection, owner: Owner) -> Result<Vec<Relation>> {
    let (condition, id) = match owner {
        Owner::User(id) => ("(user_a = ?1 or user_b = ?1)", id.0),
        Owner::Partnership(id) => ("partnership_id = ?1", id.0),
        Owner::Org(_) => return Ok(Vec::new()),
    };
    select_from(db, &format!("relation where ended_at is null and {condition}"), [id])
}
