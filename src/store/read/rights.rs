//! Who may look: the same predicates that decide who may act.

use rusqlite::{Connection, OptionalExtension, named_params};

use super::EFFECTIVE;
use crate::{
    domain::{
        Actor, ChangedBy, Command, EndReason, EnvId, Facts, Level, Now, OrgId, Person, Refusal,
        RequestId, Session, User, UserId, decide,
    },
    store::{
        Result, StoreError, facts,
        table::{self, all},
    },
};

/// Who asks; only an active user gets anything to see (R17).
pub(in crate::store) fn actor(db: &Connection, session: Session) -> Result<User> {
    let found = table::user::one(db, session.user)?.filter(User::is_active);
    found.ok_or(StoreError::Refused(Refusal::ActorNotActive))
}

/// The level of a member who is let in; to others the organisation does not exist (R54).
pub(super) fn level(db: &Connection, org: OrgId, user: UserId, now: Now) -> Result<Level> {
    let sql = format!(
        "select m.level from membership m
         join user u on u.id = m.user_id
         join organisation o on o.id = m.org_id
         where m.org_id = :org and m.user_id = :user and o.status <> 'removed' and {EFFECTIVE}"
    );
    let found = db
        .prepare_cached(&sql)?
        .query_row(named_params! {":org": org, ":user": user, ":today": now.today}, |row| {
            row.get(0)
        })
        .optional()?;
    found.map_or_else(|| Err(outside(db, org, user)?.into()), Ok)
}

/// Why somebody is not let in; who was a member is told how that ended.
fn outside(db: &Connection, org: OrgId, user: UserId) -> Result<Refusal> {
    let last = table::membership::last(db, org, user)?.pop();
    let (Some(last), Some(org)) = (last, table::organisation::one(db, org)?) else {
        return Ok(Refusal::NoSuchOrganisation);
    };
    // One without an end has a last day that passed.
    let (actor, at, reason) = match last.ended {
        Some(end) => (end.by, end.at, end.reason),
        None => (Actor::System, last.changed_at, EndReason::Expired),
    };
    let by = match actor {
        Actor::Person(by) => table::user::one(db, by)?.map(|user| user.person()),
        Actor::System => None,
    };
    Ok(Refusal::MembershipOver { org: org.name, first: ChangedBy { by, at }, reason })
}

/// Refuses all but the Beheerders of the organisation, in the words of the rules themselves.
pub(super) fn administers(db: &Connection, session: Session, org: OrgId, now: Now) -> Result<()> {
    tried(db, session, &Command::RemoveMembers { org, members: Vec::new() }, now)
}

/// The same, of an organisation that can take in members (R40).
pub(super) fn takes_in(db: &Connection, session: Session, org: OrgId, now: Now) -> Result<()> {
    tried(db, session, &Command::AddMembers { org, picks: Vec::new(), message: None }, now)
}

/// Tries a command that names nobody: it gets as far as "nobody was chosen" only with the right.
fn tried(db: &Connection, session: Session, command: &Command, now: Now) -> Result<()> {
    match decide(command, session, &loaded(db, session, command, now)?, now) {
        Ok(_) | Err(Refusal::NobodyChosen) => Ok(()),
        Err(why) => Err(why.into()),
    }
}

fn loaded(db: &Connection, session: Session, command: &Command, now: Now) -> Result<Facts> {
    facts::load(db, Some(session.user), facts::FactsPlan::of(command), now)
}

/// The history of a request is for the Beheerders of its organisation; to others there is none.
pub(super) fn sees_request(
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
    match administers(db, session, org, now) {
        Err(StoreError::Refused(_)) => Err(Refusal::NoSuchRequest.into()),
        other => other,
    }
}

/// The active Beheerders of an environment, by name.
pub(crate) fn env_admins(db: &Connection, env: EnvId) -> Result<Vec<Person>> {
    // Named, or all active users are looked through for the order.
    let admins = "select id, coalesce(full_name, email) from user indexed by user_env_admin
        where env_id = ?1 and role = 'env_admin' and status = 'active' order by folded, id";
    all(db, admins, [env], |row| Ok(Person { id: row.get(0)?, name: row.get(1)? }))
}
