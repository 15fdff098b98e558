//! Paints the dialog that gives people access to organisations.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::paragraph;
use crate::{
    app::{self, GiveAccess, OrganisationPick, PickerLine},
    domain::OrganisationChoice,
    text,
    ui::{
        Paint, span,
        widgets::{cells, field, fit, frame, wrap},
    },
};

/// Width of a level, in cells.
const LEVEL_WIDTH: usize = 20;

/// Paints the first step (choosing organisations); returns the cursor position.
pub(super) fn choose(dialog: &GiveAccess, paint: &Paint<'_>, buf: &mut Buffer) -> Option<Position> {
    let (lang, at) = (paint.lang, &paint.at);
    let title = text::give_access::title(lang, &dialog.people);
    frame(paint, at.dialog, &title, text::add_members::STEP_CHOOSE.of(lang), buf);
    chosen(dialog, paint, buf);
    let cursor = search(dialog, paint, buf);
    let rule = Rect { y: at.search().y + 1, ..at.search() };
    paint.rule(rule.intersection(at.inside), buf);
    matches(dialog, paint, buf);
    note(dialog, paint, at.note(), buf);
    cursor
}

/// Paints the names of the chosen organisations in one line, or how many do not fit.
fn chosen(dialog: &GiveAccess, paint: &Paint<'_>, buf: &mut Buffer) {
    let area = paint.at.chips();
    let label = text::add_members::CHOSEN.of(paint.lang);
    paint.line(area, vec![span(label, paint.theme.faint)], buf);
    let chips = app::organisation_chips(paint.state, dialog);
    let more = dialog.chosen.len() - chips.len();
    let mut x = area.x + u16::try_from(cells(label) + 2).unwrap_or(0);
    for (at, chip) in chips {
        x = at.right() + 1;
        paint.line(at, vec![span(chip, paint.theme.accent)], buf);
    }
    if more > 0 {
        let at = Rect { x, width: area.right().saturating_sub(x), ..area };
        paint.line(at, vec![span(format!("+{more}"), paint.theme.accent)], buf);
    }
}

fn search(dialog: &GiveAccess, paint: &Paint<'_>, buf: &mut Buffer) -> Option<Position> {
    let (lang, area) = (paint.lang, paint.at.search());
    let count = match dialog.picker.found() {
        Some(found) => text::screen::total_count(lang, found.counts[0]),
        None => paint.placeholder_text().to_owned(),
    };
    let width = u16::try_from(cells(&count)).unwrap_or(0).min(area.width / 2);
    let right = Rect { x: area.right() - width, width, ..area };
    paint.line(right, vec![span(count, paint.theme.faint)], buf);
    let left = Rect { width: area.width.saturating_sub(width + 2), ..area };
    let cursor = field(paint, text::search::SEARCH.of(lang), &dialog.picker.field, left, buf)?;
    if dialog.picker.field.text().is_empty() {
        let x = cursor.x + 1;
        let behind = Rect { x, width: left.right().saturating_sub(x), ..left };
        let hint = fit(text::give_access::HOW_TO_SEARCH.of(lang), usize::from(behind.width));
        paint.line(behind, vec![span(hint, paint.theme.faint)], buf);
    }
    Some(cursor)
}

fn matches(dialog: &GiveAccess, paint: &Paint<'_>, buf: &mut Buffer) {
    let (lang, theme, area) = (paint.lang, paint.theme, paint.at.candidates());
    for (y, line) in dialog.picker.visible(1, usize::from(area.height)) {
        let PickerLine::Row(at) = line else { continue };
        let (Some(row), Some(line)) = (dialog.picker.rows().get(at), area.rows().nth(y)) else {
            continue;
        };
        let here = dialog.picker.cursor() == Some(at);
        organisation(paint, row, dialog.is_chosen(row), line, buf);
        if here {
            paint.line(Rect { width: 2, ..line }, vec![span("▸ ", theme.accent)], buf);
            buf.set_style(line, theme.selected);
        }
    }
    if dialog.picker.is_fresh() && dialog.picker.rows().is_empty() {
        let typed = dialog.picker.field.text().trim();
        let text = match typed {
            "" => text::give_access::NO_ORGANISATIONS.of(lang).to_owned(),
            typed => text::give_access::not_found(lang, typed),
        };
        paragraph(paint, area, &text, theme.faint, buf);
    }
}

