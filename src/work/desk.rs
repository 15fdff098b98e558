//! The counter where requests are handed in: writing on one thread, reading on another, searching on
//! a third, so that a slow read never holds up a write or a letter typed, and a busy file never
//! holds up the screen.

use std::{
    collections::BTreeSet,
    io::{self, PipeWriter},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
        mpsc::{Receiver, Sender, channel},
    },
    thread,
};

use jiff::tz::TimeZone;

use super::{
    Finder, clock::now, find::Wanted, names::Told, serve, serve::is_filtered, watch::Watcher,
};
use crate::{
    domain::{Now, Query, Reply, Request, Session, Ticket},
    store::{Result, Stopper, Store},
};

/// What the loop hears from the threads.
#[derive(Debug)]
pub enum Heard {
    /// A request was done.
    Reply(Ticket, Reply),
    /// Somebody else wrote to the file.
    Changed,
    /// More names can be found than when the last search was answered.
    More,
}

type Errand = (Ticket, Option<Session>, Request);
type Tell = Arc<dyn Fn(Heard) + Send + Sync>;

/// What the reading thread does, so that it can be told to stop.
#[derive(Debug, Default)]
struct Reading {
    now: Option<Ticket>,
    /// Nobody waits for these, which have yet to begin.
    unwanted: BTreeSet<Ticket>,
}

/// The time zone of the file, which may change while it is open.
type SharedZone = Arc<Mutex<TimeZone>>;

/// [`Reading`], seen from two threads.
type Shared = Arc<Mutex<Reading>>;

/// A handle to the threads; they end when it is dropped.
#[derive(Debug)]
pub struct Desk {
    writes: Sender<Errand>,
    reads: Sender<Errand>,
    searches: Sender<Errand>,
    /// The newest search; the answers to others are not waited for.
    newest: Arc<AtomicU64>,
    /// What the reading and the searching thread do, and how they are stopped.
    stopping: [(Shared, Stopper); 2],
    /// In which zone the threads tell the time.
    zone: SharedZone,
    /// Closed with the desk: the watcher waits for that too.
    _watching: PipeWriter,
}

impl Desk {
    /// Starts the threads; `store` writes, the others have connections of their own. `tell` is
    /// called once for every request, except searches that a newer one came after, and filters that
    /// were given up.
    ///
    /// # Errors
    /// When the file cannot be opened once more, or the system gives no thread.
    pub fn spawn(
        store: Store,
        zone: TimeZone,
        tell: Box<dyn Fn(Heard) + Send + Sync>,
    ) -> Result<Self> {
        let tell: Tell = Arc::from(tell);
        let (writes, to_write) = channel();
        let (reads, to_read) = channel();
        let (searches, to_search) = channel();
        let (ended, watching) = io::pipe()?;
        let newest = Arc::new(AtomicU64::new(0));
        let zone = Arc::new(Mutex::new(zone));
        let watcher = Watcher::of(store.again()?);
        let (reader, finding) = (store.again()?, store.again()?);
        let stopping = [&reader, &finding].map(|of| (Shared::default(), of.stopper()));
        let (here, say) = (Arc::clone(&zone), Arc::clone(&tell));
        start("writer", move || work(store, &to_write, (&here, &Shared::default()), &say))?;
        let [seen, found] = [&stopping[0].0, &stopping[1].0].map(Arc::clone);
        let (here, say) = (Arc::clone(&zone), Arc::clone(&tell));
        start("reader", move || work(reader, &to_read, (&here, &seen), &say))?;
        let (here, say, last) = (Arc::clone(&zone), Arc::clone(&tell), Arc::clone(&newest));
        start("searcher", move || search(finding, &to_search, (&here, &found), (&say, &last)))?;
        start("watcher", move || watcher.watch(&ended, || tell(Heard::Changed)))?;
        Ok(Self { writes, reads, searches, newest, stopping, zone, _watching: watching })
    }

