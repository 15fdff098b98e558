//! Paints the command palette.

use ratatui::{
    buffer::Buffer,
    layout::{Margin, Position, Rect},
};

use crate::{
    app::{
        self, PALETTE_CURSOR, Palette, PaletteColumns, PaletteItem, PaletteLine, PaletteRow,
        PaletteScope,
    },
    columns::CellTone,
    text,
    ui::{
        Paint, span,
        widgets::{cells, field, fit, frame, scroll_bar, toned, wrap},
    },
};

/// Paints the palette; returns the cursor position.
pub(super) fn palette(palette: &Palette, paint: &Paint<'_>, buf: &mut Buffer) -> Option<Position> {
    let (lang, theme, area) = (paint.lang, paint.theme, paint.at.overlay);
    let (title, subtitle, sign) = match palette.scope {
        PaletteScope::Everything => {
            (text::setup::PALETTE_TITLE, text::setup::PALETTE_SUBTITLE.of(lang), ":")
        }
        PaletteScope::Filters(_) => {
            let list = app::filtered_list(paint.state).unwrap_or_default();
            let list = text::filters::list_name(lang, list);
            (text::filters::SAVED_TITLE, list, text::headings::NAME.of(lang))
        }
    };
    frame(paint, area, title.of(lang), subtitle, buf);
    let entries = palette.entries();
    let width = paint.at.palette_row_width();
    let columns = PaletteColumns::of(&entries, lang, width);
    let inside = area.inner(Margin::new(3, 1));
    let first = Rect { height: inside.height.min(1), ..inside };
    let cursor = field(paint, sign, &palette.field, first, buf);
    let rule = Rect { y: inside.y + 1, ..first };
    paint.rule(rule.intersection(inside), buf);
    if palette.scope != PaletteScope::Everything {
        of_filters(palette, paint, [first, rule.intersection(inside)], buf);
    }
    let rows = paint.at.palette_rows();
    let none = if entries.is_empty() { no_lines(palette, paint) } else { Vec::new() };
    for (line, (text, tone)) in rows.rows().zip(none) {
        paint.line(line, toned(theme, text, tone), buf);
    }
    let lines = palette.rows(width);
    for (line, shown) in rows.rows().zip(lines.iter().skip(palette.top)) {
        match shown {
            PaletteRow::Heading(heading) => {
                let heading = fit(heading, usize::from(line.width));
                paint.line(line, vec![span(heading, theme.head)], buf);
            }
            PaletteRow::Blank => {}
            PaletteRow::Entry(at) => {
                let Some(entry) = entries.get(*at) else { continue };
                let line = Rect { width: line.width.saturating_sub(1), ..line };
                let placed = PlacedEntry { entry, here: *at == palette.cursor, columns };
                row(&placed, line, paint, buf);
            }
            PaletteRow::Reason(at, why) => {
                let line = Rect { width: line.width.saturating_sub(1), ..line };
                paint.line(line, vec![span(format!("    {why}"), theme.faint)], buf);
                if *at == palette.cursor {
                    buf.set_style(line, theme.selected);
                }
            }
        }
    }
    let bar = Rect { x: inside.right(), width: 1, ..rows };
    scroll_bar(paint, palette.top, lines.len(), bar, buf);
    let below = Rect { y: rows.bottom(), height: paint.at.palette_foot, ..inside };
    foot(palette, paint, below.intersection(inside), buf);
    cursor
}

/// Paints what the field of the saved filters takes, and the headings of their two columns.
fn of_filters(palette: &Palette, paint: &Paint<'_>, lines: [Rect; 2], buf: &mut Buffer) {
    let (lang, theme) = (paint.lang, paint.theme);
    let [field, rule] = lines;
    if palette.field.text().is_empty() {
        let used = u16::try_from(cells(text::headings::NAME.of(lang)) + 2).unwrap_or(0);
        let width = field.width.saturating_sub(used);
        let rest = Rect { x: field.x + used.min(field.width), width, ..field };
        paint.line(rest, vec![span(text::filters::NAME_OR_SEARCH.of(lang), theme.faint)], buf);
    }
    if !palette.is_empty() {
        let filter = format!(" {} ", text::search::FILTER.of(lang));
        let columns = PaletteColumns::of(&palette.entries(), lang, paint.at.palette_row_width());
        let x = u16::try_from(columns.usual_detail_x()).unwrap_or(u16::MAX);
        let x = rule.x.saturating_add(x.saturating_sub(1)).min(rule.right());
        let width = rule.right().saturating_sub(x);
        paint.on_rule(Rect { x, width, ..rule }, vec![span(filter, theme.faint)], buf);
    }
}

