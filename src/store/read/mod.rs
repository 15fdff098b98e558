//! Questions: rights first, then one statement a list. A last day that has passed and a term that
//! is over count at once, whatever stands in the file.

mod candidates;
mod log;
mod members;
mod organisations;
mod people;
mod requests;

pub(super) use candidates::candidates;
pub(super) use people::people;

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{Result, StoreError, table};
use crate::domain::{
    Answer, Level, Now, OrgId, Page, Query, Refusal, Session, User, UserId, View, fold,
};

/// A membership `m` of a user `u` that gives access on the day `:today`: live, of an active user,
/// and the partnership active if it needs one (DOMAIN section 2).
const EFFECTIVE: &str = "m.ended_at is null and (m.last_day is null or m.last_day >= :today)
    and u.status = 'active' and (m.partnership_id is null or exists (
      select 1 from partnership p where p.id = m.partnership_id and p.ended_at is null))";

/// A membership `m` that is shown among the members: live, of whoever is not removed.
const SHOWN: &str = "m.ended_at is null and (m.last_day is null or m.last_day >= :today)";

/// Answers a question in somebody's name.
pub(super) fn ask(db: &Connection, session: Session, query: &Query, now: Now) -> Result<Answer> {
    let me = active(db, session.user)?;
    match query {
        Query::Me => people::me(db, &me, now).map(Answer::Me),
        Query::Organisations(view) => {
            organisations::page(db, &me, view, now).map(Answer::Organisations)
        }
        Query::Organisation(org) => {
            let details = organisations::details(db, &me, *org, now)?;
            Ok(Answer::Organisation(Box::new(details)))
        }
        Query::Members(org, view) => {
            level(db, *org, me.id, now)?;
            members::page(db, &me, (*org, view), now).map(Answer::Members)
        }
        Query::Requests(org, folder, view) => {
            administered(db, *org, &me, now)?;
            let whose = requests::Whose::Organisation(*org);
            requests::page(db, whose, (*folder, view), now).map(Answer::Requests)
        }
        Query::History(request) => {
            let found = table::request(db, *request)?;
            let found = found.ok_or(StoreError::Refused(Refusal::NoSuchRequest))?;
            administered(db, found.org, &me, now)?;
            log::history(db, *request).map(Answer::History)
        }
        Query::Inbox(folder, view) => {
            let whose = requests::Whose::Addressee(me.id);
            requests::page(db, whose, (*folder, view), now).map(Answer::Requests)
        }
        Query::Log(view) => log::page(db, &me, view, now).map(Answer::Log),
        Query::FindPeople { .. } | Query::FindCandidates { .. } | Query::Resolve { .. } => {
            Err(StoreError::Search)
        }
    }
}

/// Only an active user sees anything (R17).
fn active(db: &Connection, user: UserId) -> Result<User> {
    let found = table::user(db, user)?.filter(User::is_active);
    found.ok_or(StoreError::Refused(Refusal::ActorNotActive))
}

/// The level of an effective member; to anybody else the organisation does not exist (R54).
fn level(db: &Connection, org: OrgId, user: UserId, now: Now) -> Result<Level> {
    let sql = format!(
        "select m.level from membership m join user u on u.id = m.user_id
         join organisation o on o.id = m.org_id
         where m.org_id = :org and m.user_id = :user and o.status <> 'removed' and {EFFECTIVE}"
    );
    let values = rusqlite::named_params! { ":org": org, ":user": user, ":today": now.today };
    let found = db.prepare_cached(&sql)?.query_row(values, |row| row.get(0)).optional()?;
    found.ok_or(StoreError::Refused(Refusal::NoSuchOrganisation))
}

/// Only for the Beheerders of an organisation; a Lid is told who they are.
fn administered(db: &Connection, org: OrgId, me: &User, now: Now) -> Result<()> {
    if level(db, org, me.id, now)? == Level::OrgAdmin {
        return Ok(());
    }
    let details = organisations::details(db, me, org, now)?;
    let (org, who_can) = (details.name, details.admins);
    Err(Refusal::NotOrgAdmin { org, who_can, lost: None }.into())
}

/// The words of a filter, folded, as one parameter.
fn words(view: &View) -> String {
    let words: Vec<String> = fold(&view.filter).split_whitespace().map(str::to_owned).collect();
    serde_json::Value::from(words).to_string()
}

/// That every word of `:words` stands somewhere in `text`. Nothing in a word has a meaning.
fn has_words(text: &str) -> String {
    format!("not exists (select 1 from json_each(:words) word where instr({text}, word.value) = 0)")
}

/// A page of rows: how many there are in all, how many the filter leaves, and the stretch. `from`
/// is everything behind `select ..`, without the filter.
fn page<T>(
    db: &Connection,
    list: &List<'_>,
    view: &View,
    values: &[(&str, &dyn rusqlite::ToSql)],
    read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Page<T>> {
    let List { columns, from, text, order } = list;
    let words = words(view);
    let filter = has_words(text);
    let unfiltered = super::count(db, &format!("select count(*) {from}"), values)?;
    let mut all: Vec<(&str, &dyn rusqlite::ToSql)> = values.to_vec();
    all.push((":words", &words));
    let total = match words.as_str() {
        "[]" => unfiltered,
        _ => super::count(db, &format!("select count(*) {from} and {filter}"), all.as_slice())?,
    };
    all.extend([(":take", &view.take as &dyn rusqlite::ToSql), (":skip", &view.skip)]);
    let sql =
        format!("select {columns} {from} and {filter} order by {order} limit :take offset :skip");
    let mut find = db.prepare_cached(&sql)?;
    let rows = find.query_map(all.as_slice(), read)?.collect::<rusqlite::Result<_>>()?;
    Ok(Page { skip: view.skip, rows, total, unfiltered })
}

/// The parts of the statement of a list.
struct List<'a> {
    columns: &'a str,
    from: &'a str,
    text: &'a str,
    order: &'a str,
}

/// How many requests wait for this person (R69).
fn waiting(db: &Connection, user: UserId, now: Now) -> Result<usize> {
    super::count(
        db,
        "select count(*) from member_request
         where addressee_id = ?1 and state = 'pending' and expires_at > ?2",
        params![user, now.at],
    )
}
