//! The event loop: wait, update, run effects, draw.

use std::{
    io::{self, IsTerminal, stdin, stdout},
    sync::{
        Arc,
        mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    },
    thread,
    time::Duration,
};

use anyhow::{Context, bail};
use crossterm::terminal;
use ratatui::layout::Size;
use signal_hook::consts::{SIGTSTP, SIGTTOU};

use super::{
    background, clipboard,
    draw::FrameWriter,
    frame_delay::{FrameDelay, delays_frame},
    guard::{self, Guard},
    input,
    loop_event::LoopEvent,
    signals,
};
use crate::{
    app::{
        Action, Availability, Effect, Export, FilterChange, FilterFault, Msg, State, availability,
        update,
    },
    config::{Background, Terminal},
    domain::{Moment, Request, Session},
    text::{self, ascii},
    ui::Theme,
    work::{WorkerEvent, Workers, now},
};

/// Maximum messages handled before a frame, so that a held key does not queue up frames.
const MAX_BATCH: usize = 256;

/// Exit code if a session ends because its user lost access, as for any command without permission.
const EXIT_ACCESS_LOST: i32 = 4;

/// Exports a list to a file; called on its own thread.
pub type Exporter = Arc<dyn Fn(Session, &Export) -> Result<(usize, String), String> + Send + Sync>;

/// Saves a change of a user's filters; the error says why it could not.
pub type FilterSaver = Box<dyn Fn(&FilterChange) -> Result<(), FilterFault>>;

/// The work that the loop does outside the database and the terminal.
pub struct Outside {
    /// Exports a list.
    pub export: Exporter,
    /// Saves the filters of users.
    pub save_filter: FilterSaver,
}

/// Appearance of the screens, and what the terminal supports.
pub struct SharedAppearance {
    /// `true` to query the terminal's background colour.
    pub queries_background: bool,
    /// `true` to enable kitty's keyboard protocol.
    pub keys: bool,
    /// Returns the themes for a background, in the order of their names in the state.
    pub themes: Box<dyn Fn(Option<Background>) -> Vec<Theme>>,
}

/// Returns whether standard input and output are a terminal that supports full-screen mode.
pub fn is_supported() -> bool {
    let shows = Terminal::from_env().supports_full_screen();
    shows && stdin().is_terminal() && stdout().is_terminal()
}

/// Runs the program in this terminal until the user quits. Returns the exit code.
///
/// # Errors
/// If standard input or output is not a terminal, or the terminal fails.
pub fn run(
    state: &mut State,
    appearance: SharedAppearance,
    outside: Outside,
    start: impl FnOnce(Box<dyn Fn(WorkerEvent) + Send + Sync>) -> anyhow::Result<Workers>,
) -> anyhow::Result<u8> {
    let (sender, events) = channel();
    let worker_sender = sender.clone();
    let workers = start(Box::new(move |what| {
        let msg = match what {
            WorkerEvent::Reply(ticket, reply) => Msg::Reply(ticket, reply),
            WorkerEvent::FileChanged => Msg::Changed,
            WorkerEvent::SharedLog(state) => Msg::SharedLog(state),
            WorkerEvent::NamesLoaded => Msg::IndexGrown,
        };
        // A closed channel means that the loop has ended; the reply is no longer needed.
        let _ = worker_sender.send(LoopEvent::Message(msg));
    }))?;
    let guard =
        Guard::enter(appearance.keys).context(text::shell::TERMINAL_REFUSES.of(state.lang))?;
    let size = terminal_size()?;
    sender.send(LoopEvent::Message(Msg::Started(size)))?;
    signals::forward_signals(sender.clone())?;
    signals::watch_hang_up(sender.clone())?;
    input::spawn(sender.clone())?;
    let themes = (appearance.themes)(None);
    let (guard, frame_writer) = (Some(guard), FrameWriter::new(size)?);
    let frame_delay = FrameDelay::default();
    let mut it = Loop {
        workers,
        guard,
        frame_writer,
        appearance,
        themes,
        outside,
        sender,
        frame_delay,
        stale: false,
    };
    it.query_background()?;
    let code = loop {
        match it.run_once(state, &events) {
            Ok(None) => {}
            Ok(Some(code)) => break code,
            Err(error) => {
                guard::start_watchdog(1);
                it.guard = None;
                return Err(error.context(text::shell::TERMINAL_CLOSED.of(state.lang)));
            }
        }
    };
    guard::start_watchdog(code);
    it.guard = None;
    Ok(u8::try_from(code).unwrap_or(u8::MAX))
}

fn terminal_size() -> anyhow::Result<Size> {
    let (width, height) = terminal::size()?;
    Ok(Size { width, height })
}

struct Loop {
    workers: Workers,
    guard: Option<Guard>,
    frame_writer: FrameWriter,
    appearance: SharedAppearance,
    themes: Vec<Theme>,
    outside: Outside,
    sender: Sender<LoopEvent>,
    frame_delay: FrameDelay,
    /// `true` if the state changed since the last frame.
    stale: bool,
}

