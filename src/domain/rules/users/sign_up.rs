//! Sign-up: registering, activating, and confirming a key (R1-R5, R12, R18).

use super::ssh_keys;
use crate::domain::{
    About, ChangedBy, CodeOwner, Decision, DomainKind, Email, EnvId, Environment, Facts,
    InvitationState, JoinedBy, KeyId, Kind, Name, NameFault, Now, OutcomeKind, PlatformRole,
    Record, Refusal, SignUp, User, UserId, UserInvitation, UserStatus, fold, has_same_skeleton,
    rules::{
        confusables,
        context::RuleContext,
        users::{about, is_shared},
        wrong_codes,
    },
};

/// Decides on a registration or an activation, made by somebody who is not signed in yet: the actor
/// is that person.
pub fn sign_up(entry: &SignUp, facts: &Facts, now: Now) -> Result<Decision, Refusal> {
    let (entry, sure) = entry.parts();
    match entry {
        SignUp::Register { email, full_name, env_name } => {
            let request =
                Registration { email, full_name: full_name.as_ref(), env_name: env_name.as_ref() };
            register(&request, sure, facts, now)
        }
        SignUp::Activate { email, full_name, .. } => {
            activate(email, full_name.as_ref(), sure, facts, now)
        }
        SignUp::UseKey { key, .. } => use_key(*key, facts, now),
        // `parts` has removed the confirmation already; a nested confirmation is malformed.
        SignUp::Confirmed(_) => Err(Refusal::NobodyChosen),
    }
}

/// The data of a registration.
struct Registration<'a> {
    email: &'a Email,
    full_name: Option<&'a Name>,
    env_name: Option<&'a Name>,
}

/// Joins the environment of an own domain, or founds an environment (R1, R2, R4, R5).
fn register(
    request: &Registration<'_>,
    sure: bool,
    facts: &Facts,
    now: Now,
) -> Result<Decision, Refusal> {
    let Registration { email, full_name, env_name } = *request;
    if facts.by_address(email).is_some() {
        return Err(Refusal::EmailInUse);
    }
    if !sure {
        confusables::check_address(facts, email)?;
    }
    let user = |env, role, how| User {
        id: UserId(facts.fresh),
        env,
        email: email.clone(),
        full_name: full_name.cloned(),
        role,
        relation_manager: false,
        status: UserStatus::Active,
        created_at: now.at,
        how: Some(how),
        activated_at: Some(now.at),
        extra: Vec::new(),
    };
    let domain = email.domain();
    let mut after = facts.clone();
    after.fresh += 1;
    let joined = user(EnvId(0), PlatformRole::Basic, JoinedBy::OwnDomain);
    let shared = is_shared(&RuleContext::for_user(joined.clone(), facts, now), &domain);
    let own = facts.envs.values().find(|env| env.domain == domain).filter(|_| !shared);
    if let Some(env) = own {
        if let Some(name) = full_name.filter(|_| !sure) {
            confusables::check_person_name(facts, env.id, name, None)?;
        }
        let mut case = RuleContext::for_user(User { env: env.id, ..joined }, &after, now);
        case.record(Kind::UserAdded, None, Record::User(case.actor.clone()));
        return finish_sign_up(case, OutcomeKind::Joined, About::Env(env.id), env.name.clone());
    }
    let name = match env_name.filter(|_| shared) {
        Some(name) => check_chosen_name(name, facts)?,
        None if shared => return Err(Refusal::NameNeeded),
        None => Name::stored(domain.clone()),
    };
    let id = EnvId(after.fresh);
    after.fresh += 1;
    let founder = user(id, PlatformRole::EnvAdmin, JoinedBy::Founder);
    let kind = if shared { DomainKind::Shared } else { DomainKind::Own };
    let env = Environment { id, name: name.clone(), domain, domain_kind: kind, created_at: now.at };
    let mut case = RuleContext::for_user(founder, &after, now);
    if !shared {
        free_env_name(&mut case, &name);
    }
    // Two domains can fold to the same name. The later environment then gets a number in its name.
    let is_taken = case.facts.envs.values().any(|env| fold(&env.name) == fold(&name));
    let name = if is_taken { numbered_name(&env) } else { name };
    let env = Environment { name: name.clone(), ..env };
    case.record(Kind::EnvironmentFounded, None, Record::Environment(env));
    case.record(Kind::UserAdded, None, Record::User(case.actor.clone()));
    finish_sign_up(case, OutcomeKind::Founded, About::Env(id), name)
}

/// Checks the name that the founder of an environment chose (R2, R87). It may not contain a domain,
/// and may not equal or resemble the name of another environment. No confirmation is offered, as
/// outsiders may not learn about other environments.
fn check_chosen_name(name: &Name, facts: &Facts) -> Result<Name, Refusal> {
    if let Some(fault) = NameFault::check_environment(name) {
        return Err(Refusal::NameNotAllowed { name: name.clone(), fault });
    }
    if facts.envs.values().any(|env| has_same_skeleton(&env.name, name)) {
        return Err(Refusal::NameTaken);
    }
    Ok(name.clone())
}

