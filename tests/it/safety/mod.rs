//! Tests of safety: untrusted input, files changed by hand, damaged copies, and injected faults: a
//! killed program, a power loss, a failing disk, a damaged page.
//!
//! The faults are random, a few per run. With `TOEGANG_LONG=1` they run up to a fixed number and
//! print the figures: `TOEGANG_LONG=1 cargo test --release safety -- --nocapture --test-threads=1`.

mod anchor;
mod backup;
mod displaced;
mod faults;
mod file_creation;
mod hostile_schema;
mod killed_program;
mod migration_crashes;
mod mutated_files;
mod newer;
mod own_files;
mod power_loss;
mod process_races;
mod read_only;
mod refusals;
mod register_import;
mod resource_limits;
mod screen_faults;
mod ssh;
mod sshd;
mod tampering;
mod termination;
mod untrusted_input;
