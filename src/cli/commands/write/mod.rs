//! Commands that change data. The rules are those of the screens.

mod access;
mod maintenance;
mod organisations;
pub(crate) mod outside;
mod people;
mod profile_fields;
mod register_entry;
pub(crate) mod remarks;
mod results;

pub(in crate::cli::commands) use access::distinct_member_name;
pub(in crate::cli) use access::{inbox, invitation, member};
pub(in crate::cli) use maintenance::{appoint, time_zone};
pub(in crate::cli) use organisations::organisation;
pub(in crate::cli) use people::{activate, address, environment, partner, register, user};
pub(in crate::cli::commands) use profile_fields::filled;

use std::io::{IsTerminal, stdin, stdout};

use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::{CommandContext, confirm_key};
use crate::{
    cli::{
        CliError, Exit,
        args::WriteOptions,
        lines::ask_yes_no,
        output::{
            OutputFormat,
            out::{self, print},
        },
        session::{database, locale::lang},
    },
    domain::{
        Command, Email, Message, Name, Outcome, OutcomeKind, Receipt, Refusal, Skipped, UndoTarget,
        website,
    },
    store::StoreError,
    text::{self, KeyWithdrawal},
};
use remarks::Remarks;
use results::{RECEIPT_SCHEMA, is_difference, person_results, receipt_json, results_listing};

impl CommandContext {
    /// Executes a command; with `--proef` only reports its effects. Returns the exit code.
    ///
    /// A failure for one of several people cancels the command for all, unless the user chose to
    /// continue without them. People who already have the requested state, or who exist with other
    /// values, do not count as failures.
    pub(super) fn perform(
        &mut self,
        command: &Command,
        options: &WriteOptions,
    ) -> Result<u8, CliError> {
        if options.dry_run || !options.go_on {
            let receipt = match self.store.dry_run_counted(self.session, command, self.now) {
                Ok(receipt) => receipt.as_stated(self.stated),
                Err(StoreError::Refused(why)) if why.is_confusable_warning() => {
                    return self.perform_confirmed(command, &why, options);
                }
                Err(error) => {
                    // This check runs instead of the command, so log its refusal as the attempt.
                    if let (StoreError::Refused(why), false) = (&error, options.dry_run) {
                        self.store.note_attempt(self.session, command, why, self.now);
                    }
                    return self.not_done(error, options);
                }
            };
            if !options.go_on
                && let Some(stop) = stopped_by(blocking_skips(&receipt))
            {
                return Err(stop);
            }
            if options.dry_run {
                return self.report(&receipt, options);
            }
        }
        match self.store.execute(self.session, command, self.now) {
            Ok(receipt) => self.report(&receipt.as_stated(self.stated), options),
            Err(StoreError::Refused(why)) if why.is_confusable_warning() => {
                self.perform_confirmed(command, &why, options)
            }
            Err(error) => self.not_done(error, options),
        }
    }

    /// Executes a command. Asks for confirmation first if a name or address looks like another one.
    fn perform_confirmed(
        &mut self,
        command: &Command,
        why: &Refusal,
        options: &WriteOptions,
    ) -> Result<u8, CliError> {
        if options.dry_run && !options.yes {
            return Err(why.clone().into());
        }
        confirm(&text::refusal(lang(), why, &self.zone), self.format, options)?;
        self.perform(&command.clone().confirmed(), options)
    }

    fn report(&self, receipt: &Receipt, options: &WriteOptions) -> Result<u8, CliError> {
        print_receipt(self.format, &self.zone, receipt, &self.remarks, options)?;
        let differs = |outcome: &Outcome| matches!(&outcome.did, OutcomeKind::Skipped(why) if is_difference(why));
        let partly = blocking_skips(receipt).next().is_some()
            || receipt.outcomes.iter().any(differs)
            || !self.remarks.missing.is_empty();
        Ok(if partly { Exit::Partly } else { Exit::Done } as u8)
    }

