//! Everything behind a dialog or overlay.

use ratatui::{
    buffer::{Buffer, Cell},
    layout::Rect,
    style::{Color, Style},
};

use crate::ui::Paint;

/// Lines above or below a dialog that are too few to tell what they are about.
const FEW_LINES: u16 = 3;

/// Dims everything but the key hints, and clears the rows beside the floating area, so that its
/// frame cuts no words.
pub(in crate::ui) fn backdrop(paint: &Paint<'_>, area: Rect, buf: &mut Buffer) {
    let Style { fg, add_modifier, .. } = paint.theme.behind;
    let at = &paint.at;
    let all = Rect { height: at.hint.y.saturating_sub(at.screen.y), ..at.screen };
    let beside = if at.menu.is_empty() { at.screen } else { at.content };
    let mut rows = Rect { y: area.y, height: area.height, ..beside };
    // A few lines above or below the dialog would say nothing.
    let top = at.tabs.bottom().max(at.content.y);
    if rows.y > top && rows.y - top <= FEW_LINES {
        rows.height += rows.y - top;
        rows.y = top;
    }
    let bottom = at.content.bottom();
    if rows.bottom() < bottom && bottom - rows.bottom() <= FEW_LINES {
        rows.height = bottom - rows.y;
    }
    // A pane of which the dialog covers the title would show lines that nobody can place.
    let pane = at.detail;
    if at.side_rule.is_empty() && rows.bottom() > pane.y && rows.y < pane.bottom() {
        rows.height = rows.bottom().max(pane.bottom()) - rows.y;
    }
    // If the dialog covers a part of the (+), hide the whole (+).
    let is_cut = at.band.bottom() > rows.y && at.band.y < rows.bottom();
    let band = if is_cut { at.band } else { Rect::default() };
    for cell in cells_in(all, buf) {
        cell.fg = fg.unwrap_or(Color::Reset);
        cell.bg = Color::Reset;
        cell.modifier = add_modifier;
    }
    for cleared in [rows, band] {
        cells_in(cleared.intersection(all), buf).for_each(|cell| _ = cell.set_symbol(" "));
    }
    close_joints(paint, rows, buf);
}

/// Returns the cells of an area, line by line.
fn cells_in(area: Rect, buf: &mut Buffer) -> impl Iterator<Item = &mut Cell> {
    let area = area.intersection(buf.area);
    let (line, width) = (usize::from(buf.area.width).max(1), usize::from(area.width));
    let (x, y) = (area.x.saturating_sub(buf.area.x), area.y.saturating_sub(buf.area.y));
    let lines = buf.content.chunks_mut(line).skip(y.into()).take(area.height.into());
    lines.flat_map(move |line| line.iter_mut().skip(x.into()).take(width))
}

/// Removes the arms of rules that ended in the cleared rows.
fn close_joints(paint: &Paint<'_>, rows: Rect, buf: &mut Buffer) {
    let mut replace = |x: u16, y: u16, pairs: &[(&str, &str)]| {
        let Some(cell) = buf.cell_mut((x, y)) else { return };
        let closed = pairs.iter().find(|(open, _)| *open == cell.symbol());
        if let Some((_, closed)) = closed {
            cell.set_symbol(closed);
        }
    };
    if let Some(left) = rows.x.checked_sub(1) {
        (rows.top()..rows.bottom()).for_each(|y| replace(left, y, &[("├", "│"), ("┼", "┤")]));
    }
    let side = paint.at.side_rule;
    if !side.is_empty() {
        replace(side.x, rows.y.saturating_sub(1), &[("┬", "─"), ("┤", "┘")]);
        replace(side.x, rows.bottom(), &[("┴", "─"), ("┤", "┐")]);
    }
}
