//! Tests of safety: refused input, files changed by hand, damaged copies, and faults that are made
//! to happen: a killed program, a power loss, a failing disk, a damaged page.
//!
//! Those faults come at random, a few in every run. `TOEGANG_LONG=1` makes them run until they
//! reach a fixed number, and prints what they reached:
//! `TOEGANG_LONG=1 cargo test --release safety -- --nocapture --test-threads=1`.

mod anchor;
mod displaced;
mod ended;
mod faults;
mod file;
mod given;
mod killed;
mod locked;
mod machine;
mod makers;
mod mutated;
mod newer;
mod own_files;
mod power;
mod processes;
mod refused;
mod schema;
mod screens;
mod ssh;
mod sshd;
mod steps;
mod tamper;
