//! Maintenance by the owner of the file (R88). No rights are checked; the author is the system.

use super::{context::RuleContext, predicates::env_admins};
use crate::domain::{
    About, Appoint, Decision, Facts, Kind, Now, OutcomeKind, PlatformRole, Record, Refusal, User,
    UserStatus, UserValue, fold,
};

/// Makes a user *Beheerder* of their environment, and unblocks them if they are blocked.
pub fn appoint(it: &Appoint, facts: &Facts, now: Now) -> Result<Decision, Refusal> {
    let was = facts.by_address(&it.email).cloned().ok_or(Refusal::NoSuchUser)?;
    let env = facts.envs.get(&was.env).ok_or(Refusal::NoSuchUser)?;
    // The name of an environment with an own domain is that domain.
    if fold(it.env.trim()) != fold(&env.name) {
        return Err(Refusal::UserElsewhere { env: env.name.clone() });
    }
    // Only the activation code proves that the invited person reads their mail, so they must use
    // it.
    if was.status == UserStatus::Invited {
        return Err(Refusal::WrongStatus { status: was.status, first: None });
    }
    let admins = env_admins(facts, env.id);
    if admins.iter().any(|person| person.id == was.id) {
        return Err(Refusal::Same { first: None });
    }
    if !admins.is_empty() && !it.force {
        return Err(Refusal::HasEnvAdmin { who_can: admins });
    }
    let mut case = RuleContext::for_user(was.clone(), facts, now);
    let active = User { status: UserStatus::Active, ..was.clone() };
    if was.status == UserStatus::Blocked {
        let was = Some(Record::User(was.clone()));
        case.record_by_system(Kind::UserUnblocked, was, Record::User(active.clone()));
    }
    if was.role != PlatformRole::EnvAdmin {
        let after = User { role: PlatformRole::EnvAdmin, ..active.clone() };
        case.record_by_system(Kind::UserRole, Some(Record::User(active)), Record::User(after));
    }
    case.report(
        Some(was.person()),
        OutcomeKind::ChangedUser(UserValue::Role(PlatformRole::EnvAdmin)),
    );
    case.close(About::Env(env.id), env.name.clone())
}
