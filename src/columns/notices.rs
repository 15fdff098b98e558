//! The columns and groups of *Meldingen*: access that ends soon, work that waits, and past changes.

use serde_json::json;

use super::{Cell, CellContext, CellTone, Column, DayForm, ListColumns, Width, log};
use crate::{
    domain::{LogRow, NoticeRow},
    text::{self, Lang},
};

/// How a list divides its rows into groups.
pub struct Groups<R: 'static> {
    /// Returns the heading of the group of a row. Rows of a group stand below each other.
    pub name: fn(&R, Lang) -> &'static str,
    /// Returns whether the headings of the columns are about this row.
    pub has_heads: fn(&R) -> bool,
    /// Returns a row that takes the whole width: its day, and its sentence.
    pub sentence: fn(&R, &CellContext<'_>) -> Option<(String, String)>,
}

/// The groups of *Meldingen*.
pub static NOTICE_GROUPS: Groups<NoticeRow> = Groups {
    name: |row, lang| match row {
        NoticeRow::Ends { .. } => text::inbox::ACCESS_ENDS.of(lang),
        NoticeRow::Happened(_) if row.waits() => text::inbox::WAITS_FOR_YOU.of(lang),
        NoticeRow::Happened(_) => text::inbox::HAPPENED.of(lang),
    },
    has_heads: |row| matches!(row, NoticeRow::Ends { .. }),
    sentence: |row, context| {
        let NoticeRow::Happened(happened) = row else { return None };
        let day = context.day(happened.happened_at().day(context.zone));
        let width = match (context.days, context.lang) {
            (DayForm::Full, _) => 11,
            (DayForm::Digits, Lang::Nl) => 8,
            (DayForm::Digits, Lang::En) => 9,
        };
        let said = || text::outcomes::notice::happened(context.lang, happened, context.zone);
        (!row.waits()).then(|| (format!("{day:>width$}"), said()))
    },
};

/// The list *Meldingen*.
pub static NOTICES: ListColumns<NoticeRow> = ListColumns {
    schema: "toegang.notice.list/1",
    name: "notices",
    columns: &[WHEN, TEXT, WHO, ORGANISATION, LAST_DAY, LEFT],
    json: |row, context| {
        let text = notice(row, context);
        match row {
            NoticeRow::Happened(row) => json!({ "text": text, "entry": log::json(row) }),
            NoticeRow::Ends { org: (org, name), member, day } => json!({
                "text": text, "ends": {
                    "membership": member.membership.id,
                    "organisation": { "id": org, "name": name },
                    "user": member.person, "last_day": day,
                },
            }),
        }
    },
};

const WHEN: Column<NoticeRow> = Column::<NoticeRow>::new(|lang| text::headings::WHEN.of(lang))
    .shell(|row, context| match row {
        NoticeRow::Happened(row) => text::input::moment(context.lang, row.at, context.zone),
        NoticeRow::Ends { day, .. } => text::input::day(context.lang, *day, None),
    });
const TEXT: Column<NoticeRow> =
    Column::<NoticeRow>::new(|lang| text::headings::TAB_NOTICES.of(lang)).shell(notice);
const WHO: Column<NoticeRow> = Column::<NoticeRow>::new(|lang| text::headings::WHO.of(lang))
    .screen(Width::text(22, 24), |row, _| match row {
        NoticeRow::Ends { member, .. } => Cell::plain(&*member.person.name),
        NoticeRow::Happened(happened) => waiting(row, || org(happened)),
    });
const ORGANISATION: Column<NoticeRow> =
    Column::<NoticeRow>::new(|lang| text::headings::ORGANISATION.of(lang)).screen(
        // A name is worth more than the distance to a day that stands beside it, but not more than
        // the day.
        Width::text(26, 30).goes(2),
        |row, context| match row {
            NoticeRow::Ends { org: (_, name), .. } => Cell::plain(&**name),
            NoticeRow::Happened(_) => {
                waiting(row, || text::inbox::EVIDENCE_TO_JUDGE.of(context.lang).to_owned())
            }
        },
    );
const LAST_DAY: Column<NoticeRow> =
    Column::<NoticeRow>::new(|lang| text::headings::LAST_DAY.of(lang)).screen(
        Width::DAY,
        |row, context| match row {
            NoticeRow::Ends { day, .. } => Cell::day(*day, context, CellTone::Notice),
            NoticeRow::Happened(happened) => {
                waiting(row, || context.day(happened.at.day(context.zone)))
            }
        },
    );
const LEFT: Column<NoticeRow> =
    Column::<NoticeRow>::new(|_| "").screen(Width::words(11).goes(1), |row, context| match row {
        NoticeRow::Ends { day, .. } => {
            Cell::plain(text::words::days_left(context.lang, *day, context.now))
        }
        NoticeRow::Happened(happened) => waiting(row, || {
            text::words::waiting_time(context.lang, happened.at, context.zone, context.now)
        }),
    });

/// A cell of work that waits for the viewer; a sentence has no cells.
fn waiting(row: &NoticeRow, text: impl FnOnce() -> String) -> Cell {
    Cell::plain(if row.waits() { text() } else { String::new() })
}

fn org(row: &LogRow) -> String {
    row.org.as_ref().map_or(String::new(), |(_, name)| name.to_string())
}

fn notice(row: &NoticeRow, context: &CellContext<'_>) -> String {
    text::outcomes::notice::notice(context.lang, row, context.zone, context.now)
}
