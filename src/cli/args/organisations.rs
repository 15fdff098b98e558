//! Arguments about organisations and the trade register.

use std::path::PathBuf;

use clap::{ArgGroup, Args, Subcommand};

use super::{OrganisationFilter, Organisations, Sorting, access::OrganisationArg};
use crate::text::{arguments, commands};

/// Fields of an organisation. Fields that are not given stay unchanged.
#[derive(Debug, Default, Args)]
pub(in crate::cli) struct OrganisationFields {
    #[arg(long, add = arguments::COUNTRY)]
    pub(in crate::cli) country: Option<String>,
    #[arg(long, add = arguments::KVK)]
    pub(in crate::cli) kvk: Option<String>,
    #[arg(long, add = arguments::KBO)]
    pub(in crate::cli) kbo: Option<String>,
    #[arg(long, add = arguments::VAT)]
    pub(in crate::cli) vat: Option<String>,
    #[arg(long, add = arguments::OIN)]
    pub(in crate::cli) oin: Option<String>,
    #[arg(long, add = arguments::TRADE_NAME)]
    pub(in crate::cli) trade_name: Option<String>,
    #[arg(long, add = arguments::STREET)]
    pub(in crate::cli) street: Option<String>,
    #[arg(long, add = arguments::POSTAL_CODE)]
    pub(in crate::cli) postal_code: Option<String>,
    #[arg(long, add = arguments::TOWN)]
    pub(in crate::cli) town: Option<String>,
    #[arg(long, add = arguments::WEBSITE)]
    pub(in crate::cli) website: Option<String>,
    #[arg(long, add = arguments::ORGANISATION_EMAIL)]
    pub(in crate::cli) email: Option<String>,
    #[arg(long, add = arguments::DESCRIPTION)]
    pub(in crate::cli) description: Option<String>,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum OrganisationCommand {
    #[command(name = commands::ORGANISATION_LIST.dutch_name(), add = commands::ORGANISATION_LIST)]
    List {
        #[command(flatten)]
        only: OrganisationFilter,
        #[command(flatten)]
        sorting: Sorting<Organisations>,
    },
    #[command(name = commands::ORGANISATION_SHOW.dutch_name(), add = commands::ORGANISATION_SHOW)]
    Show(OrganisationArg),
    #[command(name = commands::ORGANISATION_ADD.dutch_name(), add = commands::ORGANISATION_ADD)]
    Add {
        #[arg(
            add = arguments::ORGANISATION_NAME,
            required_unless_present_any = ["choice", "kvk", "kbo"],
            conflicts_with = "choice"
        )]
        name: Option<String>,
        #[arg(long, add = arguments::TRADE_NAME_CHOICE)]
        choice: Option<String>,
        #[command(flatten)]
        fields: Box<OrganisationFields>,
    },
    #[command(
        name = commands::ORGANISATION_REFRESH.dutch_name(),
        add = commands::ORGANISATION_REFRESH
    )]
    Refresh {
        #[command(flatten)]
        org: OrganisationArg,
        #[arg(long, add = arguments::TRADE_NAME_CHOICE)]
        choice: Option<String>,
    },
    #[command(name = commands::ORGANISATION_EDIT.dutch_name(), add = commands::ORGANISATION_EDIT)]
    Edit {
        #[command(flatten)]
        org: OrganisationArg,
        #[arg(long, add = arguments::NEW_ORGANISATION_NAME)]
        name: Option<String>,
        #[command(flatten)]
        fields: Box<OrganisationFields>,
    },
    #[command(
        name = commands::ORGANISATION_ACTIVATE.dutch_name(),
        add = commands::ORGANISATION_ACTIVATE,
        group = ArgGroup::new("evidence").required(true)
    )]
    Activate {
        #[command(flatten)]
        org: OrganisationArg,
        #[arg(long, add = arguments::PAYMENT, group = "evidence")]
        payment: Option<String>,
        #[arg(long, add = arguments::EXTRACT, group = "evidence")]
        extract: Option<String>,
        #[arg(long, add = arguments::OTHER, group = "evidence")]
        other: Option<String>,
    },
    #[command(
        name = commands::ORGANISATION_APPROVE.dutch_name(),
        add = commands::ORGANISATION_APPROVE
    )]
    Approve(OrganisationArg),
    #[command(
        name = commands::ORGANISATION_REJECT.dutch_name(),
        add = commands::ORGANISATION_REJECT
    )]
    Reject {
        #[command(flatten)]
        org: OrganisationArg,
        #[arg(long, add = arguments::REJECT_REASON)]
        reason: String,
    },
    #[command(
        name = commands::ORGANISATION_REMOVE.dutch_name(),
        add = commands::ORGANISATION_REMOVE
    )]
    Remove {
        #[command(flatten)]
        org: OrganisationArg,
        #[arg(long, add = arguments::CONFIRMED_NAME)]
        name: String,
    },
}

/// Commands on the trade register of this host.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum TradeRegisterCommand {
    #[command(
        name = commands::TRADE_REGISTER_IMPORT.dutch_name(),
        add = commands::TRADE_REGISTER_IMPORT
    )]
    Import {
        #[arg(add = arguments::EXTRACTS, required = true)]
        paths: Vec<PathBuf>,
    },
    #[command(
        name = commands::TRADE_REGISTER_SEARCH.dutch_name(),
        add = commands::TRADE_REGISTER_SEARCH
    )]
    Search {
        #[arg(add = arguments::ENTERPRISE_TEXT, required = true)]
        text: Vec<String>,
        #[arg(
            long,
            add = arguments::MAX_ENTERPRISES,
            default_value_t = 20,
            value_parser = clap::value_parser!(u16).range(1..=1000)
        )]
        most: u16,
    },
    #[command(
        name = commands::TRADE_REGISTER_SHOW.dutch_name(),
        add = commands::TRADE_REGISTER_SHOW
    )]
    Show {
        #[arg(add = arguments::ENTERPRISE_NUMBER)]
        number: String,
    },
    #[command(
        name = commands::TRADE_REGISTER_PATH.dutch_name(),
        add = commands::TRADE_REGISTER_PATH
    )]
    Path,
}
