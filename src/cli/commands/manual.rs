//! `handleiding` and `pad`: manual pages generated from the command definition, and the program's
//! paths.

use std::{
    fs::{self, File},
    io,
    path::Path,
};

use serde_json::json;

use crate::{
    cli::{
        CliError, Exit,
        args::{WriteOptions, definition},
        output::{
            Listing, OutputFormat,
            out::{Out, print},
        },
        session::{database, locale::lang},
    },
    config::db_from_env,
    domain::SanitizedText,
    store::{StoreError, TradeRegister},
    text,
};

/// Prints the manual page of the program, or writes the pages of all commands to a folder.
pub(in crate::cli) fn manual(
    folder: Option<&Path>,
    options: &WriteOptions,
) -> Result<u8, CliError> {
    if let Some(folder) = folder {
        if options.dry_run {
            print(format!("{}\n{}/*.1\n", text::shell::DRY_RUN_HEAD.of(lang()), folder.display()))?;
            return Ok(Exit::Done as u8);
        }
        write_pages(folder)?;
        return Ok(Exit::Done as u8);
    }
    let mut text = Vec::new();
    clap_mangen::Man::new(definition(lang())).render(&mut text)?;
    print(&*String::from_utf8_lossy(&text))?;
    Ok(Exit::Done as u8)
}

/// Writes the pages of all commands. If any file exists with other contents, it writes none.
fn write_pages(folder: &Path) -> Result<(), CliError> {
    let about = |path: &Path, error: io::Error| {
        let stop = CliError::from(error);
        CliError { message: format!("{}: {}", path.display(), stop.message), ..stop }
    };
    let mut definition = definition(lang()).disable_help_subcommand(true);
    definition.build();
    let mut pages = Vec::new();
    render(&definition, &mut pages)?;
    fs::create_dir_all(folder).map_err(|error| about(folder, error))?;
    let mut missing = Vec::new();
    for (name, page) in pages {
        let path = folder.join(name);
        match fs::symlink_metadata(&path) {
            Ok(found)
                if found.is_file() && fs::read(&path).is_ok_and(|text| text == page.as_bytes()) => {
            }
            Ok(_) => return Err(CliError::about_file(&path, StoreError::Exists)),
            Err(_) => missing.push((path, page)),
        }
    }
    for (path, page) in missing {
        let written = File::create_new(&path).map(Out::file).and_then(|mut file| {
            file.text(page)?;
            file.finish()
        });
        written.map_err(|error| about(&path, error))?;
    }
    Ok(())
}

/// Renders the pages of a command and its subcommands, with their file names.
fn render(command: &clap::Command, pages: &mut Vec<(String, SanitizedText)>) -> io::Result<()> {
    for command in command.get_subcommands().filter(|command| !command.is_hide_set()) {
        render(command, pages)?;
    }
    let manual = clap_mangen::Man::new(command.clone());
    let mut page = Vec::new();
    manual.render(&mut page)?;
    pages.push((
        manual.get_filename(),
        SanitizedText::from(String::from_utf8_lossy(&page).into_owned()),
    ));
    Ok(())
}

/// Prints the paths that the program uses, such as the database and the configuration.
pub(in crate::cli) fn paths(path: Option<&Path>, format: OutputFormat) -> Result<u8, CliError> {
    let paths = database::paths()?;
    let by = match (path, db_from_env()) {
        (Some(_), _) => "--db",
        (None, Some(_)) => "TOEGANG_DB",
        (None, None) => "XDG",
    };
    let lang = lang();
    let all = [
        ("file", text::shell::FILE.of(lang), database::database_path(path)?, by),
        (
            "register",
            text::shell::FILE_REGISTER.of(lang),
            TradeRegister::path_beside(&database::database_path(path)?),
            by,
        ),
        ("example", text::shell::FILE_EXAMPLE.of(lang), paths.example(), "XDG"),
        ("settings", text::shell::FILE_SETTINGS.of(lang), paths.settings(), "XDG"),
        ("keys", text::shell::FILE_KEYS.of(lang), paths.keys(), "XDG"),
        ("themes", text::shell::FILE_THEMES.of(lang), paths.themes(), "XDG"),
        ("reports", text::shell::FILE_REPORTS.of(lang), paths.reports(), "XDG"),
    ];
    Listing {
        schema: "toegang.paths/1",
        name: "paths",
        heads: vec![
            text::headings::WHAT.of(lang),
            text::shell::WHERE.of(lang),
            text::shell::BY.of(lang),
        ],
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
    .print(format)?;
    Ok(Exit::Done as u8)
}
