//! Relation requests to a user, and those sent by an environment.

use rusqlite::{Connection, Row, params};

use crate::{
    domain::{EnvId, Moment, Now, Page, Person, RelationRow, UserId, View},
    store::{
        Result,
        convert::{email, list},
        read::conditions::Only,
        read::window::{Window, choose},
        table::all,
    },
};

const ROWS_SQL: &str = "select q.id, a.id, coalesce(a.full_name, a.email), a.email, ae.name,
      b.id, coalesce(b.full_name, b.email), be.name, q.message, q.created_at, q.state,
      q.decided_at, d.id, coalesce(d.full_name, d.email), q.reason,
      exists (select 1 from partnership p where p.ended_at is null
        and p.side_a = min(a.env_id, b.env_id) and p.side_b = max(a.env_id, b.env_id))
    from relation_request q
    join user a on a.id = q.asker_id join environment ae on ae.id = a.env_id
    join user b on b.id = q.asked_id join environment be on be.id = b.env_id
    left join user d on d.id = q.decided_by";

/// The relation requests with these ids.
pub(crate) fn by_id(db: &Connection, ids: &str) -> Result<Vec<RelationRow>> {
    let sql = format!("{ROWS_SQL} where q.id in (select value from json_each(?1))");
    all(db, &sql, params![ids], read)
}

/// The relation requests sent by users of an environment, newest first.
pub(crate) fn sent(
    db: &Connection,
    env: EnvId,
    view: &View,
    now: Now,
) -> Result<Page<RelationRow>> {
    let term = |term: &str| (term.to_owned(), true);
    let window = Window {
        with: String::new(),
        // Requests are few and users many: `cross join` makes the planner start with the requests.
        from: "relation_request q
             cross join user a on a.id = q.asker_id
             join user b on b.id = q.asked_id join environment be on be.id = b.env_id
             where a.env_id = :env"
            .to_owned(),
        unfiltered: None,
        filtered: None,
        filter_columns: &["a.folded", "b.folded", "be.folded"],
        only: Only::new(view, |_| None),
        id: "q.id",
        parts: vec![String::new()],
        terms: vec![term("q.state = 'pending'"), term("q.created_at"), term("q.id")],
        named: vec![(":env", &env)],
    };
    let choice = choose(db, &window, view, now)?;
    let rows = by_id(db, &list(choice.ids.iter().copied()))?;
    Ok(choice.page(rows, |row| row.id.0))
}

fn read(row: &Row<'_>) -> rusqlite::Result<RelationRow> {
    let person =
        |at: usize| Ok::<_, rusqlite::Error>(Person { id: row.get(at)?, name: row.get(at + 1)? });
    let decision = match row.get::<_, Option<Moment>>(11)? {
        Some(at) => {
            let by = row.get::<_, Option<UserId>>(12)?.map(|_| person(12)).transpose()?;
            Some((at, by, row.get(14)?))
        }
        None => None,
    };
    Ok(RelationRow {
        id: row.get(0)?,
        asker: person(1)?,
        asker_email: email(row, 3)?,
        asker_env: row.get(4)?,
        asked: person(5)?,
        asked_env: row.get(7)?,
        message: row.get(8)?,
        created_at: row.get(9)?,
        state: row.get(10)?,
        decision,
        partners: row.get(15)?,
    })
}
