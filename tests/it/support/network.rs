//! A network between hosts and a PostgreSQL server of a test. It can be cut and slow, and counts
//! round trips.

use std::{
    io::{Read, Write},
    net::{Shutdown, TcpListener, TcpStream},
    os::unix::net::UnixStream,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
        mpsc::channel,
    },
    thread,
    time::{Duration, Instant},
};

use super::Cluster;

pub(crate) struct Network {
    port: u16,
    ends: Arc<Mutex<Vec<TcpStream>>>,
    trips: Arc<RoundTrips>,
}

/// Questions of hosts, each after an answer of the server.
#[derive(Default)]
struct RoundTrips {
    count: AtomicUsize,
    is_asked: AtomicBool,
}

impl RoundTrips {
    fn note(&self, asks: bool) {
        if !self.is_asked.swap(asks, Ordering::Relaxed) && asks {
            self.count.fetch_add(1, Ordering::Relaxed);
        }
    }
}

impl Network {
    pub(crate) fn start(cluster: &Cluster) -> Self {
        Self::with_round_trip(cluster, Duration::ZERO)
    }

    /// Starts a network in which a question and its answer take this long.
    pub(crate) fn with_round_trip(cluster: &Cluster, long: Duration) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let (ends, trips) = (Arc::default(), Arc::default());
        let it = Self { port, ends: Arc::clone(&ends), trips: Arc::clone(&trips) };
        let socket = format!("{}/.s.PGSQL.5432", cluster.folder());
        // Ends with the test program.
        thread::spawn(move || {
            for host in listener.incoming().flatten() {
                let Ok(server) = UnixStream::connect(&socket) else { continue };
                host.set_nodelay(true).unwrap();
                let (from, to) = (host.try_clone().unwrap(), server.try_clone().unwrap());
                let back = host.try_clone().unwrap();
                let shut = host.try_clone().unwrap();
                let (asking, answering) = (Arc::clone(&trips), Arc::clone(&trips));
                pass((from, to), long / 2, move || asking.note(true), {
                    let server = server.try_clone().unwrap();
                    move || drop(server.shutdown(Shutdown::Both))
                });
                pass(
                    (server, back),
                    long / 2,
                    move || answering.note(false),
                    move || {
                        drop(shut.shutdown(Shutdown::Both));
                    },
                );
                ends.lock().unwrap().push(host);
            }
        });
        it
    }

    /// The address of the server in this network, for this role.
    pub(crate) fn address(&self, role: &str) -> String {
        format!("host=127.0.0.1 port={} user={role} dbname=postgres", self.port)
    }

    /// Ends all connections, whatever is under way in them.
    pub(crate) fn cut(&self) {
        for end in self.ends.lock().unwrap().drain(..) {
            let _ = end.shutdown(Shutdown::Both);
        }
    }

    /// Returns the number of round trips so far, of all connections that take turns.
    pub(crate) fn round_trips(&self) -> usize {
        self.trips.count.load(Ordering::Relaxed)
    }
}

/// Passes bytes on, each piece after this delay, in threads of its own.
fn pass(
    (mut from, mut to): (impl Read + Send + 'static, impl Write + Send + 'static),
    delay: Duration,
    note: impl Fn() + Send + 'static,
    end: impl FnOnce() + Send + 'static,
) {
    let (tell, pieces) = channel::<(Instant, Vec<u8>)>();
    thread::spawn(move || {
        let mut read = [0; 8_192];
        while let Ok(count @ 1..) = from.read(&mut read) {
            note();
            if tell.send((Instant::now() + delay, read[..count].to_vec())).is_err() {
                break;
            }
        }
    });
    thread::spawn(move || {
        for (due, piece) in pieces {
            thread::sleep(due.saturating_duration_since(Instant::now()));
            if to.write_all(&piece).is_err() {
                break;
            }
        }
        end();
    });
}
