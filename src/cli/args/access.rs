//! Words about access: members, requests, the inbox.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::HELP;
use crate::domain::Level;

/// The level of a member as it is typed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(in crate::cli) enum LevelWord {
    /// Lid.
    #[value(name = "lid", alias = "member")]
    Member,
    /// Beheerder van de organisatie.
    #[value(name = "beheerder", alias = "admin")]
    OrgAdmin,
}

impl From<LevelWord> for Level {
    fn from(word: LevelWord) -> Self {
        match word {
            LevelWord::Member => Self::Member,
            LevelWord::OrgAdmin => Self::OrgAdmin,
        }
    }
}

/// An organisation and people in it.
#[derive(Debug, Args)]
pub(in crate::cli) struct People {
    /// De organisatie: haar naam, een deel daarvan dat maar één keer voorkomt, of haar nummer.
    #[arg(value_name = "ORGANISATIE", help_heading = "Argumenten")]
    pub(in crate::cli) org: String,
    /// Wie: e-mailadressen of volledige namen; - leest er een per regel van de invoer.
    #[arg(value_name = "WIE", required = true, help_heading = "Argumenten")]
    pub(in crate::cli) who: Vec<String>,
}

/// Only an organisation.
#[derive(Debug, Args)]
pub(in crate::cli) struct Org {
    /// De organisatie: haar naam, een deel daarvan dat maar één keer voorkomt, of haar nummer.
    #[arg(value_name = "ORGANISATIE", help_heading = "Argumenten")]
    pub(in crate::cli) org: String,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Member {
    /// Toon ze allemaal.
    #[command(name = "lijst", visible_alias = "list", help_template = HELP)]
    List(Org),
    /// Geef mensen toegang: eigen gebruikers meteen, die van partners krijgen een verzoek.
    #[command(name = "voegtoe", visible_alias = "add", help_template = HELP)]
    Add {
        /// De organisatie.
        #[arg(value_name = "ORGANISATIE", help_heading = "Argumenten")]
        org: String,
        /// Wie: e-mailadressen of volledige namen; - leest er een per regel van de invoer.
        #[arg(value_name = "WIE", required_unless_present = "file", help_heading = "Argumenten")]
        who: Vec<String>,
        /// Als wat.
        #[arg(
            long = "rol",
            visible_alias = "role",
            value_name = "ROL",
            default_value = "lid",
            help_heading = "Opties"
        )]
        level: LevelWord,
        /// De laatste dag met toegang, als 2026-12-31.
        #[arg(long = "tot", visible_alias = "until", value_name = "DAG", help_heading = "Opties")]
        until: Option<String>,
        /// Wat er bij een verzoek staat.
        #[arg(
            long = "bericht",
            visible_alias = "message",
            value_name = "TEKST",
            help_heading = "Opties"
        )]
        message: Option<String>,
        /// Lees de namen uit dit bestand, een per regel.
        #[arg(
            long = "bestand",
            visible_alias = "file",
            value_name = "PAD",
            help_heading = "Opties"
        )]
        file: Option<PathBuf>,
    },
    /// Neem mensen hun toegang af.
    #[command(name = "verwijder", visible_alias = "remove", help_template = HELP)]
    Remove(People),
    /// Maak mensen Lid of Beheerder.
    #[command(name = "rol", visible_alias = "role", help_template = HELP)]
    Role {
        /// Wat ze worden.
        #[arg(value_name = "ROL", help_heading = "Argumenten")]
        to: LevelWord,
        #[command(flatten)]
        people: People,
    },
    /// Geef mensen een laatste dag met toegang, of neem die weg.
    #[command(name = "tot", visible_alias = "until", help_template = HELP)]
    Until {
        /// De dag, als 2026-12-31; of: geen.
        #[arg(value_name = "DAG", help_heading = "Argumenten")]
        to: String,
        #[command(flatten)]
        people: People,
    },
    /// Verlaat een organisatie.
    #[command(name = "verlaat", visible_alias = "leave", help_template = HELP)]
    Leave(Org),
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Invitation {
    /// Toon ze allemaal.
    #[command(name = "lijst", visible_alias = "list", help_template = HELP)]
    List(Org),
    /// Geef verzoeken een nieuwe termijn.
    #[command(name = "herinner", visible_alias = "remind", help_template = HELP)]
    Renew(People),
    /// Trek verzoeken in.
    #[command(name = "trekin", visible_alias = "revoke", help_template = HELP)]
    Withdraw(People),
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Inbox {
    /// Toon ze allemaal.
    #[command(name = "lijst", visible_alias = "list", help_template = HELP)]
    List,
    /// Neem een verzoek aan.
    #[command(name = "accepteer", visible_alias = "accept", help_template = HELP)]
    Accept {
        /// Welk: zijn nummer, of de organisatie of persoon die vraagt.
        #[arg(value_name = "VERZOEK", help_heading = "Argumenten")]
        id: String,
    },
    /// Wijs een verzoek af.
    #[command(name = "weiger", visible_alias = "decline", help_template = HELP)]
    Decline {
        /// Welk: zijn nummer, of de organisatie of persoon die vraagt.
        #[arg(value_name = "VERZOEK", help_heading = "Argumenten")]
        id: String,
        /// Waarom; de afzender leest het.
        #[arg(
            long = "reden",
            visible_alias = "reason",
            value_name = "TEKST",
            help_heading = "Opties"
        )]
        reason: Option<String>,
    },
}
