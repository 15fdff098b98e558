//! How many may be in at once over ssh, together and each: a file for every seat beside the data,
//! locked as long as somebody sits there, in which stands who. The system frees a seat, however its
//! session ended.

use std::{
    ffi::OsString,
    fs::{DirBuilder, File, OpenOptions, TryLockError},
    io::{self, Read},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::Path,
    thread,
    time::Duration,
};

use super::{Exit, Stop, args::Door, out::Out, speech::texts};
use crate::{
    domain::{KeyId, Moment, UserId},
    work::{now, zone},
};

/// How often one looks whether another is still taking a seat, and how long between: 5 s in all.
const TRIES: usize = 1_000;
const BETWEEN: Duration = Duration::from_millis(5);
/// How many sessions can ask for the code of one key at once.
const ASKING: usize = 2;
/// More bytes than stand in a seat.
const LINE: u64 = 200;

/// A seat, as long as this lives.
#[derive(Debug)]
pub(super) struct Seat(#[expect(dead_code, reason = "held for its lock")] File);

/// Who sits there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sitter {
    /// This user.
    User(UserId),
    /// Whoever has this key, which waits to be confirmed: nobody yet, so that they take no seat of
    /// its owner.
    Waiting(KeyId),
}

impl Sitter {
    fn name(self) -> String {
        match self {
            Self::User(user) => format!("user:{}", user.0),
            Self::Waiting(key) => format!("key:{}", key.0),
        }
    }
}

/// A session that is open: since when, and with which key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct OpenSession {
    pub(super) since: Moment,
    pub(super) key: Option<KeyId>,
}

/// What became of taking a seat.
#[derive(Debug)]
enum Taken {
    Seat(Seat),
    /// All seats are taken.
    Full,
    /// That person has as many as one person can have.
    Own(Vec<OpenSession>),
}

/// Takes a seat for somebody who came in with this key.
///
/// # Errors
/// When all are taken, when that person has enough of them, or when the folder beside the data cannot
/// be used.
pub(super) fn seat(db: &Path, sitter: Sitter, door: &Door) -> Result<Seat, Stop> {
    let each = match sitter {
        Sitter::User(_) => door.each.min(door.most.saturating_sub(1)).max(1),
        Sitter::Waiting(_) => ASKING,
    };
    let zone = zone();
    let new = OpenSession { since: now(&zone).at, key: door.key.map(KeyId) };
    let said = match take(db, (sitter, new), (door.most, each))? {
        Taken::Seat(seat) => return Ok(seat),
        Taken::Full => ("full", (texts().ssh.full)(door.most)),
        Taken::Own(open) => {
            let open = open.iter().map(|one| {
                let since = (texts().moment)(one.since, &zone);
                (since, one.key.map(|key| key.0))
            });
            ("own_full", (texts().ssh.own_full)(&open.collect::<Vec<_>>()))
        }
    };
    Err(Stop { exit: Exit::Busy, ..Stop::not_found(said.0, said.1) })
}

/// Looks at all seats, one person at a time: who sits where cannot change meanwhile, but for who
/// leaves.
fn take(
    db: &Path,
    (sitter, new): (Sitter, OpenSession),
    (most, each): (usize, usize),
) -> io::Result<Taken> {
    let mut folder = OsString::from(db);
    folder.push(".sessies");
    DirBuilder::new().recursive(true).mode(0o700).create(&folder)?;
    let folder = Path::new(&folder);
    let _gate = gate(&folder.join("deur"))?;
    let (mut free, mut own) = (None, Vec::new());
    for seat in 1..=most {
        let mut file = open(&folder.join(seat.to_string()))?;
        match file.try_lock() {
            Ok(()) if free.is_none() => free = Some(file),
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => own.extend(sits(&mut file, sitter)?),
            Err(TryLockError::Error(error)) => return Err(error),
        }
    }
    if own.len() >= each {
        return Ok(Taken::Own(own));
    }
    let Some(file) = free else { return Ok(Taken::Full) };
    file.set_len(0)?;
    let mut out = Out::file(file.try_clone()?);
    out.json(&(sitter.name(), new.since, new.key))?;
    out.end()?;
    Ok(Taken::Seat(Seat(file)))
}

/// The session of this person in a taken seat; nothing when it is of another.
fn sits(file: &mut File, sitter: Sitter) -> io::Result<Option<OpenSession>> {
    let mut text = String::new();
    file.take(LINE).read_to_string(&mut text)?;
    // What cannot be read is nobody's.
    let told: Option<(String, Moment, Option<KeyId>)> = serde_json::from_str(&text).ok();
    let own = told.filter(|(name, ..)| *name == sitter.name());
    Ok(own.map(|(_, since, key)| OpenSession { since, key }))
}

fn open(path: &Path) -> io::Result<File> {
    OpenOptions::new().create(true).truncate(false).read(true).write(true).mode(0o600).open(path)
}

/// Waits until nobody else is taking a seat.
fn gate(path: &Path) -> io::Result<File> {
    let gate = open(path)?;
    for _ in 0..TRIES {
        match gate.try_lock() {
            Ok(()) => return Ok(gate),
            Err(TryLockError::WouldBlock) => thread::sleep(BETWEEN),
            Err(TryLockError::Error(error)) => return Err(error),
        }
    }
    Err(io::ErrorKind::ResourceBusy.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEW: OpenSession = OpenSession { since: Moment(7), key: Some(KeyId(9)) };

    fn takes(db: &Path, user: i64, most: usize, each: usize) -> Taken {
        take(db, (Sitter::User(UserId(user)), NEW), (most, each)).unwrap()
    }

    fn seat(taken: Taken) -> Seat {
        match taken {
            Taken::Seat(seat) => seat,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_seat_is_of_one_until_they_are_gone() {
        let folder = tempfile::tempdir().unwrap();
        let db = folder.path().join("t.db");
        let first = seat(takes(&db, 1, 2, 2));
        let second = seat(takes(&db, 2, 2, 2));
        assert!(matches!(takes(&db, 3, 2, 2), Taken::Full));
        drop(first);
        let again = seat(takes(&db, 3, 2, 2));
        assert!(matches!(takes(&db, 1, 2, 2), Taken::Full));
        drop((second, again));
    }

    #[test]
    fn one_person_cannot_take_all_seats_and_is_told_which_they_have() {
        let folder = tempfile::tempdir().unwrap();
        let db = folder.path().join("t.db");
        let mine: Vec<Seat> = (0..3).map(|_| seat(takes(&db, 1, 5, 3))).collect();
        match takes(&db, 1, 5, 3) {
            Taken::Own(open) => assert_eq!(open, [NEW; 3]),
            other => panic!("{other:?}"),
        }
        let other = seat(takes(&db, 2, 5, 3));
        drop(mine);
        // What they left behind in the files is nobody's.
        let again: Vec<Seat> = (0..3).map(|_| seat(takes(&db, 1, 5, 3))).collect();
        assert!(matches!(takes(&db, 1, 5, 3), Taken::Own(open) if open.len() == 3));
        drop((other, again));
    }

    #[test]
    fn whoever_has_a_key_that_waits_takes_no_seat_of_its_owner() {
        let folder = tempfile::tempdir().unwrap();
        let db = folder.path().join("t.db");
        let waiting = (Sitter::Waiting(KeyId(1)), NEW);
        let asking = seat(take(&db, waiting, (5, 1)).unwrap());
        assert!(matches!(take(&db, waiting, (5, 1)).unwrap(), Taken::Own(_)));
        let own = seat(takes(&db, 1, 5, 1));
        drop((asking, own));
    }
}
