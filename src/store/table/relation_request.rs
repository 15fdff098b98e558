//! The `relation_request` table: requests between users of two environments.

use rusqlite::Connection;

use super::{
    Result,
    mapping::{select_from, table},
};
use crate::domain::{EnvId, RelationRequest, RequestDecision};

table! {
    "relation_request" => RelationRequest {
        id: "id",
        asker: "asker_id",
        asked: "asked_id",
        message: "message",
        created_at: "created_at",
        state: "state",
        decision: RequestDecision["decided_at", "decided_by", "decided_as", "reason", "cause"],
    }
}

/// The open relation requests to or from these users.
pub(in crate::store) fn open_of(db: &Connection, users: &str) -> Result<Vec<RelationRequest>> {
    if users == "[]" {
        return Ok(Vec::new());
    }
    let rest = "(
        select * from relation_request
        where asker_id in (select value from json_each(?1)) and state = 'pending'
        union
        select * from relation_request
        where asked_id in (select value from json_each(?1)) and state = 'pending')";
    select_from(db, rest, [users])
}

/// The open relation requests between two environments.
pub(in crate::store) fn open_between(
    db: &Connection,
    one: EnvId,
    other: EnvId,
) -> Result<Vec<RelationRequest>> {
    let rest = "(
        select r.* from relation_request r
        join user a on a.id = r.asker_id join user b on b.id = r.asked_id
        where r.state = 'pending'
          and ((a.env_id = ?1 and b.env_id = ?2) or (a.env_id = ?2 and b.env_id = ?1)))";
    select_from(db, rest, [one, other])
}
