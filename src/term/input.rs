//! Reads terminal input on a thread of its own and turns it into messages. The thread may wait for
//! the rest of a sequence without blocking anything else.

use std::{
    io::{self, Stdin, stdin},
    sync::mpsc::Sender,
    thread,
    time::{Duration, Instant},
};

use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    io::{Errno, read},
};

use super::{
    loop_event::LoopEvent,
    parser::{Parser, TerminalEvent},
};
use crate::{
    app::{Key, Msg},
    config::Terminal,
};

/// Rows scrolled by one step of the mouse wheel.
const ROWS_PER_WHEEL_STEP: i16 = 3;
/// Minimum number of text keys in one read that counts as a paste, not as typing.
const MIN_PASTE_KEYS: usize = 4;

/// Starts the input thread. It ends when the terminal or the event loop is gone.
pub(super) fn spawn(sender: Sender<LoopEvent>) -> io::Result<()> {
    let mut parser = Parser::new(Terminal::from_env().delays_esc());
    thread::Builder::new().name("input".into()).spawn(move || {
        let (start, terminal, mut bytes) = (Instant::now(), stdin(), [0; 4096]);
        while let Ok(ready) = is_ready(&terminal, parser.timeout()) {
            let inputs = if ready {
                match read(&terminal, &mut bytes) {
                    Ok(0) => break,
                    Ok(count) => {
                        let came = bytes.get(..count).unwrap_or_default();
                        parser.feed(came, start.elapsed())
                    }
                    Err(Errno::INTR | Errno::AGAIN) => continue,
                    Err(_) => break,
                }
            } else {
                parser.time_out()
            };
            for heard in to_events(inputs) {
                if sender.send(heard).is_err() {
                    return;
                }
            }
        }
    })?;
    Ok(())
}

/// Waits for input, at most for `timeout`, and returns whether there is any. Errors if the terminal
/// cannot be polled.
fn is_ready(terminal: &Stdin, timeout: Option<Duration>) -> rustix::io::Result<bool> {
    let timeout = timeout.and_then(|timeout| Timespec::try_from(timeout).ok());
    loop {
        match poll(&mut [PollFd::new(terminal, PollFlags::IN)], timeout.as_ref()) {
            Err(Errno::INTR) => {}
            other => return other.map(|ready| ready > 0),
        }
    }
}

/// Turns the input of one read into messages. Many text keys in one read may be a paste without
/// brackets, so they stay together in one message.
fn to_events(inputs: Vec<TerminalEvent>) -> Vec<LoopEvent> {
    let text = |input: &TerminalEvent| match input {
        TerminalEvent::Key(key) => Some(*key).filter(|key| key.is_text()),
        _ => None,
    };
    let keys: Option<Vec<Key>> = inputs.iter().map(text).collect();
    match keys.filter(|keys| keys.len() >= MIN_PASTE_KEYS) {
        Some(keys) => vec![LoopEvent::Message(Msg::Burst(keys))],
        None => inputs.into_iter().map(to_event).collect(),
    }
}

fn to_event(input: TerminalEvent) -> LoopEvent {
    LoopEvent::Message(match input {
        TerminalEvent::Background(background) => return LoopEvent::Background(background),
        TerminalEvent::Key(key) => Msg::Key(key),
        TerminalEvent::EscThen(key) => Msg::EscThen(key),
        TerminalEvent::Paste(text) => Msg::Pasted(text),
        TerminalEvent::Click { at, ctrl } => Msg::Clicked { at, ctrl },
        TerminalEvent::RightClick(at) => Msg::RightClicked(at),
        TerminalEvent::Wheel { at, down } => {
            Msg::Wheel { at, rows: if down { ROWS_PER_WHEEL_STEP } else { -ROWS_PER_WHEEL_STEP } }
        }
    })
}
