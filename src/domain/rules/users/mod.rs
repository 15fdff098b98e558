//! The users of an environment, and the environment itself (R6, R8, R11-R19, R22, R77).

pub(crate) mod addresses;
pub(crate) mod removal;
pub(crate) mod sign_up;
pub(crate) mod ssh_keys;

use super::{context::RuleContext, rights::UserRights};
use crate::domain::{
    About, CODE_TERM_DAYS, CurrentValue, DomainKind, Email, EnvId, Environment, InvitationId,
    InvitationState, JoinedBy, Kind, Name, OutcomeKind, PlatformRole, Record, Refusal, User,
    UserId, UserInvitation, UserStatus, UserValue, is_shared_domain,
};

/// Creates an invited user, with a role and an activation code (R11-R15).
pub(super) fn invite(
    case: &mut RuleContext,
    email: &Email,
    full_name: Option<&Name>,
    role: PlatformRole,
    how: JoinedBy,
) -> Result<(About, Name), Refusal> {
    let env = case.actor.env;
    case.require_env_admin(env)?;
    let owner = case.facts.by_address(email);
    if owner.is_some_and(|owner| owner.env == env) {
        return Err(Refusal::EmailInUse);
    }
    check_domain_elsewhere(case, env, email)?;
    if how == JoinedBy::Invitation && is_shared(case, &email.domain()) {
        return Err(Refusal::SharedDomain);
    }
    if owner.is_some() {
        return Err(Refusal::EmailInUse);
    }
    let user = User {
        id: UserId(case.take_id()),
        env,
        email: email.clone(),
        full_name: full_name.cloned(),
        role,
        relation_manager: false,
        status: UserStatus::Invited,
        created_at: case.now.at,
        how: Some(how),
        activated_at: None,
        extra: Vec::new(),
    };
    case.record(Kind::UserAdded, None, Record::User(user.clone()));
    make_invitation(case, user.id);
    case.report(Some(user.person()), OutcomeKind::Invited);
    Ok(about(&user))
}

/// Refuses an address with the own domain of another environment, whether or not a user has it.
pub(super) fn check_domain_elsewhere(
    case: &RuleContext,
    env: EnvId,
    email: &Email,
) -> Result<(), Refusal> {
    let domain = email.domain();
    let mut envs = case.facts.envs.values();
    let other = envs.any(|e| e.id != env && e.domain_kind == DomainKind::Own && e.domain == domain);
    if other { Err(Refusal::ElsewhereDomain) } else { Ok(()) }
}

/// Returns whether no company owns this domain: it is on the list, or its environment was made
/// shared (R6).
pub(super) fn is_shared(case: &RuleContext, domain: &str) -> bool {
    let mut envs = case.facts.envs.values();
    is_shared_domain(domain)
        || envs.any(|env| env.domain_kind == DomainKind::Shared && env.domain == domain)
}

pub(super) fn about(user: &User) -> (About, Name) {
    (About::User(user.id), user.name())
}

fn make_invitation(case: &mut RuleContext, user: UserId) {
    let invitation = UserInvitation {
        id: InvitationId(case.take_id()),
        user,
        sent_by: case.actor.id,
        sent_at: case.now.at,
        expires_at: case.now.at.plus_days(CODE_TERM_DAYS),
        code: case.facts.code.clone(),
        state: InvitationState::Sent,
        ended: None,
    };
    case.record(Kind::InvitationSent, None, Record::Invitation(invitation));
}

/// Makes a new code for an invited user; the old code stops working (R18).
pub(super) fn send_again(case: &mut RuleContext, user: UserId) -> Result<(About, Name), Refusal> {
    let user = require_invited(case, user)?;
    end_invitations(case, user.id, Kind::InvitationReplaced, InvitationState::Replaced);
    make_invitation(case, user.id);
    case.report(Some(user.person()), OutcomeKind::Coded);
    Ok(about(&user))
}

pub(super) fn require_invited(case: &RuleContext, user: UserId) -> Result<User, Refusal> {
    let user = case.own_user(user)?;
    case.of_user(&user).may_send_code()?;
    Ok(user)
}

/// Ends the open invitations of a user, with this kind of event and this final state.
pub(super) fn end_invitations(
    case: &mut RuleContext,
    user: UserId,
    kind: Kind,
    state: InvitationState,
) {
    let open = |one: &&UserInvitation| one.user == user && one.ended.is_none();
    let sent: Vec<_> = case.facts.invitations.values().filter(open).cloned().collect();
    for was in sent {
        let ended = Some((case.now.at, case.by()));
        let after = UserInvitation { state, ended, ..was.clone() };
        case.record(kind, Some(Record::Invitation(was)), Record::Invitation(after));
    }
}

