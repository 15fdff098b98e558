//! The commands and arguments of the command line, in one definition for parser, help, completion,
//! manual and line mode. Each has its texts in a constant of `text::commands` or
//! `text::arguments`.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

mod access;
pub(crate) mod completion_kind;
mod definition;
mod example;
mod file;
mod filters;
mod log;
mod member_verbs;
mod organisations;
mod people;
mod sorting;
mod ssh;
pub(crate) mod suggest;
pub(crate) mod usage_error;

pub(super) use access::{InboxCommand, InvitationCommand, MemberCommand};
pub(super) use completion_kind::CompletionKind;
pub(super) use definition::{definition, language_of, parser, values};
pub(super) use example::{ExampleArgs, NamesWord};
pub(super) use file::{DatabaseCommand, MaintenanceCommand};
pub(super) use filters::{LevelWord, MemberFilter, OrganisationFilter, RequestFilter, UserFilter};
pub(super) use log::LogArgs;
pub(super) use member_verbs::{MemberChange, People};
pub(super) use organisations::{OrganisationCommand, OrganisationFields, TradeRegisterCommand};
pub(super) use people::{
    AddressCommand, EndedAccess, EnvironmentCommand, GivenAccess, PartnerCommand, RoleWord,
    UserCommand, YesNo,
};
pub(super) use sorting::{Members, Organisations, Partners, Sorting, Users};
pub(super) use ssh::{
    KeyCommand, KeyOwner, MAX_SESSIONS, MAX_SESSIONS_PER_USER, SshCommand, SshSession,
};
pub(super) use usage_error::to_cli_error;

use super::output::OutputFormat;
use crate::text::{
    Lang::{En, Nl},
    arguments::{self, word},
    commands, environment,
};

/// The parsed command line, with the global options.
#[derive(Debug, Parser)]
#[command(
    name = commands::PROGRAM.dutch_name(),
    add = commands::PROGRAM,
    version,
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true
)]
pub(super) struct Args {
    #[arg(long, add = arguments::DB, global = true)]
    pub(super) db: Option<PathBuf>,
    #[arg(
        long,
        add = arguments::ANCHOR,
        env = "TOEGANG_ANKER",
        hide_env_values = true,
        global = true
    )]
    pub(super) anchor: Option<PathBuf>,
    #[arg(
        long,
        add = arguments::ACTOR,
        env = "TOEGANG_ALS",
        hide_env_values = true,
        global = true,
        add = CompletionKind::Person
    )]
    actor: Option<String>,
    #[command(flatten)]
    pub(super) door: SshSession,
    #[command(flatten)]
    answer: AnswerForm,
    #[command(flatten)]
    pub(super) options: WriteOptions,
    #[command(flatten)]
    pub(super) appearance: AppearanceArgs,
    #[arg(short = 'h', long, add = arguments::HELP, action = clap::ArgAction::Help, global = true)]
    help: Option<bool>,
    #[arg(short = 'V', long, add = arguments::VERSION, action = clap::ArgAction::Version)]
    version: Option<bool>,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

impl Args {
    pub(super) const fn format(&self) -> OutputFormat {
        let it = &self.answer;
        match (it.json, it.jsonl, it.csv, it.lines) {
            (true, ..) => OutputFormat::Json,
            (_, true, ..) => OutputFormat::Jsonl,
            (_, _, true, _) => OutputFormat::Csv,
            (.., true) => OutputFormat::Lines,
            _ => OutputFormat::People,
        }
    }

    /// Returns the acting user; `None` if the option or variable is empty.
    pub(super) fn actor(&self) -> Option<&str> {
        self.actor.as_deref().filter(|who| !who.trim().is_empty())
    }

