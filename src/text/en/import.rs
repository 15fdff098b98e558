//! What is said in English of a table that is read in.

use crate::text::{ImportTexts, number::grouped};

/// The sentences.
pub(super) const IMPORT: ImportTexts = ImportTexts {
    at_line: |line, what, why| format!("line {line}, {what}: {why}"),
    code: "Activation code",
    filled: |count| format!("{} lines of the Log, with everything in them.", grouped(count, ',')),
    line: "Line",
    no_column: |name| format!("the table has no column ‘{name}’; its first line names the columns"),
    no_role: |text| format!("‘{text}’ is no role"),
    no_utf8: |line| format!("line {line} is no UTF-8; save it as “CSV UTF-8”"),
    not_empty: |path| {
        format!("{path}: there is something in it; everything can be read into a new file only")
    },
    nothing_at_all: "Nothing was changed.",
    nothing_done: "Nothing was changed; with --ignore-errors the other lines go on.",
    progress: |done, all| format!("{} of {} lines", grouped(done, ','), grouped(all, ',')),
    result: |code| match code {
        "relation_asked" => "asked",
        other => other,
    },
    unread_line: |line, why| format!("line {line} cannot be read: {why}"),
    why: "Why",
};
