//! The command line: the same questions as the screens, for scripts and for people who type.
//!
//! Data goes to standard output, everything else to standard error; the exit codes and the JSON
//! are a contract (UX section 9).

mod args;
mod commands;
mod exit;
mod output;
mod place;

use std::io::Write;

use clap::Parser;
pub use exit::{Exit, Stop};

use crate::{domain::Via, text::NL};
use args::{Args, Command, Db, ListOnly, ListOrg};

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
    let who = args.who.as_deref();
    let Some(command) = args.command else {
        if args.json {
            let said = "--json hoort bij een opdracht, zoals: toegang organisatie lijst";
            return Err(Stop::usage(said));
        }
        let store = place::open(&place::db(args.db.as_deref())?)?;
        return commands::screens(store, who, &NL);
    };
    if let Command::Example { small, anew } = command {
        let store = commands::example(args.db.as_deref(), small, anew)?;
        return commands::screens(store, who, &NL);
    }
    if let Command::Db(Db::Check) = command {
        commands::check(&place::db(args.db.as_deref())?, args.json)?;
        return Ok(Exit::Done as u8);
    }
    let it = commands::Asking::open(&place::db(args.db.as_deref())?, who, args.json, Via::Cli)?;
    match &command {
        Command::Organisation(ListOnly::List) => commands::organisations(&it),
        Command::Member(ListOrg::List { org }) => commands::members(&it, org),
        Command::Invitation(ListOrg::List { org }) => commands::invitations(&it, org),
        Command::Inbox(ListOnly::List) => commands::inbox(&it),
        Command::Log => commands::log(&it),
        Command::Example { .. } | Command::Db(_) => Ok(()),
    }?;
    Ok(Exit::Done as u8)
}
