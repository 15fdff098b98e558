//! Arguments of the verbs that change members, built from the table of verbs.

use clap::{
    Arg, ArgMatches, Args, Command, Error, FromArgMatches, Subcommand, builder::EnumValueParser,
    error::ErrorKind,
};

use super::{CompletionKind, LevelWord};
use crate::{
    domain::MemberVerb,
    text::{arguments, verbs::members::verb},
};

/// An organisation and people in it.
#[derive(Debug, Args)]
pub(in crate::cli) struct People {
    #[arg(add = arguments::ORGANISATION, add = CompletionKind::Organisation)]
    pub(in crate::cli) org: String,
    #[arg(add = arguments::PEOPLE, required = true, add = CompletionKind::Member)]
    pub(in crate::cli) who: Vec<String>,
}

/// The name of the argument before the people: a level or a day.
const VALUE: &str = "to";

/// A verb as typed, with its day if it needs one, and the people.
#[derive(Debug)]
pub(in crate::cli) struct MemberChange {
    pub(in crate::cli) verb: MemberVerb,
    pub(in crate::cli) day: Option<String>,
    pub(in crate::cli) people: People,
}

impl Subcommand for MemberChange {
    fn augment_subcommands(command: Command) -> Command {
        MemberVerb::ALL.iter().fold(command, |command, verb| {
            if command.find_subcommand(name(*verb)).is_some() {
                return command;
            }
            command.subcommand(definition(*verb))
        })
    }

    fn augment_subcommands_for_update(command: Command) -> Command {
        Self::augment_subcommands(command)
    }

    fn has_subcommand(typed: &str) -> bool {
        MemberVerb::ALL.iter().any(|verb| name(*verb) == typed)
    }
}

impl FromArgMatches for MemberChange {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        let missing = || Error::new(ErrorKind::MissingSubcommand);
        let (typed, matches) = matches.subcommand().ok_or_else(missing)?;
        let known = MemberVerb::ALL.iter().copied().find(|verb| name(*verb) == typed);
        let mut verb = known.ok_or_else(missing)?;
        if let MemberVerb::Level(level) = &mut verb
            && let Some(chosen) = matches.get_one::<LevelWord>(VALUE)
        {
            *level = (*chosen).into();
        }
        let day = if verb.needs_day() { matches.get_one::<String>(VALUE).cloned() } else { None };
        Ok(Self { verb, day, people: People::from_arg_matches(matches)? })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

fn name(one: MemberVerb) -> &'static str {
    verb(one).command.dutch_name()
}

/// Returns the definition of the command of a verb.
fn definition(one: MemberVerb) -> Command {
    let command = Command::new(name(one)).add(verb(one).command);
    let value = Arg::new(VALUE).required(true);
    let levels = EnumValueParser::<LevelWord>::new();
    let command = if let MemberVerb::Level(_) = one {
        command.arg(value.add(arguments::NEW_LEVEL).value_parser(levels))
    } else if one.needs_day() {
        command.arg(value.add(arguments::NEW_LAST_DAY))
    } else {
        command
    };
    People::augment_args(command)
}