    /// Returns the words of the flags that line mode repeats for each command that it runs.
    pub(super) fn flags(&self) -> Vec<String> {
        let options = &self.options;
        let switches = [
            (true, "--lijnmodus"),
            (options.dry_run, "--proef"),
            (options.yes, "--ja"),
            (options.go_on, "--doorgaan-bij-fout"),
            (options.quiet, "--stil"),
        ];
        let given = switches.iter().filter(|(given, _)| *given);
        let mut flags: Vec<String> = given.map(|(_, name)| (*name).to_owned()).collect();
        flags.push(format!("--wacht={}", options.wait));
        flags.extend(self.anchor.iter().map(|path| format!("--anker={}", path.display())));
        flags.extend(self.appearance.language.iter().map(|code| format!("--taal={code}")));
        flags
    }
}

/// Flags for the output format.
#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
struct AnswerForm {
    #[arg(long, add = arguments::JSON, global = true)]
    json: bool,
    #[arg(long, add = arguments::JSONL, global = true, conflicts_with = "json")]
    jsonl: bool,
    #[arg(long, add = arguments::CSV, global = true, conflicts_with_all = ["json", "jsonl"])]
    csv: bool,
    #[arg(
        long,
        add = arguments::LINE_MODE,
        global = true,
        conflicts_with_all = ["json", "jsonl", "csv"]
    )]
    lines: bool,
}

/// Flags for commands that change data.
#[derive(Clone, Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub(super) struct WriteOptions {
    #[arg(long, add = arguments::DRY_RUN, global = true)]
    pub(super) dry_run: bool,
    #[arg(long, add = arguments::YES, global = true)]
    pub(super) yes: bool,
    #[arg(long, add = arguments::IGNORE_ERRORS, global = true)]
    pub(super) go_on: bool,
    #[arg(long, add = arguments::QUIET, global = true)]
    pub(super) quiet: bool,
    #[arg(
        long,
        add = arguments::WAIT,
        value_parser = filters::seconds,
        default_value = "2",
        global = true
    )]
    pub(super) wait: u64,
}

/// Flags for appearance and language.
#[derive(Debug, clap::Args)]
pub(super) struct AppearanceArgs {
    #[arg(
        long,
        add = arguments::LANGUAGE,
        value_parser = crate::text::Lang::ALL.map(crate::text::Lang::code),
        hide_possible_values = true,
        global = true
    )]
    pub(super) language: Option<String>,
    #[arg(long, add = arguments::NO_COLOUR, global = true)]
    pub(super) no_colour: bool,
    #[arg(long, add = arguments::ASCII, global = true)]
    pub(super) ascii: bool,
    #[arg(long, add = arguments::NO_MOUSE, global = true)]
    pub(super) no_mouse: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    #[command(name = commands::EXAMPLE.dutch_name(), add = commands::EXAMPLE)]
    Example(ExampleArgs),
    #[command(flatten)]
    Act(ActorCommand),
    #[command(name = commands::REGISTER.dutch_name(), add = commands::REGISTER)]
    Register {
        #[arg(add = arguments::EMAIL)]
        email: String,
        #[arg(long, add = arguments::YOUR_NAME)]
        name: Option<String>,
        #[arg(long, add = arguments::NEW_ENVIRONMENT)]
        environment: Option<String>,
    },
    #[command(name = commands::ACTIVATE.dutch_name(), add = commands::ACTIVATE)]
    Activate {
        #[arg(add = arguments::INVITED_EMAIL)]
        email: String,
        #[arg(add = arguments::CODE)]
        code: String,
        #[arg(long, add = arguments::YOUR_NAME)]
        name: Option<String>,
    },
    #[command(name = commands::IMPORT.dutch_name(), add = commands::IMPORT)]
    Import {
        #[arg(add = arguments::TABLE_KIND)]
        kind: TableKind,
        #[arg(add = arguments::INPUT_FILE)]
        file: PathBuf,
    },
    #[command(name = commands::EXPORT.dutch_name(), add = commands::EXPORT)]
    Export {
        #[arg(add = arguments::TABLE_KIND)]
        kind: TableKind,
    },
    #[command(name = commands::KEYS.dutch_name(), add = commands::KEYS)]
    Keys {
        #[arg(long, add = arguments::MARKDOWN, conflicts_with_all = ["json", "jsonl", "csv"])]
        markdown: bool,
    },
    #[command(subcommand, name = commands::THEME.dutch_name(), add = commands::THEME)]
    Theme(ThemeWords),
    #[command(name = commands::DIAGNOSE.dutch_name(), add = commands::DIAGNOSE)]
    Diagnose,
    #[command(name = commands::PATHS.dutch_name(), add = commands::PATHS)]
    Paths,
    #[command(name = commands::COMPLETIONS.dutch_name(), add = commands::COMPLETIONS)]
    Completions {
        #[arg(add = arguments::SHELL)]
        shell: Shell,
    },
    #[command(name = commands::MANUAL.dutch_name(), add = commands::MANUAL)]
    Manual {
        #[arg(long, add = arguments::FOLDER)]
        folder: Option<PathBuf>,
    },
    #[command(subcommand, name = commands::SSH.dutch_name(), add = commands::SSH)]
    Ssh(SshCommand),
    #[command(
        subcommand,
        name = commands::TRADE_REGISTER.dutch_name(),
        add = commands::TRADE_REGISTER
    )]
    TradeRegister(TradeRegisterCommand),
    #[command(subcommand, name = commands::DB.dutch_name(), add = commands::DB)]
    Db(DatabaseCommand),
    #[command(subcommand, name = commands::MAINTENANCE.dutch_name(), add = commands::MAINTENANCE)]
    Maintenance(MaintenanceCommand),
}

