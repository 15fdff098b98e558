//! Finds the owner of a typed code.

use rusqlite::Connection;

use super::{super::table::invitation, FactsPlan, Result};
use crate::domain::{CodeOwner, Facts, Record, UserId};

/// Loads the rows that a typed code may belong to, and records the one that it matches.
pub(super) fn load(
    db: &Connection,
    facts: &mut Facts,
    (aim, actor): (&FactsPlan, Option<UserId>),
    typed: &str,
) -> Result<()> {
    // A signed-in user verifies an address of their own, even if others claim it too. Before
    // sign-in it is an invited user or the owner of an unconfirmed key.
    let key = aim.keys.iter().find_map(|key| facts.keys.get(key)).map(|key| key.user);
    let invited = || aim.address.as_ref().and_then(|email| facts.by_address(email));
    let whose = match actor.or(key) {
        Some(user) => facts.users.get(&user),
        None => invited(),
    };
    let Some(whose) = whose.cloned() else { return Ok(()) };
    for row in invitation::of_user(db, whose.id)? {
        if row.code == typed {
            facts.opens = Some(CodeOwner::Invitation(row.id));
        }
        facts.put(Record::Invitation(row));
    }
    for one in whose.extra {
        if one.code.is_some_and(|(hash, _)| hash == typed) {
            facts.opens = Some(CodeOwner::Address(one.email));
        }
    }
    for key in facts.keys.values().filter(|key| key.user == whose.id) {
        if key.code.as_ref().is_some_and(|(hash, _)| hash == typed) {
            facts.opens = Some(CodeOwner::Key(key.id));
        }
    }
    Ok(())
}
