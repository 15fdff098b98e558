//! Words about users, their addresses, their environment and its partners.

use clap::{Args, Subcommand, ValueEnum};

use super::HELP;
use crate::domain::PlatformRole;

/// The role of a user as it is typed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(in crate::cli) enum RoleWord {
    /// Basisgebruiker.
    #[value(name = "basis", alias = "basic")]
    Basic,
    /// Gevorderde gebruiker.
    #[value(name = "gevorderd", alias = "advanced")]
    Advanced,
    /// Beheerder van de omgeving.
    #[value(name = "beheerder", alias = "admin")]
    EnvAdmin,
}

impl From<RoleWord> for PlatformRole {
    fn from(word: RoleWord) -> Self {
        match word {
            RoleWord::Basic => Self::Basic,
            RoleWord::Advanced => Self::Advanced,
            RoleWord::EnvAdmin => Self::EnvAdmin,
        }
    }
}

/// Yes or no.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(in crate::cli) enum YesNo {
    /// Wel.
    #[value(name = "ja", alias = "yes")]
    Yes,
    /// Niet.
    #[value(name = "nee", alias = "no")]
    No,
}

/// One user of one's environment.
#[derive(Debug, Args)]
pub(in crate::cli) struct Who {
    /// Wie: een e-mailadres, volledige naam of nummer.
    #[arg(value_name = "WIE", help_heading = "Argumenten")]
    pub(in crate::cli) who: String,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum User {
    /// Toon ze allemaal.
    #[command(name = "lijst", visible_alias = "list", help_template = HELP)]
    List,
    /// Toon er een, met alles waar hij toegang toe heeft.
    #[command(name = "toon", visible_alias = "show", help_template = HELP)]
    Show(Who),
    /// Nodig iemand uit per e-mail; de code geef je zelf door.
    #[command(name = "nodiguit", visible_alias = "invite", help_template = HELP)]
    Invite {
        /// Het adres.
        #[arg(value_name = "EMAIL", help_heading = "Argumenten")]
        email: String,
        /// De rol in de omgeving.
        #[arg(
            long = "rol",
            visible_alias = "role",
            value_name = "ROL",
            default_value = "basis",
            help_heading = "Opties"
        )]
        role: RoleWord,
    },
    /// Voeg iemand toe; de code geef je zelf door.
    #[command(name = "voegtoe", visible_alias = "add", help_template = HELP)]
    Add {
        /// Het adres.
        #[arg(value_name = "EMAIL", help_heading = "Argumenten")]
        email: String,
        /// De naam.
        #[arg(long = "naam", visible_alias = "name", value_name = "NAAM", help_heading = "Opties")]
        name: Option<String>,
        /// De rol in de omgeving.
        #[arg(
            long = "rol",
            visible_alias = "role",
            value_name = "ROL",
            default_value = "basis",
            help_heading = "Opties"
        )]
        role: RoleWord,
    },
    /// Maak een nieuwe activatiecode; de oude werkt niet meer.
    #[command(name = "code", help_template = HELP)]
    Code(Who),
    /// Trek een uitnodiging in; het adres is weer vrij.
    #[command(name = "trekin", visible_alias = "withdraw", help_template = HELP)]
    Withdraw(Who),
    /// Geef een gebruiker een andere rol.
    #[command(name = "rol", visible_alias = "role", help_template = HELP)]
    Role {
        #[command(flatten)]
        who: Who,
        /// De nieuwe rol.
        #[arg(value_name = "ROL", help_heading = "Argumenten")]
        to: RoleWord,
    },
    /// Maak een gebruiker Relatiemanager, of niet meer.
    #[command(name = "relatiemanager", visible_alias = "manager", help_template = HELP)]
    Manager {
        #[command(flatten)]
        who: Who,
        /// Wel of niet.
        #[arg(value_name = "JA|NEE", help_heading = "Argumenten")]
        to: YesNo,
    },
    /// Wijzig je eigen naam.
    #[command(name = "naam", visible_alias = "name", help_template = HELP)]
    Name {
        /// De naam; een lege tekst is geen naam.
        #[arg(value_name = "NAAM", help_heading = "Argumenten")]
        name: String,
    },
    /// Blokkeer een gebruiker.
    #[command(name = "blokkeer", visible_alias = "block", help_template = HELP)]
    Block(Who),
    /// Laat een geblokkeerde gebruiker weer toe.
    #[command(name = "deblokkeer", visible_alias = "unblock", help_template = HELP)]
    Unblock(Who),
    /// Verwijder een gebruiker uit de omgeving.
    #[command(name = "verwijder", visible_alias = "remove", help_template = HELP)]
    Remove {
        #[command(flatten)]
        who: Who,
        /// Wie het overneemt waar hij de enige Beheerder is: ORGANISATIE=WIE.
        #[arg(
            long = "opvolger",
            visible_alias = "successor",
            value_name = "ORG=WIE",
            help_heading = "Opties"
        )]
        successors: Vec<String>,
    },
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Address {
    /// Voeg een adres van jezelf toe.
    #[command(name = "voegtoe", visible_alias = "add", help_template = HELP)]
    Add(Email),
    /// Maak een code voor een adres van een gebruiker; door een Beheerder.
    #[command(name = "code", help_template = HELP)]
    Code {
        #[command(flatten)]
        who: Who,
        #[command(flatten)]
        email: Email,
    },
    /// Bevestig een adres met de code.
    #[command(name = "bevestig", visible_alias = "verify", help_template = HELP)]
    Verify {
        #[command(flatten)]
        email: Email,
        /// De code.
        #[arg(value_name = "CODE", help_heading = "Argumenten")]
        code: String,
    },
    /// Maak een adres je eerste.
    #[command(name = "eerste", visible_alias = "primary", help_template = HELP)]
    Primary(Email),
    /// Haal een adres van jezelf weg.
    #[command(name = "verwijder", visible_alias = "remove", help_template = HELP)]
    Remove(Email),
}

