//! Which file, and opening it.

use std::{
    path::{Path, PathBuf},
    sync::OnceLock,
    time::Duration,
};

use super::{Exit, Stop, exit::NEWER, lines::says_yes, speech::texts};
use crate::{
    config::{Paths, chosen_db},
    store::{self, Store, StoreError},
    term,
    work::{now, zone},
};

/// The second file of this run, chosen once: `--anker`, else `TOEGANG_ANKER`.
static ANCHOR: OnceLock<PathBuf> = OnceLock::new();

/// Chooses the second file. Only the first choice counts.
pub(super) fn anchor(given: Option<&Path>) {
    given.map(|path| ANCHOR.get_or_init(|| path.to_path_buf()));
}

/// The second file.
pub(super) fn noted() -> Option<&'static Path> {
    ANCHOR.get().map(PathBuf::as_path)
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
    caught_up(path, Store::open(path, wait))
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
    let opened = opened.and_then(|store| {
        let mut store = match ANCHOR.get() {
            Some(anchor) => store.anchored(anchor),
            None => store,
        };
        match store.catch_up(now(&zone())) {
            // Somebody else is writing: then he has caught up, or whoever comes next will.
            // What is only read is told so by whoever asks; nothing is written meanwhile.
            Ok(_) | Err(StoreError::Busy | StoreError::ReadOnly(_)) => Ok(store),
            Err(error) => Err(error),
        }
    });
    opened.map_err(|error| Stop::about(path, error))
}
