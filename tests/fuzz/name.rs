//! Fuzzes names, messages and addresses with arbitrary text.

#![no_main]

#[path = "../it/fuzz/name.rs"]
mod fuzzed;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzzed::target(bytes));
