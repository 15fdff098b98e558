//! Writes one line of text to cells.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    text::{Line, Span},
};

use crate::ui::widgets::fills_one_cell;

/// Writes spans at the start of an area, as [`Buffer::set_line`] does. That looks for signs of
/// several characters in every text, which took a third of the time of a frame.
pub(super) fn set_line(area: Rect, spans: Vec<Span<'_>>, buf: &mut Buffer) {
    let area = area.intersection(buf.area);
    if area.is_empty() {
        return;
    }
    if !spans.iter().all(|span| span.content.chars().all(fills_one_cell)) {
        // Not `Line::render`, which counts some scripts narrower than it paints them.
        buf.set_line(area.x, area.y, &Line::from(spans), area.width);
        return;
    }
    let signs = spans.iter().flat_map(|span| span.content.chars().map(|sign| (sign, span.style)));
    for (x, (sign, style)) in (area.left()..area.right()).zip(signs) {
        if let Some(cell) = buf.cell_mut((x, area.y)) {
            cell.set_char(sign).set_style(style);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::style::{Color, Modifier, Style};

    use super::*;

    proptest! {
        #[test]
        fn text_is_written_as_ratatui_writes_it(
            texts in prop::collection::vec("[ -~]{0,9}|[ -~é─│Ÿ…‘’–▸✓↑\u{ad}\u{301}字👍\u{200d}\t]{0,9}|\\PC{0,9}", 0..5),
            x in 0_u16..12,
            width in 0_u16..12,
        ) {
            let styles = [
                Style::new().fg(Color::Red),
                Style::new().add_modifier(Modifier::BOLD),
                Style::new().bg(Color::Blue).remove_modifier(Modifier::BOLD),
            ];
            let spans: Vec<Span<'_>> = texts
                .iter()
                .zip(styles.iter().cycle())
                .map(|(text, style)| Span::styled(text.as_str(), *style))
                .collect();
            let filled = Buffer::filled(
                Rect::new(0, 0, 10, 2),
                ratatui::buffer::Cell::new("·"),
            );
            let (mut ours, mut theirs) = (filled.clone(), filled);
            let area = Rect::new(x, 1, width, 1);
            set_line(area, spans.clone(), &mut ours);
            let shown = area.intersection(theirs.area);
            if !shown.is_empty() {
                theirs.set_line(shown.x, 1, &Line::from(spans), shown.width);
            }
            prop_assert_eq!(ours, theirs);
        }
    }
}
