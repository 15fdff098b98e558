//! Messages, on the rule above the key hints, where they cover no text of the screen.

use ratatui::{buffer::Buffer, layout::Rect, style::Style};

use super::{cells, fit, wrap};
use crate::{
    app::{Action, Toast, Tone},
    text,
    ui::{Paint, span},
};

/// Maximum number of lines of a remark; its key shows the rest.
const MAX_LINES: usize = 4;
/// Minimum cells of a message that is cut.
const MIN_TEXT: usize = 30;

/// Paints the newest message on the rule above the hints. If something was done, a longer message is
/// cut, and its key shows the rest. A longer refusal or failure also covers the hints and, if
/// necessary, lines above the rule, so that it is complete; below an overlay it is cut too.
pub(in crate::ui) fn toasts(paint: &Paint<'_>, buf: &mut Buffer) {
    let Some(message) = newest(paint) else { return };
    let Message { tone, text, keys, is_result, .. } = &message;
    let (tone, is_result) = (*tone, *is_result);
    let (sign, style) = tone_style(paint, tone);
    let (hint, content) = (paint.at.hint, paint.at.content);
    let rule = hint.y.saturating_sub(1);
    let on_rule = paint.at.has_bar() && !paint.at.plus.is_empty();
    let right = if on_rule { paint.at.plus.x } else { content.right() };
    // A longer message may begin at the left edge, also without its keys.
    let from = |x: u16| Rect { x, y: rule, height: 1, width: right.saturating_sub(x) };
    let whole = format!("{text}{keys}");
    let fitting = [&whole, text].into_iter().find_map(|line| {
        let mut areas = [from(content.x), from(hint.x)].into_iter();
        let area = areas.find(|area| cells(line) <= room_on_rule(*area))?;
        Some((area, line.clone()))
    });
    // An overlay or a list of keys would leave a part of a longer message on the screen.
    let is_covered = paint.state.overlay.is_some() || !paint.state.pending.is_empty();
    let fitting = fitting.or_else(|| {
        let area = from(hint.x);
        let room = room_on_rule(area);
        let line = cut(paint, &message, room).filter(|_| is_result || is_covered);
        let start = || is_covered.then(|| fit(text, room));
        Some((area, line.or_else(start)?))
    });
    if let Some((area, line)) = fitting {
        let end = area.x + 6 + u16::try_from(cells(&line)).unwrap_or(0);
        if !paint.is_rule(area.x, end.min(right), buf) {
            paint.bottom_rule(area, buf);
        }
        let area = Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area };
        let said = span(format!("{line} "), paint.theme.text);
        paint.on_rule(area, vec![span(format!(" {sign} "), style), said], buf);
        return;
    }
    let lines = wrapped(tone, &whole, usize::from(hint.width).saturating_sub(6), hint.y);
    let top = rule.saturating_sub(u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_sub(2));
    for (y, line) in (top..=hint.y).zip(lines) {
        let sign = span(format!(" {} ", if y == top { sign } else { " " }), style);
        let covered = Rect { y, ..hint };
        // Nothing of what stood there shows through, such as the colour of the (+).
        buf.set_style(covered, Style::reset());
        let blank = " ".repeat(usize::from(hint.width));
        paint.line(covered, vec![span(blank, paint.theme.text)], buf);
        let area = Rect { x: hint.x + 1, ..covered };
        paint.line(area, vec![sign, span(line, paint.theme.text)], buf);
    }
}

/// Wraps a message to the number of lines that it may take, and cuts the last. `below` is the number
/// of lines above the hints.
fn wrapped(tone: Tone, text: &str, room: usize, below: u16) -> Vec<String> {
    let mut lines = wrap(text, room);
    let most = if tone == Tone::Bad { usize::from(below / 2) } else { MAX_LINES };
    let rest = lines.split_off(most.max(1).min(lines.len()));
    if let (Some(last), Some(next)) = (lines.last_mut(), rest.first()) {
        *last = fit(&format!("{last} {next}"), room);
    }
    lines
}

/// A message to show.
struct Message {
    tone: Tone,
    text: String,
    /// The action that the message offers and the number of other messages, each behind a ` · `.
    keys: String,
    /// `true` if the message reports what was done, so that its first words tell enough.
    is_result: bool,
    /// The short form, if the command skipped some.
    skipped: Option<SkippedInShort>,
}

