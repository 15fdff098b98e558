//! Signals and hang-up: resize, termination, suspend and continue, and loss of the terminal.

use std::{io, sync::mpsc::Sender, thread};

use ratatui::layout::Size;
use rustix::event::{PollFd, PollFlags, poll};
use signal_hook::{
    consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH},
    iterator::Signals,
};

use super::{guard::start_watchdog, loop_event::LoopEvent};
use crate::app::Msg;

/// Returns the shell's exit code for a signal.
const fn exit_code(signal: i32) -> i32 {
    128 + signal
}

/// Forwards signals to the event loop. Termination signals also start the watchdog, in case the
/// loop hangs. Resizes arrive here because the input thread may be waiting for the rest of a
/// sequence. `SIGCONT` is needed because a `SIGSTOP` from outside leaves no time to restore the
/// terminal.
pub(super) fn forward_signals(sender: Sender<LoopEvent>) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGWINCH, SIGTSTP, SIGCONT])?;
    thread::Builder::new().name("signals".into()).spawn(move || {
        for signal in &mut signals {
            let what = match signal {
                SIGWINCH => {
                    let Ok((width, height)) = crossterm::terminal::size() else { continue };
                    LoopEvent::Message(Msg::Resized(Size { width, height }))
                }
                SIGTSTP => LoopEvent::Suspend,
                SIGCONT => LoopEvent::Continued,
                signal => {
                    start_watchdog(exit_code(signal));
                    LoopEvent::Stop(exit_code(signal))
                }
            };
            // A closed channel means that the loop has already ended.
            let _ = sender.send(what);
        }
    })?;
    Ok(())
}

/// Watches for the loss of the terminal. The thread polls for no events, so that only an error or a
/// hang-up wakes it.
pub(super) fn watch_hang_up(sender: Sender<LoopEvent>) -> io::Result<()> {
    thread::Builder::new().name("hang-up".into()).spawn(move || {
        let terminal = io::stdin();
        let gone = PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL;
        loop {
            let mut polled = [PollFd::new(&terminal, PollFlags::empty())];
            let happened = poll(&mut polled, None);
            if happened.is_ok() && polled.iter().any(|fd| fd.revents().intersects(gone)) {
                start_watchdog(exit_code(SIGHUP));
                let _ = sender.send(LoopEvent::Stop(exit_code(SIGHUP)));
                return;
            }
        }
    })?;
    Ok(())
}
