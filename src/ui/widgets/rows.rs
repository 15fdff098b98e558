//! The visible rows of a long list, in columns.

use ratatui::{buffer::Buffer, layout::Rect, style::Style, text::Span};
use unicode_width::UnicodeWidthStr;

use crate::{
    app::{List, Row},
    ui::{Paint, span, widgets::fit},
};

/// A column: its head, and its cells; the one of 0 cells takes what is left.
pub(in crate::ui) struct Column(pub(in crate::ui) &'static str, pub(in crate::ui) u16);

impl Column {
    /// At least this many cells, and enough for these words in any language.
    pub(in crate::ui) fn holding(head: &'static str, least: u16, words: &[&str]) -> Self {
        let widest = words.iter().map(|word| word.width() + 1).max().unwrap_or(0);
        Self(head, least.max(u16::try_from(widest).unwrap_or(least)))
    }

    /// Its cells; the head is never cut.
    fn cells(&self) -> u16 {
        let head = u16::try_from(self.0.width() + 1).unwrap_or(self.1);
        if self.1 == 0 { 0 } else { self.1.max(head) }
    }
}

/// What stands in one column of one row.
pub(in crate::ui) type Cell = (String, Style);

/// Cells before the first column: the cursor, the mark, two spaces.
const BEFORE: u16 = 4;

fn widths(shown: &[Column], width: u16) -> Vec<usize> {
    let fixed: u16 = shown.iter().map(Column::cells).sum();
    // A cell on the right belongs to the scroll bar.
    let rest = width.saturating_sub(fixed + BEFORE + 1);
    shown.iter().map(|c| usize::from(if c.1 == 0 { rest } else { c.cells() })).collect()
}

/// Paints the heads of the columns.
pub(in crate::ui) fn columns(paint: &Paint<'_>, shown: &[Column], area: Rect, buf: &mut Buffer) {
    let mut line = fit("", usize::from(BEFORE));
    for (column, width) in shown.iter().zip(widths(shown, area.width)) {
        line.push_str(&fit(column.0, width));
    }
    paint.line(area, vec![span(line, paint.theme.faint)], buf);
}

/// Paints the rows in view: `cells` says what stands in the columns of one.
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
        let here = index == list.cursor() && paint.state.menu.is_none();
        let cursor = if here { "▸" } else { " " };
        let mark = if list.is_marked(item) { "✓" } else { " " };
        let (text, accent) = (paint.theme.text, paint.theme.accent);
        let sign = |sign: &str| span(sign, if sign == " " { text } else { accent });
        let mut spans: Vec<Span<'_>> = vec![sign(cursor), sign(mark), span("  ", text)];
        for ((text, style), width) in cells(item).into_iter().zip(&widths) {
            // A space at the end keeps the columns apart.
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

/// A thumb on the right edge, when not everything is in view.
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
