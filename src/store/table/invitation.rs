//! The `user_invitation` table: invitations, each with the hash of its code.

use rusqlite::Connection;

use super::{
    Result,
    composite::ByActor,
    mapping::{select_from, table},
};
use crate::domain::{Moment, UserId, UserInvitation};

table! {
    "user_invitation" => UserInvitation {
        id: "id",
        user: "user_id",
        sent_by: "sent_by",
        sent_at: "sent_at",
        expires_at: "expires_at",
        code: "code",
        state: "state",
        ended: ByActor["ended_at", "ended_by", "ended_as"],
    }
}

/// The invitations of one user, ended or not.
pub(in crate::store) fn of_user(db: &Connection, user: UserId) -> Result<Vec<UserInvitation>> {
    select_from(db, "user_invitation where user_id = ?1", [user])
}

/// The invitations that have expired but are not marked as such.
pub(in crate::store) fn expired(db: &Connection, now: Moment) -> Result<Vec<UserInvitation>> {
    select_from(db, "user_invitation where state = 'sent' and expires_at <= ?1", [now])
}
