//! Paints the list of organisations.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use crate::{
    app::{Action, OrganisationsScreen},
    domain::{OrgRow, OrgStatus, SortBy, rights::EnvRights},
    ui::{
        Paint,
        screens::{filter, level_column, nothing, plus::plus, under},
        span,
        widgets::{Column, columns, rows},
    },
};

/// Returns the text of the empty list.
fn none(paint: &Paint<'_>) -> String {
    match paint.state.me.get() {
        Some(me) if me.waiting == 0 && me.may_manage_env().is_ok() => {
            paint.texts.no_organisations_yet.to_owned()
        }
        me => (paint.texts.no_organisations)(me.map_or(0, |me| me.waiting)),
    }
}

/// Paints the list; returns the cursor position.
pub(in crate::ui) fn organisations(
    screen: &OrganisationsScreen,
    paint: &Paint<'_>,
    buf: &mut Buffer,
) -> Option<Position> {
    let (texts, theme) = (paint.texts, paint.theme);
    let list = &screen.list;
    let count = (texts.count_organisations)(list.total(), list.unfiltered());
    let cursor = filter(paint, list, &count, buf);
    under(paint, paint.at.filter, buf);
    let mut shown = vec![Column::new(texts.name, 0).by(SortBy::Name)];
    if !paint.at.is_narrow {
        shown.push(Column::new(texts.number, 15));
    }
    let level = level_column(texts, texts.my_level, 10).by(SortBy::Level);
    shown.extend([
        Column::new(texts.status, 17).by(SortBy::Status),
        level,
        Column::new(texts.members, 6),
    ]);
    columns(paint, &shown, paint.at.columns, buf);
    let cells = |row: &OrgRow| {
        let (status, style) = match row.status {
            OrgStatus::Active if row.unmanaged => (texts.unmanaged, theme.notice),
            OrgStatus::Active => ((texts.org_status)(row.status), theme.text),
            other => ((texts.org_status)(other), theme.notice),
        };
        let number = row.number.as_ref().map_or(String::new(), |n| (texts.number_value)(n));
        // Organisations that the user cannot open are listed, but muted.
        let name = if row.my_level.is_some() { theme.text } else { theme.faint };
        let new = if list.is_new(row) { texts.new_row } else { "" };
        let mut cells = vec![(format!("{}{new}", row.name), name)];
        if !paint.at.is_narrow {
            cells.push((number, theme.text));
        }
        cells.extend([
            (status.to_owned(), style),
            (row.my_level.map_or(texts.not_member, texts.level).to_owned(), theme.text),
            (row.members.to_string(), theme.text),
        ]);
        cells
    };
    rows(paint, list, &shown, cells, buf);
    nothing(paint, list, &[none(paint)], buf);
    if let Some(row) = list.current() {
        detail(paint, row, buf);
    }
    if !paint.state.me.is_empty() {
        plus(Action::NewOrganisation, texts.plus, paint, buf);
    }
    cursor
}

fn detail(paint: &Paint<'_>, row: &OrgRow, buf: &mut Buffer) {
    let (texts, theme, area) = (paint.texts, paint.theme, paint.at.detail);
    if area.height < 3 {
        return;
    }
    paint.rule(area, buf);
    let lines = (texts.org_summary)(row, &paint.state.zone);
    let head = std::iter::once((row.name.to_string(), theme.head));
    let lines = head.chain(lines.into_iter().map(|line| (format!("  {line}"), theme.text)));
    for (line, (text, style)) in area.rows().skip(1).zip(lines) {
        let line = Rect { x: line.x + 1, width: line.width.saturating_sub(1), ..line };
        paint.line(line, vec![span(text, style)], buf);
    }
}
