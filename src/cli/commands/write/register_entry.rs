//! Creates and updates organisations with data from the host's trade register.

use serde_json::json;

use super::{super::CommandContext, confirm, parse_name, profile_fields::filled, remarks::Note};
use crate::{
    cli::{
        CliError, Exit,
        args::{OrganisationFields, WriteOptions},
        commands::trade_register,
        session::{kvk, locale::lang},
    },
    domain::{
        Answer, Command, EnterpriseStatus, Name, OrgId, Profile, Query, Refusal, RegisterEntry,
        Scheme, number, rights::OrgRights,
    },
    text::{self, register_entry as sentences},
};

/// Returns the command that creates an organisation. Without a typed name, name and address come
/// from the trade register, if it has the number.
pub(super) fn create(
    ctx: &mut CommandContext,
    typed: Option<&str>,
    choice: Option<&str>,
    fields: &OrganisationFields,
) -> Result<Command, CliError> {
    let numbers = [(Scheme::Kvk, &fields.kvk), (Scheme::Kbo, &fields.kbo)];
    let number_typed =
        numbers.into_iter().find_map(|(scheme, text)| Some((scheme, text.as_ref()?)));
    let entry = match (typed, number_typed) {
        (None, Some((scheme, text))) => {
            let value = number(scheme, text).map_err(|_| Refusal::BadNumber { scheme })?;
            find_entry(ctx, scheme, &value)?
        }
        _ => None,
    };
    let Some(entry) = entry else {
        let Some(text) = typed.or(choice) else {
            return Err(CliError::usage(sentences::NAME_NEEDED.of(lang())));
        };
        let profile = Box::new(filled(Profile::with_name(parse_name(text)?), fields)?);
        if number_typed.is_some() {
            let message = sentences::BY_HAND.of(lang()).to_owned();
            ctx.remarks.notes.push(Note { code: "entered_by_hand", message });
        }
        return Ok(Command::CreateOrganisation { profile, register: None });
    };
    if [&fields.country, &fields.street, &fields.postal_code, &fields.town, &fields.trade_name]
        .iter()
        .any(|field| field.is_some())
    {
        return Err(CliError::usage(sentences::FROM_REGISTER.of(lang())));
    }
    let trade_name = pick_trade_name(&entry, choice)?;
    let from_register =
        entry.profile(trade_name.as_ref()).map_err(|_| unusable_entry_error(&entry))?;
    let profile = Box::new(filled(from_register, fields)?);
    let message = sentences::filled_in(lang(), &entry, &profile);
    ctx.remarks.notes.push(Note { code: "from_register", message });
    ctx.remarks.notes.extend(status_note(&entry));
    Ok(Command::CreateOrganisation { profile, register: Some(Box::new(entry)) })
}

/// Returns the command that updates name, address and number from the trade register. Shows the
/// changes and asks for confirmation first.
pub(super) fn refresh(
    ctx: &mut CommandContext,
    org: OrgId,
    choice: Option<&str>,
    options: &WriteOptions,
) -> Result<Command, CliError> {
    let details = ctx.details(org)?;
    if let Answer::Me(me) = ctx.ask(&Query::Me)? {
        details.seen_by(&me).may_administer()?;
    }
    let mut numbers = details.identifiers.iter();
    let known = numbers.find(|number| matches!(number.scheme, Scheme::Kvk | Scheme::Kbo));
    let Some(known) = known else {
        let message = sentences::has_no_number(lang(), &details.name);
        let (exit, code) = (Exit::Refused, "no_register_number");
        return Err(CliError { exit, code, message, details: json!({}) });
    };
    let entry = find_entry(ctx, known.scheme, &known.value)?
        .ok_or_else(trade_register::missing_register_error)?;
    let from = details.profile;
    let to = match choice {
        Some(_) => entry.fill(&from, pick_trade_name(&entry, choice)?.as_ref()),
        None => entry.refreshed(&from),
    };
    let to = to.map_err(|_| unusable_entry_error(&entry))?;
    ctx.remarks.notes.extend(status_note(&entry));
    if from != to {
        confirm(
            &sentences::apply_changes_question(lang(), &entry, &from, &to),
            ctx.format,
            options,
        )?;
    }
    let (from, to) = (Box::new(from), Box::new(to));
    Ok(Command::EditOrganisation { org, from, to, register: Some(Box::new(entry)) })
}

/// Looks up a number, in the service of the Dutch register if it is used and answers, else in the
/// file. `None` if the host has no register with this kind of number; an error if the register
/// lacks the number.
fn find_entry(
    ctx: &mut CommandContext,
    scheme: Scheme,
    value: &str,
) -> Result<Option<RegisterEntry>, CliError> {
    let with_hint = |error: CliError| {
        let hint = sentences::ENTER_YOURSELF.of(lang());
        CliError { message: format!("{} {hint}", error.message), ..error }
    };
    let service = kvk::service().filter(|_| scheme == Scheme::Kvk);
    let fault = match service.map(|kvk| kvk.entry(value, ctx.now.today)) {
        Some(Ok(Some(entry))) => return Ok(Some(entry)),
        Some(Ok(None)) => return Err(with_hint(trade_register::not_found(value, None))),
        Some(Err(why)) => Some(why),
        None => None,
    };
    // The file answers if the service does not.
    let of_service = || fault.map(|why| with_hint(trade_register::service_error(why)));
    let without_file = || of_service().map_or(Ok(None), Err);
    let Some(path) = ctx.store.trade_register_path() else { return without_file() };
    let Some(register) = trade_register::find_register(&path)? else { return without_file() };
    let unusable = |error| trade_register::unusable_register_error(&path, error);
    let info = register.info().map_err(unusable)?;
    if !info.covers(scheme) {
        return without_file();
    }
    let Some(entry) = register.entry(scheme, value).map_err(unusable)? else {
        return Err(of_service()
            .unwrap_or_else(|| with_hint(trade_register::not_found(value, Some(&info)))));
    };
    if let Some(why) = fault {
        let message = text::register::from_file(lang(), why, entry.as_of);
        ctx.remarks.notes.push(Note { code: "from_file", message });
    }
    Ok(Some(entry))
}

fn pick_trade_name(entry: &RegisterEntry, choice: Option<&str>) -> Result<Option<Name>, CliError> {
    entry.choose_trade_name(choice).map_err(|_| {
        let names: Vec<Name> = entry.trade_names().collect();
        let message = sentences::choose_name(lang(), &entry.enterprise.name, &names);
        let details =
            json!({ "input": choice, "name": entry.enterprise.name, "trade_names": names });
        CliError { details, ..CliError::not_found("several_names", message) }
    })
}

/// Returns a remark about the status of an enterprise; `None` if it is active.
fn status_note(entry: &RegisterEntry) -> Option<Note> {
    let code = match entry.enterprise.status {
        EnterpriseStatus::Active => return None,
        EnterpriseStatus::Special => "enterprise_special",
        EnterpriseStatus::Bankrupt => "enterprise_bankrupt",
        EnterpriseStatus::Ended => "enterprise_ended",
    };
    Some(Note { code, message: text::register_entry::not_active(lang(), &entry.enterprise)? })
}

/// Returns the error for an entry with a text that the program does not accept as a name.
fn unusable_entry_error(entry: &RegisterEntry) -> CliError {
    let message = sentences::unusable_entry(lang(), &entry.enterprise.name);
    CliError { exit: Exit::Refused, code: "unusable_entry", message, details: json!({}) }
}
