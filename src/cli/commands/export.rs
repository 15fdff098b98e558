//! A list of the screens as a file for a spreadsheet: the same rows and cells as `--csv` prints.

use std::{
    fs::{File, OpenOptions},
    io::{self, ErrorKind},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
    time::Duration,
};

use super::{Asking, list, log, remarks::Remarks};
use crate::{
    app::{Export, Exported},
    cli::{Stop, output::Form, place},
    domain::{Session, Stated, fold},
    work::now,
};

/// How long a busy file is waited for.
const WAIT: Duration = Duration::from_secs(5);
/// Names that are tried before it is given up.
const NAMES: u32 = 100;

/// Writes the list into a new file in the current folder. Returns how many rows, and where. Of a
/// file that a newer version made only when it is being read as such.
///
/// # Errors
/// In words for a person: the file, or the rules.
pub(in crate::cli) fn export(
    (db, newer): (&Path, bool),
    session: Session,
    export: &Export,
) -> Result<(usize, String), String> {
    write((db, newer), session, export).map_err(|stop| stop.message)
}

fn write(
    (db, newer): (&Path, bool),
    session: Session,
    export: &Export,
) -> Result<(usize, String), Stop> {
    let store = if newer { place::open_newer(db, WAIT) } else { place::open(db, WAIT) }?;
    let zone = place::zone();
    let now = now(&zone);
    let filter = export.filter.clone();
    let it = Asking {
        store,
        session,
        now,
        zone,
        form: Form::Csv,
        filter,
        order: export.order,
        stated: Stated::default(),
        remarks: Remarks::default(),
    };
    let listing = match export.what {
        Exported::Organisations => list::organisations(&it)?,
        Exported::Members(org) => list::members_of(&it, org)?,
        Exported::Requests(org) => list::invitations_of(&it, org)?,
        Exported::Inbox => list::inbox(&it)?,
        Exported::Users => list::users(&it)?,
        Exported::Partners => list::partners(&it)?,
        Exported::Log(org) => log::listing(&it, org)?,
    };
    let rows = listing.rows.len();
    let (file, path) = unused(listing.name, &export.name)?;
    listing.save(file)?;
    Ok((rows, path.display().to_string()))
}

/// A new file, for its owner only, under the first name that nothing has.
fn unused(list: &str, of: &str) -> io::Result<(File, PathBuf)> {
    let of: String =
        fold(of).chars().map(|sign| if sign.is_alphanumeric() { sign } else { '-' }).collect();
    let words: Vec<&str> = ["toegang", list]
        .into_iter()
        .chain(of.split('-'))
        .filter(|word| !word.is_empty())
        .collect();
    let name = words.join("-");
    let folder = std::env::current_dir()?;
    for turn in 1..NAMES {
        let end = if turn == 1 { String::new() } else { format!("-{turn}") };
        let path = folder.join(format!("{name}{end}.csv"));
        match OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            made => return made.map(|file| (file, path)),
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}
