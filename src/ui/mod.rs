//! Paints the state into cells. Reads the state only: no changes, no queries.

mod chrome;
mod dialogs;
mod overlays;
mod screens;
mod theme;
mod widgets;

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
    text::{Line, Span},
};

use crate::{
    app::{Geometry, State},
    text::{self, Lang},
};

pub use theme::{Pair, Theme, Themes};

/// Context of a painter: the state, its geometry, the theme and the language.
#[derive(Clone, Copy)]
pub(in crate::ui) struct Paint<'a> {
    pub(in crate::ui) state: &'a State,
    pub(in crate::ui) theme: &'a Theme,
    pub(in crate::ui) at: Geometry,
    pub(in crate::ui) lang: Lang,
}

impl Paint<'_> {
    /// Paints one line of text at the start of an area.
    pub(in crate::ui) fn line(&self, area: Rect, spans: Vec<Span<'_>>, buf: &mut Buffer) {
        let _ = self;
        let area = area.intersection(buf.area);
        if !area.is_empty() {
            // Not `Line::render`, which counts some scripts narrower than it paints them.
            buf.set_line(area.x, area.y, &Line::from(spans), area.width);
        }
    }

    /// Returns the placeholder for rows that are still loading or cannot be read.
    pub(in crate::ui) fn placeholder_text(&self) -> &'static str {
        if self.state.visible_failure().is_some() {
            text::inbox::UNREAD.of(self.lang)
        } else {
            text::screen::LOADING.of(self.lang)
        }
    }

    /// Paints a horizontal rule.
    pub(in crate::ui) fn rule(&self, area: Rect, buf: &mut Buffer) {
        let text = "─".repeat(usize::from(area.width));
        self.line(area, vec![Span::styled(text, self.theme.faint)], buf);
    }
}

/// Paints one frame. Returns the cursor position if a text field has focus.
pub fn view(state: &State, theme: &Theme, buf: &mut Buffer) -> Option<Position> {
    let cursor = paint(state, theme, buf);
    theme::finish(theme, state.look.ascii, buf);
    cursor
}

fn paint(state: &State, theme: &Theme, buf: &mut Buffer) -> Option<Position> {
    let at = Geometry::from_state(state);
    // The terminal may have shrunk since the geometry was computed; never paint outside the buffer.
    if buf.area.intersection(at.screen) != at.screen {
        return None;
    }
    let paint = Paint { state, theme, at, lang: state.lang };
    if at.has_only_notice {
        chrome::only_notice(&paint, buf);
        return None;
    }
    chrome::frame(&paint, buf);
    let mut cursor = screens::screen(&paint, buf);
    if state.menu.is_some() {
        cursor = None;
    }
    if let Some(dialog) = &state.dialog {
        widgets::backdrop(&paint, at.dialog, buf);
        cursor = dialogs::dialog(dialog, &paint, buf);
    }
    chrome::hints(&paint, buf);
    widgets::toasts(&paint, buf);
    overlays::which_key(&paint, buf);
    if let Some(overlay) = &state.overlay {
        widgets::backdrop(&paint, at.overlay, buf);
        cursor = overlays::overlay(overlay, &paint, buf);
    }
    cursor
}

pub(in crate::ui) fn span(text: impl Into<String>, style: Style) -> Span<'static> {
    Span::styled(text.into(), style)
}
