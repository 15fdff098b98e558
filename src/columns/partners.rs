//! The columns of *Partnerschappen*: partners, their people, and *Relatiemanagers* elsewhere.

use serde_json::json;

use super::{Cell, CellContext, CellTone, Column, ID, ListColumns, NONE, Width};
use crate::{
    domain::{ManagerRow, PartnerPerson, PartnerRow, PartnerSort, RequestState},
    text,
};

/// The list *Partnerschappen*: the active partnerships of the environment.
pub static PARTNERS: ListColumns<PartnerRow> = ListColumns {
    schema: "toegang.partner.list/1",
    name: "partners",
    columns: &[
        Column::<PartnerRow>::new(ID).shell(|row, _| row.id.0.to_string()),
        Column::<PartnerRow>::new(|lang| text::headings::PARTNER.of(lang))
            .sort(PartnerSort::Name)
            .screen(Width::NAME, |row, context| {
                Cell::plain(row.env.1.to_string()).marked_if_new(context)
            })
            .shell(|row, _| row.env.1.to_string()),
        Column::<PartnerRow>::new(|lang| text::forms::PEOPLE.of(lang))
            .screen(Width::words(6).right().goes(3), |row, _| count(row.people))
            .shell(|row, _| row.people.to_string()),
        Column::<PartnerRow>::new(|lang| text::forms::WITH_ACCESS.of(lang))
            .screen(Width::words(11).right().goes(2), |row, _| count(row.with_access))
            .shell(|row, _| row.with_access.to_string()),
        Column::<PartnerRow>::new(|lang| text::headings::REQUESTS.of(lang))
            .screen(Width::words(9).right(), |row, _| count(row.requests))
            .shell(|row, _| row.requests.to_string()),
        Column::<PartnerRow>::new(|lang| text::forms::PARTNER_SINCE.of(lang))
            .sort(PartnerSort::Since)
            .screen(Width::DAY.goes(1), |row, context| {
                Cell::day(row.since.day(context.zone), context, CellTone::Aside)
            })
            .shell(since),
    ],
    json: |row, _| {
        json!({
            "id": row.id, "environment": row.env.1, "since": row.since.to_string(),
            "relations": row.relations, "members_of_ours": row.ours,
            "members_of_theirs": row.theirs, "requests": row.requests,
        })
    },
};

/// A count; a grey dash for none.
fn count(n: usize) -> Cell {
    if n == 0 { Cell::new(NONE, CellTone::Faint) } else { Cell::plain(n.to_string()) }
}

fn since(row: &PartnerRow, context: &CellContext<'_>) -> String {
    text::input::day(context.lang, row.since.day(context.zone), None)
}

/// The relationship managers (*Relatiemanagers*) of other environments.
pub static MANAGERS: ListColumns<ManagerRow> = ListColumns {
    schema: "toegang.partner.find/1",
    name: "managers",
    columns: &[
        Column::<ManagerRow>::new(ID).shell(|row, _| row.person.id.0.to_string()),
        Column::<ManagerRow>::new(|lang| text::forms::MANAGER_HEAD.of(lang))
            .screen(Width::text(20, 40), |row, _| Cell::plain(row.person.name.to_string()))
            .shell(|row, _| row.person.name.to_string()),
        Column::<ManagerRow>::new(|lang| text::environment::TITLE.of(lang))
            .screen(Width::text(18, 32), distinct_env)
            .shell(|row, _| row.env.to_string()),
        Column::<ManagerRow>::new(|lang| text::forms::PARTNER_ROLE.of(lang))
            .screen(Width::words(10).goes(2), |row, context| {
                Cell::plain(text::words::role_short(context.lang, row.role))
            })
            .shell(|row, context| text::words::role_short(context.lang, row.role).to_owned()),
        Column::<ManagerRow>::new(|lang| text::forms::RELATION_WITH_YOU.of(lang))
            .screen(Width::words(15), relation_with_you),
        Column::<ManagerRow>::new(|lang| text::forms::RELATION_SINCE.of(lang)).screen(
            Width::DAY.goes(1),
            |row, context| match row.related.or(row.asked) {
                Some(at) => Cell::day(at.day(context.zone), context, CellTone::Text),
                None => Cell::new(NONE, CellTone::Faint),
            },
        ),
        Column::<ManagerRow>::new(|lang| text::headings::STATUS.of(lang)).shell(|row, context| {
            let state = match (row.related, row.asked) {
                (Some(_), _) => text::forms::RELATED.of(context.lang),
                (_, Some(_)) => {
                    text::words::request_state_word(context.lang, RequestState::Pending)
                }
                _ => NONE,
            };
            state.to_owned()
        }),
    ],
    json: |row, _| {
        json!({
            "id": row.person.id, "name": row.person.name, "environment": row.env,
            "role": row.role, "related": row.related.is_some(), "asked": row.asked.is_some(),
        })
    },
};

