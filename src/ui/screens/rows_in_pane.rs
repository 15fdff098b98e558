//! The parts of a pane beside a list below its facts: a list of related rows, and the last events.

use crate::{
    app::{self, RowLine},
    columns::{CellContext, access_in_pane, member_in_pane},
    domain::PaneContent,
    text::{self, Fact, facts::pane::Counted},
    ui::{
        Paint,
        widgets::{PaneLine, Related, is_beside},
    },
};

/// The last events, below their heading. `is_of_one` omits the name of the organisation.
pub(super) fn pane_events(
    loaded: Option<&PaneContent>,
    is_of_one: bool,
    paint: &Paint<'_>,
) -> Option<(&'static str, Vec<PaneLine>)> {
    let (lang, state) = (paint.lang, paint.state);
    let event = |event| {
        let (zone, today) = (&state.zone, state.now.today);
        let (day, said) = text::facts::pane::event(lang, event, is_of_one, zone, today);
        PaneLine { day, said }
    };
    let events = loaded.filter(|_| is_beside(paint))?.events.iter().map(event);
    Some((text::screen::HAPPENED.of(lang), events.collect()))
}

/// The first members of an organisation.
pub(super) fn members_in_pane(loaded: Option<&PaneContent>, paint: &Paint<'_>) -> Related {
    let Some(loaded) = loaded.filter(|_| is_beside(paint)) else { return Related::default() };
    let context = CellContext::new(paint.lang, &paint.state.zone, paint.state.now);
    let rows = loaded.members.iter().map(|row| member_in_pane(row, &context)).collect();
    let heading = text::facts::pane::members_heading(paint.lang, loaded.member_count);
    Related::below(heading, rows, loaded.member_count, paint)
}

/// The first organisations that a user has access to, below this heading.
pub(super) fn access_in_pane_of(
    loaded: Option<&PaneContent>,
    heading: fn(text::Lang, bool, usize) -> String,
    paint: &Paint<'_>,
) -> Related {
    let Some(loaded) = loaded.filter(|_| is_beside(paint)) else { return Related::default() };
    let context = CellContext::new(paint.lang, &paint.state.zone, paint.state.now);
    let rows = loaded.access.iter().map(|row| access_in_pane(row, &context)).collect();
    let heading = heading(paint.lang, loaded.is_access_whole, loaded.access_count);
    let related = Related::below(heading, rows, loaded.access_count, paint);
    Related { counted: Counted::Organisations, ..related }
}

/// Removes the facts that the row under the cursor shows uncut, if the pane stands beside the list.
pub(super) fn without_row(mut facts: Vec<Fact>, paint: &Paint<'_>) -> Vec<Fact> {
    let shown = if is_beside(paint) { shown_cells(paint) } else { Vec::new() };
    facts.retain(|(_, value)| !shown.contains(value));
    facts
}

/// Returns whether the row under the cursor stands beside the pane and shows all its cells uncut.
pub(super) fn is_row_whole(paint: &Paint<'_>) -> bool {
    is_beside(paint) && shown_cells(paint).len() == app::columns(paint.state).len()
}

/// The texts of the cells of the row under the cursor that are not cut.
fn shown_cells(paint: &Paint<'_>) -> Vec<String> {
    let state = paint.state;
    let Some(table) = state.screen.table() else { return Vec::new() };
    let columns = app::columns(state);
    let lines = app::row_lines(state, table.as_ref());
    let top_row = lines.iter().find_map(RowLine::row).unwrap_or(0);
    let context = CellContext { top_row, ..app::cell_context(state, &columns) };
    let cells = table.cursor().and_then(|row| table.cells(row, &context)).unwrap_or_default();
    let shown = columns.iter().filter_map(|column| {
        let cell = cells.get(column.index)?;
        let is_whole = column.shown_text(cell) == cell.text;
        (is_whole && app::cells(&cell.text) <= column.area.width.into()).then(|| cell.text.clone())
    });
    shown.collect()
}
