//! Labels and values in two columns; values wrap.

use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    app::Facts,
    text::Fact,
    ui::{
        Paint, span,
        widgets::{cells, fit, scroll_bar, toned, wrap},
    },
};

/// Number of cells between the widest label and the values.
const LABEL_GAP: usize = 3;

/// Paints labels and values that do not scroll. Returns the area below them.
pub(in crate::ui) fn labelled_lines(
    paint: &Paint<'_>,
    area: Rect,
    facts: Vec<Fact>,
    buf: &mut Buffer,
) -> Rect {
    let theme = paint.theme;
    let label_width = facts.iter().map(|(label, _)| cells(label)).max().unwrap_or(0) + LABEL_GAP;
    let width = usize::from(area.width).saturating_sub(label_width);
    let lines = facts.into_iter().flat_map(|(label, text)| {
        let parts = wrap(&text, width.max(1)).into_iter().enumerate();
        parts.map(move |(part, text)| (if part == 0 { label } else { "" }, text))
    });
    let mut below = area;
    for (row, (label, text)) in area.rows().zip(lines) {
        let spans = vec![span(fit(label, label_width), theme.faint), span(text, theme.text)];
        paint.line(row, spans, buf);
        below = Rect { y: row.bottom(), height: area.bottom() - row.bottom(), ..area };
    }
    below
}

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
