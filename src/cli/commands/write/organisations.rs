//! Creating, activating, editing and removing organisations.

use super::{super::CommandContext, email, message, name};
use crate::{
    cli::{
        CliError,
        args::{OrganisationCommand, OrganisationFields, WriteOptions},
        commands::list,
        session::locale::lang,
    },
    domain::{Command, Method, Name, OrgRow, Profile, Refusal, Scheme, number},
    text,
};

/// `organisatie`: commands on organisations.
pub(in crate::cli) fn organisation(
    ctx: &mut CommandContext,
    words: &OrganisationCommand,
    doing: &WriteOptions,
) -> Result<u8, CliError> {
    let command = match words {
        OrganisationCommand::List(sorting) => {
            ctx.order = sorting.order();
            return ctx.print(&list::organisations(ctx)?);
        }
        OrganisationCommand::Show(words) => return list::organisation(ctx, &words.org),
        OrganisationCommand::Add { name: text, fields } => {
            let bare = Profile::with_name(name(text)?);
            Command::CreateOrganisation { profile: Box::new(filled(bare, fields)?), register: None }
        }
        OrganisationCommand::Edit { org, name: text, fields } => {
            let org = ctx.org(&org.org)?.id;
            let from = ctx.details(org)?.profile;
            let renamed = Profile {
                name: text.as_deref().map_or(Ok(from.name.clone()), name)?,
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
            Command::OfferEvidence { org, method, reference: name(reference)? }
        }
        OrganisationCommand::Approve(words) => {
            let row = ctx.org(&words.org)?;
            Command::Approve { org: row.id, seen: seen(&row) }
        }
        OrganisationCommand::Reject { org, reason } => {
            let row = ctx.org(&org.org)?;
            Command::Reject { org: row.id, seen: seen(&row), reason: message(reason)? }
        }
        OrganisationCommand::Remove { org, name: typed } => {
            Command::RemoveOrganisation { org: ctx.org(&org.org)?.id, typed: typed.clone() }
        }
    };
    ctx.perform(&command, doing)
}

/// Applies the given fields to a profile; an empty text clears a field.
pub(in crate::cli::commands) fn filled(
    mut profile: Profile,
    fields: &OrganisationFields,
) -> Result<Profile, CliError> {
    let lang = [
        (&fields.trade_name, &mut profile.trade_name),
        (&fields.street, &mut profile.street),
        (&fields.postal_code, &mut profile.postal_code),
        (&fields.town, &mut profile.town),
        (&fields.website, &mut profile.website),
    ];
    for (given, field) in lang {
        match given.as_deref() {
            None => {}
            Some("") => *field = None,
            Some(text) => *field = Some(name(text)?),
        }
    }
    match fields.email.as_deref() {
        None => {}
        Some("") => profile.email = None,
        Some(text) => profile.email = Some(email(text)?),
    }
    match fields.description.as_deref() {
        None => {}
        Some("") => profile.description = None,
        Some(text) => profile.description = Some(message(text)?),
    }
    if let Some(country) = &fields.country {
        profile.country = country.to_uppercase();
    }
    let numbers = [
        (Scheme::Kvk, &fields.kvk),
        (Scheme::Kbo, &fields.kbo),
        (Scheme::Vat, &fields.vat),
        (Scheme::Oin, &fields.oin),
    ];
    for (scheme, given) in numbers {
        let Some(text) = given else { continue };
        let place = profile.numbers.iter().position(|(known, _)| *known == scheme);
        let value = number(scheme, text).map_err(|_| Refusal::BadNumber { scheme });
        match (text.is_empty(), place) {
            (true, Some(at)) => drop(profile.numbers.remove(at)),
            (true, None) => {}
            (false, Some(at)) => {
                let value = value?;
                if let Some(entry) = profile.numbers.get_mut(at) {
                    entry.1 = value;
                }
            }
            (false, None) => profile.numbers.push((scheme, value?)),
        }
    }
    Ok(profile)
}

/// Returns the evidence as the user sees it now.
fn seen(row: &OrgRow) -> Option<(Method, Name)> {
    row.evidence.clone().map(|(method, text, _)| (method, text))
}