/// Sets a value of a user: their role (R19), whether they are *Relatiemanager*, the only right that
/// users may give themselves (R77), or whether they are blocked (R22). No membership changes, so
/// blocking may leave an organisation without an active Beheerder (R50).
pub(super) fn change(
    case: &mut RuleContext,
    users: &[(UserId, UserValue)],
    to: UserValue,
) -> Result<(About, Name), Refusal> {
    if let [(user, seen)] = *users {
        return change_one(case, user, seen, to);
    }
    let env = case.actor.env;
    case.require_env_admin(env)?;
    for (user, seen) in users.iter().copied() {
        let who = case.facts.users.get(&user).filter(|user| user.env == env).map(User::person);
        if let Err(why) = change_one(case, user, seen, to) {
            case.report_skipped(who, why);
        }
    }
    let env = case.facts.envs.get(&env).ok_or(Refusal::OtherEnvironment)?;
    if users.is_empty() {
        return Err(Refusal::NobodyChosen);
    }
    Ok((About::Env(env.id), env.name.clone()))
}

fn change_one(
    case: &mut RuleContext,
    user: UserId,
    seen: UserValue,
    to: UserValue,
) -> Result<(About, Name), Refusal> {
    let was = case.own_user(user)?;
    let now = to.now_in(&was);
    match to {
        UserValue::Role(_) if now != seen => {
            let first = case.last_change_of(user.0, |user: &User| user.role);
            let now = Some(CurrentValue::Role { person: was.person(), role: was.role });
            return Err(match first {
                Some(first) => Refusal::Changed { first, now },
                None => Refusal::MovedOn { first: None },
            });
        }
        UserValue::Manager(_) if now == to => {
            let first = case.last_change_of(user.0, |user: &User| user.relation_manager);
            return Err(Refusal::Same { first });
        }
        _ => case.of_user(&was).may_set(to)?,
    }
    let after = to.set_in(&was);
    Ok(record_change(case, to.kind(), was, after, OutcomeKind::ChangedUser(to)))
}

/// Changes the actor's own name; refused if it is no longer `from`.
pub(super) fn edit_profile(
    case: &mut RuleContext,
    from: Option<&Name>,
    to: Option<&Name>,
) -> Result<(About, Name), Refusal> {
    let was = case.actor.clone();
    // A name that equals the address is shown as no name.
    let shown = was.full_name.clone().filter(|name| **name != *was.email);
    if shown.as_ref() != from {
        let first = case.last_change_of(was.id.0, |user: &User| user.full_name.clone());
        let now = Some(CurrentValue::Name { full_name: was.full_name });
        return Err(match first {
            Some(first) => Refusal::Changed { first, now },
            None => Refusal::MovedOn { first: None },
        });
    }
    if from == to {
        return Err(Refusal::Same { first: None });
    }
    let after = User { full_name: to.cloned(), ..was.clone() };
    Ok(record_change(case, Kind::UserChanged, was, after, OutcomeKind::Renamed))
}

/// Records the change of a user and reports the outcome; returns the user as the subject.
pub(super) fn record_change(
    case: &mut RuleContext,
    kind: Kind,
    was: User,
    after: User,
    did: OutcomeKind,
) -> (About, Name) {
    let about = about(&after);
    case.report(Some(after.person()), did);
    case.record(kind, Some(Record::User(was)), Record::User(after));
    about
}

/// Makes the domain of the environment shared; its users stay (R6).
pub(super) fn make_shared(case: &mut RuleContext, typed: &str) -> Result<(About, Name), Refusal> {
    let env = case.actor.env;
    case.require_env_admin(env)?;
    let was = case.facts.envs.get(&env).cloned().ok_or(Refusal::OtherEnvironment)?;
    if was.domain_kind == DomainKind::Shared {
        return Err(Refusal::AlreadyShared);
    }
    if typed.trim().to_lowercase() != was.domain {
        return Err(Refusal::NotTyped);
    }
    let after = Environment { domain_kind: DomainKind::Shared, ..was.clone() };
    let name = after.name.clone();
    let was = Some(Record::Environment(was));
    case.record(Kind::EnvironmentShared, was, Record::Environment(after));
    case.report(Some(case.actor.person()), OutcomeKind::Shared);
    Ok((About::Env(env), name))
}
