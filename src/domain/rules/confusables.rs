//! New names and addresses that equal or resemble existing names and addresses. They need a
//! confirmation (R91).

use super::{context::RuleContext, predicates::is_env_admin};
use crate::domain::{
    AssignedName, Command, DomainKind, Email, EnvId, Facts, Name, NameFault, OrgStatus,
    Organisation, Refusal, User, UserId, UserStatus, fold, has_same_skeleton, is_confusable,
    shared_look_alike,
};

/// Refuses a name or an address that is confusable with an existing name or address.
pub(super) fn check(case: &RuleContext, command: &Command) -> Result<(), Refusal> {
    if let Some(email) = command.assigned_address() {
        check_address(&case.facts, email)?;
    }
    match command.assigned_name() {
        Some(AssignedName::User(name)) => {
            // The events are already applied, so the user must not be compared with themselves.
            let oneself = match command {
                Command::InviteUser { email, .. } => case.facts.by_address(email).map(|it| it.id),
                _ => Some(case.actor.id),
            };
            check_person_name(&case.facts, case.actor.env, name, oneself)
        }
        Some(AssignedName::Organisation(name, of)) => {
            let env =
                of.and_then(|org| case.facts.orgs.get(&org)).map_or(case.actor.env, |o| o.env);
            // An organisation that the actor may not know of is neither compared nor named (R54).
            let known = |org: &Organisation| {
                is_env_admin(&case.actor, org.env)
                    || case.facts.membership(org.id, case.actor.id).is_some()
            };
            let here = |org: &&Organisation| {
                org.env == env
                    && org.status != OrgStatus::Removed
                    && known(org)
                    && is_confusable(name, &org.name)
            };
            let mut alike: Vec<_> = case.facts.orgs.values().filter(here).collect();
            alike.sort_by_cached_key(|org| (fold(&org.name), org.id));
            alike.first().map_or(Ok(()), |org| {
                let (name, other) = (name.clone(), org.name.clone());
                Err(Refusal::LooksLike { name, other, email: None })
            })
        }
        None => Ok(()),
    }
}

/// Refuses a name that equals that of another user of the environment, or is confusable with it.
pub(super) fn check_person_name(
    facts: &Facts,
    env: EnvId,
    name: &Name,
    oneself: Option<UserId>,
) -> Result<(), Refusal> {
    // A deceptive name is refused in any case, so a warning that can be confirmed would mislead.
    if NameFault::check_person(name).is_some() {
        return Ok(());
    }
    let here = |user: &&User| {
        user.env == env
            && user.status != UserStatus::Removed
            && Some(user.id) != oneself
            && has_same_skeleton(name, &user.name())
    };
    let mut alike: Vec<_> = facts.users.values().filter(here).collect();
    // Confusable names before equal ones: people overlook them more easily.
    alike
        .sort_by_cached_key(|user| (fold(name) == fold(&user.name()), fold(&user.name()), user.id));
    alike.first().map_or(Ok(()), |user| {
        let email = Some(user.email.clone());
        Err(Refusal::LooksLike { name: name.clone(), other: user.name(), email })
    })
}

/// Refuses an address that is confusable with another address at its domain, and a domain that is
/// confusable with the domain of an environment. The domain is checked first, as that reveals
/// nothing about users.
pub(super) fn check_address(facts: &Facts, email: &Email) -> Result<(), Refusal> {
    let domain = email.domain();
    let refused = |other: &str| {
        Err(Refusal::AddressLooksLike {
            email: email.clone(),
            other: Name::stored(other.to_owned()),
        })
    };
    let known = |domain: &str| facts.envs.values().any(|env| env.domain == domain);
    let own = |other: &&str| *other != domain && has_same_skeleton(&domain, other);
    if !known(&domain) {
        let all = facts.envs.values();
        let mut others =
            all.filter(|env| env.domain_kind == DomainKind::Own || *env.name == *env.domain);
        if let Some(other) = others.find(|env| own(&env.domain.as_str())) {
            return refused(&other.domain);
        }
    }
    if let Some(other) = shared_look_alike(&domain) {
        return refused(other);
    }
    let key = email.key();
    let mut addresses = facts.users.values().flat_map(User::addresses);
    let alike = |other: &&Email| {
        let its = other.key();
        its != key && other.domain() == domain && has_same_skeleton(&key, &its)
    };
    addresses.find(alike).map_or(Ok(()), |other| refused(other))
}