/// The environment of a *Relatiemanager*. The user number tells namesakes apart, because the
/// addresses of strangers stay hidden.
fn distinct_env(row: &ManagerRow, context: &CellContext<'_>) -> Cell {
    Cell::plain(if context.row.is_namesake {
        format!("{} · {}", row.env, row.person.id.0)
    } else {
        row.env.to_string()
    })
}

fn relation_with_you(row: &ManagerRow, context: &CellContext<'_>) -> Cell {
    let state = match (row.related, row.asked) {
        (Some(_), _) => text::forms::IS_RELATED,
        (None, Some(_)) if row.asks_viewer => text::forms::ASKS_YOU,
        (None, Some(_)) => text::forms::WAS_ASKED,
        (None, None) => return Cell::new(NONE, CellTone::Faint),
    };
    Cell::new(state.of(context.lang), CellTone::Sign)
}

/// The people in the details of a partner.
pub static PARTNER_PEOPLE: ListColumns<PartnerPerson> = ListColumns {
    schema: "toegang.partner.show/1",
    name: "people",
    columns: &[
        Column::<PartnerPerson>::new(ID).shell(|row, _| row.person.id.0.to_string()),
        Column::<PartnerPerson>::new(|lang| text::headings::WHO.of(lang))
            .screen(Width::NAME, |row, _| Cell::plain(row.person.name.to_string())),
        Column::<PartnerPerson>::new(|lang| text::forms::PERSON.of(lang))
            .shell(|row, context| text::people::partners::person_name(context.lang, row)),
        Column::<PartnerPerson>::new(|lang| text::forms::PARTNER_ROLE.of(lang))
            .screen(Width::words(10), |row, context| {
                Cell::plain(text::words::role_short(context.lang, row.role))
            })
            .shell(|row, context| text::words::role_short(context.lang, row.role).to_owned()),
        Column::<PartnerPerson>::new(|lang| text::forms::RELATION_WITH.of(lang)).screen(
            Width::text(20, 30).goes(1).if_any(),
            |row, _| {
                Cell::plain(row.with.as_ref().map_or(NONE.to_owned(), |with| with.name.to_string()))
            },
        ),
        Column::<PartnerPerson>::new(|lang| text::forms::OWN_MEMBERSHIPS.of(lang))
            .screen(Width::text(24, 60), first_organisation),
        Column::<PartnerPerson>::new(|lang| text::forms::ORGANISATIONS.of(lang))
            .shell(|row, context| organisations(row, context).join(", ")),
    ],
    json: |row, _| {
        json!({
            "id": row.person.id, "name": row.person.name, "role": row.role,
            "related_to": row.with, "organisations": row.orgs, "other_organisations": row.others,
            "asked_at": row.asked.map(|at| at.to_string()),
        })
    },
};

/// Our organisations with a partner's user, and the request that waits.
fn organisations(row: &PartnerPerson, context: &CellContext<'_>) -> Vec<String> {
    let CellContext { lang, zone, now, .. } = *context;
    text::people::partners::person_organisations(lang, row, zone, now)
}

/// The first of our organisations with a partner's user, and the number of the others.
fn first_organisation(row: &PartnerPerson, context: &CellContext<'_>) -> Cell {
    let all = organisations(row, context);
    Cell::plain(match all.as_slice() {
        [] => NONE.to_owned(),
        [one] => one.clone(),
        [one, rest @ ..] => format!("{one} +{}", rest.len()),
    })
}
