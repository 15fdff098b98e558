//! Events for the event loop: messages, the terminal's replies, and signals.

use crate::{app::Msg, config::Background};

#[derive(Debug)]
pub(super) enum LoopEvent {
    /// A message for the state machine.
    Message(Msg),
    /// The terminal's reply about its background.
    Background(Background),
    /// A request to exit with this code.
    Stop(i32),
    /// A request to suspend, as by Ctrl+Z.
    Suspend,
    /// The process continues after it was suspended.
    Continued,
}
