//! Painters of the overlays: which-key, palette, help, messages and text sheets.

mod palette;

use ratatui::{
    buffer::Buffer,
    layout::{Margin, Position, Rect},
    style::Style,
};

use super::{
    Paint, Theme, span,
    widgets::{backdrop, cells, field, fit, frame, scroll_bar, toned, wrap},
};
use crate::{
    app::{self, Help, HelpCell, Key, Overlay, RowKind, Situation, TextOverlay, Tone},
    text,
};

/// Paints the open overlay; returns the cursor position.
pub(in crate::ui) fn overlay(
    overlay: &Overlay,
    paint: &Paint<'_>,
    buf: &mut Buffer,
) -> Option<Position> {
    match overlay {
        Overlay::Help(help) => self::help(help, paint, buf),
        Overlay::Palette(palette) => palette::palette(palette, paint, buf),
        Overlay::Messages { top } => {
            messages(*top, paint, buf);
            None
        }
        Overlay::Sheet(sheet) => {
            self::sheet(sheet, paint, buf);
            None
        }
    }
}

fn help(help: &Help, paint: &Paint<'_>, buf: &mut Buffer) -> Option<Position> {
    let (lang, theme, area) = (paint.lang, paint.theme, paint.at.overlay);
    frame(paint, area, text::input::HELP_TITLE.of(lang), text::input::TYPE_TO_SEARCH.of(lang), buf);
    let inside = area.inner(Margin::new(3, 1));
    let cursor = field(paint, text::search::SEARCH.of(lang), &help.field, first_line(inside), buf);
    let rule = Rect { y: inside.y + 1, ..first_line(inside) };
    paint.rule(rule.intersection(inside), buf);
    let list = Rect { y: inside.y + 2, height: inside.height.saturating_sub(2), ..inside };
    let rows = help.rows(&paint.state.keymap, lang, paint.at.help_room());
    if rows.is_empty() {
        let text = text::search::no_match(lang, help.field.text());
        paint.line(list, vec![span(text, theme.faint)], buf);
    }
    let bar = Rect { x: inside.right() + 1, width: 1.min(area.width), ..list };
    scroll_bar(paint, help.top, rows.len(), bar, buf);
    for (line, cells) in list.rows().zip(rows.into_iter().skip(help.top)) {
        for HelpCell { x, row } in cells {
            let (keys, style) = match row.kind {
                RowKind::Heading => (theme.accent, theme.head),
                RowKind::Live => (theme.accent, theme.text),
                RowKind::Disabled => (theme.faint, theme.faint),
            };
            let x = u16::try_from(x).unwrap_or(0).min(line.width);
            let area = Rect { x: line.x + x, width: line.width - x, ..line };
            paint.line(area, vec![span(row.keys, keys), span(row.said, style)], buf);
        }
    }
    cursor
}

fn messages(top: usize, paint: &Paint<'_>, buf: &mut Buffer) {
    let (lang, theme, area) = (paint.lang, paint.theme, paint.at.overlay);
    frame(paint, area, text::messages::MESSAGES_TITLE.of(lang), "", buf);
    let inside = area.inner(Margin::new(3, 1));
    let mut rows = inside.rows().skip(1);
    if paint.state.toasts.history().is_empty() {
        let none = wrap(text::messages::NO_MESSAGES.of(lang), paint.at.overlay_width());
        for (row, text) in rows.by_ref().zip(none) {
            paint.line(row, vec![span(text, theme.faint)], buf);
        }
    }
    let lines = app::messages(&paint.state.toasts, paint.at.message_width());
    // The day stands once before the messages of that day, as in the log.
    let mut last_day = None;
    for (row, line) in rows.zip(lines.into_iter().skip(top)) {
        if let Some(action) = line.offer {
            let keys = paint.state.keymap.hint(paint.state.contexts(), action).unwrap_or_default();
            let keys = format!("{:17}{}", "", paint.state.look.key_names(keys));
            let label = format!(" {}", action.label(lang));
            paint.line(row, vec![span(keys, theme.accent), span(label, theme.text)], buf);
            continue;
        }
        let (time, sign, style) =
            line.head.map_or((String::new(), " ", theme.text), |(at, tone)| {
                let day = at.day(&paint.state.zone);
                let is_new_day = last_day.replace(day) != Some(day);
                let day =
                    if is_new_day { text::words::day_and_month(lang, day) } else { String::new() };
                let time = format!("{day:>6}  {}", text::day::clock(at, &paint.state.zone));
                match tone {
                    Tone::Good => (time, "✓", theme.good),
                    Tone::Notice => (time, "!", theme.notice),
                    Tone::Bad => (time, "✗", theme.bad),
                }
            });
        let spans = vec![
            span(fit(&time, 15), theme.faint),
            span(format!("{sign} "), style),
            span(line.text, theme.text),
        ];
        paint.line(row, spans, buf);
    }
}

