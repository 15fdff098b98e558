//! What can be typed: one definition, from which the parser and the help are made.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

mod access;
mod organisations;
mod people;

pub(super) use access::{Inbox, Invitation, LevelWord, Member, People};
pub(super) use organisations::{Fields, Organisation};
pub(super) use people::{Address, Environment, Partner, User, YesNo};

use super::output::Form;

const HELP: &str = "\
{about}

Gebruik: {usage}

{all-args}{after-help}";

/// Geef mensen toegang tot organisaties, in de terminal.
#[derive(Debug, Parser)]
#[command(
    name = "toegang",
    version,
    help_template = HELP,
    subcommand_help_heading = "Opdrachten",
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true,
    subcommand_value_name = "OPDRACHT",
    override_usage = "toegang [OPTIES] [OPDRACHT]",
    after_help = "Zonder opdracht opent het scherm. Voorbeelden:\n  \
        toegang voorbeeld                                         begin met een voorbeeldwereld\n  \
        toegang --als piet@eigendomein.nl lid lijst \"Piet Holding B.V.\""
)]
pub(super) struct Args {
    /// Het bestand met de gegevens; anders `TOEGANG_DB`, anders de map voor gegevens van XDG.
    #[arg(long, value_name = "PAD", global = true, help_heading = "Opties")]
    pub(super) db: Option<PathBuf>,
    /// Namens wie je werkt: een e-mailadres.
    #[arg(
        long = "als",
        visible_alias = "as",
        value_name = "EMAIL",
        env = "TOEGANG_ALS",
        hide_env_values = true,
        global = true,
        help_heading = "Opties"
    )]
    pub(super) actor: Option<String>,
    /// Antwoord als JSON, met een vast schema.
    #[arg(long, global = true, help_heading = "Opties")]
    json: bool,
    /// Antwoord als JSON, één rij of uitkomst per regel.
    #[arg(long, global = true, conflicts_with = "json", help_heading = "Opties")]
    jsonl: bool,
    /// Antwoord als CSV, voor een rekenblad.
    #[arg(long, global = true, conflicts_with_all = ["json", "jsonl"], help_heading = "Opties")]
    csv: bool,
    #[command(flatten)]
    pub(super) doing: Doing,
    #[command(flatten)]
    pub(super) appearance: Appearance,
    /// Toon deze hulp.
    #[arg(short = 'h', long, action = clap::ArgAction::Help, global = true, help_heading = "Opties")]
    help: Option<bool>,
    /// Toon de versie.
    #[arg(short = 'V', long, action = clap::ArgAction::Version, help_heading = "Opties")]
    version: Option<bool>,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

impl Args {
    /// How the answer is printed.
    pub(super) const fn form(&self) -> Form {
        match (self.json, self.jsonl, self.csv) {
            (true, ..) => Form::Json,
            (_, true, _) => Form::Jsonl,
            (.., true) => Form::Csv,
            _ => Form::People,
        }
    }
}

/// How something is changed.
#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub(super) struct Doing {
    /// Zeg wat er zou gebeuren, en doe het niet.
    #[arg(long = "proef", visible_alias = "dry-run", global = true, help_heading = "Opties")]
    pub(super) dry_run: bool,
    /// Doe wat iets wegneemt zonder het eerst te vragen.
    #[arg(long = "ja", visible_alias = "yes", global = true, help_heading = "Opties")]
    pub(super) yes: bool,
    /// Ga door met wie overblijft als een regel iemand tegenhoudt.
    #[arg(
        long = "doorgaan-bij-fout",
        visible_alias = "ignore-errors",
        global = true,
        help_heading = "Opties"
    )]
    pub(super) go_on: bool,
    /// Zeg niets als het gelukt is.
    #[arg(long = "stil", visible_alias = "quiet", global = true, help_heading = "Opties")]
    pub(super) quiet: bool,
    /// Hoeveel seconden op een bezet bestand wordt gewacht.
    #[arg(
        long = "wacht",
        visible_alias = "wait",
        value_name = "SECONDEN",
        default_value_t = 2,
        global = true,
        help_heading = "Opties"
    )]
    pub(super) wait: u64,
}

