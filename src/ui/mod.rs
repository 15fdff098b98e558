//! Paints the state into cells. Reads the state only: no changes, no queries.

mod chrome;
mod dialogs;
mod line;
mod menu;
mod overlays;
mod screens;
mod theme;
mod widgets;

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
    text::Span,
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
        line::set_line(area, spans, buf);
    }

    /// Returns the style of the cursor of a list: grey while the menu has the focus.
    pub(in crate::ui) const fn cursor_style(&self) -> Style {
        if self.state.menu.is_some() { self.theme.faint } else { self.theme.accent }
    }

    /// Fills the row under the cursor, quietly while the menu has the focus (R314), from the edge of the content to the end of the line.
    pub(in crate::ui) fn select_row(&self, line: Rect, buf: &mut Buffer) {
        let margin =
            if line.x == self.at.rows.x { line.x - self.at.content.x.min(line.x) } else { 0 };
        let whole = Rect { x: line.x - margin, width: line.width + margin, ..line };
        let theme = self.theme;
        let style = if self.state.menu.is_some() { theme.quiet } else { theme.selected };
        buf.set_style(whole.intersection(buf.area), style);
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

    /// Paints a horizontal rule in the line of this area, over the full width of the list or, below
    /// it, of the content.
    pub(in crate::ui) fn across(&self, line: Rect, buf: &mut Buffer) {
        let (x, right) = (self.at.content.x, line.right());
        self.rule(Rect { x, width: right.saturating_sub(x), ..line }, buf);
        if let Some(left) = x.checked_sub(1).filter(|_| !line.is_empty()) {
            self.join(left, line.y, "├", buf);
        }
        let side = self.at.side_rule;
        if right == side.x && !side.is_empty() && !line.is_empty() {
            self.join(right, line.y, "┤", buf);
        }
    }

    /// Paints text over a rule.
    pub(in crate::ui) fn on_rule(&self, area: Rect, spans: Vec<Span<'_>>, buf: &mut Buffer) {
        let width: usize = spans.iter().map(|span| widgets::cells(&span.content)).sum();
        let width = area.width.min(u16::try_from(width).unwrap_or(u16::MAX));
        buf.set_style(Rect { width, height: 1, ..area }.intersection(buf.area), Style::reset());
        self.line(area, spans, buf);
    }

    /// Returns whether nothing but rule stands above the hints between these columns.
    pub(in crate::ui) fn is_rule(&self, left: u16, right: u16, buf: &Buffer) -> bool {
        let y = self.at.bottom_rule().y;
        (left..right).all(|x| buf.cell((x, y)).is_some_and(|cell| "─┴".contains(cell.symbol())))
    }

    /// Paints the rule above the pane with the details. Beside the list, the pane has a rule at its
    /// left edge.
    pub(in crate::ui) fn pane_rule(&self, buf: &mut Buffer) {
        if self.at.side_rule.is_empty() {
            self.across(self.at.detail, buf);
        }
    }

    /// Paints the rule above the hints.
    pub(in crate::ui) fn bottom_rule(&self, area: Rect, buf: &mut Buffer) {
        self.rule(area, buf);
        let side = self.at.side_rule;
        if !side.is_empty() && area.contains(Position::new(side.x, area.y)) {
            self.join(side.x, area.y, "┴", buf);
        }
    }

    /// Paints a vertical rule which ends in the rules above and below it.
    pub(in crate::ui) fn vertical_rule(&self, area: Rect, buf: &mut Buffer) {
        for line in area.rows() {
            self.line(line, vec![Span::styled("│", self.theme.faint)], buf);
        }
        // A notice on the rule below stays readable.
        if self.is_rule(area.x, area.x + 1, buf) {
            self.join(area.x, area.bottom(), "┴", buf);
        }
        // The title line has a rule of its own above that of the menu.
        let goes_on = area.x == self.at.menu.right();
        self.join(area.x, area.y.saturating_sub(1), if goes_on { "┼" } else { "┬" }, buf);
    }

    fn join(&self, x: u16, y: u16, sign: &'static str, buf: &mut Buffer) {
        self.line(Rect::new(x, y, 1, 1), vec![Span::styled(sign, self.theme.faint)], buf);
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
    let mut seen = paint;
    if state.dialog.is_some() {
        seen.at = widgets::without_cleared(at, at.dialog);
    }
    let mut cursor = screens::screen(&seen, buf);
    if state.menu.is_some() {
        cursor = None;
    }
    if let Some(dialog) = &state.dialog {
        widgets::backdrop(&paint, at.dialog, buf);
        cursor = dialogs::dialog(dialog, &paint, buf);
    }
    chrome::hints(&paint, buf);
    if state.overlay.is_none() {
        overlays::which_key(&paint, buf);
    }
    widgets::toasts(&paint, buf);
    if let Some(overlay) = &state.overlay {
        widgets::backdrop(&paint, at.overlay, buf);
        cursor = overlays::overlay(overlay, &paint, buf);
        overlays::which_key(&paint, buf);
    }
    cursor
}

pub(in crate::ui) fn span(text: impl Into<String>, style: Style) -> Span<'static> {
    Span::styled(text.into(), style)
}
