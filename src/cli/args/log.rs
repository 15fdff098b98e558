//! Arguments to filter the log.

use clap::Args;

use super::CompletionKind;
use crate::text::arguments;

/// Filters of the log. Without filters, the whole visible log is printed.
#[derive(Debug, Default, Args)]
pub(in crate::cli) struct LogArgs {
    #[arg(long, add = arguments::ONLY_ORGANISATION, add = CompletionKind::Organisation)]
    pub(in crate::cli) org: Option<String>,
    #[arg(long, add = arguments::ONLY_ACTOR)]
    pub(in crate::cli) who: Option<String>,
    #[arg(long, add = arguments::ONLY_KIND)]
    pub(in crate::cli) what: Option<String>,
    #[arg(long, add = arguments::ONLY_OPERATION)]
    pub(in crate::cli) operation: Option<i64>,
    #[arg(long, add = arguments::ONLY_REQUEST)]
    pub(in crate::cli) request: Option<i64>,
    #[arg(long, add = arguments::SINCE)]
    pub(in crate::cli) since: Option<String>,
    #[arg(long, add = arguments::UP_TO)]
    pub(in crate::cli) until: Option<String>,
    #[arg(long, add = arguments::FOLLOW)]
    pub(in crate::cli) follow: bool,
}
