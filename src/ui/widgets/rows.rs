//! A long list: headings and the visible rows, in columns.

use ratatui::{buffer::Buffer, layout::Rect, style::Style, text::Span};

use crate::{
    app::{List, Row},
    columns::{
        CellContext, CellTone, Column, ListColumns, RowFacts, ScreenCells, Width, sort_words,
    },
    domain::SortDirection,
    text,
    ui::{
        Paint, Theme, span,
        widgets::{cells, fit},
    },
};

/// Width before the first column, in cells: cursor, mark and two spaces.
const PREFIX_WIDTH: u16 = 4;

/// The columns that the screen has room for, with their widths in cells.
type VisibleColumns<'a, T> = Vec<(&'a Column<T>, &'a ScreenCells<T>, usize)>;

/// Paints a list: its headings and its visible rows. `about` returns the properties of a row that
/// only the list knows.
pub(in crate::ui) fn table<T: Row>(
    paint: &Paint<'_>,
    list: &List<T>,
    columns: &ListColumns<T>,
    about: impl Fn(&T) -> RowFacts,
    buf: &mut Buffer,
) {
    let context = cell_context(paint);
    let shown = visible_columns(columns, &context);
    headings(paint, &shown, buf);
    rows(paint, list, &shown, |row| CellContext { row: about(row), ..context }, buf);
}

/// Returns the sort order of a list, as text to append to its count. Empty if a heading shows the
/// order.
pub(in crate::ui) fn hidden_sort_order<T>(paint: &Paint<'_>, columns: &ListColumns<T>) -> String {
    let (order, context) = (paint.state.order(), cell_context(paint));
    let arrow = arrow(order);
    let is_sorted = |(column, _): (&Column<T>, _)| column.sort == Some(order.by);
    if arrow.is_empty() || columns.on_screen(&context).any(is_sorted) {
        return String::new();
    }
    text::search::sorted_by(paint.lang, sort_words(order.by).word.of(paint.lang), arrow)
}

fn cell_context<'a>(paint: &Paint<'a>) -> CellContext<'a> {
    CellContext {
        width: paint.at.rows.width,
        is_narrow: paint.at.is_narrow,
        session_key: paint.state.key,
        ..CellContext::new(paint.lang, &paint.state.zone, paint.state.now)
    }
}

/// Returns the arrow of a sort order; the default order has none.
fn arrow(order: SortDirection) -> &'static str {
    match order {
        _ if order == SortDirection::default() => "",
        SortDirection { reverse: true, .. } => "↓",
        SortDirection { reverse: false, .. } => "↑",
    }
}

/// Returns the columns that the screen has room for.
fn visible_columns<'a, T>(
    columns: &'a ListColumns<T>,
    context: &'a CellContext<'_>,
) -> VisibleColumns<'a, T> {
    let widths = columns.on_screen(context).map(|(column, cells)| width(column, cells, context));
    // The rightmost cell is for the scroll bar.
    let rest = context.width.saturating_sub(widths.flatten().sum::<u16>() + PREFIX_WIDTH + 1);
    let with_width = |(column, cells): (&'a Column<T>, &'a ScreenCells<T>)| {
        (column, cells, usize::from(width(column, cells, context).unwrap_or(rest)))
    };
    columns.on_screen(context).map(with_width).collect()
}

/// Returns the width of a column, at least the width of its heading; `None` if the column takes the
/// remaining width.
fn width<T>(column: &Column<T>, shown: &ScreenCells<T>, context: &CellContext<'_>) -> Option<u16> {
    let (least, words) = match shown.width {
        Width::Remaining => return None,
        Width::Fixed(width) => (width, Vec::new()),
        Width::FitWords(least, words) => (least, words(context.lang)),
    };
    let head = (column.head)(context.lang);
    let widest = words.iter().map(String::as_str).chain([head]).map(|word| cells(word) + 1).max();
    Some(least.max(u16::try_from(widest.unwrap_or(0)).unwrap_or(least)))
}

/// Paints the headings, with an arrow at the sorted column.
fn headings<T>(paint: &Paint<'_>, shown: &VisibleColumns<'_, T>, buf: &mut Buffer) {
    let mut line = fit("", usize::from(PREFIX_WIDTH));
    let order = paint.state.order();
    for (column, _, width) in shown {
        let arrow = if column.sort == Some(order.by) { arrow(order) } else { "" };
        let head = fit((column.head)(paint.lang), width.saturating_sub(1 + cells(arrow)));
        let head = format!("{}{arrow}", head.trim_end());
        line.push_str(&fit(&head, *width));
    }
    paint.line(paint.at.columns, vec![span(line, paint.theme.faint)], buf);
}

/// Paints the visible rows, each with its cursor and mark.
fn rows<'a, T: Row>(
    paint: &Paint<'_>,
    list: &List<T>,
    shown: &VisibleColumns<'_, T>,
    context: impl Fn(&T) -> CellContext<'a>,
    buf: &mut Buffer,
) {
    let area = paint.at.rows;
    let visible = list.visible(usize::from(area.height));
    for (index, line) in visible.clone().zip(area.rows()) {
        let Some(item) = list.row(index) else {
            paint.line(line, vec![span("    …", paint.theme.faint)], buf);
            continue;
        };
        let here = index == list.cursor() && !list.is_lost() && paint.state.menu.is_none();
        let cursor = if here { "▸" } else { " " };
        let mark = if list.is_marked(item) { "✓" } else { " " };
        let (text, accent) = (paint.theme.text, paint.theme.accent);
        let sign = |sign: &str| span(sign, if sign == " " { text } else { accent });
        let mut spans: Vec<Span<'_>> = vec![sign(cursor), sign(mark), span("  ", text)];
        let context = context(item);
        for (_, cells, width) in shown {
            let cell = (cells.cell)(item, &context);
            // The trailing space keeps columns apart.
            let text = format!("{} ", fit(&cell.text, width.saturating_sub(1)));
            let text = if *width == 0 { String::new() } else { text };
            spans.push(span(text, tone_style(paint.theme, cell.tone)));
        }
        paint.line(line, spans, buf);
        if here {
            buf.set_style(line, paint.theme.selected);
        }
    }
    scroll_bar(paint, (visible.start, list.total()), area, buf);
}

/// The style of a tone.
pub(in crate::ui) const fn tone_style(theme: &Theme, tone: CellTone) -> Style {
    match tone {
        CellTone::Text => theme.text,
        CellTone::Faint => theme.faint,
        CellTone::Role => theme.role,
        CellTone::Notice => theme.notice,
        CellTone::Good => theme.good,
        CellTone::Head => theme.head,
    }
}

/// Paints a scroll bar at the right edge if not all rows are visible.
pub(in crate::ui) fn scroll_bar(
    paint: &Paint<'_>,
    (top, total): (usize, usize),
    area: Rect,
    buf: &mut Buffer,
) {
    let height = usize::from(area.height);
    if total <= height || height == 0 {
        return;
    }
    let size = (height * height / total).max(1);
    let start = top * (height - size) / (total - height).max(1);
    let bar = Rect { x: area.right().saturating_sub(1), width: 1, ..area };
    for (at, cell) in bar.rows().enumerate() {
        let sign = if (start..start + size).contains(&at) { "┃" } else { "│" };
        paint.line(cell, vec![span(sign, paint.theme.faint)], buf);
    }
}
