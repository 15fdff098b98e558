//! Paints one user with their memberships and ssh keys.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{facts, keys::keys, level_column, nothing, tabs};
use crate::{
    app::{UserScreen, UserTab},
    domain::AccessRow,
    text,
    ui::{
        Paint, span,
        widgets::{Cell, Column, columns, rows},
    },
};

/// Paints the screen. It has no text field, so it returns no cursor.
pub(in crate::ui) fn user(
    screen: &UserScreen,
    paint: &Paint<'_>,
    buf: &mut Buffer,
) -> Option<Position> {
    let (texts, theme, at) = (paint.texts, paint.theme, &paint.at);
    let Some(user) = screen.details.get() else {
        paint.line(at.filter, vec![span(paint.loading(), theme.faint)], buf);
        return None;
    };
    tabs(paint, buf);
    if screen.tab == UserTab::Keys {
        keys(screen, paint, buf);
        return None;
    }
    let about = text::people::users::facts(texts.lang, user, &paint.state.zone);
    let area = Rect { height: at.filter.height.saturating_sub(1), ..at.filter };
    facts(paint, area, &about, buf);
    let rule = Rect { y: at.filter.bottom().saturating_sub(1), height: 1, ..at.filter };
    paint.rule(rule, buf);
    let mut shown =
        vec![Column::new(texts.organisations, 0), level_column(texts, texts.level_head, 11)];
    if !at.is_narrow {
        shown.push(Column::new(texts.origin, 12));
    }
    shown.push(Column::new(text::forms::SINCE.of(texts.lang), 24));
    columns(paint, &shown, at.columns, buf);
    rows(paint, &screen.list, &shown, |row| cells(paint, row), buf);
    let none = if user.mine || user.me {
        text::forms::ACCESS_NONE.of(texts.lang)
    } else {
        text::forms::ACCESS_HIDDEN.of(texts.lang)
    };
    nothing(paint, &screen.list, &[none.to_owned()], buf);
    None
}

fn cells(paint: &Paint<'_>, row: &AccessRow) -> Vec<Cell> {
    let (texts, theme) = (paint.texts, paint.theme);
    let (level, since, origin) = text::people::users::access(texts.lang, row, &paint.state.zone);
    let mut cells = vec![(row.org.1.to_string(), theme.text), (level, theme.text)];
    if !paint.at.is_narrow {
        cells.push((origin, theme.text));
    }
    cells.push((since, theme.text));
    cells
}
