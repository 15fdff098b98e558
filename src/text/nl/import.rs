//! What is said in Dutch of a table that is read in.

use crate::text::{ImportTexts, number::grouped};

/// The sentences.
pub(super) const IMPORT: ImportTexts = ImportTexts {
    at_line: |line, what, why| format!("regel {line}, {what}: {why}"),
    code: "Activatiecode",
    line: "Regel",
    no_column: |name| {
        format!("de tabel heeft geen kolom ‘{name}’; de eerste regel noemt de kolommen")
    },
    no_role: |text| format!("‘{text}’ is geen rol"),
    no_utf8: "het bestand is geen UTF-8; bewaar het als “CSV UTF-8”",
    nothing_done: "Er is niets gewijzigd; met --doorgaan-bij-fout gaan de andere regels door.",
    progress: |done, all| format!("{} van {} regels", grouped(done, '.'), grouped(all, '.')),
    why: "Waarom",
};
