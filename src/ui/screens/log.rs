//! Paints the log, with the details of the operation under the cursor.

use ratatui::{buffer::Buffer, layout::Position};

use super::{empty_list, filter, rule_below};
use crate::{
    app::LogScreen,
    domain::LogRow,
    text,
    ui::{
        Paint,
        widgets::{pane, table, wrapped_lines},
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
    rule_below(paint, paint.at.filter, buf);
    table(paint, buf);
    empty_list(paint, list, &[text::screen::LOG_EMPTY.of(lang).to_owned()], buf);
    if let Some(row) = list.current() {
        detail(screen, row, paint, buf);
    }
    cursor
}

/// Paints the sentence in full, then the code, the numbers and the change, then the other lines of
/// the operation.
fn detail(screen: &LogScreen, row: &LogRow, paint: &Paint<'_>, buf: &mut Buffer) {
    let (lang, theme) = (paint.lang, paint.theme);
    let zone = &paint.state.zone;
    let none = (Vec::new(), 0);
    let (operation, total) = screen.operation().unwrap_or(&none);
    let (was, became) = text::log::was_became(lang, row, zone);
    let of_one = screen.is_of_one_organisation();
    let sentence = |row: &LogRow| text::log_sentence(lang, row, of_one, zone);
    let area = pane(paint, &sentence(row), theme.head, buf);
    let main = [
        (text::outcomes::log::entry_facts(lang, row, zone), theme.text),
        (format!("{was} → {became}"), theme.text),
        (text::outcomes::log::entry_heading(lang, row, *total), theme.faint),
    ];
    let others = operation.iter().filter(|one| one.seq != row.seq);
    let others = others.map(|one| (format!("  {}", sentence(one)), theme.faint));
    wrapped_lines(paint, area, main.into_iter().chain(others), buf);
}
