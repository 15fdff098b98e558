//! Postvak IN: the requests to one person (R61, R67).

use rusqlite::{Connection, named_params};

use super::{
    holds,
    requests::{counts, listing, read},
    stretch, words,
};
use crate::{
    domain::{Folder, Now, Page, RequestRow, UserId, View},
    store::{Result, table::all},
};

const ASKING: &str = "o.folded || ' ' || s.folded || ' ' || s.folded_email";

/// What waits for an answer; whose term is over is handled, since it can only be read.
const fn in_folder(folder: Folder) -> &'static str {
    match folder {
        Folder::Open => "r.state = 'pending' and r.expires_at > :now",
        Folder::Handled => "not (r.state = 'pending' and r.expires_at > :now)",
    }
}

/// The newest first.
pub(super) fn page(
    db: &Connection,
    me: UserId,
    (folder, view): (Folder, &View),
    now: Now,
) -> Result<Page<RequestRow>> {
    let (words, folder, holds) = (words(view), in_folder(folder), holds(ASKING));
    let counting = format!(
        "select count(*), count(*) filter (where {holds})
         from member_request r
         join organisation o on o.id = r.org_id
         join user s on s.id = r.sender_id
         where r.addressee_id = :me and {folder}"
    );
    let named = named_params! {":me": me, ":now": now.at, ":words": words};
    let counts = counts(db, &counting, named)?;
    let listing = listing(&format!("r.addressee_id = :me and {folder} and {holds}"));
    let (take, skip) = stretch(view);
    let named = named_params! {
        ":me": me, ":now": now.at, ":today": now.today, ":words": words,
        ":take": take, ":skip": skip,
    };
    let rows = all(db, &listing, named, |row| read(row, now))?;
    Ok(Page { skip: view.skip, rows, total: counts.1, unfiltered: counts.0 })
}
