//! Messages at the bottom left of the content, clear of the (+) and its label. While a dialog or
//! which-key is open, messages move below it, so that they never cover the question.

use ratatui::{buffer::Buffer, layout::Rect, style::Style};

use super::{cells, fit, frame, wrap};
use crate::{
    app::{Action, Toast, Tone},
    text,
    ui::{Paint, span},
};

/// Maximum number of messages shown at once.
const MAX_STACK: usize = 3;

/// Paints the newest messages, the newest at the bottom, and how many more there are.
pub(in crate::ui) fn toasts(paint: &Paint<'_>, buf: &mut Buffer) {
    if paint.state.dialog.is_some() || !paint.state.pending.is_empty() {
        return below_dialog(paint, buf);
    }
    let content = paint.at.content;
    let mut bottom = if is_in_the_way(paint, buf) { paint.at.band.y } else { content.bottom() };
    if let Some(since) = paint.state.busy_since() {
        let waited = paint.state.now.at.0.saturating_sub(since.0) / 1000;
        let lines = text::messages::busy(paint.lang, waited);
        bottom = paint_one(paint, (Tone::Notice, &lines, None), bottom, buf);
    }
    let shown = paint.state.toasts.visible();
    // Messages may cover about a third of the content.
    let highest = bottom.saturating_sub(content.height / 3);
    let mut count = 0;
    for toast in shown.iter().rev().take(MAX_STACK) {
        if count > 0 && bottom <= highest {
            break;
        }
        count += 1;
        let Toast { tone, lines, offer, .. } = toast;
        let offer = offer.and_then(|(action, _)| offered_label(paint, action));
        bottom = paint_one(paint, (*tone, lines, offer), bottom, buf);
    }
    let more = shown.len().saturating_sub(count);
    if more > 0 && bottom > content.y + 1 {
        let line = Rect { y: bottom - 1, height: 1, x: content.x + 1, ..content };
        let text = text::messages::more_messages(paint.lang, more);
        let width = u16::try_from(cells(&text)).unwrap_or(0).min(content.width);
        paint.line(Rect { width, ..line }, vec![span(text, paint.theme.faint)], buf);
    }
}

/// Width of a message including its frame, in cells.
fn width(content: Rect) -> u16 {
    64.min(content.width.saturating_sub(26)).max(30.min(content.width))
}

/// Returns whether a message at the bottom would cover the text beside the (+).
fn is_in_the_way(paint: &Paint<'_>, buf: &Buffer) -> bool {
    let content = paint.at.content;
    let area = Rect { x: content.x, width: width(content) + 1, ..paint.at.band };
    let mut here = area.intersection(paint.at.band).positions();
    here.any(|at| buf.cell(at).is_some_and(|cell| cell.symbol() != " "))
}

/// Paints the newest message on the rule above the hints. A longer message covers the hints too,
/// because it tells the user what to do.
fn below_dialog(paint: &Paint<'_>, buf: &mut Buffer) {
    let busy = paint.state.busy_since().map(|since| {
        let waited = paint.state.now.at.0.saturating_sub(since.0) / 1000;
        (Tone::Notice, text::messages::busy(paint.lang, waited))
    });
    let newest = paint.state.toasts.visible().last();
    let newest = newest.map(|toast| (toast.tone, toast.lines.clone()));
    let Some((tone, lines)) = busy.or(newest) else { return };
    let (sign, style, _) = tone_style(paint, tone);
    let hint = paint.at.hint;
    let room = usize::from(hint.width).saturating_sub(6);
    let lines = wrap(&lines.join(" "), room);
    let rule = hint.y.saturating_sub(1);
    let top = rule.saturating_sub(u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_sub(2));
    for (y, line) in (top..=hint.y).zip(lines) {
        // On the rule, the line continues after the text; elsewhere the text covers the whole
        // width.
        let line = if y == rule { format!("{line} ") } else { fit(&line, room + 1) };
        let sign = span(format!(" {} ", if y == top { sign } else { " " }), style);
        let area = Rect { x: hint.x + 1, y, ..hint };
        paint.line(area, vec![sign, span(line, paint.theme.text)], buf);
    }
}

/// Returns the key and label of the action that a message offers; `None` if no key runs it here.
fn offered_label(paint: &Paint<'_>, action: Action) -> Option<String> {
    let keys = paint.state.keymap.hint(paint.state.contexts(), action)?;
    Some(format!("{} {}", paint.state.look.key_names(keys), action.label(paint.lang)))
}

fn tone_style(paint: &Paint<'_>, tone: Tone) -> (&'static str, Style, &'static str) {
    let (theme, lang) = (paint.theme, paint.lang);
    match tone {
        Tone::Good => ("✓", theme.good, text::messages::TOAST_GOOD.of(lang)),
        Tone::Notice => ("!", theme.notice, text::messages::TOAST_NOTICE.of(lang)),
        Tone::Bad => ("✗", theme.bad, text::messages::TOAST_BAD.of(lang)),
    }
}

fn paint_one(
    paint: &Paint<'_>,
    (tone, lines, offer): (Tone, &[String], Option<String>),
    bottom: u16,
    buf: &mut Buffer,
) -> u16 {
    let (theme, lang, content) = (paint.theme, paint.lang, paint.at.content);
    let width = width(content);
    let inside = usize::from(width.saturating_sub(6));
    let mut lines: Vec<(bool, String)> = lines
        .iter()
        .flat_map(|line| wrap(line, inside).into_iter().enumerate())
        .map(|(at, part)| (at == 0, part))
        .collect();
    lines.extend(offer.map(|offer| (false, offer)));
    let height = u16::try_from(lines.len() + 2).unwrap_or(u16::MAX);
    let top = bottom.saturating_sub(height).max(content.y);
    let area = Rect { x: content.x + 1, y: top, width, height: bottom - top }.intersection(content);
    if area.height < 3 {
        return bottom;
    }
    let (sign, style, title) = tone_style(paint, tone);
    frame(paint, area, (title, text::messages::SHOW_MESSAGES_HINT.of(lang)), buf);
    for (row, (first, text)) in area.rows().skip(1).zip(&lines).take(usize::from(area.height) - 2) {
        let sign = if *first { sign } else { " " };
        let row = Rect { x: row.x + 2, width: row.width.saturating_sub(3), ..row };
        let spans = vec![span(format!("{sign} "), style), span(fit(text, inside), theme.text)];
        paint.line(row, spans, buf);
    }
    top
}
