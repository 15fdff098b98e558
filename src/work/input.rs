//! Waiting for user input with a stop condition.

use std::{
    io,
    sync::mpsc::{RecvTimeoutError, sync_channel},
    thread,
    time::Duration,
};

/// Interval between checks of the stop condition.
const STOP_CHECK_INTERVAL: Duration = Duration::from_millis(250);

/// Runs `read` on its own thread and returns its result, or the value of `stop` as soon as `stop`
/// returns `Some`. A result that arrives together with the stop condition is discarded. The reading
/// thread is not interrupted: it lives until `read` returns or the program exits.
///
/// # Errors
/// Fails if the system cannot start a thread, or if `read` panics.
pub fn run_unless<T: Send + 'static, E>(
    read: impl FnOnce() -> T + Send + 'static,
    stop: impl Fn() -> Option<E>,
) -> io::Result<Result<T, E>> {
    let (sender, receiver) = sync_channel(1);
    let read = move || drop(sender.send(read()));
    if let Some(stop) = stop() {
        return Ok(Err(stop));
    }
    thread::Builder::new().name("input".to_owned()).spawn(read)?;
    loop {
        let read = receiver.recv_timeout(STOP_CHECK_INTERVAL);
        if let Some(stop) = stop() {
            return Ok(Err(stop));
        }
        match read {
            Ok(read) => return Ok(Ok(read)),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Err(io::ErrorKind::BrokenPipe.into()),
        }
    }
}
