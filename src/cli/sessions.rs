//! How many may be in at once over ssh: a file for every seat beside the data, locked as long as
//! somebody sits there. The system gives a seat free, however its session ended.

use std::{
    ffi::OsString,
    fs::{DirBuilder, File, OpenOptions, TryLockError},
    io,
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::Path,
};

use super::{Exit, Stop, speech::texts};

/// A seat, as long as this lives.
#[derive(Debug)]
pub(super) struct Seat(#[expect(dead_code, reason = "held for its lock")] File);

/// Takes a seat.
///
/// # Errors
/// When all are taken, or the folder beside the data cannot be used.
pub(super) fn seat(db: &Path, most: usize) -> Result<Seat, Stop> {
    take(db, most)?.ok_or_else(|| {
        let message = (texts().ssh.full)(most);
        Stop { exit: Exit::Busy, ..Stop::not_found("full", message) }
    })
}

/// Takes the first of so many seats that is free; nothing when none is.
pub(super) fn take(db: &Path, most: usize) -> io::Result<Option<Seat>> {
    let mut folder = OsString::from(db);
    folder.push(".sessies");
    DirBuilder::new().recursive(true).mode(0o700).create(&folder)?;
    for seat in 1..=most {
        let path = Path::new(&folder).join(seat.to_string());
        let open =
            OpenOptions::new().create(true).truncate(false).write(true).mode(0o600).open(path)?;
        match open.try_lock() {
            Ok(()) => return Ok(Some(Seat(open))),
            Err(TryLockError::WouldBlock) => {}
            Err(TryLockError::Error(error)) => return Err(error),
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seat_is_of_one_until_he_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        let db = folder.path().join("t.db");
        let first = take(&db, 2).unwrap().unwrap();
        let second = take(&db, 2).unwrap().unwrap();
        assert!(take(&db, 2).unwrap().is_none());
        drop(first);
        let again = take(&db, 2).unwrap();
        assert!(again.is_some() && take(&db, 2).unwrap().is_none());
        drop(second);
    }
}
