//! Reasons to open a readable file as read-only.

use std::{collections::BTreeSet, fs::Metadata, os::unix::fs::MetadataExt, path::Path};

use rusqlite::Connection;
use rustix::fs::{Access, access};

use super::disk;
use crate::{
    domain::Locked,
    store::{
        Result, StoreError,
        commit::{apply::find, log},
        integrity::chain::{self, LinkKind},
        schema,
    },
};

/// Number of links at the end of the chain that are checked when a file is opened. `db controleer`
/// checks the whole log.
const LINKS_CHECKED_ON_OPEN: i64 = 64;

/// Returns a reason if the file or its folder is not writable. Permission bits also count for root,
/// although the system would ignore them.
pub(crate) fn not_writable(path: &Path, metadata: &Metadata) -> Option<Locked> {
    if metadata.mode() & 0o222 == 0 || access(path, Access::WRITE_OK).is_err() {
        return Some(Locked::File);
    }
    let folder = path.parent().unwrap_or(Path::new("."));
    let open = access(folder, Access::WRITE_OK.union(Access::EXEC_OK)).is_ok();
    (!open).then_some(Locked::Folder)
}

/// Returns a reason if the file has a second name, which could have its own `-wal`.
pub(crate) fn has_other_name(path: &Path, metadata: &Metadata) -> Option<Locked> {
    if metadata.nlink() > 1 {
        return Some(Locked::Linked);
    }
    is_mounted(path).then_some(Locked::Mounted)
}

/// Returns whether the file itself, rather than its folder, is a mount point.
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

/// Returns a reason if the end of the log was changed, or the rows that it describes have other
/// values. Rows of an older file are not checked: its tables are read after migration.
pub(crate) fn find_tampering(db: &Connection, version: usize) -> Result<Option<Locked>> {
    match check_end_of_log(db, version)? {
        // Check again: a read that failed only once looks like tampering.
        Some(_) => check_end_of_log(db, version),
        None => Ok(None),
    }
}

fn check_end_of_log(db: &Connection, version: usize) -> Result<Option<Locked>> {
    if version < schema::FIRST_CHAINED_VERSION {
        return Ok(None);
    }
    let (mut broken, mut lines) = (None, Vec::new());
    let walked = chain::walk_end(db, LINKS_CHECKED_ON_OPEN, &mut |link| {
        if link.stored != Some(link.expected) {
            broken = broken.or(Some(match link.of {
                LinkKind::Line => Locked::Line(link.key),
                LinkKind::Attempt => Locked::Attempt(link.key),
            }));
        }
        if link.of == LinkKind::Line {
            match log::record(link.row, 10) {
                Ok(Some(row)) => lines.push((link.key, row)),
                _ => broken = broken.or(Some(Locked::Line(link.key))),
            }
        }
        Ok(())
    });
    match walked {
        // Unreadable data counts as changed.
        Err(StoreError::Damaged(_)) => {
            check_readable(db)?;
            let seq = lines.last().map_or(0, |(seq, _)| *seq);
            return Ok(broken.or(Some(Locked::Line(seq + 1))));
        }
        walked => walked?,
    }
    if broken.is_some() || version < schema::MIGRATIONS.len() {
        return Ok(broken);
    }
    // The last line about a row describes its current state.
    let mut told = BTreeSet::new();
    for (seq, row) in lines.iter().rev() {
        let stands = if told.insert(row.id()) { find(db, row) } else { continue };
        match stands {
            Ok(stands) if stands.as_ref() == Some(row) => {}
            Ok(_) => return Ok(Some(Locked::Row(*seq))),
            Err(StoreError::Damaged(_)) => {
                check_readable(db)?;
                return Ok(Some(Locked::Row(*seq)));
            }
            Err(other) => return Err(other),
        }
    }
    Ok(None)
}

/// Errors if the disk cannot read a page; the data on it may be intact.
fn check_readable(db: &Connection) -> Result<()> {
    disk::unreadable_page(db).map_or(Ok(()), |page| Err(StoreError::Damaged(page)))
}
