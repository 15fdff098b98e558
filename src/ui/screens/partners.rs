//! Paints the partners, the search for relations, and the relation requests that were sent.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    text::Span,
};

use super::{
    empty_block, empty_list, filter, filter_key, key_lines, lines_of_empty, plus::plus,
    rows_in_pane::pane_events, tabs, whole_or_wrapped,
};
use crate::{
    app::{self, Action, PREFIX_WIDTH, PartnerTab, PartnersScreen, Picker, PickerLine, ROW_MARGIN},
    columns::{Cell, CellContext, MANAGERS, PARTNER_PEOPLE, RowFacts},
    domain::{ManagerRow, PartnerDetails, PartnerPerson, rights::may_relate},
    text::{
        self, Text,
        forms::{ABOUT_PARTNERS, ABOUT_RELATIONS},
    },
    ui::{
        Paint, span,
        widgets::{
            PlacedColumn, Related, RowDetails, cells, column_heads, field, hidden_sort_order,
            marked, pane, pane_width, placed_columns, row_spans, table, wrap,
        },
    },
};

/// The widest line of a note that is pleasant to read, in cells.
const MAX_NOTE_WIDTH: usize = 96;
/// The width of the search field with its hint, which the count leaves free.
const MIN_SEARCH_WIDTH: usize = 28;

/// Paints the selected tab; returns the cursor position.
pub(in crate::ui) fn partners(
    screen: &PartnersScreen,
    paint: &Paint<'_>,
    buf: &mut Buffer,
) -> Option<Position> {
    tabs(paint, buf);
    match screen.tab {
        PartnerTab::Partners => list(screen, paint, buf),
        PartnerTab::Find => find(screen, paint, buf),
        PartnerTab::Sent => sent(screen, paint, buf),
    }
}

/// Paints the note that explains the screen below `taken` rows, if there is room.
fn note(paint: &Paint<'_>, note: &str, taken: usize, buf: &mut Buffer) {
    let area = paint.at.rows;
    let lines = wrap(note, usize::from(area.width.saturating_sub(1)).min(MAX_NOTE_WIDTH));
    // With a blank line above, and another if a pane below needs one.
    let has_pane = paint.at.side_rule.is_empty() && paint.at.detail.height > 0;
    if taken + 1 + lines.len() + usize::from(has_pane) > usize::from(area.height) {
        return;
    }
    for (line, text) in area.rows().skip(taken + 1).zip(lines) {
        paint.line(line, vec![span(text, paint.theme.faint)], buf);
    }
}

fn list(screen: &PartnersScreen, paint: &Paint<'_>, buf: &mut Buffer) -> Option<Position> {
    let (lang, list) = (paint.lang, &screen.list);
    let count = text::forms::count_partners(lang, list.total(), list.unfiltered());
    let count = format!("{count}{}", hidden_sort_order(paint));
    let cursor = filter(paint, list, &count, buf);
    table(paint, buf);
    empty_list(paint, list, &with_note(paint, &text::forms::NO_PARTNERS, ABOUT_PARTNERS), buf);
    if list.total() > 0 {
        note(paint, ABOUT_PARTNERS.of(lang), list.total(), buf);
    }
    if let Some(details) = screen.details().filter(|_| list.total() > 0) {
        detail(screen, details, paint, buf);
    }
    cursor
}

/// Paints the partner's details: the effects of ending the partnership, its people, and their
/// memberships here.
fn detail(screen: &PartnersScreen, details: &PartnerDetails, paint: &Paint<'_>, buf: &mut Buffer) {
    let (lang, zone) = (paint.lang, &paint.state.zone);
    let context = CellContext::new(lang, zone, paint.state.now);
    let people = details.people_with_access_first();
    let rows: Vec<_> = people.map(|one| row_cells(one, &context)).collect();
    let columns = placed_columns(&PARTNER_PEOPLE, &rows, lang, pane_width(paint));
    let details = RowDetails {
        title: details.row.env.1.to_string(),
        facts: text::people::partners::partner_facts(lang, details, zone),
        related: Related { columns, rows, ..Related::default() },
        events: pane_events(screen.pane(), false, paint),
    };
    pane(paint, details, buf);
}

