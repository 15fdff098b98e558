//! Columns of rows that are not a list of their own: the matches of a search, or a table in a pane.

use ratatui::{buffer::Buffer, layout::Rect, text::Span};

use super::rows::{aligned, toned};
use crate::{
    app,
    columns::{Align, Cell, Demand, ListColumns, Place, Width, fit},
    text::Lang,
    ui::{
        Paint, span,
        widgets::{self, cells},
    },
};

/// The width to which the first of the columns without headings shrinks before another leaves.
const MIN_UNNAMED_WIDTH: u16 = 16;

/// The place of a column, and its heading.
#[derive(Clone, Copy, Debug)]
pub(in crate::ui) struct PlacedColumn {
    head: &'static str,
    align: Align,
    place: Place,
}

impl PlacedColumn {
    /// The index of the column among those for screens.
    pub(in crate::ui) const fn index(&self) -> usize {
        self.place.column
    }

    /// The width of the column, in cells.
    pub(in crate::ui) const fn width(&self) -> u16 {
        self.place.width
    }
}

/// Divides `room` cells among the columns for screens, by the width of these rows.
pub(in crate::ui) fn placed_columns<R>(
    list: &ListColumns<R>,
    rows: &[Vec<Cell>],
    lang: Lang,
    room: u16,
) -> Vec<PlacedColumn> {
    let columns: Vec<_> = list.on_screen().collect();
    let width = |text: &str| u16::try_from(cells(text)).unwrap_or(u16::MAX);
    let demands = columns.iter().enumerate().map(|(at, (column, screen))| {
        let widest = rows.iter().filter_map(|row| row.get(at)).map(|cell| width(&cell.text)).max();
        let head = width((column.head)(lang));
        let min = screen.width.min.max(head);
        let width = Width { min, ..screen.width };
        Demand { width, content: widest.unwrap_or(0).max(head) }
    });
    let placed = |place: Place| {
        let (column, screen) = columns.get(place.column)?;
        Some(PlacedColumn { head: (column.head)(lang), align: screen.width.align, place })
    };
    fit(&demands.collect::<Vec<_>>(), room).into_iter().filter_map(placed).collect()
}

/// Divides `room` cells among columns without headings. The first is cut before the others.
pub(in crate::ui) fn unnamed_columns(rows: &[Vec<Cell>], room: u16) -> Vec<PlacedColumn> {
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |text: &str| u16::try_from(cells(text)).unwrap_or(u16::MAX);
    let demand = |at: usize| {
        let widest = rows.iter().filter_map(|row| row.get(at)).map(|cell| width(&cell.text)).max();
        let content = widest.unwrap_or(0);
        let min = if at == 0 { content.min(MIN_UNNAMED_WIDTH) } else { content };
        let goes = u8::try_from(count - at).unwrap_or(0);
        let goes = if at == 0 { 0 } else { goes };
        let width = Width {
            min,
            max: content,
            goes,
            align: Align::Left,
            is_optional: true,
            is_day: false,
            may_be_cut: false,
        };
        Demand { width, content }
    };
    let demands: Vec<_> = (0..count).map(demand).collect();
    let placed = |place: Place| PlacedColumn { head: "", align: Align::Left, place };
    fit(&demands, room).into_iter().map(placed).collect()
}

/// Paints the headings.
pub(in crate::ui) fn column_heads(
    paint: &Paint<'_>,
    columns: &[PlacedColumn],
    line: Rect,
    buf: &mut Buffer,
) {
    paint.line(line, head_spans(paint, columns), buf);
}

/// Returns the headings as spans.
pub(in crate::ui) fn head_spans(paint: &Paint<'_>, columns: &[PlacedColumn]) -> Vec<Span<'static>> {
    in_columns(columns, |column| {
        vec![span(aligned(column.head, column.place.width, column.align), paint.theme.faint)]
    })
}

/// Returns the cells of a row as spans, each with the colour of its meaning.
pub(in crate::ui) fn row_spans(
    paint: &Paint<'_>,
    columns: &[PlacedColumn],
    row: &[Cell],
) -> Vec<Span<'static>> {
    in_columns(columns, |column| {
        let Some(cell) = row.get(column.place.column) else { return Vec::new() };
        let shown = app::shown_text(cell, column.place.width);
        let text = aligned(shown, column.place.width, column.align);
        toned(paint.theme, text, cell.tone)
    })
}

/// Returns the spans of each column, with a gap before them.
fn in_columns(
    columns: &[PlacedColumn],
    cell: impl Fn(&PlacedColumn) -> Vec<Span<'static>>,
) -> Vec<Span<'static>> {
    let mut x = 0;
    let mut spans = Vec::new();
    for column in columns {
        let gap = usize::from(column.place.x.saturating_sub(x));
        spans.push(span(widgets::fit("", gap), ratatui::style::Style::new()));
        spans.extend(cell(column));
        x = column.place.x + column.place.width;
    }
    spans
}
