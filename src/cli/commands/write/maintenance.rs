//! `onderhoud`: actions that the owner of the file performs without a user.

use serde_json::json;

use super::{confirm, not_done, parse_email, print_receipt, remarks::Remarks};
use crate::{
    cli::{
        CliError, Exit,
        commands::integrity::maintenance::{self, MaintenanceOptions},
        exit::quote_typed,
        session::{locale::lang, time_zone},
    },
    config::os_user,
    domain::{Appoint, Name, Refusal, Zone},
    store::{Store, StoreError},
    text,
    work::now,
};

/// `onderhoud benoem-beheerder OMGEVING EMAIL`: appoints an administrator. Asks for confirmation if
/// the environment has an administrator who could do that.
pub(in crate::cli) fn appoint(
    store: &mut Store,
    env: &str,
    to: &str,
    options: MaintenanceOptions<'_>,
) -> Result<u8, CliError> {
    let zone = time_zone::zone();
    let now = now(&zone);
    let mut it = Appoint { env: env.to_owned(), email: parse_email(to)?, force: options.write.yes };
    if let Err(StoreError::Refused(why @ Refusal::HasEnvAdmin { .. })) =
        store.dry_run_appoint(&it, now)
    {
        let reason = text::refusal(lang(), &why, &zone);
        confirm(
            &format!("{reason} {}", text::shell::appoint_question(lang(), to)),
            options.format,
            options.write,
        )?;
        it.force = true;
    }
    let receipt = if options.write.dry_run {
        store.dry_run_appoint(&it, now)
    } else {
        store.appoint(&it, Name::new(&os_user()).ok().as_ref(), now)
    };
    match receipt {
        Ok(receipt) => {
            print_receipt(options.format, &zone, &receipt, &Remarks::default(), options.write)
                .map(|()| Exit::Done as u8)
        }
        Err(error) => not_done(options.format, error, &Remarks::default(), options.write),
    }
}

/// `onderhoud tijdzone ZONE`: changes the file's time zone, for all users.
pub(in crate::cli) fn time_zone(
    store: &mut Store,
    to: &str,
    options: MaintenanceOptions<'_>,
) -> Result<u8, CliError> {
    let lang = lang();
    let Some(zone) = Zone::new(to.trim()) else {
        return Err(CliError::usage(&text::file::unknown_time_zone(lang, &quote_typed(to))));
    };
    let was = store.zone()?;
    let was = was.as_ref().map(Zone::name);
    let same = was == Some(zone.name());
    let now = now(&time_zone::zone());
    let operation = if options.write.dry_run || same {
        None
    } else {
        store.change_zone(&zone, Name::new(&os_user()).ok().as_ref(), now)?
    };
    let answer = json!({ "schema": "toegang.zone/1", "done": operation.is_some(),
        "handling": operation, "was": was, "zone": zone.name() });
    let said = text::file::zone_line(lang, zone.name(), was.filter(|_| !same));
    maintenance::print_result(options, &answer, &[said])?;
    Ok(Exit::Done as u8)
}
