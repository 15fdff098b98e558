//! Migrates names and addresses of an older file that this version reads differently: deceptive
//! names, and the skeletons of addresses.

use rusqlite::{Connection, params};

use crate::{
    domain::{Email, Name, OrgId, UserId, fold, stored_organisation, stored_person},
    store::{
        Result,
        table::{all, user::skeleton_of},
    },
};

/// Recreates the triggers of the second migration that protect removed rows, after this migration
/// dropped them.
const RESTORE_TRIGGERS_SQL: &str = "
create trigger user_stays_removed before update on user
when old.status = 'removed'
begin
  select raise(abort, 'I16: a removed user never changes');
end;

create trigger organisation_stays_removed before update on organisation
when old.status = 'removed'
begin
  select raise(abort, 'R35: a removed organisation never changes');
end;";

/// Updates the tables to the names and addresses that this version reads from the log. The log
/// stays unchanged.
pub(in crate::store) fn names(db: &Connection) -> Result<()> {
    people(db)?;
    organisations(db)?;
    addresses(db)?;
    Ok(db.execute_batch(RESTORE_TRIGGERS_SQL)?)
}

fn people(db: &Connection) -> Result<()> {
    let mut find =
        db.prepare("select id, full_name, email from user where full_name is not null")?;
    let mut rows = find.query([])?;
    let mut found: Vec<(UserId, Email)> = Vec::new();
    while let Some(row) = rows.next()? {
        if stored_person(Some(row.get::<_, Name>(1)?)).is_none() {
            found.push((row.get(0)?, row.get(2)?));
        }
    }
    let mut write = db.prepare("update user set full_name = null, folded = ?2 where id = ?1")?;
    for (id, email) in found {
        write.execute(params![id, fold(&email)])?;
    }
    Ok(())
}

fn organisations(db: &Connection) -> Result<()> {
    let rows: Vec<(OrgId, Name)> =
        all(db, "select id, name from organisation", [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut write = db.prepare("update organisation set name = ?2, folded = ?3 where id = ?1")?;
    for (id, name) in rows {
        let shown = stored_organisation(name.clone());
        if shown != name {
            write.execute(params![id, shown, fold(&shown)])?;
        }
    }
    Ok(())
}

/// Adds the skeletons of addresses. Only addresses with non-ASCII characters can look like others.
fn addresses(db: &Connection) -> Result<()> {
    let sql = "select email_key, user_id from address where email_key glob '*[^ -~]*'";
    let rows: Vec<(String, UserId)> = all(db, sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut write =
        db.prepare("update address set look = ?3 where email_key = ?1 and user_id = ?2")?;
    for (email, user) in rows {
        write.execute(params![email, user, skeleton_of(&email)])?;
    }
    Ok(())
}
