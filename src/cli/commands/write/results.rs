//! The results of a command for programs: one JSON document, or a row for each person.

use serde_json::{Value, json};

use super::remarks::{Note, Remarks};
use crate::{
    cli::{CliError, output::Listing, session::locale::lang},
    domain::{About, Class, Outcome, OutcomeKind, Receipt, Refusal},
    text,
};

pub(super) const RECEIPT_SCHEMA: &str = "toegang.handling/1";

/// Returns whether the row exists already, with other values than the command asks for.
pub(super) fn is_difference(why: &Refusal) -> bool {
    why.class() == Class::Differs
}

pub(super) fn receipt_json(receipt: &Receipt, remarks: &Remarks, dry_run: bool) -> Value {
    let (kind, id) = match receipt.about.0 {
        About::Org(org) => ("organisation", json!(org)),
        About::User(user) => ("user", json!(user)),
        About::Env(env) => ("environment", json!(env)),
        About::Partnership(partnership) => ("partnership", json!(partnership)),
    };
    let results = person_results(&receipt.outcomes, remarks);
    let mut document = json!({
        "schema": RECEIPT_SCHEMA, "done": !dry_run, "handling": (!dry_run).then_some(receipt.operation),
        "at": receipt.at.to_string(), "takes_back": receipt.undo_kind.operation(), "code": receipt.code,
        "about": { "kind": kind, "id": id, "name": receipt.about.1 }, "results": results,
    });
    if let (false, Some(fields)) = (remarks.notes.is_empty(), document.as_object_mut()) {
        fields.insert("remarks".to_owned(), remarks.notes.iter().map(Note::json).collect());
    }
    document
}

/// Returns the JSON result of each person, and of each text that names nobody.
pub(super) fn person_results(outcomes: &[Outcome], remarks: &Remarks) -> Vec<Value> {
    let nobody = |(input, why): &(String, CliError)| {
        json!({ "user": null, "name": null, "input": input, "result": "failed",
            "reason": why.reason() })
    };
    outcomes
        .iter()
        .map(|outcome| result_json(outcome, remarks))
        .chain(remarks.missing.iter().map(nobody))
        .collect()
}

fn result_json(outcome: &Outcome, remarks: &Remarks) -> Value {
    let (result, reason) = match &outcome.did {
        OutcomeKind::Skipped(why) => {
            let result = if is_difference(why) { "differs" } else { "skipped" };
            (result, Some(CliError::from(why.clone()).reason()))
        }
        did => (did.code(), None),
    };
    let who = outcome.who.as_ref();
    let mut value = json!({ "user": who.map(|one| one.id), "name": who.map(|one| &one.name),
        "result": result, "reason": reason });
    if let (OutcomeKind::UserRemoved(lost), Some(fields)) = (&outcome.did, value.as_object_mut()) {
        fields.insert("organisations".to_owned(), json!(lost));
    }
    if let (Some(org), Some(fields)) = (&outcome.org, value.as_object_mut()) {
        fields.insert("organisation".to_owned(), json!(org));
    }
    if let (Some(address), Some(fields)) = (&outcome.address, value.as_object_mut()) {
        fields.insert("email".to_owned(), json!(address));
    }
    let remark = who.and_then(|one| remarks.of_user(one.id));
    if let (Some(remark), Some(fields)) = (remark, value.as_object_mut()) {
        fields.insert("remark".to_owned(), remark);
    }
    value
}

/// Lists the result and activation code of each person, in the order of the arguments.
pub(super) fn results_listing(
    outcomes: &[Outcome],
    remarks: &Remarks,
    activation: Option<&str>,
) -> Listing {
    let has_orgs = outcomes.iter().any(|one| one.org.is_some());
    let cells = |outcome: &Outcome| {
        let code = match &outcome.did {
            OutcomeKind::Skipped(why) => why.code(),
            did => did.code(),
        };
        let who = outcome.who.as_ref();
        let org = has_orgs.then(|| outcome.org.as_ref().map_or(String::new(), ToString::to_string));
        let mut cells = vec![
            who.map_or(String::new(), |one| one.id.0.to_string()),
            who.map_or(String::new(), |one| one.name.to_string()),
            code.to_owned(),
            activation.unwrap_or_default().to_owned(),
        ];
        cells.extend(org);
        cells
    };
    let nobody = |(input, why): &(String, CliError)| {
        let mut cells = vec![String::new(), input.clone(), why.code.to_owned(), String::new()];
        cells.extend(has_orgs.then(String::new));
        cells
    };
    let mut rows = person_results(outcomes, remarks);
    if let Some(code) = activation {
        let each = rows.iter_mut().filter_map(Value::as_object_mut);
        each.for_each(|fields| drop(fields.insert("code".to_owned(), json!(code))));
    }
    let mut heads =
        vec!["Id", text::headings::NAME.of(lang()), text::shell::OUTCOME.of(lang()), "Code"];
    heads.extend(has_orgs.then(|| text::headings::ORGANISATION.of(lang())));
    let cells = outcomes.iter().map(cells).chain(remarks.missing.iter().map(nobody)).collect();
    Listing { schema: RECEIPT_SCHEMA, name: "results", heads, cells, rows }
}