    /// From now on days begin and end in this zone.
    pub fn follow(&self, zone: &TimeZone) {
        self.zone.lock().unwrap_or_else(PoisonError::into_inner).clone_from(zone);
    }

    /// Ends the answering of a question: nobody waits for it any more, and it may get no reply.
    pub fn cancel(&self, ticket: Ticket) {
        for (reading, stopper) in &self.stopping {
            let mut reading = reading.lock().unwrap_or_else(PoisonError::into_inner);
            // While the lock is held the thread cannot go on to another question.
            if reading.now == Some(ticket) {
                reading.now = None;
                stopper.stop();
            } else {
                reading.unwanted.insert(ticket);
            }
        }
    }

    /// Puts a request in the queue.
    pub fn send(&self, ticket: Ticket, session: Option<Session>, request: Request) {
        let queue = match &request {
            Request::Ask(query) if query.is_search() => {
                self.newest.store(ticket.0, Ordering::Relaxed);
                &self.searches
            }
            Request::Ask(Query::Users(view)) if is_filtered(view) => &self.searches,
            Request::Ask(_) => &self.reads,
            Request::Do(_) | Request::Enter(_) => &self.writes,
        };
        // A closed queue means that the thread panicked; its panic ends the program.
        let _ = queue.send((ticket, session, request));
    }
}

fn time(zone: &SharedZone) -> Now {
    now(&zone.lock().unwrap_or_else(PoisonError::into_inner))
}

fn start(name: &str, work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    thread::Builder::new().name(name.to_owned()).spawn(work).map(drop)
}

/// Does what is asked, in order.
fn work(
    mut store: Store,
    queue: &Receiver<Errand>,
    (zone, reading): (&SharedZone, &Shared),
    tell: &Tell,
) {
    let mut finder = Finder::default();
    while let Ok((ticket, session, request)) = queue.recv() {
        if !begin(reading, ticket) {
            continue;
        }
        let reply = serve(&mut store, &mut finder, session, time(zone), &request);
        end(reading);
        tell(Heard::Reply(ticket, reply));
    }
}

/// Searches: of what is typed to choose from only the newest is done, and an older one that is under
/// way is given up, as nobody looks at its answer. What filters a list is ended as reading is.
fn search(
    mut store: Store,
    queue: &Receiver<Errand>,
    (zone, reading): (&SharedZone, &Shared),
    (tell, newest): (&Tell, &Arc<AtomicU64>),
) {
    let say = Arc::clone(tell);
    let mut finder = Finder::telling(Told(Arc::new(move || say(Heard::More))));
    while let Ok((ticket, session, request)) = queue.recv() {
        let typed = matches!(&request, Request::Ask(query) if query.is_search());
        let (newest, asked) = (Arc::clone(newest), Arc::clone(reading));
        let is_newest = move || newest.load(Ordering::Relaxed) == ticket.0;
        let wanted = move || if typed { is_newest() } else { is_done(&asked, ticket) };
        if !begin(reading, ticket) || !wanted() {
            continue;
        }
        let wanted = Wanted(Arc::new(wanted));
        finder.until(wanted.clone());
        let reply = serve(&mut store, &mut finder, session, time(zone), &request);
        let is_wanted = wanted.0();
        end(reading);
        if is_wanted {
            tell(Heard::Reply(ticket, reply));
        }
    }
}

/// Begins with a question, unless nobody waits for it. Tickets come in order.
fn begin(reading: &Shared, ticket: Ticket) -> bool {
    let mut reading = reading.lock().unwrap_or_else(PoisonError::into_inner);
    let wanted = !reading.unwanted.remove(&ticket);
    reading.unwanted.retain(|other| *other > ticket);
    reading.now = wanted.then_some(ticket);
    wanted
}

/// Returns whether this is being done; it was given up when not.
fn is_done(reading: &Shared, ticket: Ticket) -> bool {
    reading.lock().unwrap_or_else(PoisonError::into_inner).now == Some(ticket)
}

fn end(reading: &Shared) {
    reading.lock().unwrap_or_else(PoisonError::into_inner).now = None;
}
