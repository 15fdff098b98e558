//! Lists of organisations, members, requests and notices.

mod people;
mod show;

pub(super) use people::{managers, partner, partners, relations_sent, users};
pub(super) use show::*;

use super::CommandContext;
use crate::{
    cli::{CliError, output::Listing},
    columns::{INBOX, MEMBERS, NOTICES, ORGANISATIONS, REQUESTS},
    domain::{Folder, OrgId, RequestRow},
};

/// `organisatie lijst`: the organisations in the user's list.
pub(in crate::cli) fn organisations(ctx: &CommandContext) -> Result<Listing, CliError> {
    Ok(ctx.table(&ORGANISATIONS, &ctx.orgs()?))
}

/// Lists all members of an organisation.
pub(in crate::cli::commands) fn members_of(
    ctx: &CommandContext,
    org: OrgId,
) -> Result<Listing, CliError> {
    Ok(ctx.table(&MEMBERS, &ctx.members_of(org)?))
}

/// Lists the open requests of an organisation, followed by the completed ones.
pub(in crate::cli::commands) fn invitations_of(
    ctx: &CommandContext,
    org: OrgId,
) -> Result<Listing, CliError> {
    Ok(ctx.table(&REQUESTS, &requests(ctx, org)?))
}

fn requests(ctx: &CommandContext, org: OrgId) -> Result<Vec<RequestRow>, CliError> {
    let mut rows = ctx.requests_of(org, Folder::Open)?;
    rows.extend(ctx.requests_of(org, Folder::Handled)?);
    Ok(rows)
}

/// `postvak lijst`: open requests first, then closed ones.
pub(in crate::cli) fn inbox(ctx: &CommandContext) -> Result<Listing, CliError> {
    let mut rows = ctx.inbox_rows(Folder::Open)?;
    rows.extend(ctx.inbox_rows(Folder::Handled)?);
    Ok(ctx.table(&INBOX, &rows))
}

/// `postvak meldingen`: the user's notices.
pub(in crate::cli) fn notices(ctx: &CommandContext) -> Result<Listing, CliError> {
    Ok(ctx.table(&NOTICES, &ctx.notice_rows()?))
}
