//! Delays a frame briefly for the answer to a search or for the pane of a row, so that a quick answer
//! takes one frame instead of two.

use std::time::{Duration, Instant};

use crate::{app::Msg, domain::Ticket};

/// Maximum delay: one frame of a screen that shows 60 a second, so nobody sees it. With 4 ms, most
/// keys among 100,000 people or more took two frames, and the median key 0.5 ms longer.
const MAX_DELAY: Duration = Duration::from_millis(16);

/// Returns whether this message delays a frame for its search. Searches at startup, or after more
/// names have loaded, delay no frame.
pub(super) const fn delays_frame(msg: &Msg) -> bool {
    matches!(msg, Msg::Key(_) | Msg::EscThen(_) | Msg::Burst(_) | Msg::Pasted(_))
}

/// The search that the next frame waits for, and the start of the wait.
#[derive(Debug, Default)]
pub(super) struct FrameDelay(Option<(Ticket, Instant)>);

impl FrameDelay {
    /// Starts the wait for a search, or extends a running one without resetting its start.
    pub(super) fn start(&mut self, ticket: Ticket) {
        let since = self.0.map_or_else(Instant::now, |(_, since)| since);
        self.0 = Some((ticket, since));
    }

    /// Ends the wait if it was for this search.
    pub(super) fn end(&mut self, ticket: Ticket) {
        self.0.take_if(|(waited, _)| *waited == ticket);
    }

    /// Ends the wait because a frame was painted.
    pub(super) const fn frame_drawn(&mut self) {
        self.0 = None;
    }

    /// Returns how long the next frame must still wait; `None` if it can be drawn now.
    pub(super) fn time_left(&self) -> Option<Duration> {
        let (_, since) = self.0?;
        MAX_DELAY.checked_sub(since.elapsed()).filter(|left| !left.is_zero())
    }
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Size;

    use super::*;

    #[test]
    fn only_a_typed_search_delays_a_frame() {
        assert!(!delays_frame(&Msg::Started(Size::default())));
        assert!(!delays_frame(&Msg::IndexGrown));
        assert!(delays_frame(&Msg::Pasted("jan".to_owned())));
    }

    #[test]
    fn a_frame_waits_for_the_last_search_within_the_maximum_delay() {
        let mut frame_delay = FrameDelay::default();
        assert_eq!(frame_delay.time_left(), None, "nothing was asked");
        frame_delay.start(Ticket(1));
        assert!(frame_delay.time_left().is_some_and(|left| left <= MAX_DELAY));
        frame_delay.start(Ticket(2));
        frame_delay.end(Ticket(1));
        assert!(frame_delay.time_left().is_some(), "the answer to the last is not there");
        frame_delay.end(Ticket(2));
        assert_eq!(frame_delay.time_left(), None);
        frame_delay.0 = Instant::now().checked_sub(MAX_DELAY).map(|since| (Ticket(3), since));
        frame_delay.start(Ticket(4));
        assert_eq!(frame_delay.time_left(), None, "typing on does not put it off");
        frame_delay.frame_drawn();
        frame_delay.start(Ticket(5));
        assert!(frame_delay.time_left().is_some(), "a new wait");
    }
}
