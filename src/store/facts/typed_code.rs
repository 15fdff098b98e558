//! Finds the owner of a typed code.

use rusqlite::Connection;

use super::{super::table::invitation, FactsPlan, Result};
use crate::domain::{CodeOwner, Facts, Record, UserId};

/// Loads the rows whose code the user may have typed, and sets `facts.code_owner` to the match.
pub(super) fn load(
    db: &Connection,
    facts: &mut Facts,
    plan: &FactsPlan,
    actor: Option<UserId>,
    typed: &str,
) -> Result<()> {
    // A signed-in user verifies an address of their own, even if others claim it too. Before
    // sign-in, the code belongs to an invited user or the owner of an unconfirmed key.
    let key = plan.keys.iter().find_map(|key| facts.keys.get(key)).map(|key| key.user);
    let invited = || plan.address.as_ref().and_then(|email| facts.by_address(email));
    let owner = match actor.or(key) {
        Some(user) => facts.users.get(&user),
        None => invited(),
    };
    let Some(owner) = owner.cloned() else { return Ok(()) };
    for row in invitation::of_user(db, owner.id)? {
        if row.code == typed {
            facts.code_owner = Some(CodeOwner::Invitation(row.id));
        }
        facts.insert(Record::Invitation(row));
    }
    for one in owner.extra {
        if one.code.is_some_and(|(hash, _)| hash == typed) {
            facts.code_owner = Some(CodeOwner::Address(one.email));
        }
    }
    for key in facts.keys.values().filter(|key| key.user == owner.id) {
        if key.code.as_ref().is_some_and(|(hash, _)| hash == typed) {
            facts.code_owner = Some(CodeOwner::Key(key.id));
        }
    }
    Ok(())
}
