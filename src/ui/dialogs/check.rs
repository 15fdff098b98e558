//! Paints the second step of adding members: level, last day and the message to partners.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::paragraph;
use crate::{
    app::{self, AddMembers, Chosen, Editing},
    text::{self, DayInput},
    ui::{
        Paint, span,
        widgets::{cells, field, fit, frame, wrap},
    },
};

/// Width of the level with its arrows, in cells: `Rol ‹ Beheerder ›`, `‹ Administrator ›`.
const LEVEL_WIDTH: usize = 18;
/// Width of the last day with its label, in cells: `Tot 31 dec 2026`, `Ends 31 Dec 2026`.
const UNTIL_WIDTH: usize = 16;

/// Paints the second step (checking); returns the cursor position.
pub(super) fn check(dialog: &AddMembers, paint: &Paint<'_>, buf: &mut Buffer) -> Option<Position> {
    let (lang, at) = (paint.lang, &paint.at);
    let title = text::add_members::add_title(lang, &dialog.org_name);
    frame(paint, at.dialog, &title, text::add_members::STEP_CHECK.of(lang), buf);
    let asked = dialog.picks_in_group(false).count() > 0;
    let foot = app::check_foot(&dialog.chosen, dialog.problem.is_some());
    let list = Rect { height: at.inside.height.saturating_sub(foot), ..at.inside };
    let mut cursor = picks(dialog, paint, list, buf);
    let below = Rect { y: list.bottom(), height: foot.min(at.inside.height), ..at.inside };
    if asked {
        cursor = message(dialog, paint, below, buf).or(cursor);
    }
    if let Some(why) = &dialog.problem {
        let area = Rect { height: 3, ..below };
        let text = text::refusal(lang, why, &paint.state.zone);
        for row in area.rows() {
            paint.line(row, vec![span(fit("", usize::from(row.width)), paint.theme.text)], buf);
        }
        paragraph(paint, area, &text, paint.theme.bad, buf);
    }
    cursor
}

