//! The rows that a decision needs. A row that is missing here silently disables a rule, so every
//! group names the rule that needs it.

pub(crate) mod confusables;
pub(crate) mod plan;
pub(crate) mod returned_rows;
pub(crate) mod typed_code;
pub(crate) mod undo_candidate;

use std::collections::BTreeSet;

use rusqlite::Connection;

use confusables::NameTable;
pub(super) use plan::FactsPlan;

use super::{
    Result,
    commit::{
        activation_code, counter, log,
        wrong_codes::{self, Target},
    },
    convert::list,
    table::{
        Owner, environment, invitation, mapping::by_id, membership, organisation, partnership,
        relation, relation_request, request, ssh_key, user,
    },
};
use crate::domain::{
    Actor, DomainKind, EnvId, Environment, Facts, MemberRequest, Membership, Now, OrgId, Origin,
    Partnership, Record, RelationRequest, SshKey, UserId,
};

/// Loads what the rules need to decide, inside the transaction that writes the result. `actor` is
/// `None` before sign-in.
pub(super) fn load(
    db: &Connection,
    actor: Option<UserId>,
    mut plan: FactsPlan,
    now: Now,
) -> Result<Facts> {
    let mut facts = Facts { fresh: counter::fresh(db)?, ..Facts::default() };
    plan.users.extend(actor);
    load_users(db, &mut facts, actor.into_iter())?;
    undo_candidate::load(db, &mut facts, &mut plan, actor, now)?;
    load_named_rows(db, &mut facts, &mut plan)?;
    load_dependents(db, &mut facts, &mut plan)?;
    load_users(db, &mut facts, plan.users.iter().copied())?;
    for org in plan.orgs.clone() {
        load_organisation(db, &mut facts, &mut plan, org, actor)?;
    }
    if let Some((scheme, value)) = &plan.number {
        facts.held_numbers.extend(organisation::held(db, *scheme, value)?);
    }
    load_users(db, &mut facts, plan.users.iter().copied())?;
    load_partnerships(db, &mut facts, &plan)?;
    load_relations(db, &mut facts, &plan)?;
    load_sign_up_rows(db, &mut facts, &plan, actor)?;
    let further = actor.filter(|_| plan.typed.is_some()).map(Target::ExtraAddress);
    if let Some(target) = plan.target.clone().or(further) {
        facts.wrong_codes = wrong_codes::load(db, &target)?;
    }
    let named = plan.named_rows(actor);
    for row in named.unwrap_or_else(|| undo_candidate::changed_rows(facts.past.as_ref())) {
        facts.recent_changes.extend(log::recent_changes(db, row)?);
    }
    let mentioned = mentioned_users(&facts);
    load_users(db, &mut facts, plan.users.iter().copied().chain(mentioned))?;
    load_similar_rows(db, &mut facts, &plan, actor)?;
    load_environments(db, &mut facts)?;
    Ok(facts)
}

/// Loads rows whose name or address resembles a new name or address.
fn load_similar_rows(
    db: &Connection,
    facts: &mut Facts,
    plan: &FactsPlan,
    actor: Option<UserId>,
) -> Result<()> {
    if let Some(email) = plan.address.as_ref().filter(|_| plan.similar_addresses) {
        load_users(db, facts, user::similar_addresses(db, &email.key())?.into_iter())?;
        load_similar_environments(db, facts, &email.domain())?;
    }
    if let Some(name) = &plan.similar_env_name {
        load_similar_environments(db, facts, name)?;
    }
    let Some((name, which)) = &plan.named else { return Ok(()) };
    let of_actor = actor.and_then(|actor| facts.users.get(&actor)).map(|user| user.env);
    let named = plan.orgs.first().and_then(|org| facts.orgs.get(org)).map(|org| org.env);
    let Some(env) = named.or(of_actor).or_else(|| env_of_sign_up(facts, plan)) else {
        return Ok(());
    };
    let found = confusables::find_similar(db, *which, env, name)?;
    match which {
        NameTable::Users => load_users(db, facts, found.into_iter().map(UserId)),
        NameTable::Organisations => {
            for id in found {
                let Some(row) = organisation::one(db, OrgId(id))? else { continue };
                facts.insert(Record::Organisation(row));
                if let Some(actor) = actor {
                    for row in membership::of_users(db, OrgId(id), &list([actor.0]))? {
                        facts.insert(Record::Membership(row));
                    }
                }
            }
            Ok(())
        }
        NameTable::Environments => Ok(()),
    }
}

