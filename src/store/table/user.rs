//! The `user` table. Triggers keep the list of addresses beside it (I10).

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{Result, Write, all};
use crate::domain::{User, UserId, fold};

const COLUMNS: &str = "id, env_id, email, full_name, role, relation_manager, status, created_at";

fn read(row: &Row<'_>) -> rusqlite::Result<User> {
    Ok(User {
        id: row.get(0)?,
        env: row.get(1)?,
        email: row.get(2)?,
        full_name: row.get(3)?,
        role: row.get(4)?,
        relation_manager: row.get(5)?,
        status: row.get(6)?,
        created_at: row.get(7)?,
    })
}

/// The users with these numbers.
pub(in crate::store) fn by_id(db: &Connection, ids: &str) -> Result<Vec<User>> {
    let sql = format!("select {COLUMNS} from user where id in (select value from json_each(?1))");
    all(db, &sql, [ids], read)
}

/// One user, by number.
pub(in crate::store) fn one(db: &Connection, id: UserId) -> Result<Option<User>> {
    let sql = format!("select {COLUMNS} from user where id = ?1");
    Ok(db.prepare_cached(&sql)?.query_row([id], read).optional()?)
}

/// One user who is not removed, by any address, in lower case (R10).
pub(in crate::store) fn by_address(db: &Connection, key: &str) -> Result<Option<User>> {
    let sql = format!(
        "select {COLUMNS} from user
         where id = (select user_id from address where email_key = ?1) and status <> 'removed'"
    );
    Ok(db.prepare_cached(&sql)?.query_row([key], read).optional()?)
}

/// Writes one; the number of rows that it wrote.
pub(in crate::store) fn write(db: &Connection, user: &User, how: Write) -> Result<usize> {
    let sql = match how {
        Write::New => {
            "insert into user (id, env_id, email, full_name, role, relation_manager, status,
               created_at, email_key, folded, folded_email)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"
        }
        Write::Over => {
            "update user set (env_id, email, full_name, role, relation_manager, status,
               created_at, email_key, folded, folded_email)
             = (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) where id = ?1"
        }
    };
    Ok(db.prepare_cached(sql)?.execute(params![
        user.id,
        user.env,
        user.email,
        user.full_name,
        user.role,
        user.relation_manager,
        user.status,
        user.created_at,
        user.email.key(),
        fold(&user.name()),
        fold(&user.email),
    ])?)
}
