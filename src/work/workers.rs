//! Hands requests to the worker threads. Writes, reads, searches and the trade register have a
//! thread each: a slow read delays no write and no keystroke, and a busy file never blocks the
//! screen.

use std::{
    collections::BTreeSet,
    io::{self, PipeReader, PipeWriter},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
        mpsc::{Receiver, Sender, channel},
    },
    thread,
};

use jiff::tz::TimeZone;

use super::{
    Finder,
    clock::now,
    find::StillWanted,
    follow,
    names::NamesLoaded,
    serve::{handle_request, is_filtered},
    watch::Watcher,
};
use crate::{
    domain::{Now, Query, Reply, Request, Session, SharedLogState, Ticket},
    register::KvkService,
    store::{QueryInterrupt, Result, Store},
};

/// A message from a worker thread to the event loop.
#[derive(Debug)]
pub enum WorkerEvent {
    /// The reply to a request.
    Reply(Ticket, Reply),
    /// Another connection wrote to the file.
    FileChanged,
    /// The state of the shared log changed, if the file has one.
    SharedLog(SharedLogState),
    /// More names have been loaded since the last search was answered.
    NamesLoaded,
}

type Job = (Ticket, Option<Session>, Request);
type Notify = Arc<dyn Fn(WorkerEvent) + Send + Sync>;

/// State of a thread that answers queries, shared so that a query can be cancelled.
#[derive(Debug, Default)]
struct ReaderState {
    running: Option<Ticket>,
    /// Cancelled tickets whose work has not begun.
    cancelled: BTreeSet<Ticket>,
}

/// Time zone of the open file; it may change while the file is open.
type SharedZone = Arc<Mutex<TimeZone>>;

type SharedReaderState = Arc<Mutex<ReaderState>>;

/// Handle to the worker threads, which end when it is dropped.
#[derive(Debug)]
pub struct Workers {
    writes: Sender<Job>,
    reads: Sender<Job>,
    searches: Sender<Job>,
    register: Sender<Job>,
    /// Ticket of the newest search; answers to older searches are dropped.
    newest_search: Arc<AtomicU64>,
    /// State and interrupt handle of the threads that read, search and read the trade register.
    interrupts: [(SharedReaderState, QueryInterrupt); 3],
    /// Time zone that decides the current date.
    zone: SharedZone,
    /// Closes when the handle is dropped, which ends the watcher.
    _watcher_pipe: PipeWriter,
}

impl Workers {
    /// Starts the threads; `store` writes, the others open connections of their own. `kvk` is the
    /// service of the Dutch trade register, if it is used. `notify` is
    /// called once for each request, except searches that a newer one replaced and queries that
    /// were cancelled.
    ///
    /// # Errors
    /// Fails if the file cannot be opened again, or if the system cannot start a thread.
    pub fn spawn(
        store: Store,
        zone: TimeZone,
        kvk: Option<KvkService>,
        notify: Box<dyn Fn(WorkerEvent) + Send + Sync>,
    ) -> Result<Self> {
        let notify: Notify = Arc::from(notify);
        let (writes, to_write) = channel();
        let (reads, to_read) = channel();
        let (searches, to_search) = channel();
        let (register, to_look_up) = channel();
        let (ended, watching) = io::pipe()?;
        let newest_search = Arc::new(AtomicU64::new(0));
        let zone = Arc::new(Mutex::new(zone));
        let watcher = Watcher::new(store.reopen()?);
        let (reader, finding, looking_up) = (store.reopen()?, store.reopen()?, store.reopen()?);
        let interrupts = [&reader, &finding, &looking_up]
            .map(|of| (SharedReaderState::default(), of.interrupt_handle()));
        let [seen, found, known] =
            [&interrupts[0].0, &interrupts[1].0, &interrupts[2].0].map(Arc::clone);
        let (here, say) = (Arc::clone(&zone), Arc::clone(&notify));
        spawn_thread("reader", move || run_jobs(reader, &to_read, &here, &seen, &say))?;
        let shared = |reading| SearchThread {
            zone: Arc::clone(&zone),
            reading,
            notify: Arc::clone(&notify),
            newest_search: Arc::clone(&newest_search),
        };
        let (person_search, register_search) = (shared(found), shared(known));
        spawn_thread("searcher", move || person_search.run(finding, None, &to_search))?;
        spawn_thread("register", move || register_search.run(looking_up, kvk, &to_look_up))?;
        spawn_follower(&store, &ended, &notify)?;
        let (here, say) = (Arc::clone(&zone), Arc::clone(&notify));
        spawn_thread("writer", move || {
            run_jobs(store, &to_write, &here, &SharedReaderState::default(), &say);
        })?;
        spawn_thread("watcher", move || {
            watcher.watch(&ended, || notify(WorkerEvent::FileChanged));
        })?;
        Ok(Self {
            writes,
            reads,
            searches,
            register,
            newest_search,
            interrupts,
            zone,
            _watcher_pipe: watching,
        })
    }

    /// Sets the time zone of all following requests.
    pub fn set_zone(&self, zone: &TimeZone) {
        self.zone.lock().unwrap_or_else(PoisonError::into_inner).clone_from(zone);
    }

