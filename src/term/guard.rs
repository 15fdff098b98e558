//! Takes over the terminal and always restores it: on return, error, panic or signal, from any
//! thread, and even if the terminal no longer reads.

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

use crate::{
    domain::SanitizedText,
    text::{self, Lang},
};

/// Time after which the watchdog ends a process that is still exiting. Together with the system's
/// own cleanup, an exit stays below 100 ms.
const EXIT_TIMEOUT: Duration = Duration::from_millis(60);
/// Resets everything that may be on: mouse, bracketed paste, alternate screen, hidden cursor and
/// synchronized update; restores the title.
const RESET_SEQUENCE: &[u8] =
    b"\x1b[23;2t\x1b[?2026l\x1b[?1006l\x1b[?1015l\x1b[?1003l\x1b[?1002l\x1b[?1000l\
                         \x1b[?2004l\x1b[?1049l\x1b[?25h\x1b[0m\r";

/// Restores the keyboard protocol.
const RESET_KEYBOARD_SEQUENCE: &[u8] = b"\x1b[<u";

/// Saves the window title (xterm).
const SAVE_TITLE_SEQUENCE: &[u8] = b"\x1b[22;2t";

/// Terminal modes before the takeover, for [`restore_terminal`].
static ORIGINAL_MODES: OnceLock<Termios> = OnceLock::new();
/// `true` while the program owns the terminal. The lock is held during restoration, so that no
/// other thread exits halfway through it.
static OWNS_TERMINAL: Mutex<bool> = Mutex::new(false);
/// `true` if kitty's keyboard protocol was enabled.
static KITTY_KEYBOARD_ENABLED: AtomicBool = AtomicBool::new(false);

/// Owns the terminal; restores it when dropped.
#[derive(Debug)]
pub(super) struct Guard {
    mouse: bool,
    title: Option<SanitizedText>,
}

impl Guard {
    /// Takes over the terminal. With `keys`, enables kitty's keyboard protocol, so that Esc is
    /// recognised without waiting.
    pub(super) fn enter(keys: bool) -> io::Result<Self> {
        let before = termios::tcgetattr(stdin())?;
        let _ = ORIGINAL_MODES.set(before);
        *OWNS_TERMINAL.lock().unwrap_or_else(PoisonError::into_inner) = true;
        let guard = Self { mouse: false, title: None };
        terminal::enable_raw_mode()?;
        stdout().write_all(SAVE_TITLE_SEQUENCE)?;
        execute!(stdout(), EnterAlternateScreen, event::EnableBracketedPaste, cursor::Hide)?;
        if keys {
            KITTY_KEYBOARD_ENABLED.store(true, Ordering::SeqCst);
            let flags = event::KeyboardEnhancementFlags::DISAMBIGUATE_ESCAPE_CODES;
            execute!(stdout(), event::PushKeyboardEnhancementFlags(flags))?;
        }
        Ok(guard)
    }

    /// Sets the title of the window or tab.
    pub(super) fn set_title(&mut self, title: SanitizedText) -> io::Result<()> {
        let title = title.in_line();
        if self.title.as_ref() == Some(&title) {
            return Ok(());
        }
        execute!(stdout(), terminal::SetTitle(&title))?;
        self.title = Some(title);
        Ok(())
    }

    /// Turns mouse capture on or off.
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
        restore_terminal();
    }
}

/// Returns whether this process group is in the foreground of the terminal.
pub(super) fn is_in_foreground() -> bool {
    termios::tcgetpgrp(stdin()).map_or(true, |front| front == rustix::process::getpgrp())
}

/// Restores the terminal, once, with plain non-blocking system calls. Avoids standard output, whose
/// lock another thread may hold forever. Ignores errors, as no recovery is possible.
pub(super) fn restore_terminal() {
    let mut ours = OWNS_TERMINAL.lock().unwrap_or_else(PoisonError::into_inner);
    if !std::mem::take(&mut *ours) {
        return;
    }
    if let Some(before) = ORIGINAL_MODES.get() {
        let _ = termios::tcsetattr(stdin(), OptionalActions::Now, before);
    }
    // A separate file description, so that `O_NONBLOCK` does not leak into the shell's.
    let flags = OFlags::WRONLY | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    let Ok(tty) = rustix::fs::open("/dev/tty", flags, Mode::empty()) else { return };
    // The protocol is per screen, so it is reset before leaving the alternate screen.
    let keys = if KITTY_KEYBOARD_ENABLED.swap(false, Ordering::SeqCst) {
        RESET_KEYBOARD_SEQUENCE
    } else {
        b""
    };
    let goodbye = [keys, RESET_SEQUENCE].concat();
    if rustix::io::write(&tty, &goodbye).unwrap_or(0) < goodbye.len() {
        // The terminal has stopped reading: drop our pending output to make room for the reset.
        let _ = termios::tcflush(&tty, QueueSelector::OFlush);
        let _ = rustix::io::write(&tty, &goodbye);
    }
}

/// Starts the watchdog: it ends the process with `code` after [`EXIT_TIMEOUT`], even if the loop
/// hangs.
pub(super) fn start_watchdog(code: i32) {
    thread::spawn(move || {
        thread::sleep(EXIT_TIMEOUT);
        restore_terminal();
        signal_hook::low_level::exit(code);
    });
}

/// Installs a panic hook for all threads: it restores the terminal, prints one line, writes a
/// report without personal data to `folder`, and exits with code 70.
pub fn report_panics(folder: PathBuf, lang: Lang) {
    panic::set_hook(Box::new(move |info| {
        restore_terminal();
        let place = info.location().map_or(String::new(), ToString::to_string);
        let report = write_report(&folder, info).ok().map(|path| path.display().to_string());
        let line = SanitizedText::from(text::shell::panic_message(lang, report.as_deref(), &place))
            .in_line();
        let _ = writeln!(io::stderr(), "toegang: {line}");
        signal_hook::low_level::exit(70);
    }));
}

/// Writes the location and backtrace. The panic message is left out because it may quote data.
fn write_report(folder: &std::path::Path, info: &PanicHookInfo<'_>) -> io::Result<PathBuf> {
    std::fs::create_dir_all(folder)?;
    let path = folder.join(format!("toegang-verslag-{}.txt", std::process::id()));
    let (version, thread) = (env!("CARGO_PKG_VERSION"), thread::current());
    let place = info.location().map_or(String::new(), |place| format!("at {place}\n"));
    let way = std::backtrace::Backtrace::force_capture();
    let name = thread.name().unwrap_or("?");
    let text = SanitizedText::from(format!("toegang {version}\nthread {name}\n{place}{way}\n"));
    File::create_new(&path)?.write_all(text.as_bytes())?;
    Ok(path)
}
