//! Notices (*Meldingen*): a view on the log and on last days, never a second source of truth.

use rusqlite::{Connection, named_params};

use super::{log, log::with_undo, members};
use crate::{
    domain::{
        Cursor, Kind, Moment, NoticeRow, Now, Page, PageRequest, SOON_DAYS, User, View, fold,
        predicates::is_env_admin,
    },
    store::{
        Result,
        convert::list,
        read::{EFFECTIVE_MEMBERSHIP, LIVE_MEMBERSHIP},
        table::all,
    },
};

/// Number of days for which a notice stays in the list.
const NOTICE_DAYS: i64 = 90;
/// Maximum number of notices shown.
const MAX_NOTICES: usize = 500;

/// SQL for changes that others made to the user, answers to requests that the user sent, and work
/// that awaits the user as *Beheerder*.
fn changes_sql() -> String {
    let told = Kind::TOLD_TO_USER.iter().map(|kind| format!("'{}'", kind.code()));
    let told = told.collect::<Vec<_>>().join(", ");
    format!(
        "with mine as (
           select m.org_id, m.level from membership m join user u on u.id = m.user_id
           where m.user_id = :me and {EFFECTIVE_MEMBERSHIP}),
         told as (
           select seq from log where user_id = :me and at > :since and actor is not :me
             and kind in ({told})
           union
           select seq from log where user_id = :me and at > :since and kind = 'key.confirmed'
             and (json_extract(becomes, '$.key') = subject_id
               or actor is not :me and json_extract(becomes, '$.row.key.added_by') is not :me)
           union
           select l.seq from mine cross join log l on l.org_id = mine.org_id
           where l.at > :since and l.actor is not :me and mine.level = 'org_admin'
             and l.kind in ('request.accepted', 'request.declined', 'request.expired',
               'organisation.activated', 'organisation.rejected')
           union
           select l.seq from mine cross join log l on l.org_id = mine.org_id
           where l.at > :since and l.kind = 'member.successor'
           union
           select l.seq from organisation o cross join log l on l.org_id = o.id
           where o.env_id = :env and o.status = 'under_review' and l.actor is not :me
             and l.kind = 'organisation.offered' and l.seq = (
               select max(seq) from log where org_id = o.id and kind = 'organisation.offered')
           union
           select l.seq from relation_request q cross join log l on l.subject_id = q.id
           where q.asker_id = :me and l.at > :since and l.actor is not :me
             and l.kind in ('relation.accepted', 'relation.declined', 'relation.withdrawn')
           union
           select l.seq from partnership p cross join log l on l.subject_id = p.id
           where (p.side_a = :own or p.side_b = :own) and :manages and l.at > :since
             and l.actor is not :me and l.kind = 'partnership.ended')
         select seq from told order by seq desc limit :most"
    )
}

/// Upcoming last days first, then work that waits for the user, then past changes, newest first.
pub(crate) fn page(db: &Connection, me: &User, view: &View, now: Now) -> Result<Page<NoticeRow>> {
    let since: Moment = now.at.plus_days(-NOTICE_DAYS);
    let admin = is_env_admin(me, me.env);
    let named = named_params! {
        ":me": me.id, ":today": now.today, ":since": since, ":own": me.env,
        ":env": admin.then_some(me.env), ":manages": admin || me.relation_manager, ":most": MAX_NOTICES,
    };
    let seqs: Vec<i64> = all(db, &changes_sql(), named, |row| row.get(0))?;
    let told = with_undo(db, me, log::by_seq(db, &list(seqs))?, now)?;
    let mut rows = upcoming_ends(db, me, now)?;
    let told = told.into_iter().map(|row| NoticeRow::Happened(Box::new(row)));
    let (waiting, past): (Vec<_>, Vec<_>) = told.partition(NoticeRow::waits);
    rows.extend(waiting.into_iter().chain(past));
    let unfiltered = rows.len();
    let wanted = fold(&view.filter);
    rows.retain(|row| wanted.split_whitespace().all(|word| names(row).contains(word)));
    Ok(cut_page(rows, view, unfiltered))
}

/// Cuts a page out of rows that are all loaded.
fn cut_page<T>(rows: Vec<T>, view: &View, unfiltered: usize) -> Page<T> {
    let total = rows.len();
    let skip = match &view.page_request {
        PageRequest::First | PageRequest::Row(..) => 0,
        PageRequest::Last => total.saturating_sub(view.take),
        PageRequest::After(mark) => mark.index + 1,
        PageRequest::Around(mark, before) => mark.index.saturating_sub(*before),
        PageRequest::From(skip) => *skip,
    };
    let take =
        view.take + if let PageRequest::Around(_, before) = view.page_request { before } else { 0 };
    let rows: Vec<T> = rows.into_iter().skip(skip).take(take).collect();
    let mark = |at| Cursor { position: Vec::new(), index: skip + at };
    let cursors = (0..rows.len()).map(mark).collect();
    Page { skip, rows, total, unfiltered, similar: 0, counted: None, cursors }
}

fn names(row: &NoticeRow) -> String {
    match row {
        NoticeRow::Ends { org, member, .. } => fold(&format!("{} {}", org.1, member.person.name)),
        NoticeRow::Happened(row) => {
            let org = row.org.as_ref().map_or("", |(_, name)| name);
            let user = row.user.as_ref().map_or("", |person| &person.name);
            fold(&format!("{org} {user}"))
        }
    }
}

/// Last days within a week: the user's own, and those in organisations where the user is
/// *Beheerder*.
fn upcoming_ends(db: &Connection, me: &User, now: Now) -> Result<Vec<NoticeRow>> {
    let sql = format!(
        "with led as (
           select m.org_id from membership m join user u on u.id = m.user_id
           where m.user_id = :me and m.level = 'org_admin' and {EFFECTIVE_MEMBERSHIP})
         select {}, o.name
         from membership m
         join user u on u.id = m.user_id
         join environment e on e.id = u.env_id
         join organisation o on o.id = m.org_id
         where m.last_day is not null and m.last_day <= :soon and {LIVE_MEMBERSHIP}
           and (m.user_id = :me or m.org_id in (select org_id from led))
         order by m.last_day, o.folded, u.folded, m.id limit :most",
        members::columns(),
    );
    let named = named_params! {
        ":me": me.id, ":today": now.today, ":soon": now.today.plus_days(SOON_DAYS), ":most": MAX_NOTICES,
    };
    all(db, &sql, named, |row| {
        let member = members::read(row, me.id)?;
        let org = (member.membership.org, row.get(members::COLUMN_COUNT)?);
        let day = member.membership.last_day.unwrap_or(now.today);
        Ok(NoticeRow::Ends { org, day, member: Box::new(member) })
    })
}
