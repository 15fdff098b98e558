//! The `user` table, with additional addresses in `address`. Triggers copy the primary one there.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{Result, WriteMode, all, named};
use crate::{
    domain::{FurtherAddress, Moment, User, UserId, confusable_skeleton, fold, stored_person},
    store::convert::list,
};

const COLUMNS: &str = "id, env_id, email, full_name, role, relation_manager, status, created_at,
    how, activated_at";

fn read(row: &Row<'_>) -> rusqlite::Result<User> {
    Ok(User {
        id: row.get(0)?,
        env: row.get(1)?,
        email: row.get(2)?,
        full_name: stored_person(row.get(3)?),
        role: row.get(4)?,
        relation_manager: row.get(5)?,
        status: row.get(6)?,
        created_at: row.get(7)?,
        how: row.get(8)?,
        activated_at: row.get(9)?,
        extra: Vec::new(),
    })
}

/// The users with these numbers.
pub(in crate::store) fn by_id(db: &Connection, ids: &str) -> Result<Vec<User>> {
    let sql = format!("select {COLUMNS} from user where id in (select value from json_each(?1))");
    let users = named(db, &sql, [ids], read)?;
    let mut extra = extra(db, ids)?;
    let whole = |user: User| User { extra: extra.remove(&user.id).unwrap_or_default(), ..user };
    Ok(users.into_iter().map(whole).collect())
}

/// The additional addresses of these users, ordered by folded address.
fn extra(db: &Connection, ids: &str) -> Result<BTreeMap<UserId, Vec<FurtherAddress>>> {
    let sql = "select user_id, email, verified_at, code, code_until from address
        where user_id in (select value from json_each(?1)) and is_primary = 0 order by email_key";
    let rows = named(db, sql, [ids], |row| {
        let until: Option<Moment> = row.get(4)?;
        let code = row.get::<_, Option<String>>(3)?.zip(until);
        Ok((row.get(0)?, FurtherAddress { email: row.get(1)?, verified_at: row.get(2)?, code }))
    })?;
    let mut found: BTreeMap<UserId, Vec<FurtherAddress>> = BTreeMap::new();
    for (user, one) in rows {
        found.entry(user).or_default().push(one);
    }
    Ok(found)
}

/// One user, by number.
pub(in crate::store) fn one(db: &Connection, id: UserId) -> Result<Option<User>> {
    Ok(by_id(db, &list([id.0]))?.pop())
}

/// The owner of an address in lower case: the user with that primary address, or who verified it.
/// Excludes removed users, and users who only claim it.
pub(in crate::store) fn by_address(db: &Connection, key: &str) -> Result<Option<User>> {
    owner(db, key)?.map_or(Ok(None), |id| one(db, id))
}

/// The number of the owner of an address in lower case.
pub(in crate::store) fn owner(db: &Connection, key: &str) -> Result<Option<UserId>> {
    let sql = "select user_id from address
         where email_key = ?1 and (is_primary = 1 or verified_at is not null)";
    Ok(db.prepare_cached(sql)?.query_row([key], |row| row.get(0)).optional()?)
}

/// The owners of a few other addresses that look like this one, which is in lower case.
pub(in crate::store) fn like_address(db: &Connection, key: &str) -> Result<Vec<UserId>> {
    let sql = "select user_id from address
         where look = ?2 and email_key <> ?1 and (is_primary = 1 or verified_at is not null)
         union all
         select user_id from address
         where email_key = ?2 and email_key <> ?1 and (is_primary = 1 or verified_at is not null)
         limit 8";
    all(db, sql, [key, confusable_skeleton(key).as_str()], |row| row.get(0))
}

/// The skeleton of an address in lower case, if it differs from the address.
pub(in crate::store) fn look_of(key: &str) -> Option<String> {
    Some(confusable_skeleton(key)).filter(|skeleton| skeleton != key)
}

/// The active *Beheerders* of an environment, and a few other active users.
pub(in crate::store) fn deciders(
    db: &Connection,
    env: crate::domain::EnvId,
) -> Result<Vec<UserId>> {
    let sql = "select id from user where env_id = ?1 and role = 'env_admin' and status = 'active'
         union all
         select id from (select id from user
           where env_id = ?1 and status = 'active' and role <> 'env_admin'
           order by folded, id limit 4)";
    all(db, sql, [env], |row| row.get(0))
}

/// Writes a user and returns the number of affected rows.
pub(in crate::store) fn write(db: &Connection, user: &User, how: WriteMode) -> Result<usize> {
    let sql = match how {
        WriteMode::New => {
            "insert into user (id, env_id, email, full_name, role, relation_manager, status,
               created_at, how, activated_at, email_key, folded, folded_email)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)"
        }
        WriteMode::Over => {
            "update user set (env_id, email, full_name, role, relation_manager, status,
               created_at, how, activated_at, email_key, folded, folded_email)
             = (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13) where id = ?1"
        }
    };
    // Delete first: the new primary address may be one of the additional ones.
    db.prepare_cached("delete from address where user_id = ?1 and is_primary = 0")?
        .execute([user.id])?;
    let full_name = stored_person(user.full_name.clone());
    let shown = full_name.as_ref().map_or(&*user.email, |name| &**name);
    let written = db.prepare_cached(sql)?.execute(params![
        user.id,
        user.env,
        user.email,
        full_name,
        user.role,
        user.relation_manager,
        user.status,
        user.created_at,
        user.how,
        user.activated_at,
        user.email.key(),
        fold(shown),
        fold(&user.email),
    ])?;
    let mut insert = db.prepare_cached(
        "insert into address
           (email_key, user_id, is_primary, email, verified_at, code, code_until, look)
         values (?1, ?2, 0, ?3, ?4, ?5, ?6, ?7)",
    )?;
    for one in &user.extra {
        let (code, until) = one.code.clone().unzip();
        let FurtherAddress { email, verified_at, .. } = one;
        let (key, id) = (email.key(), user.id);
        let look = look_of(&key);
        insert.execute(params![key, id, email, verified_at, code, until, look])?;
    }
    // A trigger wrote the primary address, and cannot compute its skeleton.
    if let Some(look) = look_of(&user.email.key()) {
        let sql = "update address set look = ?2 where user_id = ?1 and is_primary = 1";
        db.prepare_cached(sql)?.execute(params![user.id, look])?;
    }
    Ok(written)
}