/// Renames environments whose chosen name is this domain, so that its owners can use the name.
///
/// Such names are refused today, but older ones remain. The new name is the environment's own
/// domain and its id, a name that nobody can choose.
fn free_env_name(case: &mut RuleContext, name: &Name) {
    let in_the_way =
        |env: &&Environment| *env.name != *env.domain && has_same_skeleton(&env.name, name);
    let found: Vec<_> = case.facts.envs.values().filter(in_the_way).cloned().collect();
    for was in found {
        let after = Environment { name: numbered_name(&was), ..was.clone() };
        let was = Some(Record::Environment(was));
        case.record_by_system(Kind::EnvironmentRenamed, was, Record::Environment(after));
    }
}

fn numbered_name(env: &Environment) -> Name {
    Name::stored(format!("{} {}", env.domain, env.id.0))
}

fn finish_sign_up(
    mut case: RuleContext,
    did: OutcomeKind,
    about: About,
    name: Name,
) -> Result<Decision, Refusal> {
    case.report(Some(case.actor.person()), did);
    case.close(about, name)
}

/// Activates an invited user with the latest code, once and within its term (R18).
fn activate(
    email: &Email,
    full_name: Option<&Name>,
    sure: bool,
    facts: &Facts,
    now: Now,
) -> Result<Decision, Refusal> {
    wrong_codes::may_try(&facts.wrong_codes, now)?;
    let was = facts.by_address(email).cloned().ok_or(Refusal::BadCode)?;
    let (case, (about, name)) = activate_user(was, full_name, sure, facts, now)?;
    finish_sign_up(case, OutcomeKind::Activated, about, name)
}

/// Confirms a waiting key. The code is the activation code if the owner never signed in, otherwise
/// the code that was made for this key.
fn use_key(key: KeyId, facts: &Facts, now: Now) -> Result<Decision, Refusal> {
    let key = facts.keys.get(&key).filter(|key| key.withdrawn.is_none()).cloned();
    let key = key.ok_or(Refusal::NoSuchKey)?;
    if let Some((at, by)) = key.confirmed {
        let first = Some(ChangedBy::new(by, at, |user| facts.person(user)));
        return Err(Refusal::Same { first });
    }
    let owner = facts.users.get(&key.user).cloned().ok_or(Refusal::NoSuchKey)?;
    wrong_codes::may_try(&facts.wrong_codes, now)?;
    let (mut case, (about, name), did) = match owner.status {
        UserStatus::Invited => {
            let (case, about) = activate_user(owner, None, true, facts, now)?;
            (case, about, OutcomeKind::Activated)
        }
        UserStatus::Active => {
            let opens = facts.code_owner == Some(CodeOwner::Key(key.id));
            let until = key.code.as_ref().map(|(_, until)| *until).filter(|_| opens);
            if until.ok_or(Refusal::BadCode)? <= now.at {
                return Err(Refusal::CodeOver { state: InvitationState::Expired });
            }
            let told = about(&owner);
            (RuleContext::for_user(owner, facts, now), told, OutcomeKind::KeyConfirmed)
        }
        UserStatus::Blocked | UserStatus::Removed => return Err(Refusal::ActorNotActive),
    };
    ssh_keys::confirmed(&mut case, key);
    finish_sign_up(case, did, about, name)
}

/// Activates an invited user with the typed code (R18).
fn activate_user(
    was: User,
    full_name: Option<&Name>,
    sure: bool,
    facts: &Facts,
    now: Now,
) -> Result<(RuleContext, (About, Name)), Refusal> {
    let Some(CodeOwner::Invitation(id)) = facts.code_owner else { return Err(Refusal::BadCode) };
    let invitation = facts.invitations.get(&id).filter(|one| one.user == was.id);
    let invitation = invitation.cloned().ok_or(Refusal::BadCode)?;
    let state = invitation.state_at(now);
    if state != InvitationState::Sent || was.status != UserStatus::Invited {
        return Err(Refusal::CodeOver { state });
    }
    if let Some(name) = full_name.filter(|_| !sure) {
        confusables::check_person_name(facts, was.env, name, Some(was.id))?;
    }
    let after = User {
        status: UserStatus::Active,
        activated_at: Some(now.at),
        full_name: full_name.cloned().or(was.full_name.clone()),
        ..was.clone()
    };
    let told = about(&after);
    let mut case = RuleContext::for_user(after.clone(), facts, now);
    case.record(Kind::UserActivated, Some(Record::User(was)), Record::User(after));
    let ended = Some((now.at, case.by()));
    let state = InvitationState::Accepted;
    let used = UserInvitation { state, ended, ..invitation.clone() };
    let invitation = Some(Record::Invitation(invitation));
    case.record(Kind::InvitationAccepted, invitation, Record::Invitation(used));
    Ok((case, told))
}
