//! Undoes a long operation, such as an import, in parts, so that memory and time grow at most
//! linearly with the number of lines (R138).

use rusqlite::Connection;

use crate::{
    domain::{
        Command, Decision, Facts, Now, Receipt, Refusal, Session, Skipped, UndoTarget, decide,
    },
    store::{
        Result, StoreError,
        facts::{self, FactsPlan},
    },
};

/// Returns the log line before which to read the rest of the operation; `None` if these facts cover
/// all of it.
pub(crate) fn rest_of_operation(facts: &Facts) -> Option<i64> {
    facts.past.as_ref().and_then(|past| past.rest)
}

/// A command that undoes an operation, with its user and time.
#[derive(Clone, Copy)]
pub(crate) struct UndoCommand<'a> {
    pub(crate) session: Session,
    pub(crate) command: &'a Command,
    pub(crate) now: Now,
}

/// Undoes an operation part by part, the last part first. `write` writes a decision as part of the
/// operation that the first part began. Refused if no part can be undone.
pub(crate) fn undo_each_part(
    db: &Connection,
    undo: UndoCommand<'_>,
    mut facts: Facts,
    mut write: impl FnMut(Decision) -> Result<Receipt>,
) -> Result<Receipt> {
    let UndoCommand { session, command, now } = undo;
    // Named explicitly: after the first part this is no longer the last operation.
    let operation = facts.past.as_ref().map(|past| UndoTarget::Operation(past.operation));
    let mut whole: Option<Receipt> = None;
    let mut skipped: Vec<Skipped> = Vec::new();
    let mut nothing_left = Refusal::Final;
    loop {
        match decide(command, session, &facts, now) {
            Ok(decision) => {
                let part = write(decision)?;
                match &mut whole {
                    None => whole = Some(part),
                    Some(whole) => whole.outcomes.extend(part.outcomes),
                }
            }
            Err(Refusal::AllSkipped { skipped: more }) => skipped.extend(more),
            // This part has only lines that are consequences of another part.
            Err(Refusal::Final) => {}
            Err(Refusal::AlreadyUndone) => nothing_left = Refusal::AlreadyUndone,
            Err(why) => return Err(StoreError::Refused(why)),
        }
        let Some(before) = rest_of_operation(&facts) else { break };
        let plan = FactsPlan::for_command(command).before(before, operation);
        facts = facts::load(db, Some(session.user), plan, now)?;
        facts.part_of = whole.as_ref().map(|whole| whole.operation);
    }
    match whole {
        Some(mut whole) => {
            whole.outcomes.extend(skipped.into_iter().map(Skipped::outcome));
            Ok(whole)
        }
        None if skipped.is_empty() => Err(nothing_left.into()),
        None => Err(Refusal::AllSkipped { skipped }.into()),
    }
}
