//! Queries and their answers. Screens and dialogs declare their slots and the query for each.
//! [`sync`] sends missing queries and cancels those that no slot awaits.

pub(crate) mod loaded;
pub(crate) mod slot;
pub(crate) mod sync;
