//! Waiting for somebody who types, no longer than they may.

use std::{
    io,
    sync::mpsc::{RecvTimeoutError, sync_channel},
    thread,
    time::Duration,
};

/// How often one looks whether it is over.
const LOOK: Duration = Duration::from_millis(250);

/// Waits for what `read` gives, unless it is over first: then what `over` says. Whatever came in when
/// it is over does not count. The thread that reads lives until its reading ends, or the program.
///
/// # Errors
/// When the system gives no thread.
pub fn unless<T: Send + 'static, E>(
    read: impl FnOnce() -> T + Send + 'static,
    over: impl Fn() -> Option<E>,
) -> io::Result<Result<T, E>> {
    let (sender, receiver) = sync_channel(1);
    let read = move || drop(sender.send(read()));
    if let Some(over) = over() {
        return Ok(Err(over));
    }
    thread::Builder::new().name("input".to_owned()).spawn(read)?;
    loop {
        let read = receiver.recv_timeout(LOOK);
        if let Some(over) = over() {
            return Ok(Err(over));
        }
        match read {
            Ok(read) => return Ok(Ok(read)),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Err(io::ErrorKind::BrokenPipe.into()),
        }
    }
}
