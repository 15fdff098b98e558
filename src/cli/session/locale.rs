//! The language of this run, set once.

use std::sync::OnceLock;

use crate::text::Lang;

static CHOSEN_TEXTS: OnceLock<Lang> = OnceLock::new();

/// Sets the language. Only the first call counts.
pub(crate) fn set_lang(lang: Lang) {
    CHOSEN_TEXTS.get_or_init(|| lang);
}

/// Returns the texts; Dutch until a language is set.
pub(crate) fn lang() -> Lang {
    CHOSEN_TEXTS.get().copied().unwrap_or(Lang::Nl)
}
