//! Creating, editing and removing organisations (R24-R27, R33-R35, R37).

pub(super) mod activation;

use super::{context::RuleContext, rights::OrgRights};
use crate::domain::{
    About, Cause, CurrentValue, EndReason, Grant, Kind, Level, Membership, MembershipId, Name,
    OrgId, OrgStatus, Organisation, OutcomeKind, Profile, Record, Refusal, RegisterEntry,
    RegisterSource, Scheme, number,
};

/// Creates an organisation. The actor is a *Beheerder* of the environment, and becomes Beheerder
/// and only member of the organisation (R24, R25). A given `entry` must agree with the profile, and
/// no other organisation may have its number verified (R36).
pub(super) fn create(
    case: &mut RuleContext,
    profile: &Profile,
    entry: Option<&RegisterEntry>,
) -> Result<(About, Name), Refusal> {
    let Some(entry) = entry else { return add(case, profile, None) };
    if !entry.agrees_with(profile) {
        return Err(Refusal::RegisterData);
    }
    add(case, profile, Some(entry.source()))
}

/// Creates an organisation like this removed one.
pub(super) fn create_again(
    case: &mut RuleContext,
    was: &Organisation,
) -> Result<(About, Name), Refusal> {
    add(case, &was.profile(), was.register.clone())
}

fn add(
    case: &mut RuleContext,
    profile: &Profile,
    register: Option<RegisterSource>,
) -> Result<(About, Name), Refusal> {
    let env = case.actor.env;
    case.require_env_admin(env)?;
    check(profile)?;
    let at = case.now.at;
    let bare = Organisation {
        id: OrgId(case.take_id()),
        env,
        name: profile.name.clone(),
        status: OrgStatus::NotActive,
        identifiers: Vec::new(),
        town: None,
        country: profile.country.clone(),
        creator: case.actor.id,
        created_at: at,
        activated_at: None,
        trade_name: None,
        street: None,
        postal_code: None,
        website: None,
        email: None,
        description: None,
        evidence: None,
        rejected: None,
        removed: None,
        register: None,
    };
    let org = bare.with(profile, register);
    if org.register.is_some() {
        activation::check_numbers_free(case, &org)?;
    }
    let first = Membership::new(Grant {
        id: MembershipId(case.take_id()),
        org: org.id,
        user: case.actor.id,
        level: Level::OrgAdmin,
        at,
        by: case.by(),
    });
    let about = (About::Org(org.id), org.name.clone());
    case.record(Kind::OrganisationAdded, None, Record::Organisation(org));
    case.record(Kind::MemberAdded, None, Record::Membership(first));
    case.report(Some(case.actor.person()), OutcomeKind::Created);
    Ok(about)
}

/// Checks the country code and the numbers: allowed in the country (R30), valid (R37), and at most
/// one per register.
fn check(profile: &Profile) -> Result<(), Refusal> {
    let country = profile.country.as_bytes();
    if country.len() != 2 || !country.iter().all(u8::is_ascii_uppercase) {
        return Err(Refusal::BadCountry);
    }
    let mut seen: Vec<Scheme> = Vec::new();
    for (scheme, value) in &profile.numbers {
        let known = match profile.country.as_str() {
            "NL" => *scheme != Scheme::Kbo,
            "BE" => matches!(scheme, Scheme::Kbo | Scheme::Vat),
            _ => false,
        };
        let right = number(*scheme, value).is_ok_and(|clean| clean == *value);
        if !known || !right || seen.contains(scheme) {
            return Err(Refusal::BadNumber { scheme: *scheme });
        }
        seen.push(*scheme);
    }
    Ok(())
}

