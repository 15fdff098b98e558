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
use commands::CommandContext;
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
        database::set_shared_address(setup.shared_address(!args.door.fixed));
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
    let (who, form, doing, given) = (args.actor(), args.form(), &args.doing, args.db.as_deref());
    database::anchor(args.anchor.as_deref());
    database::set_notices(form.is_for_people());
    let wait = Duration::from_secs(doing.wait);
    let setup = setup.with_flags(&args.appearance);
    if args.door.fixed {
        return restricted::run(args, setup);
    }
    let at_a_terminal = || stdin().is_terminal() && stdout().is_terminal();
    let speaks = form == OutputFormat::Lines || (setup.terminal().is_dumb() && at_a_terminal());
    let Some(command) = &args.command else {
        if !form.is_for_people() {
            return Err(CliError::usage(text::shell::FORMAT_NEEDS_COMMAND.of(lang())));
        }
        let path = database::database_path(given)?;
        if speaks {
            return lines::run_lines(args, path);
        }
        let store = database::open_for_screens(&path, wait, false)?;
        return commands::screens((store, &path), (who, args.door), setup);
    };
    if form.is_for_people() && !matches!(command, Command::Example(_) | Command::Diagnose) {
        for trouble in setup.warnings() {
            print_to_stderr(format!("toegang: {trouble}"));
        }
    }
    let asking =
        || CommandContext::open((&database::database_path(given)?, wait), who, form, Via::Cli);
    match command {
        Command::Example(wanted) => {
            let store = commands::example((given, wait), wanted, doing)?;
            match store {
                Some(store) => open_example(args, store, speaks, setup),
                None => commands::tell_example(&database::example_path(given)?, doing, form),
            }
        }
        Command::Keys { markdown } => commands::keys(setup.keymap(), form, *markdown),
        Command::Theme(ThemeWords::List) => commands::themes(setup.themes(), form),
        Command::Theme(ThemeWords::Check) => commands::check_themes(setup.themes(), form),
        Command::Diagnose => {
            commands::diagnose(&setup, (&database::database_path(given)?, wait), form)
        }
        Command::Paths => commands::paths(given, form),
        Command::Completions { shell } => complete::script(*shell),
        Command::Manual { folder } => commands::manual(folder.as_deref(), doing),
        Command::Ssh(words) => run_ssh(words, asking, given, (doing, form)),
        Command::TradeRegister(words) => run_trade_register(words, given, doing, form),
        Command::Db(words) => {
            run_database(words, (&database::database_path(given)?, wait), (doing, form))
        }
        Command::Maintenance(words) => {
            maintain(words, (&database::database_path(given)?, wait), (doing, form))
        }
        Command::Register { email, name, environment } => {
            let entry = (email.as_str(), name.as_deref(), environment.as_deref());
            register(entry, (&database::database_path(given)?, wait), (doing, form))
        }
        Command::Activate { email, code, name } => {
            let entry = (email.as_str(), code.as_str(), name.as_deref());
            activate(entry, (&database::database_path(given)?, wait), (doing, form))
        }
        Command::Import { kind, file } => import(&mut asking()?, (*kind, file), doing),
        Command::Export { kind } => commands::table(&asking()?, *kind),
        Command::Act(words) => run_as_actor(&mut asking()?, words, doing),
    }
}

fn register(
    entry: (&str, Option<&str>, Option<&str>),
    place: (&Path, Duration),
    how: (&WriteOptions, OutputFormat),
) -> Result<u8, CliError> {
    let mut store = commands::open_for_sign_up(place, how.0)?;
    let code = commands::register(&mut store, entry, how)?;
    database::check_anchor(&mut store, code)
}

fn activate(
    entry: (&str, &str, Option<&str>),
    (db, wait): (&Path, Duration),
    how: (&WriteOptions, OutputFormat),
) -> Result<u8, CliError> {
    let mut store = commands::open_existing(db, wait)?;
    let code = commands::activate(&mut store, entry, how)?;
    database::check_anchor(&mut store, code)
}

fn import(
    ctx: &mut CommandContext,
    (kind, file): (TableKind, &Path),
    doing: &WriteOptions,
) -> Result<u8, CliError> {
    let code = commands::import(ctx, kind, file, doing)?;
    ctx.check_anchor(code)
}

