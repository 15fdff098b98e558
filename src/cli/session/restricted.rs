//! A restricted session (`--vast`), which sshd starts for the owner of a key.
//!
//! The client is not trusted. It gets the screens, or line mode with the commands of
//! [`has_command`]. All of them act as the key's owner on one file. Commands that read or write
//! anything else on the host are left out, and new commands are refused until they are added here.

use std::{
    any::TypeId,
    ffi::OsString,
    io::{IsTerminal, stdin, stdout},
    path::{Path, PathBuf},
    time::Duration,
};

use clap::{Arg, FromArgMatches};

use super::{database, locale::lang, seats, setup::Setup, time_zone, watch};
use crate::{
    cli::{
        CliError,
        args::{
            self, ActorCommand, Args, Command, KeyCommand, MemberCommand, SshCommand,
            TradeRegisterCommand,
        },
        commands::{self, CommandContext, parse_user_id},
        lines,
        output::{OutputFormat, out::print_to_stderr},
    },
    config::ssh_command,
    domain::{Answer, KeyId, Me, Query, Session, UserId, Via},
    store::Store,
    text::{self, Lang},
    work::now,
};

/// The command in `SSH_ORIGINAL_COMMAND`.
enum ClientCommand {
    Nothing,
    Lines(Lang),
    /// Any other command, which is never run.
    Other,
}

fn client_command() -> ClientCommand {
    let Some(command) = ssh_command() else { return ClientCommand::Nothing };
    let fits = |lang: &Lang| text::ssh::lines_words(*lang).contains(&command.as_str());
    Lang::ALL.iter().copied().find(fits).map_or(ClientCommand::Other, ClientCommand::Lines)
}

/// Returns the language of the command word, if the client asks for line mode.
pub(crate) fn requested_language(typed: &[String]) -> Option<String> {
    match client_command() {
        ClientCommand::Lines(lang) if is_asked(typed) => Some(lang.code().to_owned()),
        _ => None,
    }
}

/// Returns whether a command line asks for a restricted session.
pub(crate) fn is_asked(typed: &[String]) -> bool {
    typed.iter().any(|word| matches!(word.as_str(), "--vast" | "--fixed"))
}

/// Runs the session on the screens. Uses line mode if the client asks for it or its terminal cannot
/// show screens. Returns the exit code.
pub(crate) fn run(args: &Args, setup: Setup) -> Result<u8, CliError> {
    if args.command.is_some() || args.format() == OutputFormat::Lines {
        return Err(CliError::usage(text::ssh::FIXED_ONLY_SCREENS.of(lang())));
    }
    if !args.format().is_for_people() {
        return Err(CliError::usage(text::shell::FORMAT_NEEDS_COMMAND.of(lang())));
    }
    let at_a_terminal = stdin().is_terminal() && stdout().is_terminal();
    let in_lines = match client_command() {
        ClientCommand::Other => {
            return Err(CliError::usage(text::ssh::NO_COMMANDS.of(lang())));
        }
        ClientCommand::Lines(_) => true,
        ClientCommand::Nothing => at_a_terminal && !setup.terminal().supports_full_screen(),
    };
    let (path, wait) =
        (database::database_path(args.db.as_deref())?, Duration::from_secs(args.options.wait));
    let coded = ask_code_if_needed(args, &path, wait, at_a_terminal || in_lines)?;
    let who = coded.as_deref().or(args.actor());
    let user = who
        .and_then(parse_user_id)
        .ok_or_else(|| CliError::usage(text::ssh::FIXED_NEEDS_NUMBER.of(lang())))?;
    if let Some(key) = args.door.key {
        database::set_session_key(KeyId(key), user);
    }
    if in_lines {
        return run_lines(args, &path, wait, user);
    }
    let store = database::open_for_screens(&path, wait, true)?;
    commands::screens(store, &path, who, args.door, setup)
}

/// Asks for the code of an unconfirmed key, and returns the user's number. `None` if the key needs
/// no code.
fn ask_code_if_needed(
    args: &Args,
    db: &Path,
    wait: Duration,
    can_answer: bool,
) -> Result<Option<String>, CliError> {
    let Some(key) = args.door.key.filter(|_| args.door.code) else { return Ok(None) };
    if !can_answer {
        return Err(CliError::usage(text::ssh::NEEDS_TERMINAL.of(lang())));
    }
    let user = commands::enter_code(db, wait, KeyId(key), &args.door)?;
    Ok(Some(user.0.to_string()))
}

