//! The open dialog and its step, to see whether a key led to another one.

use std::mem::{Discriminant, discriminant};

use crate::app::{Dialog, State};

/// A dialog and its step, in which an Enter may act.
pub(in crate::app) type Step = (Discriminant<Dialog>, usize);

/// The open dialog and its step. A card is left out: Enter only closes it.
pub(in crate::app) fn step(state: &State) -> Option<Step> {
    let dialog = state.dialog.as_ref().filter(|dialog| !matches!(dialog, Dialog::Card(_)))?;
    Some((discriminant(dialog), dialog.show().step()))
}
