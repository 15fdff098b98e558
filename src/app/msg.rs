//! Messages: the events that the state reacts to.

use ratatui::layout::{Position, Size};

use super::Key;
use crate::domain::{Now, Reply, Ticket};

/// An event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Msg {
    /// The program starts or resumes after a suspend.
    Started(Size),
    /// The terminal changed size.
    Resized(Size),
    /// A key was pressed.
    Key(Key),
    /// A key right after Esc: Alt plus the key if that is bound, else Esc and then the key.
    EscThen(Key),
    /// Keys of text that arrived in one read: typed ahead, or a paste that is not marked as one.
    Burst(Vec<Key>),
    /// Text was pasted. It never presses a button.
    Pasted(String),
    /// The left button was pressed here; with Ctrl it marks.
    Clicked {
        /// The cell.
        at: Position,
        /// `true` if Ctrl was down.
        ctrl: bool,
    },
    /// The wheel was turned over this cell; by rows, down is positive.
    Wheel {
        /// The cell.
        at: Position,
        /// The number of rows.
        rows: i16,
    },
    /// The store replied.
    Reply(Ticket, Reply),
    /// An export finished: the number of rows and the path, or the error.
    Exported(Result<(usize, String), String>),
    /// Another connection wrote to the file.
    Changed,
    /// The search index has grown since the last search was answered.
    IndexGrown,
    /// The time is now this. Comes before anything that happens, and when [`super::State::wake_at`]
    /// asked for it.
    Clock(Now),
}