fn run_lines(args: &Args, path: &Path, wait: Duration, user: UserId) -> Result<u8, CliError> {
    let who = user.0.to_string();
    let store = commands::open_existing(path, wait)?;
    let session = Session { via: Via::Cli, ..commands::signed_in(&store, &who)? };
    let _seat = seats::acquire_for_user(&store, session, path, &args.door)?;
    let me = load_me(&store, session)?;
    watch::begin(store, session);
    let mut begin = vec![text::ssh::session_user(lang(), &me.person.name)];
    begin.extend(text::ssh::key_alert(lang(), me.keys, text::Medium::Shell));
    lines::run_lines_as(args, path.to_path_buf(), who, &begin)
}

fn load_me(store: &Store, session: Session) -> Result<Me, CliError> {
    match store.ask(session, &Query::Me, now(&time_zone::zone()))? {
        Answer::Me(me) => Ok(*me),
        other => Err(anyhow::anyhow!("an answer to another question: {other:?}").into()),
    }
}

/// Returns whether a restricted session has this command, or this group of commands.
pub(crate) fn has_command(path: &[&str]) -> bool {
    matches!(
        path,
        [
            "organisatie"
                | "lid"
                | "uitnodiging"
                | "postvak"
                | "gebruiker"
                | "adres"
                | "omgeving"
                | "partner"
                | "ongedaan"
                | "opnieuw"
                | "log",
            ..,
        ] | ["handelsregister" | "ssh"]
            | ["handelsregister", "zoek" | "toon"]
            | ["ssh", "sleutels"]
            | ["ssh", "sleutels", "bevestig" | "code" | "lijst" | "intrek"]
    )
}

/// Returns whether a restricted session has this argument. Arguments with a path on the host are
/// left out.
pub(crate) fn has_argument(arg: &Arg) -> bool {
    arg.get_value_parser().type_id() != TypeId::of::<PathBuf>()
}

/// Like [`has_command`], for a parsed command. Matches every variant, so that a new command does
/// not compile until it is added.
fn is_allowed(command: &Command) -> bool {
    match command {
        Command::Act(ActorCommand::Member(MemberCommand::Add { file, .. })) => file.is_none(),
        Command::Act(
            ActorCommand::Organisation(_)
            | ActorCommand::Member(_)
            | ActorCommand::Invitation(_)
            | ActorCommand::Inbox(_)
            | ActorCommand::User(_)
            | ActorCommand::Address(_)
            | ActorCommand::Environment(_)
            | ActorCommand::Partner(_)
            | ActorCommand::Undo { .. }
            | ActorCommand::Redo
            | ActorCommand::Log(_),
        )
        | Command::TradeRegister(
            TradeRegisterCommand::Search { .. } | TradeRegisterCommand::Show { .. },
        )
        | Command::Ssh(SshCommand::Keys(
            KeyCommand::List(_)
            | KeyCommand::Confirm { .. }
            | KeyCommand::Code { .. }
            | KeyCommand::Withdraw { .. },
        )) => true,
        Command::Example { .. }
        | Command::Register { .. }
        | Command::Activate { .. }
        | Command::Import { .. }
        | Command::Export { .. }
        | Command::Keys { .. }
        | Command::Theme(_)
        | Command::Diagnose
        | Command::Paths
        | Command::Completions { .. }
        | Command::Manual { .. }
        | Command::Ssh(
            SshCommand::Keys(KeyCommand::Add { .. })
            | SshCommand::Lookup { .. }
            | SshCommand::Setup { .. },
        )
        | Command::TradeRegister(
            TradeRegisterCommand::Import { .. } | TradeRegisterCommand::Path,
        )
        | Command::Db(_)
        | Command::Maintenance(_) => false,
    }
}

/// Runs a command from line mode as this user. Prints its error, unless the error ends the session
/// and is returned.
pub(crate) fn perform(
    words: &[String],
    db: &Path,
    wait: Duration,
    who: &str,
) -> Result<(), CliError> {
    match parse_and_perform(words, db, wait, who) {
        Err(stop) if watch::ends_session(&stop) => Err(stop),
        Err(stop) => {
            print_to_stderr(format!("toegang: {}", stop.message));
            Ok(())
        }
        Ok(_) => Ok(()),
    }
}

