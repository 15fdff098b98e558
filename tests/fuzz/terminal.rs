//! Fuzzes the parser of terminal input with arbitrary bytes.

#![no_main]

#[path = "../it/fuzz/terminal.rs"]
mod fuzzed;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzzed::target(bytes));
