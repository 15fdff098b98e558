//! Text that is given as a name, a message or an address.

#![no_main]

#[path = "../it/fuzz/name.rs"]
mod fuzzed;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzzed::target(bytes));