impl Loop {
    /// Handles all queued messages, waiting for at least one, and then draws if needed. Returns an
    /// exit code if the program must end.
    fn run_once(
        &mut self,
        state: &mut State,
        events: &Receiver<LoopEvent>,
    ) -> anyhow::Result<Option<i32>> {
        let first = self.wait_for_event(state, events)?;
        self.stale |= self.apply(state, Msg::Clock(now(&state.zone)))?.unwrap_or(false);
        for what in first.into_iter().chain(events.try_iter().take(MAX_BATCH)) {
            let msg = match what {
                LoopEvent::Stop(code) => return Ok(Some(code)),
                LoopEvent::Background(background) => {
                    self.themes = (self.appearance.themes)(Some(background));
                    self.stale = true;
                    continue;
                }
                // A session without a parent shell cannot be suspended.
                LoopEvent::Suspend => {
                    if availability(state, Action::Suspend) == Availability::Available {
                        self.suspend()?;
                    }
                    continue;
                }
                LoopEvent::Continued => {
                    self.resume()?;
                    continue;
                }
                LoopEvent::Message(msg) => msg,
            };
            match self.apply(state, msg)? {
                None => {
                    return Ok(Some(if state.end_reason.is_some() { EXIT_ACCESS_LOST } else { 0 }));
                }
                Some(again) => self.stale |= again,
            }
        }
        if self.stale
            && self.frame_delay.time_left().is_none()
            && let Some(guard) = &mut self.guard
        {
            guard.set_mouse(state.mouse)?;
            let place = state.breadcrumb();
            let title = place.map_or("toegang".to_owned(), |it| format!("toegang · {it}"));
            let title = if state.look.ascii { ascii(&title).into_owned() } else { title };
            guard.set_title(title.into())?;
            let theme = self.themes.get(state.look.theme_to_draw()).copied().unwrap_or_default();
            self.frame_writer.draw(state, &theme)?;
            self.frame_delay.frame_drawn();
            self.stale = false;
        }
        Ok(None)
    }

    /// Applies one message and runs its effects. Returns whether to redraw; `None` if the program
    /// ends.
    fn apply(&mut self, state: &mut State, msg: Msg) -> anyhow::Result<Option<bool>> {
        let typed = delays_frame(&msg);
        if let Msg::Reply(ticket, _) = &msg {
            self.frame_delay.end(*ticket);
        }
        let zone = state.zone.clone();
        let effects = update(state, msg);
        if state.zone != zone {
            self.workers.set_zone(&state.zone);
        }
        for effect in effects.items {
            match effect {
                Effect::Send(ticket, session, request) => {
                    if typed && matches!(&request, Request::Ask(query) if query.delays_frame()) {
                        self.frame_delay.start(ticket);
                    }
                    self.workers.send(ticket, session, request);
                }
                Effect::Cancel(ticket) => self.workers.cancel(ticket),
                Effect::Export(session, export) => self.export(session, export),
                Effect::SaveFilter(change) => {
                    if let Err(why) = (self.outside.save_filter)(&change) {
                        self.sender.send(LoopEvent::Message(Msg::FilterNotSaved(why)))?;
                    }
                }
                Effect::Copy(text) => clipboard::copy(&text.into(), state.fixed)?,
                Effect::Repaint => self.frame_writer.invalidate(),
                Effect::Suspend => self.suspend()?,
                Effect::Quit => return Ok(None),
            }
        }
        Ok(Some(effects.redraw))
    }

    /// Exports on a separate thread, because a long list takes a while.
    fn export(&self, session: Session, export: Export) {
        let (write, sender) = (Arc::clone(&self.outside.export), self.sender.clone());
        thread::spawn(move || {
            let done = write(session, &export);
            // A closed channel means that the loop has ended; the result is no longer needed.
            let _ = sender.send(LoopEvent::Message(Msg::Exported(done)));
        });
    }

    fn query_background(&self) -> io::Result<()> {
        if self.appearance.queries_background { background::query_background() } else { Ok(()) }
    }

    /// Suspends to the shell; nothing is drawn until [`LoopEvent::Continued`].
    fn suspend(&mut self) -> anyhow::Result<()> {
        self.guard = None;
        signal_hook::low_level::emulate_default_handler(SIGTSTP)?;
        Ok(())
    }

    /// Takes over the terminal again. After a stop from outside, the terminal was not restored, and
    /// the shell has since changed its modes. In the background (`bg`) the process stops again.
    fn resume(&mut self) -> anyhow::Result<()> {
        if !guard::is_in_foreground() {
            signal_hook::low_level::emulate_default_handler(SIGTTOU)?;
            return Ok(());
        }
        self.guard = None;
        self.guard = Some(Guard::enter(self.appearance.keys)?);
        self.query_background()?;
        self.sender.send(LoopEvent::Message(Msg::Started(terminal_size()?)))?;
        Ok(())
    }

    /// Sleeps until an event, until the state's next timer, or until a delayed frame is due.
    fn wait_for_event(
        &self,
        state: &State,
        events: &Receiver<LoopEvent>,
    ) -> anyhow::Result<Option<LoopEvent>> {
        let until = |at: Moment| {
            let left = at.0.saturating_sub(now(&state.zone).at.0).max(0);
            Duration::from_millis(u64::try_from(left).unwrap_or(0))
        };
        let held = self.frame_delay.time_left().filter(|_| self.stale);
        let Some(left) = state.wake_at().map(until).into_iter().chain(held).min() else {
            return Ok(Some(events.recv()?));
        };
        match events.recv_timeout(left) {
            Ok(event) => Ok(Some(event)),
            Err(RecvTimeoutError::Timeout) => Ok(None),
            Err(RecvTimeoutError::Disconnected) => {
                bail!(text::shell::INPUT_CLOSED.of(state.lang))
            }
        }
    }
}
