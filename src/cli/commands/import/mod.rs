//! `importeer`: imports a table of users, organisations, members or relations. Each row runs the
//! command for a single item. A failed row cancels the whole import, unless the user chose to
//! continue.

mod columns;
mod headers;
mod rows;
mod table;

use std::{
    io::{IsTerminal, stderr},
    path::Path,
};

use serde_json::{Value, json};

use super::CommandContext;
use crate::{
    cli::{
        CliError, Exit,
        args::{TableKind, WriteOptions},
        output::{
            Stream,
            out::{print, replace_last_line},
        },
        session::locale::lang,
    },
    domain::{Class, Command, ExistingRow, Mismatch, OutcomeKind, Receipt, Refusal, UserStatus},
    text::{self, import},
};
use rows::{RowConverter, RowRequest};
use table::Table;

/// Minimum number of rows for a progress line, and the number of rows between its updates.
const PROGRESS_INTERVAL: usize = 200;

/// The outcome of one row, kept until all rows are imported.
struct RowResult {
    line: u64,
    what: Box<str>,
    result: &'static str,
    /// Activation code of a new user. Printed only now, because the file keeps a hash of it.
    code: Option<Box<str>>,
    why: Option<Box<CliError>>,
    /// Differing name in the row, as a sentence printed with the result.
    remark: Option<Box<str>>,
}

/// Imports each row of the table; with `--proef` changes nothing. The whole import is one operation
/// for undo. Returns the exit code.
pub(in crate::cli) fn import(
    ctx: &mut CommandContext,
    kind: TableKind,
    path: &Path,
    options: &WriteOptions,
) -> Result<u8, CliError> {
    let table = Table::read(path)?;
    let mut reading = RowConverter::new(kind, &table)?;
    let all = table.lines().saturating_sub(1);
    let shows = all >= PROGRESS_INTERVAL && stderr().is_terminal() && !options.quiet;
    let mut done: Vec<RowResult> = Vec::new();
    let (mut operation, mut attempt) = (None, None);
    ctx.store.begin()?;
    for row in table.rows() {
        let RowRequest { line, what, command, remark, stated } = reading.convert_row(ctx, &row?);
        let outcome = match command {
            Err(why) => Err(("failed", why)),
            Ok(command) => {
                let sure = options.yes.then(|| command.clone().confirmed());
                let asked = sure.as_ref().unwrap_or(&command);
                let result = ctx.store.execute_one(ctx.session, asked, ctx.now, operation)?;
                let result = result
                    .map_err(|why| compare_with_existing(ctx, &command, why).as_stated(stated));
                match &result {
                    Ok(receipt) => operation = Some(receipt.operation),
                    // The log gets only the first refusal for lack of permission.
                    Err(why) if why.class() == Class::NoRight && attempt.is_none() => {
                        attempt = Some((command, why.clone()));
                    }
                    Err(_) => {}
                }
                outcome(result)
            }
        };
        let (result, code, why) = match outcome {
            Ok((result, code)) => (result, code, None),
            Err((result, why)) => (result, None, Some(why)),
        };
        let (code, why, remark) = (code.map(Into::into), why.map(Box::new), remark.map(Into::into));
        done.push(RowResult { line, what: what.into(), result, code, why, remark });
        if shows && done.len().is_multiple_of(PROGRESS_INTERVAL) {
            replace_last_line(import::progress(lang(), done.len(), all));
        }
    }
    if shows {
        replace_last_line(import::progress(lang(), done.len(), all) + "\n");
    }
    let fine = done.iter().all(|one| one.result != "failed");
    ctx.store.end(!options.dry_run && (fine || options.go_on))?;
    if let Some((command, why)) = attempt.filter(|_| !options.dry_run) {
        ctx.store.note_attempt(ctx.session, &command, &why, ctx.now);
    }
    report(ctx, &done, options)
}

/// Replaces the refusal for an address in use by a comparison with the existing user. A table can
/// then be imported twice, and rows that differ are reported.
fn compare_with_existing(ctx: &CommandContext, command: &Command, why: Refusal) -> Refusal {
    let (Command::InviteUser { email, full_name, role, .. }, Refusal::EmailInUse) = (command, &why)
    else {
        return why;
    };
    let Ok(Some(user)) = ctx.colleague(email) else { return why };
    let mut differs = Vec::new();
    if user.role != *role {
        differs.push(Mismatch::Role { is: user.role, wanted: *role });
    }
    let is = Some(user.person.name).filter(|name| **name != *user.email);
    if full_name.is_some() && is != *full_name {
        differs.push(Mismatch::Name { is, wanted: full_name.clone() });
    }
    if user.status == UserStatus::Blocked {
        differs.push(Mismatch::Status { is: user.status, wanted: UserStatus::Active });
    }
    Refusal::for_existing(ExistingRow::User, user.joined.0, differs)
}

