//! The pane with the details of the row under the cursor.

use ratatui::{buffer::Buffer, layout::Rect, style::Style};

use crate::ui::{
    Paint, span,
    widgets::{fit, wrap},
};

/// Paints the rule of the pane and its title; returns the area below the title. On a narrow screen
/// the title stands in the rule.
pub(in crate::ui) fn pane(paint: &Paint<'_>, title: &str, style: Style, buf: &mut Buffer) -> Rect {
    let area = paint.at.detail;
    if area.height < 3 {
        return Rect::default();
    }
    paint.pane_rule(buf);
    let (x, width) = (area.x + 1, area.width.saturating_sub(1));
    if paint.at.has_bar() {
        let room = usize::from(width.saturating_sub(3));
        let title = format!(" {} ", fit(title, room).trim_end());
        paint.on_rule(Rect { height: 1, ..area }, vec![span(title, style)], buf);
        return Rect { x, y: area.y + 1, width, height: area.height - 1 };
    }
    let mut lines = wrap(title, usize::from(width));
    lines.truncate(usize::from(area.height - 2));
    let taken = u16::try_from(lines.len()).unwrap_or(0);
    let below = Rect { x, y: area.y + 1, width, height: area.height - 1 };
    for (line, text) in below.rows().zip(lines) {
        paint.line(line, vec![span(text, style)], buf);
    }
    Rect { y: below.y + taken, height: below.height - taken, ..below }
}

/// Paints lines, which wrap below their own start.
pub(in crate::ui) fn wrapped_lines(
    paint: &Paint<'_>,
    area: Rect,
    lines: impl IntoIterator<Item = (String, Style)>,
    buf: &mut Buffer,
) {
    let lines = lines.into_iter().flat_map(|(text, style)| {
        let lead = text.len() - text.trim_start().len();
        let room = usize::from(area.width).saturating_sub(lead + 2);
        let parts = wrap(&text, room.max(1)).into_iter().enumerate();
        parts.map(move |(at, part)| {
            let indent = if at == 0 { lead } else { lead + 2 };
            (format!("{:indent$}{part}", ""), style)
        })
    });
    for (line, (text, style)) in area.rows().zip(lines) {
        paint.line(line, vec![span(text, style)], buf);
    }
}
