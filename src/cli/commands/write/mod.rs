//! Commands that change something: the same ones as the screens', decided by the same rules.

mod access;
mod maintenance;
mod organisations;
mod people;

pub(in crate::cli) use access::{inbox, invitation, member};
pub(in crate::cli) use maintenance::appoint;
pub(in crate::cli::commands) use organisations::filled;
pub(in crate::cli) use organisations::organisation;
pub(in crate::cli) use people::{activate, address, environment, partner, register, user};

use std::io::{IsTerminal, stdin, stdout};

use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::Asking;
use crate::{
    cli::{
        Exit, Stop,
        args::Doing,
        lines::says_yes,
        out::{self, print},
        output::{Form, Listing},
        speech::texts,
    },
    domain::{About, Command, Did, Email, Message, Name, Outcome, Person, Receipt, Refusal, Which},
    store::StoreError,
};

/// What was asked in vain: somebody is that already, so nothing is left to do.
const DONE_ALREADY: [&str; 3] = ["already_member", "already_asked", "same"];

impl Asking {
    /// Does a command, or with `--proef` says what it would do. Returns the exit code.
    ///
    /// Of several people named at once all are done or none, unless one says to go on with who is
    /// left; whoever already is what was asked is no reason to stop.
    pub(super) fn perform(&mut self, command: &Command, doing: &Doing) -> Result<u8, Stop> {
        if doing.dry_run || !doing.go_on {
            let receipt = match self.store.rehearse(self.session, command, self.now) {
                Ok(receipt) => receipt,
                Err(StoreError::Refused(why @ Refusal::LooksLike { .. })) => {
                    return self.perform_knowingly(command, &why, doing);
                }
                Err(error) => {
                    // A rehearsal of what is really wanted is the attempt (R82).
                    if let (StoreError::Refused(why), false) = (&error, doing.dry_run) {
                        self.store.note_attempt(self.session, (command, why), self.now);
                    }
                    return not_done(self.form, error.into(), doing);
                }
            };
            if let Some((who, why)) = held_up(&receipt).filter(|_| !doing.go_on) {
                return Err(stopped_by(who, why));
            }
            if doing.dry_run {
                return self.report(&receipt, doing);
            }
        }
        match self.store.execute(self.session, command, self.now) {
            Ok(receipt) => self.report(&receipt, doing),
            Err(StoreError::Refused(why @ Refusal::LooksLike { .. })) => {
                self.perform_knowingly(command, &why, doing)
            }
            Err(error) => not_done(self.form, error.into(), doing),
        }
    }

    /// A name that looks like that of another is asked about once more.
    fn perform_knowingly(
        &mut self,
        command: &Command,
        why: &Refusal,
        doing: &Doing,
    ) -> Result<u8, Stop> {
        if doing.dry_run && !doing.yes {
            return Err(why.clone().into());
        }
        confirm(&(texts().refusal)(why, &self.zone), self.form, doing)?;
        self.perform(&command.clone().knowingly(), doing)
    }

    fn report(&self, receipt: &Receipt, doing: &Doing) -> Result<u8, Stop> {
        done((self.form, &self.zone), receipt, doing)?;
        let partly = held_up(receipt).is_some();
        Ok(if partly { Exit::Partly } else { Exit::Done } as u8)
    }

    /// `ongedaan` and `opnieuw`.
    pub(in crate::cli) fn take_back(&mut self, which: Which, doing: &Doing) -> Result<u8, Stop> {
        // A key is withdrawn without a question here, so that it was added is taken back without one.
        self.perform(&Command::TakeBack { which }.knowingly(), doing)
    }
}

const SCHEMA: &str = "toegang.handling/1";

fn say(document: &Value) -> Result<(), Stop> {
    Ok(out::document(document)?)
}

/// Nothing was done: no error when nothing was left to do.
fn not_done(form: Form, stop: Stop, doing: &Doing) -> Result<u8, Stop> {
    if !DONE_ALREADY.contains(&stop.code) {
        return Err(stop);
    }
    let result = json!({ "result": "skipped", "reason": stop.reason() });
    match form {
        Form::Json => say(&json!({ "schema": SCHEMA, "done": false, "results": [result] }))?,
        Form::Jsonl | Form::Csv => {
            let cells = vec![String::new(), String::new(), stop.code.to_owned(), String::new()];
            listing(vec![cells], vec![result]).print(form)?;
        }
        Form::People | Form::Lines if doing.quiet => {}
        Form::People | Form::Lines => print(format!("{}\n", stop.message))?,
    }
    Ok(Exit::Done as u8)
}

/// What was done, or would be, as it was asked for.
fn done((form, zone): (Form, &TimeZone), receipt: &Receipt, doing: &Doing) -> Result<(), Stop> {
    say_receipt(form, receipt, doing.dry_run, || {
        let mut lines = (texts().receipt)(receipt, zone);
        lines.extend(receipt.code.as_ref().map(|code| (texts().shell.code)(code)));
        if doing.dry_run {
            lines.insert(0, texts().shell.rehearsed.to_owned());
        }
        let shown = !doing.quiet || receipt.code.is_some() || doing.dry_run;
        if shown { lines } else { Vec::new() }
    })
}

