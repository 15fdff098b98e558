//! Saves and restores the last position of each user in each database, and the last theme and
//! language.

use std::{
    collections::BTreeMap,
    fs::{self, DirBuilder, OpenOptions},
    io,
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::Path,
};

use serde::{Deserialize, Serialize};

use crate::{
    app::{FilterChange, FilterFault, LastPosition, SavedFilters, State},
    cli::output::out::Out,
    config::read_small,
    domain::{SystemError, UserId},
};

/// Maximum number of databases saved; the oldest is dropped first.
const MAX_FILES: usize = 20;

/// Contents of the saved file, as JSON.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Remembered {
    /// Name of the theme chosen in the palette.
    theme: Option<String>,
    /// Language chosen on the screens.
    language: Option<String>,
    /// Positions of each user, by path of the database. The last used database comes last.
    files: Vec<(String, BTreeMap<UserId, LastPosition>)>,
    /// Saved filters of each user, by path of the database.
    filters: BTreeMap<String, BTreeMap<UserId, SavedFilters>>,
}

/// Theme and language chosen on the screens. Settings and flags override them.
#[derive(Debug, Default)]
pub(crate) struct SavedChoices {
    pub(crate) theme: Option<String>,
    pub(crate) language: Option<String>,
}

/// Reads the file. A missing or invalid file counts as empty, because it is only a convenience.
fn load(path: &Path) -> Remembered {
    let text = read_small(path).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

/// Like [`load`], before the file is replaced: an existing file must be readable, or what it keeps
/// would be lost.
fn load_to_change(path: &Path) -> io::Result<Remembered> {
    match fs::metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Remembered::default()),
        Err(error) => Err(error),
        Ok(_) => Ok(serde_json::from_str(&read_small(path)?)?),
    }
}

/// Reads the theme and language that the user last chose on the screens.
pub(crate) fn choices(path: &Path) -> SavedChoices {
    let Remembered { theme, language, .. } = load(path);
    SavedChoices { theme, language }
}

/// Restores the last positions in this database.
pub(crate) fn recall(path: &Path, db: &Path, state: &mut State) {
    let name = db.display().to_string();
    let mut all = load(path);
    state.saved_filters = all.filters.remove(&name).unwrap_or_default();
    if let Some((_, left)) = all.files.into_iter().find(|(known, _)| *known == name) {
        state.resume(left);
    }
}

/// Saves a change of a user's filters in this database, at once: the program may be killed, or run
/// twice.
///
/// # Errors
/// Fails if the file cannot be written, or if another program changed the filter to remove.
pub(crate) fn save_filter(
    path: &Path,
    db: &Path,
    change: &FilterChange,
) -> Result<(), FilterFault> {
    let unwritten = |why: io::Error| FilterFault::Unwritten(SystemError::from(&why));
    let mut all = load_to_change(path).map_err(unwritten)?;
    let filters = all.filters.entry(db.display().to_string()).or_default();
    change.check(filters)?;
    change.apply(filters);
    write(path, &all).map_err(unwritten)
}

/// The theme, by its place in the list, and the code of the language at the start.
#[derive(Clone, Copy)]
pub(crate) struct StartChoices {
    pub(crate) theme: usize,
    pub(crate) language: &'static str,
}

/// Saves the positions in this database, and the theme and language if they changed since the
/// start.
///
/// # Errors
/// Fails if the file cannot be written.
pub(crate) fn remember(
    path: &Path,
    db: &Path,
    state: &State,
    at_start: StartChoices,
) -> io::Result<()> {
    let mut all = load_to_change(path)?;
    let name = db.display().to_string();
    all.files.retain(|(known, _)| *known != name);
    all.files.push((name, state.saved_positions()));
    let most = all.files.len().saturating_sub(MAX_FILES);
    all.files.drain(..most);
    if state.look.chosen != at_start.theme {
        all.theme = state.look.themes.get(state.look.chosen).cloned();
    }
    if state.lang.code() != at_start.language {
        all.language = Some(state.lang.code().to_owned());
    }
    write(path, &all)
}

/// Replaces the file.
fn write(path: &Path, all: &Remembered) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    }
    // Write to a temporary file first, so that other runs never read half a file.
    let unfinished = path.with_extension(format!("{}.new", std::process::id()));
    let create = || OpenOptions::new().write(true).create_new(true).mode(0o600).open(&unfinished);
    let file = match create() {
        // The path is a leftover of a killed process with the same id, or a link or pipe. Remove it
        // instead of writing through it.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            fs::remove_file(&unfinished)?;
            create()?
        }
        created => created?,
    };
    let mut file = Out::file(file);
    let written = file.write_json(all).and_then(|()| file.finish());
    let replaced = written.and_then(|()| fs::rename(&unfinished, path));
    // On a full disk the unfinished file would stay, and take what little room there is.
    replaced.inspect_err(|_| drop(fs::remove_file(&unfinished)))
}
