//! The keys that follow the advice about an environment.

use crate::{
    domain::Advice,
    text::{Lang, Text, both},
};

/// The keys that follow an advice, from its line on the screen *Omgeving*.
pub(crate) const fn keys(advice: Advice<'_>) -> Text {
    match advice {
        Advice::OneAdmin => both("Enter, dan r b", "Enter, then r b"),
        Advice::NoOrgAdmin(_) => both("3, dan x b op hun naam", "3, then x b on their name"),
        Advice::OneOrgAdmin(_) => both("Enter, dan r b op Leden", "Enter, then r b on Members"),
        Advice::NeverActive(_) => both("Enter, dan n of d", "Enter, then n or d"),
        Advice::UnverifiedDomain(_) => both("Enter toont wie", "Enter shows who"),
    }
}

/// Adds the keys to an advice, before the sign that ends it.
pub(crate) fn with_keys(lang: Lang, text: &str, keys: Text) -> String {
    let end = text.chars().next_back().filter(|sign| ['.', ':'].contains(sign));
    let end = end.map_or(String::new(), String::from);
    format!("{} ({}){end}", text.trim_end_matches(['.', ':']), keys.of(lang))
}
