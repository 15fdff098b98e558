//! The columns of *Logboek*, the log.

use serde_json::{Value, json};

use super::{Cell, CellTone, Column, ListColumns, NONE, Width};
use crate::{
    domain::{LogContent, LogRow, Moment, Record},
    text,
};

/// The least width of the sentences, in cells: beside the day and the time at 80 columns.
const SENTENCE_WIDTH: u16 = 56;

/// The list *Logboek*: events and denied attempts.
pub static LOG: ListColumns<LogRow> = ListColumns {
    schema: "toegang.log.list/1",
    name: "entries",
    columns: &[
        Column::<LogRow>::new(|_| "Nr").shell(|row, _| row.seq.to_string()),
        Column::<LogRow>::new(|lang| text::headings::WHEN.of(lang))
            .shell(|row, context| text::input::moment(context.lang, row.at, context.zone)),
        Column::<LogRow>::new(|lang| text::headings::DAY.of(lang)).screen(
            Width::words(6).right(),
            |row, context| {
                let day = row.at.day(context.zone);
                let day = || text::words::day_and_month(context.lang, day);
                Cell::plain(if context.has_day_above { String::new() } else { day() })
            },
        ),
        Column::<LogRow>::new(|lang| text::headings::TIME.of(lang)).screen(
            Width::words(5).right().goes(1),
            |row, context| {
                let clock = || text::day::clock(row.at, context.zone);
                let is_begun = context.has_operation_above;
                Cell::plain(if is_begun { String::new() } else { clock() })
            },
        ),
        Column::<LogRow>::new(|lang| text::headings::HAPPENED.of(lang)).screen(
            Width::text(SENTENCE_WIDTH, 120),
            |row, context| {
                let is_denied = matches!(row.what, LogContent::Denied(..));
                let tone = if is_denied { CellTone::Sign } else { CellTone::Text };
                let (lang, zone, is_of_one) = (context.lang, context.zone, context.row.is_of_one);
                let [said, short] = text::log_row_sentences(lang, row, is_of_one, zone);
                Cell::new(said, tone).with_short(short)
            },
        ),
        Column::<LogRow>::new(|lang| text::headings::WHO.of(lang))
            .shell(|row, context| text::log::author_label(context.lang, row)),
        Column::<LogRow>::new(|_| "Host").shell_if_known(|row, _| {
            row.host.as_ref().map_or(NONE.to_owned(), ToString::to_string)
        }),
        Column::<LogRow>::new(|lang| text::headings::WHAT.of(lang))
            .shell(|row, context| text::log::event_label(context.lang, &row.what)),
        Column::<LogRow>::new(|lang| text::headings::ON.of(lang))
            .shell(|row, context| text::grammar::rows::log_subject(row, context.row.is_of_one)),
        Column::<LogRow>::new(|lang| text::shell::OPERATION_HEAD.of(lang)).shell(|row, _| {
            row.operation.map_or(NONE.to_owned(), |operation| operation.0.to_string())
        }),
    ],
    json: |row, _| json(row),
};

/// Returns a log line as JSON, without hashes of codes.
pub fn json(row: &LogRow) -> Value {
    let (actor, name) = &row.actor;
    let (kind, denied) = match &row.what {
        LogContent::Happened(kind) => (kind.code(), None),
        LogContent::Denied(command, code) => (command.as_str(), Some(code)),
    };
    let org = row.org.as_ref().map(|(id, name)| json!({ "id": id, "name": name }));
    let mut user = json!(row.user);
    if let (Some(email), Some(fields)) = (&row.user_email, user.as_object_mut()) {
        fields.insert("email".to_owned(), json!(email));
    }
    let mut value = json!({
        "seq": row.seq, "at": row.at.to_string(), "actor": actor, "actor_name": name,
        "actor_email": row.actor_email,
        "via": row.via, "key": row.key, "kind": kind, "denied": denied, "handling": row.operation,
        "undoes": row.undoes, "organisation": org, "environment": row.env,
        "user": user, "was": row.was.as_ref().map(record), "becomes": row.becomes.as_ref().map(record),
    });
    if let (Some(host), Some(fields)) = (&row.host, value.as_object_mut()) {
        fields.insert("host".to_owned(), json!(host));
    }
    value
}

/// Serializes a row of the log: times as RFC 3339, and without hashes of codes.
fn record(record: &Record) -> Value {
    let mut value = json!(record);
    remove_hashes(&mut value);
    format_moments(&mut value);
    value
}

/// Replaces each code's hash by its expiry: with the hash, codes could be guessed offline.
fn remove_hashes(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            if let Some(Value::Array(pair)) = fields.remove("code") {
                let until = pair.last().cloned().unwrap_or_default();
                fields.insert("code_expires_at".to_owned(), until);
            }
            fields.values_mut().for_each(remove_hashes);
        }
        Value::Array(rows) => rows.iter_mut().for_each(remove_hashes),
        _ => {}
    }
}

fn format_moments(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                let is_instant = name == "at" || name == "since" || name.ends_with("_at");
                match field {
                    Value::Number(number) if is_instant => {
                        let at = number.as_i64().map(|at| Moment(at).to_string());
                        *field = json!(at);
                    }
                    // A pair of time and user.
                    Value::Array(pair)
                        if matches!(
                            name.as_str(),
                            "lowered" | "ended" | "withdrawn" | "confirmed"
                        ) =>
                    {
                        if let Some(first) = pair.first_mut() {
                            *first = json!(first.as_i64().map(|at| Moment(at).to_string()));
                        }
                    }
                    other => format_moments(other),
                }
            }
        }
        Value::Array(rows) => rows.iter_mut().for_each(format_moments),
        _ => {}
    }
}
