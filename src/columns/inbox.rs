//! The columns of the requests in *Postvak IN*.

use serde_json::Value;

use super::{
    Cell, CellContext, CellTone, Column, DayForm, ID, ListColumns, NONE, Width, relations, requests,
};
use crate::{
    domain::{InboxRow, Moment, RequestState},
    text,
};

/// The requests to the user, in the shell and while they wait for an answer.
pub static INBOX: ListColumns<InboxRow> = ListColumns {
    schema: "toegang.inbox.list/1",
    name: "requests",
    columns: &[ID_COLUMN, REQUEST, FROM, EMAIL, LEVEL, STATUS, RECEIVED],
    json,
};

/// The answered requests, with the answer.
pub static INBOX_HANDLED: ListColumns<InboxRow> = ListColumns {
    schema: INBOX.schema,
    name: INBOX.name,
    columns: &[OF, FROM, ANSWER, ANSWERED, RECEIVED_IF_ROOM],
    json,
};

const ID_COLUMN: Column<InboxRow> = Column::<InboxRow>::new(ID).shell(|row, _| match row {
    InboxRow::Member(row) => row.id.0.to_string(),
    InboxRow::Relation(row) => row.id.0.to_string(),
});
const REQUEST: Column<InboxRow> = Column::<InboxRow>::new(|lang| text::headings::REQUEST.of(lang))
    .screen(Width::text(44, 60), title)
    .shell(|row, context| match row {
        InboxRow::Member(row) => text::inbox::request_title(context.lang, &row.org.1),
        InboxRow::Relation(row) => text::inbox::relation_title(context.lang, row),
    });
/// The organisation or the person that asked: what they wanted then is over.
const OF: Column<InboxRow> = Column::<InboxRow>::new(|lang| text::headings::REQUEST.of(lang))
    .screen(Width::text(24, 60), |row, context| {
        Cell::plain(match row {
            InboxRow::Member(row) => row.org.1.to_string(),
            InboxRow::Relation(row) => text::inbox::relation_with(context.lang, &row.asker.name),
        })
    });
const FROM: Column<InboxRow> = Column::<InboxRow>::new(|lang| text::headings::FROM.of(lang))
    .screen(Width::text(13, 24).goes(2), |row, _| Cell::aside(from(row)))
    .shell(|row, _| from(row));
const EMAIL: Column<InboxRow> = Column::<InboxRow>::new(|lang| text::headings::EMAIL.of(lang))
    .shell(|row, _| match row {
        InboxRow::Member(row) => row.sender_email.clone(),
        InboxRow::Relation(row) => row.asker_email.clone(),
    });
const LEVEL: Column<InboxRow> = Column::<InboxRow>::new(|lang| text::headings::LEVEL_HEAD.of(lang))
    .screen(Width::words(9).if_any().goes(1), |row, context| match row {
        InboxRow::Member(row) => Cell::plain(text::words::level(context.lang, row.level)),
        InboxRow::Relation(_) => Cell::new(NONE, CellTone::Faint),
    })
    .shell(|row, context| match row {
        InboxRow::Member(row) => text::words::level(context.lang, row.level).to_owned(),
        InboxRow::Relation(_) => NONE.to_owned(),
    });
const STATUS: Column<InboxRow> = Column::<InboxRow>::new(|lang| text::headings::STATUS.of(lang))
    .shell(|row, context| match row {
        InboxRow::Member(row) => {
            text::words::request_state(context.lang, row, context.zone, context.now)
        }
        InboxRow::Relation(row) => {
            text::words::request_state_word(context.lang, row.state).to_owned()
        }
    });
const ANSWER: Column<InboxRow> = Column::<InboxRow>::new(|lang| text::headings::ANSWER.of(lang))
    .screen(Width::words(14), |row, context| {
        Cell::plain(text::words::request_state_word(context.lang, row.state()))
    });
const ANSWERED: Column<InboxRow> =
    Column::<InboxRow>::new(|lang| text::headings::ANSWERED.of(lang)).screen(
        Width::DAY,
        |row, context| match row.decided_at() {
            Some(at) => Cell::day(at.day(context.zone), context, CellTone::Aside),
            None => Cell::new(NONE, CellTone::Faint),
        },
    );
const RECEIVED: Column<InboxRow> =
    Column::<InboxRow>::new(|lang| text::headings::RECEIVED.of(lang))
        .screen(Width::DAY, received)
        .shell(|row, context| {
            text::input::day(context.lang, created_at(row).day(context.zone), None)
        });
/// The time of the request, which matters less than that of its answer.
const RECEIVED_IF_ROOM: Column<InboxRow> =
    Column::<InboxRow>::new(|lang| text::headings::RECEIVED.of(lang))
        .screen(Width::DAY.goes(3), received);

fn json(row: &InboxRow, context: &CellContext<'_>) -> Value {
    match row {
        InboxRow::Member(row) => requests::json(row, context),
        InboxRow::Relation(row) => relations::json(row, context),
    }
}

/// The short title, with a dot while the request waits.
fn title(row: &InboxRow, context: &CellContext<'_>) -> Cell {
    let title = match row {
        InboxRow::Member(row) => text::inbox::request_short(context.lang, &row.org.1),
        InboxRow::Relation(row) => text::inbox::relation_title(context.lang, row),
    };
    if row.state() == RequestState::Pending {
        Cell::new(format!("• {title}"), CellTone::Head)
    } else {
        Cell::plain(format!("  {title}"))
    }
}

fn from(row: &InboxRow) -> String {
    match row {
        InboxRow::Member(row) => row.sender.name.to_string(),
        InboxRow::Relation(row) => row.asker.name.to_string(),
    }
}

/// The day of the request, or the time if that is today.
fn received(row: &InboxRow, context: &CellContext<'_>) -> Cell {
    let at = created_at(row);
    let day = at.day(context.zone);
    if day == context.now.today {
        return Cell::aside(if context.days == DayForm::Digits {
            text::day::clock(at, context.zone)
        } else {
            text::words::today_at(context.lang, at, context.zone)
        });
    }
    Cell::day(day, context, CellTone::Aside)
}

fn created_at(row: &InboxRow) -> Moment {
    match row {
        InboxRow::Member(row) => row.created_at,
        InboxRow::Relation(row) => row.created_at,
    }
}
