//! Follows the shared log into the file, where the watcher then sees what other hosts did.

use std::{
    io::PipeReader,
    time::{Duration, SystemTime},
};

use rustix::event::{PollFd, PollFlags};

use super::watch::poll_until;
use crate::{
    domain::{LostLog, Moment, SharedLogState},
    store::{Store, StoreError},
};

/// Time between two looks without news, which also detects a lost connection.
const LOOK: Duration = Duration::from_secs(2);
/// Number of looks after which the hosts are counted again.
const LOOKS_PER_COUNT: usize = 15;

/// Follows until the other end of `ended` is closed. Calls `tell` when the log is first followed,
/// when it is lost, with the reason, when it is followed again, and when the number of connected
/// hosts has changed (R173).
pub(super) fn follow(mut store: Store, ended: &PipeReader, tell: &impl Fn(SharedLogState)) {
    let ended = [PollFd::new(ended, PollFlags::IN)];
    let mut since = Moment::from(SystemTime::now());
    let mut told: Option<SharedLogState> = None;
    for look in 0_usize.. {
        let state = match store.follow() {
            Ok(_) => Some(followed(&mut store, told.as_ref(), look)),
            // A long write to the file; the next look follows it.
            Err(StoreError::Busy) => told.clone(),
            Err(error) => Some(SharedLogState::Lost(LostLog { since, why: error.failure() })),
        };
        let is_lost = matches!(state, Some(SharedLogState::Lost(_)));
        if !is_lost {
            since = Moment::from(SystemTime::now());
        }
        if let Some(state) = state.filter(|state| told.as_ref() != Some(state)) {
            told = Some(state.clone());
            tell(state);
        }
        let waited = !is_lost && store.wait_for_links(LOOK).is_ok();
        if poll_until(&ended, Some(if waited { Duration::ZERO } else { LOOK })) {
            return;
        }
    }
}

/// The state while the log is followed. Counts the hosts only now and then.
fn followed(store: &mut Store, told: Option<&SharedLogState>, look: usize) -> SharedLogState {
    match told {
        Some(state @ SharedLogState::Followed { .. }) if !look.is_multiple_of(LOOKS_PER_COUNT) => {
            state.clone()
        }
        // A count that fails now is known to the next look.
        _ => SharedLogState::Followed { other_hosts: store.other_hosts().unwrap_or_default() },
    }
}