/// The text in place of the lines.
fn no_lines(palette: &Palette, paint: &Paint<'_>) -> Vec<(String, CellTone)> {
    if palette.scope == PaletteScope::Everything {
        let none = text::search::no_match(paint.lang, palette.field.text());
        let advice = wrap(text::search::OTHER_WORDS.of(paint.lang), paint.at.overlay_width());
        let advice = advice.into_iter().map(|line| (line, CellTone::Faint));
        return [(none, CellTone::Text)].into_iter().chain(advice).collect();
    }
    palette.no_filters(paint.lang, paint.at.overlay_width())
}

/// Paints the footer: the equivalent shell command, or how to save a filter.
fn foot(palette: &Palette, paint: &Paint<'_>, area: Rect, buf: &mut Buffer) {
    let (lang, theme) = (paint.lang, paint.theme);
    let mut rows = area.rows();
    let Some(rule) = rows.next().filter(|_| palette.current().is_some()) else { return };
    paint.rule(rule, buf);
    if let Some(command) = palette.in_shell(lang) {
        let title = format!(" {} ", text::setup::SAME_IN_SHELL.of(lang));
        let title_area = Rect { x: rule.x + 1, width: rule.width.saturating_sub(2), ..rule };
        paint.on_rule(title_area, vec![span(title, theme.faint)], buf);
        let command = wrap(&command, usize::from(area.width) - 2).into_iter().take(2);
        for (text, line) in command.zip(rows.by_ref()) {
            paint.line(line, vec![span(format!("  {text}"), theme.text)], buf);
        }
    }
    for text in palette.foot_of_filters(lang, area.width.into()) {
        let Some(line) = rows.next() else { return };
        paint.line(line, vec![span(text, theme.faint)], buf);
    }
}

/// A line of the palette, with the cursor on it or not.
struct PlacedEntry<'a> {
    entry: &'a PaletteLine,
    here: bool,
    columns: PaletteColumns,
}

fn row(placed: &PlacedEntry<'_>, line: Rect, paint: &Paint<'_>, buf: &mut Buffer) {
    let PlacedEntry { entry, here, columns } = *placed;
    let (lang, theme) = (paint.lang, paint.theme);
    // A reason that does not fit stands below.
    let why = entry.why_not.clone().filter(|why| columns.fits(entry, why));
    let detail = why.unwrap_or_else(|| entry.detail(lang));
    let is_dim = entry.why_not.is_some() && !matches!(entry.item, PaletteItem::Elsewhere(_));
    let style = if is_dim { theme.faint } else { theme.text };
    let x = columns.detail_x(entry);
    let room = x.saturating_sub(PALETTE_CURSOR);
    let label = if entry.keys.is_empty() { room } else { columns.label };
    let spans = vec![
        span(if here { "▸ " } else { "  " }, if here { theme.accent } else { theme.text }),
        span(fit(&entry.label, label), style),
    ];
    paint.line(line, spans, buf);
    let cell = |x: usize| u16::try_from(x).unwrap_or(u16::MAX).min(line.width);
    let (x, end) = (cell(x), cell(columns.detail_end(entry)));
    let middle = Rect { x: line.x + x, width: end.saturating_sub(x), ..line };
    let detail = app::fit_address(&detail, usize::from(middle.width));
    paint.line(middle, vec![span(detail, theme.faint)], buf);
    let keys = Rect { x: line.x + end, width: line.width - end, ..line };
    let said = format!("{:>1$}", entry.keys, usize::from(keys.width));
    paint.line(keys, vec![span(said, if is_dim { theme.faint } else { theme.accent })], buf);
    if here {
        buf.set_style(line, theme.selected);
    }
}
