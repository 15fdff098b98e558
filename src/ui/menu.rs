//! Paints the menu: as a column at the left edge, or as a bar below the title line.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{Paint, span, widgets::fit};
use crate::{
    app::{self, MenuPlace, cells},
    text,
};

/// Paints the menu and the line between it and the screen.
pub(super) fn menu(paint: &Paint<'_>, buf: &mut Buffer) {
    let places = app::menu(paint.state);
    if paint.at.has_bar() {
        bar(paint, &places, buf);
    } else if paint.at.menu.width > 0 {
        column(paint, &places, buf);
    }
}

fn column(paint: &Paint<'_>, places: &[MenuPlace], buf: &mut Buffer) {
    let (at, theme) = (&paint.at, paint.theme);
    let divider = at.menu.right();
    let line = Rect { x: divider, width: 1, ..at.menu };
    paint.vertical_rule(line, buf);
    for place in places {
        let is_marked = if paint.state.menu.is_some() { place.has_cursor } else { place.is_here };
        let sign = if is_marked { "▸" } else { " " };
        let room = usize::from(place.area.width).saturating_sub(cells(&place.badge) + 1);
        let style = if place.is_here { theme.head } else { theme.text };
        let label = fit(&format!("{sign} {}", place.label), room);
        let spans = vec![span(label, style), span(place.badge.clone(), theme.accent)];
        paint.line(place.area, spans, buf);
        mark_focus(paint, place, buf);
    }
    if at.menu.height > 8 {
        foot(paint, buf);
    }
}

/// Paints the items beside each other. The rule below is heavy under the item of the screen.
fn bar(paint: &Paint<'_>, places: &[MenuPlace], buf: &mut Buffer) {
    let theme = paint.theme;
    for place in places {
        let style = if place.is_here { theme.head } else { theme.text };
        let mut spans = vec![span(place.label.clone(), style)];
        if !place.badge.is_empty() {
            spans.extend([span(" ", style), span(place.badge.clone(), theme.accent)]);
        }
        paint.line(place.area, spans, buf);
        if place.is_here {
            let (x, width) = (place.area.x.saturating_sub(1), place.area.width + 2);
            let rule = Rect { x, width, ..paint.at.top_rule() }.intersection(paint.at.top_rule());
            let heavy = "━".repeat(usize::from(rule.width));
            paint.line(rule, vec![span(heavy, theme.accent)], buf);
        }
        mark_focus(paint, place, buf);
    }
}

/// Marks the item under the cursor while the menu has focus.
fn mark_focus(paint: &Paint<'_>, place: &MenuPlace, buf: &mut Buffer) {
    if place.has_cursor {
        buf.set_style(place.area, paint.theme.selected);
    }
}

fn foot(paint: &Paint<'_>, buf: &mut Buffer) {
    let Some(me) = paint.state.me.get() else { return };
    let area = paint.at.menu;
    let width = usize::from(area.width.saturating_sub(1));
    let last = area.bottom() - 1;
    let label = text::actions::SWITCH_USER.of(paint.lang);
    let whole = format!(" g a {label}");
    // If there is no room for all words, the first one is enough.
    let first = format!(" g a {}", label.split(' ').next().unwrap_or(label));
    let switch = if cells(&whole) <= width { whole } else { first };
    // Without user switching, the footer shows the keys to the user's own page with their ssh keys.
    let myself = format!(" g e {}", text::ssh::OWN_DETAILS.of(paint.lang));
    let switch = if paint.state.fixed { myself } else { switch };
    for (y, text) in [(last - 1, format!(" {}", me.env)), (last, switch)] {
        let line = Rect { y, height: 1, ..area };
        paint.line(line, vec![span(fit(&text, width), paint.theme.faint)], buf);
    }
}
