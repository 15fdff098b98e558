//! Toegang: who may enter which organisation, in the terminal.

pub mod domain;
pub mod store;
