//! Environments and users.

use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};

use super::{Result, insert_or_update};
use crate::domain::{EnvId, Environment, User, UserId, fold};

/// The columns of a user.
pub(in crate::store) const USER: &str =
    "id, env_id, email, full_name, role, relation_manager, status, created_at";

pub(in crate::store) fn read_user(row: &Row<'_>) -> rusqlite::Result<User> {
    Ok(User {
        id: row.get("id")?,
        env: row.get("env_id")?,
        email: row.get("email")?,
        full_name: row.get("full_name")?,
        role: row.get("role")?,
        relation_manager: row.get("relation_manager")?,
        status: row.get("status")?,
        created_at: row.get("created_at")?,
    })
}

pub(in crate::store) fn user(db: &Connection, id: UserId) -> Result<Option<User>> {
    let mut find = db.prepare_cached(&format!("select {USER} from user where id = ?1"))?;
    Ok(find.query_row([id], read_user).optional()?)
}

pub(super) fn put_user(tx: &Transaction<'_>, row: &User, new: bool) -> Result<()> {
    let insert = "insert into user (id, env_id, email, email_key, full_name, folded,
        folded_email, role, relation_manager, status, created_at)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
    let update = "update user set env_id = ?2, email = ?3, email_key = ?4, full_name = ?5,
        folded = ?6, folded_email = ?7, role = ?8, relation_manager = ?9, status = ?10,
        created_at = ?11 where id = ?1";
    let values = params![
        row.id,
        row.env,
        row.email,
        row.email.key(),
        row.full_name,
        fold(&row.name()),
        fold(&row.email),
        row.role,
        row.relation_manager,
        row.status,
        row.created_at,
    ];
    insert_or_update(tx, (insert, update), new, values)
}

pub(super) fn environment(db: &Connection, id: EnvId) -> Result<Option<Environment>> {
    let mut find = db.prepare_cached(
        "select id, name, domain, domain_kind, created_at from environment where id = ?1",
    )?;
    let read = |row: &Row<'_>| {
        Ok(Environment {
            id: row.get(0)?,
            name: row.get(1)?,
            domain: row.get(2)?,
            domain_kind: row.get(3)?,
            created_at: row.get(4)?,
        })
    };
    Ok(find.query_row([id], read).optional()?)
}

pub(super) fn put_environment(tx: &Transaction<'_>, row: &Environment, new: bool) -> Result<()> {
    let insert = "insert into environment (id, name, folded, domain, domain_kind, created_at)
        values (?1, ?2, ?3, ?4, ?5, ?6)";
    let update = "update environment set name = ?2, folded = ?3, domain = ?4, domain_kind = ?5,
        created_at = ?6 where id = ?1";
    let values =
        params![row.id, row.name, fold(&row.name), row.domain, row.domain_kind, row.created_at,];
    insert_or_update(tx, (insert, update), new, values)
}
