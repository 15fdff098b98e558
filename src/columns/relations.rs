//! The columns of *Verstuurd*, the relation requests that an environment sent.

use serde_json::{Value, json};

use super::{Cell, CellContext, CellTone, Column, ID, ListColumns, Width};
use crate::{domain::RelationRow, text};

/// The relation requests that the environment sent.
pub static RELATIONS: ListColumns<RelationRow> = ListColumns {
    schema: "toegang.relation.list/1",
    name: "requests",
    columns: &[
        Column::<RelationRow>::new(ID).shell(|row, _| row.id.0.to_string()),
        Column::<RelationRow>::new(|lang| text::headings::NAME.of(lang))
            .shell(|row, _| row.asked.name.to_string()),
        Column::<RelationRow>::new(|lang| text::headings::WHO.of(lang))
            .screen(Width::NAME, |row, context| {
                Cell::plain(row.asked.name.to_string()).marked_if_new(context)
            }),
        Column::<RelationRow>::new(|lang| text::environment::TITLE.of(lang))
            .screen(Width::text(12, 24).goes(1), |row, _| Cell::aside(row.asked_env.to_string()))
            .shell(|row, _| row.asked_env.to_string()),
        Column::<RelationRow>::new(|lang| text::headings::FROM.of(lang))
            .screen(Width::text(12, 24).goes(2), |row, _| Cell::aside(row.asker.name.to_string())),
        Column::<RelationRow>::new(|lang| text::headings::STATUS.of(lang))
            .screen(Width::text(14, 30), |row, context| Cell::plain(state(row, context)))
            .shell(state),
        Column::<RelationRow>::new(|lang| text::headings::SENT.of(lang))
            .screen(Width::DAY.goes(3), |row, context| {
                Cell::day(row.created_at.day(context.zone), context, CellTone::Aside)
            })
            .shell(|row, context| {
                text::input::day(context.lang, row.created_at.day(context.zone), None)
            }),
    ],
    json,
};

fn state(row: &RelationRow, context: &CellContext<'_>) -> String {
    text::forms::relation_state(context.lang, row, context.zone)
}

/// Returns a relation request as JSON, with its title in the language of the context.
pub(super) fn json(row: &RelationRow, context: &CellContext<'_>) -> Value {
    let decision = row
        .decision
        .as_ref()
        .map(|(at, by, reason)| json!({ "at": at.to_string(), "by": by, "reason": reason }));
    json!({
        "id": row.id, "kind": "relation", "title": text::inbox::relation_title(context.lang, row),
        "asker": { "user": row.asker.id, "name": row.asker.name, "email": row.asker_email,
            "environment": row.asker_env },
        "asked": { "user": row.asked.id, "name": row.asked.name, "environment": row.asked_env },
        "message": row.message, "created_at": row.created_at.to_string(), "state": row.state,
        "decided": decision,
    })
}
