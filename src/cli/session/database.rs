//! Locates and opens the database.

use std::{
    path::{Path, PathBuf},
    sync::{
        Mutex, OnceLock, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use super::{locale::lang, time_zone};
use crate::{
    cli::{
        CliError, Exit,
        exit::{NEWER_VERSION_CODE, quote_typed},
        lines::ask_yes_no,
        output::out::print_to_stderr,
    },
    config::{Paths, db_from_env},
    domain::{KeyId, Locked, UserId, Zone},
    store::{self, PostgresLog, SharedLogFailure, Store, StoreError},
    term,
    text::{self, sentence},
    work::{SystemZone, now, system_zone},
};

/// Anchor file of this run, set once: `--anker`, else `TOEGANG_ANKER`.
static ANCHOR: OnceLock<PathBuf> = OnceLock::new();

/// Address of the shared log, set once: `TOEGANG_GEDEELD`, else `config.toml`.
static SHARED_ADDRESS: OnceLock<String> = OnceLock::new();

/// Key and user of this run; unset outside ssh sessions.
static SESSION_KEY: OnceLock<(KeyId, UserId)> = OnceLock::new();

/// `true` if notices about the file go to standard error. Off for JSON, CSV and other output for
/// scripts.
static PRINTS_NOTICES: AtomicBool = AtomicBool::new(true);

/// Notices printed so far, as sentences.
static NOTICES: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// Sets whether notices about the file are printed.
pub(crate) fn set_notices(is_for_people: bool) {
    PRINTS_NOTICES.store(is_for_people, Ordering::Relaxed);
}

fn notice(text: &str) {
    if PRINTS_NOTICES.load(Ordering::Relaxed) {
        print_to_stderr(format!("toegang: {text}"));
        NOTICES.lock().unwrap_or_else(PoisonError::into_inner).push(sentence(text));
    }
}

/// Takes the notices printed so far. The full screen hides them, so it shows them again.
pub(crate) fn take_notices() -> Vec<String> {
    std::mem::take(&mut *NOTICES.lock().unwrap_or_else(PoisonError::into_inner))
}

/// Sets the anchor file of this run. Later calls change nothing.
pub(crate) fn set_anchor_path(path: Option<&Path>) {
    path.map(|path| ANCHOR.get_or_init(|| path.to_path_buf()));
}

pub(crate) fn anchor_path() -> Option<&'static Path> {
    ANCHOR.get().map(PathBuf::as_path)
}

/// Sets the address of the shared log of this run. Later calls change nothing.
pub(crate) fn set_shared_address(address: Option<String>) {
    address.map(|address| SHARED_ADDRESS.get_or_init(|| address));
}

/// Returns the shared log at the address of this run. Does not connect yet.
pub(crate) fn shared_log() -> Result<PostgresLog, SharedLogFailure> {
    let address = SHARED_ADDRESS.get().ok_or(SharedLogFailure::NoAddress)?;
    PostgresLog::new(address)
}

/// Sets the ssh key that all stores of this run check. Later calls change nothing.
pub(crate) fn set_session_key(key: KeyId, owner: UserId) {
    SESSION_KEY.get_or_init(|| (key, owner));
}

/// Returns the key that the user connected with; `None` outside ssh sessions.
pub(crate) fn session_key() -> Option<KeyId> {
    SESSION_KEY.get().map(|(key, _)| *key)
}

/// Returns the database path: `--db`, else `TOEGANG_DB`, else the default in the data folder.
pub(crate) fn database_path(path: Option<&Path>) -> Result<PathBuf, CliError> {
    if let Some(path) = path.map(Path::to_path_buf).or_else(db_from_env) {
        return Ok(path);
    }
    Ok(paths()?.db())
}

/// Returns the path of the example: `--db`, else the default in the data folder. Ignores
/// `TOEGANG_DB`, which names real data.
pub(crate) fn example_path(path: Option<&Path>) -> Result<PathBuf, CliError> {
    path.map_or_else(|| Ok(paths()?.example()), |path| Ok(path.to_path_buf()))
}

/// Returns the configuration and data paths of the current user.
pub(crate) fn paths() -> Result<Paths, CliError> {
    Ok(Paths::from_env().map_err(anyhow::Error::from)?)
}

/// Opens a file, creates it if missing, and records expirations since the last use.
///
/// Waits at most `wait` for a busy file.
pub(crate) fn open(path: &Path, wait: Duration) -> Result<Store, CliError> {
    check_zone(path)?;
    with_session_key(path, Store::open(path, wait))
}

/// Opens a file without its shared log, which is then neither asked nor needed.
pub(crate) fn open_unconnected(path: &Path, wait: Duration) -> Result<Store, CliError> {
    let opened = Store::open(path, wait).and_then(|store| match ANCHOR.get() {
        Some(anchor) => store.anchored(anchor),
        None => Ok(store),
    });
    opened.map_err(|error| CliError::about_file(path, error))
}

/// Opens a file to check it, also one with an unexpected schema. Records nothing, because the file
/// may be damaged.
pub(crate) fn open_to_check(path: &Path, wait: Duration) -> Result<Store, CliError> {
    with_anchor_and_zone(path, Store::open_to_check(path, wait))
}

/// Like [`open`], but also opens a file of a newer version read-only, if possible.
pub(crate) fn open_newer_read_only(path: &Path, wait: Duration) -> Result<Store, CliError> {
    with_session_key(path, Store::open_newer(path, wait))
}

/// Opens a file for the screens. For a file of a newer version it asks whether to open it
/// read-only, and fails without a yes.
///
/// Over ssh it refuses such a file without asking. The user does not own the file, and this version
/// does not know which data a newer version would hide from them.
pub(crate) fn open_for_screens(
    path: &Path,
    wait: Duration,
    fixed: bool,
) -> Result<Store, CliError> {
    check_zone(path)?;
    match Store::open(path, wait) {
        Err(StoreError::Newer { found, known, readable }) => {
            let readable = readable && !fixed;
            if readable && term::is_supported() {
                let question = text::shell::open_newer_question(lang(), found, known);
                if ask_yes_no(&format!("{}: {question}", path.display()))? {
                    return open_newer_read_only(path, wait);
                }
                let message = text::shell::NOTHING_CHANGED.of(lang()).to_owned();
                return Err(CliError {
                    exit: Exit::Unreadable,
                    ..CliError::not_found(NEWER_VERSION_CODE, message)
                });
            }
            with_session_key(path, Err(StoreError::Newer { found, known, readable }))
        }
        opened => with_session_key(path, opened),
    }
}

fn with_session_key(path: &Path, opened: store::Result<Store>) -> Result<Store, CliError> {
    let store = with_expirations(path, with_anchor_and_zone(path, opened)?)?;
    Ok(match SESSION_KEY.get() {
        Some((key, user)) => store.held_by(*key, *user),
        None => store,
    })
}

fn with_anchor_and_zone(path: &Path, opened: store::Result<Store>) -> Result<Store, CliError> {
    let about = |error| CliError::about_file(path, error);
    let store = opened.map_err(about)?;
    let store = match ANCHOR.get() {
        Some(anchor) => store.anchored(anchor).map_err(about)?,
        None => store,
    };
    // A file with an unexpected schema can only be checked.
    if store.locked() == Some(Locked::Shape) {
        return Ok(store);
    }
    let store = with_shared_log(store).map_err(about)?;
    let store = with_file_zone(path, store)?;
    if let Some(anchor) = store.torn_anchor() {
        notice(&text::shell::torn_anchor(lang(), &anchor.display().to_string()));
    }
    Ok(store)
}

/// Records the expirations since the last use.
fn with_expirations(path: &Path, mut store: Store) -> Result<Store, CliError> {
    // A file with an unexpected schema can only be checked.
    if store.locked() == Some(Locked::Shape) {
        return Ok(store);
    }
    match store.catch_up(now(&time_zone::zone())) {
        // Another program that writes now, or a later run, records the expirations. A read-only
        // file fails on the first write. An anchor that can be read but not written does not
        // prevent reading.
        Ok(_) | Err(StoreError::Busy | StoreError::ReadOnly(_) | StoreError::Anchor { .. }) => {}
        Err(error) => return Err(CliError::about_file(path, error)),
    }
    if let Some(error) = store.take_unanchored() {
        notice(&CliError::from(error).message);
    }
    Ok(store)
}

/// Connects a shared file to its log, and takes over what other hosts did. Without the log the file
/// is not opened: it may still give access that was withdrawn elsewhere (R171).
fn with_shared_log(mut store: Store) -> store::Result<Store> {
    if store.is_shared()? {
        store.connect(Box::new(shared_log()?));
        store.follow()?;
    }
    Ok(store)
}

/// Refuses to create a file if `TZ` names an unknown zone, because a new file stores that zone.
fn check_zone(path: &Path) -> Result<(), CliError> {
    match system_zone() {
        SystemZone::Unknown(value) if !path.exists() => Err(unknown_zone_error(&value)),
        _ => Ok(()),
    }
}

fn unknown_zone_error(value: &str) -> CliError {
    CliError::usage(&text::file::unknown_tz_variable(lang(), &quote_typed(value), None))
}

/// Sets the time zone of this run to that of the file. A file without a zone gets the zone of the
/// system, with a notice unless the file is empty.
fn with_file_zone(path: &Path, mut store: Store) -> Result<Store, CliError> {
    let about = |error| CliError::about_file(path, error);
    let lang = lang();
    let here = system_zone();
    // If the file cannot be read, the first query reports that.
    let Ok(mut zone) = store.zone() else { return Ok(store) };
    if zone.is_none() && store.locked().is_none() {
        let begin = match &here {
            SystemZone::Named(here) => Some(here.clone()),
            SystemZone::Unnamed => Zone::new("UTC"),
            SystemZone::Unknown(value) => return Err(unknown_zone_error(value)),
        };
        if let Some(begin) = begin {
            match store.set_first_zone(&begin) {
                Ok(()) if store.is_bare().map_err(about)? && here != SystemZone::Unnamed => {}
                Ok(()) => notice(&text::file::zone_set(lang, begin.name())),
                // Another program is writing, or the file is read-only. A later run stores the
                // zone.
                Err(StoreError::Busy | StoreError::ReadOnly(_) | StoreError::Anchor { .. }) => {}
                Err(error) => return Err(about(error)),
            }
            zone = Some(begin);
        }
    }
    if let (SystemZone::Unknown(value), Some(zone)) = (&here, &zone) {
        let message = text::file::unknown_tz_variable(lang, &quote_typed(value), Some(zone.name()));
        notice(&message);
    }
    let found = zone.as_ref().map(|zone| {
        if zone.time_zone().is_none() {
            notice(&text::file::zone_not_installed(lang, zone.name()));
        }
        zone.in_force()
    });
    time_zone::set_zone(found);
    let now = now(&time_zone::zone());
    if let Ok(Some(last)) = store.clock_is_ahead(now) {
        let day = |day| text::words::day_full(lang, day);
        let (today, last) = (day(now.today), day(last.day(&time_zone::zone())));
        // The screens check the clock themselves, and also notice later changes.
        if PRINTS_NOTICES.load(Ordering::Relaxed) {
            print_to_stderr(format!("toegang: {}", text::file::clock_ahead(lang, &today, &last)));
        }
    }
    Ok(store)
}

/// Returns `code`, or an error if the end of the log could not be written to the anchor file.
pub(crate) fn check_anchor(store: &mut Store, code: u8) -> Result<u8, CliError> {
    store.take_unanchored().map_or(Ok(code), |error| Err(error.into()))
}
