//! Paints the log, with the details of the operation under the cursor.

use ratatui::{buffer::Buffer, layout::Position};

use super::{empty_list, filter, key_lines, rows_in_pane::is_row_whole, rule_below};
use crate::{
    app::LogScreen,
    domain::LogRow,
    text,
    ui::{
        Paint,
        widgets::{RowDetails, pane, table},
    },
};

/// Number of sentences about the rest of an operation.
const MAX_SENTENCES: usize = 5;

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
    empty_list(paint, list, &key_lines(paint, &text::screen::LOG_EMPTY), buf);
    if let Some(row) = list.current() {
        detail(screen, row, paint, buf);
    }
    cursor
}

/// Paints who did what, each changed field, and the other lines of the operation.
fn detail(screen: &LogScreen, row: &LogRow, paint: &Paint<'_>, buf: &mut Buffer) {
    let (lang, zone) = (paint.lang, &paint.state.zone);
    let operation = screen.operation().map_or(&[][..], |(rows, _)| rows);
    let of_one = screen.is_of_one_organisation();
    let others = operation.iter().filter(|one| !row.tells(one));
    let mut others = text::outcomes::sheet::grouped_sentences(lang, others, of_one, zone);
    if let more @ 1.. = others.len().saturating_sub(MAX_SENTENCES) {
        others.truncate(MAX_SENTENCES - 1);
        others.push(text::add_members::and_more(lang, more + 1).trim_start().to_owned());
    }
    let others = others.into_iter().map(Into::into).collect();
    let mut facts = text::outcomes::log::pane_facts(lang, row, of_one, zone);
    let is_said = is_row_whole(paint);
    facts.retain(|(label, _)| !is_said || *label != text::headings::WHAT.of(lang));
    let people = text::outcomes::sheet::counted_people(lang, row, operation);
    facts.extend(people.map(|people| (text::headings::PEOPLE.of(lang), people)));
    let details = RowDetails {
        title: text::outcomes::log::pane_title(lang, row, zone),
        facts,
        events: Some((text::screen::ALSO_IN_OPERATION.of(lang), others)),
        ..RowDetails::default()
    };
    pane(paint, details, buf);
}
