//! The buttons, where the state machine puts them.

use ratatui::buffer::Buffer;

use crate::{
    app,
    ui::{Paint, span},
};

/// Paints every button that is shown.
pub(in crate::ui) fn buttons(paint: &Paint<'_>, buf: &mut Buffer) {
    let theme = paint.theme;
    for button in app::buttons(paint.state) {
        let style = match (button.live, button.focused) {
            (false, _) => theme.off,
            (true, true) => theme.plus,
            (true, false) => theme.text,
        };
        paint.line(button.area, vec![span(button.label, style)], buf);
    }
}
