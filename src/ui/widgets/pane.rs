//! The pane with the details of the row under the cursor.

use ratatui::{buffer::Buffer, layout::Rect, style::Style};

use crate::ui::{
    Paint, span,
    widgets::{cells, fit, wrap},
};

/// The separator between the items of a line.
const SEPARATOR: &str = " · ";

/// Paints the rule of the pane and its title; returns the area below the title. On a narrow screen
/// the title stands in the rule.
pub(in crate::ui) fn pane(paint: &Paint<'_>, title: &str, style: Style, buf: &mut Buffer) -> Rect {
    let area = paint.at.detail;
    if area.height < 3 {
        return Rect::default();
    }
    paint.pane_rule(buf);
    let indent = paint.at.pane_indent();
    let (x, width) = (area.x + indent, area.width.saturating_sub(indent));
    if paint.at.has_bar() {
        let room = usize::from(width.saturating_sub(3));
        let title = format!(" {} ", fit(title, room).trim_end());
        paint.on_rule(Rect { height: 1, ..area }, vec![span(title, style)], buf);
        return Rect { x, y: area.y + 1, width, height: area.height - 1 };
    }
    let mut lines = wrap_items(title, usize::from(width));
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
        let hanging = if cells(&text) > usize::from(area.width) { 2 } else { 0 };
        let room = usize::from(area.width).saturating_sub(lead + hanging);
        let parts = wrap_items(&text, room.max(1)).into_iter().enumerate();
        parts.map(move |(at, part)| {
            let indent = if at == 0 { lead } else { lead + 2 };
            (format!("{:indent$}{part}", ""), style)
        })
    });
    for (line, (text, style)) in area.rows().zip(lines) {
        paint.line(line, vec![span(text, style)], buf);
    }
}

/// Breaks a line, rather between its items than within one.
fn wrap_items(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for item in text.trim_start().split(SEPARATOR) {
        match lines.last_mut() {
            Some(last) if cells(last) + cells(SEPARATOR) + cells(item) <= width => {
                last.push_str(SEPARATOR);
                last.push_str(item);
            }
            _ => lines.extend(wrap(item, width)),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_breaks_between_its_items() {
        let wrapped = |width| wrap_items("  r rol · x b blokkeren · Enter meer", width);
        assert_eq!(wrapped(40), ["r rol · x b blokkeren · Enter meer"]);
        assert_eq!(wrapped(23), ["r rol · x b blokkeren", "Enter meer"]);
        assert_eq!(wrapped(12), ["r rol", "x b", "blokkeren", "Enter meer"]);
    }
}
