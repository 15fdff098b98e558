//! The columns of *Organisaties*.

use serde_json::{Value, json};

use super::{Cell, CellContext, CellTone, Column, ID, ListColumns, Shows, Width, levels};
use crate::domain::{Identifier, OrgRow, OrgSort, OrgStatus};

/// The organisations in the user's list.
pub static ORGANISATIONS: ListColumns<OrgRow> = ListColumns {
    schema: "toegang.organisation.list/1",
    name: "organisations",
    columns: &[
        Column::<OrgRow>::new(ID).shell(|row, _| row.id.0.to_string()),
        Column::<OrgRow>::new(|texts| texts.name)
            .sort(OrgSort::Name)
            .screen(Width::Rest, Shows::Always, name)
            .shell(|row, _| row.name.to_string()),
        Column::<OrgRow>::new(|texts| texts.number)
            .screen(Width::Fixed(15), Shows::Wide, |row, context| Cell::plain(number(row, context)))
            .shell(number),
        Column::<OrgRow>::new(|texts| texts.status)
            .sort(OrgSort::Status)
            .screen(Width::Fixed(17), Shows::Always, status)
            .shell(|row, context| (context.texts.org_status)(row.status).to_owned()),
        Column::<OrgRow>::new(|texts| texts.my_level)
            .sort(OrgSort::Level)
            .screen(Width::Words(10, levels), Shows::Always, |row, context| {
                Cell::plain(level(row, context))
            })
            .shell(level),
        Column::<OrgRow>::new(|texts| texts.members)
            .screen(Width::Fixed(6), Shows::Always, |row, _| Cell::plain(row.members.to_string()))
            .shell(|row, _| row.members.to_string()),
    ],
    json: |row, _| {
        json!({
            "id": row.id, "name": row.name, "environment": row.env,
            "number": row.number.as_ref().map(number_json), "status": row.status,
            "my_level": row.my_level, "members": row.members, "org_admins": row.admins,
            "requests": row.waiting, "since": row.since.map(|at| at.to_string()),
        })
    },
};

/// Returns the number of an organisation as JSON.
pub fn number_json(number: &Identifier) -> Value {
    let verified = number.verified_at.map(|at| at.to_string());
    json!({ "scheme": number.scheme, "value": number.value, "verified_at": verified })
}

/// The name; faint if the user cannot open the organisation.
fn name(row: &OrgRow, context: &CellContext<'_>) -> Cell {
    let tone = if row.my_level.is_some() { CellTone::Text } else { CellTone::Faint };
    let new = if context.row.is_new { context.texts.new_row } else { "" };
    Cell::new(format!("{}{new}", row.name), tone)
}

fn number(row: &OrgRow, context: &CellContext<'_>) -> String {
    row.number.as_ref().map_or(String::new(), |number| (context.texts.number_value)(number))
}

fn status(row: &OrgRow, context: &CellContext<'_>) -> Cell {
    let texts = context.texts;
    match row.status {
        OrgStatus::Active if row.unmanaged => Cell::new(texts.unmanaged, CellTone::Notice),
        OrgStatus::Active => Cell::plain((texts.org_status)(row.status)),
        other => Cell::new((texts.org_status)(other), CellTone::Notice),
    }
}

fn level(row: &OrgRow, context: &CellContext<'_>) -> String {
    row.my_level.map_or(context.texts.not_member, context.texts.level).to_owned()
}
