//! Paints one organisation: its tabs, and the band with the (+).

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};
use unicode_width::UnicodeWidthStr;

use super::{details, members, requests, tabs};
use crate::{
    app::{Organisation, Tab},
    ui::{Paint, span, widgets::wrap},
};

/// Paints it; returns the place of the cursor.
pub(in crate::ui) fn organisation(
    screen: &Organisation,
    paint: &Paint<'_>,
    buf: &mut Buffer,
) -> Option<Position> {
    tabs(paint, buf);
    let cursor = match screen.tab {
        Tab::Details => {
            details::details(screen, paint, buf);
            None
        }
        Tab::Members => members::members(screen, paint, buf),
        Tab::Requests => requests::requests(screen, paint, buf),
    };
    if screen.tab != Tab::Details && !screen.details.is_empty() {
        band(screen, paint, buf);
    }
    cursor
}

/// The orange (+), or a grey one with the reason and the names of who can.
fn band(screen: &Organisation, paint: &Paint<'_>, buf: &mut Buffer) {
    let (texts, theme, area, plus) = (paint.texts, paint.theme, paint.at.band, paint.at.plus);
    let Some(why) = screen.why_not_add() else {
        let label = texts.add_member;
        let width = u16::try_from(label.width()).unwrap_or(0);
        let x = plus.x.saturating_sub(width + 1);
        let middle = Rect { x, y: area.y + area.height / 2, width, height: 1 }.intersection(area);
        paint.line(middle, vec![span(label, theme.accent)], buf);
        round(paint, theme.plus, buf);
        return;
    };
    round(paint, theme.off, buf);
    let room = usize::from(plus.x.saturating_sub(area.x + 2));
    let text = (texts.refusal)(&why, &paint.state.zone);
    for (line, part) in area.rows().zip(wrap(&text, room)) {
        let line = Rect { x: line.x + 1, width: line.width.saturating_sub(1), ..line };
        paint.line(line, vec![span(part, theme.faint)], buf);
    }
}

fn round(paint: &Paint<'_>, style: ratatui::style::Style, buf: &mut Buffer) {
    let plus = paint.at.plus;
    let lines: &[&str] = if plus.height >= 3 {
        &["╭─────╮", "│  +  │", "╰─────╯"]
    } else {
        &["  (+)  "]
    };
    for (line, text) in plus.rows().zip(lines) {
        paint.line(line, vec![span(*text, style)], buf);
    }
}
