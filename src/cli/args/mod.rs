//! Arguments of the command line: one definition for the parser and the help. Dutch doc comments in
//! this folder are the help text of the program.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

mod access;
pub(crate) mod completion_kind;
mod definition;
mod example;
mod examples;
mod file;
mod filters;
mod log;
mod organisations;
mod people;
mod sorting;
mod ssh;
pub(crate) mod suggest;
pub(crate) mod usage_error;

pub(super) use access::{InboxCommand, InvitationCommand, MemberCommand, People};
pub(super) use completion_kind::CompletionKind;
pub(super) use definition::{definition, help_definition, language_of, plain, translated};
pub(super) use example::{ExampleArgs, NamesWord};
pub(super) use file::{DatabaseCommand, MaintenanceCommand};
pub(super) use filters::{LevelWord, MemberFilter, RequestFilter};
pub(super) use log::LogArgs;
pub(super) use organisations::{OrganisationCommand, OrganisationFields, TradeRegisterCommand};
pub(super) use people::{
    AddressCommand, EnvironmentCommand, PartnerCommand, RoleWord, UserCommand, YesNo,
};
pub(super) use sorting::{Members, Organisations, Partners, Sorting, Users};
pub(super) use ssh::{
    KeyCommand, KeyOwner, MAX_SESSIONS, MAX_SESSIONS_PER_USER, SshCommand, SshSession,
};
pub(super) use usage_error::to_cli_error;

use super::output::OutputFormat;

/// Geef mensen toegang tot organisaties, in de terminal.
#[derive(Debug, Parser)]
#[command(
    name = "toegang",
    version,
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true,
    after_help = "Zonder opdracht opent het scherm. Voorbeelden:\n  \
        toegang voorbeeld                                         begin met een voorbeeldwereld\n  \
        toegang --als piet@eigendomein.nl lid lijst \"Piet Holding B.V.\"\n\n\
        Einde: 0 gedaan of al zo, 2 opdracht niet begrepen, 3 niet gevonden, 4 geen recht,\n\
        5 tegen een regel, 6 iemand was eerder, 7 bezet of vol, 8 bestand niet te gebruiken,\n\
        9 niet bevestigd, 10 niet alles is zoals gevraagd, 70 fout in het programma"
)]
pub(super) struct Args {
    /// Het bestand met de gegevens; anders `TOEGANG_DB`, anders de map voor gegevens van XDG.
    #[arg(long, value_name = "PAD", global = true)]
    pub(super) db: Option<PathBuf>,
    /// Een tweede bestand waaraan na elke wijziging het einde van het Logboek wordt toegevoegd.
    #[arg(
        long = "anker",
        alias = "anchor",
        value_name = "PAD",
        env = "TOEGANG_ANKER",
        hide_env_values = true,
        global = true
    )]
    pub(super) anchor: Option<PathBuf>,
    /// Namens wie je werkt: een e-mailadres, of het nummer van een gebruiker.
    #[arg(
        long = "als",
        alias = "as",
        value_name = "EMAIL",
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
    pub(super) doing: WriteOptions,
    #[command(flatten)]
    pub(super) appearance: AppearanceArgs,
    /// Toon deze hulp.
    #[arg(short = 'h', long, action = clap::ArgAction::Help, global = true)]
    help: Option<bool>,
    /// Toon de versie.
    #[arg(short = 'V', long, action = clap::ArgAction::Version)]
    version: Option<bool>,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

impl Args {
    /// Returns the output format.
    pub(super) const fn form(&self) -> OutputFormat {
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

    /// Returns the flags that apply to derived commands too, as typed.
    pub(super) fn flags(&self) -> Vec<String> {
        let doing = &self.doing;
        let switches = [
            (true, "--lijnmodus"),
            (doing.dry_run, "--proef"),
            (doing.yes, "--ja"),
            (doing.go_on, "--doorgaan-bij-fout"),
            (doing.quiet, "--stil"),
        ];
        let given = switches.iter().filter(|(given, _)| *given);
        let mut flags: Vec<String> = given.map(|(_, name)| (*name).to_owned()).collect();
        flags.push(format!("--wacht={}", doing.wait));
        flags.extend(self.anchor.iter().map(|path| format!("--anker={}", path.display())));
        flags.extend(self.appearance.language.iter().map(|code| format!("--taal={code}")));
        flags
    }
}

/// Flags for the output format.
#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
struct AnswerForm {
    /// Antwoord als JSON, met een vast schema.
    #[arg(long, global = true)]
    json: bool,
    /// Antwoord als JSON, één rij of uitkomst per regel.
    #[arg(long, global = true, conflicts_with = "json")]
    jsonl: bool,
    /// Antwoord als CSV, voor een rekenblad.
    #[arg(long, global = true, conflicts_with_all = ["json", "jsonl"])]
    csv: bool,
    /// Spreek in regels: genummerde keuzes, zonder scherm; voor wie het hoort.
    #[arg(
        long = "lijnmodus",
        alias = "line-mode",
        global = true,
        conflicts_with_all = ["json", "jsonl", "csv"]
    )]
    lines: bool,
}

