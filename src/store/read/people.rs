//! The person at the keyboard, and everybody who could be.

use rusqlite::{Connection, named_params};

use super::WAITS;
use crate::{
    domain::{Me, Now, Person, PersonRow, User},
    store::{Result, convert::email, table::all},
};

/// Who I am, and how many requests wait for me (R69).
pub(super) fn me(db: &Connection, me: &User, now: Now) -> Result<Me> {
    let sql = format!(
        "select e.name, (select count(*) from member_request r
           where r.addressee_id = :me and {WAITS})
         from environment e where e.id = :env"
    );
    let named = named_params! {":me": me.id, ":env": me.env, ":now": now.at};
    let (env, waiting) =
        db.prepare_cached(&sql)?.query_row(named, |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(Me { person: me.person(), email: me.email.to_string(), env, role: me.role, waiting })
}

/// Everybody who can sign in, by name.
pub(in crate::store) fn people(db: &Connection, now: Now) -> Result<Vec<PersonRow>> {
    let sql = format!(
        "select u.id, coalesce(u.full_name, u.email), u.email, e.name, u.role,
           (select count(*) from member_request r where r.addressee_id = u.id and {WAITS})
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
