//! The users who can become members of an organisation, and the reasons why others cannot.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, Row, named_params};

use crate::{
    domain::{
        CandidateRow, Eligibility, EligibilityFacts, EnvId, MatchKind, Moment, Now, OrgId, Person,
        Refusal, Session, UserId, UserSelector, eligibility, fold,
    },
    store::{
        Result, StoreError,
        convert::{email, list},
        read::{EFFECTIVE_MEMBERSHIP, LIVE_MEMBERSHIP, rights, state_at},
        table::{all, organisation},
    },
};

/// Proves that an actor may add members to an organisation, until the file or the date changes.
#[derive(Clone, Copy, Debug)]
struct AddRight {
    session: Session,
    org: OrgId,
    /// The environment of the organisation.
    env: EnvId,
}

/// The limits of a search for new members of one organisation. Only
/// [`Store::search_context`](crate::store::Store::search_context) makes one, after it has checked
/// the right to add them.
#[derive(Clone, Debug)]
pub struct SearchContext {
    right: AddRight,
    /// The users of partners who are shown too, by name.
    pub partners: Vec<CandidateRow>,
    /// Users who already share an organisation with the viewer.
    pub shares: BTreeSet<UserId>,
}

impl SearchContext {
    /// The environment of the organisation; all its users are shown.
    pub const fn env(&self) -> EnvId {
        self.right.env
    }
}

/// The query for candidates. `before` holds the extra tables of the `with` clause, `ties` the
/// columns for the active partnership and the relation, and `condition` selects the users.
fn candidates_sql([before, ties, condition]: [&str; 3]) -> String {
    format!(
        "with mine as materialized (
           select m.org_id from membership m join user u on u.id = m.user_id
           where m.user_id = :me and {EFFECTIVE_MEMBERSHIP}) {before}
         select u.id, coalesce(u.full_name, u.email), u.email, e.name, u.role,
           u.env_id = :env, u.status, u.relation_manager, {ties},
           m.since, r.created_at, r.expires_at, r.state,
           exists (select 1 from membership m
             where m.user_id = u.id and m.org_id in (select org_id from mine) and {LIVE_MEMBERSHIP}),
           exists (select 1 from user n
             where n.env_id = :env and n.folded = u.folded and n.id <> u.id
               and n.status <> 'removed'),
           case when m.paused_until > :today then m.paused_until end
         from user u
         join environment e on e.id = u.env_id
         left join membership m on m.org_id = :org and m.user_id = u.id and {LIVE_MEMBERSHIP}
         left join member_request r on r.org_id = :org and r.addressee_id = u.id
           and r.state in ('pending', 'expired')
         where {condition}"
    )
}

/// SQL for users of the organisation's own environment, who need no partnership.
fn own_users_sql(condition: &str) -> String {
    candidates_sql(["", "null, false", condition])
}

/// SQL for users of the other environments, as candidates for the organisation `:org`.
fn partner_users_sql() -> String {
    let before = ", partner as materialized (
           select id, case side_a when :env then side_b else side_a end as env_id
           from partnership where (side_a = :env or side_b = :env) and ended_at is null),
         related as materialized (
           select case other.env_id when :env then r.user_a else r.user_b end as user_id
           from relation r
           join partner on partner.id = r.partnership_id
           join user other on other.id = r.user_b
           where r.ended_at is null)";
    let ties = "(select id from partner where env_id = u.env_id),
           u.id in (select user_id from related)";
    candidates_sql([before, ties, PARTNERS_CONDITION])
}

/// The users of other environments who are visible: by a relation, as relationship manager
/// (*Relatiemanager*), or because they are members or have a request.
const PARTNERS_CONDITION: &str = "u.status <> 'removed' and u.env_id <> :env and u.id in (
    select user_id from related
    union select user.id from user join partner on partner.env_id = user.env_id
      where user.relation_manager = 1
    union select user_id from membership
      where org_id = :org and ended_at is null and partnership_id is not null
    union select addressee_id from member_request
      where org_id = :org and state in ('pending', 'expired'))
  order by u.folded, u.id";

/// SQL for users of the other environments, as candidates for any of the organisations `:orgs`. A
/// user has a row for each pair of their memberships and requests in these organisations.
fn partner_users_of_all_sql() -> String {
    partner_users_sql().replace("= :org", "in (select value from json_each(:orgs))")
}

