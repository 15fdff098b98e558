//! The columns of *Leden*, the members of an organisation.

use serde_json::json;

use super::{Cell, CellContext, CellTone, Column, ListColumns, NONE, Width};
use crate::{
    domain::{Level, MemberRow, MemberSort, Origin},
    text::{self, verbs::members},
};

/// The list *Leden*, sortable by every column.
pub static MEMBERS: ListColumns<MemberRow> = ListColumns {
    schema: "toegang.member.list/1",
    name: "members",
    columns: &[
        Column::<MemberRow>::new(|lang| text::headings::NAME.of(lang))
            .sort(MemberSort::Name)
            .screen(Width::NAME, name)
            .shell(|row, context| {
                let name = text::organisations::member_name(context.lang, row, None);
                let status = members::status_in_full(context.lang, row, context.now.today);
                let status = status.trim_start_matches(['!', '✗', ' ']);
                if status.is_empty() { name } else { format!("{name} · {status}") }
            }),
        Column::<MemberRow>::new(|lang| text::headings::EMAIL.of(lang))
            .sort(MemberSort::Email)
            .addresses()
            .screen(Width::ADDRESS.goes(1), |row, _| Cell::aside(row.email.clone()))
            .shell(|row, _| row.email.clone()),
        Column::<MemberRow>::new(|lang| text::headings::LEVEL_HEAD.of(lang))
            .sort(MemberSort::Level)
            .screen(Width::words(9), level)
            .shell(|row, context| {
                text::words::level(context.lang, row.membership.level).to_owned()
            }),
        Column::<MemberRow>::new(|lang| text::headings::ORIGIN.of(lang))
            .sort(MemberSort::Origin)
            .screen(Width::domain(11, 24).goes(3), origin)
            .shell(|row, context| text::words::origin_label(context.lang, row)),
        Column::<MemberRow>::new(|lang| text::headings::MEMBER_SINCE.of(lang))
            .sort(MemberSort::Since)
            .screen(Width::DAY.goes(2), |row, context| {
                Cell::day(row.membership.since.day(context.zone), context, CellTone::Aside)
            })
            .shell(|row, context| {
                text::input::day(context.lang, row.membership.since.day(context.zone), None)
            }),
        Column::<MemberRow>::new(|lang| text::headings::UNTIL.of(lang))
            .sort(MemberSort::Until)
            .screen(Width::DAY.goes(4), until)
            .shell(|row, context| {
                row.membership
                    .last_day
                    .map_or(NONE.to_owned(), |day| text::input::day(context.lang, day, None))
            }),
        Column::<MemberRow>::new(|lang| text::headings::STATUS.of(lang))
            .screen(Width::words(13).if_any(), status),
    ],
    json: |row, _| {
        let (origin, partnership) = match row.membership.origin {
            Origin::Own => ("own", None),
            Origin::Partner(partnership) => ("partner", Some(partnership)),
        };
        json!({
            "id": row.membership.id, "user": row.person.id, "name": row.person.name, "email": row.email,
            "environment": row.env, "level": row.membership.level, "origin": origin,
            "partnership": partnership, "since": row.membership.since.to_string(), "until": row.membership.last_day, "paused_until": row.membership.paused_until,
            "user_status": row.status, "basic_at_partner": row.lowered, "me": row.me,
        })
    },
};

/// The name. Without a column of addresses, namesakes also get their address.
fn name(row: &MemberRow, context: &CellContext<'_>) -> Cell {
    let is_ambiguous = context.row.is_namesake && !context.has_addresses;
    let address = is_ambiguous.then_some(row.email.as_str());
    let name = text::organisations::member_name(context.lang, row, address);
    Cell::plain(name).marked_if_new(context)
}

/// The cells of a member in a pane, without headings: the name, the level, and a partner or a state
/// that needs attention.
pub fn member_in_pane(row: &MemberRow, context: &CellContext<'_>) -> Vec<Cell> {
    let is_own = row.membership.origin == Origin::Own;
    let origin = if is_own { Cell::plain("") } else { origin(row, context) };
    let status = status(row, context);
    let last = if status.text.is_empty() { origin } else { status };
    vec![name(row, context), level(row, context), last]
}

fn level(row: &MemberRow, context: &CellContext<'_>) -> Cell {
    let tone =
        if row.membership.level == Level::OrgAdmin { CellTone::Role } else { CellTone::Text };
    Cell::new(text::words::level(context.lang, row.membership.level), tone)
}

/// The partner environment that the member comes from.
fn origin(row: &MemberRow, context: &CellContext<'_>) -> Cell {
    match row.membership.origin {
        Origin::Own => Cell::aside(text::words::origin_label(context.lang, row)),
        Origin::Partner(_) => Cell::environment(&row.env),
    }
}

fn until(row: &MemberRow, context: &CellContext<'_>) -> Cell {
    Cell::last_day(row.membership.last_day, context)
}

/// The state of a member without effective access; blank for the usual one.
fn status(row: &MemberRow, context: &CellContext<'_>) -> Cell {
    let word = members::status_word(context.lang, row, context.now.today);
    Cell::new(word, CellTone::Sign)
}
