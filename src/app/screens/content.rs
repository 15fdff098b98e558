//! The content of the screen that is shown, and what the screen may read for it.

use super::{Body, ScreenBehavior, ScreenContext};
use crate::app::{Geometry, State};

impl State {
    /// The content of the screen.
    pub fn body(&self) -> Body<'_> {
        let size = Geometry::from_state(self).rows.as_size();
        let (now, lang, zone) = (self.now, self.lang, &self.zone);
        let around = ScreenContext { size, now, lang, zone, me: self.me.get(), key: self.key };
        self.screen.show().body(around)
    }

    /// The screen, and what it may read while it acts.
    pub(in crate::app) fn screen_and_context(
        &mut self,
    ) -> (&mut dyn ScreenBehavior, ScreenContext<'_>) {
        let size = Geometry::from_state(self).rows.as_size();
        let (now, lang, zone) = (self.now, self.lang, &self.zone);
        let around = ScreenContext { size, now, lang, zone, me: self.me.get(), key: self.key };
        (self.screen.show_mut(), around)
    }
}
