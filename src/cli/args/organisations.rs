//! Arguments about organisations, and about the trade register in which they are found.

use std::path::PathBuf;

use clap::{ArgGroup, Args, Subcommand};

use super::{Organisations, Sorting, access::OrganisationArg};

/// Fields of an organisation; those not given stay unchanged.
#[derive(Debug, Default, Args)]
pub(in crate::cli) struct OrganisationFields {
    /// Het land: NL, BE of een ander.
    #[arg(long = "land", alias = "country", value_name = "LAND")]
    pub(in crate::cli) country: Option<String>,
    /// Het KvK-nummer, 8 cijfers.
    #[arg(long, value_name = "NUMMER")]
    pub(in crate::cli) kvk: Option<String>,
    /// Het ondernemingsnummer, 10 cijfers.
    #[arg(long, value_name = "NUMMER")]
    pub(in crate::cli) kbo: Option<String>,
    /// Het btw-nummer.
    #[arg(long = "btw", alias = "vat", value_name = "NUMMER")]
    pub(in crate::cli) vat: Option<String>,
    /// Het OIN, 20 cijfers.
    #[arg(long, value_name = "NUMMER")]
    pub(in crate::cli) oin: Option<String>,
    /// De handelsnaam.
    #[arg(long = "handelsnaam", alias = "trade-name", value_name = "NAAM")]
    pub(in crate::cli) trade_name: Option<String>,
    /// Straat en nummer.
    #[arg(long = "straat", alias = "street", value_name = "TEKST")]
    pub(in crate::cli) street: Option<String>,
    /// De postcode.
    #[arg(long = "postcode", alias = "postal-code", value_name = "TEKST")]
    pub(in crate::cli) postal_code: Option<String>,
    /// De plaats.
    #[arg(long = "plaats", alias = "town", value_name = "TEKST")]
    pub(in crate::cli) town: Option<String>,
    /// De website.
    #[arg(long, value_name = "TEKST")]
    pub(in crate::cli) website: Option<String>,
    /// Het e-mailadres.
    #[arg(long, value_name = "EMAIL")]
    pub(in crate::cli) email: Option<String>,
    /// De omschrijving.
    #[arg(long = "omschrijving", alias = "description", value_name = "TEKST")]
    pub(in crate::cli) description: Option<String>,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum OrganisationCommand {
    /// Toon ze allemaal.
    #[command(name = "lijst", alias = "list")]
    List(Sorting<Organisations>),
    /// Toon er een.
    #[command(name = "toon", alias = "show")]
    Show(OrganisationArg),
    /// Maak een organisatie; je wordt haar Beheerder.
    #[command(name = "voegtoe", alias = "add")]
    Add {
        /// De naam.
        #[arg(value_name = "NAAM")]
        name: String,
        #[command(flatten)]
        fields: Box<OrganisationFields>,
    },
    /// Wijzig wat van een organisatie bekend is.
    #[command(name = "bewerk", alias = "edit")]
    Edit {
        #[command(flatten)]
        org: OrganisationArg,
        /// De nieuwe naam.
        #[arg(long = "naam", alias = "name", value_name = "NAAM")]
        name: Option<String>,
        #[command(flatten)]
        fields: Box<OrganisationFields>,
    },
    /// Activeer nu: leg vast waaruit blijkt dat je voor haar mag handelen.
    #[command(name = "activeer", alias = "activate",
              group = ArgGroup::new("evidence").required(true))]
    Activate {
        #[command(flatten)]
        org: OrganisationArg,
        /// Het kenmerk van de betaling van 1 cent.
        #[arg(long = "betaling", alias = "payment", value_name = "KENMERK", group = "evidence")]
        payment: Option<String>,
        /// Het kenmerk van het uittreksel.
        #[arg(long = "uittreksel", alias = "extract", value_name = "KENMERK", group = "evidence")]
        extract: Option<String>,
        /// Ander bewijs, voor een organisatie zonder nummer.
        #[arg(long = "anders", alias = "other", value_name = "TEKST", group = "evidence")]
        other: Option<String>,
    },
    /// Keur het bewijs goed; de organisatie is dan actief.
    #[command(name = "keurgoed", alias = "approve")]
    Approve(OrganisationArg),
    /// Wijs het bewijs af.
    #[command(name = "wijsaf", alias = "reject")]
    Reject {
        #[command(flatten)]
        org: OrganisationArg,
        /// Waarom.
        #[arg(long = "reden", alias = "reason", value_name = "TEKST")]
        reason: String,
    },
    /// Verwijder een organisatie, met alles wat erin is.
    #[command(name = "verwijder", alias = "remove")]
    Remove {
        #[command(flatten)]
        org: OrganisationArg,
        /// De hele naam, om zeker te zijn.
        #[arg(long = "naam", alias = "name", value_name = "NAAM")]
        name: String,
    },
}

/// Commands on the trade register of this host.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum TradeRegisterCommand {
    /// Lees uittreksels in; ze vervangen het hele register, of er verandert niets.
    #[command(
        name = "importeer",
        alias = "import",
        after_help = "\
        Elk PAD is een bestand, een map of een zip; wat erin staat wordt aan de inhoud herkend:\n  \
          België      enterprise.csv, denomination.csv en address.csv van KBO Open Data; code.csv en meta.csv mogen erbij\n  \
          Nederland   CSV met kvk-nummer, naam, straat, postcode, plaats en status, of JSON van KVK Zoeken\n\
        Geef alle paden in één keer: het nieuwe register heeft alleen wat daarin staat."
    )]
    Import {
        /// Een bestand, een map of een zip.
        #[arg(value_name = "PAD", required = true)]
        paths: Vec<PathBuf>,
    },
    /// Zoek ondernemingen op naam, plaats of nummer.
    #[command(name = "zoek", alias = "search")]
    Search {
        /// Woorden uit naam en plaats, of het begin ervan; of het begin van een nummer.
        #[arg(value_name = "TEKST", required = true)]
        text: Vec<String>,
        /// Hoeveel er hoogstens worden getoond.
        #[arg(
            long = "hoogstens",
            alias = "at-most",
            value_name = "AANTAL",
            default_value_t = 20,
            value_parser = clap::value_parser!(u16).range(1..=1000)
        )]
        most: u16,
    },
    /// Toon een onderneming.
    #[command(name = "toon", alias = "show")]
    Show {
        /// Haar KvK-nummer of ondernemingsnummer.
        #[arg(value_name = "NUMMER")]
        number: String,
    },
    /// Waar het register staat.
    #[command(name = "pad", alias = "path")]
    Path,
}
