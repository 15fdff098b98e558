//! Paints the list of organisations.

use ratatui::{buffer::Buffer, layout::Position};

use crate::{
    app::{Action, OrganisationsScreen},
    domain::{Me, OrgRow, rights::EnvRights},
    text,
    ui::{
        Paint,
        screens::{
            empty_list, filter, key_lines,
            plus::plus,
            rows_in_pane::{members_in_pane, pane_events, without_row},
            rule_below,
        },
        widgets::{RowDetails, hidden_sort_order, is_beside, pane, table},
    },
};

/// Returns the text of the empty list: what to do now, or paused access, or the requests that wait
/// for the user.
fn empty_text(paint: &Paint<'_>) -> Vec<String> {
    match paint.state.me.get() {
        Some(Me { paused: Some((org, until)), .. }) => {
            vec![text::people::verbs::members::own_pause(paint.lang, org, *until)]
        }
        Some(me) if me.waiting == 0 && me.may_manage_env().is_ok() => {
            key_lines(paint, &text::organisations::NO_ORGANISATIONS_YET)
        }
        me => {
            let waiting = me.map_or(0, |me| me.waiting);
            let none = text::organisations::no_organisations(paint.lang, waiting);
            vec![none]
        }
    }
}

/// Paints the list; returns the cursor position.
pub(in crate::ui) fn organisations(
    screen: &OrganisationsScreen,
    paint: &Paint<'_>,
    buf: &mut Buffer,
) -> Option<Position> {
    let lang = paint.lang;
    let list = &screen.list;
    let count = text::organisations::count_organisations(lang, list.total(), list.unfiltered());
    let count = format!("{count}{}", hidden_sort_order(paint));
    let cursor = filter(paint, list, &count, buf);
    rule_below(paint, paint.at.filter, buf);
    table(paint, buf);
    empty_list(paint, list, &empty_text(paint), buf);
    if let Some(row) = list.current() {
        detail(screen, row, paint, buf);
    }
    if !paint.state.me.is_empty() {
        plus(Action::NewOrganisation, text::forms::ADD_ORGANISATION.of(lang), paint, buf);
    }
    cursor
}

fn detail(screen: &OrganisationsScreen, row: &OrgRow, paint: &Paint<'_>, buf: &mut Buffer) {
    let mut facts = text::facts::summary(paint.lang, row, &paint.state.zone);
    if is_beside(paint) {
        facts.extend(text::facts::number_fact(paint.lang, row));
    }
    let details = RowDetails {
        title: row.name.to_string(),
        facts: without_row(facts, paint),
        related: members_in_pane(screen.pane(), paint),
        events: pane_events(screen.pane(), true, paint),
    };
    pane(paint, details, buf);
}
