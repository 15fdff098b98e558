//! Extra addresses of a user (R10, R23).

use crate::domain::{
    About, CODE_TERM_DAYS, CodeOwner, DomainKind, Email, ExtraAddress, Kind, Name, OutcomeKind,
    Refusal, User, UserId,
    rules::{
        context::RuleContext,
        users::{check_domain_elsewhere, record_change},
        wrong_codes,
    },
};

/// Adds an unverified address to the actor. It must have the domain of their primary address,
/// unless the environment is shared, and must not belong to somebody else.
pub(crate) fn add(case: &mut RuleContext, email: &Email) -> Result<(About, Name), Refusal> {
    let was = case.actor.clone();
    // Checked before the domain: users keep their own address even if its domain got another owner.
    if was.owns(&email.key()) {
        return Err(Refusal::EmailInUse);
    }
    if find_extra(&was, email).is_ok() {
        return Err(Refusal::Same { first: None });
    }
    let env = case.facts.envs.get(&was.env);
    let shared = env.is_some_and(|env| env.domain_kind == DomainKind::Shared);
    if !shared && email.domain() != was.email.domain() {
        return Err(Refusal::OtherDomain);
    }
    check_address_free(case, &was, email)?;
    let new = ExtraAddress { email: email.clone(), verified_at: None, code: None };
    let extra = sort_by_key(was.extra.iter().cloned().chain([new]));
    Ok(record_addresses(case, was, extra))
}

/// Makes a verification code. A *Beheerder* hands it over in person, which shows that the address
/// belongs to that person.
pub(crate) fn code(
    case: &mut RuleContext,
    user: UserId,
    email: &Email,
) -> Result<(About, Name), Refusal> {
    let was = case.own_user(user)?;
    let one = find_extra(&was, email)?;
    if one.verified_at.is_some() {
        return Err(Refusal::Same { first: None });
    }
    check_address_free(case, &was, email)?;
    let code = Some((case.facts.code.clone(), case.now.at.plus_days(CODE_TERM_DAYS)));
    let extra = replace_extra(&was, &ExtraAddress { code, ..one });
    let after = User { extra, ..was.clone() };
    Ok(record_change(case, Kind::UserAddress, was, after, OutcomeKind::Coded))
}

/// Verifies an address with its code; from then on the actor owns it.
pub(crate) fn verify(case: &mut RuleContext, email: &Email) -> Result<(About, Name), Refusal> {
    let was = case.actor.clone();
    let one = find_extra(&was, email)?;
    wrong_codes::may_try(&case.facts.wrong_codes, case.now)?;
    let opens = case.facts.code_owner == Some(CodeOwner::Address(one.email.clone()));
    let in_time = one.code.as_ref().is_some_and(|(_, until)| *until > case.now.at);
    if !opens || !in_time {
        return Err(Refusal::BadCode);
    }
    check_address_free(case, &was, email)?;
    let one = ExtraAddress { verified_at: Some(case.now.at), code: None, ..one };
    let extra = replace_extra(&was, &one);
    Ok(record_addresses(case, was, extra))
}

/// Makes a verified address the primary address; the old primary address becomes an extra address.
pub(crate) fn make_primary(
    case: &mut RuleContext,
    email: &Email,
) -> Result<(About, Name), Refusal> {
    let was = case.actor.clone();
    let one = find_extra(&was, email)?;
    if one.verified_at.is_none() {
        return Err(Refusal::NotVerified);
    }
    let old = ExtraAddress {
        email: was.email.clone(),
        verified_at: Some(was.activated_at.unwrap_or(was.created_at)),
        code: None,
    };
    let others = was.extra.iter().filter(|other| other.email != one.email).cloned();
    let after =
        User { email: one.email.clone(), extra: sort_by_key(others.chain([old])), ..was.clone() };
    Ok(record_change(case, Kind::UserAddress, was, after, OutcomeKind::Addresses))
}

/// Removes an extra address, which others may use from then on.
pub(crate) fn remove(case: &mut RuleContext, email: &Email) -> Result<(About, Name), Refusal> {
    let was = case.actor.clone();
    let one = find_extra(&was, email)?;
    let extra = was.extra.iter().filter(|other| other.email != one.email).cloned().collect();
    Ok(record_addresses(case, was, extra))
}

/// Refuses an address that belongs to somebody else, or that has the own domain of another
/// environment. The domain is checked first, so that nobody learns which users exist there.
fn check_address_free(case: &RuleContext, user: &User, email: &Email) -> Result<(), Refusal> {
    check_domain_elsewhere(case, user.env, email)?;
    match case.facts.by_address(email) {
        Some(owner) if owner.id != user.id => Err(Refusal::EmailInUse),
        _ => Ok(()),
    }
}

fn record_addresses(case: &mut RuleContext, was: User, extra: Vec<ExtraAddress>) -> (About, Name) {
    let after = User { extra, ..was.clone() };
    record_change(case, Kind::UserAddress, was, after, OutcomeKind::Addresses)
}

fn find_extra(user: &User, email: &Email) -> Result<ExtraAddress, Refusal> {
    let found = user.extra.iter().find(|one| one.email.key() == email.key());
    found.cloned().ok_or(Refusal::NoSuchAddress)
}

fn replace_extra(user: &User, new: &ExtraAddress) -> Vec<ExtraAddress> {
    let others = user.extra.iter().filter(|one| one.email != new.email).cloned();
    sort_by_key(others.chain([new.clone()]))
}

fn sort_by_key(all: impl Iterator<Item = ExtraAddress>) -> Vec<ExtraAddress> {
    let mut all: Vec<_> = all.collect();
    all.sort_by_key(|one| one.email.key());
    all
}
