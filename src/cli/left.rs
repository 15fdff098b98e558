//! The file in which the program remembers where everybody left off, per file with data.

use std::{
    collections::BTreeMap,
    fs::{self, DirBuilder, OpenOptions},
    io,
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::Path,
};

use serde::{Deserialize, Serialize};

use super::out::Out;
use crate::{
    app::{Left, State},
    config::read_small,
    domain::UserId,
};

/// Files that are remembered; the oldest goes.
const FILES: usize = 20;

/// All of it.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Remembered {
    /// The theme that was chosen in the palette, by name.
    theme: Option<String>,
    /// The language that was chosen on the screens.
    language: Option<String>,
    /// By the path of the file, the newest last.
    files: Vec<(String, BTreeMap<UserId, Left>)>,
}

/// What was chosen on the screens and counts as long as nothing else says so.
#[derive(Debug, Default)]
pub(super) struct Choices {
    pub(super) theme: Option<String>,
    pub(super) language: Option<String>,
}

/// Reads it. One that is not there, or not as it should be, remembers nothing: it is a comfort,
/// and no reason to stop.
fn load(path: &Path) -> Remembered {
    let text = read_small(path).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

/// What was chosen on the screens last time.
pub(super) fn choices(path: &Path) -> Choices {
    let Remembered { theme, language, .. } = load(path);
    Choices { theme, language }
}

/// Gives the screens what is remembered of everybody in this file with data.
pub(super) fn recall(path: &Path, db: &Path, state: &mut State) {
    let name = db.display().to_string();
    if let Some((_, left)) = load(path).files.into_iter().find(|(known, _)| *known == name) {
        state.resume(left);
    }
}

/// Remembers where everybody is, for this file with data, and what was chosen since the start.
///
/// # Errors
/// When it cannot be written.
pub(super) fn remember(
    path: &Path,
    db: &Path,
    state: &State,
    before: (usize, &'static str),
) -> io::Result<()> {
    let mut all = load(path);
    let name = db.display().to_string();
    all.files.retain(|(known, _)| *known != name);
    all.files.push((name, state.left()));
    let most = all.files.len().saturating_sub(FILES);
    all.files.drain(..most);
    if state.look.chosen != before.0 {
        all.theme = state.look.themes.get(state.look.chosen).cloned();
    }
    if state.texts.language != before.1 {
        all.language = Some(state.texts.language.to_owned());
    }
    if let Some(folder) = path.parent() {
        DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    }
    // Under another name first, so that nobody meets half of it.
    let unfinished = path.with_extension(format!("{}.new", std::process::id()));
    let create = || OpenOptions::new().write(true).create_new(true).mode(0o600).open(&unfinished);
    let file = match create() {
        // A program with this number was killed here, or it is a link or a pipe: it goes itself.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            fs::remove_file(&unfinished)?;
            create()?
        }
        created => created?,
    };
    let mut file = Out::file(file);
    file.json(&all)?;
    file.end()?;
    fs::rename(&unfinished, path)
}
