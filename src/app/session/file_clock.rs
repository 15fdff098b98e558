//! Follows the time zone of the file, and reports a clock that is too far ahead.

use crate::{
    app::{State, Tone},
    domain::{Moment, Now, Zone},
    text::{self, sentence},
};

/// Applies a changed time zone of the file. Reports a clock that is too far ahead, once until it is
/// correct again.
pub(crate) fn apply_file_clock(state: &mut State, zone: Option<&Zone>, ahead_of: Option<Moment>) {
    if let Some(zone) = zone.filter(|zone| zone.in_force() != state.zone) {
        state.zone = zone.in_force();
        state.now = Now { today: state.now.at.day(&state.zone), ..state.now };
        state.tell(Tone::Notice, |state| match zone.time_zone() {
            Some(_) => text::file::zone_changed(state.lang, zone.name()),
            None => sentence(&text::file::zone_not_installed(state.lang, zone.name())),
        });
        state.invalidate();
    }
    if let Some(last) = ahead_of.filter(|_| state.clock_ahead_of.is_none()) {
        state.tell(Tone::Notice, |state| {
            let day = |day| text::words::day_full(state.lang, day);
            let (today, last) = (day(state.now.today), day(last.day(&state.zone)));
            sentence(&text::file::clock_ahead(state.lang, &today, &last))
        });
    }
    state.clock_ahead_of = ahead_of;
}
