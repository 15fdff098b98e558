//! Queries and their answers. A screen or dialog declares the queries that it wants with the slot
//! that each fills; [`sync`] sends what is missing and cancels what nobody awaits any more.

pub(crate) mod loaded;
pub(crate) mod slot;
pub(crate) mod sync;
