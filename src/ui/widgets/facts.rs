//! Labels and values in two columns; values wrap.

use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    app::Facts,
    ui::{
        Paint, span,
        widgets::{fit, tone_style},
    },
};

/// Paints the lines that fit.
pub(in crate::ui) fn facts(paint: &Paint<'_>, facts: &Facts, area: Rect, buf: &mut Buffer) {
    for (row, line) in facts.rows(area.width.into()).iter().zip(area.rows()) {
        let Some(fact) = facts.lines.get(row.line) else { continue };
        let spans = vec![
            span(fit(row.label, row.indent), paint.theme.faint),
            span(row.text.clone(), tone_style(paint.theme, fact.tone)),
        ];
        paint.line(line, spans, buf);
    }
}
