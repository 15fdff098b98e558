//! Fuzzes the parsers of the settings, the keys and a theme with arbitrary file contents.

#![no_main]

#[path = "../it/fuzz/config.rs"]
mod fuzzed;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzzed::target(bytes));
