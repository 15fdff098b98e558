//! Paints the command palette.

use ratatui::{
    buffer::Buffer,
    layout::{Margin, Position, Rect},
};

use crate::{
    app::{self, Palette, PaletteItem, PaletteLine, PaletteRow, PaletteScope},
    columns::CellTone,
    domain::MatchKind,
    text,
    ui::{
        Paint, span,
        widgets::{cells, field, fit, frame, scroll_bar, toned, wrap},
    },
};

/// Width of the key column, in cells.
const KEY_COLUMN_WIDTH: usize = 10;

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
    let inside = area.inner(Margin::new(3, 1));
    let first = Rect { height: inside.height.min(1), ..inside };
    let cursor = field(paint, sign, &palette.field, first, buf);
    let rule = Rect { y: inside.y + 1, ..first };
    paint.rule(rule.intersection(inside), buf);
    if palette.scope != PaletteScope::Everything {
        of_filters(palette, paint, [first, rule.intersection(inside)], buf);
    }
    let rows = paint.at.palette_rows();
    let entries = palette.entries();
    let none = if entries.is_empty() { no_lines(palette, paint) } else { Vec::new() };
    for (line, (text, tone)) in rows.rows().zip(none) {
        paint.line(line, toned(theme, text, tone), buf);
    }
    let lines = palette.rows();
    for (line, shown) in rows.rows().zip(lines.iter().skip(palette.top)) {
        match shown {
            PaletteRow::Heading(heading) => {
                let heading = fit(heading, usize::from(line.width));
                paint.line(line, vec![span(heading, theme.head)], buf);
            }
            PaletteRow::Entry(at) => {
                let Some(entry) = entries.get(*at) else { continue };
                // A blank stands between the keys and the scroll bar.
                let line = Rect { width: line.width.saturating_sub(1), ..line };
                row(entry, *at == palette.cursor, line, paint, buf);
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
        let x = rule.x + 2 + rule.width.saturating_sub(3) / 2;
        let width = rule.right().saturating_sub(x);
        paint.on_rule(Rect { x, width, ..rule }, vec![span(filter, theme.faint)], buf);
    }
}

/// The text in place of the lines.
fn no_lines(palette: &Palette, paint: &Paint<'_>) -> Vec<(String, CellTone)> {
    if palette.scope == PaletteScope::Everything {
        let none = text::search::no_match(paint.lang, palette.field.text());
        return vec![(none, CellTone::Faint)];
    }
    palette.no_filters(paint.lang, paint.at.overlay_width())
}

/// Paints the footer: the equivalent shell command, and the full reason why the selected entry is
/// disabled, because the entry's own line may cut it off.
fn foot(palette: &Palette, paint: &Paint<'_>, area: Rect, buf: &mut Buffer) {
    let (lang, theme) = (paint.lang, paint.theme);
    let mut rows = area.rows();
    let Some(rule) = rows.next() else { return };
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
    let why = palette.current().and_then(|entry| entry.why_not).unwrap_or_default();
    for (line, text) in rows.zip(wrap(&why, usize::from(area.width))) {
        paint.line(line, vec![span(text, theme.notice)], buf);
    }
}

fn row(entry: &PaletteLine, here: bool, line: Rect, paint: &Paint<'_>, buf: &mut Buffer) {
    let (lang, theme) = (paint.lang, paint.theme);
    let width = usize::from(line.width);
    let kind = match &entry.item {
        PaletteItem::Org(row) => row.env.to_string(),
        PaletteItem::User(row) => row.email.clone(),
        PaletteItem::ApplyFilter { filter, .. } => filter.clone(),
        PaletteItem::RunAction(_)
        | PaletteItem::SetTheme(_)
        | PaletteItem::SetLanguage(_)
        | PaletteItem::SaveFilter { .. } => entry.why_not.clone().unwrap_or_default(),
    };
    let before = match &entry.item {
        PaletteItem::Org(_) => format!("{} › ", text::headings::ORGANISATIONS.of(lang)),
        PaletteItem::User(_) => format!("{} › ", text::headings::USERS.of(lang)),
        _ => String::new(),
    };
    let after = match &entry.item {
        PaletteItem::User(row) if row.kind != MatchKind::Typed => {
            text::search::SIMILAR_MARK.of(lang)
        }
        _ => "",
    };
    let label = format!("{before}{}{after}", entry.label);
    let key_width = if entry.keys.is_empty() { 0 } else { KEY_COLUMN_WIDTH };
    let room = width.saturating_sub(2 + key_width);
    let left = cells(&label).max(room / 2).min(room);
    let style = if entry.why_not.is_some() { theme.faint } else { theme.text };
    let spans = vec![
        span(if here { "▸ " } else { "  " }, if here { theme.accent } else { theme.text }),
        span(fit(&label, left), style),
        span(fit(&format!(" {kind}"), room - left), theme.faint),
        span(fit(&format!("{:>key_width$}", entry.keys), key_width), theme.accent),
    ];
    paint.line(line, spans, buf);
    if here {
        buf.set_style(line, theme.selected);
    }
}
