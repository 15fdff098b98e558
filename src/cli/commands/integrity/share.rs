//! `db deel`, `db volg`, `db gedeeld` and `db los`: one log for the files of many hosts.

use std::{path::Path, time::Duration};

use serde_json::json;

use super::{
    finding::{self, Finding},
    maintenance::{self, MaintenanceOptions, print_result},
};
use crate::{
    cli::{
        CliError, Exit,
        commands::{check_exists, open_existing, write::confirm},
        output::OutputFormat,
        session::{database, locale::lang},
    },
    store::{PostgresLog, ServerStatus, SharedLogFailure, Store, StoreError, Trial},
    text::shell::share,
};

/// Publishes the log of the file in the database of the address, for hosts with these roles.
pub(in crate::cli) fn share(
    db: &Path,
    wait: Duration,
    hosts: &[String],
    options: MaintenanceOptions<'_>,
) -> Result<u8, CliError> {
    check_exists(db)?;
    let log = shared_log()?.for_hosts(hosts);
    let server = log.server();
    let mut store = database::open_unconnected(db, wait)?;
    let about = |error| CliError::about_file(db, error);
    let (mut told, mut put_back) = (Vec::new(), 0);
    let links = match store.publish(log, trial(options)) {
        // Puts back what the server has lost and this file has, and then does what was asked.
        Err(StoreError::Shared(SharedLogFailure::Ahead(lost))) if !options.write.dry_run => {
            confirm(&share::put_back_question(lang(), lost), options.format, options.write)?;
            put_back = store.put_back(&mut shared_log()?).map_err(about)?;
            told.push(share::put_back(lang(), put_back, &server));
            store.publish(shared_log()?.for_hosts(hosts), Trial::Keep).map_err(about)?
        }
        published => published.map_err(about)?,
    };
    let answer = json!({ "schema": "toegang.db.share/1", "done": !options.write.dry_run,
        "server": server, "links": links, "hosts": hosts, "put_back": put_back });
    told.push(share::published(lang(), links, &server));
    if !hosts.is_empty() {
        told.push(share::granted(lang(), hosts));
    }
    print_result(options, &answer, &told)?;
    database::check_anchor(&mut store, Exit::Done as u8)
}

/// Makes a new file, or one with the beginning of the shared log, follow that log.
pub(in crate::cli) fn follow(
    db: &Path,
    wait: Duration,
    options: MaintenanceOptions<'_>,
) -> Result<u8, CliError> {
    let log = shared_log()?;
    let server = log.server();
    let about = |error| CliError::about_file(db, error);
    let links = if db.exists() {
        database::open_unconnected(db, wait)?.join(log, trial(options)).map_err(about)?
    } else if options.write.dry_run {
        Store::check_free(db).map_err(about)?;
        Store::in_memory()?.join(log, Trial::RollBack).map_err(about)?
    } else {
        Store::join_as_new_file(db, database::anchor_path(), log).map_err(about)?
    };
    let answer = json!({ "schema": "toegang.db.follow/1", "done": !options.write.dry_run,
        "server": server, "links": links });
    print_result(options, &answer, &[share::followed(lang(), links, &server)])?;
    Ok(Exit::Done as u8)
}

/// Restores a file into a new one: a shared file from the shared log, another from itself. Refuses a
/// log that lacks lines of the file.
pub(in crate::cli) fn restore(
    db: &Path,
    to: &Path,
    options: MaintenanceOptions<'_>,
) -> Result<u8, CliError> {
    if !Store::is_shared_at(db) {
        return maintenance::restore(db, to, options);
    }
    Store::check_free(to).map_err(|error| CliError::about_file(to, error))?;
    // A file that cannot be opened has nothing to compare.
    if let Ok(old) = database::open_unconnected(db, Duration::ZERO) {
        let compared = old.check_contained_in(&mut shared_log()?);
        if let Err(error @ StoreError::Shared(_)) = compared {
            return Err(CliError::about_file(db, error));
        }
    }
    follow(to, Duration::ZERO, options)
}

/// Reports on the server, its standbys, the connected hosts and the position of this file.
pub(in crate::cli) fn shared(
    db: &Path,
    wait: Duration,
    format: OutputFormat,
) -> Result<u8, CliError> {
    let store = open_existing(db, wait)?;
    let findings = if store.is_shared()? {
        let status = shared_log()?.status().map_err(StoreError::from)?;
        status_findings(&status, store.head()?.number)
    } else {
        vec![plain("shared", share::SHARED.of(lang()), share::ALONE.of(lang()).to_owned())]
    };
    finding::print("toegang.db.shared/1", &findings, format)?;
    Ok(Exit::Done as u8)
}

/// Ends sharing for this file, after a question.
pub(in crate::cli) fn leave(
    db: &Path,
    wait: Duration,
    options: MaintenanceOptions<'_>,
) -> Result<u8, CliError> {
    check_exists(db)?;
    let mut store = database::open_unconnected(db, wait)?;
    let was_shared = store.is_shared()?;
    if was_shared && !options.write.dry_run {
        confirm(share::LEAVE_QUESTION.of(lang()), options.format, options.write)?;
        store.leave().map_err(|error| CliError::about_file(db, error))?;
    }
    let answer =
        json!({ "schema": "toegang.db.leave/1", "done": was_shared && !options.write.dry_run });
    print_result(options, &answer, &[share::LEFT.of(lang()).to_owned()])?;
    Ok(Exit::Done as u8)
}

fn trial(options: MaintenanceOptions<'_>) -> Trial {
    if options.write.dry_run { Trial::RollBack } else { Trial::Keep }
}

fn shared_log() -> Result<PostgresLog, CliError> {
    Ok(database::shared_log().map_err(StoreError::from)?)
}

fn plain(name: &'static str, what: &'static str, value: String) -> Finding {
    Finding { name, what, value, advice: None }
}

/// The state of the server of the shared log, beside the number of lines of this file.
pub(super) fn status_findings(status: &ServerStatus, here: i64) -> Vec<Finding> {
    let lang = lang();
    let advice = match (status.standbys, status.is_synchronous) {
        (0, true) => Some(share::STANDBY_AWAITED.of(lang).to_owned()),
        (0, false) => Some(share::NO_STANDBY.of(lang).to_owned()),
        (_, false) => Some(share::NOT_WAITED_FOR.of(lang).to_owned()),
        _ => None,
    };
    let delay = match (status.standbys, status.delay_ms) {
        (0, _) => share::DELAY_NONE.of(lang).to_owned(),
        (_, Some(delay)) => format!("{delay} ms"),
        (_, None) => share::DELAY_UNKNOWN.of(lang).to_owned(),
    };
    let last_host = status.last_host.clone().unwrap_or_else(|| "–".to_owned());
    vec![
        plain(
            "server",
            share::SERVER.of(lang),
            format!("{} (PostgreSQL {})", status.server, status.version),
        ),
        Finding {
            name: "standbys",
            what: share::STANDBYS.of(lang),
            value: status.standbys.to_string(),
            advice,
        },
        plain("delay", share::DELAY.of(lang), delay),
        plain("round_trip", share::ROUND_TRIP.of(lang), format!("{} ms", status.round_trip_ms)),
        plain("lines", share::POSITION.of(lang), format!("{here} / {}", status.links)),
        plain("last_host", share::LAST_HOST.of(lang), last_host),
        plain("hosts", share::HOSTS.of(lang), status.hosts.join(", ")),
    ]
}