/// Returns the cells of a partner's user for screens.
fn row_cells(person: &PartnerPerson, context: &CellContext<'_>) -> Vec<Cell> {
    PARTNER_PEOPLE.on_screen().map(|(_, screen)| (screen.cell)(person, context)).collect()
}

/// Paints the search field, and the number of matches.
fn search(
    screen: &PartnersScreen,
    paint: &Paint<'_>,
    line: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let typed = !screen.search.picker.field.text().trim().is_empty();
    let count = screen.search.picker.found().map_or(String::new(), |found| {
        let (similar, all) = (found.similar[0], found.counts[0]);
        if !typed {
            let whole = text::people::partners::managers_in_order(paint.lang, all, &found.rows);
            let has_room = cells(&whole) + MIN_SEARCH_WIDTH <= line.width.into();
            return if has_room {
                whole
            } else {
                text::people::partners::count_managers(paint.lang, all)
            };
        }
        text::search::match_count(paint.lang, all.saturating_sub(similar), similar, None)
    });
    let width = u16::try_from(cells(&count)).unwrap_or(0).min(line.width / 3 * 2);
    let right = Rect { x: line.right().saturating_sub(width + 1), width, ..line };
    paint.line(right, vec![span(count, paint.theme.faint)], buf);
    let left = Rect { width: line.width.saturating_sub(width + 2), ..line };
    let label = text::search::SEARCH.of(paint.lang);
    if !typed && !screen.search.typing {
        let fields = text::people::partners::SEARCH_FIELDS.of(paint.lang);
        paint.line(left, vec![span(format!("{label}  {fields}"), paint.theme.faint)], buf);
        return None;
    }
    let cursor = field(paint, label, &screen.search.picker.field, left, buf);
    cursor.filter(|_| screen.search.typing)
}

/// Paints the search for relationship managers (*Relatiemanagers*) of other environments.
fn find(screen: &PartnersScreen, paint: &Paint<'_>, buf: &mut Buffer) -> Option<Position> {
    let lang = paint.lang;
    if let Some(me) = paint.state.me.get()
        && may_relate(me.manager, me.role).is_err()
    {
        let keys = paint.state.keymap.hint(paint.state.screen.contexts(), Action::BecomeManager);
        let keys = paint.state.look.key_names(keys.unwrap_or_default());
        let mut why = text::people::partners::cannot_relate(lang, me, &keys);
        why.extend([String::new(), ABOUT_RELATIONS.of(lang).to_owned()]);
        empty_block(paint, &why, buf);
        let becomes = text::people::partners::become_manager(lang, &keys);
        plus(Action::AskRelation, &becomes, paint, buf);
        return None;
    }
    let cursor = search(screen, paint, filter_key(paint, buf), buf);
    matches(screen, paint, buf);
    let picker = &screen.search.picker;
    match picker.rows().len() {
        0 if picker.found().is_none() => {}
        0 if picker.field.text().trim().is_empty() => {
            let none = &text::forms::NO_MANAGER_FOUND;
            empty_block(paint, &with_note(paint, none, ABOUT_RELATIONS), buf);
        }
        0 => empty_matches(paint, &text::search::no_match(lang, picker.field.text()), buf),
        rows => note(paint, ABOUT_RELATIONS.of(lang), rows, buf),
    }
    if let Some(row) = screen.search.picker.current() {
        let facts = text::people::partners::manager_facts(lang, row, &paint.state.zone);
        let title = format!("{} · {}", row.person.name, row.env);
        pane(paint, RowDetails { title, facts, ..RowDetails::default() }, buf);
    }
    plus(Action::AskRelation, text::actions::ASK_RELATION.of(lang), paint, buf);
    cursor
}

