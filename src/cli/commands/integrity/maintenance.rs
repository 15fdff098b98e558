//! `db kopie`, `db herstel`, `db migreer` and `db pad`: backup, restore and migration of the file.

use std::{ops::RangeInclusive, path::Path, time::Duration};

use serde_json::json;

use crate::{
    cli::{
        CliError, Exit,
        args::WriteOptions,
        output::{
            OutputFormat,
            out::{print, print_exactly, print_json},
        },
        session::locale::lang,
    },
    store::{self, ChainHead, Store, StoreError},
    text,
};

/// The options of a command that works on the file itself.
#[derive(Clone, Copy)]
pub(crate) struct MaintenanceOptions<'a> {
    pub(crate) write: &'a WriteOptions,
    pub(crate) format: OutputFormat,
}

/// Copies the database to a new file and checks the copy. With `--proef` copies nothing.
pub(in crate::cli) fn backup(
    db_path: &Path,
    wait: Duration,
    to: &Path,
    options: MaintenanceOptions<'_>,
) -> Result<u8, CliError> {
    let store = crate::cli::commands::open_existing(db_path, wait)?;
    let head = if options.write.dry_run {
        check_target_is_free(to)?;
        store.head()?
    } else {
        with_path_context(db_path, to, store.backup(to))?
    };
    let said = text::file::backup_made(lang(), &to.display().to_string());
    let answer = json!({ "schema": "toegang.db.backup/1", "done": !options.write.dry_run,
        "path": to.display().to_string(), "head": chain_head_json(&head) });
    print_result(options, &answer, &[said, text::file::log_end_line(lang(), &head.to_string())])?;
    Ok(Exit::Done as u8)
}

/// Recovers the readable lines of a damaged file into a new one. Returns exit code 10 if any data
/// is lost.
pub(in crate::cli) fn restore(
    db_path: &Path,
    to: &Path,
    options: MaintenanceOptions<'_>,
) -> Result<u8, CliError> {
    crate::cli::commands::check_exists(db_path)?;
    let saved = if options.write.dry_run {
        check_target_is_free(to)?;
        Store::dry_run_restore(db_path)
    } else {
        Store::restore(db_path, to)
    };
    let saved = with_path_context(db_path, to, saved)?;
    let lang = lang();
    let until = |some: &RangeInclusive<i64>| Some(*some.end()).filter(|end| *end < i64::MAX);
    let lost: Vec<_> = saved.lost.iter().map(|some| (*some.start(), until(some))).collect();
    let answer = json!({ "schema": "toegang.db.restore/1", "done": !options.write.dry_run,
        "path": to.display().to_string(), "head": chain_head_json(&saved.head), "lines": saved.lines,
        "lost": lost, "left_out": saved.left_out, "attempts_lost": saved.attempts,
        "cut": saved.cut, "untold": saved.not_in_log });
    let mut said = vec![text::file::export_saved(lang, saved.lines, &to.display().to_string())];
    said.extend(
        saved.lost.iter().map(|some| text::file::log_gap(lang, *some.start(), until(some))),
    );
    said.extend(
        saved.left_out.iter().map(|line| text::file::line_depends_on_unreadable(lang, *line)),
    );
    match &saved.attempts {
        Some(missing) => said.extend(missing.iter().map(|id| text::file::attempt_lost(lang, *id))),
        None => said.push(text::file::NO_ATTEMPTS.of(lang).to_owned()),
    }
    said.extend(saved.cut.map(|(given, told)| text::file::log_cut_off(lang, given, told)));
    said.extend(
        (!saved.not_in_log.is_empty()).then(|| text::file::ONLY_IN_TABLES.of(lang).to_owned()),
    );
    said.extend(
        saved.not_in_log.iter().map(|a| text::outcomes::differences::difference_sentence(lang, a)),
    );
    said.extend(saved.is_whole().then(|| text::file::NOTHING_LOST.of(lang).to_owned()));
    said.push(text::file::log_end_line(lang, &saved.head.to_string()));
    print_result(options, &answer, &said)?;
    Ok(if saved.is_whole() { Exit::Done } else { Exit::Partly } as u8)
}

/// Migrates the file to the current schema. Keeps a copy of the old file.
pub(in crate::cli) fn migrate(
    db_path: &Path,
    wait: Duration,
    options: MaintenanceOptions<'_>,
) -> Result<u8, CliError> {
    crate::cli::commands::check_exists(db_path)?;
    let done = if options.write.dry_run {
        Store::dry_run_migrate(db_path)
    } else {
        Store::migrate(db_path, wait)
    };
    let done = done.map_err(|error| CliError::about_file(db_path, error))?;
    let copy = done.copy.as_ref().map(|path| path.display().to_string());
    let answer = json!({ "schema": "toegang.db.migrate/1", "from": done.from, "to": done.to,
        "copy": copy });
    let said = text::file::migrated(lang(), done.from, done.to, copy.as_deref());
    print_result(options, &answer, &[said])?;
    Ok(Exit::Done as u8)
}

/// Prints only the path of the file, on one line, for scripts.
pub(in crate::cli) fn file_path(db_path: &Path, format: OutputFormat) -> Result<u8, CliError> {
    let path = db_path.display().to_string();
    if format.is_json() {
        print_json(&json!({ "schema": "toegang.db.path/1", "path": path }))?;
    } else {
        print_exactly(format!("{path}\n"))?;
    }
    Ok(Exit::Done as u8)
}

/// Fails if the target exists or its folder is missing.
fn check_target_is_free(to: &Path) -> Result<(), CliError> {
    Store::check_free(to).map_err(|error| CliError::about_file(to, error))
}

/// Adds the path of the source or the target to an error of a copy.
fn with_path_context<T>(from: &Path, to: &Path, result: store::Result<T>) -> Result<T, CliError> {
    result.map_err(|error| match &error {
        // SQLite reads the source, so plain I/O errors come from writing the target.
        StoreError::Exists
        | StoreError::Leftover(_)
        | StoreError::CannotCreate(_)
        | StoreError::NoFolder
        | StoreError::Full
        | StoreError::ReadOnly(_)
        | StoreError::Io(_) => CliError::about_file(to, error),
        // A disk error or a failed open can come from either file.
        StoreError::Disk(_) | StoreError::CannotOpen(_) => {
            let both = format!("{} → {}", from.display(), to.display());
            CliError::about_file(Path::new(&both), error)
        }
        _ => CliError::about_file(from, error),
    })
}

fn chain_head_json(head: &ChainHead) -> serde_json::Value {
    json!({ "number": head.number, "hash": head.hash })
}

/// Prints the result; after a dry run, the result that the command would have.
pub(crate) fn print_result(
    options: MaintenanceOptions<'_>,
    answer: &serde_json::Value,
    message: &[String],
) -> Result<(), CliError> {
    let first = options.write.dry_run.then(|| text::shell::DRY_RUN_HEAD.of(lang()).to_owned());
    let lines: Vec<String> = first.into_iter().chain(message.iter().cloned()).collect();
    let told = match () {
        () if options.format.is_json() => print_json(answer),
        () if options.write.quiet => Ok(()),
        () => print(format!("{}\n", lines.join("\n"))),
    };
    told.map_err(|error| {
        if options.write.dry_run {
            error.into()
        } else {
            CliError::from(error).into_output_failed()
        }
    })
}
