//! Fuzzes the import of trade register extracts.

#![no_main]

#[path = "../it/fuzz/register.rs"]
mod fuzzed;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzzed::target(bytes));
