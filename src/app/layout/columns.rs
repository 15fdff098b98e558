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
    columns::{Align, Cell, CellContext, DayForm, Demand, Place, Width, fit},
};

/// The smallest width of a terminal with days in full, in cells: with the menu beside it, a list has
/// room for the columns that it has at 80 columns.
const MIN_FULL_DAYS_WIDTH: u16 = 110;
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
}

impl ColumnArea {
    /// The text of a cell in this column.
    pub fn shown_text<'a>(&self, cell: &'a Cell) -> &'a str {
        shown_text(cell, self.area.width)
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
    let has_pane = !geometry.side_rule.is_empty();
    let demands = demands(table, state, has_pane);
    // The cell of the scroll bar stays free without one, so that no column moves, except if a column
    // needs it.
    let room = geometry.rows.width.saturating_sub(ROW_MARGIN);
    let mut places = fit(&demands, room);
    let lines = table.unfiltered().max(table.total()) + usize::from(geometry.group_lines);
    if lines <= usize::from(geometry.rows.height) {
        let more = fit(&demands, room + 1);
        let needs_it = more.len() > places.len() || is_any_cut(&demands, &places);
        places = if needs_it { more } else { places };
    }
    let area = |place: Place| {
        let x = head.x + PREFIX_WIDTH + place.x;
        let area = Rect { x, width: place.width, ..head };
        let column = *all.get(place.column)?;
        Some(ColumnArea { column, index: place.column, area })
    };
    places.into_iter().filter_map(area).collect()
}

/// Returns whether a column is left out, or too narrow for a text that should be whole.
fn is_any_cut(demands: &[Demand], places: &[Place]) -> bool {
    let is_cut = |place: &Place| {
        demands.get(place.column).is_some_and(|column| column.is_cut_to(place.width))
    };
    let shown = demands.iter().filter(|column| column.content > 0).count();
    places.len() < shown || places.iter().any(is_cut)
}

/// Returns the columns as they are in this row: a cell that would be cut takes the blanks of the cells
/// beside it (R332). No other row changes, so a column keeps its place.
pub fn columns_of_row(columns: &[ColumnArea], row: &[Cell]) -> Vec<ColumnArea> {
    let mut columns = columns.to_vec();
    for at in 0..columns.len() {
        let before = at.checked_sub(1);
        // Whole words and addresses start below each other; cut words move for their own sake.
        let is_right = columns.get(at + 1).is_some_and(|next| is_aligned(next, Align::Right));
        let is_address = columns.get(at).is_some_and(|column| column.column.has_addresses);
        if is_right {
            take_from_next(&mut columns, at, row);
        }
        if let Some(before) = before.filter(|_| !is_address) {
            take_from_last(&mut columns, before, row);
        }
    }
    columns
}

/// Widens a column to the right, over the blanks of the next one.
fn take_from_next(columns: &mut [ColumnArea], at: usize, row: &[Cell]) {
    if let Some([cut, next]) = columns.get_mut(at..=at + 1) {
        let taken = lack(cut, row).min(spare(next, row));
        cut.area.width += taken;
        next.area.x += taken;
        next.area.width -= taken;
    }
}

/// Widens the column after this one to the left, over the blanks of this one.
fn take_from_last(columns: &mut [ColumnArea], at: usize, row: &[Cell]) {
    if let Some([last, cut]) = columns.get_mut(at..=at + 1)
        && is_aligned(last, Align::Left)
    {
        let taken = lack(cut, row).min(spare(last, row));
        cut.area.x -= taken;
        cut.area.width += taken;
        last.area.width -= taken;
    }
}

fn is_aligned(column: &ColumnArea, align: Align) -> bool {
    column.column.width.align == align
}

/// The cells that the text of this column lacks in this row.
fn lack(column: &ColumnArea, row: &[Cell]) -> u16 {
    needed(column, row).saturating_sub(column.area.width)
}

/// The blanks of this column in this row.
fn spare(column: &ColumnArea, row: &[Cell]) -> u16 {
    column.area.width.saturating_sub(needed(column, row))
}

fn needed(column: &ColumnArea, row: &[Cell]) -> u16 {
    let width = row.get(column.index).map_or(0, |cell| cells(&cell.text));
    u16::try_from(width).unwrap_or(u16::MAX)
}

