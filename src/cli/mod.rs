//! The command line: the same questions as the screens, for scripts and for people who type.
//!
//! Data goes to standard output, everything else to standard error; the exit codes and the JSON
//! are a contract (UX section 9).

mod args;
mod commands;
mod exit;
mod output;
mod place;

use std::{io::Write, time::Duration};

use clap::Parser;
pub use exit::{Exit, Stop};

use crate::{
    domain::{HandlingId, Via, Which},
    text::NL,
};
use args::{Args, Command, Db};

/// Reads the command line, does what it says, returns the exit code.
pub fn run() -> u8 {
    let args = Args::parse();
    let json = args.json;
    match act(args) {
        Ok(code) => code,
        Err(stop) => {
            let line = if json { stop.json() } else { format!("toegang: {}", stop.message) };
            // Nobody reads it: nothing more can be said.
            let _ = writeln!(std::io::stderr(), "{line}");
            stop.exit as u8
        }
    }
}

fn act(args: Args) -> Result<u8, Stop> {
    let who = args.actor.as_deref();
    let wait = Duration::from_secs(args.doing.wait);
    let Some(command) = args.command else {
        if args.json {
            let said = "--json hoort bij een opdracht, zoals: toegang organisatie lijst";
            return Err(Stop::usage(said));
        }
        let store = place::open(&place::db(args.db.as_deref())?, wait)?;
        return commands::screens(store, who, &NL);
    };
    if let Command::Example { small, anew } = command {
        let store = commands::example((args.db.as_deref(), wait), small, anew)?;
        return commands::screens(store, who, &NL);
    }
    if let Command::Db(Db::Check) = command {
        commands::check((&place::db(args.db.as_deref())?, wait), args.json)?;
        return Ok(Exit::Done as u8);
    }
    let path = place::db(args.db.as_deref())?;
    match &command {
        Command::Register { email, name, environment } => {
            let mut store = place::open(&path, wait)?;
            let given = (email.as_str(), name.as_deref(), environment.as_deref());
            commands::register(&mut store, given, args.json)?;
            return Ok(Exit::Done as u8);
        }
        Command::Activate { email, code, name } => {
            let mut store = commands::opened(&path, wait)?;
            let given = (email.as_str(), code.as_str(), name.as_deref());
            commands::activate(&mut store, given, args.json)?;
            return Ok(Exit::Done as u8);
        }
        _ => {}
    }
    let mut it = commands::Asking::open((&path, wait), who, args.json, Via::Cli)?;
    let (it, doing) = (&mut it, &args.doing);
    match &command {
        Command::Organisation(words) => return commands::organisation(it, words, doing),
        Command::Member(words) => return commands::member(it, words, doing),
        Command::Invitation(words) => return commands::invitation(it, words, doing),
        Command::Inbox(words) => return commands::inbox(it, words, doing),
        Command::User(words) => return commands::user(it, words, doing),
        Command::Address(words) => return commands::address(it, words, doing),
        Command::Environment(words) => return commands::environment(it, words, doing),
        Command::Partner(words) => return commands::partner(it, words, doing),
        Command::Undo { handling } => {
            let which = handling.map_or(Which::Last, |id| Which::Handling(HandlingId(id)));
            return it.take_back(which, doing);
        }
        Command::Redo => return it.take_back(Which::TakenBack, doing),
        Command::Log => return commands::log(it),
        Command::Example { .. }
        | Command::Db(_)
        | Command::Register { .. }
        | Command::Activate { .. } => {}
    }
    Ok(Exit::Done as u8)
}
