//! The members of an organisation, by name.

use rusqlite::{Connection, Row, named_params};

use super::{List, Result, SHOWN, page as page_of};
use crate::{
    domain::{MemberRow, Now, OrgId, Origin, Page, PartnershipId, PlatformRole, User, View},
    store::convert::{email_of, person_row},
};

/// One page of the list.
pub(super) fn page(
    db: &Connection,
    me: &User,
    (org, view): (OrgId, &View),
    now: Now,
) -> Result<Page<MemberRow>> {
    let from = format!(
        "from membership m join user u on u.id = m.user_id join environment e on e.id = u.env_id
         where m.org_id = :org and {SHOWN}"
    );
    let list = List {
        columns: "u.id, u.full_name, u.email, m.id, e.name, m.level, m.partnership_id, m.since,
            m.last_day, u.status, u.role",
        from: &from,
        text: "u.folded || ' ' || u.folded_email",
        order: "u.folded, u.id",
    };
    let values = named_params! { ":org": org, ":today": now.today };
    page_of(db, &list, view, values, |row| read(row, me))
}

fn read(row: &Row<'_>, me: &User) -> rusqlite::Result<MemberRow> {
    let person = person_row(row, 0)?;
    let partnership: Option<PartnershipId> = row.get(6)?;
    let role: PlatformRole = row.get(10)?;
    Ok(MemberRow {
        me: person.id == me.id,
        person,
        email: email_of(row, 2)?,
        id: row.get(3)?,
        env: row.get(4)?,
        level: row.get(5)?,
        origin: partnership.map_or(Origin::Own, Origin::Partner),
        since: row.get(7)?,
        last_day: row.get(8)?,
        status: row.get(9)?,
        lowered: partnership.is_some() && role == PlatformRole::Basic,
    })
}
