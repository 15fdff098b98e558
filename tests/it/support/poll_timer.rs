//! Measures the waiting time in polling loops.

use std::{
    thread,
    time::{Duration, Instant},
};

/// Maximum time counted per poll, so that a stalled machine does not use up the deadline.
const MAX_COUNTED: Duration = Duration::from_millis(50);

pub(crate) struct PollTimer {
    waited: Duration,
    last: Instant,
}

impl PollTimer {
    pub(crate) fn new() -> Self {
        Self { waited: Duration::ZERO, last: Instant::now() }
    }

    /// Returns the waiting time, counting at most [`MAX_COUNTED`] per poll.
    pub(crate) fn waited_so_far(&mut self) -> Duration {
        self.waited += self.last.elapsed().min(MAX_COUNTED);
        self.last = Instant::now();
        self.waited
    }

    /// Sleeps for `pause`, and returns [`Self::waited_so_far`].
    pub(crate) fn pause(&mut self, pause: Duration) -> Duration {
        thread::sleep(pause);
        self.waited_so_far()
    }
}
