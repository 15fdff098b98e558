//! The environment of the viewer, limited to what they may know (R54).

use rusqlite::{Connection, named_params};

use super::{EFFECTIVE_MEMBERSHIP, rights};
use crate::{
    domain::{
        AdvisedOrganisation, DomainKind, EmailDomain, EnvId, EnvironmentDetails, Now, OrgStatus,
        User, UserStatus, predicates::is_env_admin,
    },
    store::{
        Result,
        table::{all, meta},
    },
};

/// Maximum number of organisations in one kind of advice.
const MAX_ADVISED: usize = 20;

/// The environment of the viewer.
pub(super) fn details(db: &Connection, me: &User, now: Now) -> Result<EnvironmentDetails> {
    let (name, domain, domain_kind, partners, relation_requests) = db
        .prepare_cached(
            "select e.name, e.domain, e.domain_kind,
               (select count(*) from partnership p
                where (p.side_a = e.id or p.side_b = e.id) and p.ended_at is null),
               (select count(*) from relation_request q cross join user a on a.id = q.asker_id
                where q.state = 'pending' and a.env_id = e.id)
             from environment e where e.id = ?1",
        )?
        .query_row([me.env], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
        })?;
    let (users, mut domains) = users(db, me.env)?;
    if domain_kind == DomainKind::Own {
        for one in &mut domains {
            one.is_verified |= one.name == domain;
        }
    }
    let known = organisations(db, me, now)?;
    let advised = |is_meant: &dyn Fn(&KnownOrganisation) -> bool| {
        let active = known.iter().filter(|one| one.status == OrgStatus::Active);
        let meant = active.filter(|one| is_meant(one)).take(MAX_ADVISED);
        meant.map(|one| one.advised.clone()).collect()
    };
    let first = |is_active: bool| {
        let mine = known.iter().filter(|one| one.advised.is_member);
        let mut meant = mine.filter(|one| (one.status == OrgStatus::Active) == is_active);
        meant.next().map(|one| one.advised.clone())
    };
    Ok(EnvironmentDetails {
        first_inactive: first(false),
        first_active: first(true),
        gave_access: !is_env_admin(me, me.env) || gave_access(db, me.env)?,
        name,
        domain,
        domain_kind,
        domains,
        admins: rights::env_admins(db, me.env)?,
        can_manage: is_env_admin(me, me.env),
        users,
        organisations: count_by_status(&known),
        without_admin: advised(&|one| one.own_admins == 0),
        with_one_admin: advised(&|one| one.is_mine && one.own_admins > 0 && one.admins == 1),
        partners,
        requests: known.iter().map(|one| one.requests).sum(),
        relation_requests,
        // An unreadable time zone must not hide the rest; `db check` reports it.
        zone: meta::zone(db).unwrap_or_default(),
    })
}

/// Returns whether an organisation of the environment has or had a member besides its creator, or
/// sent a request.
fn gave_access(db: &Connection, env: EnvId) -> Result<bool> {
    let sql = "select exists (
          select 1 from organisation o join membership m on m.org_id = o.id
          where o.env_id = ?1 and m.user_id <> o.creator_id)
        or exists (
          select 1 from organisation o join member_request r on r.org_id = o.id
          where o.env_id = ?1)";
    Ok(db.prepare_cached(sql)?.query_row([env], |row| row.get(0))?)
}

type UserCounts = Vec<(UserStatus, usize)>;

/// Counts the users by status, and the domains of their primary addresses, the most used first.
/// The domain is spelled as in the index `user_by_domain`, which holds them in this order.
fn users(db: &Connection, env: EnvId) -> Result<(UserCounts, Vec<EmailDomain>)> {
    let sql = "select substr(email_key, instr(email_key, '@') + 1), status, count(*) from user
        where env_id = ?1 and status <> 'removed' group by 1, 2 order by 1, 2";
    let found: Vec<(String, UserStatus, usize)> =
        all(db, sql, [env], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let mut domains: Vec<EmailDomain> = Vec::new();
    for (name, status, users) in &found {
        let is_verified = *status != UserStatus::Invited;
        match domains.last_mut().filter(|last| last.name == *name) {
            Some(last) => {
                last.users += users;
                last.is_verified |= is_verified;
            }
            None => {
                domains.push(EmailDomain { name: name.clone(), users: *users, is_verified });
            }
        }
    }
    domains.sort_by_key(|domain| std::cmp::Reverse(domain.users));
    let statuses = [UserStatus::Active, UserStatus::Invited, UserStatus::Blocked];
    let count = |status: UserStatus| {
        let users = found.iter().filter(|(_, other, _)| *other == status).map(|(.., users)| users);
        (status, users.sum())
    };
    let users = statuses.map(count).into_iter().filter(|(_, users)| *users > 0).collect();
    Ok((users, domains))
}

/// An organisation of the environment that the viewer knows.
struct KnownOrganisation {
    advised: AdvisedOrganisation,
    status: OrgStatus,
    /// True if the viewer is one of the effective Beheerders.
    is_mine: bool,
    /// The number of effective Beheerders.
    admins: usize,
    /// The number of effective Beheerders from the environment itself.
    own_admins: usize,
    /// The number of pending or expired requests, if the viewer is a member.
    requests: usize,
}

/// Returns the organisations of the environment, by name. Its *Beheerder* gets all of them; others
/// get those that they are a member of.
fn organisations(db: &Connection, me: &User, now: Now) -> Result<Vec<KnownOrganisation>> {
    let admins = |of: &str| {
        format!(
            "(select count(*) from membership m join user u on u.id = m.user_id
              where m.org_id = known.id and m.level = 'org_admin' {of} and {EFFECTIVE_MEMBERSHIP})"
        )
    };
    let (any, own) = (admins(""), admins("and m.origin = 'own'"));
    let mine = admins("and m.user_id = :me");
    let sql = format!(
        "with known as materialized (
           select o.id, o.name, o.folded, o.status, exists (
             select 1 from membership m join user u on u.id = m.user_id
             where m.org_id = o.id and m.user_id = :me and {EFFECTIVE_MEMBERSHIP}) as is_member
           from organisation o where o.env_id = :env and o.status <> 'removed')
         select known.id, known.name, known.is_member, known.status, {any}, {own},
           case when known.is_member then
             (select count(*) from member_request r
              where r.org_id = known.id and r.state in ('pending', 'expired')) else 0 end, {mine}
         from known where known.is_member or :all order by known.folded, known.id"
    );
    let named = named_params! {
        ":me": me.id, ":env": me.env, ":today": now.today, ":all": is_env_admin(me, me.env),
    };
    all(db, &sql, named, |row| {
        Ok(KnownOrganisation {
            advised: AdvisedOrganisation {
                id: row.get(0)?,
                name: row.get(1)?,
                is_member: row.get(2)?,
            },
            status: row.get(3)?,
            admins: row.get(4)?,
            own_admins: row.get(5)?,
            requests: row.get(6)?,
            is_mine: row.get(7)?,
        })
    })
}

fn count_by_status(known: &[KnownOrganisation]) -> Vec<(OrgStatus, usize)> {
    let statuses = [OrgStatus::Active, OrgStatus::UnderReview, OrgStatus::NotActive];
    let count =
        |status: OrgStatus| (status, known.iter().filter(|one| one.status == status).count());
    statuses.map(count).into_iter().filter(|(_, count)| *count > 0).collect()
}
