//! The result of giving one person access to organisations, or of undoing that.

use crate::{
    domain::{Name, Outcome, OutcomeKind},
    text::{
        Lang,
        grammar::{names::strip_dot, words::join_with_and},
    },
};

/// Maximum number of organisations before "en 3 andere".
const MAX_NAMES_LISTED: usize = 6;

/// The line about this kind of change, with the person and the organisations; `None` if no outcome
/// of the kind names an organisation.
pub(super) fn line(lang: Lang, kind: &OutcomeKind, outcomes: &[Outcome]) -> Option<String> {
    let of_orgs = || outcomes.iter().filter(|one| one.did == *kind && one.org.is_some());
    let orgs: Vec<Name> = of_orgs().filter_map(|one| one.org.clone()).collect();
    let who = of_orgs().next()?.shown()?;
    Some(sentence(lang, kind, &who, &join_with_and(lang, &orgs, MAX_NAMES_LISTED)))
}

fn sentence(lang: Lang, did: &OutcomeKind, who: &Name, orgs: &str) -> String {
    let end = strip_dot(orgs);
    match (lang, did) {
        (Lang::Nl, OutcomeKind::Restored) => format!("{who} is weer lid van {end}."),
        (Lang::En, OutcomeKind::Restored) => format!("{who} is a member of {orgs} again."),
        (Lang::Nl, OutcomeKind::Asked) => format!("Verzoek aan {who} verstuurd voor {end}."),
        (Lang::En, OutcomeKind::Asked) => format!("Request sent to {who} for {end}."),
        (Lang::Nl, OutcomeKind::Renewed) => {
            format!("Verzoek aan {who} voor {orgs} heeft een nieuwe termijn.")
        }
        (Lang::En, OutcomeKind::Renewed) => format!("Request to {who} for {orgs} renewed."),
        (Lang::Nl, OutcomeKind::Reset) => {
            format!("Verzoek aan {who} voor {orgs} heeft weer de oude termijn.")
        }
        (Lang::En, OutcomeKind::Reset) => {
            format!("Request to {who} for {orgs} is back to the old expiry date.")
        }
        (Lang::Nl, OutcomeKind::Withdrawn) => format!("Verzoek aan {who} ingetrokken voor {end}."),
        (Lang::En, OutcomeKind::Withdrawn) => format!("Request to {who} withdrawn for {end}."),
        (Lang::Nl, OutcomeKind::Removed) => format!("{who} is geen lid meer van {end}."),
        (Lang::En, OutcomeKind::Removed) => format!("{who} is no longer a member of {end}."),
        (Lang::Nl, _) => format!("{who} is nu lid van {end}."),
        (Lang::En, _) => format!("{who} is now a member of {end}."),
    }
}
