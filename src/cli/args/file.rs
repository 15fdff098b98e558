//! Arguments of commands on the database file.

use std::path::PathBuf;

use clap::Subcommand;

use crate::text::{arguments, commands};

/// Actions that the owner of the file performs without a user.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum MaintenanceCommand {
    #[command(
        name = commands::MAINTENANCE_APPOINT_ADMIN.dutch_name(),
        add = commands::MAINTENANCE_APPOINT_ADMIN
    )]
    AppointAdmin {
        #[arg(add = arguments::ENVIRONMENT)]
        environment: String,
        #[arg(add = arguments::ADMIN_EMAIL)]
        email: String,
    },
    #[command(
        name = commands::MAINTENANCE_TIME_ZONE.dutch_name(),
        add = commands::MAINTENANCE_TIME_ZONE
    )]
    TimeZone {
        #[arg(add = arguments::TIME_ZONE)]
        zone: String,
    },
}

/// Commands on the database file, which need no user.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum DatabaseCommand {
    #[command(name = commands::DB_CHECK.dutch_name(), add = commands::DB_CHECK)]
    Check,
    #[command(name = commands::DB_EXPORT.dutch_name(), add = commands::DB_EXPORT)]
    Export,
    #[command(name = commands::DB_IMPORT.dutch_name(), add = commands::DB_IMPORT)]
    Import {
        #[arg(add = arguments::INPUT_FILE)]
        file: PathBuf,
    },
    #[command(name = commands::DB_BACKUP.dutch_name(), add = commands::DB_BACKUP)]
    Backup {
        #[arg(add = arguments::NEW_FILE)]
        to: PathBuf,
    },
    #[command(name = commands::DB_RESTORE.dutch_name(), add = commands::DB_RESTORE)]
    Restore {
        #[arg(add = arguments::NEW_FILE)]
        to: PathBuf,
    },
    #[command(name = commands::DB_MIGRATE.dutch_name(), add = commands::DB_MIGRATE)]
    Migrate,
    #[command(name = commands::DB_SHARE.dutch_name(), add = commands::DB_SHARE)]
    Share {
        #[arg(add = arguments::HOST_ROLES)]
        hosts: Vec<String>,
    },
    #[command(name = commands::DB_FOLLOW.dutch_name(), add = commands::DB_FOLLOW)]
    Follow,
    #[command(name = commands::DB_SHARED.dutch_name(), add = commands::DB_SHARED)]
    Shared,
    #[command(name = commands::DB_LEAVE.dutch_name(), add = commands::DB_LEAVE)]
    Leave,
    #[command(name = commands::DB_PATH.dutch_name(), add = commands::DB_PATH)]
    Path,
}
