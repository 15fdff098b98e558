//! Toegang: who may enter which organisation, in the terminal.

pub mod app;
pub mod domain;
pub mod text;
pub mod ui;
