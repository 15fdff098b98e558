//! Delays a frame briefly for the answer to a search, so that a quick answer takes one frame
//! instead of two.

use std::time::{Duration, Instant};

use crate::{app::Msg, domain::Ticket};

/// Maximum delay: enough for most answers. Twice as long delayed the slightly slower ones: at a
/// million people the median key then took 8.7 ms instead of 6.7.
const AT_MOST: Duration = Duration::from_millis(4);

/// Returns whether this message delays a frame for its search. Searches at the start or when more
/// names have loaded do not.
pub(super) const fn is_typed(msg: &Msg) -> bool {
    matches!(msg, Msg::Key(_) | Msg::EscThen(_) | Msg::Burst(_) | Msg::Pasted(_))
}

/// The search that the next frame waits for, and the start of the wait.
#[derive(Debug, Default)]
pub(super) struct FrameDelay(Option<(Ticket, Instant)>);

impl FrameDelay {
    /// Starts the wait for a search, or extends a running one without resetting its start.
    pub(super) fn asked(&mut self, ticket: Ticket) {
        let since = self.0.map_or_else(Instant::now, |(_, since)| since);
        self.0 = Some((ticket, since));
    }

    /// Ends the wait if this was the search waited for.
    pub(super) fn answered(&mut self, ticket: Ticket) {
        self.0.take_if(|(waited, _)| *waited == ticket);
    }

    /// Ends the wait because a frame was painted.
    pub(super) const fn shown(&mut self) {
        self.0 = None;
    }

    /// Returns how long the next frame must still wait; `None` if it need not.
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
        let mut hold = FrameDelay::default();
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
