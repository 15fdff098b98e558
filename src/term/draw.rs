//! Writes each frame in a synchronized update, so that terminals do not show it half drawn.

use std::io::{self, BufWriter, Stdout, stdout};

use crossterm::{
    execute, queue,
    terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate},
};
use ratatui::{
    Terminal,
    backend::CrosstermBackend,
    layout::{Position, Rect},
};

use crate::{
    app::State,
    ui::{Theme, view},
};

/// Size of the write buffer, in bytes.
const FRAME_BUFFER_SIZE: usize = 1 << 16;

/// Writes frames to the terminal, through a buffer of [`FRAME_BUFFER_SIZE`] bytes.
#[derive(Debug)]
pub(super) struct FrameWriter(Terminal<CrosstermBackend<BufWriter<Stdout>>>);

impl FrameWriter {
    /// Creates a writer for the whole terminal.
    pub(super) fn new() -> io::Result<Self> {
        let out = BufWriter::with_capacity(FRAME_BUFFER_SIZE, stdout());
        Terminal::new(CrosstermBackend::new(out)).map(Self)
    }

    /// Forgets what the screen shows, so that the next frame repaints every cell.
    pub(super) fn invalidate(&mut self) -> io::Result<()> {
        // Not `clear`: it queries the cursor position, and the reply would go to the input thread.
        let size = self.0.size()?;
        self.0.resize(Rect::from((Position::ORIGIN, size)))
    }

    /// Draws the state as one synchronized update.
    pub(super) fn draw(&mut self, state: &State, theme: &Theme) -> io::Result<()> {
        queue!(self.0.backend_mut(), BeginSynchronizedUpdate)?;
        self.0.draw(|frame| {
            if let Some(cursor) = view(state, theme, frame.buffer_mut()) {
                frame.set_cursor_position(cursor);
            }
        })?;
        execute!(self.0.backend_mut(), EndSynchronizedUpdate)
    }
}
