//! Labels and values in two columns; values wrap.

use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    app::Facts,
    ui::{
        Paint, span,
        widgets::{fit, scroll_bar, toned},
    },
};

/// Paints the visible lines, with a cursor if any line is a link.
pub(in crate::ui) fn facts(paint: &Paint<'_>, facts: &Facts, area: Rect, buf: &mut Buffer) {
    let theme = paint.theme;
    let (rows, top) = facts.visible_rows(area.as_size());
    let current = facts.current().filter(|_| paint.state.menu.is_none());
    let cursor_width = facts.cursor_width();
    for (row, line) in rows.iter().skip(top).zip(area.rows()) {
        let Some(fact) = facts.lines.get(row.line) else { continue };
        let here = Some(row.line) == current;
        let sign = if here && row.is_first { "▸" } else { "" };
        let mut spans = vec![
            span(fit(sign, cursor_width), theme.accent),
            span(fit(row.label, row.indent.saturating_sub(cursor_width)), theme.faint),
        ];
        spans.extend(toned(theme, row.text.clone(), fact.tone));
        paint.line(line, spans, buf);
        if here {
            buf.set_style(line, theme.selected);
        }
    }
    if facts.cursor.is_some() {
        scroll_bar(paint, top, rows.len(), area, buf);
    }
}
