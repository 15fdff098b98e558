//! The frame of a dialog or an overlay.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    text::Line,
    widgets::{Block, BorderType, Clear, Widget},
};

use super::fit;
use crate::ui::{Paint, span};

/// Clears the area and draws a frame with a title on the left and a remark on the right.
pub(in crate::ui) fn frame(
    paint: &Paint<'_>,
    area: Rect,
    (title, remark): (&str, &str),
    buf: &mut Buffer,
) {
    // A wide sign that the left edge cuts in half would push the frame: a space takes its place.
    for y in area.top()..area.bottom() {
        if let Some(x) = area.x.checked_sub(1)
            && let Some(cell) = buf.cell_mut((x, y))
            && unicode_width::UnicodeWidthStr::width(cell.symbol()) > 1
        {
            cell.set_symbol(" ");
        }
    }
    Clear.render(area, buf);
    let theme = paint.theme;
    let room = usize::from(area.width).saturating_sub(6);
    let shown = fit(title, room.min(unicode_width::UnicodeWidthStr::width(title)));
    let mut block = Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(theme.accent)
        .title_top(Line::from(vec![span(format!("─ {shown} "), theme.accent)]));
    if !remark.is_empty() && title.len() + remark.len() + 8 < usize::from(area.width) {
        let remark = Line::from(vec![span(format!(" {remark} ─"), theme.faint)]);
        block = block.title_top(remark.right_aligned());
    }
    block.render(area, buf);
}
