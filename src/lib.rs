#![doc = include_str!("../assets/docs/architecture.md")]

pub mod app;
pub mod cli;
pub mod columns;
pub mod config;
pub mod domain;
pub mod example;
pub mod register;
pub mod search;
pub mod store;
pub mod term;
pub mod text;
pub mod ui;
pub mod work;
