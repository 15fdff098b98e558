//! Who I am, and who can sign in.

use rusqlite::{Connection, params};

use super::{Result, waiting};
use crate::{
    domain::{Me, Name, Now, Person, PersonRow, User},
    store::convert::name_or_email,
};

pub(super) fn me(db: &Connection, me: &User, now: Now) -> Result<Me> {
    let mut find = db.prepare_cached("select name from environment where id = ?1")?;
    Ok(Me {
        person: me.person(),
        email: me.email.to_string(),
        env: find.query_row([me.env], |row| row.get(0))?,
        role: me.role,
        waiting: waiting(db, me.id, now)?,
    })
}

/// Everybody who is active, by name.
pub(in crate::store) fn people(db: &Connection, now: Now) -> Result<Vec<PersonRow>> {
    let mut find = db.prepare_cached(
        "select u.id, u.full_name, u.email, e.name, u.role, count(r.id)
         from user u join environment e on e.id = u.env_id
         left join member_request r
           on r.addressee_id = u.id and r.state = 'pending' and r.expires_at > ?1
         where u.status = 'active' group by u.id order by u.folded, u.id",
    )?;
    let rows = find.query_map(params![now.at], |row| {
        let email: crate::domain::Email = row.get(2)?;
        let full_name: Option<Name> = row.get(1)?;
        Ok(PersonRow {
            person: Person { id: row.get(0)?, name: name_or_email(full_name, &email) },
            email: email.to_string(),
            env: row.get(3)?,
            role: row.get(4)?,
            waiting: row.get(5)?,
            name_marks: Vec::new(),
            email_marks: Vec::new(),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
