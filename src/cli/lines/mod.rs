//! Line mode (`--lijnmodus`): the command line as questions and numbered choices, one per line and
//! without cursor movement. For screen readers, and for terminals without cursor addressing.
//!
//! Line mode has no commands of its own. It goes through the definition of the command line, asks
//! for each argument, and runs the resulting words as if they were typed.

mod ask;
mod input;

pub(super) use input::{ask_yes_no, typed_line};

use std::{ffi::OsString, path::PathBuf};

use clap::{Arg, ArgAction, Command};

use super::{
    CliError, Exit,
    args::{self, Args, CompletionKind},
    commands::{CommandContext, Offers, open_existing, people},
    run,
    session::{database, locale::lang, restricted, watch},
};
use crate::{
    domain::Via,
    text::{self, arguments::ArgumentText, commands::CommandText},
};
use ask::{NoAnswer, NumberedChoice, ask_choice, ask_row, ask_text, print_line};

/// Commands that line mode omits, because they concern the screens or are meant for a shell.
const OMITTED_COMMANDS: [&str; 7] =
    ["voorbeeld", "toetsen", "thema", "aanvulling", "handleiding", "opzoek", "installatie"];

/// Returns whether line mode does not ask for an option: sort order and filters of lists.
fn is_omitted(option: &str) -> bool {
    matches!(option, "sort" | "reverse") || option.starts_with("only_")
}

/// The state of line mode between commands.
struct LineSession {
    db_path: PathBuf,
    wait: std::time::Duration,
    who: Option<String>,
    /// `true` in a restricted session, which cannot change its user.
    fixed: bool,
    /// `true` once the commands have been listed.
    is_read_out: bool,
    /// Flags of this run, passed on to each command.
    flags: Vec<String>,
}

/// Runs line mode until the user ends it; returns the exit code.
pub(super) fn run_lines(args: &Args, db_path: PathBuf) -> Result<u8, CliError> {
    let wait = std::time::Duration::from_secs(args.options.wait);
    // Create a missing file, as the screens do.
    drop(database::open(&db_path, wait)?);
    let who = args.actor().map(ToOwned::to_owned);
    LineSession { db_path, wait, who, fixed: false, is_read_out: false, flags: args.flags() }
        .run_loop(&[])
}

/// Runs line mode for an ssh session of one user. Prints the lines `begin` first.
pub(super) fn run_lines_as(
    args: &Args,
    db_path: PathBuf,
    who: String,
    begin: &[String],
) -> Result<u8, CliError> {
    let (wait, who) = (std::time::Duration::from_secs(args.options.wait), Some(who));
    let flags = vec!["--lijnmodus".to_owned(), format!("--wacht={}", args.options.wait)];
    LineSession { db_path, wait, who, fixed: true, is_read_out: false, flags }.run_loop(begin)
}

impl LineSession {
    fn run_loop(mut self, begin: &[String]) -> Result<u8, CliError> {
        let done = self.begin(begin).and_then(|()| {
            loop {
                match self.run_command() {
                    Ok(()) | Err(NoAnswer::Back) => {}
                    Err(NoAnswer::Failed(stop)) if watch::ends_session(&stop) => {
                        return Err(NoAnswer::Fatal(stop));
                    }
                    Err(NoAnswer::Failed(stop)) => print_line(&stop.message)?,
                    Err(over @ (NoAnswer::End | NoAnswer::Fatal(_))) => return Err(over),
                }
            }
        });
        match done {
            Ok(()) | Err(NoAnswer::Back | NoAnswer::End) => Ok(Exit::Done as u8),
            Err(NoAnswer::Failed(stop) | NoAnswer::Fatal(stop)) => Err(stop),
        }
    }

    fn begin(&mut self, lines: &[String]) -> Result<(), NoAnswer> {
        lines.iter().try_for_each(|line| print_line(line))?;
        print_line(text::lines::GREETING.of(lang()))?;
        match self.who {
            Some(_) => Ok(()),
            None => match self.sign_in() {
                // Registering and activating need no user.
                Err(NoAnswer::Back) => Ok(()),
                other => other,
            },
        }
    }

    fn sign_in(&mut self) -> Result<(), NoAnswer> {
        let store = open_existing(&self.db_path, self.wait)?;
        let row = ask_row(text::lines::SIGN_IN_QUESTION.of(lang()), false, |text, take| {
            people(&store, text, take)
        })?;
        self.who = Some(row.value);
        Ok(())
    }

