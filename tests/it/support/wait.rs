//! Measures waiting time in polling loops.

use std::{
    thread,
    time::{Duration, Instant},
};

/// Maximum time counted per poll, so that a stalled machine does not use up the deadline.
const MOST: Duration = Duration::from_millis(50);

pub(crate) struct Wait {
    waited: Duration,
    last: Instant,
}

impl Wait {
    pub(crate) fn new() -> Self {
        Self { waited: Duration::ZERO, last: Instant::now() }
    }

    /// Returns the time waited so far.
    pub(crate) fn so_far(&mut self) -> Duration {
        self.waited += self.last.elapsed().min(MOST);
        self.last = Instant::now();
        self.waited
    }

    /// Sleeps, and returns the time waited so far.
    pub(crate) fn pause(&mut self, pause: Duration) -> Duration {
        thread::sleep(pause);
        self.so_far()
    }
}
