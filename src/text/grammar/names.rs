//! Names inside a sentence, in any language.

use crate::domain::Name;

/// Joins names, with the word for "and" before the last one. If there are more than `most` names,
/// the rest is counted.
pub(crate) fn join_names(
    names: &[Name],
    most: usize,
    and: &str,
    others: impl Fn(usize) -> String,
) -> String {
    let shown = if names.len() > most { most.saturating_sub(1).max(1) } else { names.len() };
    let mut parts: Vec<String> = names.iter().take(shown).map(ToString::to_string).collect();
    match names.len() - shown {
        0 => {}
        n => parts.push(others(n)),
    }
    match parts.pop() {
        Some(last) if !parts.is_empty() => format!("{} {and} {last}", parts.join(", ")),
        Some(only) => only,
        None => String::new(),
    }
}

/// Joins the first names, with the word for "and", and counts the rest.
pub(crate) fn join_first_names(
    names: &[Name],
    total: usize,
    and: &str,
    others: impl Fn(usize) -> String,
) -> String {
    if total <= names.len() {
        return join_names(names, names.len(), and, others);
    }
    let shown: Vec<String> = names.iter().map(ToString::to_string).collect();
    format!("{} {and} {}", shown.join(", "), others(total - names.len()))
}

/// Removes a final full stop, as in *B.V.*, so that a sentence does not end with two.
pub(crate) fn strip_dot(text: &str) -> &str {
    text.strip_suffix('.').unwrap_or(text)
}

/// The sentence with a small first letter, to stand behind a colon.
pub(crate) fn lower_first(sentence: &str) -> String {
    let mut signs = sentence.chars();
    let first = signs.next().map(|sign| sign.to_lowercase().to_string()).unwrap_or_default();
    format!("{first}{}", signs.as_str())
}

/// The words with a capital, to stand alone.
pub(crate) fn upper_first(words: &str) -> String {
    let mut signs = words.chars();
    signs.next().map_or(String::new(), |first| first.to_uppercase().chain(signs).collect())
}
