//! The members of one organisation.

use rusqlite::{Connection, Row, named_params};

use super::{LIVE, holds, ordered, stretch, words};
use crate::{
    domain::{MemberRow, Now, OrgId, Origin, Page, Person, PlatformRole, SortBy, UserId, View},
    store::{
        Result,
        convert::email,
        table::{all, membership::origin},
    },
};

const NAME_OR_EMAIL: &str = "u.folded || ' ' || u.folded_email";

fn counting() -> String {
    let holds = holds(NAME_OR_EMAIL);
    format!(
        "select count(*), count(*) filter (where {holds})
         from membership m join user u on u.id = m.user_id
         where m.org_id = :org and {LIVE}"
    )
}

/// What members can be ordered by, besides their name.
const COLUMNS: &[(SortBy, &str)] = &[
    (SortBy::Level, "m.level <> 'org_admin'"),
    (SortBy::Origin, "case when m.partnership_id is null then '' else e.folded end"),
    (SortBy::Since, "m.since"),
    (SortBy::Until, "m.last_day"),
];

fn listing(view: &View) -> String {
    let holds = holds(NAME_OR_EMAIL);
    let order = ordered(view, ("u.folded", "u.id"), COLUMNS);
    format!(
        "select m.id, u.id, coalesce(u.full_name, u.email), u.email, e.name, m.level,
           m.partnership_id, m.since, m.last_day, u.status, u.role
         from membership m
         join user u on u.id = m.user_id
         join environment e on e.id = u.env_id
         where m.org_id = :org and {LIVE} and {holds}
         order by {order} limit :take offset :skip"
    )
}

/// Live members by name; those who are invited or blocked too, with their status.
pub(super) fn page(
    db: &Connection,
    (org, me): (OrgId, UserId),
    view: &View,
    now: Now,
) -> Result<Page<MemberRow>> {
    let words = words(view);
    let named = named_params! {":org": org, ":today": now.today, ":words": words};
    let (unfiltered, total) =
        db.prepare_cached(&counting())?.query_row(named, |row| Ok((row.get(0)?, row.get(1)?)))?;
    let (take, skip) = stretch(view);
    let named = named_params! {
        ":org": org, ":today": now.today, ":words": words, ":take": take, ":skip": skip,
    };
    let rows = all(db, &listing(view), named, |row| read(row, me))?;
    Ok(Page { skip: view.skip, rows, total, unfiltered })
}

fn read(row: &Row<'_>, me: UserId) -> rusqlite::Result<MemberRow> {
    let user: UserId = row.get(1)?;
    let origin = origin(row.get(6)?);
    let role: PlatformRole = row.get(10)?;
    Ok(MemberRow {
        id: row.get(0)?,
        person: Person { id: user, name: row.get(2)? },
        email: email(row, 3)?,
        env: row.get(4)?,
        level: row.get(5)?,
        origin,
        since: row.get(7)?,
        last_day: row.get(8)?,
        status: row.get(9)?,
        lowered: origin != Origin::Own && role == PlatformRole::Basic,
        me: user == me,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::open;

    #[test]
    fn no_list_of_members_walks_through_everybody() {
        let db = open::in_memory().unwrap();
        for sql in [counting(), listing(&View::default())] {
            let mut plan = db.prepare(&format!("explain query plan {sql}")).unwrap();
            let mut rows = plan.raw_query();
            while let Some(row) = rows.next().unwrap() {
                let step: String = row.get(3).unwrap();
                assert!(!step.starts_with("SCAN") || step.contains("json_each"), "{step}\n{sql}");
            }
        }
    }
}
