//! `toetsen`: lists each key with its context and action, from the keymap.

use serde_json::json;

use crate::{
    app::{Appearance, Binding, Keymap},
    cli::{
        CliError, Exit,
        output::{
            Listing, OutputFormat,
            out::{is_ascii, print},
        },
        session::locale::lang,
    },
    text,
};

/// Prints the keys in columns, as JSON, or as a Markdown table.
pub(in crate::cli) fn keys(
    keymap: &Keymap,
    format: OutputFormat,
    markdown: bool,
) -> Result<u8, CliError> {
    let (all, lang) = (keymap.bindings(), lang());
    let look = Appearance { ascii: is_ascii(), ..Appearance::default() };
    let printed = |b: &Binding| look.key_names(b.display_keys());
    if markdown {
        let row = |b: &Binding| {
            format!("| `{}` | {} | {} |\n", printed(b), b.action.label(lang), b.context.label(lang))
        };
        let rows: String = all.iter().map(row).collect();
        print(format!(
            "| {} | {} | {} |\n|---|---|---|\n{rows}",
            text::shell::KEY.of(lang).to_lowercase(),
            text::shell::EFFECT_HEAD.of(lang).to_lowercase(),
            text::shell::WHERE.of(lang).to_lowercase()
        ))?;
        return Ok(Exit::Done as u8);
    }
    let cells = |b: &Binding| {
        vec![printed(b), b.action.label(lang).to_owned(), b.context.label(lang).to_owned()]
    };
    let value = |b: &Binding| {
        json!({ "keys": b.display_keys(), "action": b.action.name(), "label": b.action.label(lang),
            "context": format!("{:?}", b.context).to_lowercase(), "where": b.context.label(lang) })
    };
    Listing {
        schema: "toegang.keys.list/1",
        name: "keys",
        heads: vec![
            text::shell::KEY.of(lang),
            text::shell::EFFECT_HEAD.of(lang),
            text::shell::WHERE.of(lang),
        ],
        cells: all.iter().map(cells).collect(),
        rows: all.iter().map(value).collect(),
    }
    .print(format)?;
    Ok(Exit::Done as u8)
}