/// Above this many people, sharing an organisation with the user is no useful hint.
const MAX_ACQUAINTANCES: usize = 20_000;

/// Refuses everyone but the *Beheerders* of the organisation, and refuses everyone while it is not
/// active (R39, R40).
fn require_add_right(db: &Connection, session: Session, org: OrgId, now: Now) -> Result<AddRight> {
    rights::require_can_add_members(db, session, org, now)?;
    let found = organisation::one(db, org)?;
    let env = found.ok_or(StoreError::Refused(Refusal::NoSuchOrganisation))?.env;
    Ok(AddRight { session, org, env })
}

/// Returns what the search needs to find candidates for an organisation; refused unless the actor
/// may add members.
pub(in crate::store) fn search_context(
    db: &Connection,
    session: Session,
    org: OrgId,
    now: Now,
) -> Result<SearchContext> {
    let right = require_add_right(db, session, org, now)?;
    let named = named_params! {
        ":me": session.user, ":org": org, ":env": right.env, ":today": now.today,
    };
    let mut partners = all(db, &partner_users_sql(), named, |row| read(row, now))?;
    partners.retain(|row| row.standing != Eligibility::Unseen);
    Ok(SearchContext { right, partners, shares: acquaintances(db, session, now)? })
}

/// Returns the users of partners who are candidates for at least one organisation of the actor's
/// environment, by name: for none of them, [`search_context`] shows anybody else.
pub(in crate::store) fn partner_people(
    db: &Connection,
    session: Session,
    now: Now,
) -> Result<Vec<CandidateRow>> {
    let me = rights::actor(db, session)?;
    let orgs = rights::orgs_to_add_to(db, &me, session, now)?;
    if orgs.is_empty() {
        // No member dialog shows anybody to the actor.
        return Ok(Vec::new());
    }
    let orgs = list(orgs.iter().map(|org| org.0));
    let named = named_params! {
        ":me": session.user, ":orgs": orgs, ":env": me.env, ":today": now.today,
    };
    let mut rows = all(db, &partner_users_of_all_sql(), named, |row| read(row, now))?;
    rows.retain(|row| row.standing != Eligibility::Unseen);
    rows.dedup_by_key(|row| row.person.id);
    Ok(rows)
}

/// The people who share an organisation with the actor; empty if there are too many.
fn acquaintances(db: &Connection, session: Session, now: Now) -> Result<BTreeSet<UserId>> {
    let sql = format!(
        "with mine as materialized (
           select m.org_id from membership m join user u on u.id = m.user_id
           where m.user_id = :me and {EFFECTIVE_MEMBERSHIP})
         select m.user_id from mine cross join membership m on m.org_id = mine.org_id
         where {LIVE_MEMBERSHIP} limit :most"
    );
    let named = named_params! {
        ":me": session.user, ":today": now.today, ":most": MAX_ACQUAINTANCES,
    };
    let found: Vec<UserId> = all(db, &sql, named, |row| row.get(0))?;
    Ok(if found.len() < MAX_ACQUAINTANCES { found.into_iter().collect() } else { BTreeSet::new() })
}

/// Returns users of the organisation's own environment as candidates; refused unless the actor may
/// add members.
pub(in crate::store) fn candidates(
    db: &Connection,
    session: Session,
    org: OrgId,
    users: UserSelector<'_>,
    now: Now,
) -> Result<Vec<CandidateRow>> {
    rows(db, require_add_right(db, session, org, now)?, users, now)
}

/// Like [`candidates`], with the right that was checked for the context.
pub(in crate::store) fn candidates_in(
    db: &Connection,
    context: &SearchContext,
    users: UserSelector<'_>,
    now: Now,
) -> Result<Vec<CandidateRow>> {
    rows(db, context.right, users, now)
}

