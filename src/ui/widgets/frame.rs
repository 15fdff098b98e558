//! Borders of dialogs and overlays.

use ratatui::{
    buffer::{Buffer, Cell},
    layout::Rect,
    style::Style,
    widgets::{Block, BorderType, Borders, Widget},
};

use super::{backdrop::each_cell, cells, fit};
use crate::ui::{Paint, span};

/// Clears the area and draws a border with a title on the left and a remark on the right.
pub(in crate::ui) fn frame(
    paint: &Paint<'_>,
    area: Rect,
    title: &str,
    remark: &str,
    buf: &mut Buffer,
) {
    // A wide character cut in half by the left edge would shift the border, so a space replaces it.
    for y in area.top()..area.bottom() {
        if let Some(x) = area.x.checked_sub(1)
            && let Some(cell) = buf.cell_mut((x, y))
            && cells(cell.symbol()) > 1
        {
            cell.set_symbol(" ");
        }
    }
    each_cell(area, buf, Cell::reset);
    let theme = paint.theme;
    let room = usize::from(area.width).saturating_sub(6);
    let shown = fit(title, room.min(cells(title)));
    border(area, theme.accent, buf);
    let top = Rect { x: area.x + 1, width: area.width.saturating_sub(2), height: 1, ..area };
    paint.line(top, vec![span(format!("─ {shown} "), theme.accent)], buf);
    // Without room for all of a remark such as `step 2 of 2: check`, its first part is enough.
    let fits = |remark: &&str| cells(title) + cells(remark) + 8 < usize::from(area.width);
    let parts = [Some(remark), remark.split_once(':').map(|(first, _)| first)];
    let remark = parts.into_iter().flatten().find(fits).unwrap_or_default();
    if !remark.is_empty() {
        let remark = format!(" {remark} ─");
        let width = u16::try_from(cells(&remark)).unwrap_or(0);
        let right = Rect { x: top.right().saturating_sub(width), width, ..top };
        paint.line(right, vec![span(remark, theme.faint)], buf);
    }
}

/// Draws the border side by side. A block around the whole area also styles every cell inside.
fn border(area: Rect, style: Style, buf: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let (top, bottom) = (Rect { height: 1, ..area }, area.bottom().saturating_sub(1));
    let sides = Borders::LEFT | Borders::RIGHT;
    let left = Rect { width: 1, ..area };
    let right = Rect { x: area.right().saturating_sub(1), ..left };
    for (part, borders) in [
        (left, Borders::LEFT),
        (right, Borders::RIGHT),
        (top, Borders::TOP | sides),
        (Rect { y: bottom, ..top }, Borders::BOTTOM | sides),
    ] {
        let block = Block::new().borders(borders).border_type(BorderType::Rounded);
        block.border_style(style).render(part, buf);
    }
}