/// Returns the environment that a sign-up leads to: the environment of the activated user, or else
/// the owner of the domain.
fn env_of_sign_up(facts: &Facts, plan: &FactsPlan) -> Option<EnvId> {
    let email = plan.address.as_ref()?;
    let domain = email.domain();
    let mut envs = facts.envs.values();
    let own = envs.find(|env| env.domain_kind == DomainKind::Own && env.domain == domain);
    facts.by_address(email).map(|user| user.env).or(own.map(|env| env.id))
}

/// Loads the environments whose name or domain equals or resembles `name`.
fn load_similar_environments(db: &Connection, facts: &mut Facts, name: &str) -> Result<()> {
    let found = confusables::find_similar(db, NameTable::Environments, EnvId(0), name)?;
    for row in by_id::<Environment>(db, &list(found))? {
        facts.insert(Record::Environment(row));
    }
    Ok(())
}

/// Loads the rows that the command names. For a request, also plans its organisation and its
/// sender, who must still be a *Beheerder* (administrator) there.
fn load_named_rows(db: &Connection, facts: &mut Facts, plan: &mut FactsPlan) -> Result<()> {
    let about_one = plan.orgs.len() == 1 && plan.past.is_none();
    for row in by_id::<MemberRequest>(db, &list(plan.requests.iter().map(|id| id.0)))? {
        // Only the actor is loaded so far.
        let is_hidden = plan.addressed_to_actor && !facts.users.contains_key(&row.addressee);
        // Ignore requests of organisations that the command does not name.
        if !is_hidden && (!about_one || plan.orgs.contains(&row.org)) {
            plan.orgs.insert(row.org);
            plan.users.extend([row.addressee, row.sender]);
            facts.insert(Record::Request(row));
        }
    }
    for row in by_id::<RelationRequest>(db, &list(plan.relation_requests.iter().map(|id| id.0)))? {
        plan.users.extend([row.asker, row.asked]);
        facts.insert(Record::RelationRequest(row));
    }
    let mut keys = by_id::<SshKey>(db, &list(plan.keys.iter().map(|id| id.0)))?;
    if let Some(fingerprint) = &plan.fingerprint {
        keys.extend(ssh_key::live(db, fingerprint)?);
    }
    for holder in &plan.key_holders {
        keys.extend(ssh_key::of_user(db, *holder)?);
    }
    if plan.all_keys {
        let owners: BTreeSet<UserId> = keys.iter().map(|key| key.user).collect();
        for owner in owners {
            keys.extend(ssh_key::of_user(db, owner)?);
        }
    }
    for row in keys {
        plan.users.insert(row.user);
        facts.insert(Record::Key(row));
    }
    Ok(())
}

