//! The log and the denied attempts, limited to what the actor may see.

mod groups;
mod lines;
mod operation;
mod visible;

use rusqlite::Connection;

use self::{
    lines::{LINES_FROM, lines, places},
    visible::{SeenLines, WAS_TRIED, around, is_seen, seen},
};
pub(crate) use self::{
    lines::{by_positions, by_seq, row_history},
    operation::{
        LineSubject, OperationPart, Viewer, of_operation, visible_lines_of_operation, with_undo,
    },
    visible::is_one_seen,
};
use crate::{
    domain::{LogContent, LogRow, Now, OrgId, Page, User, View, fold, predicates::is_env_admin},
    store::{
        Result,
        convert::list,
        read::{
            conditions::{Only, log_test},
            window::{Window, choose},
        },
    },
};

/// The columns that the filter searches: names, the code of the change, and the displayed words.
const FILTER_COLUMNS: &[&str] = &[
    "a.folded",
    "o.folded",
    "u.folded",
    "u.folded_email",
    "env.folded",
    "l.kind",
    "json_extract(:kinds, '$.\"' || iif(l.denied is null, l.kind, 'denied') || '\"')",
    "json_extract(:kinds, '$.\"' || case
       when l.kind in ('user.added', 'user.role') then l.becomes ->> '$.row.user.role'
       when l.kind in ('member.added', 'request.sent', 'request.accepted') then coalesce(
         l.becomes ->> '$.row.membership.level', l.becomes ->> '$.row.request.level') end || '\"')",
    "l.host",
    "iif(l.actor = l.user_id, :kinds ->> '$.self', '') || iif(l.undoes, :kinds ->> '$.undo', '')",
    // The sentence of an undo quotes that of the line it undid.
    "iif(l.undoes, (select json_extract(:kinds, '$.\"' || o.kind || '\"') from log o
       where o.handling = l.undoes and (+o.subject_id = l.subject_id
         or (+o.user_id = l.user_id and +o.org_id is l.org_id)) order by o.seq limit 1), '')",
];

/// The log as a screen shows it: of one organisation or of all, with the displayed word of each
/// kind of change, which the filter searches.
pub(crate) struct LogView<'a> {
    pub(crate) org: Option<OrgId>,
    pub(crate) view: &'a View,
    pub(crate) kinds: &'a [(&'a str, String)],
    /// True for one row per group of lines, unless there is a filter.
    pub(crate) is_grouped: bool,
}

/// A page of visible lines, newest first, of one organisation or of everything.
pub(crate) fn page(
    db: &Connection,
    me: &User,
    wanted: &LogView<'_>,
    now: Now,
) -> Result<Page<LogRow>> {
    let LogView { org, view, kinds, is_grouped } = *wanted;
    let env = is_env_admin(me, me.env).then_some(me.env);
    // A *Beheerder* of a large environment may see most of the log, so it is scanned backwards. For
    // others the indexes find the few visible lines.
    let (seen, line, attempt) = match env {
        Some(_) => (around(), is_seen(), WAS_TRIED),
        None => {
            (seen(), "seq in (select seq from seen)".to_owned(), "id in (select id from tried)")
        }
    };
    let here = if org.is_some() { "and org_id = :org" } else { "" };
    let (line, attempt) = (format!("{line} {here}"), format!("{attempt} {here}"));
    let filtered = !fold(&view.filter).trim().is_empty() || !view.only.is_empty();
    let is_grouped = is_grouped && !filtered;
    let places_of = if is_grouped { groups::places } else { places };
    // Without a filter only the order matters, so the two tables are merged without joins.
    let (places, lines) = (places_of(&line, &attempt), lines(&line, &attempt));
    let kinds = kinds.iter().map(|(code, name)| ((*code).to_owned(), fold(name).into()));
    let kinds = serde_json::Value::Object(kinds.collect()).to_string();
    let term = |term: &str| (term.to_owned(), true);
    let window = Window {
        with: format!("with {seen}, {}", if filtered { lines } else { places.clone() }),
        from: format!("{} where true", if filtered { LINES_FROM } else { "lines l" }),
        unfiltered: Some(format!("with {seen}, {places} select count(*) from lines")),
        filtered: None,
        filter_columns: FILTER_COLUMNS,
        only: Only::new(view, log_test),
        id: "l.seq * 2 + (l.turn > 0)",
        parts: vec![String::new()],
        terms: vec![term("l.place"), term("l.turn")],
        named: vec![
            (":me", &me.id),
            (":env", &env),
            (":own", &me.env),
            (":today", &now.today),
            (":kinds", &kinds),
            (":org", &org),
            (":now", &now.at),
        ],
    };
    let choice = choose(db, &window, view, now)?;
    let (tries, seqs): (Vec<i64>, Vec<i64>) = choice.ids.iter().partition(|id| *id % 2 == 1);
    let (seqs, tries) = (list(seqs.iter().map(|id| id / 2)), list(tries.iter().map(|id| id / 2)));
    let mut rows = by_positions(db, me, &seqs, &tries)?;
    if is_grouped {
        let seen = SeenLines { with: &seen, line: &line, env, org, now };
        groups::add_others(db, me, &seen, &mut rows)?;
    }
    Ok(choice.page(rows, |row| row.seq * 2 + i64::from(matches!(row.what, LogContent::Denied(..)))))
}
