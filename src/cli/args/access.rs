//! Arguments about access: members, requests, the inbox.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{CompletionKind, LevelWord, MemberFilter, Members, RequestFilter, Sorting};

/// An organisation and people in it.
#[derive(Debug, Args)]
pub(in crate::cli) struct People {
    /// De organisatie: haar naam, een deel daarvan dat maar één keer voorkomt, of haar nummer.
    #[arg(value_name = "ORGANISATIE", add = CompletionKind::Organisation)]
    pub(in crate::cli) org: String,
    /// Wie: e-mailadressen of volledige namen; - leest er een per regel van de invoer.
    #[arg(value_name = "WIE", required = true, add = CompletionKind::Member)]
    pub(in crate::cli) who: Vec<String>,
}

/// An organisation and people with a request from it.
#[derive(Debug, Args)]
pub(in crate::cli) struct Addressees {
    /// De organisatie: haar naam, een deel daarvan dat maar één keer voorkomt, of haar nummer.
    #[arg(value_name = "ORGANISATIE", add = CompletionKind::Organisation)]
    pub(in crate::cli) org: String,
    /// Wie: e-mailadressen of volledige namen; - leest er een per regel van de invoer.
    #[arg(value_name = "WIE", required = true, add = CompletionKind::Addressee)]
    pub(in crate::cli) who: Vec<String>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct OrganisationArg {
    /// De organisatie: haar naam, een deel daarvan dat maar één keer voorkomt, of haar nummer.
    #[arg(value_name = "ORGANISATIE", add = CompletionKind::Organisation)]
    pub(in crate::cli) org: String,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum MemberCommand {
    /// Toon ze allemaal.
    #[command(name = "lijst", alias = "list")]
    List {
        #[command(flatten)]
        org: OrganisationArg,
        #[command(flatten)]
        only: MemberFilter,
        #[command(flatten)]
        sorting: Sorting<Members>,
    },
    /// Geef mensen toegang: eigen gebruikers meteen, die van partners krijgen een verzoek.
    #[command(name = "voegtoe", alias = "add")]
    Add {
        /// De organisatie.
        #[arg(value_name = "ORGANISATIE", add = CompletionKind::Organisation)]
        org: String,
        /// Wie: e-mailadressen of volledige namen; - leest er een per regel van de invoer.
        #[arg(value_name = "WIE", required_unless_present = "file", add = CompletionKind::Candidate)]
        who: Vec<String>,
        /// Als wat.
        #[arg(long = "rol", alias = "role", value_name = "ROL")]
        level: Option<LevelWord>,
        /// De laatste dag met toegang, als 2026-12-31, 31-12 of +3m.
        #[arg(long = "tot", alias = "until", value_name = "DAG")]
        until: Option<String>,
        /// Wat er bij een verzoek staat.
        #[arg(long = "bericht", alias = "message", value_name = "TEKST")]
        message: Option<String>,
        /// Lees de namen uit dit bestand, een per regel.
        #[arg(long = "bestand", alias = "file", value_name = "PAD")]
        file: Option<PathBuf>,
    },
    /// Neem mensen hun toegang af.
    #[command(name = "verwijder", alias = "remove")]
    Remove(People),
    /// Maak mensen Lid of Beheerder.
    #[command(name = "rol", alias = "role")]
    Role {
        /// Wat ze worden.
        #[arg(value_name = "ROL")]
        to: LevelWord,
        #[command(flatten)]
        people: People,
    },
    /// Geef mensen een laatste dag met toegang, of neem die weg.
    #[command(name = "tot", alias = "until")]
    Until {
        /// De dag, als 2026-12-31, 31-12 of +3m; of: geen.
        #[arg(value_name = "DAG")]
        to: String,
        #[command(flatten)]
        people: People,
    },
    /// Verlaat een organisatie.
    #[command(name = "verlaat", alias = "leave")]
    Leave(OrganisationArg),
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum InvitationCommand {
    /// Toon ze allemaal.
    #[command(name = "lijst", alias = "list")]
    List {
        #[command(flatten)]
        org: OrganisationArg,
        #[command(flatten)]
        only: RequestFilter,
    },
    /// Geef verzoeken een nieuwe termijn.
    #[command(name = "herinner", alias = "remind")]
    Renew(Addressees),
    /// Trek verzoeken in.
    #[command(name = "trekin", aliases = ["revoke", "withdraw"])]
    Withdraw(Addressees),
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum InboxCommand {
    /// Toon ze allemaal.
    #[command(name = "lijst", alias = "list")]
    List,
    /// Toon je meldingen: antwoorden, wijzigingen van je toegang, en wat binnenkort eindigt.
    #[command(name = "meldingen", alias = "notices")]
    Notices,
    /// Neem een verzoek aan.
    #[command(name = "accepteer", alias = "accept")]
    Accept {
        /// Welk: zijn nummer, of de organisatie of persoon die vraagt.
        #[arg(value_name = "VERZOEK", add = CompletionKind::Request)]
        id: String,
    },
    /// Wijs een verzoek af.
    #[command(name = "weiger", alias = "decline")]
    Decline {
        /// Welk: zijn nummer, of de organisatie of persoon die vraagt.
        #[arg(value_name = "VERZOEK", add = CompletionKind::Request)]
        id: String,
        /// Waarom; de afzender leest het.
        #[arg(long = "reden", alias = "reason", value_name = "TEKST")]
        reason: Option<String>,
    },
}
