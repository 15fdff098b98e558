//! What one of several pasted names says: a name, an address, or both.

/// What is looked up: of `Naam <adres>` the address, else all of it.
pub(super) fn term(text: &str) -> &str {
    let trimmed = text.trim();
    match trimmed.split_once('<') {
        Some((_, rest)) if rest.contains('@') => rest.trim_end_matches('>').trim(),
        _ => trimmed,
    }
}