/// An address.
#[derive(Debug, Args)]
pub(in crate::cli) struct Email {
    /// Het adres.
    #[arg(value_name = "EMAIL", help_heading = "Argumenten")]
    pub(in crate::cli) email: String,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Environment {
    /// Maak het domein van je omgeving gedeeld; dat kan niet terug.
    #[command(name = "deel", visible_alias = "share", help_template = HELP)]
    Share {
        /// Het domein, om zeker te zijn.
        #[arg(value_name = "DOMEIN", help_heading = "Argumenten")]
        domain: String,
    },
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Partner {
    /// Toon ze allemaal.
    #[command(name = "lijst", visible_alias = "list", help_template = HELP)]
    List,
    /// Zoek Relatiemanagers van andere omgevingen.
    #[command(name = "zoek", visible_alias = "find", help_template = HELP)]
    Find {
        /// Een naam of omgeving.
        #[arg(value_name = "TEKST", default_value = "", help_heading = "Argumenten")]
        text: String,
    },
    /// Vraag een Relatiemanager van een andere omgeving om een relatie.
    #[command(name = "vraag", visible_alias = "ask", help_template = HELP)]
    Ask {
        #[command(flatten)]
        who: Who,
        /// Wat je erbij zegt.
        #[arg(
            long = "bericht",
            visible_alias = "message",
            value_name = "TEKST",
            help_heading = "Opties"
        )]
        message: Option<String>,
    },
    /// Trek een relatieverzoek in.
    #[command(name = "trekin", visible_alias = "withdraw", help_template = HELP)]
    Withdraw(Who),
    /// Beëindig een partnerschap, met alle toegang die erop rust.
    #[command(name = "beeindig", visible_aliases = ["beëindig", "end"], help_template = HELP)]
    End {
        /// De naam van de andere omgeving.
        #[arg(value_name = "PARTNER", help_heading = "Argumenten")]
        partner: String,
    },
}
