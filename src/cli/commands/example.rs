//! Creates the example world once. Later runs open the existing file with its changes.

use std::{
    fs,
    io::{ErrorKind, IsTerminal, stderr},
    path::Path,
    time::Duration,
};

use serde_json::json;

use super::super::{CliError, Exit};
use crate::{
    app::quote,
    cli::{
        args::{ExampleArgs as Wanted, NamesWord, WriteOptions},
        output::{
            OutputFormat,
            out::{print, print_json, replace_last_line},
        },
        session::{database, locale::lang, time_zone},
    },
    example,
    store::Store,
    text,
    work::now,
};

/// Width of the progress bar, in cells.
const BAR_WIDTH: usize = 30;

/// Opens the example, creating it if missing. With `--proef` it changes nothing and returns `None`.
/// Never overwrites another file.
pub(in crate::cli) fn example(
    path: Option<&Path>,
    wait: Duration,
    wanted: &Wanted,
    options: &WriteOptions,
) -> Result<Option<Store>, CliError> {
    let path = database::example_path(path)?;
    if path.symlink_metadata().is_ok() {
        let store = database::open(&path, wait)?;
        if !store.is_example()? {
            return Err(not_an_example(&path));
        }
        if options.dry_run {
            return Ok(None);
        }
        // An example without events is unfinished, because its creation was interrupted: create it
        // again.
        if !wanted.anew && !store.is_bare()? {
            return Ok(Some(store));
        }
        drop(store);
        remove(&path)?;
    }
    if options.dry_run {
        return super::opened_for_dry_run(&path).map(|_| None);
    }
    let mut store = database::open(&path, wait)?;
    store.mark_example()?;
    let now = now(&time_zone::zone());
    if wanted.small {
        store.seed(&example::small(now))?;
    } else {
        let mut crowd = example::crowd(now, wanted.users, wanted.seed);
        if wanted.names == NamesWord::Wide {
            crowd = crowd.with_varied_names();
        }
        let free = crowd.first_free_id();
        let told = wanted.users > 0 && stderr().is_terminal();
        let mut batches = std::iter::from_fn(|| {
            let batch = crowd.next();
            if told && batch.as_ref().is_some_and(|batch| batch.events.len() > 1) {
                show_progress(crowd.generated(), wanted.users);
            }
            batch
        });
        store.seed_with(free, &mut batches)?;
        if told {
            replace_last_line("");
        }
    }
    database::check_anchor(&mut store, Exit::Done as u8)?;
    Ok(Some(store))
}

/// Prints the location of the example, and how to open it.
pub(in crate::cli) fn print_location(
    path: &Path,
    options: &WriteOptions,
    format: OutputFormat,
) -> Result<u8, CliError> {
    let path = path.display().to_string();
    if format.is_json() {
        let done = !options.dry_run;
        print_json(&json!({ "schema": "toegang.example/1", "done": done, "path": path }))?;
    } else if !options.quiet {
        let opens = format!("toegang --db {}", quote(&path));
        let first = options.dry_run.then(|| text::shell::DRY_RUN_HEAD.of(lang()).to_owned());
        let said = first.into_iter().chain(text::shell::example_is_at(lang(), &path, &opens));
        print(format!("{}\n", said.collect::<Vec<_>>().join("\n")))?;
    }
    Ok(Exit::Done as u8)
}

/// Draws the progress bar over the last line of standard error.
fn show_progress(read: usize, total: usize) {
    let bar = progress_bar(read, total);
    replace_last_line(format!("{bar} {}", text::shell::users_read(lang(), read, total)));
}

/// Returns a bar of [`BAR_WIDTH`] cells, filled in proportion to `done / total`.
pub(super) fn progress_bar(done: usize, total: usize) -> String {
    let full = BAR_WIDTH * done / total.max(1);
    (0..BAR_WIDTH).map(|at| if at < full { '#' } else { '.' }).collect()
}

fn not_an_example(path: &Path) -> CliError {
    let message = text::shell::not_an_example(lang(), &path.display().to_string());
    CliError { exit: Exit::Refused, ..CliError::not_found("not_an_example", message) }
}

/// Removes the database and its WAL, shared-memory and journal files.
fn remove(path: &Path) -> Result<(), CliError> {
    for suffix in ["", "-wal", "-shm", "-journal"] {
        let mut name = path.as_os_str().to_owned();
        name.push(suffix);
        match fs::remove_file(&name) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    Ok(())
}
