//! `thema`: lists the themes, and checks their contrast.

use serde_json::json;

use crate::{
    cli::{
        CliError, Exit,
        output::{Listing, OutputFormat},
        session::locale::lang,
    },
    text,
    ui::{Pair, Themes},
};

/// Prints the names of the built-in themes and the user's own.
pub(in crate::cli) fn themes(themes: &Themes, format: OutputFormat) -> Result<u8, CliError> {
    let names = themes.names();
    Listing {
        schema: "toegang.theme.list/1",
        name: "themes",
        heads: vec![text::setup::THEME.of(lang())],
        cells: names.iter().map(|name| vec![name.clone()]).collect(),
        rows: names.iter().map(|name| json!({ "name": name })).collect(),
    }
    .print(format)?;
    Ok(Exit::Done as u8)
}

/// Prints each colour pair with its contrast. Returns exit code 5 if a contrast is too low.
pub(in crate::cli) fn check_themes(themes: &Themes, format: OutputFormat) -> Result<u8, CliError> {
    let (pairs, lang) = (themes.pairs(), lang());
    let two = |number: f64| format!("{number:.2}");
    let cells = |pair: &Pair| {
        vec![
            pair.theme.clone(),
            pair.token.to_owned(),
            pair.colours.to_owned(),
            pair.front.clone(),
            pair.back.clone(),
            two(pair.ratio),
            two(pair.needed),
            if pair.is_enough() {
                text::shell::CONTRAST_SUFFICIENT.of(lang)
            } else {
                text::shell::CONTRAST_TOO_LOW.of(lang)
            }
            .to_owned(),
        ]
    };
    let row = |pair: &Pair| {
        json!({ "theme": pair.theme, "token": pair.token, "colours": pair.colours,
            "front": pair.front, "back": pair.back, "ratio": pair.ratio, "needed": pair.needed,
            "enough": pair.is_enough() })
    };
    Listing {
        schema: "toegang.theme.check/1",
        name: "pairs",
        heads: vec![
            text::setup::THEME.of(lang),
            text::headings::WHAT.of(lang),
            text::shell::COLOURS.of(lang),
            text::shell::FOREGROUND.of(lang),
            text::shell::BACKGROUND.of(lang),
            text::shell::CONTRAST.of(lang),
            text::shell::NEEDED.of(lang),
            "",
        ],
        cells: pairs.iter().map(cells).collect(),
        rows: pairs.iter().map(row).collect(),
    }
    .print(format)?;
    let enough = pairs.iter().all(Pair::is_enough);
    Ok(if enough { Exit::Done } else { Exit::Refused } as u8)
}