/// Commands that run as the acting user, under that user's rights.
#[derive(Debug, Subcommand)]
pub(super) enum ActorCommand {
    #[command(subcommand, name = commands::ORGANISATION.dutch_name(), add = commands::ORGANISATION)]
    Organisation(OrganisationCommand),
    #[command(subcommand, name = commands::MEMBER.dutch_name(), add = commands::MEMBER)]
    Member(MemberCommand),
    #[command(subcommand, name = commands::INVITATION.dutch_name(), add = commands::INVITATION)]
    Invitation(InvitationCommand),
    #[command(subcommand, name = commands::INBOX.dutch_name(), add = commands::INBOX)]
    Inbox(InboxCommand),
    #[command(subcommand, name = commands::USER.dutch_name(), add = commands::USER)]
    User(UserCommand),
    #[command(subcommand, name = commands::ADDRESS.dutch_name(), add = commands::ADDRESS)]
    Address(AddressCommand),
    #[command(subcommand, name = environment::COMMANDS.dutch_name(), add = environment::COMMANDS)]
    Environment(EnvironmentCommand),
    #[command(subcommand, name = commands::PARTNER.dutch_name(), add = commands::PARTNER)]
    Partner(PartnerCommand),
    #[command(name = commands::UNDO.dutch_name(), add = commands::UNDO)]
    Undo {
        #[arg(add = arguments::OPERATION)]
        operation: Option<i64>,
    },
    #[command(name = commands::REDO.dutch_name(), add = commands::REDO)]
    Redo,
    #[command(name = commands::LOG.dutch_name(), add = commands::LOG)]
    Log(LogArgs),
}

/// Kind of table that import reads and export writes.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub(super) enum TableKind {
    #[value(name = word::USERS.of(Nl), alias = word::USERS.of(En))]
    Users,
    #[value(name = word::ORGANISATIONS.of(Nl), alias = word::ORGANISATIONS.of(En))]
    Organisations,
    #[value(name = word::MEMBERS.of(Nl), alias = word::MEMBERS.of(En))]
    Members,
    #[value(name = word::RELATIONS.of(Nl), alias = word::RELATIONS.of(En))]
    Relations,
}

#[derive(Clone, Copy, Debug, Subcommand)]
pub(super) enum ThemeWords {
    #[command(name = commands::THEME_LIST.dutch_name(), add = commands::THEME_LIST)]
    List,
    #[command(name = commands::THEME_CHECK.dutch_name(), add = commands::THEME_CHECK)]
    Check,
}

/// Shells for which completion is available.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub(super) enum Shell {
    Bash,
    Zsh,
    Fish,
    Powershell,
}
