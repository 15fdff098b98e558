//! The language of this run, set once.

use std::sync::OnceLock;

use crate::text::Lang;

static CHOSEN_TEXTS: OnceLock<Lang> = OnceLock::new();

/// Sets the language of this run. Later calls change nothing.
pub(crate) fn set_lang(lang: Lang) {
    CHOSEN_TEXTS.get_or_init(|| lang);
}

/// Returns the language of this run; Dutch until one is set.
pub(crate) fn lang() -> Lang {
    CHOSEN_TEXTS.get().copied().unwrap_or(Lang::Nl)
}
