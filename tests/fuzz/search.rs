//! Text that is typed to find somebody.

#![no_main]

#[path = "../it/fuzz/search.rs"]
mod fuzzed;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzzed::target(bytes));
