//! `db controleer`: compares the tables with the log.

use std::{path::Path, time::Duration};

use serde_json::json;

use crate::{
    cli::{
        CliError, Exit,
        output::{Listing, OutputFormat},
        session::{database, locale::lang},
    },
    store::Store,
    text,
};

/// Prints a line for each difference. Fails if the shared log says something else. Returns exit code 8 if there are differences.
pub(in crate::cli) fn check(
    path: &Path,
    wait: Duration,
    format: OutputFormat,
) -> Result<u8, CliError> {
    database::anchor_path().map_or(Ok(()), Store::check_anchor)?;
    crate::cli::commands::check_exists(path)?;
    let mut store = database::open_to_check(path, wait)?;
    let found = store.check_log()?;
    store.compare_shared()?;
    let (count, lang) = (found.len(), lang());
    Listing {
        schema: "toegang.db.check/1",
        name: "differences",
        heads: vec![if count == 0 {
            text::shell::LOG_GIVES_TABLES.of(lang)
        } else {
            text::shell::DIFFERENCE.of(lang)
        }],
        cells: found
            .iter()
            .map(|one| vec![text::outcomes::differences::difference_sentence(lang, one)])
            .collect(),
        rows: found.iter().map(|one| json!(one)).collect(),
    }
    .print(format)?;
    if count == 0 {
        return Ok(Exit::Done as u8);
    }
    let message = text::shell::file_differs_from_log(lang, count);
    Err(CliError { exit: Exit::Unreadable, ..CliError::not_found("damaged", message) })
}
