//! Lists of users, partners and relationship managers (*Relatiemanagers*).

use super::super::CommandContext;
use crate::{
    cli::{CliError, output::Listing},
    columns::{MANAGERS, PARTNER_PEOPLE, PARTNERS, RELATIONS, USERS},
    work::{Finder, TypedText},
};

/// Maximum number of relationship managers listed.
const MAX_MANAGERS: usize = 200;

/// `gebruiker lijst`: the users of the environment.
pub(in crate::cli::commands) fn users(ctx: &CommandContext) -> Result<Listing, CliError> {
    Ok(ctx.table(&USERS, &ctx.users()?))
}

/// `partner lijst`: the active partnerships.
pub(in crate::cli::commands) fn partners(ctx: &CommandContext) -> Result<Listing, CliError> {
    Ok(ctx.table(&PARTNERS, &ctx.partners()?))
}

/// `partner zoek TEKST`: relationship managers of other environments.
pub(in crate::cli::commands) fn managers(
    ctx: &CommandContext,
    text: &str,
) -> Result<Listing, CliError> {
    let found = Finder::default().managers(
        &ctx.store,
        ctx.session,
        TypedText { text, take: MAX_MANAGERS },
        ctx.now,
    )?;
    Ok(ctx.table(&MANAGERS, &found.rows))
}

/// `partner toon PARTNER`: the people of a partner.
pub(in crate::cli::commands) fn partner(
    ctx: &CommandContext,
    wanted: &str,
) -> Result<Listing, CliError> {
    let details = ctx.partner_details(ctx.partner(wanted)?.id)?;
    Ok(ctx.table(&PARTNER_PEOPLE, &details.people))
}

/// `partner verzoeken`: the relation requests that the environment sent.
pub(in crate::cli::commands) fn relations_sent(ctx: &CommandContext) -> Result<Listing, CliError> {
    Ok(ctx.table(&RELATIONS, &ctx.relations_sent()?))
}
