//! The columns of *Leden*, the members of an organisation.

use serde_json::json;

use super::{
    Cell, CellContext, CellTone, Column, ColumnVisibility, ListColumns, NONE, Width, levels,
};
use crate::{
    domain::{Day, Level, MemberRow, MemberSort, Origin},
    text::{self, Lang, NameContext},
};

/// Days ahead within which a last day is highlighted.
const SOON_DAYS: i32 = 7;
/// Minimum width of a list that shows the origin of members, in terminal cells.
const WITH_ORIGIN: u16 = 66;
/// Minimum width of a list that also shows addresses, in terminal cells.
const WITH_EMAIL: u16 = 110;

/// The list *Leden*, sortable by every column.
pub static MEMBERS: ListColumns<MemberRow> = ListColumns {
    schema: "toegang.member.list/1",
    name: "members",
    columns: &[
        Column::<MemberRow>::new(|lang| text::headings::NAME.of(lang))
            .sort(MemberSort::Name)
            .screen(Width::Remaining, ColumnVisibility::Always, name)
            .shell(|row, context| {
                let look = NameContext { is_new: false, today: context.now.today };
                text::organisations::member_name(context.lang, row, look)
            }),
        Column::<MemberRow>::new(|lang| text::headings::EMAIL.of(lang))
            .sort(MemberSort::Email)
            .screen(Width::Fixed(24), ColumnVisibility::MinWidth(WITH_EMAIL), |row, _| {
                Cell::plain(row.email.clone())
            })
            .shell(|row, _| row.email.clone()),
        Column::<MemberRow>::new(|lang| text::headings::LEVEL_HEAD.of(lang))
            .sort(MemberSort::Level)
            .screen(Width::FitWords(10, levels), ColumnVisibility::Always, level)
            .shell(|row, context| {
                text::words::level(context.lang, row.membership.level).to_owned()
            }),
        Column::<MemberRow>::new(|lang| text::headings::ORIGIN.of(lang))
            .sort(MemberSort::Origin)
            .screen(Width::Fixed(22), ColumnVisibility::MinWidth(WITH_ORIGIN), origin)
            .shell(|row, context| text::words::origin(context.lang, row)),
        Column::<MemberRow>::new(|lang| text::headings::MEMBER_SINCE.of(lang))
            .sort(MemberSort::Since)
            .screen(Width::Fixed(10), ColumnVisibility::Wide, |row, context| {
                Cell::plain(text::words::day_short(
                    context.lang,
                    row.membership.since.day(context.zone),
                ))
            })
            .shell(|row, context| {
                text::input::day(context.lang, row.membership.since.day(context.zone), None)
            }),
        Column::<MemberRow>::new(|lang| text::headings::UNTIL.of(lang))
            .sort(MemberSort::Until)
            .screen(Width::FitWords(9, widest_day), ColumnVisibility::Always, until)
            .shell(|row, context| {
                row.membership
                    .last_day
                    .map_or(NONE.to_owned(), |day| text::input::day(context.lang, day, None))
            }),
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

/// Returns a day whose text is the widest of all days.
fn widest_day(lang: Lang) -> Vec<String> {
    Day::new(2000, 12, 31).map(|a| text::words::day_short(lang, a)).into_iter().collect()
}

/// The name. If the list is too narrow for the origins, namesakes also get their address.
fn name(row: &MemberRow, context: &CellContext<'_>) -> Cell {
    let look = NameContext { is_new: context.row.is_new, today: context.now.today };
    let name = text::organisations::member_name(context.lang, row, look);
    let is_ambiguous = context.row.is_namesake && context.width < WITH_ORIGIN;
    let name = if is_ambiguous { format!("{name} ({})", row.email) } else { name };
    Cell::new(name, if context.row.is_new { CellTone::Good } else { CellTone::Text })
}

fn level(row: &MemberRow, context: &CellContext<'_>) -> Cell {
    let tone =
        if row.membership.level == Level::OrgAdmin { CellTone::Role } else { CellTone::Text };
    Cell::new(text::words::level(context.lang, row.membership.level), tone)
}

/// The origin; namesakes get their address instead, unless the list has a column of addresses.
fn origin(row: &MemberRow, context: &CellContext<'_>) -> Cell {
    let is_namesake = context.row.is_namesake && context.width < WITH_EMAIL;
    Cell::plain(if is_namesake {
        row.email.clone()
    } else {
        text::words::origin(context.lang, row)
    })
}

fn until(row: &MemberRow, context: &CellContext<'_>) -> Cell {
    let (lang, today) = (context.lang, context.now.today);
    match row.membership.last_day {
        None => Cell::new(NONE, CellTone::Faint),
        Some(day) if day.days_since(today) <= SOON_DAYS => {
            Cell::new(format!("! {}", text::input::day(lang, day, Some(today))), CellTone::Notice)
        }
        Some(day) => Cell::plain(text::input::day(lang, day, Some(today))),
    }
}
