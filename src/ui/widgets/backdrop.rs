//! Everything behind a dialog or overlay.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::{Color, Style},
};

use crate::ui::Paint;

/// Dims everything but the key hints, and clears the rows beside the floating area, so that its
/// frame cuts no words.
pub(in crate::ui) fn backdrop(paint: &Paint<'_>, area: Rect, buf: &mut Buffer) {
    let Style { fg, add_modifier, .. } = paint.theme.behind;
    let at = &paint.at;
    let all = Rect { height: at.hint.y.saturating_sub(at.screen.y), ..at.screen };
    let is_beside_menu = area.x > at.content.x && area.right() < at.content.right();
    let beside = if is_beside_menu { at.content } else { at.screen };
    let rows = Rect { y: area.y, height: area.height, ..beside };
    // If the dialog covers a part of the (+), hide the whole (+).
    let is_cut = at.band.bottom() > rows.y && at.band.y < rows.bottom();
    let band = if is_cut { at.band } else { Rect::default() };
    for place in all.positions() {
        let Some(cell) = buf.cell_mut(place) else { continue };
        cell.fg = fg.unwrap_or(Color::Reset);
        cell.bg = Color::Reset;
        cell.modifier = add_modifier;
        if rows.contains(place) || band.contains(place) {
            cell.set_symbol(" ");
        }
    }
}
