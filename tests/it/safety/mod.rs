//! Tests of safety: untrusted input, files changed by hand, damaged copies, and injected faults: a
//! killed program, a power loss, a failing disk, a damaged page.
//!
//! The faults are random, a few per run. With `TOEGANG_LONG=1` they run up to a fixed number and
//! print the figures: `TOEGANG_LONG=1 cargo test --release safety -- --nocapture --test-threads=1`.

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
