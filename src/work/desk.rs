//! The counter where requests are handed in: writing on one thread, reading on another, so that a
//! slow read never holds up a write, and a busy file never holds up the screen.

use std::{
    io,
    sync::{
        Arc,
        mpsc::{Receiver, Sender, channel},
    },
    thread,
    time::Duration,
};

use jiff::tz::TimeZone;

use super::{Finder, clock::now, serve};
use crate::{
    domain::{Query, Reply, Request, Session, Ticket},
    store::Store,
};

/// How often the file is asked whether somebody else wrote to it. Asking costs microseconds.
const WATCH: Duration = Duration::from_secs(1);

/// What the loop hears from the threads.
#[derive(Debug)]
pub enum Heard {
    /// A request was done.
    Reply(Ticket, Reply),
    /// Somebody else wrote to the file.
    Changed,
}

type Errand = (Ticket, Option<Session>, Request);
type Tell = Arc<dyn Fn(Heard) + Send + Sync>;

/// A handle to the threads; they end when it is dropped.
#[derive(Debug)]
pub struct Desk {
    writes: Sender<Errand>,
    reads: Sender<Errand>,
    _watching: Sender<()>,
}

impl Desk {
    /// Starts the threads: `store` writes, `reader` and `watcher` are more connections to the
    /// same file. `tell` is called once for every request.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn spawn(
        store: Store,
        reader: Store,
        watcher: Store,
        zone: &TimeZone,
        tell: Box<dyn Fn(Heard) + Send + Sync>,
    ) -> io::Result<Self> {
        let tell: Tell = Arc::from(tell);
        let (writes, to_write) = channel();
        let (reads, to_read) = channel();
        let (watching, ended) = channel();
        let (here, say) = (zone.clone(), Arc::clone(&tell));
        start("writer", move || work(store, &to_write, &here, &say))?;
        let (here, say) = (zone.clone(), Arc::clone(&tell));
        start("reader", move || work(reader, &to_read, &here, &say))?;
        start("watcher", move || watch(&watcher, &ended, &tell))?;
        Ok(Self { writes, reads, _watching: watching })
    }

    /// Puts a request in the queue.
    pub fn send(&self, ticket: Ticket, session: Option<Session>, request: Request) {
        let queue = match request {
            Request::Ask(_) => &self.reads,
            Request::Do(_) | Request::Enter(_) => &self.writes,
        };
        // A closed queue means that the thread panicked; its panic ends the program.
        let _ = queue.send((ticket, session, request));
    }
}

fn start(name: &str, work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    thread::Builder::new().name(name.to_owned()).spawn(work).map(drop)
}

/// Does what is asked, in order. Of searches that wait for each other only the newest is done:
/// nobody looks at the answers of the others.
fn work(mut store: Store, queue: &Receiver<Errand>, zone: &TimeZone, tell: &Tell) {
    let mut finder = Finder::default();
    while let Ok(first) = queue.recv() {
        let mut waiting: Vec<Errand> = [first].into_iter().chain(queue.try_iter()).collect();
        let newest = waiting.iter().filter(|errand| is_search(errand)).map(|(t, ..)| *t).max();
        waiting.retain(|errand| !is_search(errand) || Some(errand.0) == newest);
        for (ticket, session, request) in waiting {
            let reply = serve(&mut store, &mut finder, session, now(zone), &request);
            tell(Heard::Reply(ticket, reply));
        }
    }
}

fn is_search((_, _, request): &Errand) -> bool {
    let Request::Ask(query) = request else { return false };
    matches!(
        query,
        Query::FindPeople { .. } | Query::FindCandidates { .. } | Query::FindManagers { .. }
    )
}

/// Says so whenever somebody else wrote, the other threads of this program included.
fn watch(store: &Store, ended: &Receiver<()>, tell: &Tell) {
    let mut seen = store.data_version().ok();
    while ended.recv_timeout(WATCH) == Err(std::sync::mpsc::RecvTimeoutError::Timeout) {
        // A file that is gone is a change too: the questions that follow say what happened.
        let version = store.data_version().ok();
        if version != seen {
            seen = version;
            tell(Heard::Changed);
        }
    }
}
