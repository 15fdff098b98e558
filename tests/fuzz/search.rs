//! Fuzzes the search for people with arbitrary text.

#![no_main]

#[path = "../it/fuzz/search.rs"]
mod fuzzed;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzzed::target(bytes));
