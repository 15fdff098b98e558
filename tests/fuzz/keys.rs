//! Keys, clicks, pastes and sizes.

#![no_main]

#[path = "../it/fuzz/keys.rs"]
mod door;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| door::target(bytes));