fn parse_and_perform(
    words: &[String],
    db: &Path,
    wait: Duration,
    who: &str,
) -> Result<u8, CliError> {
    let words: Vec<OsString> = words.iter().map(OsString::from).collect();
    let matches = args::parser().try_get_matches_from(&words).map_err(|error| {
        args::to_cli_error(error, &words, lang())
            .unwrap_or_else(|asked| CliError::usage(&asked.to_string()))
    })?;
    let args = Args::from_arg_matches(&matches).map_err(anyhow::Error::from)?;
    // The session sets the file, the user and the anchor, whatever the client types.
    let command = args
        .command
        .as_ref()
        .filter(|command| is_allowed(command) && args.db.is_none() && !args.door.fixed);
    let open = || CommandContext::open(db, wait, Some(who), OutputFormat::Lines, Via::Cli);
    match command {
        Some(Command::Act(words)) => crate::cli::run_as_actor(&mut open()?, words, &args.options),
        Some(Command::TradeRegister(words)) => {
            commands::trade_register(words, db, &args.options, OutputFormat::Lines)
        }
        Some(Command::Ssh(SshCommand::Keys(words))) => {
            let mut it = open()?;
            let code = commands::keys_of_ssh(&mut it, words, &args.options)?;
            it.check_anchor(code)
        }
        _ => Err(CliError::usage(text::ssh::NO_COMMANDS.of(lang()))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns a valid command line with a value for each required argument.
    fn example_line(path: &[&str], command: &clap::Command) -> Vec<String> {
        let value = |arg: &Arg| {
            let known = arg.get_possible_values();
            known.first().map_or("1".to_owned(), |value| value.get_name().to_owned())
        };
        let option = |arg: &Arg| format!("--{}={}", arg.get_long().unwrap(), value(arg));
        let mut words: Vec<String> = path.iter().map(|word| (*word).to_owned()).collect();
        let must = command.get_opts().filter(|arg| arg.is_required_set() && !arg.is_global_set());
        words.extend(must.map(option));
        for group in command.get_groups().filter(|group| group.is_required_set()) {
            let first =
                command.get_opts().find(|arg| group.get_args().any(|id| id == arg.get_id()));
            words.push(option(first.unwrap()));
        }
        words.extend(command.get_positionals().map(value));
        words
    }

    /// Collects all commands without subcommands, with their paths.
    fn collect_leaf_commands<'a>(
        path: &[&'a str],
        command: &'a clap::Command,
        all: &mut Vec<(Vec<&'a str>, &'a clap::Command)>,
    ) {
        for inner in command.get_subcommands() {
            let path = [path, &[inner.get_name()]].concat();
            if inner.has_subcommands() {
                collect_leaf_commands(&path, inner, all);
            } else {
                all.push((path, inner));
            }
        }
    }

    #[test]
    fn a_restricted_session_runs_only_commands_of_its_user_on_its_file() {
        let definition = args::parser();
        let mut all = Vec::new();
        collect_leaf_commands(&[], &definition, &mut all);
        assert!(all.len() > 50, "{}", all.len());
        let outside = [
            "voorbeeld",
            "registreer",
            "activeer",
            "importeer",
            "exporteer",
            "toetsen",
            "thema",
            "diagnose",
            "pad",
            "aanvulling",
            "handleiding",
            "db",
            "onderhoud",
        ];
        for (path, command) in all {
            let words = [vec!["toegang".to_owned()], example_line(&path, command)].concat();
            let matches = definition.clone().try_get_matches_from(&words).unwrap();
            let args = Args::from_arg_matches(&matches).unwrap();
            let wanted = match path.as_slice() {
                ["ssh", "sleutels", inner] => *inner != "toevoegen",
                ["ssh", ..] => false,
                ["handelsregister", inner] => matches!(*inner, "zoek" | "toon"),
                [first, ..] => !outside.contains(first),
                [] => unreachable!(),
            };
            assert_eq!(is_allowed(args.command.as_ref().unwrap()), wanted, "{words:?}");
            assert_eq!(has_command(&path), wanted, "{path:?}");
            let file = |arg: &&Arg| !arg.is_global_set() && !has_argument(arg);
            for arg in command.get_opts().filter(file).filter(|_| wanted) {
                let path = format!("--{}=/etc/passwd", arg.get_long().unwrap());
                let words = [words.clone(), vec![path]].concat();
                let matches = definition.clone().try_get_matches_from(&words).unwrap();
                let args = Args::from_arg_matches(&matches).unwrap();
                assert!(!is_allowed(args.command.as_ref().unwrap()), "{words:?}");
            }
        }
    }
}
