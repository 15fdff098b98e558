//! `handleiding` and `pad`: made from the one definition of the command line.

use std::{fs, path::Path};

use serde_json::json;

use crate::{
    cli::{
        Exit, Stop,
        args::{Doing, definition},
        out::print,
        output::{Form, Listing},
        place,
        speech::texts,
    },
    config::chosen_db,
};

/// The manual page of the program, or those of all commands in a folder.
pub(in crate::cli) fn manual(folder: Option<&Path>, doing: &Doing) -> Result<u8, Stop> {
    if let Some(folder) = folder {
        if doing.dry_run {
            print(format!("{}\n{}/*.1\n", texts().shell.rehearsed, folder.display()))?;
            return Ok(Exit::Done as u8);
        }
        let made = fs::create_dir_all(folder)
            .and_then(|()| clap_mangen::generate_to(definition(texts()), folder));
        return made.map(|()| Exit::Done as u8).map_err(|error| {
            let stop = Stop::from(error);
            Stop { message: format!("{}: {}", folder.display(), stop.message), ..stop }
        });
    }
    let mut text = Vec::new();
    clap_mangen::Man::new(definition(texts())).render(&mut text)?;
    print(&*String::from_utf8_lossy(&text))?;
    Ok(Exit::Done as u8)
}

/// Where everything is.
pub(in crate::cli) fn paths(given: Option<&Path>, form: Form) -> Result<u8, Stop> {
    let paths = place::paths()?;
    let by = match (given, chosen_db()) {
        (Some(_), _) => "--db",
        (None, Some(_)) => "TOEGANG_DB",
        (None, None) => "XDG",
    };
    let words = &texts().shell;
    let all = [
        ("file", words.file, place::db(given)?, by),
        ("example", words.file_example, paths.example(), "XDG"),
        ("settings", words.file_settings, paths.settings(), "XDG"),
        ("keys", words.file_keys, paths.keys(), "XDG"),
        ("themes", words.file_themes, paths.themes(), "XDG"),
        ("reports", words.file_reports, paths.reports(), "XDG"),
    ];
    Listing {
        schema: "toegang.paths/1",
        name: "paths",
        heads: vec![texts().what, words.where_, words.by],
        cells: all
            .iter()
            .map(|(_, what, path, by)| {
                vec![(*what).to_owned(), path.display().to_string(), (*by).to_owned()]
            })
            .collect(),
        rows: all
            .iter()
            .map(|(name, _, path, by)| json!({ "name": name, "path": path, "by": by }))
            .collect(),
    }
    .print(form)?;
    Ok(Exit::Done as u8)
}
