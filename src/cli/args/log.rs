//! Arguments to filter the log.

use clap::Args;

use super::CompletionKind;

/// Filters of the log; without any, all of it is printed.
#[derive(Debug, Default, Args)]
pub(in crate::cli) struct LogArgs {
    /// Alleen van deze organisatie.
    #[arg(
        long = "organisatie",
        alias = "organisation",
        value_name = "ORGANISATIE",
        add = CompletionKind::Organisation
    )]
    pub(in crate::cli) org: Option<String>,
    /// Alleen door wie zo heet.
    #[arg(long = "wie", alias = "who", value_name = "NAAM")]
    pub(in crate::cli) who: Option<String>,
    /// Alleen wat zo heet, met * voor de rest, zoals: member.*.
    #[arg(long = "wat", alias = "what", value_name = "WAT")]
    pub(in crate::cli) what: Option<String>,
    /// Alleen deze handeling, met al haar regels.
    #[arg(long = "handeling", alias = "operation", value_name = "HANDELING")]
    pub(in crate::cli) operation: Option<i64>,
    /// Alleen wat er met dit verzoek gebeurde.
    #[arg(long = "verzoek", alias = "request", value_name = "NUMMER")]
    pub(in crate::cli) request: Option<i64>,
    /// Vanaf deze dag, als 2026-12-31 of 31-12.
    #[arg(long = "sinds", alias = "since", value_name = "DAG")]
    pub(in crate::cli) since: Option<String>,
    /// Tot en met deze dag.
    #[arg(long = "tot", alias = "until", value_name = "DAG")]
    pub(in crate::cli) until: Option<String>,
    /// Blijf vertellen wat er gebeurt, een regel JSON per gebeurtenis; Ctrl+C eindigt.
    #[arg(long = "volg", alias = "follow")]
    pub(in crate::cli) follow: bool,
}
