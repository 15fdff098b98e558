//! The way to follow an advice about an environment.

use crate::{
    domain::Advice,
    text::{Text, both},
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
