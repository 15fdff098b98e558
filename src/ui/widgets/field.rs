//! A text field with its label and scrolled text.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Modifier,
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
    // A proposal looks like selected text, as the next character replaces it.
    let marked = if field.is_proposed() { Modifier::REVERSED } else { Modifier::empty() };
    let style = paint.theme.text.add_modifier(marked);
    paint.line(room, vec![span(visible(field.text(), scroll, room.width), style)], buf);
    let x = room.x + u16::try_from(cursor).unwrap_or(u16::MAX).min(room.width - 1);
    Some(Position::new(x, room.y))
}

/// Paints the ground of a text field: a colour over its whole width, or a line behind its text if the
/// theme has no colour for fields.
pub(in crate::ui) fn ground(paint: &Paint<'_>, area: Rect, buf: &mut Buffer) {
    let style = paint.theme.field;
    if style.bg.is_some() {
        return buf.set_style(area, style);
    }
    line_of_field(paint, area, buf);
}

/// Paints a field without the focus as a thin line, so that fields below each other stay apart.
pub(in crate::ui) fn line_of_field(paint: &Paint<'_>, area: Rect, buf: &mut Buffer) {
    let rest = behind_text(area, buf);
    paint.line(rest, vec![span("_".repeat(rest.width.into()), paint.theme.faint)], buf);
}

/// The part of the area behind the text that stands in it.
fn behind_text(area: Rect, buf: &Buffer) -> Rect {
    let symbol = |x: u16| buf.cell((x, area.y)).map_or(" ", |cell| cell.symbol());
    let last = (area.left()..area.right()).rev().find(|x| symbol(*x) != " ");
    // A wide character covers the cell after it.
    let end = last.map_or(area.left(), |x| x + u16::try_from(cells(symbol(x))).unwrap_or(1));
    Rect { x: end, width: area.right().saturating_sub(end), ..area }
}

/// The area of a text field behind its label.
pub(in crate::ui) fn behind_label(label: &str, area: Rect) -> Rect {
    let used = u16::try_from(cells(label) + 2).unwrap_or(u16::MAX).min(area.width);
    Rect { x: area.x + used, width: area.width - used, ..area }
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
