//! The queue for writers of one file: first come, first served (R165). SQLite alone picks the next
//! writer by chance, so that some wait for seconds.
//!
//! The queue consists of locks on single bytes of the `-wal`, at offsets that SQLite never locks.
//! The current writer locks the byte [`TURN`]. Each waiting writer locks a byte of its own, its
//! ticket, after all earlier tickets. A lock belongs to an open file, so it also orders the threads
//! of a program, and the system releases it when the program ends. The queue does not protect the
//! data: if it fails, writers compete as in plain SQLite.

use std::{
    cell::{Cell, OnceCell},
    fs::File,
    io,
    ops::Range,
    os::unix::fs::MetadataExt,
    path::Path,
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

use rustix::{
    fd::OwnedFd,
    fs::{Mode, OFlags},
};

use super::identity::{FileIdentity, Inode, wal};

/// The byte of the writer whose turn it is.
const TURN: i64 = 0;
/// The lowest ticket, for a writer that finds nobody waiting.
const FIRST_TICKET: i64 = 1;

/// Shortest time between two polls, for the first in line and for the others.
const MIN_POLL_INTERVAL_OF_FIRST: Duration = Duration::from_micros(100);
const MIN_POLL_INTERVAL: Duration = Duration::from_micros(500);
/// Longest time between two polls. The interval grows with the time waited, within these limits.
const MAX_POLL_INTERVAL: Duration = Duration::from_millis(5);
const WAIT_TO_INTERVAL_RATIO: u32 = 16;
/// If the turn stays free this long, the first in line counts as stopped, and the next one
/// overtakes it.
const OVERTAKE_AFTER: Duration = Duration::from_millis(250);

/// A store's access to the write queue of its file.
#[derive(Debug, Default)]
pub(crate) struct WriteQueue {
    /// A descriptor of the store's `-wal`. Closing it drops no lock of SQLite, which has none on
    /// that file.
    file: OnceCell<Arc<OwnedFd>>,
    /// The highest ticket of a writer that counts as stopped; it and all lower tickets are ignored.
    last_stopped_ticket: Cell<i64>,
}

/// The turn to write, until it is dropped. Without a lock, the writer goes ahead out of turn,
/// because the queue is stuck or unavailable.
#[derive(Debug, Default)]
pub(crate) struct Turn {
    _lock: Option<ByteLock>,
    waited: Duration,
}

impl Turn {
    /// Time spent in the queue.
    pub(crate) fn waited(&self) -> Duration {
        self.waited
    }
}

impl WriteQueue {
    /// Waits for the turn to write this file, at most for `limit`. After that, or if the queue
    /// fails, returns a turn without a lock.
    pub(crate) fn wait(&self, identity: &FileIdentity, limit: Duration) -> Turn {
        self.try_wait(identity, limit).unwrap_or_default()
    }

    fn try_wait(&self, identity: &FileIdentity, limit: Duration) -> io::Result<Turn> {
        let file = self.file(identity)?;
        let mut next = next_ticket(file)?;
        if next == FIRST_TICKET
            && let Some(turn) = ByteLock::take(file, TURN)?
        {
            return Ok(Turn { _lock: Some(turn), waited: Duration::ZERO });
        }
        let since = Instant::now();
        let ticket = loop {
            match ByteLock::take(file, next)? {
                Some(ticket) => break ticket,
                None => next = next_ticket(file)?,
            }
        };
        let lock = self.wait_in_line(&ticket, since, limit)?;
        Ok(Turn { _lock: lock, waited: since.elapsed() })
    }

    fn file(&self, identity: &FileIdentity) -> io::Result<&Arc<OwnedFd>> {
        if self.file.get().is_none() {
            let _ = self.file.set(Arc::new(open(&wal(identity.path()), identity.wal())?));
        }
        self.file.get().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    /// Waits until no earlier ticket is active, then takes the turn once it is free. `None` after
    /// `limit`.
    fn wait_in_line(
        &self,
        ticket: &ByteLock,
        since: Instant,
        limit: Duration,
    ) -> io::Result<Option<ByteLock>> {
        let file = &ticket.file;
        if find_lock(file, FIRST_TICKET..self.last_stopped_ticket.get() + 1)?.is_none() {
            self.last_stopped_ticket.set(0);
        }
        let mut free_since = None;
        loop {
            let first = lowest_ticket(file, self.last_stopped_ticket.get() + 1..ticket.byte)?;
            match first {
                None => {
                    if let Some(turn) = ByteLock::take(file, TURN)? {
                        return Ok(Some(turn));
                    }
                }
                Some(first) if is_first_stopped(file, &mut free_since)? => {
                    self.last_stopped_ticket.set(first);
                    free_since = None;
                    continue;
                }
                Some(_) => {}
            }
            let waited = since.elapsed();
            if waited >= limit {
                return Ok(None);
            }
            let shortest =
                if first.is_none() { MIN_POLL_INTERVAL_OF_FIRST } else { MIN_POLL_INTERVAL };
            let pause = (waited / WAIT_TO_INTERVAL_RATIO).clamp(shortest, MAX_POLL_INTERVAL);
            thread::sleep(pause.min(limit.saturating_sub(waited)));
        }
    }
}

fn open(path: &Path, seen: Option<Inode>) -> io::Result<OwnedFd> {
    let flags = OFlags::RDWR | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    let file = File::from(rustix::fs::open(path, flags, Mode::empty())?);
    let found = file.metadata()?;
    let is_same = seen == Some((found.dev(), found.ino()));
    if is_same { Ok(file.into()) } else { Err(io::ErrorKind::NotFound.into()) }
}

/// Returns the ticket after the highest one in use. Errors if another program has locked all bytes.
fn next_ticket(file: &OwnedFd) -> io::Result<i64> {
    let mut next = FIRST_TICKET;
    while let Some(taken) = find_lock(file, next..i64::MAX)? {
        next = taken.end;
    }
    if next == i64::MAX { Err(io::ErrorKind::ResourceBusy.into()) } else { Ok(next) }
}

/// Returns the lowest ticket in this range that a writer holds.
fn lowest_ticket(file: &OwnedFd, tickets: Range<i64>) -> io::Result<Option<i64>> {
    let Range { start, mut end } = tickets;
    let mut lowest = None;
    while let Some(taken) = find_lock(file, start..end)? {
        end = taken.start.max(start);
        lowest = Some(end);
    }
    Ok(lowest)
}

/// Returns whether every poll for [`OVERTAKE_AFTER`] found the turn free, so that the first in line
/// counts as stopped.
fn is_first_stopped(file: &OwnedFd, free_since: &mut Option<Instant>) -> io::Result<bool> {
    if find_lock(file, TURN..FIRST_TICKET)?.is_some() {
        *free_since = None;
        return Ok(false);
    }
    Ok(free_since.get_or_insert_with(Instant::now).elapsed() >= OVERTAKE_AFTER)
}

/// A lock on one byte, until it is dropped.
#[derive(Debug)]
struct ByteLock {
    file: Arc<OwnedFd>,
    byte: i64,
}

impl ByteLock {
    /// Locks a byte; `None` if another open file holds it.
    fn take(file: &Arc<OwnedFd>, byte: i64) -> io::Result<Option<Self>> {
        let is_taken = set_lock(file, byte, true)?;
        Ok(is_taken.then(|| Self { file: Arc::clone(file), byte }))
    }
}

impl Drop for ByteLock {
    fn drop(&mut self) {
        let _ = set_lock(&self.file, self.byte, false);
    }
}

use byte_locks::{find_lock, set_lock};

/// Linux locks that belong to an open file, not to a process.
#[cfg(all(target_os = "linux", target_pointer_width = "64"))]
mod byte_locks {
    use std::{io, ops::Range, os::fd::AsRawFd};

    use nix::{
        errno::Errno,
        fcntl::{FcntlArg, fcntl},
        libc::{self, flock},
    };
    use rustix::fd::OwnedFd;

    fn describe(kind: i32, bytes: &Range<i64>) -> io::Result<flock> {
        let l_type = kind.try_into().map_err(io::Error::other)?;
        let l_whence = libc::SEEK_SET.try_into().map_err(io::Error::other)?;
        let (l_start, l_len) = (bytes.start, bytes.end.saturating_sub(bytes.start));
        Ok(flock { l_type, l_whence, l_start, l_len, l_pid: 0 })
    }

    /// Locks or unlocks a byte; returns `false` if another open file holds it.
    pub(super) fn set_lock(file: &OwnedFd, byte: i64, locked: bool) -> io::Result<bool> {
        let kind = if locked { libc::F_WRLCK } else { libc::F_UNLCK };
        let lock = describe(kind, &(byte..byte.saturating_add(1)))?;
        match fcntl(file.as_raw_fd(), FcntlArg::F_OFD_SETLK(&lock)) {
            Err(Errno::EAGAIN | Errno::EACCES) => Ok(false),
            done => Ok(done.map(|_| true)?),
        }
    }

    /// Returns the bytes of a lock in this range that another open file holds, if any.
    pub(super) fn find_lock(file: &OwnedFd, bytes: Range<i64>) -> io::Result<Option<Range<i64>>> {
        if bytes.is_empty() {
            return Ok(None);
        }
        let mut lock = describe(libc::F_WRLCK, &bytes)?;
        fcntl(file.as_raw_fd(), FcntlArg::F_OFD_GETLK(&mut lock))?;
        let is_free = i32::from(lock.l_type) == libc::F_UNLCK;
        let end = match lock.l_len {
            0 => i64::MAX,
            length => lock.l_start.saturating_add(length),
        };
        Ok((!is_free).then_some(lock.l_start..end))
    }
}

/// Other systems have no such locks, so the queue always fails there.
#[cfg(not(all(target_os = "linux", target_pointer_width = "64")))]
mod byte_locks {
    use std::{io, ops::Range};

    use rustix::fd::OwnedFd;

    pub(super) fn set_lock(_: &OwnedFd, _: i64, _: bool) -> io::Result<bool> {
        Err(io::ErrorKind::Unsupported.into())
    }

    pub(super) fn find_lock(_: &OwnedFd, _: Range<i64>) -> io::Result<Option<Range<i64>>> {
        Err(io::ErrorKind::Unsupported.into())
    }
}

#[cfg(test)]
#[cfg(target_os = "linux")]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::store::{
        Store,
        file::{
            connect::connect,
            folder::resolve_folder,
            identity::{OpenMode, inode},
            staging,
        },
        schema,
    };

    const LONG: Duration = Duration::from_mins(1);
    const SHORT: Duration = Duration::from_millis(30);

    fn new_file() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = resolve_folder(&folder.path().join("t.db")).unwrap();
        (folder, path)
    }

    fn identity(store: &Store) -> &FileIdentity {
        store.identity.as_ref().unwrap()
    }

    /// Takes the turn of this store without writing, like a program that is stopped before it
    /// writes.
    fn take_turn(store: &Store) -> Turn {
        let turn = store.queue.wait(identity(store), SHORT);
        assert!(turn.waited().is_zero());
        turn
    }

    #[test]
    fn a_turn_that_is_not_used_delays_others_only_as_long_as_they_would_wait() {
        let (_folder, path) = new_file();
        let [mut store, idle] = [(); 2].map(|()| Store::open(&path, SHORT).unwrap());
        let turn = take_turn(&idle);
        store.mark_example().unwrap();
        assert!(store.queue.wait(identity(&store), SHORT).waited() >= SHORT);
        drop(turn);
        drop(take_turn(&store));
    }

    #[test]
    fn bytes_locked_by_another_program_do_not_prevent_writing() {
        let (_folder, path) = new_file();
        let [mut store, other] = [(); 2].map(|()| Store::open(&path, LONG).unwrap());
        let file = other.queue.file(identity(&other)).unwrap();
        let _last = ByteLock::take(file, i64::MAX - 1).unwrap().unwrap();
        store.mark_example().unwrap();
        assert!(store.queue.try_wait(identity(&store), LONG).is_err());
    }

    #[test]
    fn a_migration_waits_in_line() {
        let (_folder, path) = new_file();
        let older = &schema::MIGRATIONS[..schema::MIGRATIONS.len() - 1];
        staging::create(&path).unwrap();
        let mut db = connect(&path, LONG).unwrap();
        schema::migrate(&mut db, older, |_, _| Ok(())).unwrap();
        db.query_row("pragma wal_checkpoint(truncate)", [], |_| Ok(())).unwrap();
        let file = inode(&path).unwrap().unwrap();
        let identity = FileIdentity::of(path.clone(), file, OpenMode::Write).unwrap();
        let queue = WriteQueue::default();
        let turn = queue.wait(&identity, LONG);
        thread::scope(|scope| {
            let migration = scope.spawn(move || Store::migrate(&path, LONG).unwrap());
            while next_ticket(queue.file(&identity).unwrap()).unwrap() == FIRST_TICKET {
                assert!(!migration.is_finished(), "{:?}", migration.join());
                thread::yield_now();
            }
            assert_eq!(schema::version(&db).unwrap(), older.len());
            drop(turn);
            assert_eq!(migration.join().unwrap().to, schema::MIGRATIONS.len());
        });
    }
}
