//! A new name that looks like another one of the same environment is asked about once more
//! (negative test 26 of the safety document).

use super::case::Case;
use crate::domain::{
    Command, Named, OrgStatus, Organisation, Refusal, User, UserStatus, fold, looks_like,
};

/// Refuses a name that can be taken for another one.
pub(super) fn check(case: &Case, command: &Command) -> Result<(), Refusal> {
    let Some(named) = command.names() else { return Ok(()) };
    match named {
        Named::User(name) => {
            let here = |user: &&User| {
                user.env == case.actor.env
                    && user.status != UserStatus::Removed
                    && looks_like(name, &user.name())
            };
            let mut alike: Vec<_> = case.facts.users.values().filter(here).collect();
            alike.sort_by_cached_key(|user| (fold(&user.name()), user.id));
            alike.first().map_or(Ok(()), |user| {
                let email = Some(user.email.clone());
                Err(Refusal::LooksLike { name: name.clone(), other: user.name(), email })
            })
        }
        Named::Organisation(name, of) => {
            let env =
                of.and_then(|org| case.facts.orgs.get(&org)).map_or(case.actor.env, |o| o.env);
            let here = |org: &&Organisation| {
                org.env == env && org.status != OrgStatus::Removed && looks_like(name, &org.name)
            };
            let mut alike: Vec<_> = case.facts.orgs.values().filter(here).collect();
            alike.sort_by_cached_key(|org| (fold(&org.name), org.id));
            alike.first().map_or(Ok(()), |org| {
                let (name, other) = (name.clone(), org.name.clone());
                Err(Refusal::LooksLike { name, other, email: None })
            })
        }
    }
}
