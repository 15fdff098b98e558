//! Writes each frame in a synchronized update and in one piece, so that terminals do not show it
//! half drawn.

use std::io::{self, Stdout, Write, stdout};

use crossterm::{
    execute, queue,
    terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate},
};
use ratatui::{
    Terminal, TerminalOptions, Viewport,
    backend::CrosstermBackend,
    layout::{Rect, Size},
};
use rustix::termios::tcgetwinsize;

use crate::{
    app::State,
    ui::{Theme, view},
};

/// The last bytes of a frame: the end of the synchronized update.
const FRAME_END: &[u8] = b"\x1b[?2026l";

/// Keeps the bytes of a frame until its end, because ratatui also flushes after the cells and after
/// each change of the cursor. In three pieces, a frame woke the terminal three times.
#[derive(Debug)]
struct WholeFrames<W> {
    frame: Vec<u8>,
    out: W,
}

impl<W: Write> Write for WholeFrames<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.frame.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if !self.frame.ends_with(FRAME_END) {
            return Ok(());
        }
        self.out.write_all(&self.frame)?;
        self.frame.clear();
        self.out.flush()
    }
}

/// Writes frames to the terminal.
#[derive(Debug)]
pub(super) struct FrameWriter {
    terminal: Terminal<CrosstermBackend<WholeFrames<Stdout>>>,
    size: Size,
    /// `true` if the next frame repaints every cell.
    repaints: bool,
}

impl FrameWriter {
    /// Creates a writer for a terminal of this size.
    pub(super) fn new(size: Size) -> io::Result<Self> {
        let out = CrosstermBackend::new(WholeFrames { frame: Vec::new(), out: stdout() });
        // With the whole terminal as its viewport, ratatui opens `/dev/tty` before each frame to
        // learn its size.
        let viewport = Viewport::Fixed(Rect::from(size));
        let terminal = Terminal::with_options(out, TerminalOptions { viewport })?;
        Ok(Self { terminal, size, repaints: false })
    }

    /// Forgets what the screen shows, so that the next frame repaints every cell.
    pub(super) const fn invalidate(&mut self) {
        self.repaints = true;
    }

    /// Draws the state as one synchronized update, in the size that the terminal has now.
    pub(super) fn draw(&mut self, state: &State, theme: &Theme) -> io::Result<()> {
        queue!(self.terminal.backend_mut(), BeginSynchronizedUpdate)?;
        let size = current_size().unwrap_or(self.size);
        if self.repaints || size != self.size {
            self.terminal.resize(Rect::from(size))?;
            (self.size, self.repaints) = (size, false);
        }
        self.terminal.draw(|frame| {
            if let Some(cursor) = view(state, theme, frame.buffer_mut()) {
                frame.set_cursor_position(cursor);
            }
        })?;
        execute!(self.terminal.backend_mut(), EndSynchronizedUpdate)
    }
}

/// Returns the size of the terminal; `None` if it does not tell.
fn current_size() -> Option<Size> {
    let found = tcgetwinsize(stdout()).ok()?;
    let size = Size { width: found.ws_col, height: found.ws_row };
    (size.width > 0 && size.height > 0).then_some(size)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Counts the writes that reach the terminal.
    #[derive(Default)]
    struct Counted(Vec<Vec<u8>>);

    impl Write for Counted {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.push(bytes.to_vec());
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_frame_is_one_write() -> io::Result<()> {
        let mut out = WholeFrames { frame: Vec::new(), out: Counted::default() };
        for text in ["one", "two"] {
            execute!(out, BeginSynchronizedUpdate)?;
            out.write_all(text.as_bytes())?;
            out.flush()?;
            execute!(out, EndSynchronizedUpdate)?;
        }
        let frame = |text: &str| [b"\x1b[?2026h", text.as_bytes(), FRAME_END].concat();
        assert_eq!(out.out.0, [frame("one"), frame("two")]);
        Ok(())
    }
}