/// Opens the example that was just created, on the screens or in line mode. Prints its location if
/// neither is possible.
fn open_example(args: &Args, store: Store, speaks: bool, setup: Setup) -> Result<u8, CliError> {
    let path = database::example_path(args.db.as_deref())?;
    if speaks {
        return lines::run_lines(args, path);
    }
    if !args.form().is_for_people() || !term::is_supported() {
        return commands::tell_example(&path, &args.doing, args.form());
    }
    commands::screens((store, &path), (args.actor(), args.door), setup)
}

fn run_ssh(
    words: &SshCommand,
    asking: impl FnOnce() -> Result<CommandContext, CliError>,
    given: Option<&Path>,
    (doing, form): (&WriteOptions, OutputFormat),
) -> Result<u8, CliError> {
    match words {
        SshCommand::Keys(words) => {
            let mut ctx = asking()?;
            let code = commands::keys_of_ssh(&mut ctx, words, doing)?;
            ctx.check_anchor(code)
        }
        SshCommand::Lookup { fingerprint, most, each } => {
            let wait = Duration::from_secs(doing.wait);
            commands::lookup((&database::database_path(given)?, wait), fingerprint, (*most, *each))
        }
        SshCommand::Setup { check: false, account, .. } => {
            commands::setup_of_ssh(given, account, form)
        }
        SshCommand::Setup { account, config, .. } => commands::check_ssh(
            &database::database_path(given)?,
            (account, config.as_deref()),
            form,
        ),
    }
}

fn maintain(
    words: &MaintenanceCommand,
    (db, wait): (&Path, Duration),
    how: (&WriteOptions, OutputFormat),
) -> Result<u8, CliError> {
    let mut store = commands::open_existing(db, wait)?;
    let code = match words {
        MaintenanceCommand::AppointAdmin { environment, email } => {
            commands::appoint(&mut store, (environment, email), how)?
        }
        MaintenanceCommand::TimeZone { zone } => commands::time_zone(&mut store, zone, how)?,
    };
    database::check_anchor(&mut store, code)
}

fn run_trade_register(
    words: &TradeRegisterCommand,
    given: Option<&Path>,
    doing: &WriteOptions,
    form: OutputFormat,
) -> Result<u8, CliError> {
    commands::trade_register(words, &database::database_path(given)?, doing, form)
}

fn run_database(
    words: &DatabaseCommand,
    place: (&Path, Duration),
    (doing, form): (&WriteOptions, OutputFormat),
) -> Result<u8, CliError> {
    match words {
        DatabaseCommand::Check => commands::check(place, form),
        DatabaseCommand::Export => commands::export_all(place),
        DatabaseCommand::Import { file } => commands::import_all(place, file, (doing, form)),
        DatabaseCommand::Backup { to } => commands::backup(place, to, (doing, form)),
        DatabaseCommand::Restore { to } => commands::restore(place.0, to, (doing, form)),
        DatabaseCommand::Migrate => commands::migrate(place, (doing, form)),
        DatabaseCommand::Share => commands::share(place.0, place.1, (doing, form)),
        DatabaseCommand::Follow => commands::follow(place.0, place.1, (doing, form)),
        DatabaseCommand::Shared => commands::shared(place.0, place.1, form),
        DatabaseCommand::Leave => commands::leave(place.0, place.1, (doing, form)),
        DatabaseCommand::Path => commands::file_path(place.0, form),
    }
}

fn run_as_actor(
    ctx: &mut CommandContext,
    words: &ActorCommand,
    doing: &WriteOptions,
) -> Result<u8, CliError> {
    let done = match words {
        ActorCommand::Organisation(words) => commands::organisation(ctx, words, doing),
        ActorCommand::Member(words) => commands::member(ctx, words, doing),
        ActorCommand::Invitation(words) => commands::invitation(ctx, words, doing),
        ActorCommand::Inbox(words) => commands::inbox(ctx, words, doing),
        ActorCommand::User(words) => commands::user(ctx, words, doing),
        ActorCommand::Address(words) => commands::address(ctx, words, doing),
        ActorCommand::Environment(words) => commands::environment(ctx, words, doing),
        ActorCommand::Partner(words) => commands::partner(ctx, words, doing),
        ActorCommand::Undo { operation } => {
            let which =
                operation.map_or(UndoTarget::Last, |id| UndoTarget::Operation(OperationId(id)));
            ctx.undo_or_redo(which, doing)
        }
        ActorCommand::Redo => ctx.undo_or_redo(UndoTarget::LastUndone, doing),
        ActorCommand::Log(words) => commands::log(ctx, words),
    }?;
    ctx.print_read_only_notice();
    ctx.check_anchor(done)
}
