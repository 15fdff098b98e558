//! `aanvulling`, `handleiding` and `pad`: made from the one definition of the command line.

use std::{fs, path::Path};

use clap::CommandFactory;
use serde_json::json;

use crate::{
    cli::{
        Exit, Stop,
        args::{Args, Shell},
        output::{Form, Listing, print},
        place,
    },
    config::chosen_db,
};

/// The completions for one shell, for its own place of those.
pub(in crate::cli) fn completions(shell: Shell) -> Result<u8, Stop> {
    let shell = match shell {
        Shell::Bash => clap_complete::Shell::Bash,
        Shell::Zsh => clap_complete::Shell::Zsh,
        Shell::Fish => clap_complete::Shell::Fish,
        Shell::Powershell => clap_complete::Shell::PowerShell,
    };
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "toegang", &mut text);
    print(&String::from_utf8_lossy(&text))?;
    Ok(Exit::Done as u8)
}

/// The manual page of the program, or those of all commands in a folder.
pub(in crate::cli) fn manual(folder: Option<&Path>) -> Result<u8, Stop> {
    if let Some(folder) = folder {
        fs::create_dir_all(folder)?;
        clap_mangen::generate_to(Args::command(), folder)?;
        return Ok(Exit::Done as u8);
    }
    let mut text = Vec::new();
    clap_mangen::Man::new(Args::command()).render(&mut text)?;
    print(&String::from_utf8_lossy(&text))?;
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
    let all = [
        ("file", "Bestand", place::db(given)?, by),
        ("example", "Voorbeeld", paths.example(), "XDG"),
        ("settings", "Instellingen", paths.settings(), "XDG"),
        ("keys", "Toetsen", paths.keys(), "XDG"),
        ("themes", "Thema's", paths.themes(), "XDG"),
        ("reports", "Verslagen", paths.reports(), "XDG"),
    ];
    Listing {
        schema: "toegang.paths/1",
        name: "paths",
        heads: vec!["Wat", "Waar", "Door"],
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
