//! Which file, and opening it.

use std::{
    path::{Path, PathBuf},
    sync::{
        Mutex, OnceLock, PoisonError, RwLock,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use jiff::tz::TimeZone;

use super::{
    Exit, Stop,
    exit::{NEWER, shown},
    lines::says_yes,
    out::tell,
    speech::texts,
};
use crate::{
    config::{Paths, chosen_db},
    domain::{KeyId, Locked, UserId, Zone},
    store::{self, Store, StoreError},
    term,
    text::sentence,
    work::{self, SystemZone, now, system_zone},
};

/// The anchor of this run, chosen once: `--anker`, else `TOEGANG_ANKER`.
static ANCHOR: OnceLock<PathBuf> = OnceLock::new();

/// The key, and whose it is, with which this run came in over ssh.
static HELD: OnceLock<(KeyId, UserId)> = OnceLock::new();

/// The time zone of the file that was opened last.
static ZONE: RwLock<Option<TimeZone>> = RwLock::new(None);

/// Whether what a file brings with it is told to a person beside the answer. A program that reads
/// JSON expects one document there.
static TELLS: AtomicBool = AtomicBool::new(true);

/// Notices beside the answer, as sentences.
static NOTICES: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// Chooses whether anything is told beside the answer.
pub(super) fn tells(is_for_people: bool) {
    TELLS.store(is_for_people, Ordering::Relaxed);
}

fn notice(text: &str) {
    if TELLS.load(Ordering::Relaxed) {
        tell(format!("toegang: {text}"));
        NOTICES.lock().unwrap_or_else(PoisonError::into_inner).push(sentence(text));
    }
}

/// Takes the notices so far: the screens cover them, so they show them again.
pub(super) fn take_notices() -> Vec<String> {
    std::mem::take(&mut *NOTICES.lock().unwrap_or_else(PoisonError::into_inner))
}

/// The time zone that counts: that of the file, else of this system.
pub(super) fn zone() -> TimeZone {
    let zone = ZONE.read().unwrap_or_else(PoisonError::into_inner).clone();
    zone.unwrap_or_else(work::zone)
}

/// Chooses the anchor. Only the first choice counts.
pub(super) fn anchor(given: Option<&Path>) {
    given.map(|path| ANCHOR.get_or_init(|| path.to_path_buf()));
}

/// The anchor.
pub(super) fn noted() -> Option<&'static Path> {
    ANCHOR.get().map(PathBuf::as_path)
}

/// From now on every store of this run serves only as long as this key opens. Only the first choice
/// counts.
pub(super) fn hold(key: (KeyId, UserId)) {
    HELD.get_or_init(|| key);
}

/// The key with which this run came in over ssh.
pub(super) fn held_by() -> Option<KeyId> {
    HELD.get().map(|(key, _)| *key)
}

/// `--db`, else `TOEGANG_DB`, else the data folder.
pub(super) fn db(given: Option<&Path>) -> Result<PathBuf, Stop> {
    if let Some(path) = given.map(Path::to_path_buf).or_else(chosen_db) {
        return Ok(path);
    }
    Ok(paths()?.db())
}

/// `--db`, else the example in the data folder. `TOEGANG_DB` names real data: never that one.
pub(super) fn example(given: Option<&Path>) -> Result<PathBuf, Stop> {
    given.map_or_else(|| Ok(paths()?.example()), |path| Ok(path.to_path_buf()))
}

/// The folders of this person.
pub(super) fn paths() -> Result<Paths, Stop> {
    Ok(Paths::of_this_person().map_err(anyhow::Error::from)?)
}

/// Opens a file, or makes it, and writes down what the clock did meanwhile.
///
/// `wait` is how long a busy file is waited for before a person is told.
pub(super) fn open(path: &Path, wait: Duration) -> Result<Store, Stop> {
    check_zone(path)?;
    caught_up(path, Store::open(path, wait))
}

/// The same, and a file whose schema is not ours is opened to look what is wrong with it.
pub(super) fn open_to_check(path: &Path, wait: Duration) -> Result<Store, Stop> {
    caught_up(path, Store::open_to_check(path, wait))
}

/// The same, and a file that a newer version made is opened to read, as far as this one can.
pub(super) fn open_newer(path: &Path, wait: Duration) -> Result<Store, Stop> {
    caught_up(path, Store::open_newer(path, wait))
}

/// Opens a file for the screens. Whether one that a newer version made is only read is asked, on a
/// line, before there is a screen; whoever does not say yes leaves, and the file stays as it is.
///
/// Over ssh nobody is asked: who comes in does not own the file, and what a newer version keeps
/// from him is not known here.
pub(super) fn open_for_screens(path: &Path, wait: Duration, fixed: bool) -> Result<Store, Stop> {
    check_zone(path)?;
    match Store::open(path, wait) {
        Err(StoreError::Newer { found, known, readable }) => {
            let readable = readable && !fixed;
            if readable && term::is_there() {
                let question = (texts().shell.read_newer)((found, known));
                if says_yes(&format!("{}: {question}", path.display()))? {
                    return open_newer(path, wait);
                }
                let message = texts().shell.nothing_changed.to_owned();
                return Err(Stop { exit: Exit::Unreadable, ..Stop::not_found(NEWER, message) });
            }
            caught_up(path, Err(StoreError::Newer { found, known, readable }))
        }
        opened => caught_up(path, opened),
    }
}

fn caught_up(path: &Path, opened: store::Result<Store>) -> Result<Store, Stop> {
    let store = prepared(path, opened)?;
    Ok(match HELD.get() {
        Some((key, user)) => store.held_by(*key, *user),
        None => store,
    })
}

fn prepared(path: &Path, opened: store::Result<Store>) -> Result<Store, Stop> {
    let about = |error| Stop::about(path, error);
    let store = opened.map_err(about)?;
    let store = match ANCHOR.get() {
        Some(anchor) => store.anchored(anchor).map_err(about)?,
        None => store,
    };
    // What is only looked at for what is wrong with it is asked nothing else.
    if store.locked() == Some(Locked::Shape) {
        return Ok(store);
    }
    let mut store = in_its_zone(path, store)?;
    match store.catch_up(now(&zone())) {
        // Somebody else is writing: then he has caught up, or whoever comes next will.
        // What is only read is told so by whoever asks; nothing is written meanwhile. An anchor
        // that can be read but not written keeps nobody from reading.
        Ok(_) | Err(StoreError::Busy | StoreError::ReadOnly(_) | StoreError::Anchor { .. }) => {}
        Err(error) => return Err(about(error)),
    }
    if let Some(anchor) = store.torn_anchor() {
        notice(&(texts().shell.torn_anchor)(&anchor.display().to_string()));
    }
    if let Some(error) = store.take_unanchored() {
        notice(&Stop::from(error).message);
    }
    Ok(store)
}

/// Refuses to make a file whose days would begin and end in a zone that nobody knows.
fn check_zone(path: &Path) -> Result<(), Stop> {
    match system_zone() {
        SystemZone::Unknown(said) if !path.exists() => Err(no_zone(&said)),
        _ => Ok(()),
    }
}

fn no_zone(said: &str) -> Stop {
    Stop::usage(&(texts().file.zone_unknown)(&shown(said), None))
}

/// From now on days begin and end in the zone of this file. One that has none gets that of this
/// system, and it is said, unless nothing ever happened in it.
fn in_its_zone(path: &Path, mut store: Store) -> Result<Store, Stop> {
    let about = |error| Stop::about(path, error);
    let words = &texts().file;
    let here = system_zone();
    // What cannot be read is told by whatever is asked of the file.
    let Ok(mut zone) = store.zone() else { return Ok(store) };
    if zone.is_none() && store.locked().is_none() {
        let begin = match &here {
            SystemZone::Named(here) => Some(here.clone()),
            SystemZone::Nameless => Zone::new("UTC"),
            SystemZone::Unknown(said) => return Err(no_zone(said)),
        };
        if let Some(begin) = begin {
            match store.begin_zone(&begin) {
                Ok(()) if store.is_bare().map_err(about)? && here != SystemZone::Nameless => {}
                Ok(()) => notice(&(words.zone_begins)(begin.name())),
                // Somebody else is writing, or nothing can be written: it comes later.
                Err(StoreError::Busy | StoreError::ReadOnly(_) | StoreError::Anchor { .. }) => {}
                Err(error) => return Err(about(error)),
            }
            zone = Some(begin);
        }
    }
    if let (SystemZone::Unknown(said), Some(zone)) = (&here, &zone) {
        let said = (words.zone_unknown)(&shown(said), Some(zone.name()));
        notice(&said);
    }
    let found = zone.as_ref().map(|zone| {
        if zone.time_zone().is_none() {
            notice(&(words.zone_not_here)(zone.name()));
        }
        zone.in_force()
    });
    *ZONE.write().unwrap_or_else(PoisonError::into_inner) = found;
    let now = now(&self::zone());
    if let Ok(Some(last)) = store.clock_is_ahead(now) {
        let day = |day| (texts().day)(day, None);
        let (today, last) = (day(now.today), day(last.day(&self::zone())));
        // The screens tell this by themselves, also when the clock is set wrong later.
        if TELLS.load(Ordering::Relaxed) {
            tell(format!("toegang: {}", (words.clock_ahead)(&today, &last)));
        }
    }
    Ok(store)
}

/// The exit code of what was done; an error where its end is not in the anchor.
pub(super) fn anchored(store: &mut Store, code: u8) -> Result<u8, Stop> {
    store.take_unanchored().map_or(Ok(code), |error| Err(error.into()))
}
