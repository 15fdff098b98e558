//! Checks the headers of a table, with suggestions for unknown ones (R136).

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{
    columns::{ColumnHeader, columns_of},
    table::Table,
};
use crate::{
    cli::{CliError, Exit, args::TableKind, exit::quote_typed, session::locale::lang},
    config, text,
};

/// Refuses a table if a required column is missing, a column is repeated, or an unknown column has
/// cells. An empty column may have any header.
pub(super) fn check(kind: TableKind, table: &Table) -> Result<(), CliError> {
    let (known, needed) = columns_of(kind);
    let lang = lang();
    let column = |head: &str| known.iter().copied().find(|column| column.is_named(head));
    let mut wrong = ColumnFaults::default();
    // Without any known column this is probably another file, so its text is not quoted back.
    let any =
        table.heads().any(|(head, _)| column(head).is_some() || nearest(head, known).is_some());
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    for (head, shown_as) in table.heads().filter(|(head, _)| !head.is_empty()) {
        let key = column(head).map_or(head, |column| column.dutch);
        if let Some(first) = seen.insert(key, shown_as) {
            wrong.add(shown_as, None, || {
                (
                    text::import::duplicate_column(
                        lang,
                        &quote_typed(first),
                        &quote_typed(shown_as),
                    ),
                    None,
                )
            });
        }
    }
    for ((head, shown_as), (at, line)) in
        table.heads().zip(table.first_filled_lines()?.iter().enumerate())
    {
        let Some(line) = *line else { continue };
        if head.is_empty() {
            wrong.add("", Some(line), || (text::import::nameless_column(lang, at + 1, line), None));
        } else if column(head).is_none() && any {
            wrong.add(shown_as, Some(line), || {
                let suggestion = nearest(head, known);
                (
                    text::import::unknown_column(lang, &quote_typed(shown_as), line, suggestion),
                    suggestion,
                )
            });
        }
    }
    for column in known.iter().take(needed) {
        if !table.has(column) {
            wrong.add(column.name(), None, || {
                (text::import::missing_column(lang, column.name()), None)
            });
        }
    }
    wrong.finish()
}

/// Mistakes in the headers: the total, and the first [`MAX_MISTAKES`] as sentences and JSON.
#[derive(Default)]
struct ColumnFaults {
    count: usize,
    sentences: Vec<String>,
    columns: Vec<Value>,
}

impl ColumnFaults {
    /// Adds a mistake. `tell` returns its sentence, and the column that the user probably meant.
    fn add(
        &mut self,
        column: &str,
        line: Option<u64>,
        tell: impl FnOnce() -> (String, Option<&'static str>),
    ) {
        self.count += 1;
        if self.count <= MAX_MISTAKES {
            let (said, suggestion) = tell();
            self.sentences.push(said);
            self.columns
                .push(json!({ "column": quote_typed(column), "line": line, "meant": suggestion }));
        }
    }

    fn finish(mut self) -> Result<(), CliError> {
        if self.count == 0 {
            return Ok(());
        }
        if self.count > MAX_MISTAKES {
            self.sentences.push(text::import::more_columns(lang(), self.count - MAX_MISTAKES));
        }
        self.sentences.push(text::shell::NOTHING_CHANGED.of(lang()).to_owned());
        let message = self.sentences.join("\n");
        let details = json!({ "columns": self.columns });
        Err(CliError { exit: Exit::Usage, code: "columns", message, details })
    }
}

/// Maximum mistakes reported.
const MAX_MISTAKES: usize = 20;
/// Returns the name of the column that an unknown header probably means.
fn nearest(head: &str, known: &[&'static ColumnHeader]) -> Option<&'static str> {
    let called =
        |column: &ColumnHeader, head: &str| column.is_named(head) || column.hints.contains(&head);
    let words = known.iter().flat_map(|one| one.names().chain(one.hints.iter().copied()));
    let exact = known.iter().any(|one| called(one, head)).then(|| head.to_owned());
    let word = exact.or_else(|| config::nearest(head, words))?;
    known.iter().find(|one| called(one, &word)).map(|one| one.name())
}
