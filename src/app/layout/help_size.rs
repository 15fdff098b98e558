//! The size of the help.

use super::geometry::Geometry;
use crate::app::{Help, State};

/// The smallest and the largest width of the help, in cells.
const WIDTH: (u16, u16) = (60, 172);
/// The width that the help may take beside the menu too, in cells.
const MIN_ROOM: u16 = 84;
/// Cells of the help besides its rows: the frame, and blanks beside it.
const FRAME_WIDTH: u16 = 6;
/// Lines of the help besides its rows: the frame, the search field and the rule below it.
const HEAD: u16 = 5;
/// The smallest height of the help, in lines.
const MIN_HEIGHT: u16 = 12;
/// The largest height of the help, in lines.
const MAX_HEIGHT: u16 = 44;

impl Geometry {
    /// The largest width of a row of the help, in cells. The help is as wide as its rows.
    pub fn help_room(&self) -> usize {
        let width = self.content.width.saturating_sub(4).clamp(MIN_ROOM, WIDTH.1);
        usize::from(width.min(self.screen.width.saturating_sub(4)).saturating_sub(FRAME_WIDTH))
    }

    /// The size of the help: that of its rows, with its groups beside each other if they fit.
    pub(super) fn help_size(&self, state: &State, help: &Help) -> (u16, u16) {
        let (width, rows) = help.full_size(&state.keymap, state.lang, self.help_room());
        let cells = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
        let (least, most) = WIDTH;
        let width = cells(width).saturating_add(FRAME_WIDTH).clamp(least, most);
        (width, cells(rows).saturating_add(HEAD).clamp(MIN_HEIGHT, MAX_HEIGHT))
    }
}