/// Loads the rows that end together with a removed user, a removed organisation or an ended
/// partnership.
fn load_dependents(db: &Connection, facts: &mut Facts, plan: &mut FactsPlan) -> Result<()> {
    let users = plan.whole_users.iter().map(|id| Owner::User(*id));
    let orgs = plan.whole_orgs.iter().map(|id| Owner::Org(*id));
    let partnerships = plan.whole_partnerships.iter().map(|id| Owner::Partnership(*id));
    for of in users.chain(orgs).chain(partnerships).collect::<Vec<_>>() {
        for row in membership::live(db, of)? {
            plan.orgs.insert(row.org);
            plan.users.insert(row.user);
            facts.insert(Record::Membership(row));
        }
        for row in request::open(db, of)? {
            plan.orgs.insert(row.org);
            plan.users.insert(row.addressee);
            facts.insert(Record::Request(row));
        }
        for row in relation::active(db, of)? {
            facts.insert(Record::Relation(row));
        }
        match of {
            Owner::User(user) => {
                plan.users.insert(user);
                for row in invitation::of_user(db, user)? {
                    facts.insert(Record::Invitation(row));
                }
                for row in ssh_key::of_user(db, user)? {
                    facts.insert(Record::Key(row));
                }
                let not_yet_active = organisation::not_yet_active(db, user)?;
                plan.orgs.extend(not_yet_active.into_iter().map(|(id, _)| id));
            }
            Owner::Org(org) => drop(plan.orgs.insert(org)),
            Owner::Partnership(id) => {
                for row in by_id::<Partnership>(db, &list([id.0]))? {
                    for row in relation_request::open_between(db, row.sides.0, row.sides.1)? {
                        facts.insert(Record::RelationRequest(row));
                    }
                    facts.insert(Record::Partnership(row));
                }
            }
        }
    }
    if plan.related {
        let users = list(plan.users.iter().chain(&plan.whole_users).map(|id| id.0));
        for row in relation_request::open_of(db, &users)? {
            facts.insert(Record::RelationRequest(row));
        }
    }
    Ok(())
}

/// Loads the rows of an organisation: its administrators, the named memberships (even ended ones),
/// and rows that block a new one. Also loads the actor's last membership, to report what they lost,
/// and the requests that these users sent here, which end with their membership.
fn load_organisation(
    db: &Connection,
    facts: &mut Facts,
    plan: &mut FactsPlan,
    org: OrgId,
    actor: Option<UserId>,
) -> Result<()> {
    let Some(row) = organisation::one(db, org)? else { return Ok(()) };
    facts.insert(Record::Organisation(row));
    for row in by_id::<Membership>(db, &list(plan.members.iter().map(|id| id.0)))? {
        if row.org == org {
            plan.users.insert(row.user);
            facts.insert(Record::Membership(row));
        }
    }
    let users = list(plan.users.iter().map(|id| id.0));
    let admins = membership::admins(db, org)?;
    let live = membership::of_users(db, org, &users)?;
    let mine = match actor {
        Some(actor) => membership::last(db, org, actor)?,
        None => Vec::new(),
    };
    for row in admins.into_iter().chain(live).chain(mine) {
        facts.insert(Record::Membership(row));
    }
    let to = request::open_to(db, org, &users)?;
    let from = request::open_from(db, org, &users)?;
    for row in to.into_iter().chain(from) {
        facts.insert(Record::Request(row));
    }
    if plan.held {
        facts.held_numbers.extend(organisation::held_elsewhere(db, org)?);
    }
    Ok(())
}

/// Loads the partnerships between the users' environments. Also loads those on which memberships
/// and requests depend, even if ended.
fn load_partnerships(db: &Connection, facts: &mut Facts, plan: &FactsPlan) -> Result<()> {
    let envs: BTreeSet<_> = facts.users.values().map(|user| user.env.0).collect();
    let rest_on = facts.memberships.values().filter_map(|m| match m.origin {
        Origin::Partner(id) => Some(id.0),
        Origin::Own => None,
    });
    let asked_through = facts.requests.values().map(|r| r.partnership.0);
    let named = list(rest_on.chain(asked_through).collect::<BTreeSet<_>>());
    let mut from: BTreeSet<EnvId> = facts.orgs.values().map(|org| org.env).collect();
    if plan.related {
        from.extend(facts.users.values().map(|user| user.env));
    }
    let mut found = by_id::<Partnership>(db, &named)?;
    for env in from {
        found.extend(partnership::active_between(db, env, &list(envs.clone()))?);
    }
    for row in found {
        facts.insert(Record::Partnership(row));
    }
    Ok(())
}

