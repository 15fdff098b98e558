//! Messages, on the rule above the key hints, where they cover no text of the screen.

use ratatui::{buffer::Buffer, layout::Rect, style::Style};

use super::cells;
use crate::{
    app::{self, ToastView, Tone},
    ui::{Paint, span},
};

/// Paints the newest message on the rule above the hints, and on lines above the rule if it is long.
pub(in crate::ui) fn toasts(paint: &Paint<'_>, buf: &mut Buffer) {
    let Some(ToastView { area, tone, lines, is_on_rule }) = app::visible_toast(paint.state) else {
        return;
    };
    let (sign, style) = tone_style(paint, tone);
    if is_on_rule {
        let line = lines.into_iter().next().unwrap_or_default();
        let end = area.x + 6 + u16::try_from(cells(&line)).unwrap_or(0);
        if !paint.is_rule(area.x, end.min(area.right()), buf) {
            paint.bottom_rule(area, buf);
        }
        let area = Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area };
        let said = span(format!("{line} "), paint.theme.text);
        paint.on_rule(area, vec![span(format!(" {sign} "), style), said], buf);
        return;
    }
    for (covered, line) in area.rows().zip(lines) {
        let sign = if covered.y == area.y { sign } else { " " };
        // Nothing of what stood there shows through, such as the colour of the (+).
        buf.set_style(covered, Style::reset());
        let blank = " ".repeat(usize::from(covered.width));
        paint.line(covered, vec![span(blank, paint.theme.text)], buf);
        let area = Rect { x: covered.x + 1, ..covered };
        let sign = span(format!(" {sign} "), style);
        paint.line(area, vec![sign, span(line, paint.theme.text)], buf);
    }
}

fn tone_style(paint: &Paint<'_>, tone: Tone) -> (&'static str, Style) {
    let theme = paint.theme;
    match tone {
        Tone::Good => ("✓", theme.good),
        Tone::Notice => ("!", theme.notice),
        Tone::Bad => ("✗", theme.bad),
    }
}
