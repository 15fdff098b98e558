//! The names of everybody, read once and kept up to date by the log.

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
    search::{Chunk, FULL, Index},
    store::{Result, Store},
};

/// People in the first chunk: enough for a screen, so that it does not wait for the rest.
const FIRST: usize = 512;
/// Between two times that somebody is told of more names.
const PACE: Duration = Duration::from_millis(33);
/// Threads that read.
const READERS: i64 = 2;
/// Patches after which it is read anew.
const PATCHES: usize = 64;

/// Whom to tell that more names were read.
#[derive(Clone)]
pub(super) struct Told(pub(super) Arc<dyn Fn() + Send + Sync>);

impl fmt::Debug for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Told")
    }
}

type Read = Result<Arc<Chunk>>;

/// Everybody who can be found.
#[derive(Debug)]
pub(super) struct Names {
    pub(super) index: Index,
    /// The last line of the log that it knows of.
    seq: i64,
    reading: Option<Receiver<Read>>,
}

impl Names {
    /// Reads everybody: beside what else is done when somebody is to be told of it and the file
    /// can be opened again, else at once.
    pub(super) fn read(store: &Store, told: Option<&Told>) -> Result<Self> {
        let mut names = Self { index: Index::default(), seq: store.log_end()?, reading: None };
        let Some((first, last)) = store.bounds()? else { return Ok(names) };
        let (sender, read) = channel();
        names.reading = Some(read);
        match told {
            Some(told) => {
                for (part, store) in parts(first, last).into_iter().zip(again(store)?) {
                    let (sender, told) = (sender.clone(), told.clone());
                    let work = move || hand_out(&store, part, sender, Some(&told));
                    thread::Builder::new().name("names".to_owned()).spawn(work)?;
                }
            }
            None => hand_out(store, (first, last), sender.clone(), None),
        }
        drop(sender);
        names.take()?;
        Ok(names)
    }

    /// Takes in what was read meanwhile.
    pub(super) fn take(&mut self) -> Result<()> {
        while let Some(reading) = &self.reading {
            match reading.try_recv() {
                Ok(chunk) => self.index.push(chunk?),
                Err(TryRecvError::Empty) => break,
                Err(TryRecvError::Disconnected) => self.reading = None,
            }
        }
        Ok(())
    }

    /// Waits until everybody is there, as long as that is wanted.
    pub(super) fn all(&mut self, wanted: &dyn Fn() -> bool) -> Result<()> {
        while let Some(reading) = self.reading.as_ref().filter(|_| wanted()) {
            match reading.recv_timeout(PACE) {
                Ok(chunk) => self.index.push(chunk?),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => self.reading = None,
            }
        }
        Ok(())
    }

    /// Returns whether everybody is there.
    pub(super) const fn is_whole(&self) -> bool {
        self.reading.is_none()
    }

    /// Takes over what the log says since; false when it is better read anew.
    pub(super) fn follow(&mut self, store: &Store) -> Result<bool> {
        let end = store.log_end()?;
        if end == self.seq {
            return Ok(true);
        }
        let mut chunk = Chunk::default();
        let Some(ids) = store.changed(self.seq, &mut |one| chunk.push(one))? else {
            return Ok(false);
        };
        self.index.change(&ids, chunk);
        self.seq = end;
        Ok(self.index.patches() <= PATCHES)
    }
}

/// The numbers from the first to the last, a part for each thread.
fn parts(first: UserId, last: UserId) -> Vec<(UserId, UserId)> {
    let step = (last.0 - first.0) / READERS + 1;
    let starts = (0..READERS).map(|nth| first.0 + nth * step);
    starts.map(|from| (UserId(from), UserId((from + step - 1).min(last.0)))).collect()
}

fn again(store: &Store) -> Result<Vec<Store>> {
    (0..READERS).map(|_| store.again()).collect()
}

/// Reads these people and hands them out, a chunk at a time. Who has taken all of them finds the
/// other end closed, so it is closed before the last is told of.
fn hand_out(store: &Store, part: (UserId, UserId), to: Sender<Read>, told: Option<&Told>) {
    let (mut chunk, mut room, mut all) = (Chunk::default(), FIRST, Vec::new());
    let mut spoke = Instant::now();
    let tell = || told.iter().for_each(|Told(tell)| tell());
    let read = store.names(part, &mut |one| {
        chunk.push(one);
        if chunk.len() < room {
            return true;
        }
        room = FULL.min(room * 8);
        chunk.fit();
        // Nobody takes it when the search was given up.
        let full = Arc::new(std::mem::take(&mut chunk));
        all.push(Arc::clone(&full));
        let taken = to.send(Ok(full)).is_ok();
        if spoke.elapsed() >= PACE {
            spoke = Instant::now();
            tell();
        }
        taken
    });
    chunk.fit();
    let last = Arc::new(chunk);
    all.push(Arc::clone(&last));
    let _ = to.send(read.map(|()| last));
    drop(to);
    tell();
    // The names stand; a search that finds few as they are typed must not wait for the rest.
    for chunk in all {
        chunk.prepare();
    }
}
