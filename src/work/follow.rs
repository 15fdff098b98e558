//! Follows the shared log into the file, where the watcher then sees what other hosts did.

use std::{
    io::PipeReader,
    time::{Duration, SystemTime},
};

use rustix::event::{PollFd, PollFlags};

use super::watch::poll_until;
use crate::{
    domain::{LostLog, Moment},
    store::{Store, StoreError},
};

/// Time between two looks without news, which also detects a lost connection.
const LOOK: Duration = Duration::from_secs(2);

/// Follows until the other end of `ended` is closed. Calls `tell` when the log is lost, with the
/// reason, and when it is followed again (R173).
pub(super) fn follow(mut store: Store, ended: &PipeReader, tell: &impl Fn(Option<LostLog>)) {
    let ended = [PollFd::new(ended, PollFlags::IN)];
    let mut since = Moment::from(SystemTime::now());
    let mut told = None;
    loop {
        let lost = match store.follow() {
            Ok(_) => None,
            // A long write to the file; the next look follows it.
            Err(StoreError::Busy) => told.clone(),
            Err(error) => Some(error.failure()),
        };
        if lost.is_none() {
            since = Moment::from(SystemTime::now());
        }
        if lost != told {
            told.clone_from(&lost);
            tell(lost.map(|why| LostLog { since, why }));
        }
        let waited = told.is_none() && store.wait_for_links(LOOK).is_ok();
        if poll_until(&ended, Some(if waited { Duration::ZERO } else { LOOK })) {
            return;
        }
    }
}
