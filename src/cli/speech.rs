//! The language of this run, chosen once.

use std::sync::OnceLock;

use crate::text::{NL, Texts};

static CHOSEN: OnceLock<&'static Texts> = OnceLock::new();

/// Chooses it. Only the first choice counts.
pub(super) fn speak(texts: &'static Texts) {
    CHOSEN.get_or_init(|| texts);
}

/// A sentence of the screens as it is said in a shell, where a key does nothing.
pub(super) fn typed(said: &str) -> String {
    let keys = texts().shell.typed.iter();
    keys.fold(said.to_owned(), |said, (key, words)| said.replace(key, words))
}

/// The sentences; Dutch until it is chosen.
pub(super) fn texts() -> &'static Texts {
    CHOSEN.get().copied().unwrap_or(&NL)
}
