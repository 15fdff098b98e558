//! Arguments about ssh.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::CompletionKind;

/// Default limit of concurrent ssh sessions.
pub(in crate::cli) const MAX_SESSIONS: usize = 100;

/// Default limit of concurrent ssh sessions per user.
pub(in crate::cli) const MAX_SESSIONS_PER_USER: usize = 8;

/// Flags of a restricted session, which sshd starts for the owner of a key.
#[derive(Clone, Copy, Debug, Args)]
pub(in crate::cli) struct SshSession {
    /// Blijf wie --als zegt: niet wisselen, niets naar de schijf, geen shell. Voor sshd.
    #[arg(long = "vast", alias = "fixed")]
    pub(in crate::cli) fixed: bool,
    /// Met welke sleutel je binnenkwam: is die ingetrokken, dan eindigt de sessie.
    #[arg(long = "sleutel", alias = "key", value_name = "NUMMER", requires = "fixed")]
    pub(in crate::cli) key: Option<i64>,
    /// Vraag eerst de code die deze sleutel bevestigt. Voor sshd.
    #[arg(long = "code", requires = "key")]
    pub(in crate::cli) code: bool,
    /// Hoeveel mensen zo tegelijk binnen kunnen zijn.
    #[arg(
        long = "hoogstens",
        alias = "at-most",
        value_name = "AANTAL",
        default_value_t = MAX_SESSIONS,
        requires = "fixed"
    )]
    pub(in crate::cli) most: usize,
    /// Hoeveel sessies één persoon zo tegelijk open kan hebben; altijd minder dan --hoogstens.
    #[arg(
        long = "per-persoon",
        alias = "per-person",
        value_name = "AANTAL",
        default_value_t = MAX_SESSIONS_PER_USER,
        requires = "fixed"
    )]
    pub(in crate::cli) each: usize,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum SshCommand {
    /// De publieke sleutels waarmee iemand binnenkomt.
    #[command(subcommand, name = "sleutels", alias = "keys")]
    Keys(KeyCommand),
    /// Voor sshd (`AuthorizedKeysCommand`): de regel bij een vingerafdruk, of niets.
    #[command(name = "opzoek", alias = "lookup")]
    Lookup {
        /// De vingerafdruk: SHA256:… (%f van sshd).
        #[arg(value_name = "VINGERAFDRUK")]
        fingerprint: String,
        /// Hoeveel mensen zo tegelijk binnen kunnen zijn.
        #[arg(long = "hoogstens", alias = "at-most", value_name = "AANTAL", default_value_t = MAX_SESSIONS)]
        most: usize,
        /// Hoeveel sessies één persoon zo tegelijk open kan hebben; altijd minder dan --hoogstens.
        #[arg(
            long = "per-persoon",
            alias = "per-person",
            value_name = "AANTAL",
            default_value_t = MAX_SESSIONS_PER_USER
        )]
        each: usize,
    },
    /// Geef wat sshd nodig heeft: een bestand voor `sshd_config.d`, met de stappen erboven.
    #[command(name = "installatie", alias = "setup")]
    Setup {
        /// Kijk of een installatie die er al is klopt; als root is het meeste te zien.
        #[arg(long = "controleer", alias = "check")]
        check: bool,
        /// Het account op deze computer waarmee iedereen binnenkomt.
        #[arg(long = "account", value_name = "NAAM", default_value = "toegang")]
        account: String,
        /// De instellingen van sshd, als ze niet op hun gewone plaats staan.
        #[arg(long = "sshd-config", value_name = "PAD", requires = "check")]
        config: Option<PathBuf>,
    },
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum KeyCommand {
    /// Voeg een sleutel toe, van jezelf of als Beheerder van een gebruiker.
    #[command(name = "toevoegen", aliases = ["voegtoe", "add"])]
    Add {
        /// Het bestand met de publieke sleutel (.pub); - leest de invoer.
        #[arg(value_name = "PAD")]
        file: PathBuf,
        #[command(flatten)]
        whose: KeyOwner,
        /// Hoe de sleutel heet, in plaats van de opmerking die erbij staat.
        #[arg(long = "naam", alias = "name", value_name = "NAAM")]
        name: Option<String>,
    },
    /// Bevestig een sleutel die een ander voor je toevoegde: hij opent daarna als jou.
    #[command(name = "bevestig", aliases = ["bevestigen", "confirm", "verify"])]
    Confirm {
        /// Het nummer, de vingerafdruk of de naam.
        #[arg(value_name = "SLEUTEL")]
        key: String,
    },
    /// Maak een code voor een nieuwe sleutel van iemand die geen andere heeft.
    #[command(name = "code")]
    Code {
        /// Het nummer, de vingerafdruk of de naam.
        #[arg(value_name = "SLEUTEL")]
        key: String,
        #[command(flatten)]
        whose: KeyOwner,
    },
    /// Toon ze allemaal, ook wat is ingetrokken; het nieuwste eerst.
    #[command(name = "lijst", alias = "list")]
    List(KeyOwner),
    /// Trek een sleutel in: wie ermee binnen is, is eruit.
    #[command(name = "intrek", aliases = ["trekin", "withdraw"])]
    Withdraw {
        /// Het nummer, de vingerafdruk of de naam.
        #[arg(value_name = "SLEUTEL")]
        key: String,
        #[command(flatten)]
        whose: KeyOwner,
    },
}

/// Owner of the keys; without it, the user themselves.
#[derive(Debug, Args)]
pub(in crate::cli) struct KeyOwner {
    /// Van wie: een e-mailadres, volledige naam of nummer; anders van jezelf.
    #[arg(long = "van", alias = "of", value_name = "WIE", add = CompletionKind::User)]
    pub(in crate::cli) whose: Option<String>,
}
