//! Findings of `diagnose` and `ssh installatie --controleer`, with advice.

use serde_json::json;

use crate::{
    cli::{
        output::{Listing, OutputFormat},
        session::locale::lang,
    },
    text,
};

/// The result of checking one item.
pub(crate) struct Finding {
    pub(crate) name: &'static str,
    pub(crate) what: &'static str,
    pub(crate) value: String,
    /// How to correct the item; `None` if it is correct.
    pub(crate) advice: Option<String>,
}

/// Prints the findings as a list, in the chosen format.
pub(crate) fn print(
    schema: &'static str,
    findings: &[Finding],
    format: OutputFormat,
) -> std::io::Result<()> {
    let cells = |one: &Finding| {
        vec![one.what.to_owned(), one.value.clone(), one.advice.clone().unwrap_or_default()]
    };
    let row = |one: &Finding| {
        json!({ "name": one.name, "value": one.value, "fine": one.advice.is_none(),
            "advice": one.advice })
    };
    Listing {
        schema,
        name: "findings",
        heads: vec![
            text::headings::WHAT.of(lang()),
            text::shell::VALUE.of(lang()),
            text::diagnosis::ADVICE.of(lang()),
        ],
        cells: findings.iter().map(cells).collect(),
        rows: findings.iter().map(row).collect(),
    }
    .print(format)
}
