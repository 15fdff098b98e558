//! Taking back a handling of many lines, such as an import: in parts, so that neither memory nor
//! time grows faster than the number of lines.

use rusqlite::Connection;

use super::{
    Result, StoreError,
    facts::{self, Aim},
};
use crate::domain::{
    Command, Decision, Facts, Now, Receipt, Refusal, Session, Skipped, Which, decide,
};

/// The line before which the rest of the handling stands, when these are not all of its facts.
pub(super) fn rest(facts: &Facts) -> Option<i64> {
    facts.past.as_ref().and_then(|past| past.rest)
}

/// Takes a handling back part by part, the last part first. `write` carries a decision out, as part
/// of the handling that the first one began. Refused when nothing can be done in any part.
pub(super) fn each(
    db: &Connection,
    (session, command, now): (Session, &Command, Now),
    mut facts: Facts,
    mut write: impl FnMut(Decision) -> Result<Receipt>,
) -> Result<Receipt> {
    // What was the last one is not when a part of it has been taken back.
    let handling = facts.past.as_ref().map(|past| Which::Handling(past.handling));
    let mut whole: Option<Receipt> = None;
    let mut skipped: Vec<Skipped> = Vec::new();
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
            // A part that holds only what went along with another one.
            Err(Refusal::Final) => {}
            Err(why) => return Err(StoreError::Refused(why)),
        }
        let Some(before) = rest(&facts) else { break };
        let aim = Aim::of(command).before(before, handling);
        facts = facts::load(db, Some(session.user), aim, now)?;
        facts.part_of = whole.as_ref().map(|whole| whole.handling);
    }
    match whole {
        Some(mut whole) => {
            whole.outcomes.extend(skipped.into_iter().map(Skipped::outcome));
            Ok(whole)
        }
        None if skipped.is_empty() => Err(Refusal::Final.into()),
        None => Err(Refusal::AllSkipped { skipped }.into()),
    }
}
