//! Paints the parts around every screen: title bar, menu, rules and key hints.

use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Rect},
    text::{Line, Text},
    widgets::{Block, BorderType, Widget},
};

use super::{
    Paint, menu, span,
    widgets::{cells, fit, wrap},
};
use crate::{app, text};

/// Widest lines of a notice, in cells.
const NOTICE_WIDTH: usize = 70;

/// Paints the title bar, the menu and the rules.
pub(super) fn frame(paint: &Paint<'_>, buf: &mut Buffer) {
    let at = &paint.at;
    paint.rule(at.top_rule(), buf);
    paint.rule(at.bottom_rule(), buf);
    head(paint, buf);
    menu::menu(paint, buf);
    if !at.side_rule.is_empty() {
        paint.vertical_rule(at.side_rule, buf);
    }
    // A permanent notice: in read-only mode no command writes anything, and without the shared log
    // what is shown may be old. With it, how many hosts there are.
    let state = paint.state;
    let locked = state.locked.map(|why| text::screen::read_only(paint.lang, why));
    let lost = state.visible_loss();
    let lost = lost.map(|lost| text::screen::not_followed(paint.lang, lost, &state.zone));
    let hosts = state.other_hosts().map(|hosts| text::screen::other_hosts(paint.lang, hosts));
    let warned = locked.or(lost).map(|said| (said, paint.theme.bad));
    if let Some((said, style)) = warned.or_else(|| Some((hosts?, paint.theme.faint))) {
        let left = at.menu.right() + 2;
        let said = format!(" {said} ");
        let right = if at.band == at.bottom_rule() { at.plus.x } else { at.screen.right() };
        let room = right.saturating_sub(left + 1);
        let width = u16::try_from(cells(&said)).unwrap_or(u16::MAX).min(room);
        let area = Rect { x: left, width, ..at.bottom_rule() };
        paint.line(area, vec![span(fit(&said, usize::from(width)), style)], buf);
    }
}

fn head(paint: &Paint<'_>, buf: &mut Buffer) {
    let (at, theme, lang) = (&paint.at, paint.theme, paint.lang);
    let mut left = vec![span(" toegang", theme.head)];
    if paint.state.menu_item().is_some() {
        let pad = usize::from(at.menu.width).saturating_sub(8);
        let separator = if at.menu.width > 0 { "│" } else { " ›" };
        left.push(span(format!("{:pad$}{separator} ", ""), theme.faint));
        let (before, last) = app::shown_breadcrumb(paint.state);
        left.extend([span(before, theme.text), span(last, theme.head)]);
    }
    let who =
        paint.state.me.get().map(|me| app::user_and_role(paint.state, me)).unwrap_or_default();
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
            // The divider stands between Esc and the other hints.
            span(if hints.is_empty() { "" } else { "│ " }, theme.faint),
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
            .chain([&quit_line(paint)])
            .flat_map(|line| wrap(line, width.min(NOTICE_WIDTH)))
            .collect(),
        None => too_small_lines(paint, width, height),
    };
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(inside.height);
    let middle = inside.centered_vertically(Constraint::Length(height));
    let lines = lines.into_iter().map(|line| Line::raw(line).centered());
    lines.collect::<Text<'_>>().render(middle, buf);
}

fn quit_line(paint: &Paint<'_>) -> String {
    text::screen::quit(paint.lang, &paint.state.quit_keys())
}

/// Returns the message cut to fit: the required size, and the open question about input that would be
/// lost.
fn too_small_lines(paint: &Paint<'_>, width: usize, height: usize) -> Vec<String> {
    let (lang, area) = (paint.lang, paint.at.screen);
    let (now, least) = ((area.width, area.height), (app::MIN_SIZE.width, app::MIN_SIZE.height));
    let asks = paint.state.open_question().map(str::to_owned);
    let quit = quit_line(paint);
    let whole = text::screen::too_small(lang, now, least)
        .into_iter()
        .chain([quit.clone()])
        .chain(asks.clone())
        .collect::<Vec<_>>();
    if whole.len() <= height && whole.iter().all(|line| cells(line) <= width) {
        return whole;
    }
    // The question comes before its cause, in case only part of it fits.
    let asks = asks.iter().flat_map(|asks| wrap(asks, width));
    let short = text::screen::too_small_short(lang, now, least).into_iter().chain([quit]);
    asks.chain(short).take(height).collect()
}
