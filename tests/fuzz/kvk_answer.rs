//! Fuzzes the parser of answers from the service of the Dutch trade register.

#![no_main]

#[path = "../it/fuzz/kvk_answer.rs"]
mod fuzzed;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzzed::target(bytes));