/// A line in the list of picks; some picks take two lines.
enum PickLine<'a> {
    Head(&'static str, usize),
    Pick(usize, &'a Chosen),
    /// The address of the person above, which must be seen in full: they have a namesake, or were
    /// found by other text than their name.
    Who(&'a Chosen),
    Blank,
}

fn lines<'a>(dialog: &'a AddMembers, paint: &Paint<'_>) -> Vec<PickLine<'a>> {
    let mut lines = Vec::new();
    let heads = [
        (true, text::add_members::GETS_ACCESS.of(paint.lang)),
        (false, text::add_members::GETS_REQUEST.of(paint.lang)),
    ];
    for (own, head) in heads {
        let count = dialog.open_count(own);
        if dialog.picks_in_group(own).count() > 0 {
            if !lines.is_empty() {
                lines.push(PickLine::Blank);
            }
            lines.push(PickLine::Head(head, count));
            for (at, chosen) in dialog.picks_in_group(own) {
                lines.push(PickLine::Pick(at, chosen));
                lines.extend(chosen.needs_address().then_some(PickLine::Who(chosen)));
            }
        }
    }
    lines
}

fn picks(dialog: &AddMembers, paint: &Paint<'_>, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let (lang, theme) = (paint.lang, paint.theme);
    let lines = lines(dialog, paint);
    let here =
        |line: &PickLine<'_>| matches!(line, PickLine::Pick(at, _) if *at == dialog.check.cursor);
    let at = lines.iter().position(here).unwrap_or(0);
    let top = (at + 2).saturating_sub(usize::from(area.height).max(1)).min(at);
    let names = dialog.chosen.iter().map(|chosen| cells(&chosen.row.person.name));
    let name_width = names.max().unwrap_or(0);
    let mut cursor = None;
    for (row, line) in area.rows().zip(lines.iter().skip(top)) {
        match line {
            PickLine::Blank => {}
            PickLine::Who(chosen) => {
                let found = chosen.found_with.as_deref().map(|a| text::search::found_with(lang, a));
                let found = found.map(|found| format!(" · {found}")).unwrap_or_default();
                let found =
                    fit(&format!("    {}{found}", chosen.row.email), usize::from(row.width));
                paint.line(row, vec![span(found, theme.notice)], buf);
            }
            PickLine::Head(head, count) => {
                let count = text::screen::total_count(lang, *count);
                let room = usize::from(row.width).saturating_sub(count.len());
                let spans = vec![span(fit(head, room), theme.head), span(count, theme.faint)];
                paint.line(row, spans, buf);
            }
            PickLine::Pick(index, chosen) => {
                let here = *index == dialog.check.cursor;
                pick(paint, PickView { chosen, here, name_width }, row, buf);
                if here && dialog.check.asks_confirmation {
                    let ask = fit(
                        text::add_members::CONFIRM_OUTSIDE_ADMIN.of(lang),
                        usize::from(row.width) - 2,
                    );
                    let row = Rect { x: row.x + 2, width: row.width - 2, ..row };
                    paint.line(row, vec![span(ask, theme.notice)], buf);
                }
                if here && dialog.check.editing == Editing::LastDay {
                    cursor = last_day(dialog, paint, row, buf);
                }
            }
        }
    }
    cursor
}

/// A pick, with the cursor on it or not, and the width of the widest name of all picks.
#[derive(Clone, Copy)]
struct PickView<'a> {
    chosen: &'a Chosen,
    here: bool,
    name_width: usize,
}

fn pick(
    paint: &Paint<'_>,
    PickView { chosen, here, name_width }: PickView<'_>,
    row: Rect,
    buf: &mut Buffer,
) {
    let (lang, theme) = (paint.lang, paint.theme);
    let until = chosen.last_day.map_or("–".to_owned(), |day| text::words::day_full(lang, day));
    let level = text::add_members::level_choice(lang, chosen.level);
    let rest = usize::from(row.width).saturating_sub(2 + LEVEL_WIDTH + UNTIL_WIDTH);
    // If the line is too narrow for both columns, the name gets all of it.
    let name = if rest < 24 { rest } else { (name_width + 2).min(rest / 2) };
    let text = if here { theme.head } else { theme.text };
    let mut spans = vec![
        span(if here { "▸ " } else { "  " }, theme.accent),
        span(fit(&chosen.row.person.name, name.saturating_sub(2)), text),
        span("  ", text),
    ];
    if let Some(why) = chosen.why_not() {
        let why = text::refusals::short(lang, why, &paint.state.zone, paint.state.now);
        let room = usize::from(row.width).saturating_sub(2 + name);
        spans.push(span(fit(&format!("–  {why}"), room), theme.notice));
    } else {
        let room = (rest - name).saturating_sub(1);
        let is_known = chosen.needs_address() || *chosen.row.person.name == *chosen.row.email;
        let email = if is_known { "" } else { &chosen.row.email };
        spans.push(span(fit(email, room), theme.faint));
        spans.push(span(" ", text));
        spans.push(span(fit(&level, LEVEL_WIDTH), text));
        spans.push(span(text::add_members::until_choice(lang, &until), text));
    }
    paint.line(row, spans, buf);
    if here {
        buf.set_style(row, theme.selected);
    }
}

/// Paints the field for the last day in place of the date, with the meaning of the typed text.
fn last_day(
    dialog: &AddMembers,
    paint: &Paint<'_>,
    row: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let (lang, theme) = (paint.lang, paint.theme);
    let width = 36.min(row.width);
    let area = Rect { x: row.right() - width, width, ..row };
    paint.line(area, vec![span(fit("", usize::from(width)), theme.text)], buf);
    let typed = dialog.check.typed_day(dialog.today(), lang);
    let means = match typed {
        DayInput::Day(day) if day < dialog.today() => text::input::DAY_PAST.of(lang).to_owned(),
        DayInput::Day(day) => text::words::day_full(lang, day),
        DayInput::None => text::add_members::NO_LAST_DAY.of(lang).to_owned(),
        DayInput::Unclear => text::input::DAY_UNCLEAR.of(lang).to_owned(),
    };
    let means = format!(" {means}");
    let room = u16::try_from(cells(&means)).unwrap_or(0);
    let right = Rect { x: area.right().saturating_sub(room), width: room, ..area };
    paint.line(right.intersection(area), vec![span(means, theme.faint)], buf);
    let left = Rect { width: area.width.saturating_sub(room), ..area };
    field(paint, text::headings::UNTIL.of(lang), &dialog.check.day, left, buf)
}

/// Paints the message field and a preview of the request as its reader sees it.
fn message(
    dialog: &AddMembers,
    paint: &Paint<'_>,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let (lang, theme) = (paint.lang, paint.theme);
    let mut rows = area.rows().skip(1);
    let head = rows.next()?;
    paint.line(head, vec![span(text::add_members::MESSAGE_HEAD.of(lang), theme.faint)], buf);
    let line = rows.next()?;
    let line = Rect { x: line.x + 2, width: line.width.saturating_sub(2), ..line };
    let mut cursor = None;
    if dialog.check.editing == Editing::Message {
        cursor = field(paint, "", &dialog.check.message, line, buf);
    } else {
        let text = dialog.check.message.text();
        let quoted =
            if text.is_empty() { "–".to_owned() } else { text::screen::quoted(lang, text) };
        let shown = wrap(&quoted, usize::from(line.width)).first().cloned().unwrap_or_default();
        paint.line(line, vec![span(shown, theme.text)], buf);
    }
    rows.next();
    let open = dialog.picks_in_group(false).filter(|(_, chosen)| chosen.why_not().is_none());
    let names: Vec<_> = open.map(|(_, chosen)| chosen.row.person.name.clone()).collect();
    if names.is_empty() {
        return cursor;
    }
    let sees = text::add_members::message_readers(lang, &names);
    for (row, text) in rows.zip([sees, text::inbox::request_title(lang, &dialog.org_name)]) {
        let row = Rect { x: row.x + 2, width: row.width.saturating_sub(2), ..row };
        paint.line(row, vec![span(fit(&text, usize::from(row.width)), theme.faint)], buf);
    }
    cursor
}
