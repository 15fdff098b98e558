//! The columns of *Gebruikers*, the users of an environment.

use serde_json::json;

use super::{Cell, CellContext, CellTone, Column, ID, ListColumns, NONE, Width};
use crate::{
    domain::{MatchKind, PlatformRole, UserRow, UserSort, UserStatus},
    text,
};

/// The list *Gebruikers*, sortable by name, role and status.
pub static USERS: ListColumns<UserRow> = ListColumns {
    schema: "toegang.user.list/1",
    name: "users",
    columns: &[
        Column::<UserRow>::new(ID).shell(|row, _| row.person.id.0.to_string()),
        Column::<UserRow>::new(|lang| text::headings::NAME.of(lang))
            .sort(UserSort::Name)
            .screen(Width::NAME, name)
            .shell(|row, _| row.person.name.to_string()),
        Column::<UserRow>::new(|lang| text::headings::EMAIL.of(lang))
            .addresses()
            .screen(Width::ADDRESS.goes(1), |row, _| Cell::aside(row.email.clone()))
            .shell(|row, _| row.email.clone()),
        Column::<UserRow>::new(|lang| text::headings::LEVEL_HEAD.of(lang))
            .sort(UserSort::Level)
            .screen(Width::words(9), role)
            .shell(|row, context| text::words::role_short(context.lang, row.role).to_owned()),
        Column::<UserRow>::new(|lang| text::headings::STATUS.of(lang))
            .sort(UserSort::Status)
            .screen(Width::words(12), status)
            .shell(|row, context| {
                text::grammar::words::user_status(context.lang, row.status).to_owned()
            }),
        Column::<UserRow>::new(|lang| text::forms::ORGANISATIONS.of(lang))
            .screen(Width::words(5).right().goes(2).if_any(), |row, _| count(row))
            .shell(|row, _| organisations(row)),
    ],
    json: |row, _| {
        json!({
            "id": row.person.id, "name": row.person.name, "email": row.email, "role": row.role,
            "relation_manager": row.manager, "status": row.status, "organisations": row.orgs,
            "me": row.me,
        })
    },
};

/// The name. On a narrow screen, which has no column of addresses, namesakes also get their
/// address.
fn name(row: &UserRow, context: &CellContext<'_>) -> Cell {
    let me = if row.me { text::screen::ME.of(context.lang) } else { "" };
    let similar = if row.kind == MatchKind::Typed { "" } else { "~ " };
    let email = Some(&row.email).filter(|_| !context.has_addresses && context.row.is_namesake);
    let email = email.map(|email| format!(" ({email})")).unwrap_or_default();
    Cell::plain(format!("{similar}{}{email}{me}", row.person.name)).marked_if_new(context)
}

fn role(row: &UserRow, context: &CellContext<'_>) -> Cell {
    let label = text::words::role_short(context.lang, row.role);
    let is_admin = row.role == PlatformRole::EnvAdmin;
    Cell::new(label, if is_admin { CellTone::Role } else { CellTone::Text })
}

fn status(row: &UserRow, context: &CellContext<'_>) -> Cell {
    let word = text::grammar::words::user_status(context.lang, row.status);
    match row.status {
        UserStatus::Active => Cell::new(word, CellTone::Faint),
        UserStatus::Invited => Cell::new(format!("! {word}"), CellTone::Sign),
        UserStatus::Blocked | UserStatus::Removed => Cell::new(format!("✗ {word}"), CellTone::Sign),
    }
}

/// None is a dash on the screens, so that the numbers stand out. Blank for a viewer who may not
/// know the number.
fn count(row: &UserRow) -> Cell {
    match row.orgs {
        None => Cell::plain(""),
        Some(0) => Cell::new(NONE, CellTone::Faint),
        Some(_) => Cell::plain(organisations(row)),
    }
}

fn organisations(row: &UserRow) -> String {
    row.orgs.map_or(NONE.to_owned(), |count| count.to_string())
}
