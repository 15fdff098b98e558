//! The rows that one decision looks at. A row that is missing here is a rule that silently does
//! not hold, so every group says for which rule it is there.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::{
    Result,
    convert::list,
    counter,
    table::{environment, membership, organisation, partnership, relation, request, user},
};
use crate::domain::{
    Actor, Command, Facts, MembershipId, OrgId, Organisation, Origin, Record, RequestId, Session,
    UserId,
};

/// What a command points at.
struct Aim {
    org: Option<OrgId>,
    users: BTreeSet<UserId>,
    members: Vec<MembershipId>,
    requests: Vec<RequestId>,
}

/// Loads what the rules need to decide this command, inside the transaction that writes it.
pub(super) fn load(db: &Connection, session: Session, command: &Command) -> Result<Facts> {
    let mut facts = Facts { fresh: counter::fresh(db)?, ..Facts::default() };
    let mut aim = Aim::of(command);
    aim.users.insert(session.user);
    named_requests(db, &mut facts, &mut aim)?;
    let org = match aim.org {
        Some(id) => organisation::one(db, id)?,
        None => None,
    };
    if let Some(org) = org {
        memberships(db, &mut facts, &mut aim, session.user)?;
        requests(db, &mut facts, &aim, org.id)?;
        load_users(db, &mut facts, aim.users.iter().copied())?;
        partnerships(db, &mut facts, &org)?;
        relations(db, &mut facts, &aim)?;
        facts.put(Record::Organisation(org));
    }
    let mentioned = mentioned(&facts);
    load_users(db, &mut facts, aim.users.iter().copied().chain(mentioned))?;
    environments(db, &mut facts)?;
    Ok(facts)
}

impl Aim {
    fn of(command: &Command) -> Self {
        let mut aim =
            Self { org: None, users: BTreeSet::new(), members: Vec::new(), requests: Vec::new() };
        match command {
            Command::AddMembers { org, picks, .. } => {
                aim.org = Some(*org);
                aim.users.extend(picks.iter().map(|pick| pick.user));
            }
            Command::AcceptRequest { request } | Command::DeclineRequest { request, .. } => {
                aim.requests.push(*request);
            }
            Command::WithdrawRequests { org, requests }
            | Command::RenewRequests { org, requests } => {
                aim.org = Some(*org);
                aim.requests.clone_from(requests);
            }
            Command::ChangeLevel { org, members, .. } | Command::RemoveMembers { org, members } => {
                aim.org = Some(*org);
                aim.members.clone_from(members);
            }
            Command::ChangeLastDay { org, members, .. } => {
                aim.org = Some(*org);
                aim.members.extend(members.iter().map(|(id, _)| *id));
            }
            Command::Leave { org } => aim.org = Some(*org),
        }
        aim
    }
}

/// The requests by name; an answer to one is about its organisation (R62-R66).
fn named_requests(db: &Connection, facts: &mut Facts, aim: &mut Aim) -> Result<()> {
    for row in request::by_id(db, &list(aim.requests.iter().map(|id| id.0)))? {
        aim.org.get_or_insert(row.org);
        if aim.org == Some(row.org) {
            aim.users.insert(row.addressee);
            facts.put(Record::Request(row));
        }
    }
    Ok(())
}

/// Who decides here (R39, R50), the named ones even if they ended (R83), whatever stands in the
/// way of a new row (R51), and the actor's last one, so that he can be told what he lost (T53).
fn memberships(db: &Connection, facts: &mut Facts, aim: &mut Aim, actor: UserId) -> Result<()> {
    let Some(org) = aim.org else { return Ok(()) };
    for row in membership::by_id(db, &list(aim.members.iter().map(|id| id.0)))? {
        if row.org == org {
            aim.users.insert(row.user);
            facts.put(Record::Membership(row));
        }
    }
    let users = list(aim.users.iter().map(|id| id.0));
    let admins = membership::admins(db, org)?;
    let live = membership::of_users(db, org, &users)?;
    let mine = membership::last(db, org, actor)?;
    for row in admins.into_iter().chain(live).chain(mine) {
        facts.put(Record::Membership(row));
    }
    Ok(())
}

/// What is on its way to them (R52), and what they asked for here themselves, which goes with
/// their membership (A34), also with one that lapsed and is cleared away.
fn requests(db: &Connection, facts: &mut Facts, aim: &Aim, org: OrgId) -> Result<()> {
    let users = list(aim.users.iter().map(|id| id.0));
    let to = request::open_to(db, org, &users)?;
    let from = request::open_from(db, org, &users)?;
    for row in to.into_iter().chain(from) {
        facts.put(Record::Request(row));
    }
    Ok(())
}

/// Between the organisation's environment and those of the users (R41), and those on which
/// memberships rest (effective or not).
fn partnerships(db: &Connection, facts: &mut Facts, org: &Organisation) -> Result<()> {
    let envs: BTreeSet<_> = facts.users.values().map(|user| user.env.0).collect();
    let rest_on = facts.memberships.values().filter_map(|m| match m.origin {
        Origin::Partner(id) => Some(id.0),
        Origin::Own => None,
    });
    let asked_through = facts.requests.values().map(|r| r.partnership.0);
    let named = list(rest_on.chain(asked_through).collect::<BTreeSet<_>>());
    let active = partnership::between(db, org.env, &list(envs))?;
    for row in active.into_iter().chain(partnership::by_id(db, &named)?) {
        facts.put(Record::Partnership(row));
    }
    Ok(())
}

/// Of the users, inside those partnerships (R46, A2).
fn relations(db: &Connection, facts: &mut Facts, aim: &Aim) -> Result<()> {
    let partnerships = list(facts.partnerships.keys().map(|id| id.0));
    let users = list(aim.users.iter().map(|id| id.0));
    for row in relation::of_users(db, &partnerships, &users)? {
        facts.put(Record::Relation(row));
    }
    Ok(())
}

/// Everybody whom a loaded row mentions: as a member, as who can, or as who was first (R83).
fn mentioned(facts: &Facts) -> BTreeSet<UserId> {
    let mut users = BTreeSet::new();
    let mut actors = Vec::new();
    for m in facts.memberships.values() {
        users.insert(m.user);
        actors.extend([m.added_by, m.changed_by]);
        actors.extend(m.lowered.map(|(_, by)| by));
        actors.extend(m.ended.map(|end| end.by));
    }
    for r in facts.requests.values() {
        users.extend([r.addressee, r.sender]);
        actors.extend(r.decided.as_ref().map(|decided| decided.by));
    }
    for r in facts.relations.values() {
        users.extend([r.users.0, r.users.1]);
    }
    users.extend(actors.into_iter().filter_map(|actor| match actor {
        Actor::Person(user) => Some(user),
        Actor::System => None,
    }));
    users
}

fn load_users(
    db: &Connection,
    facts: &mut Facts,
    users: impl Iterator<Item = UserId>,
) -> Result<()> {
    let missing = users.filter(|id| !facts.users.contains_key(id)).map(|id| id.0);
    for row in user::by_id(db, &list(missing))? {
        facts.put(Record::User(row));
    }
    Ok(())
}

fn environments(db: &Connection, facts: &mut Facts) -> Result<()> {
    let of_users = facts.users.values().map(|user| user.env.0);
    let of_orgs = facts.orgs.values().map(|org| org.env.0);
    let envs = list(of_users.chain(of_orgs).collect::<BTreeSet<_>>());
    for row in environment::by_id(db, &envs)? {
        facts.put(Record::Environment(row));
    }
    Ok(())
}
