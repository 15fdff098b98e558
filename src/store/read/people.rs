//! The person at the keyboard, and everybody who could be.

use rusqlite::{Connection, named_params};

use super::WAITING;
use crate::{
    domain::{Me, Now, Person, PersonRow, User},
    store::{Result, convert::email, table::all},
};

/// Who I am, and how many requests wait for me (R69).
pub(super) fn me(db: &Connection, me: &User, now: Now) -> Result<Me> {
    let sql = format!(
        "select e.name, {WAITING},
           case e.domain_kind when 'own' then e.domain end
         from environment e join user u on u.id = :me where e.id = :env"
    );
    let named = named_params! {":me": me.id, ":env": me.env, ":now": now.at};
    let (env, waiting, own_domain) = db
        .prepare_cached(&sql)?
        .query_row(named, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let admins = "select id, coalesce(full_name, email) from user
        where env_id = ?1 and role = 'env_admin' and status = 'active' order by folded, id";
    let env_admins =
        all(db, admins, [me.env], |row| Ok(Person { id: row.get(0)?, name: row.get(1)? }))?;
    Ok(Me {
        person: me.person(),
        email: me.email.to_string(),
        env,
        role: me.role,
        manager: me.relation_manager,
        waiting,
        env_admins,
        own_domain,
    })
}

/// Everybody who can sign in, by name.
pub(in crate::store) fn people(db: &Connection, now: Now) -> Result<Vec<PersonRow>> {
    let sql = format!(
        "select u.id, coalesce(u.full_name, u.email), u.email, e.name, u.role,
           {WAITING}
         from user u join environment e on e.id = u.env_id
         where u.status = 'active'
         order by u.folded, u.id"
    );
    all(db, &sql, named_params! {":now": now.at}, |row| {
        Ok(PersonRow {
            person: Person { id: row.get(0)?, name: row.get(1)? },
            email: email(row, 2)?,
            env: row.get(3)?,
            role: row.get(4)?,
            waiting: row.get(5)?,
            name_marks: Vec::new(),
            email_marks: Vec::new(),
        })
    })
}
