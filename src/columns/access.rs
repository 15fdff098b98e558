//! The columns of *Toegang*: the organisations that a user has access to or an open request from.

use serde_json::json;

use super::{Cell, CellContext, CellTone, Column, ListColumns, Width};
use crate::{
    domain::{AccessBy, AccessRow, Level, PaneAccess},
    text,
};

/// The list *Toegang*: memberships first, then open requests.
pub static ACCESS: ListColumns<AccessRow> = ListColumns {
    schema: "toegang.access.list/1",
    name: "access",
    columns: &[
        Column::<AccessRow>::new(|lang| text::headings::ORGANISATION.of(lang))
            .screen(Width::NAME, |row, context| {
                Cell::plain(row.org.1.to_string()).marked_if_new(context)
            }),
        Column::<AccessRow>::new(|lang| text::headings::LEVEL_HEAD.of(lang)).screen(
            Width::words(9),
            |row, context| {
                let is_admin =
                    row.level == Level::OrgAdmin && matches!(row.by, AccessBy::Member(_));
                let tone = if is_admin { CellTone::Role } else { CellTone::Text };
                Cell::new(text::people::access::level(context.lang, row), tone)
            },
        ),
        Column::<AccessRow>::new(|lang| text::headings::ORIGIN.of(lang))
            .screen(Width::text(9, 24).goes(1), |row, context| {
                Cell::aside(text::people::access::origin(context.lang, row))
            }),
        Column::<AccessRow>::new(|lang| text::headings::MEMBER_SINCE.of(lang))
            .screen(Width::DAY.goes(2), |row, context| {
                Cell::day(row.since.day(context.zone), context, CellTone::Aside)
            }),
        Column::<AccessRow>::new(|lang| text::add_members::UNTIL_INCLUSIVE.of(lang))
            .screen(Width::DAY, |row, context| Cell::last_day(row.last_day, context)),
        Column::<AccessRow>::new(|lang| text::headings::STATUS.of(lang)).screen(
            Width::words(12).if_any(),
            |row, context| {
                let paused =
                    row.paused_until.map(|_| text::people::access::PAUSED.of(context.lang));
                Cell::new(paused.unwrap_or_default(), CellTone::Sign)
            },
        ),
    ],
    json: |row, _| {
        let state = match row.by {
            AccessBy::Member(_) => "member",
            AccessBy::Asked(_) => "asked",
        };
        json!({ "organisation": { "id": row.org.0, "name": row.org.1 }, "state": state,
            "level": row.level, "paused_until": row.paused_until })
    },
};

/// The cells of an organisation in the pane of a user, without headings: the name, the level and the
/// last day.
pub fn access_in_pane(row: &PaneAccess, context: &CellContext<'_>) -> Vec<Cell> {
    let lang = context.lang;
    let is_admin = row.level == Level::OrgAdmin;
    let level = text::words::level(lang, row.level);
    vec![
        Cell::plain(row.org.1.to_string()),
        Cell::new(level, if is_admin { CellTone::Role } else { CellTone::Text }),
        Cell::new(text::facts::pane::until(lang, row), CellTone::Faint),
    ]
}