/// The short form of a message about a command that skipped some.
struct SkippedInShort {
    /// The first line of the message: what was done.
    done: String,
    /// The number of those who were skipped, behind a ` · `.
    count: String,
}

/// The cells for a message on the rule, between a blank, the sign and a blank before it and two
/// blanks behind it.
fn room_on_rule(area: Rect) -> usize {
    usize::from(area.width).saturating_sub(6)
}

/// Returns the message on one line, with its text cut, the number of those who were skipped, and the
/// key that shows it whole. `None` if hardly anything would be left of the text.
fn cut(paint: &Paint<'_>, message: &Message, room: usize) -> Option<String> {
    let Message { text, keys, skipped, .. } = message;
    let text = skipped.as_ref().map_or(text, |skipped| &skipped.done);
    let count = skipped.as_ref().map_or("", |skipped| &skipped.count);
    // In a dialog or a filter the key is a letter, and the message is only cut.
    let all = offered_label(paint, Action::Messages).filter(|_| !paint.state.is_typing());
    let key = all.and_then(|all| Some(format!(" ({})", all.split(' ').next()?)));
    let key = key.unwrap_or_default();
    // The key to undo stands among the hints too.
    let ends = [format!("{count}{key}{keys}"), format!("{count}{key}")];
    ends.iter().find_map(|end| {
        let left = room.checked_sub(cells(end)).filter(|left| *left >= MIN_TEXT)?;
        Some(format!("{}{end}", fit(text, left).trim_end()))
    })
}

/// Returns the message to show: the wait for another process or for an answer, or else the newest one, with the
/// action that it offers and the number of others.
fn newest(paint: &Paint<'_>) -> Option<Message> {
    if let Some(since) = paint.state.busy_since() {
        let waited = paint.state.now.at.0.saturating_sub(since.0) / 1000;
        let text = joined(&text::messages::busy(paint.lang, waited));
        let (tone, keys) = (Tone::Notice, String::new());
        return Some(Message { tone, text, keys, is_result: false, skipped: None });
    }
    if paint.state.is_saving_slowly() {
        let text = text::messages::SAVING.of(paint.lang).to_owned();
        let (tone, keys) = (Tone::Notice, String::new());
        return Some(Message { tone, text, keys, is_result: false, skipped: None });
    }
    let visible = paint.state.toasts.visible();
    let Toast { tone, lines, offer, skipped, .. } = visible.last()?;
    let mut keys = String::new();
    // The keys of the screen do not work while a dialog is open.
    if paint.state.dialog.is_none() {
        let others = visible.len() - 1;
        let more = (others > 0).then(|| text::messages::more_messages(paint.lang, others));
        let offer = offer.and_then(|(action, _)| offered_label(paint, action));
        for part in offer.into_iter().chain(more) {
            keys.push_str(" · ");
            keys.push_str(&part);
        }
    }
    let is_result = *tone == Tone::Good || offer.is_some();
    let in_short = |first: &String| {
        let count = text::messages::skipped_count(paint.lang, *skipped);
        SkippedInShort { done: first.clone(), count: format!(" · {count}") }
    };
    let skipped = lines.first().filter(|_| *skipped > 0).map(in_short);
    Some(Message { tone: *tone, text: joined(lines), keys, is_result, skipped })
}

/// Joins the lines of a message, with ` · ` after a line that is not a sentence.
fn joined(lines: &[String]) -> String {
    let mut text = String::new();
    for line in lines {
        let separator = match text.chars().last() {
            None => "",
            Some('.' | ':' | '?') => " ",
            Some(_) => " · ",
        };
        text.push_str(separator);
        text.push_str(line.trim_start());
    }
    text
}

/// Returns the key and label of the action that a message offers; `None` if no key runs it here.
fn offered_label(paint: &Paint<'_>, action: Action) -> Option<String> {
    let keys = paint.state.keymap.hint(paint.state.contexts(), action)?;
    Some(format!("{} {}", paint.state.look.key_names(keys), action.label(paint.lang)))
}

fn tone_style(paint: &Paint<'_>, tone: Tone) -> (&'static str, Style) {
    let theme = paint.theme;
    match tone {
        Tone::Good => ("✓", theme.good),
        Tone::Notice => ("!", theme.notice),
        Tone::Bad => ("✗", theme.bad),
    }
}
