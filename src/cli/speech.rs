//! The language of this run, chosen once.

use std::sync::OnceLock;

use crate::text::{NL, Texts};

static CHOSEN: OnceLock<&'static Texts> = OnceLock::new();

/// Chooses it. Only the first choice counts.
pub(super) fn speak(texts: &'static Texts) {
    CHOSEN.get_or_init(|| texts);
}

/// The sentences; Dutch until it is chosen.
pub(super) fn texts() -> &'static Texts {
    CHOSEN.get().copied().unwrap_or(&NL)
}
