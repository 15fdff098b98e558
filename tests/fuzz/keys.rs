//! Fuzzes the screens with arbitrary keys, clicks, pastes and sizes.

#![no_main]

#[path = "../it/fuzz/keys.rs"]
mod fuzzed;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzzed::target(bytes));
