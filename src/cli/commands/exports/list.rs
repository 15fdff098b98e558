//! Exports a list of the screens as CSV, with the rows and cells of `--csv`.

use std::{
    fs::{File, OpenOptions},
    io::{self, ErrorKind},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
    time::Duration,
};

use crate::{
    app::{Export, Exported},
    cli::{
        CliError,
        commands::{CommandContext, list, log, write::remarks::Remarks},
        output::OutputFormat,
        session::{database, time_zone},
    },
    domain::{ExplicitFields, Session, fold},
    work::now,
};

/// Maximum time to wait for a busy file.
const MAX_WAIT: Duration = Duration::from_secs(5);
/// Maximum number of file names that [`create_unused_file`] tries.
const MAX_FILE_NAMES: u32 = 100;

/// Writes the list to a new file in the current folder; returns the number of rows and the path.
/// `newer` allows opening a file of a newer version read-only.
///
/// # Errors
/// A message for people, about the file or a rule.
pub(in crate::cli) fn export(
    db: &Path,
    newer: bool,
    session: Session,
    export: &Export,
) -> Result<(usize, String), String> {
    write(db, newer, session, export).map_err(|stop| stop.message)
}

fn write(
    db: &Path,
    newer: bool,
    session: Session,
    export: &Export,
) -> Result<(usize, String), CliError> {
    let store = if newer {
        database::open_newer_read_only(db, MAX_WAIT)
    } else {
        database::open(db, MAX_WAIT)
    }?;
    let zone = time_zone::zone();
    let now = now(&zone);
    let filter = export.filter.clone();
    let ctx = CommandContext {
        store,
        session,
        now,
        zone,
        format: OutputFormat::Csv,
        filter,
        only: export.only.clone(),
        order: export.order,
        stated: ExplicitFields::default(),
        remarks: Remarks::default(),
    };
    let listing = match export.what {
        Exported::Organisations => list::organisations(&ctx)?,
        Exported::Members(org) => list::members_of(&ctx, org)?,
        Exported::Requests(org) => list::invitations_of(&ctx, org)?,
        Exported::Inbox => list::inbox(&ctx)?,
        Exported::Users => list::users(&ctx)?,
        Exported::Partners => list::partners(&ctx)?,
        Exported::Log(org) => log::listing(&ctx, org)?,
    };
    let rows = listing.rows.len();
    let (file, path) = create_unused_file(export.list, &export.name)?;
    listing.save(file)?;
    Ok((rows, path.display().to_string()))
}

/// Creates a file under the first unused name, with read access for its owner only.
fn create_unused_file(list: &str, of: &str) -> io::Result<(File, PathBuf)> {
    let name = format!("toegang {list} {of}");
    let name: String =
        fold(&name).chars().map(|sign| if sign.is_alphanumeric() { sign } else { '-' }).collect();
    let words: Vec<&str> = name.split('-').filter(|word| !word.is_empty()).collect();
    let name = words.join("-");
    let folder = std::env::current_dir()?;
    for turn in 1..MAX_FILE_NAMES {
        let end = if turn == 1 { String::new() } else { format!("-{turn}") };
        let path = folder.join(format!("{name}{end}.csv"));
        match OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            made => return made.map(|file| (file, path)),
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}
