//! The result of a command in a few words, for one line of the screen.

use super::receipt::{GROUPED_KINDS, group_sentence, told_of_undo};
use crate::{
    domain::{Outcome, OutcomeKind, Receipt, UndoKind},
    text::{Lang, both},
};

/// Says what a command did to several people or organisations, without names. `None` if it did one
/// thing, or if its lines are about single users.
pub fn receipt_in_short(lang: Lang, receipt: &Receipt) -> Option<String> {
    let is_undo = matches!(receipt.undo_kind, UndoKind::Undo(_));
    let told = |one: &Outcome| if is_undo { told_of_undo(one) } else { one.did.clone() };
    let is_done = |did: &OutcomeKind| !matches!(did, OutcomeKind::Skipped(_));
    let done: Vec<OutcomeKind> = receipt.outcomes.iter().map(told).filter(is_done).collect();
    if done.len() < 2 || done.iter().any(|did| !GROUPED_KINDS.contains(did)) {
        return None;
    }
    let part = |kind: &OutcomeKind| {
        let n = done.iter().filter(|did| *did == kind).count();
        let said = group_sentence(lang, kind, n, "").filter(|_| n > 0)?;
        let said = said.trim_end_matches(": ");
        let is_counted = said.starts_with(|sign: char| sign.is_ascii_digit()) || n == 1;
        Some(if is_counted { said.to_owned() } else { format!("{said} ({n})") })
    };
    let parts: Vec<String> = GROUPED_KINDS.iter().filter_map(part).collect();
    let before = match receipt.undo_kind {
        UndoKind::New => "",
        UndoKind::Redo(_) => both("Opnieuw gedaan: ", "Redone: ").of(lang),
        UndoKind::Undo(_) => both("Ongedaan gemaakt: ", "Undone: ").of(lang),
    };
    Some(format!("{before}{}", parts.join(" · ")))
}