/// Paints the relationship managers that match, below their headings.
fn matches(screen: &PartnersScreen, paint: &Paint<'_>, buf: &mut Buffer) {
    let (lang, theme, at) = (paint.lang, paint.theme, &paint.at);
    let picker = &screen.search.picker;
    let cells: Vec<_> = picker.rows().iter().map(|row| match_cells(row, picker, paint)).collect();
    let has_bar = cells.len() > usize::from(at.rows.height);
    let margin = if has_bar { ROW_MARGIN } else { ROW_MARGIN - 1 };
    let room = at.rows.width.saturating_sub(margin);
    let columns = placed_columns(&MANAGERS, &cells, lang, room);
    let x = at.columns.x + PREFIX_WIDTH;
    if cells.is_empty() {
        return;
    }
    column_heads(paint, &columns, Rect { x, width: room, ..at.columns }, buf);
    let lines: Vec<_> = at.rows.rows().collect();
    for (place, shown) in picker.visible(1, lines.len()) {
        let Some(line) = lines.get(place).copied() else { break };
        let PickerLine::Row(index) = shown else {
            let similar = format!("    {}", text::search::SIMILAR.of(lang));
            paint.line(line, vec![span(similar, theme.faint)], buf);
            continue;
        };
        let Some((row, cells)) = picker.rows().get(index).zip(cells.get(index)) else { break };
        let here = picker.cursor() == Some(index);
        let cursor = if here { "▸" } else { " " };
        let mut spans = vec![span(cursor, paint.cursor_style()), span("   ", theme.text)];
        spans.extend(match_spans(row, cells, &columns, paint));
        paint.line(line, spans, buf);
        if here {
            paint.select_row(line, buf);
        }
    }
}

/// Returns the cells of a match for screens.
fn match_cells(row: &ManagerRow, picker: &Picker<ManagerRow>, paint: &Paint<'_>) -> Vec<Cell> {
    let is_same =
        |other: &&ManagerRow| (&other.person.name, &other.env) == (&row.person.name, &row.env);
    let is_namesake = picker.rows().iter().filter(is_same).count() > 1;
    let context = CellContext {
        row: RowFacts { is_namesake, ..RowFacts::default() },
        ..app::cell_context(paint.state, &[])
    };
    MANAGERS.on_screen().map(|(_, screen)| (screen.cell)(row, &context)).collect()
}

/// Returns the cells of a match as spans, with the matched characters of the name marked.
fn match_spans(
    row: &ManagerRow,
    cells: &[Cell],
    columns: &[PlacedColumn],
    paint: &Paint<'_>,
) -> Vec<Span<'static>> {
    let theme = paint.theme;
    let mut spans = row_spans(paint, columns, cells);
    // The first span is the empty gap before the name, the second the name.
    if let Some(column) = columns.first().filter(|column| column.index() == 0) {
        let width = usize::from(column.width());
        let name = marked(&row.person.name, &row.name_marks, width, theme.text, theme.matched);
        spans.splice(..2, name);
    }
    spans
}

/// Paints a sentence in place of the matches.
fn empty_matches(paint: &Paint<'_>, said: &str, buf: &mut Buffer) {
    let width = usize::from(paint.at.rows.width.saturating_sub(PREFIX_WIDTH));
    lines_of_empty(paint, whole_or_wrapped(said, width), paint.theme.text, buf);
}

/// The lines about an empty list, with what the screen is for below them.
fn with_note(paint: &Paint<'_>, lines: &[Text], note: Text) -> Vec<String> {
    let note = [String::new(), note.of(paint.lang).to_owned()];
    key_lines(paint, lines).into_iter().chain(note).collect()
}

fn sent(screen: &PartnersScreen, paint: &Paint<'_>, buf: &mut Buffer) -> Option<Position> {
    let (lang, list) = (paint.lang, &screen.sent);
    let count = text::forms::count_sent(lang, list.total());
    let cursor = filter(paint, list, &count, buf);
    table(paint, buf);
    empty_list(paint, list, &key_lines(paint, &text::forms::NO_SENT), buf);
    if let Some(row) = list.current() {
        let title = row.asked.name.to_string();
        let facts = text::facts::sent_relation_facts(lang, row, &paint.state.zone);
        pane(paint, RowDetails { title, facts, ..RowDetails::default() }, buf);
    }
    cursor
}
