//! The language of this run, set once.

use std::sync::OnceLock;

use crate::text::{self, Lang};

static CHOSEN_TEXTS: OnceLock<Lang> = OnceLock::new();

/// Sets the language. Only the first call counts.
pub(crate) fn set_lang(lang: Lang) {
    CHOSEN_TEXTS.get_or_init(|| lang);
}

/// Replaces the keys in a sentence of the screens by shell commands.
pub(crate) fn with_shell_commands(said: &str) -> String {
    let keys = text::shell::typed(lang()).iter();
    keys.fold(said.to_owned(), |said, (key, words)| said.replace(key, words))
}

/// Returns the texts; Dutch until a language is set.
pub(crate) fn lang() -> Lang {
    CHOSEN_TEXTS.get().copied().unwrap_or(Lang::Nl)
}
