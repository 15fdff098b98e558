//! `thema`: lists the themes, and checks their contrast.

use serde_json::json;

use crate::{
    cli::{
        CliError, Exit,
        output::{Listing, OutputFormat},
        session::locale::texts,
    },
    ui::{Pair, Themes},
};

/// Prints the names of all themes.
pub(in crate::cli) fn themes(themes: &Themes, form: OutputFormat) -> Result<u8, CliError> {
    let names = themes.names();
    Listing {
        schema: "toegang.theme.list/1",
        name: "themes",
        heads: vec![texts().setup.theme],
        cells: names.iter().map(|name| vec![name.clone()]).collect(),
        rows: names.iter().map(|name| json!({ "name": name })).collect(),
    }
    .print(form)?;
    Ok(Exit::Done as u8)
}

/// Prints each colour pair with its contrast; exit code 5 if any is too low.
pub(in crate::cli) fn check_themes(themes: &Themes, form: OutputFormat) -> Result<u8, CliError> {
    let (pairs, words) = (themes.pairs(), &texts().shell);
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
            if pair.is_enough() { words.enough } else { words.too_little }.to_owned(),
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
            texts().setup.theme,
            texts().what,
            words.colours,
            words.front,
            words.background,
            words.contrast,
            words.needed,
            "",
        ],
        cells: pairs.iter().map(cells).collect(),
        rows: pairs.iter().map(row).collect(),
    }
    .print(form)?;
    let enough = pairs.iter().all(Pair::is_enough);
    Ok(if enough { Exit::Done } else { Exit::Refused } as u8)
}
