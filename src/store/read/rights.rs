//! Read rights, decided by the predicates that also decide commands.

use rusqlite::{Connection, OptionalExtension, named_params};

use super::EFFECTIVE_MEMBERSHIP;
use crate::{
    domain::{
        Actor, ChosenOrganisation, Command, EnvId, Facts, Level, Now, OrgId, Person, Refusal,
        RequestId, Session, User, UserId,
        rights::{may_administer, may_manage_members},
    },
    store::{
        Result, StoreError, facts,
        table::{self, all},
    },
};

/// Returns the actor; refuses everyone but active users (R17).
pub(in crate::store) fn actor(db: &Connection, session: Session) -> Result<User> {
    let found = table::user::one(db, session.user)?.filter(User::is_active);
    found.ok_or(StoreError::Refused(Refusal::ActorNotActive))
}

/// Returns the level of an effective member. Refuses others as if the organisation did not exist,
/// except that former members learn why their access ended (R54).
pub(super) fn level(db: &Connection, org: OrgId, user: UserId, now: Now) -> Result<Level> {
    let sql = format!(
        "select m.level from membership m
         join user u on u.id = m.user_id
         join organisation o on o.id = m.org_id
         where m.org_id = :org and m.user_id = :user and o.status <> 'removed' and {EFFECTIVE_MEMBERSHIP}"
    );
    let found = db
        .prepare_cached(&sql)?
        .query_row(named_params! {":org": org, ":user": user, ":today": now.today}, |row| {
            row.get(0)
        })
        .optional()?;
    found.map_or_else(|| Err(outsider_refusal(db, org, user, now)?.into()), Ok)
}

/// The reason why a user has no access; for a former member, the reason why the membership ended.
fn outsider_refusal(db: &Connection, org: OrgId, user: UserId, now: Now) -> Result<Refusal> {
    let last = table::membership::last(db, org, user)?.pop();
    let (Some(last), Some(org)) = (last, table::organisation::one(db, org)?) else {
        return Ok(Refusal::NoSuchOrganisation);
    };
    let by = match last.ended.map(|end| end.by) {
        Some(Actor::Person(by)) => table::user::one(db, by)?.map(|user| user.person()),
        Some(Actor::System) | None => None,
    };
    Ok(last.outsider_refusal(org.name, by, now))
}

/// Refuses everyone but the *Beheerders* of the organisation, with the refusal that a command gets.
pub(super) fn require_org_admin(
    db: &Connection,
    session: Session,
    org: OrgId,
    now: Now,
) -> Result<()> {
    let command = Command::RemoveMembers { org, members: Vec::new() };
    let facts = load_facts(db, session, &command, now)?;
    Ok(may_administer(session, org, &facts, now)?)
}

/// Returns whether the actor may see the requests of an organisation, as [`require_org_admin`]
/// decides.
pub(super) fn may_see_requests(
    db: &Connection,
    session: Session,
    org: OrgId,
    now: Now,
) -> Result<bool> {
    match require_org_admin(db, session, org, now) {
        Ok(()) => Ok(true),
        Err(StoreError::Refused(_)) => Ok(false),
        Err(other) => Err(other),
    }
}

/// Like [`require_org_admin`], for an organisation that may add members (R40).
pub(super) fn require_can_add_members(
    db: &Connection,
    session: Session,
    org: OrgId,
    now: Now,
) -> Result<()> {
    let command = Command::AddMembers { org, picks: Vec::new(), message: None };
    let facts = load_facts(db, session, &command, now)?;
    Ok(may_manage_members(session, org, &facts, now)?)
}

/// The organisations of the actor's environment to which they may add members, as
/// [`require_can_add_members`] decides.
pub(super) fn orgs_to_add_to(
    db: &Connection,
    me: &User,
    session: Session,
    now: Now,
) -> Result<Vec<OrgId>> {
    let mut orgs = probable_orgs(db, me, Some(me.env), now)?;
    let pick = |org: &OrgId| ChosenOrganisation { org: *org, level: Level::Member, last_day: None };
    let picks = orgs.iter().map(pick).collect();
    let command = Command::GiveAccess { users: Vec::new(), picks, message: None };
    let facts = load_facts(db, session, &command, now)?;
    orgs.retain(|org| may_manage_members(session, *org, &facts, now).is_ok());
    Ok(orgs)
}

/// The organisations, of one environment or of all, whose *Beheerder* the actor is by their
/// memberships. The rules decide what they may do there.
pub(super) fn probable_orgs(
    db: &Connection,
    me: &User,
    env: Option<EnvId>,
    now: Now,
) -> Result<Vec<OrgId>> {
    let sql = format!(
        "select o.id from membership m
         join user u on u.id = m.user_id
         join organisation o on o.id = m.org_id
         where m.user_id = :me and m.level = 'org_admin' and o.status <> 'removed'
           and (:env is null or o.env_id = :env) and {EFFECTIVE_MEMBERSHIP}"
    );
    let named = named_params! {":me": me.id, ":env": env, ":today": now.today};
    all(db, &sql, named, |row| row.get(0))
}

/// Loads the facts that the rights for a command depend on.
pub(super) fn load_facts(
    db: &Connection,
    session: Session,
    command: &Command,
    now: Now,
) -> Result<Facts> {
    facts::load(db, Some(session.user), facts::FactsPlan::for_command(command), now)
}

/// Refuses everyone but the *Beheerders* of the request's organisation, as if the request did not
/// exist.
pub(super) fn require_can_see_request(
    db: &Connection,
    session: Session,
    request: RequestId,
    now: Now,
) -> Result<()> {
    let org = db
        .prepare_cached("select org_id from member_request where id = ?1")?
        .query_row([request], |row| row.get(0))
        .optional()?;
    let Some(org) = org else { return Err(Refusal::NoSuchRequest.into()) };
    match require_org_admin(db, session, org, now) {
        Err(StoreError::Refused(_)) => Err(Refusal::NoSuchRequest.into()),
        other => other,
    }
}

/// Up to four active users of an environment who are not *Beheerder*, by name.
pub(crate) fn other_users(db: &Connection, env: EnvId) -> Result<Vec<Person>> {
    let others = "select id, coalesce(full_name, email) from user
        where env_id = ?1 and status = 'active' and role <> 'env_admin'
        order by folded, id limit 4";
    all(db, others, [env], |row| Ok(Person { id: row.get(0)?, name: row.get(1)? }))
}

/// The active *Beheerders* of an environment, by name.
pub(crate) fn env_admins(db: &Connection, env: EnvId) -> Result<Vec<Person>> {
    // Without this hint, SQLite would scan all active users to get the order.
    let admins = "select id, coalesce(full_name, email) from user indexed by user_env_admin
        where env_id = ?1 and role = 'env_admin' and status = 'active' order by folded, id";
    all(db, admins, [env], |row| Ok(Person { id: row.get(0)?, name: row.get(1)? }))
}
