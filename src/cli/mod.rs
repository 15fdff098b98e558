//! The command line: the queries and commands of the screens, for scripts and for people.
//!
//! Data goes to standard output, everything else to standard error. Exit codes and JSON are stable:
//! scripts may rely on both.

mod args;
mod commands;
mod complete;
mod exit;
mod lines;
mod output;
mod session;

use std::{
    ffi::OsString,
    io::{IsTerminal, stdin, stdout},
    path::Path,
    time::Duration,
};

use clap::FromArgMatches;

use crate::{
    domain::{OperationId, UndoTarget, Via},
    store::Store,
    term, text,
};
use args::{
    ActorCommand, Args, Command, DatabaseCommand, MaintenanceCommand, SshCommand, TableKind,
    ThemeWords, TradeRegisterCommand, WriteOptions,
};
use commands::{CommandContext, MaintenanceOptions};
use output::{
    OutputFormat,
    out::{self, print_to_stderr},
};
use session::{
    database, kvk,
    locale::{lang, set_lang},
    restricted,
    setup::Setup,
};

pub use exit::{CliError, Exit};

/// Parses and runs a command line, whose first word is the program's name. Prints errors to
/// standard error. Returns the exit code.
pub fn run(words: &[OsString]) -> u8 {
    let typed: Vec<String> = words.iter().map(|text| text.to_string_lossy().into_owned()).collect();
    let language = args::language_of(&typed).or_else(|| restricted::requested_language(&typed));
    let done = Setup::load(language).and_then(|setup| {
        set_lang(setup.lang());
        out::only_ascii(setup.is_ascii() || typed.iter().any(|word| word == "--ascii"));
        // Completion opens the file before its words are parsed.
        database::set_shared_address(setup.shared_address(!restricted::is_asked(&typed)));
        if let Some(answered) = complete::answer_shell() {
            return answered;
        }
        let matches = match args::parser().try_get_matches_from(words) {
            Ok(matches) => matches,
            Err(error) => {
                let asked = match args::to_cli_error(error, words, setup.lang()) {
                    Ok(stop) => return Err(stop),
                    Err(asked) => asked,
                };
                out::print_help(&asked)?;
                return Ok(if asked.use_stderr() { Exit::Usage } else { Exit::Done } as u8);
            }
        };
        // The parser is derived from `Args`, so its matches always convert.
        let args = Args::from_arg_matches(&matches).map_err(anyhow::Error::from)?;
        kvk::set_service(setup.kvk_service(!args.door.fixed));
        act(&args, setup)
    });
    done.unwrap_or_else(|stop| {
        let as_json = typed.iter().any(|word| word == "--json" || word == "--jsonl");
        if as_json {
            out::print_data_to_stderr(stop.json());
        } else {
            print_to_stderr(format!("toegang: {}", stop.message));
        }
        stop.exit as u8
    })
}

/// Runs the parsed command. Only [`Command::Act`] and a few other commands need a user.
fn act(args: &Args, setup: Setup) -> Result<u8, CliError> {
    let (who, format, options, path) =
        (args.actor(), args.format(), &args.options, args.db.as_deref());
    database::set_anchor_path(args.anchor.as_deref());
    database::set_notices(format.is_for_people());
    let wait = Duration::from_secs(options.wait);
    let setup = setup.with_flags(&args.appearance);
    if args.door.fixed {
        return restricted::run(args, setup);
    }
    let at_a_terminal = || stdin().is_terminal() && stdout().is_terminal();
    let speaks = format == OutputFormat::Lines || (setup.terminal().is_dumb() && at_a_terminal());
    let Some(command) = &args.command else { return open_without_command(args, speaks, setup) };
    if format.is_for_people() && !matches!(command, Command::Example(_) | Command::Diagnose) {
        for trouble in setup.warnings() {
            print_to_stderr(format!("toegang: {trouble}"));
        }
    }
    let db = || database::database_path(path);
    let maintenance = MaintenanceOptions { write: options, format };
    let asking = || CommandContext::open(&db()?, wait, who, format, Via::Cli);
    match command {
        Command::Example(wanted) => {
            let store = commands::example(path, wait, wanted, options)?;
            match store {
                Some(store) => open_example(args, store, speaks, setup),
                None => commands::tell_example(&database::example_path(path)?, options, format),
            }
        }
        Command::Keys { markdown } => commands::keys(setup.keymap(), format, *markdown),
        Command::Theme(ThemeWords::List) => commands::themes(setup.themes(), format),
        Command::Theme(ThemeWords::Check) => commands::check_themes(setup.themes(), format),
        Command::Diagnose => commands::diagnose(&setup, &db()?, wait, format),
        Command::Paths => commands::paths(path, format),
        Command::Completions { shell } => complete::script(*shell),
        Command::Manual { folder } => commands::manual(folder.as_deref(), options),
        Command::Ssh(words) => run_ssh(words, asking, path, options, format),
        Command::TradeRegister(words) => run_trade_register(words, path, options, format),
        Command::Db(words) => run_database(words, &db()?, wait, maintenance),
        Command::Maintenance(words) => maintain(words, &db()?, wait, maintenance),
        Command::Register { email, name, environment } => {
            let store = commands::open_for_sign_up(&db()?, wait, options)?;
            let (name, environment) = (name.as_deref(), environment.as_deref());
            check_anchor_after(store, |store| {
                commands::register(store, email, name, environment, maintenance)
            })
        }
        Command::Activate { email, code, name } => {
            check_anchor_after(commands::open_existing(&db()?, wait)?, |store| {
                commands::activate(store, email, code, name.as_deref(), maintenance)
            })
        }
        Command::Import { kind, file } => import(&mut asking()?, *kind, file, options),
        Command::Export { kind } => commands::table(&asking()?, *kind),
        Command::Act(words) => run_as_actor(&mut asking()?, words, options),
    }
}