    fn not_done(&self, error: StoreError, options: &WriteOptions) -> Result<u8, CliError> {
        let error = match error {
            StoreError::Refused(why) => StoreError::Refused(why.as_stated(self.stated)),
            error => error,
        };
        not_done(self.format, error, &self.remarks, options)
    }

    /// Runs `ongedaan` (undo) or `opnieuw` (redo).
    pub(in crate::cli) fn undo_or_redo(
        &mut self,
        which: UndoTarget,
        options: &WriteOptions,
    ) -> Result<u8, CliError> {
        let command = Command::Undo { which };
        // Undoing the addition of a key withdraws it. Only line mode and the screens ask for
        // confirmation of that.
        if self.format == OutputFormat::Lines
            && let Err(StoreError::Refused(Refusal::OwnKey {
                key,
                fingerprint,
                comment: remark,
                is_last,
                ..
            })) = self.store.dry_run(self.session, &command, self.now)
        {
            let is_session_key = database::session_key() == Some(key);
            let remark = remark.as_ref();
            let ends = KeyWithdrawal {
                fingerprint: &fingerprint,
                remark,
                of: None,
                is_session_key,
                is_last,
            };
            confirm_key(self, &ends, options)?;
        }
        self.perform(&command.confirmed(), options)
    }
}

fn print_document(document: &Value) -> Result<(), CliError> {
    Ok(out::print_json(document)?)
}

/// Reports a refused command. Returns an error, unless nothing was left to do or the existing
/// values differ.
fn not_done(
    format: OutputFormat,
    error: StoreError,
    remarks: &Remarks,
    options: &WriteOptions,
) -> Result<u8, CliError> {
    let StoreError::Refused(why) = error else { return Err(error.into()) };
    let settled = why.is_settled();
    if !settled && !is_difference(&why) {
        return Err(why.into());
    }
    let outcomes: Vec<Outcome> = match &why {
        Refusal::AllSkipped { skipped } => skipped.iter().cloned().map(Skipped::outcome).collect(),
        why => vec![Outcome::new(None, OutcomeKind::Skipped(why.clone()))],
    };
    match format {
        OutputFormat::Json => {
            let results = person_results(&outcomes, remarks);
            print_document(
                &json!({ "schema": RECEIPT_SCHEMA, "done": false, "results": results }),
            )?;
        }
        OutputFormat::Jsonl | OutputFormat::Csv => {
            results_listing(&outcomes, remarks, None).print(format)?;
        }
        OutputFormat::People | OutputFormat::Lines if options.quiet && settled => {}
        OutputFormat::People | OutputFormat::Lines => {
            let said = std::iter::once(CliError::from(why).message).chain(remarks.sentences());
            print(said.map(|line| line + "\n").collect::<String>())?;
        }
    }
    Ok(if settled && remarks.missing.is_empty() { Exit::Done } else { Exit::Partly } as u8)
}

/// Prints the receipt of an executed command, in the chosen format.
fn print_receipt(
    format: OutputFormat,
    zone: &TimeZone,
    receipt: &Receipt,
    remarks: &Remarks,
    options: &WriteOptions,
) -> Result<(), CliError> {
    say_receipt(format, receipt, remarks, options.dry_run, || {
        let mut lines = text::receipt(lang(), receipt, zone);
        lines.extend(remarks.sentences());
        lines.extend(
            receipt.code.as_ref().map(|code| text::shell::activation_code_line(lang(), code)),
        );
        if options.dry_run {
            lines.insert(0, text::shell::DRY_RUN_HEAD.of(lang()).to_owned());
        }
        let shown = !options.quiet || receipt.code.is_some() || options.dry_run;
        if shown { lines } else { Vec::new() }
    })
}

