//! Collaboration requests.

use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};

use super::{Result, insert_or_update};
use crate::{
    domain::{Decided, MemberRequest, RequestId},
    store::convert::{actor, capacity, person},
};

/// The columns of a request.
pub(in crate::store) const REQUEST: &str = "id, org_id, addressee_id, sender_id, partnership_id,
    level, last_day, message, created_at, expires_at, renewed, state, decided_at, decided_by,
    reason, cause";

pub(in crate::store) fn read_request(row: &Row<'_>) -> rusqlite::Result<MemberRequest> {
    let decided: Option<_> = row.get("decided_at")?;
    let (by, reason, cause) = (row.get("decided_by")?, row.get("reason")?, row.get("cause")?);
    Ok(MemberRequest {
        id: row.get("id")?,
        org: row.get("org_id")?,
        addressee: row.get("addressee_id")?,
        sender: row.get("sender_id")?,
        partnership: row.get("partnership_id")?,
        level: row.get("level")?,
        last_day: row.get("last_day")?,
        message: row.get("message")?,
        created_at: row.get("created_at")?,
        expires_at: row.get("expires_at")?,
        renewed: row.get("renewed")?,
        state: row.get("state")?,
        decided: decided.map(|at| Decided { at, by: actor(by), reason, cause }),
    })
}

pub(in crate::store) fn request(db: &Connection, id: RequestId) -> Result<Option<MemberRequest>> {
    let mut find =
        db.prepare_cached(&format!("select {REQUEST} from member_request where id = ?1"))?;
    Ok(find.query_row([id], read_request).optional()?)
}

pub(super) fn put(tx: &Transaction<'_>, row: &MemberRequest, new: bool) -> Result<()> {
    let insert = "insert into member_request (id, org_id, addressee_id, sender_id, partnership_id,
        level, last_day, message, created_at, expires_at, renewed, state, decided_at, decided_by,
        decided_as, reason, cause)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)";
    let update = "update member_request set org_id = ?2, addressee_id = ?3, sender_id = ?4,
        partnership_id = ?5, level = ?6, last_day = ?7, message = ?8, created_at = ?9,
        expires_at = ?10, renewed = ?11, state = ?12, decided_at = ?13, decided_by = ?14,
        decided_as = ?15, reason = ?16, cause = ?17 where id = ?1";
    let decided = row.decided.as_ref();
    let values = params![
        row.id,
        row.org,
        row.addressee,
        row.sender,
        row.partnership,
        row.level,
        row.last_day,
        row.message,
        row.created_at,
        row.expires_at,
        row.renewed,
        row.state,
        decided.map(|decided| decided.at),
        decided.and_then(|decided| person(decided.by)),
        decided.map(|decided| capacity(decided.by)),
        decided.and_then(|decided| decided.reason.as_ref()),
        decided.and_then(|decided| decided.cause),
    ];
    insert_or_update(tx, (insert, update), new, values)
}
