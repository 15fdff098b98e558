//! Tests of safety: untrusted input, manipulated and damaged files, and faults such as a killed
//! program, a power loss or a failing disk.
//!
//! Faults are injected at random, a few per run. With `TOEGANG_LONG=1` the tests inject a fixed
//! number and print the figures: `TOEGANG_LONG=1 cargo test --release safety -- --nocapture
//! --test-threads=1`.

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
