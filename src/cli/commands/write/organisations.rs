//! Commands that create, activate, edit and remove organisations.

use super::{
    super::CommandContext, parse_message, parse_name, profile_fields::filled, register_entry,
};
use crate::{
    cli::{
        CliError,
        args::{OrganisationCommand, WriteOptions},
        commands::list,
        session::locale::lang,
    },
    domain::{Command, Method, Name, OrgRow, Profile},
    text,
};

/// Runs `organisatie`: lists, shows and changes organisations.
pub(in crate::cli) fn organisation(
    ctx: &mut CommandContext,
    words: &OrganisationCommand,
    options: &WriteOptions,
) -> Result<u8, CliError> {
    let command = match words {
        OrganisationCommand::List { only, sorting } => {
            (ctx.only, ctx.order) = (only.conditions(), sorting.order());
            return ctx.print(&list::organisations(ctx)?);
        }
        OrganisationCommand::Show(words) => return list::organisation(ctx, &words.org),
        OrganisationCommand::Add { name, choice, fields } => {
            register_entry::create(ctx, name.as_deref(), choice.as_deref(), fields)?
        }
        OrganisationCommand::Refresh { org, choice } => {
            let org = ctx.org(&org.org)?.id;
            register_entry::refresh(ctx, org, choice.as_deref(), options)?
        }
        OrganisationCommand::Edit { org, name: text, fields } => {
            let org = ctx.org(&org.org)?.id;
            let from = ctx.details(org)?.profile;
            let renamed = Profile {
                name: text.as_deref().map_or(Ok(from.name.clone()), parse_name)?,
                ..from.clone()
            };
            let to = Box::new(filled(renamed, fields)?);
            Command::EditOrganisation { org, from: Box::new(from), to, register: None }
        }
        OrganisationCommand::Activate { org, payment, extract, other } => {
            let evidence =
                [(Method::Payment, payment), (Method::Extract, extract), (Method::Other, other)];
            let given =
                evidence.into_iter().find_map(|(method, text)| Some((method, text.as_ref()?)));
            let Some((method, reference)) = given else {
                return Err(CliError::usage(text::shell::EVIDENCE_MISSING.of(lang())));
            };
            let org = ctx.org(&org.org)?.id;
            Command::OfferEvidence { org, method, reference: parse_name(reference)? }
        }
        OrganisationCommand::Approve(words) => {
            let row = ctx.org(&words.org)?;
            Command::Approve { org: row.id, seen: current_evidence(&row) }
        }
        OrganisationCommand::Reject { org, reason } => {
            let row = ctx.org(&org.org)?;
            Command::Reject {
                org: row.id,
                seen: current_evidence(&row),
                reason: parse_message(reason)?,
            }
        }
        OrganisationCommand::Remove { org, name: typed } => {
            Command::RemoveOrganisation { org: ctx.org(&org.org)?.id, typed: typed.clone() }
        }
    };
    ctx.perform(&command, options)
}

/// Returns the activation evidence in the row, so that the rules detect a concurrent change.
fn current_evidence(row: &OrgRow) -> Option<(Method, Name)> {
    row.evidence.clone().map(|(method, text, _)| (method, text))
}