    /// Asks for a command and its arguments, and runs it.
    fn run_command(&mut self) -> Result<(), NoAnswer> {
        let definition = args::parser();
        let mut path: Vec<&Command> = vec![&definition];
        loop {
            let Some(command) = path.last().copied() else { return Ok(()) };
            if !command.has_subcommands() {
                break;
            }
            let inner: Vec<&Command> =
                command.get_subcommands().filter(|inner| self.offers(&path, inner)).collect();
            let mut choices: Vec<NumberedChoice> =
                inner.iter().map(|inner| choice(inner)).collect();
            let question = if path.len() == 1 {
                let lang = lang();
                let about = text::lines::SIGN_IN.of(lang).to_owned();
                if !self.fixed {
                    choices.push(NumberedChoice {
                        words: vec![text::lines::SIGN_IN_WORD.of(lang).to_owned()],
                        about,
                    });
                }
                text::lines::COMMAND.of(lang).to_owned()
            } else {
                choice(command).about
            };
            let is_read_out = path.len() == 1 && std::mem::replace(&mut self.is_read_out, true);
            match ask_choice(&question, &choices, is_read_out) {
                Ok(at) => match inner.get(at) {
                    Some(inner) => path.push(inner),
                    None => return self.sign_in(),
                },
                Err(NoAnswer::Back) if path.len() > 1 => {
                    path.pop();
                }
                Err(other) => return Err(other),
            }
        }
        let Some(command) = path.last() else { return Ok(()) };
        let given = self.ask_arguments(command)?;
        let mut words: Vec<String> =
            path.iter().map(|command| command.get_name().to_owned()).collect();
        words.extend(self.flags.iter().cloned());
        if let Some(who) = self.who.as_ref().filter(|_| self.fixed) {
            words.extend(given);
            return restricted::perform(&words, &self.db_path, self.wait, who)
                .map_err(NoAnswer::Fatal);
        }
        words.extend(["--db".to_owned(), self.db_path.display().to_string()]);
        words.extend(self.who.iter().flat_map(|who| ["--als".to_owned(), who.clone()]));
        words.extend(given);
        run(&words.into_iter().map(OsString::from).collect::<Vec<_>>());
        Ok(())
    }

    /// Returns whether line mode offers the command `inner` below `path`.
    fn offers(&self, path: &[&Command], inner: &Command) -> bool {
        let mut names: Vec<&str> = path.iter().skip(1).map(|command| command.get_name()).collect();
        names.push(inner.get_name());
        if self.fixed {
            restricted::has_command(&names)
        } else {
            !OMITTED_COMMANDS.contains(&inner.get_name())
        }
    }

    /// Asks for all arguments and returns them as command-line words, options first.
    fn ask_arguments(&self, command: &Command) -> Result<Vec<String>, NoAnswer> {
        let mut places: Vec<String> = Vec::new();
        let mut org = None;
        for arg in command.get_positionals() {
            let values = match self.ask_values(arg, org.as_deref()) {
                Err(NoAnswer::Back) if !arg.is_required_set() => Vec::new(),
                values => values?,
            };
            if arg.get_id() == "org" {
                org = values.first().cloned();
            }
            places.extend(values);
        }
        let mut options = self.ask_required(command)?;
        options.extend(self.ask_optional(command)?);
        if !places.is_empty() {
            options.push("--".to_owned());
        }
        options.extend(places);
        Ok(options)
    }

    /// Asks for each required option, and for one option of each required group.
    fn ask_required(&self, command: &Command) -> Result<Vec<String>, NoAnswer> {
        let mut options = Vec::new();
        let must: Vec<&Arg> = command
            .get_opts()
            .filter(|arg| arg.is_required_set() && !arg.is_global_set())
            .collect();
        for arg in must {
            options.extend(self.ask_option(arg)?);
        }
        for group in command.get_groups().filter(|group| group.is_required_set()) {
            let all: Vec<&Arg> = command
                .get_opts()
                .filter(|arg| group.get_args().any(|id| id == arg.get_id()))
                .collect();
            let choices: Vec<NumberedChoice> = all.iter().map(|arg| option_choice(arg)).collect();
            let at = ask_choice(text::lines::EVIDENCE_QUESTION.of(lang()), &choices, false)?;
            if let Some(arg) = all.get(at) {
                options.extend(self.ask_option(arg)?);
            }
        }
        Ok(options)
    }

