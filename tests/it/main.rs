//! All integration tests in one binary, with the layout of `src`.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::too_many_lines,
    reason = "a test that cannot go on must stop"
)]

mod app;
mod architecture;
mod cli;
mod domain;
mod example;
mod filters;
mod fuzz;
mod kvk_service;
mod register;
mod rules;
mod safety;
mod search;
mod store;
mod support;
mod term;
mod text;
mod ui;
mod work;
