//! The visible rows of a long list, in columns.

use ratatui::{buffer::Buffer, layout::Rect, style::Style, text::Span};

use crate::{
    app::{List, Row},
    domain::{SortBy, SortDirection},
    ui::{
        Paint, span,
        widgets::{cells, fit},
    },
};

/// A column of a list.
pub(in crate::ui) struct Column {
    head: &'static str,
    /// Width in cells; 0 takes the remaining room.
    cells: u16,
    /// Sort key, if the list can be sorted by this column.
    by: Option<SortBy>,
}

impl Column {
    /// Creates a column with this heading and width.
    pub(in crate::ui) const fn new(head: &'static str, cells: u16) -> Self {
        Self { head, cells, by: None }
    }

    /// Makes the column sortable.
    pub(in crate::ui) const fn by(self, by: SortBy) -> Self {
        Self { by: Some(by), ..self }
    }

    /// Creates a column of at least `least` cells that also fits these words, whatever the
    /// language.
    pub(in crate::ui) fn holding(head: &'static str, least: u16, words: &[&str]) -> Self {
        let widest = words.iter().map(|word| cells(word) + 1).max().unwrap_or(0);
        Self::new(head, least.max(u16::try_from(widest).unwrap_or(least)))
    }

    /// Returns the width, at least that of the heading.
    fn cells(&self) -> u16 {
        let head = u16::try_from(cells(self.head) + 1).unwrap_or(self.cells);
        if self.cells == 0 { 0 } else { self.cells.max(head) }
    }
}

/// Text and style of one cell.
pub(in crate::ui) type Cell = (String, Style);

/// Width before the first column, in cells: cursor, mark and two spaces.
const BEFORE: u16 = 4;

fn widths(shown: &[Column], width: u16) -> Vec<usize> {
    let fixed: u16 = shown.iter().map(Column::cells).sum();
    // The rightmost cell is for the scroll bar.
    let rest = width.saturating_sub(fixed + BEFORE + 1);
    shown.iter().map(|c| usize::from(if c.cells == 0 { rest } else { c.cells() })).collect()
}

/// Paints the headings. The sorted column gets an arrow, unless the list is in its default order.
pub(in crate::ui) fn columns(paint: &Paint<'_>, shown: &[Column], area: Rect, buf: &mut Buffer) {
    let mut line = fit("", usize::from(BEFORE));
    let order = paint.state.order();
    for (column, width) in shown.iter().zip(widths(shown, area.width)) {
        let arrow = match order {
            _ if column.by != Some(order.by) || order == SortDirection::default() => "",
            SortDirection { reverse: true, .. } => "↓",
            SortDirection { reverse: false, .. } => "↑",
        };
        let head = fit(column.head, width.saturating_sub(1 + cells(arrow)));
        let head = format!("{}{arrow}", head.trim_end());
        line.push_str(&fit(&head, width));
    }
    paint.line(area, vec![span(line, paint.theme.faint)], buf);
}

/// Paints the visible rows; `cells` returns the columns of one row.
pub(in crate::ui) fn rows<T: Row>(
    paint: &Paint<'_>,
    list: &List<T>,
    shown: &[Column],
    cells: impl Fn(&T) -> Vec<Cell>,
    buf: &mut Buffer,
) {
    let area = paint.at.rows;
    let widths = widths(shown, area.width);
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
        for ((text, style), width) in cells(item).into_iter().zip(&widths) {
            // The trailing space keeps columns apart.
            let text = format!("{} ", fit(&text, width.saturating_sub(1)));
            spans.push(span(if *width == 0 { String::new() } else { text }, style));
        }
        paint.line(line, spans, buf);
        if here {
            buf.set_style(line, paint.theme.selected);
        }
    }
    scroll_bar(paint, (visible.start, list.total()), area, buf);
}

/// Paints a scroll bar at the right edge if not all rows are visible.
fn scroll_bar(paint: &Paint<'_>, (top, total): (usize, usize), area: Rect, buf: &mut Buffer) {
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
