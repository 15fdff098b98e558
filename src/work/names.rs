//! Names of all users, read once and kept up to date from the log.

use std::{
    fmt,
    sync::{
        Arc,
        mpsc::{Receiver, RecvTimeoutError, Sender, TryRecvError, channel},
    },
    thread,
    time::{Duration, Instant},
};

use crate::{
    domain::UserId,
    search::{Batch, CHUNK_SIZE, Chunk, Index},
    store::{Result, Store},
};

/// People in the first chunk: enough to fill a screen before the rest is read.
const FIRST_CHUNK_SIZE: usize = 512;
/// Minimum time between two notifications of more names, and the polling interval while waiting.
const NOTIFY_INTERVAL: Duration = Duration::from_millis(33);
/// Threads that read names, each with its own connection.
const READER_THREADS: i64 = 2;
/// Maximum patches of the index before all names are read again.
const MAX_PATCHES: usize = 64;

/// Callback that reports newly read names.
#[derive(Clone)]
pub(super) struct NamesLoaded(pub(super) Arc<dyn Fn() + Send + Sync>);

impl fmt::Debug for NamesLoaded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Told")
    }
}

type ReadChunk = Result<Arc<Chunk>>;

/// Search index of all users.
#[derive(Debug)]
pub(super) struct PeopleIndex {
    pub(super) index: Index,
    /// Number of the last log entry that the index includes.
    seq: i64,
    reading: Option<Receiver<ReadChunk>>,
}

impl PeopleIndex {
    /// Starts reading all users: on separate threads if `on_loaded` is given, otherwise before it
    /// returns.
    pub(super) fn read(store: &Store, on_loaded: Option<&NamesLoaded>) -> Result<Self> {
        let mut names = Self { index: Index::default(), seq: store.log_end()?, reading: None };
        let Some((first, last)) = store.bounds()? else { return Ok(names) };
        let (sender, read) = channel();
        names.reading = Some(read);
        match on_loaded {
            Some(on_loaded) => {
                for (part, store) in split_ids(first, last).into_iter().zip(reopen(store)?) {
                    let (sender, on_loaded) = (sender.clone(), on_loaded.clone());
                    let work =
                        move || send_chunks(&store, part.0, part.1, sender, Some(&on_loaded));
                    thread::Builder::new().name("names".to_owned()).spawn(work)?;
                }
            }
            None => send_chunks(store, first, last, sender.clone(), None),
        }
        drop(sender);
        names.receive_chunks()?;
        Ok(names)
    }

    /// Adds the chunks that the threads have read so far.
    pub(super) fn receive_chunks(&mut self) -> Result<()> {
        while let Some(reading) = &self.reading {
            match reading.try_recv() {
                Ok(chunk) => self.index.push(chunk?),
                Err(TryRecvError::Empty) => break,
                Err(TryRecvError::Disconnected) => self.reading = None,
            }
        }
        Ok(())
    }

    /// Waits until all users are read, or until `wanted` returns `false`.
    pub(super) fn wait_for_all(&mut self, wanted: &dyn Fn() -> bool) -> Result<()> {
        while let Some(reading) = self.reading.as_ref().filter(|_| wanted()) {
            match reading.recv_timeout(NOTIFY_INTERVAL) {
                Ok(chunk) => self.index.push(chunk?),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => self.reading = None,
            }
        }
        Ok(())
    }

    /// Returns whether all users are read.
    pub(super) const fn is_complete(&self) -> bool {
        self.reading.is_none()
    }

    /// Applies changes in the log since the last call. Returns `false` if reading everything again
    /// is needed or cheaper.
    pub(super) fn apply_log(&mut self, store: &Store) -> Result<bool> {
        let end = store.log_end()?;
        if end == self.seq {
            return Ok(true);
        }
        let mut batch = Batch::default();
        let Some(ids) = store.changed(self.seq, &mut |one| batch.push(one))? else {
            return Ok(false);
        };
        self.index.apply_changes(&ids, batch.into());
        self.seq = end;
        Ok(self.index.patches() <= MAX_PATCHES)
    }
}

/// Splits a range of user ids into one part per thread.
fn split_ids(first: UserId, last: UserId) -> Vec<(UserId, UserId)> {
    let step = (last.0 - first.0) / READER_THREADS + 1;
    let starts = (0..READER_THREADS).map(|nth| first.0 + nth * step);
    starts.map(|from| (UserId(from), UserId((from + step - 1).min(last.0)))).collect()
}

fn reopen(store: &Store) -> Result<Vec<Store>> {
    (0..READER_THREADS).map(|_| store.reopen()).collect()
}

/// Reads these users and sends them in chunks. Closes the channel before the last notification, so
/// that the receiver sees that no more chunks follow.
fn send_chunks(
    store: &Store,
    first: UserId,
    last: UserId,
    to: Sender<ReadChunk>,
    on_loaded: Option<&NamesLoaded>,
) {
    let (mut batch, mut room) = (Batch::default(), FIRST_CHUNK_SIZE);
    let mut notified_at = Instant::now();
    let notify = || on_loaded.iter().for_each(|NamesLoaded(notify)| notify());
    let read = store.names(first, last, &mut |one| {
        batch.push(one);
        if batch.len() < room {
            return true;
        }
        room = CHUNK_SIZE.min(room * 8);
        // Sending fails if the search was dropped; reading then stops.
        let full = Arc::new(Chunk::from(std::mem::take(&mut batch)));
        let taken = to.send(Ok(full)).is_ok();
        if notified_at.elapsed() >= NOTIFY_INTERVAL {
            notified_at = Instant::now();
            notify();
        }
        taken
    });
    let last = Arc::new(Chunk::from(batch));
    let _ = to.send(read.map(|()| last));
    drop(to);
    notify();
}
