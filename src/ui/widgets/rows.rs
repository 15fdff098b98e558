//! A long list: headings and the visible rows, in columns.

use ratatui::{buffer::Buffer, layout::Rect, style::Style, text::Span};

use crate::{
    app::{self, AnyTable, ColumnArea, RowLine, State},
    columns::{Align, Cell, CellContext, CellTone, sort_words},
    domain::SortDirection,
    text,
    ui::{
        Paint, Theme, span,
        widgets::{cells, fit},
    },
};

/// Paints the list of the screen: its headings and its visible rows. An empty list has no headings.
pub(in crate::ui) fn table(paint: &Paint<'_>, buf: &mut Buffer) {
    let Some(table) = paint.state.screen.table() else { return };
    if table.total() == 0 {
        return;
    }
    let columns = app::columns(paint.state);
    headings(paint, &columns, buf);
    rows(paint, table.as_ref(), &columns, buf);
}

/// Returns the sort order of the list, as text to append to its count. Empty if a heading shows the
/// order.
pub(in crate::ui) fn hidden_sort_order(paint: &Paint<'_>) -> String {
    let order = paint.state.order();
    let arrow = arrow(paint.state);
    let is_sorted = |area: &ColumnArea| area.column.sort == Some(order.by);
    if arrow.is_empty() || app::columns(paint.state).iter().any(is_sorted) {
        return String::new();
    }
    text::search::sorted_by(paint.lang, sort_words(order.by).word.of(paint.lang), arrow)
}

/// Returns the arrow of the sort order; none until the user chooses one.
fn arrow(state: &State) -> &'static str {
    match state.order() {
        _ if !state.has_chosen_order() => "",
        SortDirection { reverse: true, .. } => "↓",
        SortDirection { reverse: false, .. } => "↑",
    }
}

/// Paints the headings, with an arrow at the sorted column.
fn headings(paint: &Paint<'_>, columns: &[ColumnArea], buf: &mut Buffer) {
    headings_in(paint, columns, paint.at.columns, buf);
}

/// Paints the headings in this line.
fn headings_in(paint: &Paint<'_>, columns: &[ColumnArea], line: Rect, buf: &mut Buffer) {
    let order = paint.state.order();
    for ColumnArea { column, area, .. } in columns {
        let arrow = if column.sort == Some(order.by) { arrow(paint.state) } else { "" };
        let room = usize::from(area.width).saturating_sub(cells(arrow));
        let has_blank = !arrow.is_empty() && cells(column.head) < room;
        let blank = if has_blank { " " } else { "" };
        let head = format!("{}{blank}{arrow}", fit(column.head, room).trim_end());
        let head = aligned(&head, area.width, column.width.align);
        let area = Rect { y: line.y, height: line.height, ..*area };
        paint.line(area, vec![span(head, paint.theme.faint)], buf);
    }
}

/// Returns `text` in exactly `width` cells, at this edge.
pub(super) fn aligned(text: &str, width: u16, align: Align) -> String {
    let width = usize::from(width);
    match align {
        Align::Right if cells(text) < width => {
            format!("{:pad$}{text}", "", pad = width - cells(text))
        }
        Align::Left | Align::Right => fit(text, width),
    }
}

/// Paints the lines of the visible rows.
fn rows(paint: &Paint<'_>, table: &dyn AnyTable, columns: &[ColumnArea], buf: &mut Buffer) {
    let area = paint.at.rows;
    let lines = app::row_lines(paint.state, table);
    let top_row = lines.iter().find_map(RowLine::row).unwrap_or(0);
    let context = CellContext { top_row, ..app::cell_context(paint.state, columns) };
    let has_word = table.has_new_word();
    let hides_word = !has_word
        || lines.iter().filter_map(RowLine::row).any(|index| {
            table
                .cells(index, &context)
                .is_some_and(|row| hides_new_mark(paint, &app::columns_of_row(columns, &row), &row))
        });
    let mut above = None;
    for (row, line) in lines.into_iter().zip(area.rows()) {
        // The signs of a row stand at its first line.
        let is_first = above != row.row();
        above = row.row();
        match row {
            RowLine::Blank => {}
            RowLine::Group(name) => {
                paint.line(line, vec![span(name, paint.theme.head)], buf);
            }
            RowLine::Heads => headings_in(paint, columns, line, buf),
            RowLine::Row(index) => match table.cells(index, &context) {
                Some(mut row) => {
                    let is_new = hides_word && take_new_mark(paint, &mut row);
                    let cells = row_cells(paint, &app::columns_of_row(columns, &row), &row);
                    let row = RowPaint { line, cells, is_first, is_new };
                    paint_row(paint, table, index, row, buf);
                }
                None => paint.line(line, vec![span("    …", paint.theme.faint)], buf),
            },
            RowLine::Sentence(index, day, said) => {
                let gap = " ".repeat(app::SENTENCE_GAP.into());
                let room = usize::from(line.width.saturating_sub(app::ROW_MARGIN));
                let said = fit(&said, room.saturating_sub(cells(&day) + gap.len()));
                let faint = span(format!("{day}{gap}"), paint.theme.faint);
                let cells = vec![faint, span(said, paint.theme.text)];
                let row = RowPaint { line, cells, is_first, is_new: false };
                paint_row(paint, table, index, row, buf);
            }
        }
    }
    let visible = table.visible(paint.at.height());
    let lines = table.total() + usize::from(paint.at.group_lines);
    scroll_bar(paint, visible.start, lines, area, buf);
}

