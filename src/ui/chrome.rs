//! Paints the parts around every screen: title bar, menu, rules and key hints.

use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Rect},
    text::{Line, Text},
    widgets::{Block, BorderType, Widget},
};

use super::{
    Paint, span,
    widgets::{cells, fit, wrap},
};
use crate::{
    app::{self, Dialog, MenuItem},
    domain::Me,
    text,
};

/// Widest lines of a notice, in cells.
const NOTICE_WIDTH: usize = 70;

/// Paints the title bar, the menu and the rules.
pub(super) fn frame(paint: &Paint<'_>, buf: &mut Buffer) {
    let at = &paint.at;
    let rule = |y| Rect { y, height: 1, ..at.screen };
    paint.rule(rule(at.head.y + 1), buf);
    paint.rule(rule(at.hint.y - 1), buf);
    head(paint, buf);
    if at.menu.width > 0 {
        menu(paint, buf);
    }
    // A permanent notice: in read-only mode no command writes anything, and without the shared log
    // what is shown may be old.
    let state = paint.state;
    let locked = state.locked.map(|why| text::screen::read_only(paint.lang, why));
    let lost = state.visible_loss();
    let lost = lost.map(|lost| text::screen::no_connection(paint.lang, lost.since, &state.zone));
    if let Some(said) = locked.or(lost) {
        let left = at.menu.right() + 2;
        let said = format!(" {said} ");
        let room = at.screen.width.saturating_sub(left + 1);
        let width = u16::try_from(cells(&said)).unwrap_or(u16::MAX).min(room);
        let area = Rect { x: left, width, ..rule(at.hint.y - 1) };
        paint.line(area, vec![span(fit(&said, usize::from(width)), paint.theme.bad)], buf);
    }
}

fn head(paint: &Paint<'_>, buf: &mut Buffer) {
    let (at, theme, lang) = (&paint.at, paint.theme, paint.lang);
    let mut left = vec![span(" toegang", theme.head)];
    if let Some(crumbs) = paint.state.screen.breadcrumb(lang) {
        let pad = usize::from(at.menu.width.max(9)).saturating_sub(8);
        left.push(span(format!("{:pad$}│ ", ""), theme.faint));
        let used = usize::from(at.menu.width.max(9)) + 3;
        let who = paint.state.me.get().map_or(0, |me| cells(&user_and_role(paint, me)));
        let room = usize::from(at.head.width).saturating_sub(used + who + 3);
        left.push(span(fit(&crumbs, room), theme.head));
    }
    let who = paint.state.me.get().map(|me| user_and_role(paint, me)).unwrap_or_default();
    let width = u16::try_from(cells(&who)).unwrap_or(0);
    let room = at.head.width.saturating_sub(width + 2);
    paint.line(Rect { width: room, ..at.head }, left, buf);
    let right = Rect { x: at.head.right().saturating_sub(width + 1), width, ..at.head };
    let who = if who.is_empty() { lang.code().to_owned() } else { who };
    let right = if who == lang.code() {
        Rect { x: at.head.right().saturating_sub(4), width: 3, ..at.head }
    } else {
        right
    };
    paint.line(right, vec![span(fit(&who, usize::from(right.width)), theme.faint)], buf);
}

/// Returns the user's name and role, in at most half the line; a long name is cut, the role is not.
fn user_and_role(paint: &Paint<'_>, me: &Me) -> String {
    let role = text::words::role(paint.lang, me.role);
    let room = usize::from(paint.at.head.width / 2).saturating_sub(cells(role) + 3);
    let name = &me.person.name;
    format!("{} · {role}", fit(name, room.min(cells(name))))
}

fn menu(paint: &Paint<'_>, buf: &mut Buffer) {
    let (at, theme, lang, state) = (&paint.at, paint.theme, paint.lang, paint.state);
    let divider = at.menu.right();
    for y in at.menu.top()..at.menu.bottom() {
        let cell = Rect::new(divider, y, 1, 1);
        paint.line(cell, vec![span("│", theme.faint)], buf);
    }
    for (y, sign) in [(at.menu.y - 1, "┬"), (at.menu.bottom(), "┴")] {
        paint.line(Rect::new(divider, y, 1, 1), vec![span(sign, theme.faint)], buf);
    }
    let wide = at.menu.width > 10;
    let waiting = state.me.get().map_or(0, |me| me.waiting);
    for (row, place) in MenuItem::ALL.iter().enumerate() {
        let Some(area) = at.menu.rows().nth(row + 1) else { break };
        let here = state.menu.map_or(state.menu_item() == Some(*place), |menu| menu == *place);
        let (label, digit) = (place.label(lang), place.digit());
        let badge = match place {
            MenuItem::Inbox if waiting > 0 => format!("({waiting})"),
            _ => String::new(),
        };
        let sign = if here { "▸" } else { " " };
        let room = usize::from(area.width).saturating_sub(cells(&badge) + 1);
        let label = if wide { format!("{sign}{digit} {label}") } else { format!("{sign}{digit}") };
        let style = if here { theme.head } else { theme.text };
        let spans = vec![span(fit(&label, room), style), span(badge, theme.accent)];
        paint.line(area, spans, buf);
        if state.menu == Some(*place) {
            buf.set_style(area, theme.selected);
        }
    }
    if wide && at.menu.height > 8 {
        menu_foot(paint, buf);
    }
}

