//! The `member_request` table: requests of organisations to users.

use rusqlite::{Connection, params};

use super::{
    Owner, Result,
    mapping::{select_from, table},
};
use crate::domain::{MemberRequest, Moment, OrgId, RequestDecision};

table! {
    "member_request" => MemberRequest {
        id: "id",
        org: "org_id",
        addressee: "addressee_id",
        sender: "sender_id",
        partnership: "partnership_id",
        level: "level",
        last_day: "last_day",
        message: "message",
        created_at: "created_at",
        expires_at: "expires_at",
        renewed: "renewed",
        state: "state",
        decision: RequestDecision["decided_at", "decided_by", "decided_as", "reason", "cause"],
    }
}

/// The open requests of an organisation to these users.
pub(in crate::store) fn open_to(
    db: &Connection,
    org: OrgId,
    users: &str,
) -> Result<Vec<MemberRequest>> {
    let rest = "member_request
        where org_id = ?1 and state in ('pending', 'expired')
          and addressee_id in (select value from json_each(?2))";
    select_from(db, rest, params![org, users])
}

/// The open requests of an organisation that these users sent.
pub(in crate::store) fn open_from(
    db: &Connection,
    org: OrgId,
    users: &str,
) -> Result<Vec<MemberRequest>> {
    let rest = "member_request
        where org_id = ?1 and state in ('pending', 'expired')
          and sender_id in (select value from json_each(?2))";
    select_from(db, rest, params![org, users])
}

/// All open requests to and from a user, of an organisation, or across a partnership.
pub(in crate::store) fn open(db: &Connection, owner: Owner) -> Result<Vec<MemberRequest>> {
    let (condition, id) = match owner {
        Owner::User(id) => (
            "id in (
               select id from member_request
               where addressee_id = ?1 and state in ('pending', 'expired')
               union all
               select id from member_request
               where sender_id = ?1 and state in ('pending', 'expired'))",
            id.0,
        ),
        Owner::Org(id) => ("org_id = ?1", id.0),
        Owner::Partnership(id) => ("partnership_id = ?1", id.0),
    };
    let rest = format!("member_request where state in ('pending', 'expired') and {condition}");
    select_from(db, &rest, [id])
}

/// The requests that have expired but are not marked as such.
pub(in crate::store) fn expired(db: &Connection, now: Moment) -> Result<Vec<MemberRequest>> {
    select_from(db, "member_request where state = 'pending' and expires_at <= ?1", [now])
}
