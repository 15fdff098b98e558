//! Words about organisations.

use clap::{ArgGroup, Args, Subcommand};

use super::{HELP, access::Org};

/// What is known of an organisation; what is not given stays as it is.
#[derive(Debug, Default, Args)]
pub(in crate::cli) struct Fields {
    /// Het land: NL, BE of een ander.
    #[arg(long = "land", visible_alias = "country", value_name = "LAND", help_heading = "Opties")]
    pub(in crate::cli) country: Option<String>,
    /// Het KvK-nummer, 8 cijfers.
    #[arg(long, value_name = "NUMMER", help_heading = "Opties")]
    pub(in crate::cli) kvk: Option<String>,
    /// Het ondernemingsnummer, 10 cijfers.
    #[arg(long, value_name = "NUMMER", help_heading = "Opties")]
    pub(in crate::cli) kbo: Option<String>,
    /// Het btw-nummer.
    #[arg(long = "btw", visible_alias = "vat", value_name = "NUMMER", help_heading = "Opties")]
    pub(in crate::cli) vat: Option<String>,
    /// Het OIN, 20 cijfers.
    #[arg(long, value_name = "NUMMER", help_heading = "Opties")]
    pub(in crate::cli) oin: Option<String>,
    /// De handelsnaam.
    #[arg(
        long = "handelsnaam",
        visible_alias = "trade-name",
        value_name = "NAAM",
        help_heading = "Opties"
    )]
    pub(in crate::cli) trade_name: Option<String>,
    /// Straat en nummer.
    #[arg(
        long = "straat",
        visible_alias = "street",
        value_name = "TEKST",
        help_heading = "Opties"
    )]
    pub(in crate::cli) street: Option<String>,
    /// De postcode.
    #[arg(
        long = "postcode",
        visible_alias = "postal-code",
        value_name = "TEKST",
        help_heading = "Opties"
    )]
    pub(in crate::cli) postal_code: Option<String>,
    /// De plaats.
    #[arg(long = "plaats", visible_alias = "town", value_name = "TEKST", help_heading = "Opties")]
    pub(in crate::cli) town: Option<String>,
    /// De website.
    #[arg(long, value_name = "TEKST", help_heading = "Opties")]
    pub(in crate::cli) website: Option<String>,
    /// Het e-mailadres.
    #[arg(long, value_name = "EMAIL", help_heading = "Opties")]
    pub(in crate::cli) email: Option<String>,
    /// De omschrijving.
    #[arg(
        long = "omschrijving",
        visible_alias = "description",
        value_name = "TEKST",
        help_heading = "Opties"
    )]
    pub(in crate::cli) description: Option<String>,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Organisation {
    /// Toon ze allemaal.
    #[command(name = "lijst", visible_alias = "list", help_template = HELP)]
    List,
    /// Toon er een.
    #[command(name = "toon", visible_alias = "show", help_template = HELP)]
    Show(Org),
    /// Maak een organisatie; je wordt haar Beheerder.
    #[command(name = "voegtoe", visible_alias = "add", help_template = HELP)]
    Add {
        /// De naam.
        #[arg(value_name = "NAAM", help_heading = "Argumenten")]
        name: String,
        #[command(flatten)]
        fields: Box<Fields>,
    },
    /// Wijzig wat van een organisatie bekend is.
    #[command(name = "bewerk", visible_alias = "edit", help_template = HELP)]
    Edit {
        #[command(flatten)]
        org: Org,
        /// De nieuwe naam.
        #[arg(long = "naam", visible_alias = "name", value_name = "NAAM", help_heading = "Opties")]
        name: Option<String>,
        #[command(flatten)]
        fields: Box<Fields>,
    },
    /// Activeer nu: leg vast waaruit blijkt dat je voor haar mag handelen.
    #[command(name = "activeer", visible_alias = "activate", help_template = HELP,
              group = ArgGroup::new("evidence").required(true))]
    Activate {
        #[command(flatten)]
        org: Org,
        /// Het kenmerk van de betaling van 1 cent.
        #[arg(
            long = "betaling",
            visible_alias = "payment",
            value_name = "KENMERK",
            group = "evidence",
            help_heading = "Opties"
        )]
        payment: Option<String>,
        /// Het kenmerk van het uittreksel.
        #[arg(
            long = "uittreksel",
            visible_alias = "extract",
            value_name = "KENMERK",
            group = "evidence",
            help_heading = "Opties"
        )]
        extract: Option<String>,
        /// Ander bewijs, voor een organisatie zonder nummer.
        #[arg(
            long = "anders",
            visible_alias = "other",
            value_name = "TEKST",
            group = "evidence",
            help_heading = "Opties"
        )]
        other: Option<String>,
    },
    /// Keur het bewijs goed; de organisatie is dan actief.
    #[command(name = "keurgoed", visible_alias = "approve", help_template = HELP)]
    Approve(Org),
    /// Wijs het bewijs af.
    #[command(name = "wijsaf", visible_alias = "reject", help_template = HELP)]
    Reject {
        #[command(flatten)]
        org: Org,
        /// Waarom.
        #[arg(
            long = "reden",
            visible_alias = "reason",
            value_name = "TEKST",
            help_heading = "Opties"
        )]
        reason: String,
    },
    /// Verwijder een organisatie, met alles wat erin is.
    #[command(name = "verwijder", visible_alias = "remove", help_template = HELP)]
    Remove {
        #[command(flatten)]
        org: Org,
        /// De hele naam, om zeker te zijn.
        #[arg(long = "naam", visible_alias = "name", value_name = "NAAM", help_heading = "Opties")]
        name: String,
    },
}
