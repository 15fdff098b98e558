//! The question whether a running search is still wanted.

use std::{fmt, sync::Arc};

use super::Finder;

/// Callback that returns whether a running search is still wanted.
#[derive(Clone)]
pub(in crate::work) struct StillWanted(pub(in crate::work) Arc<dyn Fn() -> bool + Send + Sync>);

impl fmt::Debug for StillWanted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("StillWanted")
    }
}

impl Finder {
    /// Gives up all following searches as soon as `wanted` returns `false`.
    pub(in crate::work) fn set_wanted(&mut self, wanted: StillWanted) {
        self.wanted = Some(wanted);
    }

    /// Returns the callback of [`Finder::set_wanted`]; if none was set, searches are always wanted.
    pub(in crate::work) fn wanted(&self) -> StillWanted {
        self.wanted.clone().unwrap_or_else(|| StillWanted(Arc::new(|| true)))
    }

    /// Like [`Self::wanted`], as a function.
    pub(super) fn is_wanted(&self) -> impl Fn() -> bool + Sync + use<> {
        let wanted = self.wanted();
        move || wanted.0()
    }
}
