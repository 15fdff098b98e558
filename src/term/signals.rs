//! What the outside says: another size, a signal to stop or to go on, a terminal that is gone.

use std::{io, sync::mpsc::Sender, thread};

use ratatui::layout::Size;
use rustix::event::{PollFd, PollFlags, poll};
use signal_hook::{
    consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH},
    iterator::Signals,
};

use super::{guard::end_soon, run::News};
use crate::app::Msg;

/// The exit code after a signal.
const fn after(signal: i32) -> i32 {
    128 + signal
}

/// Every polite request to stop ends the loop; the watchdog ends a loop that cannot. A new size is
/// heard here too: the thread that reads the input may hang in half a sequence. So is being brought
/// back, as whoever was stopped from outside had no time to give the terminal back.
pub(super) fn watch(news: Sender<News>) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGWINCH, SIGTSTP, SIGCONT])?;
    thread::Builder::new().name("signals".into()).spawn(move || {
        for signal in &mut signals {
            let what = match signal {
                SIGWINCH => {
                    let Ok((width, height)) = crossterm::terminal::size() else { continue };
                    News::Happened(Msg::Resized(Size { width, height }))
                }
                SIGTSTP => News::Suspend,
                SIGCONT => News::Continued,
                signal => {
                    end_soon(after(signal));
                    News::Stop(after(signal))
                }
            };
            // A closed channel means that the loop has ended already.
            let _ = news.send(what);
        }
    })?;
    Ok(())
}

/// A terminal that is gone. Asking for no events at all, the thread sleeps until there is an
/// error or a hang-up, and costs nothing while the terminal lives.
pub(super) fn watch_hang_up(news: Sender<News>) -> io::Result<()> {
    thread::Builder::new().name("hang-up".into()).spawn(move || {
        let terminal = io::stdin();
        let gone = PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL;
        loop {
            let mut polled = [PollFd::new(&terminal, PollFlags::empty())];
            let happened = poll(&mut polled, None);
            if happened.is_ok() && polled.iter().any(|fd| fd.revents().intersects(gone)) {
                end_soon(after(SIGHUP));
                let _ = news.send(News::Stop(after(SIGHUP)));
                return;
            }
        }
    })?;
    Ok(())
}
