//! Toegang: who may enter which organisation, in the terminal.

pub mod app;
pub mod domain;
pub mod example;
pub mod search;
pub mod text;
pub mod ui;
