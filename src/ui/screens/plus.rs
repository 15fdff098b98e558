//! Paints the band with the round (+): orange, or grey with the reason why it is disabled and who
//! can help.

use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    app::{Action, DisabledReason, Situation},
    text,
    ui::{
        Paint, span,
        widgets::{cells, fit, wrap},
    },
};

/// Paints the (+) of this action with its label, or disabled with its reason.
pub(super) fn plus(action: Action, label: &str, paint: &Paint<'_>, buf: &mut Buffer) {
    let (theme, area, plus) = (paint.theme, paint.at.band, paint.at.plus);
    // It is a button, and stands alone.
    let label = &text::grammar::names::upper_first(label);
    let answer = Situation::from_screen(paint.state).availability(action);
    if paint.at.has_bar() {
        return plus_on_rule(answer.reason(), label, paint, buf);
    }
    let Some(text) = answer.reason().map(|why| why.plus_message(paint.state)) else {
        let width = u16::try_from(cells(label)).unwrap_or(0);
        let x = plus.x.saturating_sub(width + 1);
        let middle = Rect { x, y: area.y + area.height / 2, width, height: 1 }.intersection(area);
        paint.line(middle, vec![span(label.to_owned(), theme.text)], buf);
        paint_round(paint, theme.plus, buf);
        return;
    };
    paint_round(paint, theme.off, buf);
    let room = usize::from(plus.x.saturating_sub(area.x + 2));
    let mut parts = wrap(&text, room);
    // If the reason does not fit, its last line is cut with an ellipsis; pressing + shows the rest.
    let rest = parts.split_off(usize::from(area.height).min(parts.len()));
    if let (Some(last), Some(next)) = (parts.last_mut(), rest.first()) {
        *last = fit(&format!("{last} {next}"), room);
    }
    // One line stands beside the sign, as the label of an enabled (+) does.
    let above = area.height.saturating_sub(u16::try_from(parts.len()).unwrap_or(0)) / 2;
    let width = parts.iter().map(|part| cells(part)).max().unwrap_or(0);
    let x = plus.x.saturating_sub(u16::try_from(width).unwrap_or(0) + 1).max(area.x);
    for (line, part) in area.rows().skip(above.into()).zip(parts) {
        let line = Rect { x, width: line.right().saturating_sub(x), ..line };
        paint.line(line, vec![span(part, theme.faint)], buf);
    }
}

/// Paints the (+) on the rule above the hints, with its label or the reason to its left.
fn plus_on_rule(why: Option<&DisabledReason>, label: &str, paint: &Paint<'_>, buf: &mut Buffer) {
    let (theme, area, plus) = (paint.theme, paint.at.band, paint.at.plus);
    let style = if why.is_some() { theme.off } else { theme.plus };
    paint.on_rule(plus, vec![span("  +  ", style)], buf);
    // A notice that the file is read-only or the connection is lost says more than the label.
    if !paint.is_rule(area.x, plus.x, buf) {
        return;
    }
    let (text, style) = match why {
        Some(why) => (why.plus_message(paint.state), theme.faint),
        None => (label.to_owned(), theme.text),
    };
    let room = usize::from(plus.x.saturating_sub(area.x + 4));
    let text = format!(" {} ", fit(&text, room.min(cells(&text))));
    let width = u16::try_from(cells(&text)).unwrap_or(0);
    let x = plus.x.saturating_sub(width + 1);
    paint.on_rule(Rect { x, width, ..area }, vec![span(text, style)], buf);
}

fn paint_round(paint: &Paint<'_>, style: ratatui::style::Style, buf: &mut Buffer) {
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