fn sheet(sheet: &TextOverlay, paint: &Paint<'_>, buf: &mut Buffer) {
    let area = paint.at.overlay;
    frame(paint, area, &sheet.title, "", buf);
    let inside = area.inner(Margin::new(3, 1));
    let lines = sheet.wrapped_lines(paint.at.overlay_width());
    for (row, (line, tone)) in inside.rows().skip(1).zip(lines.into_iter().skip(sheet.top)) {
        paint.line(row, toned(paint.theme, line, tone), buf);
    }
}

/// Paints which-key: the possible next keys after the first key of a sequence. It stays open
/// without a timeout.
pub(in crate::ui) fn which_key(paint: &Paint<'_>, buf: &mut Buffer) {
    let state = paint.state;
    if state.pending.is_empty() {
        return;
    }
    let typed: Vec<_> = state.pending.iter().map(Key::to_string).collect();
    let title = format!("{} …", state.look.key_names(typed.join(" ")));
    let content = paint.at.content;
    let lines = which_key_lines(paint, content.width.saturating_sub(9), content.height - 2);
    let widest = lines.iter().map(|(_, label, _)| cells(label) + 9).max();
    let width = u16::try_from(widest.unwrap_or(0).max(18)).unwrap_or(u16::MAX);
    let height = u16::try_from(lines.len() + 2).unwrap_or(u16::MAX);
    let width = width.min(content.width);
    let height = height.min(content.height);
    let area = Rect {
        x: content.right().saturating_sub(width + 1).max(content.x),
        y: content.bottom().saturating_sub(height),
        width,
        height,
    }
    .intersection(content);
    if area.is_empty() {
        return;
    }
    backdrop(paint, area, buf);
    frame(paint, area, &title, "", buf);
    for (row, (keys, label, style)) in area.inner(Margin::new(2, 1)).rows().zip(lines) {
        paint.line(row, vec![span(fit(&keys, 4), paint.theme.accent), span(label, style)], buf);
    }
}

/// Returns the lines of which-key: keys, label with the reason if disabled, and style. A reason of
/// several actions stands once, above them. Long reasons wrap if all lines still fit; otherwise they
/// are cut off.
fn which_key_lines(paint: &Paint<'_>, width: u16, height: u16) -> Vec<(String, String, Style)> {
    let (state, faint) = (paint.state, paint.theme.faint);
    let after = state.keymap.bindings_after(state.contexts(), &state.pending);
    let situation = Situation::from_focus(state);
    let answered = after.into_iter().map(|(keys, act)| (keys, act, situation.availability(act)));
    let listed: Vec<_> = answered
        .filter(|(.., answer)| answer.is_listed())
        .map(|(keys, action, answer)| {
            let why = answer.reason().map(|why| why.short_message(state));
            (state.look.key_names(keys), app::menu_label(state, action), why)
        })
        .collect();
    let reasons: Vec<&String> = listed.iter().filter_map(|(.., why)| why.as_ref()).collect();
    let is_shared = |why: &&String| reasons.iter().filter(|other| *other == why).count() > 1;
    let own = listed.iter().filter(|(.., why)| !why.as_ref().is_some_and(|why| is_shared(&why)));
    let mut whole: Vec<_> = own
        .map(|(keys, label, why)| {
            let (label, style) = action_label(label, why.as_deref(), paint.theme);
            (keys.clone(), label, style)
        })
        .collect();
    let mut said: Vec<&String> = Vec::new();
    for why in reasons.iter().copied().filter(is_shared) {
        if said.contains(&why) {
            continue;
        }
        said.push(why);
        let sentence = why.trim_end_matches('.');
        let colon = if sentence.contains(':') { "" } else { ":" };
        whole.push((String::new(), format!("{sentence}{colon}"), faint));
        let same = listed.iter().filter(|(.., other)| other.as_ref() == Some(why));
        whole.extend(same.map(|(keys, label, _)| (keys.clone(), label.clone(), faint)));
    }
    broken_to_fit(whole, usize::from(width), usize::from(height))
}

/// Breaks lines of which-key that are too wide, or cuts them if there are too many then.
fn broken_to_fit(
    whole: Vec<(String, String, Style)>,
    room: usize,
    height: usize,
) -> Vec<(String, String, Style)> {
    let broken = whole.iter().flat_map(|(keys, label, style)| {
        wrap(label, room).into_iter().enumerate().map(|(at, part)| {
            let (keys, lead) = if at == 0 { (keys.as_str(), "") } else { ("", "  ") };
            (keys.to_owned(), format!("{lead}{part}"), *style)
        })
    });
    let broken: Vec<_> = broken.collect();
    if broken.len() <= height {
        return broken;
    }
    let cut = |label: String| fit(&label, room.min(cells(&label)));
    whole.into_iter().map(|(keys, label, style)| (keys, cut(label), style)).collect()
}

/// Returns the label of an action, with the reason if it is disabled, and its style.
fn action_label(label: &str, why_not: Option<&str>, theme: &Theme) -> (String, Style) {
    let style = if why_not.is_some() { theme.faint } else { theme.text };
    (app::with_reason(label, why_not), style)
}

fn first_line(area: Rect) -> Rect {
    Rect { height: area.height.min(1), ..area }
}