fn organisation(
    paint: &Paint<'_>,
    row: &OrganisationChoice,
    is_chosen: bool,
    line: Rect,
    buf: &mut Buffer,
) {
    let theme = paint.theme;
    let is_open = row.is_open();
    let box_ = match (is_open, is_chosen) {
        (_, true) => "[x] ",
        (false, false) => " –  ",
        (true, false) => "[ ] ",
    };
    let told = standing(paint, row);
    let rest = usize::from(line.width).saturating_sub(7);
    let name = rest * 3 / 5;
    let style = if is_open { theme.text } else { theme.faint };
    let spans = vec![
        span("  ", style),
        span(box_, if is_chosen { theme.accent } else { style }),
        span(fit(&row.name, name), style),
        span(" ", style),
        span(fit(&told, rest - name), if is_open { theme.faint } else { theme.notice }),
    ];
    paint.line(line, spans, buf);
}

/// The effect of adding the people to the organisation, or why it is impossible, in a few words.
fn standing(paint: &Paint<'_>, row: &OrganisationChoice) -> String {
    let (lang, state) = (paint.lang, paint.state);
    if let Some(why) = row.refusal() {
        return text::refusals::short(lang, why, &state.zone, state.now);
    }
    if let [standing] = row.standings.as_slice() {
        let text = if standing.joins() {
            text::give_access::BECOMES_MEMBER
        } else {
            text::give_access::GETS_REQUEST
        };
        return text.of(lang).to_owned();
    }
    let open = row.standings.iter().filter(|one| one.is_open());
    let (joins, asked): (Vec<_>, Vec<_>) = open.partition(|one| one.joins());
    let refused = row.standings.len() - joins.len() - asked.len();
    text::give_access::standings(lang, joins.len(), asked.len(), refused)
}

/// Paints the note: the question to discard the choice, a refusal, or which organisations are shown.
fn note(dialog: &GiveAccess, paint: &Paint<'_>, area: Rect, buf: &mut Buffer) {
    let (lang, theme) = (paint.lang, paint.theme);
    let (text, style) = if dialog.asks_to_discard {
        (text::add_members::discard(lang, dialog.chosen.len()), theme.notice)
    } else if let Some(why) = &dialog.problem {
        (text::refusal(lang, why, &paint.state.zone), theme.bad)
    } else {
        (text::give_access::ONLY_ADMINISTERED.of(lang).to_owned(), theme.faint)
    };
    if !paint.at.is_compact() {
        let above = Rect { y: area.y.saturating_sub(1), height: 1, ..area };
        paint.rule(above, buf);
    }
    let mut lines = wrap(&text, usize::from(area.width));
    let rest = lines.split_off(usize::from(area.height).min(lines.len()));
    if let (Some(last), Some(next)) = (lines.last_mut(), rest.first()) {
        *last = fit(&format!("{last} {next}"), usize::from(area.width));
    }
    for (row, line) in area.rows().zip(lines) {
        paint.line(row, vec![span(line, style)], buf);
    }
}

/// Paints the second step (checking levels).
pub(super) fn check(dialog: &GiveAccess, paint: &Paint<'_>, buf: &mut Buffer) {
    let (lang, at) = (paint.lang, &paint.at);
    let title = text::give_access::title(lang, &dialog.people);
    frame(paint, at.dialog, &title, text::add_members::STEP_CHECK.of(lang), buf);
    let foot = if dialog.problem.is_some() { 4 } else { 0 };
    let list = Rect { height: at.inside.height.saturating_sub(foot), ..at.inside };
    let top = (dialog.cursor + 1).saturating_sub(usize::from(list.height).max(1));
    for (line, (index, pick)) in list.rows().zip(dialog.chosen.iter().enumerate().skip(top)) {
        organisation_pick(paint, pick, index == dialog.cursor, line, buf);
    }
    if let Some(why) = &dialog.problem {
        let below = Rect { y: list.bottom(), height: foot, ..at.inside };
        paragraph(paint, below, &text::refusal(lang, why, &paint.state.zone), paint.theme.bad, buf);
    }
}

fn organisation_pick(
    paint: &Paint<'_>,
    pick: &OrganisationPick,
    here: bool,
    line: Rect,
    buf: &mut Buffer,
) {
    let (lang, theme) = (paint.lang, paint.theme);
    let rest = usize::from(line.width).saturating_sub(3 + LEVEL_WIDTH);
    let name = rest * 3 / 5;
    let told = if pick.row.is_open() { theme.faint } else { theme.notice };
    let spans = vec![
        span(if here { "▸ " } else { "  " }, theme.accent),
        span(fit(&pick.row.name, name), if here { theme.head } else { theme.text }),
        span(" ", theme.text),
        span(fit(&standing(paint, &pick.row), (rest - name).saturating_sub(1)), told),
        span(" ", theme.text),
        span(fit(&text::add_members::level_choice(lang, pick.level), LEVEL_WIDTH), theme.text),
    ];
    paint.line(line, spans, buf);
    if here {
        buf.set_style(line, theme.selected);
    }
}
