//! The signed-in user, and the people who can sign in.

use rusqlite::{Connection, Row, named_params};

use super::candidates::in_order;
use crate::{
    domain::{Day, MatchKind, Me, Name, Now, Person, PersonRow, User, UserId, UserSelector, fold},
    store::{
        Result,
        convert::{email, list},
        file::time_zone::last_log_time_if_ahead,
        read::{EFFECTIVE_MEMBERSHIP, LIVE_MEMBERSHIP, WAITING_COUNT, rights},
        table::{all, meta},
    },
};

/// Number of *Beheerders* that come before the other people who can sign in.
const MAX_FIRST_ADMINS: usize = 100;

/// The signed-in user, with the number of requests that wait for them (R69).
pub(crate) fn me(db: &Connection, me: &User, now: Now) -> Result<Me> {
    let sql = format!(
        "select e.name, {WAITING_COUNT},
           case e.domain_kind when 'own' then e.domain end,
           exists (
             select 1 from membership m join organisation o on o.id = m.org_id
             where m.user_id = u.id and m.level = 'org_admin' and o.status <> 'removed'
               and {EFFECTIVE_MEMBERSHIP})
         from environment e join user u on u.id = :me where e.id = :env"
    );
    let named = named_params! {
        ":me": me.id, ":env": me.env, ":now": now.at, ":today": now.today,
    };
    let read = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?));
    let (env, waiting, own_domain, administers) =
        db.prepare_cached(&sql)?.query_row(named, read)?;
    let env_admins = rights::env_admins(db, me.env)?;
    let is_only_admin = matches!(env_admins.as_slice(), [only] if only.id == me.id);
    let could_be_admin = if is_only_admin { rights::other_users(db, me.env)? } else { Vec::new() };
    let keys = super::ssh_keys::key_alerts(db, me.id, now)?;
    Ok(Me {
        person: me.person(),
        email: me.email.to_string(),
        env,
        role: me.role,
        manager: me.relation_manager,
        administers,
        paused: paused_access(db, me, now)?,
        waiting,
        keys,
        env_admins,
        could_be_admin,
        own_domain,
        // An unreadable time zone must not hide the signed-in user; `db check` reports it.
        zone: meta::zone(db).unwrap_or_default(),
        clock_ahead_of: last_log_time_if_ahead(db, now).unwrap_or_default(),
    })
}

/// The organisation to which this user's access is paused, and the day on which it returns; of
/// several, the first to return.
fn paused_access(db: &Connection, me: &User, now: Now) -> Result<Option<(Name, Day)>> {
    let sql = format!(
        "select o.name, m.paused_until from membership m join organisation o on o.id = m.org_id
         where m.user_id = :me and {LIVE_MEMBERSHIP} and m.paused_until > :today
           and o.status <> 'removed' and (m.partnership_id is null or exists (
             select 1 from partnership p where p.id = m.partnership_id and p.ended_at is null))"
    );
    let named = named_params! { ":me": me.id, ":today": now.today };
    let found = all(db, &sql, named, |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(found.into_iter().min_by_key(|(_, until)| *until))
}

/// The people who can sign in.
pub(in crate::store) fn people(
    db: &Connection,
    users: UserSelector<'_>,
    now: Now,
) -> Result<Vec<PersonRow>> {
    let listing = |condition: &str| {
        format!(
            "select u.id, coalesce(u.full_name, u.email), u.email, e.name, u.role,
               {WAITING_COUNT}
             from user u join environment e on e.id = u.env_id
             where {condition}"
        )
    };
    match users {
        UserSelector::First(take) | UserSelector::Likely(_, take) => {
            let sql = listing("u.status = 'active' order by u.folded, u.id limit :take");
            let most = i64::try_from(take).unwrap_or(i64::MAX);
            let by_name = all(db, &sql, named_params! {":now": now.at, ":take": most}, person)?;
            let mut rows = people(db, UserSelector::These(&few_admins(db)?), now)?;
            rows.sort_by_cached_key(|row| (fold(&row.person.name), row.person.id));
            let is_admin = |row: &PersonRow| rows.iter().any(|one| one.person == row.person);
            let others: Vec<_> = by_name.into_iter().filter(|row| !is_admin(row)).collect();
            rows.extend(others);
            rows.truncate(take);
            Ok(rows)
        }
        UserSelector::These(ids) => {
            // The unary `+` keeps the planner from scanning all active users.
            let sql =
                listing("+u.status = 'active' and u.id in (select value from json_each(:ids))");
            let listed = list(ids.iter().map(|id| id.0));
            let rows = all(db, &sql, named_params! {":now": now.at, ":ids": listed}, person)?;
            Ok(in_order(rows, ids, |row| row.person.id))
        }
        UserSelector::Named(name) => {
            let sql = listing("u.status = 'active' and u.folded = :name");
            all(db, &sql, named_params! {":now": now.at, ":name": fold(name)}, person)
        }
    }
}

/// The *Beheerders* of all environments, who come first on the sign-in screen; none in a file with
/// many of them.
fn few_admins(db: &Connection) -> Result<Vec<UserId>> {
    // Without this hint, SQLite would scan all active users.
    let sql = format!(
        "select id from user indexed by user_env_admin
         where role = 'env_admin' and status = 'active' limit {MAX_FIRST_ADMINS} + 1"
    );
    let mut found = all(db, &sql, [], |row| row.get(0))?;
    if found.len() > MAX_FIRST_ADMINS {
        found.clear();
    }
    Ok(found)
}

fn person(row: &Row<'_>) -> rusqlite::Result<PersonRow> {
    Ok(PersonRow {
        person: Person { id: row.get(0)?, name: row.get(1)? },
        email: email(row, 2)?,
        env: row.get(3)?,
        role: row.get(4)?,
        waiting: row.get(5)?,
        name_marks: Vec::new(),
        email_marks: Vec::new(),
        kind: MatchKind::Typed,
        found_by: None,
    })
}