/// Returns what the cells of these columns depend on.
pub fn cell_context<'a>(state: &'a State, columns: &[ColumnArea]) -> CellContext<'a> {
    CellContext {
        has_addresses: columns.iter().any(|area| area.column.has_addresses),
        session_key: state.key,
        added: Some(&state.added),
        days: if state.size.width < MIN_FULL_DAYS_WIDTH { DayForm::Digits } else { DayForm::Full },
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
    let width = Geometry::from_state(state).content.width;
    let basis = Basis { lang: state.lang, width };
    let minute = state.now.at.0.div_euclid(MINUTE_MS);
    if widths(state).is_none_or(|widths| widths.is_measured(basis, minute)) {
        return;
    }
    let Some(columns) = state.screen.show().table().map(|table| table.columns(state.lang)) else {
        return;
    };
    let has_column = columns.iter().any(|column| column.has_addresses);
    let is_filtered = state.screen.show().list().is_some_and(AnyList::is_filtered);
    let is_fresh = widths(state).is_some_and(|widths| widths.start(basis, minute, is_filtered));
    // The addresses of namesakes stand in a column if there is room, and else behind the names:
    // that makes the names wider, so it is tried last.
    let mut has_addresses = has_column && (is_fresh || shows_addresses(state));
    loop {
        let Some(table) = state.screen.show().table() else { return };
        let context = CellContext { has_addresses, ..cell_context(state, &[]) };
        let (widest, address) = (table.measure(&context), table.measure_addresses(&context));
        drop(table);
        if widest.iter().all(|width| *width == 0) {
            return;
        }
        if let Some(widths) = widths(state) {
            widths.grow(&widest);
            widths.grow_address(address);
        }
        narrow_pane_for_columns(state);
        if !has_addresses || shows_addresses(state) {
            return widen_for_new_rows(state);
        }
        has_addresses = false;
    }
}

fn widths(state: &mut State) -> Option<&mut ContentWidths> {
    state.screen.show_mut().list_mut().map(AnyList::content_widths_mut)
}

/// Narrows the pane beside a list with days if that shows more of the columns.
fn narrow_pane_for_columns(state: &mut State) {
    let has_pane = !Geometry::from_state(state).side_rule.is_empty();
    let before = shown_columns(state);
    let was_narrow = widths(state).is_some_and(|widths| widths.has_narrow_pane());
    if !has_pane || was_narrow || !columns(state).iter().any(|area| area.column.width.is_day) {
        return;
    }
    if let Some(widths) = widths(state) {
        widths.narrow_pane(true);
    }
    if shown_columns(state) == before
        && let Some(widths) = widths(state)
    {
        widths.narrow_pane(false);
    }
}

/// Gives the names of new rows room for the word that says so, if only addresses and domains are cut
/// for it. Else all new rows of the list have a sign instead (R316).
fn widen_for_new_rows(state: &mut State) {
    let before = columns(state);
    let Some(table) = state.screen.show().table() else { return };
    let needed = table.measure_new(&cell_context(state, &before));
    drop(table);
    let Some(saved) = widths(state).map(|widths| widths.clone()) else { return };
    if let Some(widths) = widths(state) {
        widths.grow(&needed);
    }
    let after = columns(state);
    let is_kept = |(before, after): (&ColumnArea, &ColumnArea)| {
        let needed = needed.get(after.index).copied().unwrap_or(0);
        let (column, width) = (before.column, before.area.width);
        // A cut address or domain says enough.
        let gives_way = column.has_addresses || column.width.may_be_cut;
        let width =
            if gives_way { width.min(column.width.min).min(Width::MIN_ADDRESS) } else { width };
        let least = width.max(needed.min(column.width.max));
        before.index == after.index && after.area.width >= least
    };
    let has_room = before.len() == after.len() && before.iter().zip(&after).all(is_kept);
    if let Some(widths) = widths(state) {
        if !has_room {
            *widths = saved;
        }
        widths.set_new_word(has_room);
    }
}

/// The columns on the screen: their indices and widths.
fn shown_columns(state: &State) -> Vec<(usize, u16)> {
    columns(state).into_iter().map(|area| (area.index, area.area.width)).collect()
}

fn shows_addresses(state: &State) -> bool {
    columns(state).iter().any(|area| area.column.has_addresses)
}
