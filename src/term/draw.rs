//! One frame, all at once, so that no terminal ever shows half of it.

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

/// Bytes of a frame that go out in one write.
const FRAME: usize = 1 << 16;

/// What is painted on.
#[derive(Debug)]
pub(super) struct Canvas(Terminal<CrosstermBackend<BufWriter<Stdout>>>);

impl Canvas {
    /// The whole terminal.
    pub(super) fn new() -> io::Result<Self> {
        let out = BufWriter::with_capacity(FRAME, stdout());
        Terminal::new(CrosstermBackend::new(out)).map(Self)
    }

    /// Forgets what is on the screen, so that every cell is painted again.
    pub(super) fn forget(&mut self) -> io::Result<()> {
        // Not `clear`: it asks the terminal where the cursor is, and the answer would go to the
        // thread that reads the input.
        let size = self.0.size()?;
        self.0.resize(Rect::from((Position::ORIGIN, size)))
    }

    /// Paints one frame.
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
