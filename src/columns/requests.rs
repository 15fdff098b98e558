//! The columns of *Verzoeken*, the requests that an organisation sent.

use serde_json::{Value, json};

use super::{Cell, CellContext, CellTone, Column, ID, ListColumns, Width};
use crate::{
    domain::{Person, RequestRow, RequestState},
    text,
};

/// The requests that one organisation sent, answered or not.
pub static REQUESTS: ListColumns<RequestRow> = ListColumns {
    schema: "toegang.invitation.list/1",
    name: "invitations",
    columns: &[
        Column::<RequestRow>::new(ID).shell(|row, _| row.id.0.to_string()),
        Column::<RequestRow>::new(|lang| text::headings::WHO.of(lang))
            .screen(Width::NAME, addressee)
            .shell(|row, _| row.addressee.name.to_string()),
        Column::<RequestRow>::new(|lang| text::headings::EMAIL.of(lang))
            .shell(|row, _| row.addressee_email.clone()),
        Column::<RequestRow>::new(|lang| text::headings::PARTNER.of(lang))
            .screen(Width::text(12, 24).goes(1), |row, _| Cell::environment(&row.addressee_env))
            .shell(|row, _| row.addressee_env.to_string()),
        Column::<RequestRow>::new(|lang| text::headings::LEVEL_HEAD.of(lang))
            .screen(Width::words(9).goes(3), |row, context| {
                Cell::plain(text::words::level(context.lang, row.level))
            })
            .shell(|row, context| text::words::level(context.lang, row.level).to_owned()),
        Column::<RequestRow>::new(|lang| text::headings::STATUS.of(lang))
            .screen(Width::text(14, 30), state)
            .shell(|row, context| {
                text::words::request_state(context.lang, row, context.zone, context.now)
            }),
        Column::<RequestRow>::new(|lang| text::headings::SENT.of(lang))
            .screen(Width::DAY.goes(2), |row, context| {
                Cell::day(row.created_at.day(context.zone), context, CellTone::Aside)
            })
            .shell(|row, context| {
                text::input::day(context.lang, row.created_at.day(context.zone), None)
            }),
        Column::<RequestRow>::new(|lang| text::headings::FROM.of(lang))
            .shell(|row, _| row.sender.name.to_string()),
    ],
    json,
};

/// Returns a request as JSON, with its title in the language of the context.
pub(super) fn json(row: &RequestRow, context: &CellContext<'_>) -> Value {
    let person = |person: &Person, email: &str, env: &str| json!({ "user": person.id, "name": person.name, "email": email, "environment": env });
    let decision = row
        .decision
        .as_ref()
        .map(|(at, by, reason)| json!({ "at": at.to_string(), "by": by, "reason": reason }));
    json!({
        "id": row.id, "kind": "member",
        "title": text::inbox::request_title(context.lang, &row.org.1),
        "organisation": { "id": row.org.0, "name": row.org.1, "environment": row.org_env },
        "addressee": person(&row.addressee, &row.addressee_email, &row.addressee_env),
        "sender": person(&row.sender, &row.sender_email, &row.org_env),
        "level": row.level, "until": row.last_day, "message": row.message,
        "created_at": row.created_at.to_string(), "expires_at": row.expires_at.to_string(),
        "renewed": row.renewed, "state": row.state, "needs_renewal": row.needs_renewal(),
        "decided": decision,
    })
}

/// The addressee, with their address if another row shares their name.
fn addressee(row: &RequestRow, context: &CellContext<'_>) -> Cell {
    let name = &row.addressee.name;
    let email = context.row.is_namesake.then(|| format!(" ({})", row.addressee_email));
    Cell::plain(format!("{name}{}", email.unwrap_or_default())).marked_if_new(context)
}

fn state(row: &RequestRow, context: &CellContext<'_>) -> Cell {
    let tone = match row.state {
        RequestState::Expired => CellTone::Notice,
        RequestState::Accepted => CellTone::Good,
        _ => CellTone::Text,
    };
    Cell::new(text::words::request_state(context.lang, row, context.zone, context.now), tone)
}
