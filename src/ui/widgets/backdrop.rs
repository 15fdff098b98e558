//! Everything behind a dialog or overlay.

use ratatui::{
    buffer::{Buffer, Cell},
    layout::Rect,
    style::{Color, Style},
};

use crate::{app::Geometry, ui::Paint};

/// Lines above or below a dialog that are too few to tell what they are about.
const FEW_LINES: u16 = 3;

/// Returns the rows that are cleared for a floating area, so that its frame cuts no words.
fn cleared_rows(at: &Geometry, area: Rect) -> Rect {
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
    rows
}

/// Returns the geometry without the rows and the pane that are cleared for a floating area, which
/// need no painting.
pub(in crate::ui) fn without_cleared(mut at: Geometry, area: Rect) -> Geometry {
    let cleared = cleared_rows(&at, area);
    let left = |part: Rect| {
        let is_cleared = !part.is_empty() && cleared.intersection(part) == part;
        if is_cleared { Rect { height: 0, ..part } } else { part }
    };
    (at.rows, at.detail) = (left(at.rows), left(at.detail));
    at
}

/// Dims everything but the key hints, and clears the rows beside the floating area.
pub(in crate::ui) fn backdrop(paint: &Paint<'_>, area: Rect, buf: &mut Buffer) {
    let Style { fg, add_modifier, .. } = paint.theme.behind;
    let at = &paint.at;
    let all = Rect { height: at.hint.y.saturating_sub(at.screen.y), ..at.screen };
    let rows = cleared_rows(at, area);
    // If the dialog covers a part of the (+), hide the whole (+).
    let is_cut = at.band.bottom() > rows.y && at.band.y < rows.bottom();
    let band = if is_cut { at.band } else { Rect::default() };
    each_cell(all, buf, |cell| {
        cell.fg = fg.unwrap_or(Color::Reset);
        cell.bg = Color::Reset;
        cell.modifier = add_modifier;
    });
    for cleared in [rows, band] {
        each_cell(cleared.intersection(all), buf, |cell| _ = cell.set_symbol(" "));
    }
    close_joints(paint, rows, buf);
}

/// Changes every cell of an area, line by line, which is quicker than by position.
pub(super) fn each_cell(area: Rect, buf: &mut Buffer, change: impl Fn(&mut Cell)) {
    let area = area.intersection(buf.area);
    let line = usize::from(buf.area.width).max(1);
    let (x, y) = (area.x.saturating_sub(buf.area.x), area.y.saturating_sub(buf.area.y));
    let columns = usize::from(x)..usize::from(x + area.width);
    for line in buf.content.chunks_mut(line).skip(y.into()).take(area.height.into()) {
        line.get_mut(columns.clone()).into_iter().flatten().for_each(&change);
    }
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