type RowOutcome = Result<(&'static str, Option<String>), (&'static str, CliError)>;

fn outcome(result: Result<Receipt, Refusal>) -> RowOutcome {
    let why = match result {
        Err(why) => why,
        Ok(receipt) => match receipt.outcomes.into_iter().next().map(|outcome| outcome.did) {
            Some(OutcomeKind::Skipped(why)) => why,
            Some(did) => return Ok((did.code(), receipt.code)),
            None => return Ok(("skipped", None)),
        },
    };
    let result = match why.class() {
        Class::Differs => "differs",
        _ if why.is_settled() => "skipped",
        _ => "failed",
    };
    Err((result, why.into()))
}

/// Prints a line for each row, in order. Returns an error with the failed rows if they cancelled
/// the import.
fn report(
    ctx: &CommandContext,
    done: &[RowResult],
    options: &WriteOptions,
) -> Result<u8, CliError> {
    let failed: Vec<&RowResult> = done.iter().filter(|one| one.result == "failed").collect();
    let given_up = !failed.is_empty() && !options.go_on;
    if given_up {
        let lines: Vec<String> = failed.iter().map(|one| result_sentence(one)).collect();
        let errors: Vec<Value> = failed
            .iter()
            .map(|one| json!({ "line": one.line, "reason": one.why.as_deref().map(CliError::reason) }))
            .collect();
        let exit =
            failed.iter().find_map(|one| one.why.as_ref()).map_or(Exit::Usage, |why| why.exit);
        let message = format!("{}\n{}", lines.join("\n"), import::NOTHING_DONE.of(lang()));
        let details = json!({ "errors": errors });
        return Err(CliError { exit, code: "import", message, details });
    }
    let partly = done.iter().any(|one| matches!(one.result, "failed" | "differs"));
    // CSV gets the same result codes as JSON.
    let says: fn(&'static str) -> &'static str =
        if ctx.format.is_for_people() { |a| import::result_word(lang(), a) } else { |code| code };
    let cells = |one: &RowResult| {
        let why = one.why.as_ref().map(|why| why.message.as_str());
        let why: Vec<&str> = why.into_iter().chain(one.remark.as_deref()).collect();
        // A dry run discards the activation code, so the code would never work.
        let code = one.code.as_deref().filter(|_| !options.dry_run).unwrap_or_default();
        vec![
            one.line.to_string(),
            one.what.to_string(),
            says(one.result).to_owned(),
            code.to_owned(),
            why.join(" "),
        ]
    };
    let row = |one: &RowResult| {
        json!({ "line": one.line, "input": one.what, "result": one.result,
            "code": one.code.as_ref().filter(|_| !options.dry_run),
            "reason": one.why.as_deref().map(CliError::reason), "remark": one.remark })
    };
    let lang = lang();
    if options.dry_run && ctx.format.is_for_people() {
        print(format!("{}\n", text::shell::DRY_RUN_HEAD.of(lang)))?;
    }
    if !options.quiet || !ctx.format.is_for_people() || done.iter().any(|one| one.code.is_some()) {
        Stream {
            schema: "toegang.import/1",
            name: "rows",
            heads: &[
                import::LINE.of(lang),
                text::headings::WHAT.of(lang),
                text::shell::OUTCOME.of(lang),
                import::CODE.of(lang),
                import::WHY.of(lang),
            ],
            count: done.len(),
            cells: &|at| done.get(at).map(cells).unwrap_or_default(),
            row: &|at| done.get(at).map_or(Value::Null, row),
        }
        .print(ctx.format)
        .map_err(|error| {
            if options.dry_run { error.into() } else { CliError::from(error).into_output_failed() }
        })?;
    }
    Ok(if partly { Exit::Partly } else { Exit::Done } as u8)
}

fn result_sentence(one: &RowResult) -> String {
    let why = one.why.as_ref().map(|why| why.message.clone()).unwrap_or_default();
    import::at_line(lang(), one.line, &one.what, &why)
}
