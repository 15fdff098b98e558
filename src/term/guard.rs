//! Takes the terminal and always gives it back: on return, error, panic or signal, from any
//! thread, and also when the terminal no longer reads.

use std::{
    fs::File,
    io::{self, Write, stdin, stdout},
    panic::{self, PanicHookInfo},
    path::PathBuf,
    sync::{
        Mutex, OnceLock, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

use crossterm::{
    cursor, event, execute,
    terminal::{self, EnterAlternateScreen},
};
use rustix::{
    fs::{Mode, OFlags},
    termios::{self, OptionalActions, QueueSelector, Termios},
};

use crate::{domain::Safe, text::Texts};

/// How long an orderly end may take before it is cut short: with what the system takes to clear up
/// after a program it stays below 100 ms.
const PATIENCE: Duration = Duration::from_millis(60);
/// Undoes whatever may have been switched on: mouse, paste, alternate screen, hidden cursor, and
/// an update that was begun; the title becomes what it was.
const GOODBYE: &[u8] =
    b"\x1b[23;2t\x1b[?2026l\x1b[?1006l\x1b[?1015l\x1b[?1003l\x1b[?1002l\x1b[?1000l\
                         \x1b[?2004l\x1b[?1049l\x1b[?25h\x1b[0m\r";

/// Takes back what was asked of the keyboard.
const GOODBYE_KEYS: &[u8] = b"\x1b[<u";

/// Keeps the title of the window for afterwards (xterm).
const KEEP_TITLE: &[u8] = b"\x1b[22;2t";

/// The modes of the terminal before it was ours.
static BEFORE: OnceLock<Termios> = OnceLock::new();
/// Whether the terminal is ours. Whoever gives it back holds this until that is done, so that
/// nobody ends the program in the middle.
static OURS: Mutex<bool> = Mutex::new(false);
/// Whether the terminal was asked to tell every key apart.
static KEYS: AtomicBool = AtomicBool::new(false);

/// The terminal is ours for as long as this lives.
#[derive(Debug)]
pub(super) struct Guard {
    mouse: bool,
    title: Option<Safe>,
}

impl Guard {
    /// Takes the terminal; one that can is asked to tell every key apart, so that Esc is Esc at
    /// once, whatever the line is like.
    pub(super) fn enter(keys: bool) -> io::Result<Self> {
        let before = termios::tcgetattr(stdin())?;
        let _ = BEFORE.set(before);
        *OURS.lock().unwrap_or_else(PoisonError::into_inner) = true;
        let guard = Self { mouse: false, title: None };
        terminal::enable_raw_mode()?;
        stdout().write_all(KEEP_TITLE)?;
        execute!(stdout(), EnterAlternateScreen, event::EnableBracketedPaste, cursor::Hide)?;
        if keys {
            KEYS.store(true, Ordering::SeqCst);
            let flags = event::KeyboardEnhancementFlags::DISAMBIGUATE_ESCAPE_CODES;
            execute!(stdout(), event::PushKeyboardEnhancementFlags(flags))?;
        }
        Ok(guard)
    }

    /// Gives the window or the tab this title.
    pub(super) fn set_title(&mut self, title: Safe) -> io::Result<()> {
        let title = title.in_line();
        if self.title.as_ref() == Some(&title) {
            return Ok(());
        }
        execute!(stdout(), terminal::SetTitle(&title))?;
        self.title = Some(title);
        Ok(())
    }

    /// Switches the mouse to what the state says.
    pub(super) fn set_mouse(&mut self, on: bool) -> io::Result<()> {
        if on == self.mouse {
            return Ok(());
        }
        self.mouse = on;
        if on {
            execute!(stdout(), event::EnableMouseCapture)
        } else {
            execute!(stdout(), event::DisableMouseCapture)
        }
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        let _ = terminal::disable_raw_mode();
        give_back();
    }
}

/// Returns whether the terminal is ours to take: nobody else of the shell has it in front.
pub(super) fn is_in_front() -> bool {
    termios::tcgetpgrp(stdin()).map_or(true, |front| front == rustix::process::getpgrp())
}

/// Gives the terminal back with plain system calls, once; never through standard output, whose
/// lock another thread may hold for ever; none of them waits for the terminal. Nothing sensible can
/// be done when it fails.
pub(super) fn give_back() {
    let mut ours = OURS.lock().unwrap_or_else(PoisonError::into_inner);
    if !std::mem::take(&mut *ours) {
        return;
    }
    if let Some(before) = BEFORE.get() {
        let _ = termios::tcsetattr(stdin(), OptionalActions::Now, before);
    }
    // A file description of our own, so that O_NONBLOCK does not stay behind in the shell's.
    let flags = OFlags::WRONLY | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    let Ok(tty) = rustix::fs::open("/dev/tty", flags, Mode::empty()) else { return };
    // Each screen has keys of its own: before the other one is left.
    let keys = if KEYS.swap(false, Ordering::SeqCst) { GOODBYE_KEYS } else { b"" };
    let goodbye = [keys, GOODBYE].concat();
    if rustix::io::write(&tty, &goodbye).unwrap_or(0) < goodbye.len() {
        // It stopped reading: what it has not read of our frames goes, the goodbye comes.
        let _ = termios::tcflush(&tty, QueueSelector::OFlush);
        let _ = rustix::io::write(&tty, &goodbye);
    }
}

/// From now on the program ends within [`PATIENCE`], whatever the loop is doing.
pub(super) fn end_soon(code: i32) {
    thread::spawn(move || {
        thread::sleep(PATIENCE);
        give_back();
        signal_hook::low_level::exit(code);
    });
}

/// A panic in any thread ends the program: the terminal first, then one line, then a report
/// without anybody's data in `folder`.
pub fn report_panics(folder: PathBuf, texts: &'static Texts) {
    panic::set_hook(Box::new(move |info| {
        give_back();
        let place = info.location().map_or(String::new(), ToString::to_string);
        let report = write_report(&folder, info).ok().map(|path| path.display().to_string());
        let line = Safe::from((texts.shell.panicked)(report.as_deref(), &place)).in_line();
        let _ = writeln!(io::stderr(), "toegang: {line}");
        signal_hook::low_level::exit(70);
    }));
}

/// Where it happened and how it got there. The message of a panic may quote data: it stays out.
fn write_report(folder: &std::path::Path, info: &PanicHookInfo<'_>) -> io::Result<PathBuf> {
    std::fs::create_dir_all(folder)?;
    let path = folder.join(format!("toegang-verslag-{}.txt", std::process::id()));
    let (version, thread) = (env!("CARGO_PKG_VERSION"), thread::current());
    let place = info.location().map_or(String::new(), |place| format!("at {place}\n"));
    let way = std::backtrace::Backtrace::force_capture();
    let name = thread.name().unwrap_or("?");
    let text = Safe::from(format!("toegang {version}\nthread {name}\n{place}{way}\n"));
    File::create_new(&path)?.write_all(text.as_bytes())?;
    Ok(path)
}
