//! `db exporteer` and `db importeer`: the whole file as JSON lines.

use std::{
    io::{self, BufRead, BufReader, ErrorKind, stdin},
    path::Path,
    time::Duration,
};

use serde_json::json;

use super::maintenance::{MaintenanceOptions, print_result};
use crate::{
    cli::{
        CliError, Exit,
        args::WriteOptions,
        output::{
            out::{Out, ignore_closed_pipe},
            raw_json,
        },
        session::{database, locale::lang},
    },
    domain::DumpError,
    store::{self, DumpLine, Store, StoreError},
    text,
};

/// Prints the whole file, a JSON line per event. Needs only read access to the file, not a user.
pub(in crate::cli) fn export_all(db: &Path, wait: Duration) -> Result<u8, CliError> {
    let store = crate::cli::commands::open_existing(db, wait)?;
    let mut out = Out::standard();
    let mut written: io::Result<()> = Ok(());
    store.dump(&mut |line| {
        if written.is_ok() {
            written = out.write_json(&escape_forbidden(line)).and_then(|()| out.text("\n"));
        }
        Ok(())
    })?;
    ignore_closed_pipe(written.and_then(|()| out.finish()))?;
    Ok(Exit::Done as u8)
}

/// Escapes the rows inside a line. The result is safe on a terminal and imports exactly.
fn escape_forbidden(mut line: DumpLine) -> DumpLine {
    if let DumpLine::Event { was, becomes, .. } = &mut line {
        *was = was.take().map(|row| raw_json::escape_forbidden(&row));
        *becomes = raw_json::escape_forbidden(becomes);
    }
    line
}

/// Parses a line and reverses [`escape_forbidden`].
fn read(text: &str) -> Result<DumpLine, DumpError> {
    let mut line = serde_json::from_str(text).map_err(|error| json_error(&error))?;
    if let DumpLine::Event { was, becomes, .. } = &mut line {
        for row in was.iter_mut().chain([becomes]) {
            *row = raw_json::unescape(row).ok_or(DumpError::NotALine)?;
        }
    }
    Ok(line)
}

/// Imports all lines that [`export_all`] printed, or none, into an empty file. With `--proef`
/// changes nothing.
pub(in crate::cli) fn import_all(
    db: &Path,
    wait: Duration,
    from: &Path,
    options: MaintenanceOptions<'_>,
) -> Result<u8, CliError> {
    let reader: Box<dyn BufRead> = if from == Path::new("-") {
        Box::new(stdin().lock())
    } else {
        Box::new(BufReader::new(crate::cli::commands::targets::input_file::open(from)?))
    };
    let mut number = 0;
    let mut lines = crate::cli::commands::targets::input_file::lines(reader).map(|line| {
        number += 1;
        let line = line.map_err(|error| match error.kind() {
            ErrorKind::FileTooLarge => DumpError::TooLong,
            _ => DumpError::Unreadable((&error).into()),
        });
        line.and_then(|line| read(&line)).map_err(StoreError::InvalidDump)
    });
    let filled = import_lines(db, wait, &mut lines, options.write);
    drop(lines);
    let count = match filled? {
        Ok(Some(count)) => count,
        Ok(None) => {
            let said = text::import::target_not_empty(lang(), &db.display().to_string());
            return Err(CliError { exit: Exit::Refused, ..CliError::not_found("not_empty", said) });
        }
        Err(StoreError::InvalidDump(why)) => {
            let path = from.display().to_string();
            let message = text::import::dump_error(lang(), &path, number, &why);
            let details = json!({ "path": path, "line": number });
            return Err(CliError { exit: Exit::Unreadable, code: "unfit", message, details });
        }
        Err(error) => return Err(CliError::about_file(db, error)),
    };
    let answer =
        json!({ "schema": "toegang.import/1", "done": !options.write.dry_run, "lines": count });
    print_result(options, &answer, &[text::import::imported_count(lang(), count)])?;
    Ok(Exit::Done as u8)
}

/// Number of lines imported; `None` if the file is not empty.
type ImportedLines = store::Result<Option<usize>>;

/// Imports the lines. A missing file is created only if all lines are valid.
fn import_lines(
    db: &Path,
    wait: Duration,
    lines: &mut dyn Iterator<Item = store::Result<DumpLine>>,
    options: &WriteOptions,
) -> Result<ImportedLines, CliError> {
    if options.dry_run {
        let mut store = if db.exists() {
            Store::in_memory()?
        } else {
            crate::cli::commands::opened_for_dry_run(db)?
        };
        return Ok(store.fill(lines));
    }
    if db.exists() {
        let mut store = database::open(db, wait)?;
        let filled = store.fill(lines);
        return Ok(store.take_unanchored().map_or(filled, Err));
    }
    Ok(Store::create_from_dump(db, database::anchor_path(), lines).map(Some))
}

/// Separates valid JSON that is not a dump line from invalid JSON.
fn json_error(error: &serde_json::Error) -> DumpError {
    if error.is_data() {
        DumpError::NotALine
    } else {
        DumpError::InvalidJson { at: error.column() }
    }
}
