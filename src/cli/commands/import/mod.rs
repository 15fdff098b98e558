//! `importeer`: a table of users, organisations, members or relations, by the same commands as
//! one of each, all or none.

mod rows;
mod table;

use std::{
    io::{IsTerminal, Write, stderr},
    path::Path,
};

use serde_json::{Value, json};

use super::Asking;
use crate::{
    cli::{
        Exit, Stop,
        args::{Doing, ImportKind},
        output::Listing,
        speech::texts,
    },
    domain::{Class, Command, Did, Receipt, Refusal},
};
use table::Table;

/// Rows from which on a person sees how far it is.
const LONG: usize = 200;
/// What was asked in vain: it is so already.
const ALREADY: [&str; 3] = ["already_member", "already_asked", "same"];

/// What became of one row.
struct Done {
    line: u64,
    what: String,
    result: &'static str,
    /// The activation code of a new user, shown here and never again.
    code: Option<String>,
    why: Option<Stop>,
}

/// Reads the table, and does what every row says; with `--proef` nothing. Returns the exit code.
pub(in crate::cli) fn import(
    it: &mut Asking,
    kind: ImportKind,
    path: &Path,
    doing: &Doing,
) -> Result<u8, Stop> {
    let table = Table::read(path)?;
    let wanted = rows::wanted(it, kind, &table)?;
    let commands: Vec<Command> =
        wanted.iter().filter_map(|one| one.command.as_ref().ok().cloned()).collect();
    let unread = wanted.iter().any(|one| one.command.is_err());
    let whole = !unread || doing.go_on;
    let all = commands.len();
    let shows = all >= LONG && stderr().is_terminal() && !doing.quiet;
    let tell = |done: usize| {
        if shows && (done.is_multiple_of(100) || done == all) {
            let _ = write!(stderr(), "\r{}", (texts().import.progress)(done, all));
        }
    };
    let keep = |results: &[Result<Receipt, Refusal>]| {
        let fine = results.iter().all(stands);
        !doing.dry_run && whole && (fine || doing.go_on)
    };
    let results = it.store.execute_all(it.session, &commands, it.now, (&tell, &keep))?;
    if shows {
        let _ = writeln!(stderr());
    }
    // The first of them is the attempt; the others are the same one.
    let mut refused = commands.iter().zip(&results);
    let attempt = refused.find_map(|(command, result)| match result {
        Err(why) if why.class() == Class::NoRight => Some((command, why)),
        _ => None,
    });
    if let Some(attempt) = attempt.filter(|_| !doing.dry_run) {
        it.store.note_attempt(it.session, attempt, it.now);
    }
    let mut results = results.into_iter();
    let mut done = Vec::new();
    for one in wanted {
        let outcome = match one.command {
            Err(why) => Err(why),
            Ok(_) => results.next().map_or_else(|| Ok(None), |result| outcome(result)),
        };
        let (result, code, why) = match outcome {
            Ok(Some((result, code))) => (result, code, None),
            Ok(None) => ("skipped", None, None),
            Err(why) if ALREADY.contains(&why.code) => ("skipped", None, Some(why)),
            Err(why) => ("failed", None, Some(why)),
        };
        done.push(Done { line: one.line, what: one.what, result, code, why });
    }
    report(it, &done, doing)
}

/// Whether a result is no reason to do nothing at all.
fn stands(result: &Result<Receipt, Refusal>) -> bool {
    match result {
        Ok(receipt) => receipt.outcomes.iter().all(|outcome| match &outcome.did {
            Did::Skipped(why) => ALREADY.contains(&why.code()),
            _ => true,
        }),
        Err(why) => ALREADY.contains(&why.code()),
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
            .map(|one| json!({ "line": one.line, "reason": one.why.as_ref().map(Stop::reason) }))
            .collect();
        let exit =
            failed.iter().find_map(|one| one.why.as_ref()).map_or(Exit::Usage, |why| why.exit);
        let message = format!("{}\n{}", lines.join("\n"), texts().import.nothing_done);
        let details = json!({ "errors": errors });
        return Err(Stop { exit, code: "import", message, details });
    }
    let partly = !failed.is_empty();
    let cells = |one: &Done| {
        let why = one.why.as_ref().map(|why| why.message.clone()).unwrap_or_default();
        // A code that was thrown away with the rehearsal is nobody's.
        let code = one.code.clone().filter(|_| !doing.dry_run).unwrap_or_default();
        vec![one.line.to_string(), one.what.clone(), one.result.to_owned(), code, why]
    };
    let row = |one: &Done| {
        json!({ "line": one.line, "input": one.what, "result": one.result,
            "code": one.code.as_ref().filter(|_| !doing.dry_run),
            "reason": one.why.as_ref().map(Stop::reason) })
    };
    let words = &texts().import;
    if doing.dry_run && it.form.is_for_people() {
        super::super::output::print(&format!("{}\n", texts().shell.rehearsed))?;
    }
    if !doing.quiet || !it.form.is_for_people() || done.iter().any(|one| one.code.is_some()) {
        Listing {
            schema: "toegang.import/1",
            name: "rows",
            heads: vec![words.line, texts().what, texts().shell.outcome, words.code, words.why],
            cells: done.iter().map(cells).collect(),
            rows: done.iter().map(row).collect(),
        }
        .print(it.form)?;
    }
    Ok(if partly { Exit::Partly } else { Exit::Done } as u8)
}

fn sentence(one: &Done) -> String {
    let why = one.why.as_ref().map(|why| why.message.clone()).unwrap_or_default();
    (texts().import.at_line)(one.line, &one.what, &why)
}
