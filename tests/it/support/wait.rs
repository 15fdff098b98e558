//! How long something took that is looked at again and again.

use std::{
    thread,
    time::{Duration, Instant},
};

/// What one look counts at most: while the machine stood still, or these tests did, nobody waited.
const MOST: Duration = Duration::from_millis(50);

pub(crate) struct Wait {
    waited: Duration,
    last: Instant,
}

impl Wait {
    pub(crate) fn new() -> Self {
        Self { waited: Duration::ZERO, last: Instant::now() }
    }

    /// How long until now.
    pub(crate) fn so_far(&mut self) -> Duration {
        self.waited += self.last.elapsed().min(MOST);
        self.last = Instant::now();
        self.waited
    }

    /// Until the next look; how long until then.
    pub(crate) fn pause(&mut self, pause: Duration) -> Duration {
        thread::sleep(pause);
        self.so_far()
    }
}
