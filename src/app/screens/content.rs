//! The content of the visible screen, and the state that the screen can read.

use super::{Body, ScreenBehavior, ScreenContext};
use crate::app::{Geometry, State};

impl State {
    /// Returns the content of the visible screen, for the current size.
    pub fn body(&self) -> Body<'_> {
        self.screen.show().body(self.screen_context())
    }

    /// The parts of the state that the visible screen may read.
    pub(in crate::app) fn screen_context(&self) -> ScreenContext<'_> {
        let size = Geometry::from_state(self).list_size();
        let (now, lang, zone) = (self.now, self.lang, &self.zone);
        ScreenContext { size, now, lang, zone, me: self.me.get(), key: self.key }
    }

    /// Returns the visible screen, with the parts of the state that it may read while it acts.
    pub(in crate::app) fn screen_and_context(
        &mut self,
    ) -> (&mut dyn ScreenBehavior, ScreenContext<'_>) {
        let size = Geometry::from_state(self).list_size();
        let (now, lang, zone) = (self.now, self.lang, &self.zone);
        let around = ScreenContext { size, now, lang, zone, me: self.me.get(), key: self.key };
        (self.screen.show_mut(), around)
    }
}
