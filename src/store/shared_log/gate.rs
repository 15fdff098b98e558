//! The gate: a writer that keeps the shared log to itself, so that no other host overtakes it (R195).

use std::time::{Duration, Instant};

use super::{Answer, SharedLog, SharedLogFailure};
use crate::store::{Result, Store, StoreError};

/// Time between two signs of life during a long import. The server waits longer for one.
const SIGN_OF_LIFE: Duration = Duration::from_millis(500);

impl Store {
    /// Takes the turn to write the file, keeps other hosts from writing, and takes over what they
    /// wrote. Waits for each at most as long as for a busy file. Does nothing if the file is not
    /// shared.
    pub(crate) fn take_gate(&mut self) -> Result<()> {
        if self.sharing.log.is_none() {
            return Ok(());
        }
        // In this order in every program, so that no two wait for each other.
        if self.turn.is_none() {
            self.turn = Some(self.wait_for_turn());
        }
        let Some(log) = &mut self.sharing.log else { return Ok(()) };
        let number = wait_while_busy(self.wait, || log.gate());
        let number = number.map_err(|why| explain(&mut **log, why))?;
        self.sharing.gate_asked = Some(Instant::now());
        self.follow_to(number).map(drop)
    }

    /// Tells the server that this writer still works. Errors if the gate was lost and another host
    /// wrote.
    pub(crate) fn keep_gate(&mut self) -> Result<()> {
        let sharing = &mut self.sharing;
        let (Some(log), Some(begun)) = (&mut sharing.log, &sharing.bulk_from) else {
            return Ok(());
        };
        if sharing.gate_asked.is_some_and(|asked| asked.elapsed() < SIGN_OF_LIFE) {
            return Ok(());
        }
        sharing.gate_asked = Some(Instant::now());
        if log.gate()? == begun.end().number { Ok(()) } else { Err(StoreError::Busy) }
    }

    /// Lets other programs and hosts write again.
    pub(crate) fn leave_gate(&mut self) {
        if let Some(log) = &mut self.sharing.log {
            // A transaction that did not end is ended by the server.
            let _ = log.release();
        }
        self.turn = None;
    }
}

/// Names the missing standby, if that is why the log is busy or gives no answer.
pub(super) fn explain(shared: &mut dyn SharedLog, why: SharedLogFailure) -> SharedLogFailure {
    use SharedLogFailure::{Busy, Doubt, NoStandby};
    match why {
        Doubt | Busy if shared.lacks_standby() => NoStandby { was_sent: why == Doubt },
        other => other,
    }
}

/// Repeats a call while another host keeps the log to itself, at most this long.
pub(super) fn wait_while_busy<T>(most: Duration, mut call: impl FnMut() -> Answer<T>) -> Answer<T> {
    let begun = Instant::now();
    loop {
        match call() {
            Err(SharedLogFailure::Busy) if begun.elapsed() < most => {}
            done => return done,
        }
    }
}
