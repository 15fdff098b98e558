//! Recognises, by its message, damage for which SQLite has no error code.

/// Prefixes of SQLite messages without a code of their own that only a foreign or damaged file can
/// cause: a missing table, an impossible number in the header, a log line that is not JSON, an
/// integer overflow.
const DAMAGE_MESSAGES: [&str; 6] = [
    "no such ",
    "unsupported file format",
    "malformed JSON",
    "bad JSON path",
    "JSON cannot hold BLOB",
    "integer overflow",
];

/// Returns whether this SQLite message means a foreign or damaged file.
pub(super) fn means_damage(message: &str) -> bool {
    DAMAGE_MESSAGES.iter().any(|begins| message.starts_with(begins))
}
