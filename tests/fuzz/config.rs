//! What a person set.

#![no_main]

#[path = "../it/fuzz/config.rs"]
mod door;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| door::target(bytes));
