//! Advice about an environment: what several organisations need, and how to follow it.

use crate::{
    domain::Advice,
    text::{Lang, Text, both},
};

/// How to follow an advice from its line on the screen *Omgeving*, in a sentence. The screen to which
/// it leads shows the keys.
pub(crate) const fn how(advice: Advice<'_>) -> Text {
    match advice {
        Advice::OneAdmin => both(
            "Enter opent de gebruikers; kies er een en geef de rol.",
            "Enter opens the users; choose one and give the role.",
        ),
        Advice::NoOrgAdmin(_) => both(
            "Kies op Gebruikers (3) wie je deblokkeert.",
            "On Users (3), choose somebody to unblock.",
        ),
        Advice::OneOrgAdmin(_) => both(
            "Enter opent de organisatie; kies een van haar leden.",
            "Enter opens the organisation; choose one of its members.",
        ),
        Advice::NeverActive(_) | Advice::UnverifiedDomain(_) => {
            both("Enter toont wie.", "Enter shows who.")
        }
    }
}

/// Advice that this many organisations need; `None` for other advice.
pub(crate) fn for_several(lang: Lang, advice: Advice<'_>, orgs: usize) -> Option<String> {
    Some(match (lang, advice) {
        (Lang::Nl, Advice::NoOrgAdmin(_)) => format!(
            "{orgs} organisaties hebben geen actieve Beheerder uit deze omgeving. Deblokkeer er een:"
        ),
        (Lang::En, Advice::NoOrgAdmin(_)) => format!(
            "{orgs} organisations have no active Administrator from this environment. Unblock one:"
        ),
        (Lang::Nl, Advice::OneOrgAdmin(_)) => {
            format!("{orgs} organisaties hebben één Beheerder. Kies een tweede bij:")
        }
        (Lang::En, Advice::OneOrgAdmin(_)) => {
            format!("{orgs} organisations have one Administrator. Choose a second at:")
        }
        _ => return None,
    })
}
