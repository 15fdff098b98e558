//! What can be typed: one definition, from which the parser and the help are made.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

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
    pub(super) who: Option<String>,
    /// Antwoord als JSON, met een vast schema.
    #[arg(long, global = true, help_heading = "Opties")]
    pub(super) json: bool,
    /// Toon deze hulp.
    #[arg(short = 'h', long, action = clap::ArgAction::Help, global = true, help_heading = "Opties")]
    help: Option<bool>,
    /// Toon de versie.
    #[arg(short = 'V', long, action = clap::ArgAction::Version, help_heading = "Opties")]
    version: Option<bool>,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
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
    /// Organisaties waarvan je lid bent.
    #[command(subcommand, name = "organisatie", visible_aliases = ["organisation", "org"], help_template = HELP)]
    Organisation(ListOnly),
    /// Leden van een organisatie.
    #[command(subcommand, name = "lid", visible_alias = "member", help_template = HELP)]
    Member(ListOrg),
    /// Verzoeken die een organisatie verstuurde.
    #[command(subcommand, name = "uitnodiging", visible_alias = "invitation", help_template = HELP)]
    Invitation(ListOrg),
    /// Verzoeken aan jou.
    #[command(subcommand, name = "postvak", visible_alias = "inbox", help_template = HELP)]
    Inbox(ListOnly),
    /// Wat er gebeurde, voor zover je het mag zien; het nieuwste eerst.
    #[command(name = "log", help_template = HELP)]
    Log,
    /// Het bestand met de gegevens zelf.
    #[command(subcommand, name = "db", help_template = HELP)]
    Db(Db),
}

#[derive(Debug, Subcommand)]
pub(super) enum Db {
    /// Speel het Logboek van voren af aan na en vergelijk het met de tabellen.
    #[command(name = "controleer", visible_alias = "check", help_template = HELP)]
    Check,
}

#[derive(Debug, Subcommand)]
pub(super) enum ListOnly {
    /// Toon ze allemaal.
    #[command(name = "lijst", visible_alias = "list", help_template = HELP)]
    List,
}

#[derive(Debug, Subcommand)]
pub(super) enum ListOrg {
    /// Toon ze allemaal.
    #[command(name = "lijst", visible_alias = "list", help_template = HELP)]
    List {
        /// De organisatie: haar naam, een deel daarvan dat maar één keer voorkomt, of haar nummer.
        #[arg(value_name = "ORGANISATIE", help_heading = "Argumenten")]
        org: String,
    },
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_definition_holds_together() {
        super::Args::command().debug_assert();
    }
}
