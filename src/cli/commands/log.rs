//! `log`: what happened, as far as the person may see it, the newest first.

use serde_json::{Value, json};

use super::Asking;
use crate::{
    cli::{Stop, output::Listing, speech::texts},
    domain::{Answer, LogRow, Moment, OrgId, Query, Record, What},
};

/// Prints it.
pub(in crate::cli) fn log(it: &Asking) -> Result<u8, Stop> {
    it.print(listing(it, None)?)
}

/// What may be seen of it, of one organisation or of all.
pub(super) fn listing(it: &Asking, org: Option<OrgId>) -> Result<Listing, Stop> {
    let rows = it.all(
        |view| Query::Log(org, view, (texts().log_names)()),
        |answer| match answer {
            Answer::Log(page) => Some(page),
            _ => None,
        },
    )?;
    Ok(Listing {
        schema: "toegang.log.list/1",
        name: "entries",
        heads: vec![
            "Nr",
            texts().when,
            texts().who,
            texts().what,
            texts().on,
            texts().shell.handling,
        ],
        cells: rows.iter().map(|row| cells(it, row)).collect(),
        rows: rows.iter().map(value).collect(),
    })
}

fn cells(it: &Asking, row: &LogRow) -> Vec<String> {
    vec![
        row.seq.to_string(),
        (texts().moment)(row.at, &it.zone),
        (texts().log_who)(row),
        (texts().log_what)(&row.what),
        (texts().log_on)(row, false),
        row.handling.map_or("–".to_owned(), |handling| handling.0.to_string()),
    ]
}

fn value(row: &LogRow) -> Value {
    let (actor, name) = &row.actor;
    let (kind, denied) = match &row.what {
        What::Happened(kind) => (kind.code(), None),
        What::Denied(command, code) => (command.as_str(), Some(code)),
    };
    let org = row.org.as_ref().map(|(id, name)| json!({ "id": id, "name": name }));
    json!({
        "seq": row.seq, "at": row.at.to_string(), "actor": actor, "actor_name": name,
        "via": row.via, "kind": kind, "denied": denied, "handling": row.handling,
        "undoes": row.undoes, "organisation": org, "environment": row.env,
        "user": row.user, "was": row.was.as_ref().map(record), "becomes": row.becomes.as_ref().map(record),
    })
}

/// A row of the log as the command line shows one: its instants are RFC 3339, as everywhere.
fn record(record: &Record) -> Value {
    let mut value = json!(record);
    instants(&mut value);
    value
}

fn instants(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                let is_instant = name == "at" || name == "since" || name.ends_with("_at");
                match field {
                    Value::Number(number) if is_instant => {
                        let at = number.as_i64().map(|at| Moment(at).to_string());
                        *field = json!(at);
                    }
                    // When and by whom, as a pair.
                    Value::Array(pair) if matches!(name.as_str(), "lowered" | "ended") => {
                        if let Some(first) = pair.first_mut() {
                            *first = json!(first.as_i64().map(|at| Moment(at).to_string()));
                        }
                    }
                    other => instants(other),
                }
            }
        }
        Value::Array(rows) => rows.iter_mut().for_each(instants),
        _ => {}
    }
}
