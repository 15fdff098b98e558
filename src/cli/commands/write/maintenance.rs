//! `onderhoud …`: what whoever owns the file does on it, in nobody's name (A1).

use super::{confirm, done, email, not_done};
use crate::{
    cli::{Exit, Stop, args::Doing, output::Form, speech::texts},
    config::os_user,
    domain::{Appoint, Name, Refusal},
    store::{Store, StoreError},
    work::{now, zone},
};

/// `onderhoud benoem-beheerder OMGEVING EMAIL`. Where somebody else could do it, it is asked first.
pub(in crate::cli) fn appoint(
    store: &mut Store,
    (env, to): (&str, &str),
    (doing, form): (&Doing, Form),
) -> Result<u8, Stop> {
    let zone = zone();
    let now = now(&zone);
    let mut it = Appoint { env: env.to_owned(), email: email(to)?, anyway: doing.yes };
    if let Err(StoreError::Refused(why @ Refusal::HasEnvAdmin { .. })) =
        store.rehearse_appoint(&it, now)
    {
        let reason = (texts().refusal)(&why, &zone);
        confirm(&format!("{reason} {}", (texts().shell.appoint)(to)), form, doing)?;
        it.anyway = true;
    }
    let receipt = if doing.dry_run {
        store.rehearse_appoint(&it, now)
    } else {
        store.appoint(&it, Name::new(&os_user()).ok().as_ref(), now)
    };
    match receipt {
        Ok(receipt) => done((form, &zone), (&receipt, &[]), doing).map(|()| Exit::Done as u8),
        Err(error) => not_done(form, (error, &[]), doing),
    }
}