fn rows(
    db: &Connection,
    right: AddRight,
    users: UserSelector<'_>,
    now: Now,
) -> Result<Vec<CandidateRow>> {
    let AddRight { session: Session { user: me, .. }, org, env } = right;
    let today = now.today;
    let read = |row: &Row<'_>| read(row, now);
    let of_env = "u.env_id = :env and u.status <> 'removed'";
    // The unary `+` keeps the planner from scanning the whole environment for a few ids.
    let among = "+u.env_id = :env and u.status <> 'removed' and u.id in";
    match users {
        UserSelector::First(take) => {
            let sql = own_users_sql(&format!("{of_env} order by u.folded, u.id limit :take"));
            let take = i64::try_from(take).unwrap_or(i64::MAX);
            let named =
                named_params! {":me": me, ":org": org, ":env": env, ":today": today, ":take": take};
            all(db, &sql, named, read)
        }
        UserSelector::Likely(known, take) => {
            let first = likely_users(db, env, known, take)?;
            let mut found = rows(db, right, UserSelector::These(&first), now)?;
            found.retain(|row| row.standing.is_open());
            let seen: BTreeSet<UserId> = found.iter().map(|row| row.person.id).collect();
            let others = rows(db, right, UserSelector::First(take), now)?;
            found.extend(others.into_iter().filter(|row| !seen.contains(&row.person.id)));
            found.truncate(take);
            Ok(found)
        }
        UserSelector::These(ids) => {
            let sql = own_users_sql(&format!("{among} (select value from json_each(:ids))"));
            let listed = list(ids.iter().map(|id| id.0));
            let named = named_params! {":me": me, ":org": org, ":env": env, ":today": today, ":ids": listed};
            Ok(in_order(all(db, &sql, named, read)?, ids, |row| row.person.id))
        }
        UserSelector::Named(name) => {
            let sql = own_users_sql(&format!("{of_env} and u.folded = :name"));
            let named = named_params! {
                ":me": me, ":org": org, ":env": env, ":today": today, ":name": fold(name),
            };
            all(db, &sql, named, read)
        }
    }
}

/// Number of most recent users in the file that are considered.
const RECENT_SCANNED: usize = 2_000;
/// Maximum number of recent users that are offered.
const RECENT_OFFERED: usize = 8;

/// Returns up to `take` users to offer before anything is typed: the newest of the environment, then
/// those of `known`.
fn likely_users(db: &Connection, env: EnvId, known: &[UserId], take: usize) -> Result<Vec<UserId>> {
    let ids = |sql: &str, ids: &[UserId], most: usize| -> Result<Vec<UserId>> {
        let ids = list(ids.iter().map(|id| id.0));
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        all(db, sql, named_params! {":env": env, ":ids": ids, ":most": most}, |row| row.get(0))
    };
    let latest = format!(
        "select id from (select id, env_id, status from user order by id desc limit {RECENT_SCANNED})
         where env_id = :env and status <> 'removed' and :ids is not null
         order by id desc limit :most"
    );
    let by_name = "select id from user where id in (select value from json_each(:ids))
         and +env_id = :env and status <> 'removed' order by folded, id limit :most";
    let first = [ids(&latest, &[], RECENT_OFFERED)?, ids(by_name, known, take)?].concat();
    let mut seen = BTreeSet::new();
    Ok(first.into_iter().filter(|id| seen.insert(*id)).take(take).collect())
}

/// Sorts rows in the order of these ids.
pub(crate) fn in_order<T>(rows: Vec<T>, ids: &[UserId], id: impl Fn(&T) -> UserId) -> Vec<T> {
    let mut by_id: BTreeMap<UserId, T> = rows.into_iter().map(|row| (id(&row), row)).collect();
    ids.iter().filter_map(|id| by_id.remove(id)).collect()
}

fn read(row: &Row<'_>, now: Now) -> rusqlite::Result<CandidateRow> {
    let asked = match row.get::<_, Option<Moment>>(11)? {
        Some(at) => Some((at, state_at(row.get(13)?, row.get(12)?, now))),
        None => None,
    };
    let facts = EligibilityFacts {
        own: row.get(5)?,
        status: row.get(6)?,
        role: row.get(4)?,
        relation_manager: row.get(7)?,
        partnership: row.get(8)?,
        related: row.get(9)?,
        member_since: row.get(10)?,
        paused_until: row.get(16)?,
        asked,
    };
    Ok(CandidateRow {
        person: Person { id: row.get(0)?, name: row.get(1)? },
        email: email(row, 2)?,
        env: row.get(3)?,
        role: facts.role,
        own: facts.own,
        shares: row.get(14)?,
        namesake: row.get(15)?,
        standing: eligibility(&facts),
        name_marks: Vec::new(),
        email_marks: Vec::new(),
        kind: MatchKind::Typed,
        found_by: None,
    })
}
