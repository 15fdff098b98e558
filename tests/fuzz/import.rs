//! Imports an arbitrary table with the real program, which imports all rows or none.

#![no_main]

use std::{ffi::OsString, fs, sync::LazyLock};

use toegang::{cli, domain, example, store::Store};

const KINDS: [&str; 4] = ["gebruikers", "organisaties", "leden", "relaties"];

static HOME: LazyLock<tempfile::TempDir> = LazyLock::new(|| {
    let home = tempfile::tempdir().unwrap();
    let now = domain::Now {
        at: domain::Moment(1_795_450_200_000),
        today: domain::Day::new(2026, 11, 23).unwrap(),
    };
    let mut store = Store::open(&home.path().join("t.db"), std::time::Duration::ZERO).unwrap();
    store.seed(&example::small(now)).unwrap();
    home
});

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((kind, table)) = bytes.split_first() else { return };
    let file = |name: &str| HOME.path().join(name).into_os_string();
    fs::write(file("t.csv"), table).unwrap();
    let words = ["toegang", "--als", "piet@eigendomein.nl", "--proef", "--db"];
    let mut words: Vec<OsString> = words.iter().map(OsString::from).collect();
    words.extend([file("t.db"), "importeer".into()]);
    words.extend([KINDS[usize::from(*kind) % KINDS.len()].into(), file("t.csv")]);
    let code = cli::run(&words);
    assert!(matches!(code, 0 | 2..=6), "{code}");
});
