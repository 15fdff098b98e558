//! Detects writes by other connections. The thread sleeps until a file event or the next check.

use std::{
    io::{self, PipeReader},
    path::PathBuf,
    time::Duration,
};

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use crate::store::Store;

/// Delay before the first check after a file event, doubled for each next check up to
/// [`MAX_CHECK_DELAY`]. A write only counts once it is committed, and a commit raises no event of
/// its own. Each event starts again with this delay.
const FIRST_CHECK_DELAY: Duration = Duration::from_millis(25);
const MAX_CHECK_DELAY: Duration = Duration::from_millis(800);

/// Watches the database for changes by other connections; polls where inotify is unavailable.
pub(super) struct Watcher {
    store: Store,
    inotify: Option<Inotify>,
    seen_version: Option<i64>,
}

impl Watcher {
    /// Starts with the current version: any later change is reported.
    pub(super) fn new(store: Store) -> Self {
        let inotify = Inotify::new(&store.watched()).ok();
        let seen_version = store.data_version().ok();
        Self { store, inotify, seen_version }
    }

    /// Calls `changed` after each write by another connection, including this program's own writer,
    /// until the other end of `ended` is closed.
    pub(super) fn watch(mut self, ended: &PipeReader, changed: impl Fn()) {
        let mut pause = None;
        loop {
            let over = match (&self.inotify, pause) {
                (Some(inotify), None) => inotify.wait(ended, None),
                // One check answers a burst of events.
                (Some(inotify), Some(pause)) if pause > FIRST_CHECK_DELAY => {
                    inotify.wait(ended, Some(pause))
                }
                _ => poll_until(
                    &[PollFd::new(ended, PollFlags::IN)],
                    Some(pause.unwrap_or(MAX_CHECK_DELAY)),
                ),
            };
            if over {
                return;
            }
            pause = match (&self.inotify, pause) {
                (Some(inotify), _) if inotify.drain() => Some(FIRST_CHECK_DELAY),
                (Some(_), Some(pause)) if pause < MAX_CHECK_DELAY => Some(pause * 2),
                _ => None,
            };
            // A missing file counts as a change too: the queries that follow report what happened.
            let version = self.store.data_version().ok();
            if version != self.seen_version {
                self.seen_version = version;
                changed();
            }
        }
    }
}

/// Waits until a descriptor is readable or `timeout` has passed. Returns whether the last
/// descriptor, which ends the watcher, is readable or closed.
pub(super) fn poll_until(on: &[PollFd<'_>], timeout: Option<Duration>) -> bool {
    let mut on = on.to_vec();
    let timeout = timeout.and_then(|timeout| Timespec::try_from(timeout).ok());
    // An interrupted call only costs one extra check.
    let _ = poll(&mut on, timeout.as_ref());
    on.last().is_some_and(|end| !end.revents().is_empty())
}

/// File events from inotify.
#[cfg(target_os = "linux")]
struct Inotify(rustix::fd::OwnedFd);

#[cfg(target_os = "linux")]
impl Inotify {
    /// Watches changes and removal of these files.
    fn new(paths: &[PathBuf]) -> io::Result<Self> {
        use rustix::fs::inotify::{CreateFlags, WatchFlags, add_watch, init};
        let inotify = init(CreateFlags::NONBLOCK | CreateFlags::CLOEXEC)?;
        let flags = WatchFlags::MODIFY
            | WatchFlags::ATTRIB
            | WatchFlags::DELETE_SELF
            | WatchFlags::MOVE_SELF;
        for path in paths {
            add_watch(&inotify, path, flags)?;
        }
        Ok(Self(inotify))
    }

    /// Waits for an event, at most `timeout`; returns whether the watcher must end.
    fn wait(&self, ended: &PipeReader, timeout: Option<Duration>) -> bool {
        let flags = PollFlags::IN;
        poll_until(&[PollFd::new(&self.0, flags), PollFd::new(ended, flags)], timeout)
    }

    /// Drains the queue; returns whether it held any events.
    fn drain(&self) -> bool {
        let mut room = [0; 4096];
        let mut any = false;
        while rustix::io::read(&self.0, &mut room).is_ok_and(|read| read > 0) {
            any = true;
        }
        any
    }
}

/// Without inotify the watcher polls.
#[cfg(not(target_os = "linux"))]
struct Inotify;

#[cfg(not(target_os = "linux"))]
impl Inotify {
    fn new(_: &[PathBuf]) -> io::Result<Self> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn wait(&self, _: &PipeReader, _: Option<Duration>) -> bool {
        true
    }

    fn drain(&self) -> bool {
        false
    }
}
