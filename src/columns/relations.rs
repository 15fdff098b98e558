//! The columns of *Verstuurd*, the relation requests that an environment sent.

use serde_json::{Value, json};

use super::{Cell, CellContext, Column, ID, ListColumns, Shows, Width};
use crate::{domain::RelationRow, text};

/// The relation requests that the environment sent.
pub static RELATIONS: ListColumns<RelationRow> = ListColumns {
    schema: "toegang.relation.list/1",
    name: "requests",
    columns: &[
        Column::<RelationRow>::new(ID).shell(|row, _| row.id.0.to_string()),
        Column::<RelationRow>::new(|texts| texts.name).shell(|row, _| row.asked.name.to_string()),
        Column::<RelationRow>::new(|texts| texts.who).screen(
            Width::Rest,
            Shows::Always,
            |row, _| Cell::plain(row.asked.name.to_string()),
        ),
        Column::<RelationRow>::new(|texts| text::forms::ENVIRONMENT.of(texts.lang))
            .screen(Width::Fixed(16), Shows::Wide, |row, _| Cell::plain(row.asked_env.to_string()))
            .shell(|row, _| row.asked_env.to_string()),
        Column::<RelationRow>::new(|texts| texts.from).screen(
            Width::Fixed(16),
            Shows::Always,
            |row, _| Cell::plain(row.asker.name.to_string()),
        ),
        Column::<RelationRow>::new(|texts| texts.status)
            .screen(Width::Fixed(23), Shows::Always, |row, context| {
                Cell::plain(state(row, context))
            })
            .shell(state),
        Column::<RelationRow>::new(|texts| texts.sent)
            .shell(|row, context| (context.texts.day)(row.created_at.day(context.zone), None)),
    ],
    json,
};

fn state(row: &RelationRow, context: &CellContext<'_>) -> String {
    text::forms::relation_state(context.texts.lang, row, context.zone)
}

/// Returns a relation request as JSON.
pub(super) fn json(row: &RelationRow, context: &CellContext<'_>) -> Value {
    let decided = row
        .decided
        .as_ref()
        .map(|(at, by, reason)| json!({ "at": at.to_string(), "by": by, "reason": reason }));
    json!({
        "id": row.id, "kind": "relation", "title": (context.texts.relation_title)(row),
        "asker": { "user": row.asker.id, "name": row.asker.name, "email": row.asker_email,
            "environment": row.asker_env },
        "asked": { "user": row.asked.id, "name": row.asked.name, "environment": row.asked_env },
        "message": row.message, "created_at": row.created_at.to_string(), "state": row.state,
        "decided": decided,
    })
}
