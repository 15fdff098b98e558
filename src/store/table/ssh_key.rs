//! The `ssh_key` table: public keys, including withdrawn keys.

use rusqlite::Connection;

use super::{
    Result,
    composite::{ByActor, Pair},
    mapping::{select_from, table},
};
use crate::domain::{Fingerprint, SshKey, UserId};

table! {
    "ssh_key" => SshKey {
        id: "id",
        user: "user_id",
        kind: "kind",
        body: "body",
        fingerprint: "fingerprint",
        comment: "remark",
        added_at: "added_at",
        added_by: "added_by",
        withdrawn: ByActor["withdrawn_at", "withdrawn_by", "withdrawn_as"],
        confirmed: ByActor["confirmed_at", "confirmed_by", "confirmed_as"],
        code: Pair["code", "code_until"],
    }
}

/// The key with this fingerprint that is not withdrawn; at most one.
pub(in crate::store) fn live(db: &Connection, fingerprint: &Fingerprint) -> Result<Vec<SshKey>> {
    select_from(db, "ssh_key where fingerprint = ?1 and withdrawn_at is null", [fingerprint])
}

/// Like [`live`], in a file from before keys needed confirmation: each counts as confirmed.
pub(in crate::store) fn live_in_old_file(
    db: &Connection,
    fingerprint: &Fingerprint,
) -> Result<Vec<SshKey>> {
    let rest = "(
        select *, added_at as confirmed_at, added_by as confirmed_by, null as confirmed_as,
          null as code, null as code_until
        from ssh_key where fingerprint = ?1 and withdrawn_at is null)";
    select_from(db, rest, [fingerprint])
}

/// The keys of one user, withdrawn or not, newest first.
pub(in crate::store) fn of_user(db: &Connection, user: UserId) -> Result<Vec<SshKey>> {
    select_from(db, "ssh_key where user_id = ?1 order by id desc", [user])
}