/// Flags for commands that change data.
#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub(super) struct WriteOptions {
    /// Zeg wat er zou gebeuren, en doe het niet.
    #[arg(long = "proef", alias = "dry-run", global = true)]
    pub(super) dry_run: bool,
    /// Doe wat iets wegneemt zonder het eerst te vragen.
    #[arg(long = "ja", alias = "yes", global = true)]
    pub(super) yes: bool,
    /// Ga door met wie overblijft als een regel iemand tegenhoudt.
    #[arg(long = "doorgaan-bij-fout", alias = "ignore-errors", global = true)]
    pub(super) go_on: bool,
    /// Zeg niets als het gelukt is.
    #[arg(long = "stil", alias = "quiet", global = true)]
    pub(super) quiet: bool,
    /// Hoeveel seconden op een bezet bestand wordt gewacht, zoals: 5s.
    #[arg(
        long = "wacht",
        alias = "wait",
        value_name = "SECONDEN",
        value_parser = filters::seconds,
        default_value = "2",
        global = true
    )]
    pub(super) wait: u64,
}

/// Flags for appearance and language.
#[derive(Debug, clap::Args)]
pub(super) struct AppearanceArgs {
    /// De taal: nl of en; anders `TOEGANG_TAAL`, anders die van config.toml.
    #[arg(
        long = "taal",
        alias = "language",
        value_name = "TAAL",
        value_parser = crate::text::Lang::ALL.map(crate::text::Lang::code),
        hide_possible_values = true,
        global = true
    )]
    pub(super) language: Option<String>,
    /// Geen kleuren.
    #[arg(long = "geen-kleur", alias = "no-color", global = true)]
    pub(super) no_colour: bool,
    /// Lijnen en tekens die elke terminal heeft.
    #[arg(long, global = true)]
    pub(super) ascii: bool,
    /// Laat de muis aan de terminal.
    #[arg(long = "geen-muis", alias = "no-mouse", global = true)]
    pub(super) no_mouse: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Open het scherm op een voorbeeldwereld; maak die als hij er nog niet is.
    #[command(name = "voorbeeld", alias = "example")]
    Example(ExampleArgs),
    #[command(flatten)]
    Act(ActorCommand),
    /// Kom binnen met een e-mailadres, of sticht een omgeving.
    #[command(name = "registreer", alias = "register")]
    Register {
        /// Het adres.
        #[arg(value_name = "EMAIL")]
        email: String,
        /// Je naam.
        #[arg(long = "naam", alias = "name", value_name = "NAAM")]
        name: Option<String>,
        /// De naam van de omgeving, bij een adres van een gedeeld domein.
        #[arg(long = "omgeving", alias = "environment", value_name = "NAAM")]
        environment: Option<String>,
    },
    /// Activeer je account met de code van een Beheerder.
    #[command(name = "activeer", alias = "activate")]
    Activate {
        /// Het adres dat is uitgenodigd.
        #[arg(value_name = "EMAIL")]
        email: String,
        /// De code.
        #[arg(value_name = "CODE")]
        code: String,
        /// Je naam.
        #[arg(long = "naam", alias = "name", value_name = "NAAM")]
        name: Option<String>,
    },
    /// Lees een tabel in: CSV, met in de eerste regel de namen van de kolommen.
    #[command(
        name = "importeer",
        alias = "import",
        after_help = "\
        Kolommen:\n  \
          gebruikers     e-mail, naam, rol\n  \
          organisaties   naam, land, kvk, kbo, btw, oin, handelsnaam, straat, postcode, plaats, website, e-mail, omschrijving\n  \
          leden          organisatie, e-mail, rol, tot, bericht\n  \
          relaties       naam, bericht\n\
        Alles gebeurt, of niets: --proef zegt wat er zou gebeuren, fouten komen met hun regel."
    )]
    Import {
        /// Wat er in de tabel staat.
        #[arg(value_name = "SOORT")]
        kind: TableKind,
        /// Het bestand; - leest de invoer.
        #[arg(value_name = "PAD")]
        file: PathBuf,
    },
    /// Geef een tabel zoals importeer die leest, van wat je mag zien: CSV, of --json.
    #[command(name = "exporteer", alias = "export")]
    Export {
        /// Wat er in de tabel staat.
        #[arg(value_name = "SOORT")]
        kind: TableKind,
    },
    /// Alle toetsen van de schermen.
    #[command(name = "toetsen", alias = "keys")]
    Keys {
        /// Als tabel van Markdown.
        #[arg(long = "md", conflicts_with_all = ["json", "jsonl", "csv"])]
        markdown: bool,
    },
    /// Thema's: de kleuren van het scherm.
    #[command(subcommand, name = "thema", alias = "theme")]
    Theme(ThemeWords),
    /// Wat er van terminal, instellingen en bestand te zien is, en wat te doen aan wat niet klopt.
    #[command(name = "diagnose", alias = "doctor")]
    Diagnose,
    /// Waar alles staat.
    #[command(name = "pad", alias = "paths")]
    Paths,
    /// Aanvulling met Tab, voor je shell.
    #[command(name = "aanvulling", alias = "completions")]
    Completions {
        /// Welke shell.
        #[arg(value_name = "SHELL")]
        shell: Shell,
    },
    /// De handleiding, als manual page.
    #[command(name = "handleiding", alias = "man")]
    Manual {
        /// Schrijf die van alle opdrachten in deze map.
        #[arg(long = "map", alias = "folder", value_name = "MAP")]
        folder: Option<PathBuf>,
    },
    /// Binnenkomen over ssh: sleutels, en wat sshd nodig heeft.
    #[command(subcommand, name = "ssh")]
    Ssh(SshCommand),
    /// Het handelsregister van deze computer: ondernemingen uit openbare uittreksels.
    #[command(subcommand, name = "handelsregister", alias = "trade-register")]
    TradeRegister(TradeRegisterCommand),
    /// Het bestand met de gegevens zelf.
    #[command(subcommand, name = "db")]
    Db(DatabaseCommand),
    /// Onderhoud door de eigenaar van het bestand, buiten alle rechten om.
    #[command(subcommand, name = "onderhoud", alias = "maintenance")]
    Maintenance(MaintenanceCommand),
}

