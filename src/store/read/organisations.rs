//! The organisations of which somebody is an effective member (R54).

use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::{EFFECTIVE, List, Result, SHOWN, StoreError, level, page as page_of};
use crate::{
    domain::{
        Day, Identifier, Name, Now, OrgDetails, OrgId, OrgRow, Page, Person, Refusal, User, View,
    },
    store::{convert::person_row, table},
};

/// One page of the list.
pub(super) fn page(db: &Connection, me: &User, view: &View, now: Now) -> Result<Page<OrgRow>> {
    let from = format!(
        "from membership m join organisation o on o.id = m.org_id
         join environment e on e.id = o.env_id join user u on u.id = m.user_id
         left join identifier i on i.org_id = o.id and i.position = 0
         where m.user_id = :user and o.status <> 'removed' and :now > 0 and {EFFECTIVE}"
    );
    let columns = format!(
        "o.id, o.name, i.scheme, i.value, i.verified_at, o.status, m.level, m.since, e.name,
         (select count(*) from membership m where m.org_id = o.id and {SHOWN}),
         (select count(*) from membership m join user u on u.id = m.user_id
          where m.org_id = o.id and m.level = 'org_admin' and {EFFECTIVE}),
         (select count(*) from member_request r
          where r.org_id = o.id and r.state = 'pending' and r.expires_at > :now)"
    );
    let list = List { columns: &columns, from: &from, text: "o.folded", order: "o.folded, o.id" };
    let values = named_params! { ":user": me.id, ":today": now.today, ":now": now.at };
    page_of(db, &list, view, values, read)
}

fn read(row: &Row<'_>) -> rusqlite::Result<OrgRow> {
    let number = match row.get(2)? {
        None => None,
        Some(scheme) => Some(Identifier { scheme, value: row.get(3)?, verified_at: row.get(4)? }),
    };
    Ok(OrgRow {
        id: row.get(0)?,
        name: row.get(1)?,
        number,
        status: row.get(5)?,
        my_level: row.get(6)?,
        since: row.get(7)?,
        env: row.get(8)?,
        members: row.get(9)?,
        admins: row.get(10)?,
        waiting: row.get(11)?,
    })
}

/// Everything about one, for its members.
pub(super) fn details(db: &Connection, me: &User, org: OrgId, now: Now) -> Result<OrgDetails> {
    let my_level = level(db, org, me.id, now)?;
    let found = table::organisation(db, org)?;
    let found = found.ok_or(StoreError::Refused(Refusal::NoSuchOrganisation))?;
    let mut env = db.prepare_cached("select name from environment where id = ?1")?;
    let (admins, lasting_admins) = admins(db, org, now)?;
    Ok(OrgDetails {
        id: org,
        name: found.name,
        status: found.status,
        activated_at: found.activated_at,
        identifiers: found.identifiers,
        town: found.town,
        country: found.country,
        env: env.query_row([found.env], |row| row.get(0))?,
        my_level,
        admins,
        lasting_admins,
        own: own(db, org, now)?,
        partners: partners(db, org, now)?,
        ends_next: ends_next(db, org, now)?,
        requests: crate::store::count(
            db,
            "select count(*) from member_request
             where org_id = ?1 and state in ('pending', 'expired')",
            [org],
        )?,
    })
}

/// The effective Beheerders, and how many of those R50 can rest on.
fn admins(db: &Connection, org: OrgId, now: Now) -> Result<(Vec<Person>, usize)> {
    let mut find = db.prepare_cached(&format!(
        "select u.id, u.full_name, u.email, m.origin = 'own' and m.last_day is null
         from membership m join user u on u.id = m.user_id
         where m.org_id = :org and m.level = 'org_admin' and {EFFECTIVE}
         order by u.folded, u.id"
    ))?;
    let values = named_params! { ":org": org, ":today": now.today };
    let rows: Vec<(Person, bool)> = find
        .query_map(values, |row| Ok((person_row(row, 0)?, row.get(3)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let lasting = rows.iter().filter(|(_, lasts)| *lasts).count();
    Ok((rows.into_iter().map(|(person, _)| person).collect(), lasting))
}

fn own(db: &Connection, org: OrgId, now: Now) -> Result<usize> {
    let sql = format!(
        "select count(*) from membership m where m.org_id = :org and m.origin = 'own' and {SHOWN}"
    );
    crate::store::count(db, &sql, named_params! { ":org": org, ":today": now.today })
}

fn partners(db: &Connection, org: OrgId, now: Now) -> Result<Vec<(Name, usize)>> {
    let mut find = db.prepare_cached(&format!(
        "select e.name, count(*) from membership m join user u on u.id = m.user_id
         join environment e on e.id = u.env_id
         where m.org_id = :org and m.origin = 'partner' and {SHOWN}
         group by e.id order by e.folded"
    ))?;
    let values = named_params! { ":org": org, ":today": now.today };
    let rows = find.query_map(values, |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn ends_next(db: &Connection, org: OrgId, now: Now) -> Result<Option<(Day, Person)>> {
    let mut find = db.prepare_cached(&format!(
        "select u.id, u.full_name, u.email, m.last_day
         from membership m join user u on u.id = m.user_id
         where m.org_id = :org and m.last_day is not null and {SHOWN}
         order by m.last_day, u.folded limit 1"
    ))?;
    let values = named_params! { ":org": org, ":today": now.today };
    Ok(find.query_row(values, |row| Ok((row.get(3)?, person_row(row, 0)?))).optional()?)
}
