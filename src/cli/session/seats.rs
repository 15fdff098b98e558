//! Limits concurrent ssh sessions, in total and per user. Each seat is a numbered file in a folder
//! next to the database. A session locks one seat file and writes its user into it. The system
//! releases the lock when the process ends.

use std::{
    ffi::OsString,
    fs::{DirBuilder, File, OpenOptions, TryLockError},
    io::{self, Read},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::Path,
    thread,
    time::Duration,
};

use super::locale::lang;
use crate::{
    cli::{CliError, Exit, args::SshSession, output::out::Out},
    domain::{KeyId, Moment, Session, UserId},
    store::Store,
    text,
    work::{now, zone},
};

/// Attempts to lock the gate, the file that serializes taking seats. With the delay between
/// attempts, 5 s in total.
const GATE_ATTEMPTS: usize = 1_000;
const GATE_RETRY_DELAY: Duration = Duration::from_millis(5);
/// Maximum number of concurrent sessions that ask for the code of one key.
const MAX_SESSIONS_ASKING: usize = 2;
/// Maximum size of a seat file, in bytes.
const MAX_SEAT_FILE_SIZE: u64 = 200;

/// A locked seat file. Dropping it frees the seat.
#[derive(Debug)]
pub(crate) struct Seat(#[expect(dead_code, reason = "held for its lock")] File);

/// The user or unconfirmed key that takes a seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SeatHolder {
    /// A session of this user.
    User(UserId),
    /// A session with an unconfirmed key. It takes no seat of the key's owner.
    Waiting(KeyId),
}

impl SeatHolder {
    fn name(self) -> String {
        match self {
            Self::User(user) => format!("user:{}", user.0),
            Self::Waiting(key) => format!("key:{}", key.0),
        }
    }
}

/// An open session: its start, and the ssh key that opened it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct OpenSession {
    pub(crate) since: Moment,
    pub(crate) key: Option<KeyId>,
}

/// The seat that was taken, or why there is none.
#[derive(Debug)]
enum SeatOutcome {
    Seat(Seat),
    /// All seats are taken.
    Full,
    /// The user has reached the limit per user. Contains their open sessions.
    Own(Vec<OpenSession>),
}

/// Takes a seat for the user. Fails if they may not sign in.
pub(crate) fn acquire_for_user(
    store: &Store,
    session: Session,
    db: &Path,
    limits: &SshSession,
) -> Result<Seat, CliError> {
    // Check here, so that a refusal is printed instead of flashing on the screens.
    store.head()?;
    acquire(db, SeatHolder::User(session.user), limits)
}

/// Takes a seat for a session of `holder`.
///
/// # Errors
/// Fails if all seats are taken, the user has reached their limit, or the folder next to the
/// database cannot be used.
pub(crate) fn acquire(
    db: &Path,
    holder: SeatHolder,
    limits: &SshSession,
) -> Result<Seat, CliError> {
    let each = match holder {
        SeatHolder::User(_) => limits.each.min(limits.most.saturating_sub(1)).max(1),
        SeatHolder::Waiting(_) => MAX_SESSIONS_ASKING,
    };
    let zone = zone();
    let new = OpenSession { since: now(&zone).at, key: limits.key.map(KeyId) };
    let said = match take_free_seat(db, holder, new, limits.most, each)? {
        SeatOutcome::Seat(seat) => return Ok(seat),
        SeatOutcome::Full => ("full", text::ssh::sessions_full(lang(), limits.most)),
        SeatOutcome::Own(open) => {
            let open = open.iter().map(|one| {
                let since = text::words::moment(lang(), one.since, &zone);
                (since, one.key.map(|key| key.0))
            });
            ("own_full", text::ssh::own_sessions_full(lang(), &open.collect::<Vec<_>>()))
        }
    };
    Err(CliError { exit: Exit::Busy, ..CliError::not_found(said.0, said.1) })
}

/// Tries all seats while the gate is locked, so that no other session takes one meanwhile.
fn take_free_seat(
    db: &Path,
    holder: SeatHolder,
    new: OpenSession,
    most: usize,
    each: usize,
) -> io::Result<SeatOutcome> {
    let mut folder = OsString::from(db);
    folder.push(".sessies");
    DirBuilder::new().recursive(true).mode(0o700).create(&folder)?;
    let folder = Path::new(&folder);
    let _gate = wait_at_gate(&folder.join("deur"))?;
    let (mut free, mut own) = (None, Vec::new());
    for seat in 1..=most {
        let mut file = open(&folder.join(seat.to_string()))?;
        match file.try_lock() {
            Ok(()) if free.is_none() => free = Some(file),
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => own.extend(session_in(&mut file, holder)?),
            Err(TryLockError::Error(error)) => return Err(error),
        }
    }
    if own.len() >= each {
        return Ok(SeatOutcome::Own(own));
    }
    let Some(file) = free else { return Ok(SeatOutcome::Full) };
    file.set_len(0)?;
    let mut out = Out::file(file.try_clone()?);
    out.write_json(&(holder.name(), new.since, new.key))?;
    out.finish()?;
    Ok(SeatOutcome::Seat(Seat(file)))
}

