//! The columns of *Toegang*: the organisations that a user has access to or an open request from.

use serde_json::json;

use super::{Cell, Column, ColumnVisibility, ListColumns, Width, levels};
use crate::{
    domain::{AccessBy, AccessRow},
    text,
};

/// The list *Toegang*: memberships first, then open requests.
pub static ACCESS: ListColumns<AccessRow> = ListColumns {
    schema: "toegang.access.list/1",
    name: "access",
    columns: &[
        Column::<AccessRow>::new(|lang| text::headings::ORGANISATIONS.of(lang)).screen(
            Width::Remaining,
            ColumnVisibility::Always,
            |row, _| Cell::plain(row.org.1.to_string()),
        ),
        Column::<AccessRow>::new(|lang| text::headings::LEVEL_HEAD.of(lang)).screen(
            Width::FitWords(11, levels),
            ColumnVisibility::Always,
            |row, context| Cell::plain(text::people::users::access_level(context.lang, row)),
        ),
        Column::<AccessRow>::new(|lang| text::headings::ORIGIN.of(lang)).screen(
            Width::Fixed(12),
            ColumnVisibility::Wide,
            |row, context| Cell::plain(text::people::users::access_origin(context.lang, row)),
        ),
        Column::<AccessRow>::new(|lang| text::forms::SINCE.of(lang)).screen(
            Width::Fixed(24),
            ColumnVisibility::Always,
            |row, context| {
                Cell::plain(text::people::users::access_days(context.lang, row, context.zone))
            },
        ),
    ],
    json: |row, _| {
        let state = match row.by {
            AccessBy::Member(_) => "member",
            AccessBy::Asked(_) => "asked",
        };
        json!({ "organisation": { "id": row.org.0, "name": row.org.1 }, "state": state,
            "level": row.level })
    },
};