fn menu_foot(paint: &Paint<'_>, buf: &mut Buffer) {
    let Some(me) = paint.state.me.get() else { return };
    let area = paint.at.menu;
    let width = usize::from(area.width.saturating_sub(1));
    let last = area.bottom() - 1;
    let switch = format!(" g a {}", text::actions::SWITCH_USER.of(paint.lang));
    // Without user switching, the footer shows the keys to the user's own page with their ssh keys.
    let myself = format!(" g e {}", text::ssh::OWN_DETAILS.of(paint.lang));
    let switch = if paint.state.fixed { myself } else { switch };
    for (y, text) in [(last - 1, format!(" {}", me.env)), (last, switch)] {
        let line = Rect { y, height: 1, ..area };
        paint.line(line, vec![span(fit(&text, width), paint.theme.faint)], buf);
    }
}

/// Paints the key hints in the bottom line.
pub(super) fn hints(paint: &Paint<'_>, buf: &mut Buffer) {
    let theme = paint.theme;
    paint.line(
        paint.at.hint,
        vec![span(fit("", usize::from(paint.at.hint.width)), theme.text)],
        buf,
    );
    let (hints, esc) = app::hints(paint.state);
    for hint in &hints {
        let spans = vec![
            span(hint.keys.clone(), theme.accent),
            span(format!(" {}", hint.label), theme.faint),
        ];
        paint.line(hint.area, spans, buf);
    }
    if let Some(hint) = esc {
        let spans = vec![
            span("│ ", theme.faint),
            span(hint.keys, theme.accent),
            span(format!(" {}", hint.label), theme.faint),
        ];
        paint.line(hint.area, spans, buf);
    }
}

/// Paints a notice instead of everything else.
pub(super) fn only_notice(paint: &Paint<'_>, buf: &mut Buffer) {
    let area = paint.at.screen;
    let block = Block::bordered().border_type(BorderType::Plain).border_style(paint.theme.faint);
    let inside = if area.width > 6 && area.height > 4 {
        let inside = block.inner(area);
        block.render(area, buf);
        inside
    } else {
        area
    };
    let (width, height) = (usize::from(inside.width), usize::from(inside.height));
    let lines = match paint.state.hiding_loss() {
        Some(lost) => text::screen::rows_hidden(paint.lang, lost, &paint.state.zone)
            .iter()
            .flat_map(|line| wrap(line, width.min(NOTICE_WIDTH)))
            .collect(),
        None => too_small_lines(paint, width, height),
    };
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(inside.height);
    let middle = inside.centered_vertically(Constraint::Length(height));
    let lines = lines.into_iter().map(|line| Line::raw(line).centered());
    lines.collect::<Text<'_>>().render(middle, buf);
}

/// Returns the message cut to fit: the required size, and the open question if a dialog asks to
/// discard picks.
fn too_small_lines(paint: &Paint<'_>, width: usize, height: usize) -> Vec<String> {
    let (lang, area) = (paint.lang, paint.at.screen);
    let (now, least) = ((area.width, area.height), (app::MIN_SIZE.width, app::MIN_SIZE.height));
    let asks = match &paint.state.dialog {
        Some(Dialog::AddMembers(dialog)) if dialog.asks_to_discard => {
            Some(text::add_members::discard(lang, dialog.chosen.len()))
        }
        Some(Dialog::GiveAccess(dialog)) if dialog.asks_to_discard => {
            Some(text::add_members::discard(lang, dialog.chosen.len()))
        }
        _ => None,
    };
    let whole = text::screen::too_small(lang, now, least)
        .into_iter()
        .chain(asks.clone())
        .collect::<Vec<_>>();
    if whole.len() <= height && whole.iter().all(|line| cells(line) <= width) {
        return whole;
    }
    // The question comes before its cause, in case only part of it fits.
    let asks = asks.iter().flat_map(|asks| wrap(asks, width));
    asks.chain(text::screen::too_small_short(lang, now, least)).take(height).collect()
}
