//! How long a frame waits for the answer to what was typed, so that a quick one is one frame and not
//! two.

use std::time::{Duration, Instant};

use crate::{app::Msg, domain::Ticket};

/// Enough for most answers. Twice as long held up those that take a little longer: at a million people
/// the middle key then took 8.7 ms and not 6.7.
const AT_MOST: Duration = Duration::from_millis(4);

/// Whether a frame waits for what this asks for. What is asked by itself, at the start or as more
/// names come in, holds nothing up.
pub(super) const fn is_typed(msg: &Msg) -> bool {
    matches!(msg, Msg::Key(_) | Msg::EscThen(_) | Msg::Burst(_) | Msg::Pasted(_))
}

/// The search whose answer the next frame waits for, and since when.
#[derive(Debug, Default)]
pub(super) struct Hold(Option<(Ticket, Instant)>);

impl Hold {
    /// A search was asked for. The wait goes on since the first that no frame has shown.
    pub(super) fn asked(&mut self, ticket: Ticket) {
        let since = self.0.map_or_else(Instant::now, |(_, since)| since);
        self.0 = Some((ticket, since));
    }

    /// An answer came.
    pub(super) fn answered(&mut self, ticket: Ticket) {
        self.0.take_if(|(waited, _)| *waited == ticket);
    }

    /// A frame was painted.
    pub(super) const fn shown(&mut self) {
        self.0 = None;
    }

    /// How long the next frame still waits; nothing when it need not.
    pub(super) fn left(&self) -> Option<Duration> {
        let (_, since) = self.0?;
        AT_MOST.checked_sub(since.elapsed()).filter(|left| !left.is_zero())
    }
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Size;

    use super::*;

    #[test]
    fn the_first_frame_waits_for_nothing_and_names_that_come_in_hold_none_up() {
        assert!(!is_typed(&Msg::Started(Size::default())));
        assert!(!is_typed(&Msg::More));
        assert!(is_typed(&Msg::Pasted("jan".to_owned())));
    }

    #[test]
    fn a_frame_waits_for_the_last_search_and_not_longer_than_since_the_first() {
        let mut hold = Hold::default();
        assert_eq!(hold.left(), None, "nothing was asked");
        hold.asked(Ticket(1));
        assert!(hold.left().is_some_and(|left| left <= AT_MOST));
        hold.asked(Ticket(2));
        hold.answered(Ticket(1));
        assert!(hold.left().is_some(), "the answer to the last is not there");
        hold.answered(Ticket(2));
        assert_eq!(hold.left(), None);
        hold.0 = Instant::now().checked_sub(AT_MOST).map(|since| (Ticket(3), since));
        hold.asked(Ticket(4));
        assert_eq!(hold.left(), None, "typing on does not put it off");
        hold.shown();
        hold.asked(Ticket(5));
        assert!(hold.left().is_some(), "a new wait");
    }
}
