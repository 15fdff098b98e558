//! Requests: those of an organisation, and those in somebody's Postvak IN. Of the organisation
//! that asks, only its name and its environment are told (R67).

use rusqlite::{Connection, Row, ToSql};

use super::{EFFECTIVE, List, Result, page as page_of};
use crate::{
    domain::{Folder, Moment, Now, OrgId, Page, Person, RequestRow, RequestState, UserId, View},
    store::convert::{email_of, name_or_email, person_row},
};

/// Whose requests.
#[derive(Clone, Copy)]
pub(super) enum Whose {
    /// Those that an organisation sent. An expired one is still open: it can be renewed.
    Organisation(OrgId),
    /// Those to a person. An expired one is over: nothing can be answered any more.
    Addressee(UserId),
}

/// One page of the list, the newest first.
pub(super) fn page(
    db: &Connection,
    whose: Whose,
    (folder, view): (Folder, &View),
    now: Now,
) -> Result<Page<RequestRow>> {
    let (id, of, open) = match &whose {
        Whose::Organisation(org) => {
            (org as &dyn ToSql, "r.org_id = :id", "r.state in ('pending', 'expired')")
        }
        Whose::Addressee(user) => (
            user as &dyn ToSql,
            "r.addressee_id = :id",
            "r.state = 'pending' and r.expires_at > :now",
        ),
    };
    let not = if folder == Folder::Handled { "not" } else { "" };
    let from = format!(
        "from member_request r join organisation o on o.id = r.org_id
         join environment oe on oe.id = o.env_id
         join user a on a.id = r.addressee_id join environment ae on ae.id = a.env_id
         join user s on s.id = r.sender_id join partnership p on p.id = r.partnership_id
         left join user d on d.id = r.decided_by
         where {of} and {not} ({open}) and :now > 0 and :today <> ''"
    );
    let columns = format!(
        "r.id, o.id, o.name, oe.name, a.id, a.full_name, a.email, ae.name, s.id, s.full_name,
         s.email, (select m.level from membership m join user u on u.id = m.user_id
           where m.org_id = o.id and m.user_id = s.id and {EFFECTIVE}),
         p.since, r.level, r.last_day, r.message, r.created_at, r.expires_at, r.renewed, r.state,
         r.decided_at, d.id, d.full_name, d.email, r.reason"
    );
    let text = match whose {
        Whose::Organisation(_) => "a.folded || ' ' || a.folded_email",
        Whose::Addressee(_) => "o.folded || ' ' || s.folded",
    };
    let order = "r.created_at desc, r.id desc";
    let list = List { columns: &columns, from: &from, text, order };
    let values: &[(&str, &dyn ToSql)] = &[(":id", id), (":now", &now.at), (":today", &now.today)];
    page_of(db, &list, view, values, |row| read(row, now))
}

fn read(row: &Row<'_>, now: Now) -> rusqlite::Result<RequestRow> {
    let expires_at: Moment = row.get(17)?;
    let state = match row.get(19)? {
        RequestState::Pending if expires_at <= now.at => RequestState::Expired,
        state => state,
    };
    let decided_at: Option<Moment> = row.get(20)?;
    let reason = row.get(24)?;
    let decider = decider(row)?;
    Ok(RequestRow {
        id: row.get(0)?,
        org: (row.get(1)?, row.get(2)?),
        org_env: row.get(3)?,
        addressee: person_row(row, 4)?,
        addressee_email: email_of(row, 6)?,
        addressee_env: row.get(7)?,
        sender: person_row(row, 8)?,
        sender_email: email_of(row, 10)?,
        sender_level: row.get(11)?,
        partner_since: row.get(12)?,
        level: row.get(13)?,
        last_day: row.get(14)?,
        message: row.get(15)?,
        created_at: row.get(16)?,
        expires_at,
        renewed: row.get(18)?,
        state,
        decided: decided_at.map(|at| (at, decider, reason)),
    })
}

fn decider(row: &Row<'_>) -> rusqlite::Result<Option<Person>> {
    let Some(id) = row.get(21)? else { return Ok(None) };
    Ok(Some(Person { id, name: name_or_email(row.get(22)?, &row.get(23)?) }))
}
