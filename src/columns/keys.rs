//! The columns of *Sleutels*, a user's ssh keys.

use serde_json::json;

use super::{Cell, CellContext, CellTone, Column, ID, ListColumns, NONE, Width};
use crate::{
    domain::{KeyRow, Moment, Person},
    text::{self, ssh},
};

/// The list *Sleutels*, withdrawn keys included.
pub static KEYS: ListColumns<KeyRow> = ListColumns {
    schema: "toegang.key.list/1",
    name: "keys",
    columns: &[
        Column::<KeyRow>::new(ID).shell(|row, _| row.id.0.to_string()),
        Column::<KeyRow>::new(|lang| ssh::REMARK.of(lang))
            .screen(Width::NAME, |row, context| {
                Cell::plain(ssh::key_name(context.lang, row)).marked_if_new(context)
            })
            .shell(|row, _| row.comment.as_ref().map_or(NONE.to_owned(), ToString::to_string)),
        Column::<KeyRow>::new(|lang| ssh::KEY_KIND.of(lang))
            .screen(Width::words(11).goes(2), |row, _| Cell::aside(row.kind.name()))
            .shell(|row, _| row.kind.name().to_owned()),
        Column::<KeyRow>::new(|lang| ssh::FINGERPRINT.of(lang))
            .screen(Width::text(50, 50).goes(1), |row, _| Cell::aside(row.fingerprint.to_string()))
            .shell(|row, _| row.fingerprint.to_string()),
        Column::<KeyRow>::new(|lang| text::headings::STATUS.of(lang))
            .screen(Width::text(18, 40), state),
        Column::<KeyRow>::new(|lang| ssh::ADDED.of(lang))
            .shell(|row, context| change(Some(&row.added), context)),
        Column::<KeyRow>::new(|lang| ssh::CONFIRMED.of(lang))
            .shell(|row, context| change(row.confirmed.as_ref(), context)),
        Column::<KeyRow>::new(|lang| ssh::WITHDRAWN.of(lang))
            .shell(|row, context| change(row.withdrawn.as_ref(), context)),
    ],
    json: |row, _| {
        let (withdrawn, confirmed) = (row.withdrawn.as_ref(), row.confirmed.as_ref());
        json!({ "id": row.id, "kind": row.kind, "fingerprint": row.fingerprint,
            "remark": row.comment, "added_at": row.added.0.to_string(), "added_by": row.added.1,
            "confirmed_at": confirmed.map(|(at, _)| at.to_string()),
            "confirmed_by": confirmed.and_then(|(_, by)| by.as_ref()),
            "opens": row.is_open(), "waits": row.is_waiting(),
            "code_until": row.code_until.map(|at| at.to_string()),
            "withdrawn_at": withdrawn.map(|(at, _)| at.to_string()),
            "withdrawn_by": withdrawn.and_then(|(_, by)| by.as_ref()) })
    },
};

/// The day of a change and the user who made it.
fn change(change: Option<&(Moment, Option<Person>)>, context: &CellContext<'_>) -> String {
    let Some((at, by)) = change else { return NONE.to_owned() };
    let day = text::input::day(context.lang, at.day(context.zone), None);
    let by = by.as_ref().map(|by| by.name.to_string()).unwrap_or_default();
    format!("{day} {by}").trim().to_owned()
}

fn state(row: &KeyRow, context: &CellContext<'_>) -> Cell {
    let is_of_session = context.session_key == Some(row.id);
    let state = ssh::key_state(context.lang, row, context.zone, is_of_session);
    Cell::new(state, if row.withdrawn.is_some() { CellTone::Faint } else { CellTone::Good })
}
