//! Messages: the events that the state reacts to.

use ratatui::layout::{Position, Size};

use super::{FilterFault, Key};
use crate::domain::{Now, Reply, SharedLogState, Ticket};

/// An event that changes the state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Msg {
    /// The program started, or resumed after a suspend.
    Started(Size),
    /// The terminal changed size.
    Resized(Size),
    /// A key press that is neither part of a burst nor right after Esc.
    Key(Key),
    /// A key arrived right after Esc. Means Alt plus the key if that is bound, else Esc and then
    /// the key.
    EscThen(Key),
    /// Several text keys arrived in one read: typed ahead, or an unmarked paste.
    Burst(Vec<Key>),
    /// The terminal reported a paste, which only enters text.
    Pasted(String),
    /// The left mouse button was pressed. With Ctrl, the click marks a row.
    Clicked {
        /// The cell under the pointer.
        at: Position,
        /// `true` if Ctrl was down.
        ctrl: bool,
    },
    /// The right mouse button was pressed on this cell.
    RightClicked(Position),
    /// The mouse wheel was turned.
    Wheel {
        /// The cell under the pointer.
        at: Position,
        /// Rows to scroll; positive is down.
        rows: i16,
    },
    /// The store replied.
    Reply(Ticket, Reply),
    /// An export finished, with the number of rows and the path, or the error message.
    Exported(Result<(usize, String), String>),
    /// A filter could not be saved, for this reason.
    FilterNotSaved(FilterFault),
    /// Another connection committed a change to the database.
    Changed,
    /// The state of the shared log changed, if the file has one.
    SharedLog(SharedLogState),
    /// More names became searchable since the answer to the last search.
    IndexGrown,
    /// The current time. Arrives before every other message, and at the time that
    /// [`super::State::wake_at`] returns.
    Clock(Now),
}
