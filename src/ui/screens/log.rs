//! Paints the log, with the details of the operation under the cursor.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{empty_list, filter};
use crate::{
    app::LogScreen,
    columns::{LOG, RowFacts},
    domain::LogRow,
    text,
    ui::{
        Paint, span,
        widgets::{self, fit, table, wrap},
    },
};

/// Paints the log; returns the cursor position.
pub(in crate::ui) fn log(
    screen: &LogScreen,
    paint: &Paint<'_>,
    buf: &mut Buffer,
) -> Option<Position> {
    let lang = paint.lang;
    let list = &screen.list;
    let count = text::forms::count_lines(lang, list.total(), list.unfiltered());
    let cursor = filter(paint, list, &count, buf);
    let about =
        |_: &LogRow| RowFacts { is_of_one: screen.is_of_one_organisation(), ..RowFacts::default() };
    table(paint, list, &LOG, about, buf);
    empty_list(paint, list, &[text::screen::LOG_EMPTY.of(lang).to_owned()], buf);
    if let Some(row) = list.current() {
        detail(screen, row, paint, buf);
    }
    cursor
}

fn detail(screen: &LogScreen, row: &LogRow, paint: &Paint<'_>, buf: &mut Buffer) {
    let (lang, theme, area) = (paint.lang, paint.theme, paint.at.detail);
    if area.height < 3 {
        return;
    }
    paint.rule(area, buf);
    let zone = &paint.state.zone;
    let none = (Vec::new(), 0);
    let (operation, total) = screen.operation().unwrap_or(&none);
    let mut lines = vec![(text::outcomes::log::entry_heading(lang, row, *total), theme.head)];
    let (was, became) = text::log::was_became(lang, row, zone);
    lines.push((text::outcomes::log::entry_facts(lang, row, zone), theme.text));
    let on = text::grammar::rows::on(row, screen.is_of_one_organisation());
    let (width, change) =
        (usize::from(area.width.saturating_sub(1)), format!("{was}  →  {became}"));
    let whole = format!("{on}  {change}");
    if widgets::cells(&whole) <= width {
        lines.push((whole, theme.text));
    } else {
        lines.push((on, theme.text));
        lines.extend(wrap(&change, width).into_iter().map(|line| (line, theme.text)));
    }
    let others = operation.iter().filter(|one| one.seq != row.seq);
    lines.extend(others.map(|one| {
        let (was, became) = text::log::was_became(lang, one, zone);
        let what = text::log::event_label(lang, &one.what);
        (
            format!(
                "  {what}  {}  {was}  →  {became}",
                text::grammar::rows::on(one, screen.is_of_one_organisation())
            ),
            theme.faint,
        )
    }));
    for (line, (text, style)) in area.rows().skip(1).zip(lines) {
        let line = Rect { x: line.x + 1, width: line.width.saturating_sub(1), ..line };
        paint.line(line, vec![span(fit(&text, usize::from(line.width)), style)], buf);
    }
}