/// Prints a receipt as one JSON document, as a row per person, or as sentences.
fn say_receipt(
    format: OutputFormat,
    receipt: &Receipt,
    remarks: &Remarks,
    dry_run: bool,
    sentences: impl FnOnce() -> Vec<String>,
) -> Result<(), CliError> {
    let said = match format {
        OutputFormat::Json => out::print_json(&receipt_json(receipt, remarks, dry_run)),
        OutputFormat::Jsonl | OutputFormat::Csv => {
            results_listing(&receipt.outcomes, remarks, receipt.code.as_deref()).print(format)
        }
        OutputFormat::People | OutputFormat::Lines => {
            print(sentences().into_iter().map(|line| line + "\n").collect::<String>())
        }
    };
    said.map_err(
        |error| if dry_run { error.into() } else { CliError::from(error).into_output_failed() },
    )
}

/// Returns the people whom the command skipped for a reason that counts as a failure. Leaves out
/// people who need no change or exist with other values.
fn blocking_skips(receipt: &Receipt) -> impl Iterator<Item = Skipped> {
    receipt.outcomes.iter().filter_map(|Outcome { who, did, org, .. }| match did {
        OutcomeKind::Skipped(why) if !why.is_settled() && !is_difference(why) => {
            Some(Skipped { who: who.clone(), org: org.clone(), why: why.clone() })
        }
        _ => None,
    })
}

/// Returns the error that cancels the command; `None` if nobody was skipped.
fn stopped_by(skipped: impl Iterator<Item = Skipped>) -> Option<CliError> {
    let skipped: Vec<Skipped> = skipped.collect();
    let stop = match skipped.as_slice() {
        [] => return None,
        [one] => {
            let stop = CliError::from(one.why.clone());
            let named = CliError::from(Refusal::AllSkipped { skipped });
            CliError { message: named.message, ..stop }
        }
        _ => CliError::from(Refusal::AllSkipped { skipped }),
    };
    let rest = text::shell::OTHERS_NOT_DONE.of(lang());
    Some(CliError { message: format!("{} {rest}", stop.message), ..stop })
}

/// Asks for confirmation of a destructive command, unless `--ja` was given. Fails if the user
/// answers no, or if there is no terminal to ask on.
pub(in crate::cli::commands) fn confirm(
    question: &str,
    format: OutputFormat,
    options: &WriteOptions,
) -> Result<(), CliError> {
    if options.yes || options.dry_run {
        return Ok(());
    }
    let refused = |message: String| CliError {
        exit: Exit::Unconfirmed,
        ..CliError::not_found("unconfirmed", message)
    };
    let answers = match format {
        OutputFormat::Lines => true,
        OutputFormat::People => stdin().is_terminal() && stdout().is_terminal(),
        OutputFormat::Json | OutputFormat::Jsonl | OutputFormat::Csv => false,
    };
    if !answers {
        return Err(refused(format!("{question} {}", text::shell::REPEAT_WITH_YES.of(lang()))));
    }
    if ask_yes_no(question)? {
        return Ok(());
    }
    Err(refused(text::shell::NOTHING_CHANGED.of(lang()).to_owned()))
}

pub(in crate::cli::commands) fn parse_name(text: &str) -> Result<Name, CliError> {
    Name::new(text).map_err(|_| CliError::usage(text::shell::NAME_UNCLEAR.of(lang())))
}

pub(in crate::cli::commands) fn parse_message(text: &str) -> Result<Message, CliError> {
    Message::new(text).map_err(|_| CliError::usage(text::shell::MESSAGE_UNCLEAR.of(lang())))
}

fn parse_website(text: &str) -> Result<Name, CliError> {
    website(text).map_err(|_| CliError::usage(text::shell::WEBSITE_UNCLEAR.of(lang())))
}

pub(in crate::cli::commands) fn parse_email(text: &str) -> Result<Email, CliError> {
    Email::new(text).map_err(|_| CliError::usage(text::shell::ADDRESS_UNCLEAR.of(lang())))
}
