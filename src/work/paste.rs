//! What one of several pasted names says: a name, an address, or both.

/// `Naam <adres>`, an address, or a name.
pub(super) fn parts(text: &str) -> (Option<&str>, Option<&str>) {
    let trimmed = text.trim();
    if let Some((name, rest)) = trimmed.split_once('<') {
        let name = name.trim().trim_matches('"');
        return (
            Some(name).filter(|name| !name.is_empty()),
            Some(rest.trim_end_matches('>').trim()),
        );
    }
    if trimmed.contains('@') { (None, Some(trimmed)) } else { (Some(trimmed), None) }
}
