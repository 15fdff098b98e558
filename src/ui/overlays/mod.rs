//! Painters of the overlays: which-key, palette, help, messages and text sheets.

mod palette;

use ratatui::{
    buffer::Buffer,
    layout::{Margin, Position, Rect},
    style::Style,
};

use super::{
    Paint, Theme, span,
    widgets::{backdrop, cells, field, fit, frame, overlay_button, scroll_bar, toned, wrap},
};
use crate::{
    app::{self, Action, Help, HelpCell, Key, Overlay, RowKind, Situation, TextOverlay, Tone},
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
            overlay_button(paint, buf);
            None
        }
        Overlay::Sheet(sheet) => {
            self::sheet(sheet, paint, buf);
            overlay_button(paint, buf);
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
        let none = [
            (text::search::nothing_found(lang, help.field.text()), theme.text),
            (text::search::ESC_CLEARS.of(lang).to_owned(), theme.faint),
        ];
        for (line, (said, style)) in list.rows().zip(none) {
            paint.line(line, vec![span(said, style)], buf);
        }
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
            if row.is_selected {
                buf.set_style(line, theme.selected);
            }
        }
    }
    cursor
}

fn messages(top: usize, paint: &Paint<'_>, buf: &mut Buffer) {
    let (lang, theme, area) = (paint.lang, paint.theme, paint.at.overlay);
    frame(paint, area, text::messages::MESSAGES_TITLE.of(lang), "", buf);
    let inside = area.inner(Margin::new(3, 1));
    let mut rows = inside.rows().skip(1).take(paint.at.overlay_rows.into());
    if paint.state.toasts.history().is_empty() {
        let none = wrap(text::messages::NO_MESSAGES.of(lang), paint.at.overlay_width());
        for (row, text) in rows.by_ref().zip(none) {
            paint.line(row, vec![span(text, theme.faint)], buf);
        }
    }
    let lines = app::messages(&paint.state.toasts, paint.at.message_width());
    let (lines, hidden) = app::whole_messages(lines, top, paint.at.overlay_rows.into());
    if hidden > 0 {
        let last = Rect { y: inside.y + paint.at.overlay_rows, height: 1, ..inside };
        let more = text::messages::more_events(lang, hidden);
        paint.line(last, vec![span(format!("{:17}{more}", ""), theme.faint)], buf);
    }
    // The day stands once before the messages of that day, as in the log.
    let mut last_day = None;
    for (row, line) in rows.zip(lines) {
        if let Some(action) = line.offer {
            let keys = paint.state.keymap.hint(paint.state.contexts(), action).unwrap_or_default();
            let keys = format!("{:17}{}", "", paint.state.look.key_names(keys));
            let label = format!(" {}", action.label(lang));
            paint.line(row, vec![span(keys, theme.accent), span(label, theme.text)], buf);
            continue;
        }
        let (time, sign, style) =
            line.head.map_or((String::new(), " ", theme.text), |(at, tone)| {
                let time = at.map_or_else(String::new, |at| {
                    let day = at.day(&paint.state.zone);
                    let is_new_day = last_day.replace(day) != Some(day);
                    let day = if is_new_day {
                        text::words::day_and_month(lang, day)
                    } else {
                        String::new()
                    };
                    format!("{day:>6}  {}", text::day::clock(at, &paint.state.zone))
                });
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
    let rows = inside.rows().skip(1).take(paint.at.overlay_rows.into());
    for (row, (line, tone)) in rows.zip(lines.into_iter().skip(sheet.top)) {
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
    let content = paint.at.content;
    let room = content.width.saturating_sub(9).min(MAX_WHICH_KEY_WIDTH);
    let listed = listed_after(paint);
    let title = which_key_title(paint, &listed);
    let lines = which_key_lines(&listed, paint, [room, content.height - 2]);
    let widest = lines.iter().map(|(_, label, _)| cells(label) + 9).max();
    let width = widest.unwrap_or(0).max(cells(&title) + 6);
    let width = u16::try_from(width).unwrap_or(u16::MAX);
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

/// The largest width of a line of which-key, in cells; a longer reason breaks.
const MAX_WHICH_KEY_WIDTH: u16 = 58;

/// A key that which-key lists: the keys still to press, the action, and why it is disabled.
type ListedKey = (String, Action, Option<String>);

/// Returns the keys that can follow; those that do nothing now come last.
fn listed_after(paint: &Paint<'_>) -> Vec<ListedKey> {
    let state = paint.state;
    let after = state.keymap.bindings_after(state.contexts(), &state.pending);
    let situation = Situation::from_focus(state);
    let answered = after.into_iter().map(|(keys, act)| (keys, act, situation.availability(act)));
    let mut listed: Vec<ListedKey> = answered
        .filter(|(.., answer)| answer.is_listed())
        .map(|(keys, act, answer)| (keys, act, answer.reason().map(|why| why.short_message(state))))
        .collect();
    listed.sort_by_key(|(.., why)| why.is_some());
    listed
}

/// Returns the subject of a menu of keys, with the keys that opened it.
fn which_key_title(paint: &Paint<'_>, listed: &[ListedKey]) -> String {
    let state = paint.state;
    let typed: Vec<_> = state.pending.iter().map(Key::to_string).collect();
    let actions: Vec<Action> = listed.iter().map(|(_, action, _)| *action).collect();
    let subject = app::menu_subject(&actions, state.lang);
    format!("{subject} ({})", state.look.key_names(typed.join(" ")))
}

/// Returns the lines of which-key: keys, label with the reason if disabled, and style. Long reasons
/// wrap if all lines still fit; otherwise they are cut off.
fn which_key_lines(
    listed: &[ListedKey],
    paint: &Paint<'_>,
    [width, height]: [u16; 2],
) -> Vec<(String, String, Style)> {
    let state = paint.state;
    let line = |(keys, action, why): &ListedKey| {
        let label = app::menu_label(state, *action);
        let (label, style) = action_label(&label, why.as_deref(), paint.theme);
        (state.look.key_names(keys.clone()), label, style)
    };
    let whole = listed.iter().map(line).collect();
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
