//! Facts: labels and values in two columns.

use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    app::{Action, FactRow, Facts, Situation},
    columns::CellTone,
    ui::{
        Paint, span,
        widgets::{cells, fit, scroll_bar, toned},
    },
};

/// Paints the visible lines, with a cursor if any line is a link. On a wide screen, two columns with
/// a rule between them if both fit.
pub(in crate::ui) fn facts(paint: &Paint<'_>, facts: &Facts, area: Rect, buf: &mut Buffer) {
    let (rows, top) = facts.visible_rows(area.as_size());
    let Some(left) = facts.left_rows(area.as_size()) else {
        let shown = facts.shown_rows(&rows, top, area.height.into());
        fact_rows(paint, facts, rows.iter().skip(top).take(shown), area, buf);
        if facts.cursor.is_some() {
            scroll_bar(paint, top, rows.len(), area, buf);
        }
        return;
    };
    let columns = Facts::column_areas(area);
    let [left_area, right_area] = columns;
    fact_rows(paint, facts, rows.iter().take(left), left_area, buf);
    fact_rows(paint, facts, rows.iter().skip(left), right_area, buf);
    let height = paint.at.bottom_rule().y.saturating_sub(area.y);
    let rule = Rect { x: left_area.right() + 1, width: 1, height, ..area };
    paint.vertical_rule(rule, buf);
}

fn fact_rows<'a>(
    paint: &Paint<'_>,
    facts: &Facts,
    rows: impl Iterator<Item = &'a FactRow>,
    area: Rect,
    buf: &mut Buffer,
) {
    let theme = paint.theme;
    let current = facts.current();
    let cursor_width = facts.cursor_width();
    let situation = Situation::from_screen(paint.state);
    for (row, line) in rows.zip(area.rows()) {
        let Some(fact) = facts.lines.get(row.line) else { continue };
        let here = Some(row.line) == current;
        let sign = if here && row.is_first { "▸" } else { "" };
        let label_width = row.indent.saturating_sub(cursor_width);
        let keys = fact.action.filter(|_| row.is_first);
        let (label, label_width, style) = match keys.and_then(|action| action_keys(paint, action)) {
            // Never cut: half a key is another key.
            Some(keys) => (keys.clone(), label_width.max(cells(&keys) + 2), theme.accent),
            None => (row.label.clone(), label_width, theme.faint),
        };
        let mut spans = vec![
            span(fit(sign, cursor_width), paint.cursor_style()),
            span(fit(&label, label_width), style),
        ];
        let can_do = fact.action.is_none_or(|action| situation.availability(action).is_hinted());
        let tone = if can_do { fact.tone } else { CellTone::Faint };
        spans.extend(toned(theme, row.text.clone(), tone));
        paint.line(line, spans, buf);
        if here {
            paint.select_row(line, buf);
        }
    }
}

/// The keys of an action on the screen itself, as this terminal names them.
fn action_keys(paint: &Paint<'_>, action: Action) -> Option<String> {
    let state = paint.state;
    let keys = state.keymap.hint(state.screen.contexts(), action)?;
    Some(state.look.key_names(keys))
}
