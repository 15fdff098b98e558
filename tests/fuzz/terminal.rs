//! Bytes that a terminal sends.

#![no_main]

#[path = "../it/fuzz/terminal.rs"]
mod door;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| door::target(bytes));