/// Returns the session in a taken seat; `None` if the seat belongs to another user.
fn session_in(file: &mut File, holder: SeatHolder) -> io::Result<Option<OpenSession>> {
    let mut text = String::new();
    file.take(MAX_SEAT_FILE_SIZE).read_to_string(&mut text)?;
    // An unreadable seat counts as another user's.
    let told: Option<(String, Moment, Option<KeyId>)> = serde_json::from_str(&text).ok();
    let own = told.filter(|(name, ..)| *name == holder.name());
    Ok(own.map(|(_, since, key)| OpenSession { since, key }))
}

fn open(path: &Path) -> io::Result<File> {
    OpenOptions::new().create(true).truncate(false).read(true).write(true).mode(0o600).open(path)
}

/// Locks the gate, or fails after [`GATE_ATTEMPTS`].
fn wait_at_gate(path: &Path) -> io::Result<File> {
    let gate = open(path)?;
    for _ in 0..GATE_ATTEMPTS {
        match gate.try_lock() {
            Ok(()) => return Ok(gate),
            Err(TryLockError::WouldBlock) => thread::sleep(GATE_RETRY_DELAY),
            Err(TryLockError::Error(error)) => return Err(error),
        }
    }
    Err(io::ErrorKind::ResourceBusy.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEST_SESSION: OpenSession = OpenSession { since: Moment(7), key: Some(KeyId(9)) };

    fn take_seat(db: &Path, user: i64, most: usize, each: usize) -> SeatOutcome {
        take_free_seat(db, SeatHolder::User(UserId(user)), TEST_SESSION, most, each).unwrap()
    }

    fn unwrap_seat(taken: SeatOutcome) -> Seat {
        match taken {
            SeatOutcome::Seat(seat) => seat,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_seat_is_free_again_when_its_session_ends() {
        let folder = tempfile::tempdir().unwrap();
        let db = folder.path().join("t.db");
        let first = unwrap_seat(take_seat(&db, 1, 2, 2));
        let second = unwrap_seat(take_seat(&db, 2, 2, 2));
        assert!(matches!(take_seat(&db, 3, 2, 2), SeatOutcome::Full));
        drop(first);
        let again = unwrap_seat(take_seat(&db, 3, 2, 2));
        assert!(matches!(take_seat(&db, 1, 2, 2), SeatOutcome::Full));
        drop((second, again));
    }

    #[test]
    fn a_user_cannot_take_all_seats_and_sees_their_open_sessions() {
        let folder = tempfile::tempdir().unwrap();
        let db = folder.path().join("t.db");
        let mine: Vec<Seat> = (0..3).map(|_| unwrap_seat(take_seat(&db, 1, 5, 3))).collect();
        match take_seat(&db, 1, 5, 3) {
            SeatOutcome::Own(open) => assert_eq!(open, [TEST_SESSION; 3]),
            other => panic!("{other:?}"),
        }
        let other = unwrap_seat(take_seat(&db, 2, 5, 3));
        drop(mine);
        // Old text in an unlocked seat file does not count as a session.
        let again: Vec<Seat> = (0..3).map(|_| unwrap_seat(take_seat(&db, 1, 5, 3))).collect();
        assert!(matches!(take_seat(&db, 1, 5, 3), SeatOutcome::Own(open) if open.len() == 3));
        drop((other, again));
    }

    #[test]
    fn an_unconfirmed_key_takes_no_seat_of_its_owner() {
        let folder = tempfile::tempdir().unwrap();
        let db = folder.path().join("t.db");
        let waiting = SeatHolder::Waiting(KeyId(1));
        let asking = unwrap_seat(take_free_seat(&db, waiting, TEST_SESSION, 5, 1).unwrap());
        assert!(matches!(
            take_free_seat(&db, waiting, TEST_SESSION, 5, 1).unwrap(),
            SeatOutcome::Own(_)
        ));
        let own = unwrap_seat(take_seat(&db, 1, 5, 1));
        drop((asking, own));
    }
}
