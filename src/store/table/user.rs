//! The `user` table, with extra addresses in `address`. Triggers copy the primary one there.

use std::collections::BTreeMap;

use rusqlite::{
    Connection, OptionalExtension, Row, params,
    types::{ToSql, ToSqlOutput},
};

use super::{
    Result, WriteMode, all,
    composite::{NULL, OtherTable, Pair},
    mapping::{self, Composite, select_from, table},
};
use crate::{
    domain::{EnvId, ExtraAddress, Name, User, UserId, confusable_skeleton, fold, stored_person},
    store::convert::list,
};

table! {
    "user" => User {
        id: "id",
        env: "env_id",
        email: "email",
        full_name: PersonName["full_name"],
        role: "role",
        relation_manager: "relation_manager",
        status: "status",
        created_at: "created_at",
        how: "how",
        activated_at: "activated_at",
        extra: OtherTable[],
    }
    derived |row| {
        "email_key": row.email.key(),
        "folded": fold(stored_person(row.full_name.clone()).as_deref().unwrap_or(&row.email)),
        "folded_email": fold(&row.email),
    }
}

/// The name of a person; a deceptive name is read and written as null.
struct PersonName;

impl Composite<Option<Name>, 1> for PersonName {
    fn read(row: &Row<'_>, [name]: [usize; 1]) -> rusqlite::Result<Option<Name>> {
        Ok(stored_person(row.get(name)?))
    }

    fn values(name: &Option<Name>) -> rusqlite::Result<[ToSqlOutput<'_>; 1]> {
        Ok([if stored_person(name.clone()).is_some() { name.to_sql()? } else { NULL }])
    }
}

/// A row of `address`: one address of a user.
pub(super) struct AddressRow {
    user: UserId,
    is_primary: bool,
    address: ExtraAddress,
}

table! {
    "address" => AddressRow {
        user: "user_id",
        is_primary: "is_primary",
        address: ExtraAddress["email", "verified_at", "code", "code_until"],
    }
    derived |row| {
        "email_key": row.address.email.key(),
        "look": skeleton_of(&row.address.email.key()),
    }
}

impl Composite<Self, 4> for ExtraAddress {
    fn read(
        row: &Row<'_>,
        [email, verified_at, code, until]: [usize; 4],
    ) -> rusqlite::Result<Self> {
        let code = row.get::<_, Option<_>>(code)?.zip(row.get(until)?);
        Ok(Self { email: row.get(email)?, verified_at: row.get(verified_at)?, code })
    }

    fn values(address: &Self) -> rusqlite::Result<[ToSqlOutput<'_>; 4]> {
        let [code, until] = Pair::values(&address.code)?;
        Ok([address.email.to_sql()?, address.verified_at.to_sql()?, code, until])
    }
}

/// The users with these ids, even if removed, with their extra addresses.
pub(in crate::store) fn by_id(db: &Connection, ids: &str) -> Result<Vec<User>> {
    let users: Vec<User> = mapping::by_id(db, ids)?;
    if users.is_empty() {
        return Ok(users);
    }
    let mut extra = extra(db, ids)?;
    let whole = |user: User| User { extra: extra.remove(&user.id).unwrap_or_default(), ..user };
    Ok(users.into_iter().map(whole).collect())
}

/// The extra addresses of these users, ordered by folded address.
fn extra(db: &Connection, ids: &str) -> Result<BTreeMap<UserId, Vec<ExtraAddress>>> {
    let rest = "address where user_id in (select value from json_each(?1)) and is_primary = 0
        order by email_key";
    let mut found: BTreeMap<UserId, Vec<ExtraAddress>> = BTreeMap::new();
    for AddressRow { user, address, .. } in select_from(db, rest, [ids])? {
        found.entry(user).or_default().push(address);
    }
    Ok(found)
}

/// The user with this id, even if removed.
pub(in crate::store) fn one(db: &Connection, id: UserId) -> Result<Option<User>> {
    Ok(by_id(db, &list([id.0]))?.pop())
}

/// The owner of an address in lower case: the user whose primary address it is, or who verified it.
/// Excludes removed users, and users who only claim it.
pub(in crate::store) fn by_address(db: &Connection, key: &str) -> Result<Option<User>> {
    owner(db, key)?.map_or(Ok(None), |id| one(db, id))
}

/// The id of the owner of an address in lower case.
pub(in crate::store) fn owner(db: &Connection, key: &str) -> Result<Option<UserId>> {
    let sql = "select user_id from address
         where email_key = ?1 and (is_primary = 1 or verified_at is not null)";
    Ok(db.prepare_cached(sql)?.query_row([key], |row| row.get(0)).optional()?)
}

/// The owners of a few other addresses that look like this one, which is in lower case.
pub(in crate::store) fn similar_addresses(db: &Connection, key: &str) -> Result<Vec<UserId>> {
    let sql = "select user_id from address
         where look = ?2 and email_key <> ?1 and (is_primary = 1 or verified_at is not null)
         union all
         select user_id from address
         where email_key = ?2 and email_key <> ?1 and (is_primary = 1 or verified_at is not null)
         limit 8";
    all(db, sql, [key, confusable_skeleton(key).as_str()], |row| row.get(0))
}

/// The skeleton of an address in lower case, if it differs from the address.
pub(in crate::store) fn skeleton_of(key: &str) -> Option<String> {
    Some(confusable_skeleton(key)).filter(|skeleton| skeleton != key)
}

/// The active *Beheerders* of an environment, and up to four other active users.
pub(in crate::store) fn deciders(db: &Connection, env: EnvId) -> Result<Vec<UserId>> {
    let sql = "select id from user where env_id = ?1 and role = 'env_admin' and status = 'active'
         union all
         select id from (select id from user
           where env_id = ?1 and status = 'active' and role <> 'env_admin'
           order by folded, id limit 4)";
    all(db, sql, [env], |row| row.get(0))
}

/// Writes a user and their extra addresses; returns the number of rows written to the user table.
pub(in crate::store) fn write(db: &Connection, user: &User, mode: WriteMode) -> Result<usize> {
    // Delete first: the new primary address may be one of the extra ones.
    db.prepare_cached("delete from address where user_id = ?1 and is_primary = 0")?
        .execute([user.id])?;
    let written = mapping::write(db, user, mode)?;
    for address in user.extra.iter().cloned() {
        let row = AddressRow { user: user.id, is_primary: false, address };
        mapping::write(db, &row, WriteMode::Insert)?;
    }
    // A trigger wrote the primary address, and cannot compute its skeleton.
    if let Some(look) = skeleton_of(&user.email.key()) {
        let sql = "update address set look = ?2 where user_id = ?1 and is_primary = 1";
        db.prepare_cached(sql)?.execute(params![user.id, look])?;
    }
    Ok(written)
}