    /// Asks for optional options, as many as the user wants.
    fn ask_optional(&self, command: &Command) -> Result<Vec<String>, NoAnswer> {
        let in_group = |arg: &Arg| {
            let mut groups = command.get_groups().filter(|group| group.is_required_set());
            groups.any(|group| group.get_args().any(|id| id == arg.get_id()))
        };
        let mut left: Vec<&Arg> = command
            .get_opts()
            .filter(|arg| !arg.is_global_set() && !arg.is_required_set() && !in_group(arg))
            .filter(|arg| !is_omitted(arg.get_id().as_str()))
            .filter(|arg| !self.fixed || restricted::has_argument(arg))
            .collect();
        let mut options = Vec::new();
        while !left.is_empty() {
            let choices: Vec<NumberedChoice> = left.iter().map(|arg| option_choice(arg)).collect();
            let at = match ask_choice(
                text::lines::MORE_OPTIONS.of(lang()),
                &choices,
                !options.is_empty(),
            ) {
                Err(NoAnswer::Back) => break,
                at => at?,
            };
            let Some(arg) = left.get(at).copied() else { break };
            match self.ask_option(arg) {
                Err(NoAnswer::Back) => continue,
                option => options.extend(option?),
            }
            if !matches!(arg.get_action(), ArgAction::Append) {
                left.remove(at);
            }
        }
        Ok(options)
    }

    fn ask_option(&self, arg: &Arg) -> Result<Vec<String>, NoAnswer> {
        let name = arg.get_long().unwrap_or_default();
        let values = self.ask_values(arg, None)?;
        Ok(values.into_iter().map(|value| format!("--{name}={value}")).collect())
    }

    /// Asks for the values of an argument. Returns [`NoAnswer::Back`] if the user gives none.
    fn ask_values(&self, arg: &Arg, org: Option<&str>) -> Result<Vec<String>, NoAnswer> {
        let question = help(arg);
        let known = args::values(arg, lang());
        if !known.is_empty() {
            let choices: Vec<NumberedChoice> = known
                .iter()
                .map(|value| NumberedChoice {
                    words: to_strings(value.get_name_and_aliases().collect()),
                    about: String::new(),
                })
                .collect();
            let at = ask_choice(question, &choices, false)?;
            return Ok(known
                .get(at)
                .map(|value| value.get_name().to_owned())
                .into_iter()
                .collect());
        }
        let Some(offer) = arg.get::<CompletionKind>().copied() else {
            return Ok(vec![ask_text(question)?]);
        };
        // The help after `;` explains how to type a name, which line mode replaces by choosing.
        let question = question.split(';').next().unwrap_or_default();
        let format = super::output::OutputFormat::Lines;
        let it =
            CommandContext::open(&self.db_path, self.wait, self.who.as_deref(), format, Via::Cli)?;
        let offers = |text: &str, take: usize| -> Result<Offers, CliError> {
            it.offers(offer, org, text, take)
        };
        let mut values = vec![ask_row(question, false, offers)?.value];
        while matches!(arg.get_action(), ArgAction::Append) {
            match ask_row(text::lines::ANOTHER_ONE.of(lang()), true, offers) {
                Ok(row) => values.push(row.value),
                Err(NoAnswer::Back) => break,
                Err(other) => return Err(other),
            }
        }
        Ok(values)
    }
}

fn choice(command: &Command) -> NumberedChoice {
    let texts = command.get::<CommandText>();
    NumberedChoice {
        words: to_strings(texts.map(|texts| texts.names(lang())).unwrap_or_default()),
        about: texts.map_or("", |texts| texts.about.of(lang())).to_owned(),
    }
}

fn option_choice(arg: &Arg) -> NumberedChoice {
    let names = arg.get::<ArgumentText>().map(|texts| texts.names(lang()));
    NumberedChoice { words: to_strings(names.unwrap_or_default()), about: help(arg).to_owned() }
}

fn help(arg: &Arg) -> &'static str {
    arg.get::<ArgumentText>().map_or("", |texts| texts.help.of(lang()))
}

fn to_strings(words: Vec<&str>) -> Vec<String> {
    words.into_iter().map(str::to_owned).collect()
}
