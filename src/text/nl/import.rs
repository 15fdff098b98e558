//! What is said in Dutch of a table that is read in.

use crate::text::{ImportTexts, number::grouped};

/// The sentences.
pub(super) const IMPORT: ImportTexts = ImportTexts {
    at_line: |line, what, why| format!("regel {line}, {what}: {why}"),
    code: "Activatiecode",
    filled: |count| {
        format!("{} regels van het Logboek, met alles wat erin staat.", grouped(count, '.'))
    },
    line: "Regel",
    no_column: |name| {
        format!("de tabel heeft geen kolom ‘{name}’; de eerste regel noemt de kolommen")
    },
    no_role: |text| format!("‘{text}’ is geen rol"),
    no_utf8: |line| format!("regel {line} is geen UTF-8; bewaar het als “CSV UTF-8”"),
    not_empty: |path| {
        format!("{path}: hier staat al iets in; alles inlezen kan alleen in een nieuw bestand")
    },
    nothing_at_all: "Er is niets gewijzigd.",
    nothing_done: "Er is niets gewijzigd; met --doorgaan-bij-fout gaan de andere regels door.",
    progress: |done, all| format!("{} van {} regels", grouped(done, '.'), grouped(all, '.')),
    result: |code| match code {
        "added" => "toegevoegd",
        "asked" | "relation_asked" => "gevraagd",
        "created" => "gemaakt",
        "failed" => "mislukt",
        "invited" => "uitgenodigd",
        "related" => "relatie",
        "skipped" => "overgeslagen",
        other => other,
    },
    unread_line: |line, why| format!("regel {line} is niet te lezen: {why}"),
    why: "Waarom",
};