/// Edits the profile. The actor is a Beheerder of the organisation (R34). Once the evidence is
/// submitted, register data can only be replaced by that of an entry (R33). Data changed by hand
/// loses its register source (R166).
pub(super) fn edit(
    case: &mut RuleContext,
    org: OrgId,
    from: &Profile,
    to: &Profile,
    entry: Option<&RegisterEntry>,
) -> Result<(About, Name), Refusal> {
    let was = case.administered(org)?;
    let now = was.profile();
    if now != *from {
        let first = case.last_change_of(org.0, Organisation::profile);
        let now = Some(CurrentValue::Profile(Box::new(now)));
        return Err(match first {
            Some(first) => Refusal::Changed { first, now },
            None => Refusal::MovedOn { first: None },
        });
    }
    if entry.is_some_and(|entry| !entry.agrees_with(to)) {
        return Err(Refusal::RegisterData);
    }
    let register = match entry {
        Some(entry) => Some(entry.source()),
        None => was.register.clone().filter(|source| {
            register_data(from, &[source.scheme]) == register_data(to, &[source.scheme])
        }),
    };
    // An entry vouches only for its own verified number, so no number may change.
    let is_refreshed = entry.is_some() && from.numbers == to.numbers;
    let after = was.with(to, register);
    change(case, was, after, is_refreshed)
}

/// Restores the details from before an edit, with their register source.
pub(super) fn restore(
    case: &mut RuleContext,
    now: &Organisation,
    was: &Organisation,
) -> Result<(About, Name), Refusal> {
    let now = case.administered(now.id)?;
    let after = now.with(&was.profile(), was.register.clone());
    change(case, now, after, false)
}

/// Records a change of the profile. If `is_refreshed`, it may also change register data that is
/// fixed.
fn change(
    case: &mut RuleContext,
    was: Organisation,
    after: Organisation,
    is_refreshed: bool,
) -> Result<(About, Name), Refusal> {
    let (from, to) = (was.profile(), after.profile());
    let is_same_source = was.register == after.register;
    if from == to && is_same_source {
        return Err(Refusal::Same { first: None });
    }
    check(&to)?;
    let all = [Scheme::Kvk, Scheme::Kbo, Scheme::Vat, Scheme::Oin];
    let is_kept = register_data(&from, &all) == register_data(&to, &all) && is_same_source;
    let is_fixed = was.status.keeps_register(was.is_manual() && to.numbers.is_empty());
    if is_fixed && !is_kept && !is_refreshed {
        return Err(Refusal::RegisterData);
    }
    let about = (About::Org(was.id), after.name.clone());
    let was = Some(Record::Organisation(was));
    case.record(Kind::OrganisationChanged, was, Record::Organisation(after));
    case.report(Some(case.actor.person()), OutcomeKind::Edited);
    Ok(about)
}

/// Returns the fields of a profile that registers contain, with only the numbers of `schemes`.
fn register_data(profile: &Profile, schemes: &[Scheme]) -> Profile {
    let numbers = profile.numbers.iter().filter(|(scheme, _)| schemes.contains(scheme)).cloned();
    Profile {
        numbers: numbers.collect(),
        website: None,
        email: None,
        description: None,
        ..profile.clone()
    }
}

/// Removes an organisation and ends everything in it. The name must be typed. The actor is its
/// Beheerder or a Beheerder of its environment (R35); before activation, only its creator.
pub(super) fn remove(
    case: &mut RuleContext,
    org: OrgId,
    typed: &str,
) -> Result<(About, Name), Refusal> {
    let was = case.known_org(org)?;
    case.of_org(&was).may_remove()?;
    if typed.trim() != &*was.name {
        return Err(Refusal::NotTyped);
    }
    case.withdraw_all(Cause::OrganisationRemoved, |r| r.org == org);
    let live = |m: &&Membership| m.org == org && m.ended.is_none();
    let live: Vec<_> = case.facts.memberships.values().filter(live).cloned().collect();
    for membership in live {
        let after = case.as_ended(&membership, EndReason::OrganisationRemoved);
        case.end(Kind::MemberRemoved, membership, after);
    }
    let removed = Some((case.now.at, case.by()));
    let after = Organisation { status: OrgStatus::Removed, removed, ..was.clone() };
    let about = (About::Org(org), after.name.clone());
    let was = Some(Record::Organisation(was));
    case.record(Kind::OrganisationRemoved, was, Record::Organisation(after));
    case.report(Some(case.actor.person()), OutcomeKind::OrganisationRemoved);
    Ok(about)
}
