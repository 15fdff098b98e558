//! Completes the names and values in a typed filter.

use super::{
    FilterFields,
    parse::{Term, find_field, terms},
};
use crate::{domain::fold, text::Lang};

/// The result of completing a filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Completion {
    /// There is nothing to complete.
    Nothing,
    /// The text before the cursor becomes this text.
    Text(String),
    /// Several words are possible, and no letter can be added.
    Several(Vec<String>),
}

/// Completes the last term before the cursor, in the words of this language. A word becomes the
/// name of a field only if it begins one; behind a blank, every field is possible.
pub fn complete(fields: FilterFields, before: &str, lang: Lang) -> Completion {
    let last = terms(before).pop().filter(|term| term.end == before.len());
    let none = Term { start: before.len(), end: before.len(), colon: None };
    let Term { start, colon, .. } = last.unwrap_or(none);
    let split = |at: usize| (before.get(..at).unwrap_or(""), before.get(at..).unwrap_or(""));
    let Some(colon) = colon else {
        let (kept, typed) = split(start);
        let names = |wanted: &str| {
            let mut all: Vec<&'static str> =
                fields.iter().map(|field| field.name.of(lang)).collect();
            all.retain(|name| name.starts_with(wanted));
            all
        };
        return extend(kept, typed, names(&fold(typed)), ":");
    };
    let name = before.get(start..colon).unwrap_or_default();
    let Some(field) = find_field(fields, name) else { return Completion::Nothing };
    let value = before.get(colon + 1..).unwrap_or_default();
    let at = colon + 1 + value.rfind(',').map_or(0, |comma| comma + 1);
    let (kept, typed) = split(at);
    let wanted = fold(typed);
    let values = field.completed_names(lang);
    let values: Vec<_> = values.filter(|value| value.starts_with(&wanted)).collect();
    extend(kept, typed, values, " ")
}

/// Extends a typed text by what all these words share; a single word is closed by `end`.
fn extend(kept: &str, typed: &str, words: Vec<&'static str>, end: &str) -> Completion {
    let Some((first, others)) = words.split_first() else { return Completion::Nothing };
    if others.is_empty() {
        return Completion::Text(format!("{kept}{first}{end}"));
    }
    let shared = first.char_indices().map(|(at, sign)| at + sign.len_utf8());
    let is_shared = |end: &usize| {
        let part = first.get(..*end).unwrap_or_default();
        others.iter().all(|other| other.starts_with(part))
    };
    let shared = shared.take_while(is_shared).last().unwrap_or(0);
    let shared = first.get(..shared).unwrap_or_default();
    if shared.chars().count() > typed.chars().count() {
        Completion::Text(format!("{kept}{shared}"))
    } else {
        // The names of fields get their colon.
        let end = end.trim_end();
        Completion::Several(words.into_iter().map(|word| format!("{word}{end}")).collect())
    }
}
