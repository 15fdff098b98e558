//! The operation to undo: its changes, and later changes of those rows.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::{super::read, FactsPlan, Result, returned_rows};
use crate::{
    domain::{Facts, Now, Record, UndoCandidate, UndoTarget, UserId},
    store::commit::log,
};

/// Maximum number of rows of an operation whose later changes are loaded.
const MAX_REPORTED_ROWS: usize = 8;

/// Returns the first rows of an operation, whose latest changes are loaded to report who changed
/// them first.
pub(super) fn changed_rows(past: Option<&UndoCandidate>) -> Vec<i64> {
    let rows = past.iter().flat_map(|past| &past.events).map(|event| event.becomes.id());
    let rows: BTreeSet<i64> = rows.take(MAX_REPORTED_ROWS).collect();
    rows.into_iter().collect()
}

/// Maximum number of log lines undone at once; a longer operation is undone in parts.
const MAX_PART_LINES: usize = 500;

/// Loads the operation to undo and every row that it changed, limited to what the actor may see. An
/// operation outside that limit counts as missing (R98, R104).
pub(super) fn load(
    db: &Connection,
    facts: &mut Facts,
    plan: &mut FactsPlan,
    actor: Option<UserId>,
    now: Now,
) -> Result<()> {
    let (Some(which), Some(actor)) = (plan.past, actor) else { return Ok(()) };
    let operation = match which {
        UndoTarget::Operation(operation) => Some(operation),
        UndoTarget::Last => log::undo_stacks(db, actor)?.0.pop(),
        UndoTarget::LastUndone => log::undo_stacks(db, actor)?.1.pop(),
    };
    let Some(operation) = operation else { return Ok(()) };
    let Some(me) = facts.users.get(&actor).filter(|user| user.is_active()) else { return Ok(()) };
    let part = read::OperationPart { before: plan.before, most: MAX_PART_LINES + 1 };
    let mut seen = read::visible_lines_of_operation(db, me, operation, part, now)?;
    // One line more than a part holds was read: its presence shows that there is an earlier part.
    let rest = if seen.len() > MAX_PART_LINES {
        seen.pop_first();
        seen.first().copied()
    } else {
        None
    };
    let Some((at, by, events)) = log::operation(db, operation, &seen)? else { return Ok(()) };
    let returned = returned_rows::find(db, &events)?;
    let events: Vec<_> = events.into_iter().map(|event| returned.in_event(event)).collect();
    let is_undo = log::is_undo(db, operation)?;
    let viewer = read::Viewer { db, me, now };
    let mut is_undone = false;
    for event in events.iter().take(MAX_REPORTED_ROWS) {
        let subject = read::LineSubject::of(&event.becomes);
        is_undone = is_undone || viewer.is_undone(operation, subject)?;
    }
    for event in &events {
        for row in event.was.iter().chain([&event.becomes]) {
            plan.orgs.extend(row.org());
            plan.users.extend(row.user());
            match row {
                Record::Membership(row) => plan.members.push(row.id),
                Record::Request(row) => {
                    plan.requests.push(row.id);
                    plan.users.insert(row.sender);
                }
                Record::RelationRequest(row) => {
                    plan.relation_requests.push(row.id);
                    plan.users.extend([row.asker, row.asked]);
                    plan.related = true;
                }
                Record::User(row) => {
                    plan.whole_users.push(row.id);
                    // Undo may restore an invitation; its address must be free.
                    plan.address = Some(row.email.clone());
                }
                Record::Key(row) => {
                    plan.fingerprint = Some(row.fingerprint.clone());
                    plan.keys.push(row.id);
                    plan.key_holders.push(row.user);
                }
                _ => {}
            }
        }
    }
    plan.deciders = true;
    let made = log::organisations_created(db, operation)?;
    let made = made.into_iter().map(|org| returned.org(org)).collect();
    facts.past = Some(UndoCandidate { operation, at, by, is_undo, is_undone, events, made, rest });
    Ok(())
}
