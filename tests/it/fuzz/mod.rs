//! Fuzz targets for untrusted input: names, searches, keys, terminal bytes, tables, extracts of a
//! trade register, answers of its service and settings files. Each target is a function of bytes.
//!
//! The crate in `tests/fuzz` runs these functions under `cargo-fuzz`, with the nightly compiler:
//!
//! ```sh
//! cargo fuzz run -s none --no-trace-compares --fuzz-dir tests/fuzz name \
//!     tests/fuzz/corpus/name tests/data/fuzz/name -- -create_missing_dirs=1 -max_total_time=600
//! ```
//!
//! New inputs go into the first folder, which is not checked in. No sanitizer is needed, because
//! there is no unsafe code. Comparisons are not traced, because that takes more than half of the
//! time. Normal test runs use a small corpus with past findings, unchanged and mutated.

mod config;
mod import;
mod keys;
mod kvk_answer;
mod name;
mod register;
mod search;
mod terminal;

use std::{fs, path::Path};

use crate::support::{Rng, attempts};

/// Runs a target on each file of its corpus, and on `changed` mutations of each.
fn run_corpus(name: &str, changed: usize, target: impl Fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/fuzz").join(name);
    let mut corpus: Vec<_> = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    corpus.sort();
    assert!(corpus.len() >= 5, "{name}: {}", corpus.len());
    let mut rng = Rng::new(19);
    for path in &corpus {
        let bytes = fs::read(path).unwrap();
        target(&bytes);
        for _ in 0..changed {
            let mut bytes = bytes.clone();
            for _ in 0..=rng.below(4) {
                let at = rng.below(bytes.len() + 1);
                let byte = rng.byte();
                match rng.below(4) {
                    0 if at < bytes.len() => bytes[at] = byte,
                    1 if at < bytes.len() => drop(bytes.remove(at)),
                    2 => bytes.truncate(at),
                    _ => bytes.insert(at, byte),
                }
            }
            target(&bytes);
        }
    }
}

#[test]
fn any_name_is_cleaned_or_refused() {
    run_corpus("name", attempts(200, 50_000), name::target);
}

#[test]
fn any_search_text_gives_consistent_matches() {
    run_corpus("search", attempts(10, 1_000), search::target);
}

#[test]
fn any_keys_leave_the_log_valid() {
    run_corpus("keys", attempts(1, 200), keys::target);
}

#[test]
fn any_terminal_bytes_leave_the_parser_usable() {
    run_corpus("terminal", attempts(500, 50_000), terminal::target);
}

#[test]
fn any_configuration_loads_or_reports_its_mistakes() {
    run_corpus("config", attempts(10, 5_000), config::target);
}

#[test]
fn any_table_is_imported_in_full_or_not_at_all() {
    run_corpus("import", attempts(1, 100), import::target);
}

#[test]
fn any_extract_is_imported_in_full_or_not_at_all() {
    run_corpus("register", attempts(15, 3_000), register::target);
}

#[test]
fn any_answer_of_the_service_is_read_or_refused() {
    run_corpus("kvk_answer", attempts(15, 3_000), kvk_answer::target);
}
