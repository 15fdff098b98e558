//! Arguments about users, their addresses, their environment and its partners.

use clap::{Args, Subcommand, ValueEnum};

use super::{CompletionKind, Partners, Sorting, Users};
use crate::domain::PlatformRole;

/// Role of a user, as typed.
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

impl RoleWord {
    /// Parses a role by its name.
    pub(in crate::cli) fn read(text: &str) -> Option<Self> {
        Self::from_str(text, true).ok()
    }
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

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(in crate::cli) enum YesNo {
    /// Wel.
    #[value(name = "ja", alias = "yes")]
    Yes,
    /// Niet.
    #[value(name = "nee", alias = "no")]
    No,
}

/// A user of the same environment.
#[derive(Debug, Args)]
pub(in crate::cli) struct LogAuthor {
    /// Wie: een e-mailadres, volledige naam of nummer.
    #[arg(value_name = "WIE", add = CompletionKind::User)]
    pub(in crate::cli) who: String,
}

/// A relationship manager (*Relatiemanager*) of another environment.
#[derive(Debug, Args)]
pub(in crate::cli) struct ManagerArg {
    /// Wie: een e-mailadres, volledige naam of nummer.
    #[arg(value_name = "WIE", add = CompletionKind::Manager)]
    pub(in crate::cli) who: String,
}

/// Somebody with a relation request from the environment.
#[derive(Debug, Args)]
pub(in crate::cli) struct RelationTarget {
    /// Wie: een e-mailadres, volledige naam of nummer.
    #[arg(value_name = "WIE", add = CompletionKind::Asked)]
    pub(in crate::cli) who: String,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum UserCommand {
    /// Toon ze allemaal.
    #[command(name = "lijst", alias = "list")]
    List(Sorting<Users>),
    /// Toon er een, met alles waar hij toegang toe heeft.
    #[command(name = "toon", alias = "show")]
    Show(LogAuthor),
    /// Nodig iemand uit per e-mail; de code geef je zelf door.
    #[command(name = "nodiguit", alias = "invite")]
    Invite {
        /// Het adres.
        #[arg(value_name = "EMAIL")]
        email: String,
        /// De rol in de omgeving.
        #[arg(long = "rol", alias = "role", value_name = "ROL", default_value = "basis")]
        role: RoleWord,
    },
    /// Voeg iemand toe; de code geef je zelf door.
    #[command(name = "voegtoe", alias = "add")]
    Add {
        /// Het adres.
        #[arg(value_name = "EMAIL")]
        email: String,
        /// De naam.
        #[arg(long = "naam", alias = "name", value_name = "NAAM")]
        name: Option<String>,
        /// De rol in de omgeving.
        #[arg(long = "rol", alias = "role", value_name = "ROL", default_value = "basis")]
        role: RoleWord,
    },
    /// Maak een nieuwe activatiecode; de oude werkt niet meer.
    #[command(name = "code")]
    Code(LogAuthor),
    /// Trek een uitnodiging in; het adres is weer vrij.
    #[command(name = "trekin", alias = "withdraw")]
    Withdraw(LogAuthor),
    /// Geef een gebruiker een andere rol.
    #[command(name = "rol", alias = "role")]
    Role {
        #[command(flatten)]
        who: LogAuthor,
        /// De nieuwe rol.
        #[arg(value_name = "ROL")]
        to: RoleWord,
    },
    /// Maak een gebruiker Relatiemanager, of niet meer.
    #[command(name = "relatiemanager", alias = "manager")]
    Manager {
        #[command(flatten)]
        who: LogAuthor,
        /// Wel of niet.
        #[arg(value_name = "JA|NEE")]
        to: YesNo,
    },
    /// Wijzig je eigen naam.
    #[command(name = "naam", alias = "name")]
    Name {
        /// De naam; een lege tekst is geen naam.
        #[arg(value_name = "NAAM")]
        name: String,
    },
    /// Blokkeer een gebruiker.
    #[command(name = "blokkeer", alias = "block")]
    Block(LogAuthor),
    /// Laat een geblokkeerde gebruiker weer toe.
    #[command(name = "deblokkeer", alias = "unblock")]
    Unblock(LogAuthor),
    /// Verwijder een gebruiker uit de omgeving.
    #[command(name = "verwijder", alias = "remove")]
    Remove {
        #[command(flatten)]
        who: LogAuthor,
        /// Wie het overneemt waar hij de enige Beheerder is: ORGANISATIE=WIE.
        #[arg(long = "opvolger", alias = "successor", value_name = "ORG=WIE")]
        successors: Vec<String>,
    },
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum AddressCommand {
    /// Voeg een adres van jezelf toe.
    #[command(name = "voegtoe", alias = "add")]
    Add(EmailArg),
    /// Maak een code voor een adres van een gebruiker; door een Beheerder.
    #[command(name = "code")]
    Code {
        #[command(flatten)]
        who: LogAuthor,
        #[command(flatten)]
        email: EmailArg,
    },
    /// Bevestig een adres met de code.
    #[command(name = "bevestig", alias = "verify")]
    Verify {
        #[command(flatten)]
        email: EmailArg,
        /// De code.
        #[arg(value_name = "CODE")]
        code: String,
    },
    /// Maak een adres je eerste.
    #[command(name = "eerste", alias = "primary")]
    Primary(EmailArg),
    /// Haal een adres van jezelf weg.
    #[command(name = "verwijder", alias = "remove")]
    Remove(EmailArg),
}

#[derive(Debug, Args)]
pub(in crate::cli) struct EmailArg {
    /// Het adres.
    #[arg(value_name = "EMAIL")]
    pub(in crate::cli) email: String,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum EnvironmentCommand {
    /// Maak het domein van je omgeving gedeeld; dat kan niet terug.
    #[command(name = "deel", alias = "share")]
    Share {
        /// Het domein, om zeker te zijn.
        #[arg(value_name = "DOMEIN")]
        domain: String,
    },
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum PartnerCommand {
    /// Toon ze allemaal.
    #[command(name = "lijst", alias = "list")]
    List(Sorting<Partners>),
    /// Toon de mensen van een partner, met hun relaties en hun toegang bij ons.
    #[command(name = "toon", alias = "show")]
    Show {
        /// De naam van de andere omgeving.
        #[arg(value_name = "PARTNER", add = CompletionKind::Partner)]
        partner: String,
    },
    /// Toon de relatieverzoeken die je omgeving verstuurde.
    #[command(name = "verzoeken", alias = "requests")]
    Requests,
    /// Zoek Relatiemanagers van andere omgevingen.
    #[command(name = "zoek", alias = "find")]
    Find {
        /// Een naam of omgeving.
        #[arg(value_name = "TEKST", default_value = "")]
        text: String,
    },
    /// Vraag een Relatiemanager van een andere omgeving om een relatie.
    #[command(name = "vraag", alias = "ask")]
    Ask {
        #[command(flatten)]
        who: ManagerArg,
        /// Wat je erbij zegt.
        #[arg(long = "bericht", alias = "message", value_name = "TEKST")]
        message: Option<String>,
    },
    /// Trek een relatieverzoek in.
    #[command(name = "trekin", alias = "withdraw")]
    Withdraw(RelationTarget),
    /// Beëindig een partnerschap, met alle toegang die erop rust.
    #[command(name = "beeindig", aliases = ["end", "beëindig"])]
    End {
        /// De naam van de andere omgeving.
        #[arg(value_name = "PARTNER", add = CompletionKind::Partner)]
        partner: String,
    },
}