/// What was done: one document, a line for each of several, or sentences.
fn say_receipt(
    form: Form,
    receipt: &Receipt,
    dry_run: bool,
    sentences: impl FnOnce() -> Vec<String>,
) -> Result<(), Stop> {
    let said = match form {
        Form::Json => out::document(&document(receipt, dry_run)),
        Form::Jsonl | Form::Csv => results(receipt).print(form),
        Form::People | Form::Lines => {
            print(sentences().into_iter().map(|line| line + "\n").collect::<String>())
        }
    };
    said.map_err(|error| if dry_run { error.into() } else { Stop::from(error).once_done() })
}

/// The first who was left out for another reason than being it already.
fn held_up(receipt: &Receipt) -> Option<(Option<&Person>, &Refusal)> {
    receipt.outcomes.iter().find_map(|outcome| match &outcome.did {
        Did::Skipped(why) if !DONE_ALREADY.contains(&why.code()) => {
            Some((outcome.who.as_ref(), why))
        }
        _ => None,
    })
}

/// One of several cannot: then nothing is done, unless one says to go on.
fn stopped_by(who: Option<&Person>, why: &Refusal) -> Stop {
    let stop = Stop::from(why.clone());
    let name = who.map_or(String::new(), |person| format!("{}: ", person.name));
    let rest = texts().shell.others_not_done;
    Stop { message: format!("{name}{} {rest}", stop.message), ..stop }
}

fn document(receipt: &Receipt, dry_run: bool) -> Value {
    let (kind, id) = match receipt.about.0 {
        About::Org(org) => ("organisation", json!(org)),
        About::User(user) => ("user", json!(user)),
        About::Env(env) => ("environment", json!(env)),
        About::Partnership(partnership) => ("partnership", json!(partnership)),
    };
    let results: Vec<_> = receipt.outcomes.iter().map(result).collect();
    json!({
        "schema": SCHEMA, "done": !dry_run, "handling": (!dry_run).then_some(receipt.handling),
        "at": receipt.at.to_string(), "takes_back": receipt.turn.of(), "code": receipt.code,
        "about": { "kind": kind, "id": id, "name": receipt.about.1 }, "results": results,
    })
}

/// What came of one of them.
fn result(outcome: &Outcome) -> Value {
    let (result, reason) = match &outcome.did {
        Did::Skipped(why) => ("skipped", Some(Stop::from(why.clone()).reason())),
        did => (did.code(), None),
    };
    let who = outcome.who.as_ref();
    json!({ "user": who.map(|one| one.id), "name": who.map(|one| &one.name),
        "result": result, "reason": reason })
}

/// One line for each of several, in the order in which they were named; a code is on the line of
/// whom it is for.
fn results(receipt: &Receipt) -> Listing {
    let cells = |outcome: &Outcome| {
        let code = match &outcome.did {
            Did::Skipped(why) => why.code(),
            did => did.code(),
        };
        let who = outcome.who.as_ref();
        vec![
            who.map_or(String::new(), |one| one.id.0.to_string()),
            who.map_or(String::new(), |one| one.name.to_string()),
            code.to_owned(),
            receipt.code.clone().unwrap_or_default(),
        ]
    };
    let value = |outcome: &Outcome| {
        let mut value = result(outcome);
        if let (Some(fields), Some(code)) = (value.as_object_mut(), &receipt.code) {
            fields.insert("code".to_owned(), json!(code));
        }
        value
    };
    listing(
        receipt.outcomes.iter().map(cells).collect(),
        receipt.outcomes.iter().map(value).collect(),
    )
}

fn listing(cells: Vec<Vec<String>>, rows: Vec<Value>) -> Listing {
    let heads = vec!["Id", texts().name, texts().shell.outcome, "Code"];
    Listing { schema: SCHEMA, name: "results", heads, cells, rows }
}

/// Asks before what takes something away: `--ja`, or an answer at a terminal.
fn confirm(question: &str, form: Form, doing: &Doing) -> Result<(), Stop> {
    if doing.yes || doing.dry_run {
        return Ok(());
    }
    let refused = |message: String| Stop {
        exit: Exit::Unconfirmed,
        ..Stop::not_found("unconfirmed", message)
    };
    let answers = match form {
        Form::Lines => true,
        Form::People => stdin().is_terminal() && stdout().is_terminal(),
        Form::Json | Form::Jsonl | Form::Csv => false,
    };
    if !answers {
        return Err(refused(format!("{question} {}", texts().shell.say_yes)));
    }
    if says_yes(question)? {
        return Ok(());
    }
    Err(refused(texts().shell.nothing_changed.to_owned()))
}

/// A name that was typed.
pub(in crate::cli::commands) fn name(text: &str) -> Result<Name, Stop> {
    Name::new(text).map_err(|_| Stop::usage(texts().shell.name_unclear))
}

/// A message that was typed.
pub(in crate::cli::commands) fn message(text: &str) -> Result<Message, Stop> {
    Message::new(text).map_err(|_| Stop::usage(texts().shell.message_unclear))
}

/// An address that was typed.
pub(in crate::cli::commands) fn email(text: &str) -> Result<Email, Stop> {
    Email::new(text).map_err(|_| Stop::usage(texts().shell.address_unclear))
}