/// Returns the cells of a row with the gaps between its columns.
fn row_cells(paint: &Paint<'_>, columns: &[ColumnArea], row: &[Cell]) -> Vec<Span<'static>> {
    let mut spans = Vec::new();
    let mut x = paint.at.rows.x + app::PREFIX_WIDTH;
    for place in columns {
        let ColumnArea { column, index, area, .. } = place;
        let Some(cell) = row.get(*index) else { continue };
        spans.push(span(fit("", usize::from(area.x.saturating_sub(x))), paint.theme.text));
        let shown = place.shown_text(cell);
        let words = if column.has_addresses {
            app::fit_address(shown, area.width.into())
        } else {
            aligned(shown, area.width, column.width.align)
        };
        spans.extend(toned(paint.theme, words, cell.tone));
        x = area.right();
    }
    spans
}

/// The cells of a row, and the line in which they stand.
struct RowPaint {
    line: Rect,
    cells: Vec<Span<'static>>,
    /// False for a line that continues the row above it.
    is_first: bool,
    /// True for a new row in a list where the word for that has no room in some row.
    is_new: bool,
}

/// Returns whether the row is new, and the word for that has no room.
fn hides_new_mark(paint: &Paint<'_>, columns: &[ColumnArea], row: &[Cell]) -> bool {
    let word = text::screen::NEW_ROW.of(paint.lang);
    columns.iter().any(|place| {
        let cell = row.get(place.index).filter(|cell| cell.text.ends_with(word));
        cell.is_some_and(|cell| !place.shown_text(cell).ends_with(word))
    })
}

/// Takes the word for a new row away from the cell that has it. Returns whether there was one.
fn take_new_mark(paint: &Paint<'_>, row: &mut [Cell]) -> bool {
    let word = text::screen::NEW_ROW.of(paint.lang);
    let marked = row.iter_mut().find(|cell| cell.text.ends_with(word));
    let without = marked.and_then(|cell| cell.short.take().map(|short| cell.text = short));
    without.is_some()
}

/// Paints one line of a row, with its cursor and mark.
fn paint_row(
    paint: &Paint<'_>,
    table: &dyn AnyTable,
    index: usize,
    RowPaint { line, cells, is_first, is_new }: RowPaint,
    buf: &mut Buffer,
) {
    let here = table.cursor() == Some(index);
    let cursor = if here && is_first { "▸" } else { " " };
    let mark = if table.is_marked(index) && is_first { "■" } else { " " };
    let (text, accent) = (paint.theme.text, paint.theme.accent);
    let sign = |sign, style| span(sign, if sign == " " { text } else { style });
    let new = if is_new && is_first { span("+ ", paint.theme.good) } else { span("  ", text) };
    let mut spans: Vec<Span<'_>> =
        vec![sign(cursor, paint.cursor_style()), sign(mark, accent), new];
    spans.extend(cells);
    paint.line(line, spans, buf);
    if here {
        paint.select_row(line, buf);
    }
}

/// Returns a text in the style of its tone; a sign before a sentence has a style of its own.
pub(in crate::ui) fn toned(theme: &Theme, text: String, tone: CellTone) -> Vec<Span<'static>> {
    let style = tone_style(theme, tone);
    let sign = sign_style(theme, &text).filter(|_| tone == CellTone::Sign);
    match (sign, text.split_once(' ')) {
        (Some(of_sign), Some((sign, sentence))) => {
            vec![span(sign.to_owned(), of_sign), span(format!(" {sentence}"), style)]
        }
        _ => vec![span(text, style)],
    }
}

/// Returns the style of the sign before a sentence; `None` without a sign.
fn sign_style(theme: &Theme, text: &str) -> Option<Style> {
    match text.chars().next() {
        Some('!') => Some(theme.notice),
        Some('✓') => Some(theme.good),
        Some('✗') => Some(theme.bad),
        _ => None,
    }
}

const fn tone_style(theme: &Theme, tone: CellTone) -> Style {
    match tone {
        CellTone::Text | CellTone::Sign => theme.text,
        CellTone::Faint => theme.faint,
        CellTone::Aside => theme.aside,
        CellTone::Role => theme.role,
        CellTone::Notice => theme.notice,
        CellTone::Good => theme.good,
        CellTone::Bad => theme.bad,
        CellTone::Head => theme.head,
    }
}

/// Paints a scroll bar at the right edge if not all rows are visible.
pub(in crate::ui) fn scroll_bar(
    paint: &Paint<'_>,
    top: usize,
    total: usize,
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
    for cell in bar.rows().skip(start).take(size) {
        paint.line(cell, vec![span("┃", paint.theme.faint)], buf);
    }
}
