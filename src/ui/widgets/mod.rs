//! Widgets shared by the screens and dialogs.

mod backdrop;
mod buttons;
mod columns;
mod facts;
mod field;
mod frame;
mod marked;
mod pane;
mod rows;
mod toasts;

pub(in crate::ui) use crate::app::{cells, fills_one_cell, fit, wrap};
pub(in crate::ui) use backdrop::{backdrop, without_cleared};
pub(in crate::ui) use buttons::{buttons, overlay_button, screen_buttons};
pub(in crate::ui) use columns::{
    PlacedColumn, column_heads, head_spans, placed_columns, row_spans, unnamed_columns,
};
pub(in crate::ui) use facts::facts;
pub(in crate::ui) use field::{behind_label, field, ground, line_of_field};
pub(in crate::ui) use frame::frame;
pub(in crate::ui) use marked::marked;
pub(in crate::ui) use pane::{PaneLine, Related, RowDetails, is_beside, pane, pane_width};
pub(in crate::ui) use rows::{hidden_sort_order, scroll_bar, table, toned};
pub(in crate::ui) use toasts::toasts;
