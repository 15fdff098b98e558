//! The operation to undo: its changes, and later changes of the same rows.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::{super::read, FactsPlan, Result};
use crate::{
    domain::{Facts, LoggedChange, Now, Record, UndoCandidate, UndoTarget, UserId},
    store::commit::log,
};

/// Rows of an operation whose later changes are loaded.
const TOLD_OF: usize = 8;

/// The later changes of the first rows of an operation, to report who changed them first.
pub(super) fn since(db: &Connection, past: Option<&UndoCandidate>) -> Result<Vec<LoggedChange>> {
    let rows = past.iter().flat_map(|past| &past.events).map(|event| event.becomes.id());
    let rows: BTreeSet<i64> = rows.take(TOLD_OF).collect();
    let mut lines = Vec::new();
    for row in rows {
        lines.extend(log::lately(db, row)?);
    }
    Ok(lines)
}

/// Lines that are undone at once; a longer operation is undone in parts.
const PART: usize = 500;

/// Loads the operation to undo and every row that it changed, limited to what the actor may see. An
/// operation that they may not see counts as missing (R98, R104).
pub(super) fn load(
    db: &Connection,
    facts: &mut Facts,
    aim: &mut FactsPlan,
    (actor, now): (Option<UserId>, Now),
) -> Result<()> {
    let (Some(which), Some(actor)) = (aim.past, actor) else { return Ok(()) };
    let operation = match which {
        UndoTarget::Operation(operation) => Some(operation),
        UndoTarget::Last => log::stacks(db, actor)?.0.pop(),
        UndoTarget::TakenBack => log::stacks(db, actor)?.1.pop(),
    };
    let Some(operation) = operation else { return Ok(()) };
    let Some(me) = facts.users.get(&actor).filter(|user| user.is_active()) else { return Ok(()) };
    let part = (aim.before, PART + 1);
    let mut seen = read::seen_of_operation(db, me, (operation, part), now)?;
    // The extra line shows that there is an earlier part.
    let rest = if seen.len() > PART {
        seen.pop_first();
        seen.first().copied()
    } else {
        None
    };
    let Some((at, by, events)) = log::operation(db, operation, &seen)? else { return Ok(()) };
    let took_back = log::took_back(db, operation)?;
    for event in &events {
        for row in event.was.iter().chain([&event.becomes]) {
            aim.orgs.extend(row.org());
            aim.users.extend(row.user());
            match row {
                Record::Membership(row) => aim.members.push(row.id),
                Record::Request(row) => {
                    aim.requests.push(row.id);
                    aim.users.insert(row.sender);
                }
                Record::RelationRequest(row) => {
                    aim.relation_requests.push(row.id);
                    aim.users.extend([row.asker, row.asked]);
                    aim.related = true;
                }
                Record::User(row) => {
                    aim.whole_users.push(row.id);
                    // Undo may restore an invitation; its address must be free.
                    aim.address = Some(row.email.clone());
                }
                Record::Key(row) => {
                    aim.fingerprint = Some(row.fingerprint.clone());
                    aim.keys.push(row.id);
                    aim.key_holders.push(row.user);
                }
                _ => {}
            }
        }
    }
    aim.deciders = true;
    let made = log::organisations_made(db, operation)?;
    facts.past = Some(UndoCandidate { operation, at, by, took_back, events, made, rest });
    Ok(())
}
