//! What is said in English of a table that is read in.

use crate::text::{ImportTexts, number::grouped};

/// The sentences.
pub(super) const IMPORT: ImportTexts = ImportTexts {
    at_line: |line, what, why| format!("line {line}, {what}: {why}"),
    code: "Activation code",
    line: "Line",
    no_column: |name| format!("the table has no column ‘{name}’; its first line names the columns"),
    no_role: |text| format!("‘{text}’ is no role"),
    no_utf8: "the file is no UTF-8; save it as “CSV UTF-8”",
    nothing_done: "Nothing was changed; with --ignore-errors the other lines go on.",
    progress: |done, all| format!("{} of {} lines", grouped(done, ','), grouped(all, ',')),
    why: "Why",
};
