//! Names inside a sentence, whatever the language.

use crate::domain::Name;

/// Names with the word for "and" before the last one; of more than `most` it says how many others
/// there are.
pub(super) fn listed(
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

/// The first names of so many, with the word for "and", and how many others there are.
pub(super) fn first_of(
    names: &[Name],
    total: usize,
    and: &str,
    others: impl Fn(usize) -> String,
) -> String {
    if total <= names.len() {
        return listed(names, names.len(), and, others);
    }
    let shown: Vec<String> = names.iter().map(ToString::to_string).collect();
    format!("{} {and} {}", shown.join(", "), others(total - names.len()))
}

/// What stands before a full stop: *B.V.* brings its own.
pub(super) fn unstop(text: &str) -> &str {
    text.strip_suffix('.').unwrap_or(text)
}
