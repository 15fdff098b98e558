//! Messages, on the rule above the key hints, where they cover no text of the screen.

use ratatui::{buffer::Buffer, layout::Rect, style::Style};

use super::{cells, fit, wrap};
use crate::{
    app::{Action, Toast, Tone},
    text,
    ui::{Paint, span},
};

/// Paints the newest message on the rule above the hints. A longer message also covers the hints
/// and, if necessary, lines above the rule, so that it is complete.
pub(in crate::ui) fn toasts(paint: &Paint<'_>, buf: &mut Buffer) {
    let Some((tone, text)) = newest(paint) else { return };
    let (sign, style) = tone_style(paint, tone);
    let (hint, content) = (paint.at.hint, paint.at.content);
    let rule = hint.y.saturating_sub(1);
    let on_rule = paint.at.has_bar() && !paint.at.plus.is_empty();
    let right = if on_rule { paint.at.plus.x } else { content.right() };
    let beside = Rect { y: rule, height: 1, width: right.saturating_sub(content.x), ..content };
    if cells(&text) + 5 < usize::from(beside.width) {
        let end = beside.x + 6 + u16::try_from(cells(&text)).unwrap_or(0);
        if !paint.is_rule(beside.x, end.min(right), buf) {
            paint.bottom_rule(beside, buf);
        }
        let area = Rect { x: beside.x + 1, width: beside.width.saturating_sub(1), ..beside };
        let said = span(format!("{text} "), paint.theme.text);
        paint.on_rule(area, vec![span(format!(" {sign} "), style), said], buf);
        return;
    }
    let room = usize::from(hint.width).saturating_sub(6);
    let lines = wrap(&text, room);
    let top = rule.saturating_sub(u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_sub(2));
    for (y, line) in (top..=hint.y).zip(lines) {
        let sign = span(format!(" {} ", if y == top { sign } else { " " }), style);
        let area = Rect { x: hint.x + 1, y, ..hint };
        paint.line(area, vec![sign, span(fit(&line, room + 1), paint.theme.text)], buf);
    }
}

/// Returns the message to show: the wait for another process, or else the newest one, with the
/// action that it offers and the number of others.
fn newest(paint: &Paint<'_>) -> Option<(Tone, String)> {
    if let Some(since) = paint.state.busy_since() {
        let waited = paint.state.now.at.0.saturating_sub(since.0) / 1000;
        return Some((Tone::Notice, joined(&text::messages::busy(paint.lang, waited))));
    }
    let visible = paint.state.toasts.visible();
    let Toast { tone, lines, offer, .. } = visible.last()?;
    let mut parts = vec![joined(lines)];
    // The keys of the screen do not work while a dialog is open.
    if paint.state.dialog.is_none() {
        parts.extend(offer.and_then(|(action, _)| offered_label(paint, action)));
        let others = visible.len() - 1;
        parts.extend((others > 0).then(|| text::messages::more_messages(paint.lang, others)));
    }
    Some((*tone, parts.join(" · ")))
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