    /// Cancels a query that is no longer needed. A running or queued query may then get no reply.
    pub fn cancel(&self, ticket: Ticket) {
        for (reading, interrupt) in &self.interrupts {
            let mut reading = reading.lock().unwrap_or_else(PoisonError::into_inner);
            // While the lock is held the thread cannot begin another query, so only this query is
            // interrupted.
            if reading.running == Some(ticket) {
                reading.running = None;
                interrupt.stop();
            } else {
                reading.cancelled.insert(ticket);
            }
        }
    }

    /// Queues a request for the thread that handles its kind.
    pub fn send(&self, ticket: Ticket, session: Option<Session>, request: Request) {
        let queue = match &request {
            Request::Ask(query) if query.is_search() => {
                self.newest_search.store(ticket.0, Ordering::Relaxed);
                &self.searches
            }
            Request::Ask(query) if query.is_of_register() => &self.register,
            Request::Ask(Query::Users(view)) if is_filtered(view) => &self.searches,
            Request::Ask(_) => &self.reads,
            Request::Do(_) | Request::Enter(_) => &self.writes,
        };
        // A closed queue means that the thread panicked, and that panic ends the program.
        let _ = queue.send((ticket, session, request));
    }
}

fn now_in(zone: &SharedZone) -> Now {
    now(&zone.lock().unwrap_or_else(PoisonError::into_inner))
}

/// Starts the thread that follows the shared log, if the file has one.
fn spawn_follower(store: &Store, ended: &PipeReader, notify: &Notify) -> Result<()> {
    let Some(store) = store.follower()? else { return Ok(()) };
    let (ended, notify) = (ended.try_clone()?, Arc::clone(notify));
    spawn_thread("follower", move || {
        follow::follow(store, &ended, &|state| notify(WorkerEvent::SharedLog(state)));
    })?;
    Ok(())
}

fn spawn_thread(name: &str, work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    thread::Builder::new().name(name.to_owned()).spawn(work).map(drop)
}

/// Carries out the requests of a queue, in order.
fn run_jobs(
    mut store: Store,
    queue: &Receiver<Job>,
    zone: &SharedZone,
    reading: &SharedReaderState,
    notify: &Notify,
) {
    let mut finder = Finder::default();
    loop {
        // An idle screen has one connection to a shared log: that which follows it.
        store.close_connection();
        let Ok((ticket, session, request)) = queue.recv() else { return };
        if !begin_query(reading, ticket) {
            continue;
        }
        let reply = handle_request(&mut store, &mut finder, session, now_in(zone), &request);
        end_query(reading);
        notify(WorkerEvent::Reply(ticket, reply));
    }
}

/// The state that a search thread shares with the other threads.
struct SearchThread {
    zone: SharedZone,
    reading: SharedReaderState,
    notify: Notify,
    newest_search: Arc<AtomicU64>,
}

impl SearchThread {
    /// Carries out searches. A picker of people needs only its newest search, so a newer search stops
    /// an older one. The filter of a list and a search in the trade register run until cancelled.
    fn run(self, mut store: Store, kvk: Option<KvkService>, queue: &Receiver<Job>) {
        let Self { zone, reading, notify, newest_search } = self;
        let say = Arc::clone(&notify);
        let mut finder =
            Finder::with_progress(NamesLoaded(Arc::new(move || say(WorkerEvent::NamesLoaded))));
        finder.set_kvk(kvk);
        while let Ok((ticket, session, request)) = queue.recv() {
            let typed = matches!(&request, Request::Ask(query) if query.is_search());
            let (newest_search, asked) = (Arc::clone(&newest_search), Arc::clone(&reading));
            let is_newest = move || newest_search.load(Ordering::Relaxed) == ticket.0;
            let wanted = move || if typed { is_newest() } else { is_running(&asked, ticket) };
            if !begin_query(&reading, ticket) || !wanted() {
                continue;
            }
            let wanted = StillWanted(Arc::new(wanted));
            finder.set_wanted(wanted.clone());
            let reply = handle_request(&mut store, &mut finder, session, now_in(&zone), &request);
            let is_wanted = wanted.0();
            end_query(&reading);
            if is_wanted {
                notify(WorkerEvent::Reply(ticket, reply));
            }
        }
    }
}

/// Marks a query as running; returns `false` if it was cancelled. Tickets arrive in order, so older
/// cancelled tickets can be forgotten.
fn begin_query(reading: &SharedReaderState, ticket: Ticket) -> bool {
    let mut reading = reading.lock().unwrap_or_else(PoisonError::into_inner);
    let wanted = !reading.cancelled.remove(&ticket);
    reading.cancelled.retain(|other| *other > ticket);
    reading.running = wanted.then_some(ticket);
    wanted
}

/// Returns whether this query is running: a cancelled query no longer is.
fn is_running(reading: &SharedReaderState, ticket: Ticket) -> bool {
    reading.lock().unwrap_or_else(PoisonError::into_inner).running == Some(ticket)
}

fn end_query(reading: &SharedReaderState) {
    reading.lock().unwrap_or_else(PoisonError::into_inner).running = None;
}
