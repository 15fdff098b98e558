//! Fuzz targets for untrusted input: names, searches, keys, terminal bytes, tables and settings files.
//! Each is a function of bytes.
//!
//! The crate in `tests/fuzz` runs these functions under `cargo-fuzz`, with the nightly compiler:
//!
//! ```sh
//! cargo fuzz run -s none --no-trace-compares --fuzz-dir tests/fuzz name \
//!     tests/fuzz/corpus/name tests/data/fuzz/name -- -create_missing_dirs=1 -max_total_time=600
//! ```
//!
//! New inputs go into the first folder, which is not checked in. No sanitizer is needed, because there
//! is no unsafe code; comparisons are not traced, because that took more than half of the time. In
//! normal test runs the targets get a small corpus, including past findings, unchanged and with bytes
//! changed.

mod config;
mod import;
mod keys;
mod name;
mod search;
mod terminal;

use std::{fs, path::Path};

use crate::support::{Dice, times};

/// Runs a target on each file of its corpus, and on `changed` mutations of each.
fn replay(door: &str, changed: usize, target: impl Fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/fuzz").join(door);
    let mut corpus: Vec<_> = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    corpus.sort();
    assert!(corpus.len() >= 5, "{door}: {}", corpus.len());
    let mut dice = Dice::new(19);
    for path in &corpus {
        let bytes = fs::read(path).unwrap();
        target(&bytes);
        for _ in 0..changed {
            let mut bytes = bytes.clone();
            for _ in 0..=dice.below(4) {
                let at = dice.below(bytes.len() + 1);
                let sign = dice.byte();
                match dice.below(4) {
                    0 if at < bytes.len() => bytes[at] = sign,
                    1 if at < bytes.len() => drop(bytes.remove(at)),
                    2 => bytes.truncate(at),
                    _ => bytes.insert(at, sign),
                }
            }
            target(&bytes);
        }
    }
}

#[test]
fn any_name() {
    replay("name", times(200, 50_000), name::target);
}

#[test]
fn any_search() {
    replay("search", times(10, 1_000), search::target);
}

#[test]
fn any_keys() {
    replay("keys", times(1, 200), keys::target);
}

#[test]
fn any_bytes_of_a_terminal() {
    replay("terminal", times(500, 50_000), terminal::target);
}

#[test]
fn any_configuration() {
    replay("config", times(10, 5_000), config::target);
}

#[test]
fn any_table() {
    replay("import", times(1, 100), import::program);
}
