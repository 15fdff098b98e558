//! Postvak IN: the requests to one person, of both kinds (R61, R67, R75).

use std::collections::BTreeMap;

use rusqlite::{Connection, named_params};

use super::{
    holds, relations,
    requests::{counts, listing, read},
    stretch, words,
};
use crate::{
    domain::{Folder, InboxRow, Now, Page, UserId, View},
    store::{Result, convert::list, table::all},
};

/// What waits for an answer; whose term is over is handled, since it can only be read.
const fn in_folder(folder: Folder) -> (&'static str, &'static str) {
    match folder {
        Folder::Open => ("r.state = 'pending' and r.expires_at > :now", "q.state = 'pending'"),
        Folder::Handled => {
            ("not (r.state = 'pending' and r.expires_at > :now)", "q.state <> 'pending'")
        }
    }
}

/// Both kinds, with what a filter looks at.
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

/// The newest first.
pub(super) fn page(
    db: &Connection,
    me: UserId,
    (folder, view): (Folder, &View),
    now: Now,
) -> Result<Page<InboxRow>> {
    let (words, both, holds) = (words(view), both(folder), holds("asking"));
    let counting = format!("{both} select count(*), count(*) filter (where {holds}) from both");
    let counts = counts(db, &counting, named_params! {":me": me, ":now": now.at, ":words": words})?;
    let choosing = format!(
        "{both} select id from both where {holds}
         order by created_at desc, id desc limit :take offset :skip"
    );
    let (take, skip) = stretch(view);
    let named = named_params! {
        ":me": me, ":now": now.at, ":words": words, ":take": take, ":skip": skip,
    };
    let ids: Vec<i64> = all(db, &choosing, named, |row| row.get(0))?;
    let mut rows = found(db, (me, &ids), now)?;
    let rows = ids.iter().filter_map(|id| rows.remove(id)).collect();
    Ok(Page { skip: view.skip, rows, total: counts.1, unfiltered: counts.0 })
}

fn found(
    db: &Connection,
    (me, ids): (UserId, &[i64]),
    now: Now,
) -> Result<BTreeMap<i64, InboxRow>> {
    let ids = list(ids.iter().copied());
    let sql = listing("r.addressee_id = :me and r.id in (select value from json_each(:ids))");
    let named = named_params! {
        ":me": me, ":ids": ids, ":today": now.today, ":take": -1, ":skip": 0,
    };
    let members = all(db, &sql, named, |row| read(row, now))?;
    let members = members.into_iter().map(|row| (row.id.0, InboxRow::Member(row)));
    let relations = relations::by_id(db, &ids)?;
    let relations = relations.into_iter().map(|row| (row.id.0, InboxRow::Relation(row)));
    Ok(members.chain(relations).collect())
}
