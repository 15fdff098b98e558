//! Hearing that somebody else wrote to the file, and sleeping until then.

use std::{
    io::{self, PipeReader},
    path::Path,
    time::Duration,
};

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use crate::store::Store;

/// How soon after a sign of writing one looks, and for how long at twice the time before: what is
/// written counts only when it is safe on disk, of which there is no sign.
const SOON: Duration = Duration::from_millis(50);
const LATE: Duration = Duration::from_millis(800);

/// Calls `changed` whenever somebody else wrote, the other threads of this program included, until
/// the other end of `ended` is closed.
pub(super) fn watch(store: &Store, ended: &PipeReader, changed: impl Fn()) {
    let signs = store.written().and_then(|path| Signs::of(&path).ok());
    let mut seen = store.data_version().ok();
    let mut pause = None;
    loop {
        let over = match (&signs, pause) {
            (Some(signs), None) => signs.wait(ended),
            _ => waits(&[PollFd::new(ended, PollFlags::IN)], Some(pause.unwrap_or(LATE))),
        };
        if over {
            return;
        }
        pause = match (&signs, pause) {
            (Some(signs), _) if signs.more() => Some(SOON),
            (Some(_), Some(pause)) if pause < LATE => Some(pause * 2),
            _ => None,
        };
        // A file that is gone is a change too: the questions that follow say what happened.
        let version = store.data_version().ok();
        if version != seen {
            seen = version;
            changed();
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
    /// Of a file, and of its going away.
    fn of(path: &Path) -> io::Result<Self> {
        use rustix::fs::inotify::{CreateFlags, WatchFlags, add_watch, init};
        let signs = init(CreateFlags::NONBLOCK | CreateFlags::CLOEXEC)?;
        let flags = WatchFlags::MODIFY
            | WatchFlags::ATTRIB
            | WatchFlags::DELETE_SELF
            | WatchFlags::MOVE_SELF;
        add_watch(&signs, path, flags)?;
        Ok(Self(signs))
    }

    /// Waits for one; whether it is over instead.
    fn wait(&self, ended: &PipeReader) -> bool {
        let flags = PollFlags::IN;
        waits(&[PollFd::new(&self.0, flags), PollFd::new(ended, flags)], None)
    }

    /// Whether there were any since the last look.
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
    fn of(_: &Path) -> io::Result<Self> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn wait(&self, _: &PipeReader) -> bool {
        true
    }

    fn more(&self) -> bool {
        false
    }
}
