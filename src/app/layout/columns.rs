//! The position of the columns of the visible list.

use ratatui::layout::Rect;

use super::{
    demands::{PREFIX_WIDTH, ROW_MARGIN, demands},
    fit::cells,
    geometry::Geometry,
};
use crate::{
    app::{
        State,
        lists::{
            any_list::AnyList,
            list::widths::{Basis, ContentWidths},
            table::{AnyTable, TableColumn},
        },
    },
    columns::{Cell, CellContext, Place, fit},
};

/// Milliseconds in a minute.
const MINUTE_MS: i64 = 60_000;

/// A column on the screen.
#[derive(Clone, Copy, Debug)]
pub struct ColumnArea {
    /// The column.
    pub column: TableColumn,
    /// The index of its cells.
    pub index: usize,
    /// The heading.
    pub area: Rect,
    /// True if its cells are in their short form, so that a column of days holds one kind.
    pub is_short: bool,
}

impl ColumnArea {
    /// The text of a cell in this column.
    pub fn shown_text<'a>(&self, cell: &'a Cell) -> &'a str {
        shown_text(cell, if self.is_short { 0 } else { self.area.width })
    }
}

/// The columns of the visible list, from left to right; empty if there is no list.
pub fn columns(state: &State) -> Vec<ColumnArea> {
    let Some(table) = state.screen.show().table() else { return Vec::new() };
    place(state, table.as_ref())
}

fn place(state: &State, table: &dyn AnyTable) -> Vec<ColumnArea> {
    let geometry = Geometry::from_state(state);
    let (head, all) = (geometry.columns, table.columns(state.lang));
    let demands = demands(table, table.content_widths(), state);
    // The cell of the scroll bar stays free without one, so that no column moves, except if a column
    // needs it.
    let room = geometry.rows.width.saturating_sub(ROW_MARGIN);
    let mut places = fit(&demands, room);
    let lines = table.unfiltered().max(table.total()) + usize::from(geometry.group_lines);
    if lines <= usize::from(geometry.rows.height) {
        let more = fit(&demands, room + 1);
        let is_cut = |place: &Place| {
            demands.get(place.column).is_some_and(|column| column.is_cut_to(place.width))
        };
        let needs_it = more.len() > places.len() || places.iter().any(is_cut);
        places = if needs_it { more } else { places };
    }
    let area = |place: Place| {
        let x = head.x + PREFIX_WIDTH + place.x;
        let area = Rect { x, width: place.width, ..head };
        let column = *all.get(place.column)?;
        let is_short = column.width.is_day && table.has_short_days();
        Some(ColumnArea { column, index: place.column, area, is_short })
    };
    places.into_iter().filter_map(area).collect()
}

/// Returns what the cells of these columns depend on.
pub fn cell_context<'a>(state: &'a State, columns: &[ColumnArea]) -> CellContext<'a> {
    CellContext {
        has_addresses: columns.iter().any(|area| area.column.has_addresses),
        session_key: state.key,
        added: Some(&state.added),
        ..CellContext::new(state.lang, &state.zone, state.now)
    }
}

/// The text of a cell in a column of this width, in cells: the shorter one, if there is one and the
/// whole text does not fit.
pub fn shown_text(cell: &Cell, width: u16) -> &str {
    let fits = cells(&cell.text) <= usize::from(width);
    cell.short.as_deref().filter(|_| !fits).unwrap_or(&cell.text)
}

/// Measures the rows of the visible list, if other rows came into memory.
pub(in crate::app) fn measure(state: &mut State) {
    let is_typing = state.screen.show().list().is_some_and(AnyList::is_typing);
    let width = Geometry::from_state(state).content.width;
    let basis = Basis { lang: state.lang, width, is_typing };
    let minute = state.now.at.0.div_euclid(MINUTE_MS);
    if widths(state).is_none_or(|widths| widths.is_measured(basis, minute)) {
        return;
    }
    let Some(columns) = state.screen.show().table().map(|table| table.columns(state.lang)) else {
        return;
    };
    let has_column = columns.iter().any(|column| column.has_addresses);
    let is_fresh = widths(state).is_some_and(|widths| widths.start(basis, minute));
    // The addresses of namesakes stand in a column if there is room, and else behind the names:
    // that makes the names wider, so it is tried last.
    let mut has_addresses = has_column && (is_fresh || shows_addresses(state));
    loop {
        let Some(table) = state.screen.show().table() else { return };
        let context = CellContext { has_addresses, ..cell_context(state, &[]) };
        let widest = table.measure(&context);
        drop(table);
        if widest.full.iter().all(|width| *width == 0) {
            return;
        }
        if let Some(widths) = widths(state) {
            widths.grow(&widest);
        }
        shorten_days_for_others(state);
        if !has_addresses || shows_addresses(state) {
            return;
        }
        has_addresses = false;
    }
}

fn widths(state: &mut State) -> Option<&mut ContentWidths> {
    state.screen.show_mut().list_mut().map(AnyList::content_widths_mut)
}

/// Writes days short if that shows more of the other columns, and a narrow pane does not show them.
/// On a narrow screen all days are short, whatever the rows: no form changes with them.
fn shorten_days_for_others(state: &mut State) {
    if Geometry::from_state(state).has_bar() {
        if let Some(widths) = widths(state) {
            widths.shorten_days(true);
        }
        return;
    }
    let (in_full, all_in_full) = (other_columns(state), columns(state));
    if let Some(widths) = widths(state) {
        widths.shorten_days(true);
    }
    let (in_short, all_in_short) = (other_columns(state), columns(state));
    if let Some(widths) = widths(state) {
        widths.shorten_days(false);
    }
    // Beside a narrow pane there is room for one more.
    let has_pane = !Geometry::from_state(state).side_rule.is_empty();
    let comes_back = has_pane && all_in_short.len() > all_in_full.len();
    if in_short == in_full && !comes_back {
        return;
    }
    let was_narrow = widths(state).is_some_and(|widths| widths.has_narrow_pane());
    if let Some(widths) = widths(state) {
        widths.narrow_pane(true);
    }
    let beside_narrow = other_columns(state);
    let beside = columns(state);
    let is_shown = |(at, width): &(usize, u16)| {
        let column = beside.iter().find(|area| area.index == *at).map(|area| area.column.width);
        let least = column.filter(|column| column.may_be_cut).map_or(*width, |column| column.min);
        let needed = least.min(*width);
        beside_narrow.iter().any(|(other, room)| other == at && *room >= needed)
    };
    let is_left =
        |short: &ColumnArea| beside.iter().all(|area: &ColumnArea| area.index != short.index);
    if (!in_short.iter().all(is_shown) || all_in_short.iter().any(is_left))
        && let Some(widths) = widths(state)
    {
        widths.narrow_pane(was_narrow);
        widths.shorten_days(in_short != in_full);
    }
}

/// The columns on the screen that hold no days: their indices and widths.
fn other_columns(state: &State) -> Vec<(usize, u16)> {
    let others = columns(state).into_iter().filter(|area| !area.column.width.is_day);
    others.map(|area| (area.index, area.area.width)).collect()
}

fn shows_addresses(state: &State) -> bool {
    columns(state).iter().any(|area| area.column.has_addresses)
}
