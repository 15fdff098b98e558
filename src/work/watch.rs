//! Hearing that somebody else wrote to the file, and sleeping until then.

use std::{
    io::{self, PipeReader},
    path::PathBuf,
    time::Duration,
};

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use crate::store::Store;

/// How soon after a sign of writing one looks, and for how long at twice the time before: what is
/// written counts only when it is safe on disk, of which there is no sign. Another sign begins anew.
const SOON: Duration = Duration::from_millis(25);
const LATE: Duration = Duration::from_millis(800);

/// Somebody who looks whether another wrote.
pub(super) struct Watcher {
    store: Store,
    signs: Option<Signs>,
    seen: Option<i64>,
}

impl Watcher {
    /// From now on: what is read after this and changes is heard of.
    pub(super) fn of(store: Store) -> Self {
        let signs = Signs::of(&store.watched()).ok();
        let seen = store.data_version().ok();
        Self { store, signs, seen }
    }

    /// Calls `changed` whenever somebody else wrote, the other threads of this program included,
    /// until the other end of `ended` is closed.
    pub(super) fn watch(mut self, ended: &PipeReader, changed: impl Fn()) {
        let mut pause = None;
        loop {
            let over = match (&self.signs, pause) {
                (Some(signs), None) => signs.wait(ended, None),
                // Of many signs close together one is enough.
                (Some(signs), Some(pause)) if pause > SOON => signs.wait(ended, Some(pause)),
                _ => waits(&[PollFd::new(ended, PollFlags::IN)], Some(pause.unwrap_or(LATE))),
            };
            if over {
                return;
            }
            pause = match (&self.signs, pause) {
                (Some(signs), _) if signs.more() => Some(SOON),
                (Some(_), Some(pause)) if pause < LATE => Some(pause * 2),
                _ => None,
            };
            // A file that is gone is a change too: the questions that follow say what happened.
            let version = self.store.data_version().ok();
            if version != self.seen {
                self.seen = version;
                changed();
            }
        }
    }
}

/// Waits until something can be read, or has waited long enough; whether the last of these is over.
fn waits(on: &[PollFd<'_>], long: Option<Duration>) -> bool {
    let mut on = on.to_vec();
    let long = long.and_then(|long| Timespec::try_from(long).ok());
    // Interrupted is one look too many.
    let _ = poll(&mut on, long.as_ref());
    on.last().is_some_and(|end| !end.revents().is_empty())
}

/// Signs of writing, from the system.
#[cfg(target_os = "linux")]
struct Signs(rustix::fd::OwnedFd);

#[cfg(target_os = "linux")]
impl Signs {
    /// Of these files, and of their going away.
    fn of(paths: &[PathBuf]) -> io::Result<Self> {
        use rustix::fs::inotify::{CreateFlags, WatchFlags, add_watch, init};
        let signs = init(CreateFlags::NONBLOCK | CreateFlags::CLOEXEC)?;
        let flags = WatchFlags::MODIFY
            | WatchFlags::ATTRIB
            | WatchFlags::DELETE_SELF
            | WatchFlags::MOVE_SELF;
        for path in paths {
            add_watch(&signs, path, flags)?;
        }
        Ok(Self(signs))
    }

    /// Waits for one, so long at most; whether it is over instead.
    fn wait(&self, ended: &PipeReader, long: Option<Duration>) -> bool {
        let flags = PollFlags::IN;
        waits(&[PollFd::new(&self.0, flags), PollFd::new(ended, flags)], long)
    }

    /// Returns whether there were any since the last look.
    fn more(&self) -> bool {
        let mut room = [0; 4096];
        let mut any = false;
        while rustix::io::read(&self.0, &mut room).is_ok_and(|read| read > 0) {
            any = true;
        }
        any
    }
}

/// A system that gives no signs is asked now and then.
#[cfg(not(target_os = "linux"))]
struct Signs;

#[cfg(not(target_os = "linux"))]
impl Signs {
    fn of(_: &[PathBuf]) -> io::Result<Self> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn wait(&self, _: &PipeReader, _: Option<Duration>) -> bool {
        true
    }

    fn more(&self) -> bool {
        false
    }
}
