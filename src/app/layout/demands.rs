//! The widths that the columns of a list need, and so the list and the pane beside it.

use super::fit::cells;
use crate::{
    app::{State, lists::table::AnyTable},
    columns::{Demand, Place, Width, fit, natural_width},
};

/// Width before the first column, in cells: cursor, mark and two spaces.
pub const PREFIX_WIDTH: u16 = 4;
/// Width of a row besides its columns, in cells: the prefix, and a blank before the scroll bar.
pub const ROW_MARGIN: u16 = PREFIX_WIDTH + 2;
/// Width of the cells of a column without measured rows, in terminal cells.
const UNMEASURED_WIDTH: u16 = 12;
/// The smallest width of a list beside a pane, in cells.
const MIN_LIST_WIDTH: u16 = 60;
/// The smallest and largest width of a pane beside a list, in cells.
const SIDE_PANE_WIDTH: (u16, u16) = (36, 68);
/// The width below which a pane gets the cells of the columns that leave first, if the list keeps its
/// own smallest width.
const PANE_WIDTH: u16 = 44;
/// The smallest width of a pane that always stays in view, if the list keeps its own.
const KEPT_PANE_WIDTH: u16 = 50;

/// The demand of each column, by the rows so far. Without a pane beside the list, a column
/// of addresses shrinks before it leaves (R317).
pub(super) fn demands(table: &dyn AnyTable, state: &State, has_pane: bool) -> Vec<Demand> {
    let widths = table.content_widths();
    let sorted = state.has_chosen_order().then(|| state.order().by);
    let demand = |(at, column): (usize, crate::app::TableColumn)| {
        let is_optional = column.width.is_optional;
        let unmeasured = if is_optional { 0 } else { UNMEASURED_WIDTH };
        let content = widths.get(at).copied().unwrap_or(unmeasured);
        if is_optional && content == 0 {
            return Demand { width: column.width, content };
        }
        let head = u16::try_from(cells(column.head)).unwrap_or(u16::MAX);
        // A blank stands before the arrow of the sorted column.
        let is_sorted = column.sort.is_some() && column.sort == sorted;
        let head = head + u16::from(column.sort.is_some()) + u16::from(is_sorted);
        let min = if column.has_addresses && !has_pane {
            // At most a quarter of most addresses is cut.
            let least = table.address_width().saturating_mul(3) / 4;
            column.width.min.min(least.max(Width::MIN_ADDRESS))
        } else {
            column.width.min
        };
        let width = Width { min: min.max(head), ..column.width };
        Demand { width, content: content.max(head) }
    };
    table.columns(state.lang).into_iter().enumerate().map(demand).collect()
}

/// Returns the width of the pane beside the list, which gets the rest of `room`: the list has the
/// width that its rows needed so far, the pane as much as is pleasant to read. `None` if nothing on
/// the screen stands beside a pane.
pub(super) fn side_pane_width(state: &State, room: u16) -> Option<u16> {
    let screen = state.screen.show();
    let (least, most) = SIDE_PANE_WIDTH;
    let table = screen.table();
    // The columns of a list in groups say all that a decision needs.
    let is_in_groups =
        |table: &dyn AnyTable| table.group(table.visible(1).start, state.lang).is_some();
    let has_groups = table.as_deref().is_some_and(is_in_groups);
    // A pane that always stays in view matters more than all columns of its list.
    let is_kept = screen.keeps_pane() && table.is_some() && !has_groups;
    let to_spare = room.saturating_sub(MIN_LIST_WIDTH);
    let wish = match (is_kept, has_groups) {
        (true, _) => KEPT_PANE_WIDTH,
        (false, true) => least,
        (false, false) if table.as_deref().is_some_and(AnyTable::has_narrow_pane) => least,
        (false, false) => PANE_WIDTH,
    };
    let (narrowest, least) = (least, to_spare.clamp(least, wish));
    let Some(table) = table.as_deref() else {
        let list = screen.beside_width()?.max(MIN_LIST_WIDTH);
        return Some(room.saturating_sub(list).clamp(least, most));
    };
    let demands = demands(table, state, true);
    // The rightmost cells of the list are a blank and the scroll bar.
    let beside = |pane: u16| fit(&demands, room.saturating_sub(pane + ROW_MARGIN));
    let is_cut = |place: &Place| {
        demands.get(place.column).is_some_and(|column| column.is_cut_to(place.width))
    };
    // The pane also gets the cells of a column that does not fit beside it, but not those that a text
    // in the list lacks.
    let places = beside(least);
    let gives_way = !is_kept && places.iter().any(is_cut);
    let least = if gives_way { narrowest } else { least };
    let shown = places.iter().filter_map(|place| demands.get(place.column).copied());
    let list = ROW_MARGIN + natural_width(&shown.collect::<Vec<_>>());
    Some(room.saturating_sub(list.max(MIN_LIST_WIDTH)).clamp(least, most))
}