/// How it looks and in which language it speaks.
#[derive(Debug, clap::Args)]
pub(super) struct Appearance {
    /// De taal: nl of en; anders `TOEGANG_TAAL`, anders die van config.toml.
    #[arg(
        long = "taal",
        visible_alias = "language",
        value_name = "TAAL",
        value_parser = crate::text::LANGUAGES.iter().map(|(code, _)| *code).collect::<Vec<_>>(),
        hide_possible_values = true,
        global = true,
        help_heading = "Opties"
    )]
    pub(super) language: Option<String>,
    /// Geen kleuren.
    #[arg(long = "geen-kleur", visible_alias = "no-color", global = true, help_heading = "Opties")]
    pub(super) no_colour: bool,
    /// Lijnen en tekens die elke terminal heeft.
    #[arg(long, global = true, help_heading = "Opties")]
    pub(super) ascii: bool,
    /// Laat de muis aan de terminal.
    #[arg(long = "geen-muis", visible_alias = "no-mouse", global = true, help_heading = "Opties")]
    pub(super) no_mouse: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Open het scherm op een voorbeeldwereld; maak die als hij er nog niet is.
    #[command(name = "voorbeeld", visible_alias = "example", help_template = HELP)]
    Example {
        /// Alleen de kleine wereld: vier omgevingen, elf mensen.
        #[arg(long = "klein", help_heading = "Opties")]
        small: bool,
        /// Gooi de voorbeeldwereld weg en maak hem opnieuw.
        #[arg(long = "opnieuw", help_heading = "Opties")]
        anew: bool,
    },
    #[command(flatten)]
    Act(Act),
    /// Kom binnen met een e-mailadres, of sticht een omgeving.
    #[command(name = "registreer", visible_alias = "register", help_template = HELP)]
    Register {
        /// Het adres.
        #[arg(value_name = "EMAIL", help_heading = "Argumenten")]
        email: String,
        /// Je naam.
        #[arg(long = "naam", visible_alias = "name", value_name = "NAAM", help_heading = "Opties")]
        name: Option<String>,
        /// De naam van de omgeving, bij een adres van een gedeeld domein.
        #[arg(
            long = "omgeving",
            visible_alias = "environment",
            value_name = "NAAM",
            help_heading = "Opties"
        )]
        environment: Option<String>,
    },
    /// Activeer je account met de code van een Beheerder.
    #[command(name = "activeer", visible_alias = "activate", help_template = HELP)]
    Activate {
        /// Het adres dat is uitgenodigd.
        #[arg(value_name = "EMAIL", help_heading = "Argumenten")]
        email: String,
        /// De code.
        #[arg(value_name = "CODE", help_heading = "Argumenten")]
        code: String,
        /// Je naam.
        #[arg(long = "naam", visible_alias = "name", value_name = "NAAM", help_heading = "Opties")]
        name: Option<String>,
    },
    /// Alle toetsen van de schermen.
    #[command(name = "toetsen", visible_alias = "keys", help_template = HELP)]
    Keys {
        /// Als tabel van Markdown.
        #[arg(long = "md", conflicts_with_all = ["json", "jsonl", "csv"], help_heading = "Opties")]
        markdown: bool,
    },
    /// Thema's: de kleuren van het scherm.
    #[command(subcommand, name = "thema", visible_alias = "theme", help_template = HELP)]
    Theme(ThemeWords),
    /// Waar alles staat.
    #[command(name = "pad", visible_alias = "paths", help_template = HELP)]
    Paths,
    /// Aanvulling met Tab, voor je shell.
    #[command(name = "aanvulling", visible_alias = "completions", help_template = HELP)]
    Completions {
        /// Welke shell.
        #[arg(value_name = "SHELL", help_heading = "Argumenten")]
        shell: Shell,
    },
    /// De handleiding, als manual page.
    #[command(name = "handleiding", visible_alias = "man", help_template = HELP)]
    Manual {
        /// Schrijf die van alle opdrachten in deze map.
        #[arg(long = "map", visible_alias = "folder", value_name = "MAP", help_heading = "Opties")]
        folder: Option<PathBuf>,
    },
    /// Het bestand met de gegevens zelf.
    #[command(subcommand, name = "db", help_template = HELP)]
    Db(Db),
}

/// What one does or asks in one's own name.
#[derive(Debug, Subcommand)]
pub(super) enum Act {
    /// Organisaties: tonen, maken, activeren, bewerken.
    #[command(subcommand, name = "organisatie", visible_aliases = ["organisation", "org"], help_template = HELP)]
    Organisation(Organisation),
    /// Leden van een organisatie: wie toegang heeft.
    #[command(subcommand, name = "lid", visible_alias = "member", help_template = HELP)]
    Member(Member),
    /// Verzoeken die een organisatie verstuurde.
    #[command(subcommand, name = "uitnodiging", visible_alias = "invitation", help_template = HELP)]
    Invitation(Invitation),
    /// Verzoeken aan jou.
    #[command(subcommand, name = "postvak", visible_alias = "inbox", help_template = HELP)]
    Inbox(Inbox),
    /// Gebruikers van je omgeving.
    #[command(subcommand, name = "gebruiker", visible_alias = "user", help_template = HELP)]
    User(User),
    /// Verdere adressen.
    #[command(subcommand, name = "adres", visible_alias = "address", help_template = HELP)]
    Address(Address),
    /// Je omgeving zelf.
    #[command(subcommand, name = "omgeving", visible_alias = "environment", help_template = HELP)]
    Environment(Environment),
    /// Partners en relaties.
    #[command(subcommand, name = "partner", help_template = HELP)]
    Partner(Partner),
    /// Maak een handeling ongedaan: je laatste, of een uit het Logboek.
    #[command(name = "ongedaan", visible_alias = "undo", help_template = HELP)]
    Undo {
        /// Het nummer van de handeling.
        #[arg(value_name = "HANDELING", help_heading = "Argumenten")]
        handling: Option<i64>,
    },
    /// Doe opnieuw wat je het laatst ongedaan maakte.
    #[command(name = "opnieuw", visible_alias = "redo", help_template = HELP)]
    Redo,
    /// Wat er gebeurde, voor zover je het mag zien; het nieuwste eerst.
    #[command(name = "log", help_template = HELP)]
    Log,
}

/// About the themes.
#[derive(Clone, Copy, Debug, Subcommand)]
pub(super) enum ThemeWords {
    /// Welke er zijn.
    #[command(name = "lijst", visible_alias = "list", help_template = HELP)]
    List,
    /// Meet of alle kleuren genoeg verschillen van wat erachter staat.
    #[command(name = "controleer", visible_alias = "check", help_template = HELP)]
    Check,
}

/// The shells that complete.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub(super) enum Shell {
    Bash,
    Zsh,
    Fish,
    Powershell,
}

#[derive(Debug, Subcommand)]
pub(super) enum Db {
    /// Speel het Logboek van voren af aan na en vergelijk het met de tabellen.
    #[command(name = "controleer", visible_alias = "check", help_template = HELP)]
    Check,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_definition_holds_together() {
        super::Args::command().debug_assert();
    }
}
