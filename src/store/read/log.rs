//! The log, as far as somebody may see it.

use rusqlite::{Connection, Row, named_params};

use super::{EFFECTIVE, List, Result, page as page_of};
use crate::{
    domain::{LogRow, Name, Now, OrgId, Page, Person, PlatformRole, RequestId, User, UserId, View},
    store::{
        StoreError,
        convert::{actor, name_or_email},
        log::Kept,
    },
};

const COLUMNS: &str = "l.seq, l.at, l.actor, l.via, l.kind, l.handling, l.org_id, o.name,
    l.user_id, u2.full_name, u2.email, l.was, l.becomes, a.full_name, a.email";
const JOINS: &str = "from log l left join organisation o on o.id = l.org_id
    left join user u2 on u2.id = l.user_id left join user a on a.id = l.actor";

/// The newest first: for a Beheerder of the environment all that is of it, for a Beheerder of an
/// organisation what concerns it, and for everybody what they did themselves.
pub(super) fn page(db: &Connection, me: &User, view: &View, now: Now) -> Result<Page<LogRow>> {
    let from = format!(
        "{JOINS} where (l.actor = :me
           or l.org_id in (select m.org_id from membership m join user u on u.id = m.user_id
             where m.user_id = :me and m.level = 'org_admin' and {EFFECTIVE})
           or (:env is not null and (o.env_id = :env or u2.env_id = :env)))"
    );
    let env = (me.role == PlatformRole::EnvAdmin).then_some(me.env);
    let text = "coalesce(o.folded, '') || ' ' || coalesce(u2.folded, '') || ' '
        || coalesce(a.folded, '') || ' ' || l.kind";
    let list = List { columns: COLUMNS, from: &from, text, order: "l.seq desc" };
    let values = named_params! { ":me": me.id, ":env": env, ":today": now.today };
    let page = page_of(db, &list, view, values, |row| Ok(read(row)))?;
    let rows = page.rows.into_iter().collect::<Result<_>>()?;
    Ok(Page { rows, skip: page.skip, total: page.total, unfiltered: page.unfiltered })
}

/// What happened to one request, the oldest first.
pub(super) fn history(db: &Connection, request: RequestId) -> Result<Vec<LogRow>> {
    let sql = format!("select {COLUMNS} {JOINS} where l.subject_id = ?1 order by l.seq");
    let mut find = db.prepare_cached(&sql)?;
    let rows = find.query_map([request], |row| Ok(read(row)))?;
    rows.map(|row| row.map_err(StoreError::from)?).collect()
}

fn read(row: &Row<'_>) -> Result<LogRow> {
    let by = actor(row.get(2)?);
    let name = named(row, 13)?;
    let org: Option<OrgId> = row.get(6)?;
    let user: Option<UserId> = row.get(8)?;
    let keep = |text: String| serde_json::from_str::<Kept>(&text).map(|kept| kept.row);
    let was: Option<String> = row.get(11)?;
    Ok(LogRow {
        seq: row.get(0)?,
        at: row.get(1)?,
        actor: (by, name),
        via: row.get(3)?,
        kind: row.get(4)?,
        handling: row.get(5)?,
        org: org.zip(row.get(7)?),
        user: user.zip(named(row, 9)?).map(|(id, name)| Person { id, name }),
        was: was.map(keep).transpose()?,
        becomes: keep(row.get(12)?)?,
    })
}

fn named(row: &Row<'_>, at: usize) -> Result<Option<Name>> {
    let email: Option<crate::domain::Email> = row.get(at + 1)?;
    let full_name = row.get(at)?;
    Ok(email.map(|email| name_or_email(full_name, &email)))
}