/// Loads the relations of the users inside the loaded partnerships.
fn load_relations(db: &Connection, facts: &mut Facts, plan: &FactsPlan) -> Result<()> {
    let partnerships = list(facts.partnerships.keys().map(|id| id.0));
    let users = list(plan.users.iter().map(|id| id.0));
    for row in relation::of_users(db, &partnerships, &users)? {
        facts.insert(Record::Relation(row));
    }
    Ok(())
}

/// Loads the users of an address, the environments of a domain or name, the administrators of the
/// environment, and the owner of a typed code.
fn load_sign_up_rows(
    db: &Connection,
    facts: &mut Facts,
    plan: &FactsPlan,
    actor: Option<UserId>,
) -> Result<()> {
    if let Some(email) = &plan.address {
        if let Some(found) = user::by_address(db, &email.key())? {
            facts.insert(Record::User(found));
        }
        for row in environment::of_domain_or_name(db, &email.domain(), &plan.env_name)? {
            facts.insert(Record::Environment(row));
        }
    }
    if plan.deciders {
        let users = facts.users.values().filter(|user| plan.users.contains(&user.id));
        let envs: BTreeSet<_> =
            users.map(|user| user.env).chain(facts.orgs.values().map(|org| org.env)).collect();
        for env in envs {
            load_users(db, facts, user::deciders(db, env)?.into_iter())?;
        }
    }
    if plan.code {
        facts.code = activation_code::hash(&plan.new_code);
    }
    plan.typed.as_ref().map_or(Ok(()), |typed| {
        typed_code::load(db, facts, plan, actor, &activation_code::hash(typed))
    })
}

/// Returns every user that a loaded row mentions.
fn mentioned_users(facts: &Facts) -> BTreeSet<UserId> {
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
        actors.extend(r.decision.as_ref().map(|decision| decision.by));
    }
    for r in facts.relation_requests.values() {
        users.extend([r.asker, r.asked]);
        actors.extend(r.decision.as_ref().map(|decision| decision.by));
    }
    for r in facts.relations.values() {
        users.extend([r.users.0, r.users.1]);
    }
    users.extend(facts.orgs.values().map(|org| org.creator));
    users.extend(facts.orgs.values().filter_map(|org| org.evidence.as_ref()).map(|one| one.by));
    actors.extend(facts.orgs.values().filter_map(|org| org.removed.map(|(_, by)| by)));
    actors.extend(facts.keys.values().filter_map(|key| key.withdrawn.map(|(_, by)| by)));
    actors.extend(facts.keys.values().filter_map(|key| key.confirmed.map(|(_, by)| by)));
    actors.extend(facts.recent_changes.iter().map(|line| line.by));
    actors.extend(facts.partnerships.values().filter_map(|p| p.ended.map(|(_, by)| by)));
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
        facts.insert(Record::User(row));
    }
    Ok(())
}

fn load_environments(db: &Connection, facts: &mut Facts) -> Result<()> {
    let of_users = facts.users.values().map(|user| user.env.0);
    let of_orgs = facts.orgs.values().map(|org| org.env.0);
    let envs = list(of_users.chain(of_orgs).collect::<BTreeSet<_>>());
    for row in by_id::<Environment>(db, &envs)? {
        facts.insert(Record::Environment(row));
    }
    Ok(())
}

/// Loads the rows whose term or last day has passed, and the rows that end with them.
pub(super) fn load_expired(db: &Connection, now: Now) -> Result<Facts> {
    let mut facts = Facts { fresh: counter::fresh(db)?, ..Facts::default() };
    for row in membership::lapsed(db, now.today)? {
        for request in request::open_from(db, row.org, &list([row.user.0]))? {
            facts.insert(Record::Request(request));
        }
        facts.insert(Record::Membership(row));
    }
    for row in request::expired(db, now.at)? {
        facts.insert(Record::Request(row));
    }
    for row in invitation::expired(db, now.at)? {
        facts.insert(Record::Invitation(row));
    }
    Ok(facts)
}