/// Commands carried out as a user.
#[derive(Debug, Subcommand)]
pub(super) enum ActorCommand {
    /// Organisaties: tonen, maken, activeren, bewerken.
    #[command(subcommand, name = "organisatie", aliases = ["organisation", "org"])]
    Organisation(OrganisationCommand),
    /// Leden van een organisatie: wie toegang heeft.
    #[command(subcommand, name = "lid", alias = "member")]
    Member(MemberCommand),
    /// Verzoeken die een organisatie verstuurde.
    #[command(subcommand, name = "uitnodiging", alias = "invitation")]
    Invitation(InvitationCommand),
    /// Verzoeken aan jou.
    #[command(subcommand, name = "postvak", alias = "inbox")]
    Inbox(InboxCommand),
    /// Gebruikers van je omgeving.
    #[command(subcommand, name = "gebruiker", alias = "user")]
    User(UserCommand),
    /// Verdere adressen.
    #[command(subcommand, name = "adres", alias = "address")]
    Address(AddressCommand),
    /// Je omgeving zelf.
    #[command(subcommand, name = "omgeving", alias = "environment")]
    Environment(EnvironmentCommand),
    /// Partners en relaties.
    #[command(subcommand, name = "partner")]
    Partner(PartnerCommand),
    /// Maak een handeling ongedaan: je laatste, of een uit het Logboek.
    #[command(name = "ongedaan", alias = "undo")]
    Undo {
        /// Het nummer van de handeling.
        #[arg(value_name = "HANDELING")]
        operation: Option<i64>,
    },
    /// Doe opnieuw wat je het laatst ongedaan maakte.
    #[command(name = "opnieuw", alias = "redo")]
    Redo,
    /// Wat er gebeurde, voor zover je het mag zien; het nieuwste eerst.
    #[command(name = "log")]
    Log(LogArgs),
}

/// Kind of a table.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub(super) enum TableKind {
    /// Gebruikers.
    #[value(name = "gebruikers", alias = "users")]
    Users,
    /// Organisaties.
    #[value(name = "organisaties", alias = "organisations")]
    Organisations,
    /// Leden.
    #[value(name = "leden", alias = "members")]
    Members,
    /// Relaties.
    #[value(name = "relaties", alias = "relations")]
    Relations,
}

/// Commands on themes.
#[derive(Clone, Copy, Debug, Subcommand)]
pub(super) enum ThemeWords {
    /// Welke er zijn.
    #[command(name = "lijst", alias = "list")]
    List,
    /// Meet of alle kleuren genoeg verschillen van wat erachter staat.
    #[command(name = "controleer", alias = "check")]
    Check,
}

/// Shells with completion.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub(super) enum Shell {
    Bash,
    Zsh,
    Fish,
    Powershell,
}
