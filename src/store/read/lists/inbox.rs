//! The inbox (*Postvak IN*): requests to one user, of both kinds (R61, R67, R75).

use rusqlite::{Connection, named_params};

use super::{
    relations,
    requests::{by_id, read},
};
use crate::{
    domain::{Folder, InboxRow, Now, Page, UserId, View},
    store::{
        Result,
        convert::list,
        read::conditions::Only,
        read::window::{Window, choose},
        table::all,
    },
};

/// SQL conditions for the requests of both kinds in a folder. Expired requests count as completed,
/// since they are read-only.
const fn in_folder(folder: Folder) -> (&'static str, &'static str) {
    match folder {
        Folder::Open => ("r.state = 'pending' and r.expires_at > :now", "q.state = 'pending'"),
        Folder::Handled => {
            ("not (r.state = 'pending' and r.expires_at > :now)", "q.state <> 'pending'")
        }
    }
}

/// SQL for requests of both kinds, with the columns that the filter searches.
fn both(folder: Folder) -> String {
    let (member, relation) = in_folder(folder);
    format!(
        "with both as (
           select r.id, r.created_at,
             o.folded || ' ' || s.folded || ' ' || s.folded_email as asking
           from member_request r
           join organisation o on o.id = r.org_id join user s on s.id = r.sender_id
           where r.addressee_id = :me and {member}
           union all
           select q.id, q.created_at, s.folded || ' ' || s.folded_email || ' ' || e.folded
           from relation_request q
           join user s on s.id = q.asker_id join environment e on e.id = s.env_id
           where q.asked_id = :me and {relation})"
    )
}

/// A page of requests, newest first.
pub(crate) fn page(
    db: &Connection,
    me: UserId,
    folder: Folder,
    view: &View,
    now: Now,
) -> Result<Page<InboxRow>> {
    let window = Window {
        with: both(folder),
        from: "both where true".to_owned(),
        unfiltered: None,
        filtered: None,
        filter_columns: &["asking"],
        only: Only::new(view, |_| None),
        id: "id",
        parts: vec![String::new()],
        terms: vec![("created_at".to_owned(), true), ("id".to_owned(), true)],
        named: vec![(":me", &me), (":now", &now.at)],
    };
    let choice = choose(db, &window, view, now)?;
    let rows = found(db, &choice.ids, now)?;
    Ok(choice.page(rows, InboxRow::id))
}

fn found(db: &Connection, ids: &[i64], now: Now) -> Result<Vec<InboxRow>> {
    let ids = list(ids.iter().copied());
    let named = named_params! {":ids": ids, ":today": now.today};
    let members = all(db, &by_id(), named, |row| read(row, now))?;
    let relations = relations::by_id(db, &ids)?.into_iter().map(InboxRow::Relation);
    Ok(members.into_iter().map(InboxRow::Member).chain(relations).collect())
}
