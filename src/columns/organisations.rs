//! The columns of *Organisaties*.

use serde_json::{Value, json};

use super::{Cell, CellContext, CellTone, Column, ID, ListColumns, NONE, Width};
use crate::{
    domain::{Identifier, Level, OrgRow, OrgSort, OrgStatus},
    text,
};

/// The list *Organisaties*, including organisations that the user may not open.
pub static ORGANISATIONS: ListColumns<OrgRow> = ListColumns {
    schema: "toegang.organisation.list/1",
    name: "organisations",
    columns: &[
        Column::<OrgRow>::new(ID).shell(|row, _| row.id.0.to_string()),
        Column::<OrgRow>::new(|lang| text::headings::NAME.of(lang))
            .sort(OrgSort::Name)
            .screen(Width::NAME, name)
            .shell(|row, _| row.name.to_string()),
        Column::<OrgRow>::new(|lang| text::headings::NUMBER.of(lang))
            .screen(Width::words(8).goes(1), |row, _| match number(row) {
                none if none.is_empty() => Cell::new(NONE, CellTone::Faint),
                number => Cell::plain(number),
            })
            .shell(|row, _| number(row)),
        Column::<OrgRow>::new(|lang| text::headings::STATUS.of(lang))
            .sort(OrgSort::Status)
            .screen(Width::words(14).goes(3), status)
            .shell(|row, context| match row.paused_until {
                Some(until) => text::organisations::paused_until(context.lang, until),
                None => text::words::org_status(context.lang, row.status).to_owned(),
            }),
        Column::<OrgRow>::new(|lang| text::headings::MY_LEVEL.of(lang))
            .sort(OrgSort::Level)
            .screen(Width::words(9), |row, context| {
                let is_admin = row.my_level == Some(Level::OrgAdmin);
                Cell::new(
                    level(row, context),
                    if is_admin { CellTone::Role } else { CellTone::Text },
                )
            })
            .shell(level),
        Column::<OrgRow>::new(|lang| text::headings::MEMBERS.of(lang))
            .screen(Width::words(5).right().goes(2), |row, _| match row.paused_until {
                Some(_) => Cell::new(NONE, CellTone::Faint),
                None => Cell::plain(row.members.to_string()),
            })
            .shell(|row, _| members(row).map_or(NONE.to_owned(), |count| count.to_string())),
    ],
    json: |row, _| {
        json!({
            "id": row.id, "name": row.name, "environment": row.env,
            "number": row.number.as_ref().map(number_json),
            "status": row.paused_until.is_none().then_some(row.status),
            "my_level": row.my_level, "paused_until": row.paused_until, "members": members(row),
            "org_admins": row.admins, "requests": row.waiting,
            "since": row.since.map(|at| at.to_string()),
        })
    },
};

/// Returns a register number as JSON, with the time of its verification.
pub fn number_json(number: &Identifier) -> Value {
    let verified = number.verified_at.map(|at| at.to_string());
    json!({ "scheme": number.scheme, "value": number.value, "verified_at": verified })
}

/// The name; faint if the user cannot open the organisation.
fn name(row: &OrgRow, context: &CellContext<'_>) -> Cell {
    let tone = if row.my_level.is_some() { CellTone::Text } else { CellTone::Faint };
    Cell::new(row.name.to_string(), tone).marked_if_new(context)
}

fn number(row: &OrgRow) -> String {
    row.number.as_ref().map_or(String::new(), text::grammar::number::format_identifier)
}

/// The number of members; `None` while the viewer's access is paused, who may not know it then.
fn members(row: &OrgRow) -> Option<usize> {
    row.paused_until.is_none().then_some(row.members)
}

fn status(row: &OrgRow, context: &CellContext<'_>) -> Cell {
    let lang = context.lang;
    if row.paused_until.is_some() {
        return Cell::new(text::people::access::PAUSED.of(lang), CellTone::Sign);
    }
    let word = text::words::org_status(lang, row.status);
    match row.status {
        OrgStatus::Active if row.unmanaged => {
            let word = text::organisations::UNMANAGED.of(lang);
            Cell::new(format!("! {word}"), CellTone::Sign)
        }
        OrgStatus::Active => Cell::new(word, CellTone::Faint),
        _ => Cell::new(format!("! {word}"), CellTone::Sign),
    }
}

fn level(row: &OrgRow, context: &CellContext<'_>) -> String {
    let none = match row.paused_until {
        Some(_) => text::organisations::ON_PAUSE,
        None => text::organisations::NOT_MEMBER,
    };
    let level = row.my_level.map(|level| text::words::level(context.lang, level));
    level.unwrap_or(none.of(context.lang)).to_owned()
}
