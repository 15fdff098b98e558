//! The requests of one organisation, for its *Beheerders*.

use rusqlite::{Connection, Row, ToSql, named_params};

use crate::{
    domain::{
        Folder, Moment, Now, OrgId, Page, Person, RequestRow, RequestState, RowTest, UserId, View,
    },
    store::{
        Result,
        convert::{email, list},
        read::{
            EFFECTIVE_MEMBERSHIP,
            conditions::{Only, spelled},
            state_at,
            window::{Window, choose},
        },
        table::all,
    },
};

const fn in_folder(folder: Folder) -> &'static str {
    match folder {
        Folder::Open => "r.state in ('pending', 'expired')",
        Folder::Handled => "r.state not in ('pending', 'expired')",
    }
}

/// Returns the SQL of a test of requests; `None` for other tests. The unary `+` keeps the planner on
/// the index of the order.
fn test(test: &RowTest) -> Option<String> {
    let waits = "+r.state = 'pending' and r.expires_at > :now";
    Some(match test {
        RowTest::Level(level) => format!("+r.level = {}", spelled(level)),
        RowTest::State(RequestState::Pending) => waits.to_owned(),
        RowTest::State(RequestState::Expired) => {
            format!("+r.state in ('pending', 'expired') and not ({waits})")
        }
        RowTest::State(state) => format!("+r.state = {}", spelled(state)),
        _ => return None,
    })
}

/// A page of requests, newest first. Expired ones count as open, since they can be renewed.
pub(crate) fn page(
    db: &Connection,
    org: OrgId,
    folder: Folder,
    view: &View,
    now: Now,
) -> Result<Page<RequestRow>> {
    let of_org = format!("r.org_id = :org and {}", in_folder(folder));
    window(db, &of_org, &org, view, now)
}

/// A page of the open requests of several organisations, newest first.
pub(crate) fn open_of_all(
    db: &Connection,
    orgs: &[OrgId],
    view: &View,
    now: Now,
) -> Result<Page<RequestRow>> {
    let open = in_folder(Folder::Open);
    let of_orgs = format!("r.org_id in (select value from json_each(:org)) and {open}");
    let orgs = list(orgs.iter().map(|org| org.0));
    window(db, &of_orgs, &orgs, view, now)
}

/// A page of the requests that meet a condition, which mentions `:org`.
fn window(
    db: &Connection,
    condition: &str,
    org: &dyn ToSql,
    view: &View,
    now: Now,
) -> Result<Page<RequestRow>> {
    let window = Window {
        with: String::new(),
        from: format!(
            "member_request r cross join user a on a.id = r.addressee_id where {condition}"
        ),
        unfiltered: None,
        filtered: None,
        filter_columns: &["a.folded", "a.folded_email"],
        only: Only::new(view, test),
        id: "r.id",
        parts: vec![String::new()],
        terms: vec![("r.created_at".to_owned(), true), ("r.id".to_owned(), true)],
        named: vec![(":org", org), (":now", &now.at)],
    };
    let choice = choose(db, &window, view, now)?;
    let named = named_params! {
        ":ids": list(choice.ids.iter().copied()), ":today": now.today,
    };
    let rows = all(db, &by_id(), named, |row| read(row, now))?;
    Ok(choice.page(rows, |row| row.id.0))
}

/// SQL for the requests with these ids.
pub(crate) fn by_id() -> String {
    format!(
        "select r.id, o.id, o.name, oe.name,
           a.id, coalesce(a.full_name, a.email), a.email, ae.name,
           s.id, coalesce(s.full_name, s.email), s.email,
           (select m.level from membership m join user u on u.id = m.user_id
            where m.org_id = r.org_id and m.user_id = r.sender_id and {EFFECTIVE_MEMBERSHIP}),
           p.since, r.level, r.last_day, r.message, r.created_at, r.expires_at, r.renewed,
           r.state, r.decided_at, d.id, coalesce(d.full_name, d.email), r.reason
         from member_request r
         join organisation o on o.id = r.org_id
         join environment oe on oe.id = o.env_id
         join user a on a.id = r.addressee_id
         join environment ae on ae.id = a.env_id
         join user s on s.id = r.sender_id
         join partnership p on p.id = r.partnership_id
         left join user d on d.id = r.decided_by
         where r.id in (select value from json_each(:ids))"
    )
}

/// Reads a row of [`by_id`].
pub(crate) fn read(row: &Row<'_>, now: Now) -> rusqlite::Result<RequestRow> {
    let expires_at: Moment = row.get(17)?;
    let decision = match row.get::<_, Option<Moment>>(20)? {
        Some(at) => {
            let by = match row.get::<_, Option<UserId>>(21)? {
                Some(_) => Some(person(row, 21)?),
                None => None,
            };
            Some((at, by, row.get(23)?))
        }
        None => None,
    };
    Ok(RequestRow {
        id: row.get(0)?,
        org: (row.get(1)?, row.get(2)?),
        org_env: row.get(3)?,
        addressee: person(row, 4)?,
        addressee_email: email(row, 6)?,
        addressee_env: row.get(7)?,
        sender: person(row, 8)?,
        sender_email: email(row, 10)?,
        sender_level: row.get(11)?,
        partner_since: row.get(12)?,
        level: row.get(13)?,
        last_day: row.get(14)?,
        message: row.get(15)?,
        created_at: row.get(16)?,
        expires_at,
        renewed: row.get(18)?,
        state: state_at(row.get(19)?, expires_at, now),
        decision,
    })
}

fn person(row: &Row<'_>, at: usize) -> rusqlite::Result<Person> {
    Ok(Person { id: row.get(at)?, name: row.get(at + 1)? })
}