/// Opens the screens, or line mode if `speaks`.
fn open_without_command(args: &Args, speaks: bool, setup: Setup) -> Result<u8, CliError> {
    if !args.format().is_for_people() {
        return Err(CliError::usage(text::shell::FORMAT_NEEDS_COMMAND.of(lang())));
    }
    let path = database::database_path(args.db.as_deref())?;
    if speaks {
        return lines::run_lines(args, path);
    }
    let wait = Duration::from_secs(args.options.wait);
    let store = database::open_for_screens(&path, wait, false)?;
    commands::screens(store, &path, args.actor(), args.door, setup)
}

/// Runs a command on the file and then checks the anchor.
fn check_anchor_after(
    mut store: Store,
    work: impl FnOnce(&mut Store) -> Result<u8, CliError>,
) -> Result<u8, CliError> {
    let code = work(&mut store)?;
    database::check_anchor(&mut store, code)
}

fn import(
    ctx: &mut CommandContext,
    kind: TableKind,
    file: &Path,
    options: &WriteOptions,
) -> Result<u8, CliError> {
    let code = commands::import(ctx, kind, file, options)?;
    ctx.check_anchor(code)
}

/// Opens the example that was just created, on the screens or in line mode. Prints its location if
/// neither is possible.
fn open_example(args: &Args, store: Store, speaks: bool, setup: Setup) -> Result<u8, CliError> {
    let path = database::example_path(args.db.as_deref())?;
    if speaks {
        return lines::run_lines(args, path);
    }
    if !args.format().is_for_people() || !term::is_supported() {
        return commands::tell_example(&path, &args.options, args.format());
    }
    commands::screens(store, &path, args.actor(), args.door, setup)
}

fn run_ssh(
    words: &SshCommand,
    asking: impl FnOnce() -> Result<CommandContext, CliError>,
    path: Option<&Path>,
    options: &WriteOptions,
    format: OutputFormat,
) -> Result<u8, CliError> {
    match words {
        SshCommand::Keys(words) => {
            let mut ctx = asking()?;
            let code = commands::keys_of_ssh(&mut ctx, words, options)?;
            ctx.check_anchor(code)
        }
        SshCommand::Lookup { fingerprint, most, each } => {
            let wait = Duration::from_secs(options.wait);
            commands::lookup(&database::database_path(path)?, wait, fingerprint, *most, *each)
        }
        SshCommand::Setup { check: false, account, .. } => {
            commands::setup_of_ssh(path, account, format)
        }
        SshCommand::Setup { account, config, .. } => {
            commands::check_ssh(&database::database_path(path)?, account, config.as_deref(), format)
        }
    }
}

fn maintain(
    words: &MaintenanceCommand,
    db: &Path,
    wait: Duration,
    options: MaintenanceOptions<'_>,
) -> Result<u8, CliError> {
    check_anchor_after(commands::open_existing(db, wait)?, |store| match words {
        MaintenanceCommand::AppointAdmin { environment, email } => {
            commands::appoint(store, environment, email, options)
        }
        MaintenanceCommand::TimeZone { zone } => commands::time_zone(store, zone, options),
    })
}

fn run_trade_register(
    words: &TradeRegisterCommand,
    path: Option<&Path>,
    options: &WriteOptions,
    format: OutputFormat,
) -> Result<u8, CliError> {
    commands::trade_register(words, &database::database_path(path)?, options, format)
}

fn run_database(
    words: &DatabaseCommand,
    db: &Path,
    wait: Duration,
    options: MaintenanceOptions<'_>,
) -> Result<u8, CliError> {
    let format = options.format;
    match words {
        DatabaseCommand::Check => commands::check(db, wait, format),
        DatabaseCommand::Export => commands::export_all(db, wait),
        DatabaseCommand::Import { file: dump } => commands::import_all(db, wait, dump, options),
        DatabaseCommand::Backup { to } => commands::backup(db, wait, to, options),
        DatabaseCommand::Restore { to } => commands::restore(db, to, options),
        DatabaseCommand::Migrate => commands::migrate(db, wait, options),
        DatabaseCommand::Share { hosts } => commands::share(db, wait, hosts, options),
        DatabaseCommand::Follow => commands::follow(db, wait, options),
        DatabaseCommand::Shared => commands::shared(db, wait, format),
        DatabaseCommand::Leave => commands::leave(db, wait, options),
        DatabaseCommand::Path => commands::file_path(db, format),
    }
}

fn run_as_actor(
    ctx: &mut CommandContext,
    words: &ActorCommand,
    options: &WriteOptions,
) -> Result<u8, CliError> {
    let done = match words {
        ActorCommand::Organisation(words) => commands::organisation(ctx, words, options),
        ActorCommand::Member(words) => commands::member(ctx, words, options),
        ActorCommand::Invitation(words) => commands::invitation(ctx, words, options),
        ActorCommand::Inbox(words) => commands::inbox(ctx, words, options),
        ActorCommand::User(words) => commands::user(ctx, words, options),
        ActorCommand::Address(words) => commands::address(ctx, words, options),
        ActorCommand::Environment(words) => commands::environment(ctx, words, options),
        ActorCommand::Partner(words) => commands::partner(ctx, words, options),
        ActorCommand::Undo { operation } => {
            let which =
                operation.map_or(UndoTarget::Last, |id| UndoTarget::Operation(OperationId(id)));
            ctx.undo_or_redo(which, options)
        }
        ActorCommand::Redo => ctx.undo_or_redo(UndoTarget::LastUndone, options),
        ActorCommand::Log(words) => commands::log(ctx, words),
    }?;
    ctx.print_read_only_notice();
    ctx.check_anchor(done)
}
