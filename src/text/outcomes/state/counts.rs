//! Numbers of people, members and requests after an undo or a redo.

use std::collections::BTreeSet;

use crate::{
    domain::{Outcome, OutcomeKind, UserId},
    text::{Lang, grammar::number::count},
};

/// Counts the different people; those without a name are one each.
pub(super) fn count_people(outcomes: &[&Outcome]) -> usize {
    let known = outcomes.iter().filter_map(|outcome| outcome.who.as_ref());
    let ids: BTreeSet<UserId> = known.clone().map(|person| person.id).collect();
    outcomes.len() - known.count() + ids.len()
}

/// The number of people, as in *3 mensen*.
pub(super) fn people(lang: Lang, n: usize) -> String {
    match lang {
        Lang::Nl => count(lang, n, "persoon", "mensen"),
        Lang::En => count(lang, n, "person", "people"),
    }
}

/// The few words about members or requests that are counted as such; `None` for other outcomes.
pub(super) fn counted(lang: Lang, did: &OutcomeKind, n: usize, is_redo: bool) -> Option<String> {
    Some(match (lang, did) {
        (Lang::Nl, OutcomeKind::Removed) if is_redo => {
            format!("{} weer de toegang ontzegd", people(lang, n))
        }
        (Lang::En, OutcomeKind::Removed) if is_redo => {
            format!("{} had their access revoked again", people(lang, n))
        }
        (Lang::Nl, OutcomeKind::Removed) => {
            format!("{} minder", count(lang, n, "lid", "leden"))
        }
        (Lang::En, OutcomeKind::Removed) => count(lang, n, "member fewer", "members fewer"),
        (Lang::Nl, OutcomeKind::Asked) => {
            format!("{} weer open", count(lang, n, "verzoek", "verzoeken"))
        }
        (Lang::En, OutcomeKind::Asked) => {
            format!("{} open again", count(lang, n, "request", "requests"))
        }
        (Lang::Nl, OutcomeKind::Withdrawn) => {
            format!("{} ingetrokken", count(lang, n, "verzoek", "verzoeken"))
        }
        (Lang::En, OutcomeKind::Withdrawn) => {
            format!("{} withdrawn", count(lang, n, "request", "requests"))
        }
        _ => return None,
    })
}
