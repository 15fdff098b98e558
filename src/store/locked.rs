//! What keeps the program from writing to a file that can be read (negative tests 39 and 43).

use std::{collections::BTreeSet, fs::Metadata, os::unix::fs::MetadataExt, path::Path};

use rusqlite::Connection;
use rustix::fs::{Access, access};

use super::{
    Result, StoreError,
    apply::find,
    chain::{self, Of},
    disk, log, schema,
};
use crate::domain::Locked;

/// Links at the end of the chain that are looked at when a file is opened: of a large log the rest
/// is for `db controleer`.
const LOOKED_AT: i64 = 64;

/// Whether the file or its folder cannot be written. A mode counts for the administrator of the
/// system too, whom it would not stop.
pub(super) fn closed(path: &Path, found: &Metadata) -> Option<Locked> {
    if found.mode() & 0o222 == 0 || access(path, Access::WRITE_OK).is_err() {
        return Some(Locked::File);
    }
    let folder = path.parent().unwrap_or(Path::new("."));
    let open = access(folder, Access::WRITE_OK.union(Access::EXEC_OK)).is_ok();
    (!open).then_some(Locked::Folder)
}

/// Whether the file can be reached under a second name, with a `-wal` beside that one.
pub(super) fn shared(path: &Path, found: &Metadata) -> Option<Locked> {
    if found.nlink() > 1 {
        return Some(Locked::Linked);
    }
    is_mounted(path).then_some(Locked::Mounted)
}

/// Whether the file itself, and not its folder, is mounted where it is.
#[cfg(target_os = "linux")]
fn is_mounted(path: &Path) -> bool {
    use rustix::fs::{AtFlags, CWD, StatxAttributes, StatxFlags, statx};
    statx(CWD, path, AtFlags::SYMLINK_NOFOLLOW, StatxFlags::BASIC_STATS)
        .is_ok_and(|found| found.stx_attributes.contains(StatxAttributes::MOUNT_ROOT))
}

#[cfg(not(target_os = "linux"))]
fn is_mounted(_: &Path) -> bool {
    false
}

/// Whether the end of the log is not as it was written, or the rows that it tells of are not as it
/// says. The rows of an older file are not looked at: its tables are read once they are migrated.
pub(super) fn tampered(db: &Connection, version: usize) -> Result<Option<Locked>> {
    match looks_tampered(db, version)? {
        // A page that the disk did not give this once looks like it (SAFETY F11).
        Some(_) => looks_tampered(db, version),
        None => Ok(None),
    }
}

fn looks_tampered(db: &Connection, version: usize) -> Result<Option<Locked>> {
    if version < schema::CHAINED {
        return Ok(None);
    }
    let (mut broken, mut lines) = (None, Vec::new());
    let walked = chain::walk_end(db, LOOKED_AT, &mut |link| {
        if link.stands != Some(link.belongs) {
            broken = broken.or(Some(match link.of {
                Of::Line => Locked::Line(link.key),
                Of::Attempt => Locked::Attempt(link.key),
            }));
        }
        if link.of == Of::Line {
            match log::record(link.row, 10) {
                Ok(Some(row)) => lines.push((link.key, row)),
                _ => broken = broken.or(Some(Locked::Line(link.key))),
            }
        }
        Ok(())
    });
    match walked {
        // What cannot even be read is not what was written.
        Err(StoreError::Damaged(_)) => {
            given(db)?;
            let seq = lines.last().map_or(0, |(seq, _)| *seq);
            return Ok(broken.or(Some(Locked::Line(seq + 1))));
        }
        walked => walked?,
    }
    if broken.is_some() || version < schema::STEPS.len() {
        return Ok(broken);
    }
    // The last line about a row tells how it is.
    let mut told = BTreeSet::new();
    for (seq, row) in lines.iter().rev() {
        let stands = if told.insert(row.id()) { find(db, row) } else { continue };
        match stands {
            Ok(stands) if stands.as_ref() == Some(row) => {}
            Ok(_) => return Ok(Some(Locked::Row(*seq))),
            Err(StoreError::Damaged(_)) => {
                given(db)?;
                return Ok(Some(Locked::Row(*seq)));
            }
            Err(other) => return Err(other),
        }
    }
    Ok(None)
}

/// Refuses a file of which the disk does not give a page: it may be as it was written.
fn given(db: &Connection) -> Result<()> {
    disk::withheld(db).map_or(Ok(()), |page| Err(StoreError::Damaged(page)))
}
