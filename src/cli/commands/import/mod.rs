//! `importeer`: a table of users, organisations, members or relations, by the same commands as
//! one of each, all or none.

mod rows;
mod table;

use std::{
    io::{IsTerminal, stderr},
    path::Path,
};

use serde_json::{Value, json};

use super::Asking;
use crate::{
    cli::{
        Exit, Stop,
        args::{Doing, TableKind},
        out::{print, tell_again},
        output::Lines,
        speech::texts,
    },
    domain::{Class, Command, Did, Receipt, Refusal},
};
use rows::{Reading, Wanted};
use table::Table;

/// Rows from which on a person sees how far it is, and after how many he sees it again.
const LONG: usize = 200;
/// What was asked in vain: it is so already.
const ALREADY: [&str; 3] = ["already_member", "already_asked", "same"];

/// What became of one row.
struct Done {
    line: u64,
    what: Box<str>,
    result: &'static str,
    /// The activation code of a new user, shown here and never again.
    code: Option<Box<str>>,
    why: Option<Box<Stop>>,
}

/// Reads the table, and does what every row says; with `--proef` nothing. Returns the exit code.
pub(in crate::cli) fn import(
    it: &mut Asking,
    kind: TableKind,
    path: &Path,
    doing: &Doing,
) -> Result<u8, Stop> {
    let table = Table::read(path)?;
    let mut reading = Reading::of(kind, &table)?;
    let all = table.lines().saturating_sub(1);
    let shows = all >= LONG && stderr().is_terminal() && !doing.quiet;
    let mut done: Vec<Done> = Vec::new();
    let mut attempt = None;
    it.store.begin()?;
    for row in table.rows() {
        let Wanted { line, what, command } = reading.wanted(it, &row?);
        let outcome = match command {
            Err(why) => Err(why),
            Ok(command) => {
                let sure = doing.yes.then(|| command.clone().knowingly());
                let asked = sure.as_ref().unwrap_or(&command);
                let result = it.store.execute_one(it.session, asked, it.now)?;
                let result = result.map_err(|why| known(it, &command, why));
                if let Err(why) = &result
                    && why.class() == Class::NoRight
                    && attempt.is_none()
                {
                    // The first of them is the attempt; the others are the same one.
                    attempt = Some((command, why.clone()));
                }
                outcome(result)
            }
        };
        let (result, code, why) = match outcome {
            Ok(Some((result, code))) => (result, code, None),
            Ok(None) => ("skipped", None, None),
            Err(why) if ALREADY.contains(&why.code) => ("skipped", None, Some(why)),
            Err(why) => ("failed", None, Some(why)),
        };
        let (code, why) = (code.map(Into::into), why.map(Box::new));
        done.push(Done { line, what: what.into(), result, code, why });
        if shows && done.len().is_multiple_of(LONG) {
            tell_again((texts().import.progress)(done.len(), all));
        }
    }
    if shows {
        tell_again((texts().import.progress)(done.len(), all) + "\n");
    }
    let fine = done.iter().all(|one| one.result != "failed");
    it.store.end(!doing.dry_run && (fine || doing.go_on))?;
    if let Some((command, why)) = attempt.filter(|_| !doing.dry_run) {
        it.store.note_attempt(it.session, (&command, &why), it.now);
    }
    report(it, &done, doing)
}

/// A user who is one already is no reason to stop: a table may be read in twice.
fn known(it: &Asking, command: &Command, why: Refusal) -> Refusal {
    match command {
        Command::InviteUser { email, .. }
            if why == Refusal::EmailInUse && it.is_colleague(email).unwrap_or(false) =>
        {
            Refusal::Same { first: None }
        }
        _ => why,
    }
}

type Outcome = Result<Option<(&'static str, Option<String>)>, Stop>;

fn outcome(result: Result<Receipt, Refusal>) -> Outcome {
    let receipt = result.map_err(Stop::from)?;
    let first = receipt.outcomes.first().map(|outcome| &outcome.did);
    match first {
        Some(Did::Skipped(why)) => Err(why.clone().into()),
        Some(did) => Ok(Some((did.code(), receipt.code))),
        None => Ok(None),
    }
}

/// One line for each row, in the order of the table; what failed goes to standard error too when
/// nothing was done because of it.
fn report(it: &Asking, done: &[Done], doing: &Doing) -> Result<u8, Stop> {
    let failed: Vec<&Done> = done.iter().filter(|one| one.result == "failed").collect();
    let given_up = !failed.is_empty() && !doing.go_on;
    if given_up {
        let lines: Vec<String> = failed.iter().map(|one| sentence(one)).collect();
        let errors: Vec<Value> = failed
            .iter()
            .map(|one| json!({ "line": one.line, "reason": one.why.as_deref().map(Stop::reason) }))
            .collect();
        let exit =
            failed.iter().find_map(|one| one.why.as_ref()).map_or(Exit::Usage, |why| why.exit);
        let message = format!("{}\n{}", lines.join("\n"), texts().import.nothing_done);
        let details = json!({ "errors": errors });
        return Err(Stop { exit, code: "import", message, details });
    }
    let partly = !failed.is_empty();
    // A spreadsheet has the words that scripts have.
    let says: fn(&'static str) -> &'static str =
        if it.form.is_for_people() { texts().import.result } else { |code| code };
    let cells = |one: &Done| {
        let why = one.why.as_ref().map(|why| why.message.clone()).unwrap_or_default();
        // A code that was thrown away with the rehearsal is nobody's.
        let code = one.code.as_deref().filter(|_| !doing.dry_run).unwrap_or_default();
        vec![
            one.line.to_string(),
            one.what.to_string(),
            says(one.result).to_owned(),
            code.to_owned(),
            why,
        ]
    };
    let row = |one: &Done| {
        json!({ "line": one.line, "input": one.what, "result": one.result,
            "code": one.code.as_ref().filter(|_| !doing.dry_run),
            "reason": one.why.as_deref().map(Stop::reason) })
    };
    let words = &texts().import;
    if doing.dry_run && it.form.is_for_people() {
        print(format!("{}\n", texts().shell.rehearsed))?;
    }
    if !doing.quiet || !it.form.is_for_people() || done.iter().any(|one| one.code.is_some()) {
        Lines {
            schema: "toegang.import/1",
            name: "rows",
            heads: &[words.line, texts().what, texts().shell.outcome, words.code, words.why],
            count: done.len(),
            cells: &|at| done.get(at).map(cells).unwrap_or_default(),
            row: &|at| done.get(at).map_or(Value::Null, row),
        }
        .print(it.form)
        .map_err(|error| {
            if doing.dry_run { error.into() } else { Stop::from(error).once_done() }
        })?;
    }
    Ok(if partly { Exit::Partly } else { Exit::Done } as u8)
}

fn sentence(one: &Done) -> String {
    let why = one.why.as_ref().map(|why| why.message.clone()).unwrap_or_default();
    (texts().import.at_line)(one.line, &one.what, &why)
}
