//! Messages at the bottom left of the content, never over the (+).

use ratatui::{buffer::Buffer, layout::Rect};
use unicode_width::UnicodeWidthStr;

use super::{fit, frame, wrap};
use crate::{
    app::{Toast, Tone},
    ui::{Paint, span},
};

/// How many messages are shown at once.
const STACK: usize = 3;

/// Paints the newest messages, the newest lowest; of more it says how many.
pub(in crate::ui) fn toasts(paint: &Paint<'_>, buf: &mut Buffer) {
    let content = paint.at.content;
    let mut bottom = content.bottom();
    if let Some(since) = paint.state.busy_since() {
        let waited = paint.state.now.at.0.saturating_sub(since.0) / 1000;
        let lines = (paint.texts.busy)(waited);
        bottom = paint_one(paint, (Tone::Notice, &lines), bottom, buf);
    }
    let shown = paint.state.toasts.shown();
    for toast in shown.iter().rev().take(STACK) {
        let Toast { tone, lines, .. } = toast;
        bottom = paint_one(paint, (*tone, lines), bottom, buf);
    }
    let more = shown.len().saturating_sub(STACK);
    if more > 0 && bottom > content.y + 1 {
        let line = Rect { y: bottom - 1, height: 1, x: content.x + 1, ..content };
        let text = (paint.texts.more_messages)(more);
        let width = u16::try_from(text.width()).unwrap_or(0).min(content.width);
        paint.line(Rect { width, ..line }, vec![span(text, paint.theme.faint)], buf);
    }
}

fn paint_one(
    paint: &Paint<'_>,
    (tone, lines): (Tone, &[String]),
    bottom: u16,
    buf: &mut Buffer,
) -> u16 {
    let (theme, texts, content) = (paint.theme, paint.texts, paint.at.content);
    let width = 64.min(content.width.saturating_sub(26)).max(30.min(content.width));
    let inside = usize::from(width.saturating_sub(6));
    let lines: Vec<(bool, String)> = lines
        .iter()
        .flat_map(|line| wrap(line, inside).into_iter().enumerate())
        .map(|(at, part)| (at == 0, part))
        .collect();
    let height = u16::try_from(lines.len() + 2).unwrap_or(u16::MAX);
    let top = bottom.saturating_sub(height).max(content.y);
    let area = Rect { x: content.x + 1, y: top, width, height: bottom - top }.intersection(content);
    if area.height < 3 {
        return bottom;
    }
    let (sign, style, title) = match tone {
        Tone::Good => ("✓", theme.good, texts.toast_good),
        Tone::Notice => ("!", theme.notice, texts.toast_notice),
        Tone::Bad => ("✗", theme.bad, texts.toast_bad),
    };
    frame(paint, area, (title, texts.toast_remark), buf);
    for (row, (first, text)) in area.rows().skip(1).zip(&lines).take(usize::from(area.height) - 2) {
        let sign = if *first { sign } else { " " };
        let row = Rect { x: row.x + 2, width: row.width.saturating_sub(3), ..row };
        let spans = vec![span(format!("{sign} "), style), span(fit(text, inside), theme.text)];
        paint.line(row, spans, buf);
    }
    top
}
