//! Paints one user with their memberships and ssh keys.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{
    empty_list,
    keys::keys,
    plus::plus,
    rows_in_pane::{members_in_pane, pane_events},
    tabs,
};
use crate::{
    app::{self, Action, List, Situation, UserScreen, UserTab},
    columns::CellTone,
    domain::{AccessRow, UserDetails},
    text,
    ui::{
        Paint, span,
        widgets::{RowDetails, cells, fit, pane, table, toned},
    },
};

/// Paints the screen. It has no text field, so it returns no cursor.
pub(in crate::ui) fn user(
    screen: &UserScreen,
    paint: &Paint<'_>,
    buf: &mut Buffer,
) -> Option<Position> {
    let (lang, theme, at) = (paint.lang, paint.theme, &paint.at);
    let Some(user) = screen.details.get() else {
        paint.line(at.filter, vec![span(paint.placeholder_text(), theme.faint)], buf);
        return None;
    };
    tabs(paint, buf);
    if screen.tab == UserTab::Keys {
        keys(screen, paint, buf);
        return None;
    }
    about(user, paint, buf);
    marked(&screen.list, paint, buf);
    table(paint, buf);
    let none = if user.can_manage || user.me {
        text::forms::ACCESS_NONE.of(lang)
    } else {
        text::forms::ACCESS_HIDDEN.of(lang)
    };
    plus(Action::GiveAccess, text::actions::GIVE_ACCESS.of(lang), paint, buf);
    let is_offered = Situation::from_screen(paint.state).availability(Action::GiveAccess);
    let keys = paint.state.keymap.hint(paint.state.screen.contexts(), Action::GiveAccess);
    let keys = keys.filter(|_| is_offered.is_hinted());
    let give = keys.map(|keys| format!("{keys}  {}", text::actions::GIVE_ACCESS.of(lang)));
    let lines: Vec<String> = [none.to_owned()].into_iter().chain(give).collect();
    empty_list(paint, &screen.list, &lines, buf);
    if screen.list.marked_count() > 0 {
        detail_of_marked(&screen.list, paint, buf);
    } else if let Some(row) = screen.list.current() {
        detail(screen, row, paint, buf);
    }
    None
}

/// Paints the number of marked organisations at the right of the first line about the user.
fn marked(list: &List<AccessRow>, paint: &Paint<'_>, buf: &mut Buffer) {
    let marked = list.marked_count();
    let (Some(line), 1..) = (paint.at.filter.rows().next(), marked) else { return };
    let all = list.unfiltered();
    let [count, short] = text::people::access::count_marked(paint.lang, marked, all);
    let is_free = |x: u16| buf.cell((x, line.y)).is_none_or(|cell| cell.symbol() == " ");
    for count in [count, short] {
        let width = u16::try_from(cells(&count)).unwrap_or(u16::MAX);
        let x = line.right().saturating_sub(width).max(line.x);
        // Beside the text about the user, with a gap.
        if (x.saturating_sub(2)..line.right()).all(is_free) {
            paint.line(Rect { x, width, ..line }, vec![span(count, paint.theme.faint)], buf);
            return;
        }
    }
}

/// Paints who the user is, above the list, with the keys that change it and a rule below.
fn about(user: &UserDetails, paint: &Paint<'_>, buf: &mut Buffer) {
    let (theme, area) = (paint.theme, paint.at.filter);
    let lines = Rect { height: area.height.saturating_sub(1), ..area };
    let facts = text::people::user_page::page_facts(paint.lang, user, &paint.state.zone);
    let labels = facts.iter().map(|(label, _)| cells(label)).max().unwrap_or(0) + app::LABEL_GAP;
    for (line, (label, fact)) in lines.rows().zip(facts) {
        // No text touches the rule beside it.
        let room = usize::from(line.width.saturating_sub(1)).saturating_sub(labels);
        let mut spans = vec![span(fit(label, labels), theme.faint)];
        spans.extend(toned(theme, fit(&fact, room), CellTone::Sign));
        paint.line(line, spans, buf);
    }
    for hint in app::card_hints(paint.state) {
        let keys = span(hint.keys, theme.accent);
        paint.line(hint.area, vec![keys, span(format!(" {}", hint.label), theme.faint)], buf);
    }
    let rule = Rect { y: area.bottom().saturating_sub(1), height: 1.min(area.height), ..area };
    paint.across(rule, buf);
}

/// Paints the organisation under the cursor: beside the list its members, and what happened to the
/// access of the user.
fn detail(screen: &UserScreen, row: &AccessRow, paint: &Paint<'_>, buf: &mut Buffer) {
    let facts = text::people::access::details(paint.lang, row, &paint.state.zone, paint.state.now);
    // Without events of the access that the viewer may see, those of the organisation stand there.
    let events = match screen.access_pane() {
        Some(access) if access.events.is_empty() => screen.organisation_pane(),
        access => access,
    };
    let details = RowDetails {
        title: row.org.1.to_string(),
        facts,
        related: members_in_pane(screen.organisation_pane(), paint),
        events: pane_events(events, true, paint),
    };
    pane(paint, details, buf);
}

/// Paints the names of the marked organisations.
fn detail_of_marked(list: &List<AccessRow>, paint: &Paint<'_>, buf: &mut Buffer) {
    let rows: Vec<_> = list.iter_action_rows().collect();
    let (title, facts) = text::people::access::marked(paint.lang, &rows);
    pane(paint, RowDetails { title, facts, ..RowDetails::default() }, buf);
}
