//! A text field with its label and scrolled text.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};
use unicode_segmentation::UnicodeSegmentation;

use super::cells;
use crate::{
    app::Field,
    ui::{Paint, span},
};

/// Paints `label` and the field after it; returns the cursor position.
pub(in crate::ui) fn field(
    paint: &Paint<'_>,
    label: &str,
    field: &Field,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let label = if label.is_empty() { String::new() } else { format!("{label}  ") };
    let used = u16::try_from(cells(&label)).unwrap_or(u16::MAX).min(area.width);
    let room = Rect { x: area.x + used, width: area.width - used, ..area };
    if room.width == 0 || room.height == 0 {
        return None;
    }
    let (cursor, scroll) = field.window(usize::from(room.width) - 1);
    paint.line(area, vec![span(label, paint.theme.faint)], buf);
    paint.line(room, vec![span(visible(field.text(), scroll, room.width), paint.theme.text)], buf);
    let x = room.x + u16::try_from(cursor).unwrap_or(u16::MAX).min(room.width - 1);
    Some(Position::new(x, room.y))
}

/// Returns the part of the text that fits, starting `scroll` cells in.
fn visible(text: &str, scroll: usize, width: u16) -> String {
    let mut used = 0;
    let mut shown = String::new();
    for grapheme in text.graphemes(true) {
        let wide = cells(grapheme);
        if used >= scroll && used + wide <= scroll + usize::from(width) {
            shown.push_str(grapheme);
        }
        used += wide;
    }
    shown
}
