//! Fuzz target: arbitrary extracts of a trade register.

use std::{cell::OnceCell, fs};

use tempfile::TempDir;
use toegang::register::{ImportOptions, import};

/// The file names that decide, with the contents, how an extract is read. The first byte of an input
/// chooses one.
const NAMES: [&str; 5] = ["kvk.csv", "kvk.json", "kbo.zip", "enterprise.csv", "denomination.csv"];

thread_local! {
    static HOME: OnceCell<TempDir> = const { OnceCell::new() };
}

/// Imports the bytes as an extract. A refused extract leaves the register as it was.
pub(crate) fn target(bytes: &[u8]) {
    let Some((kind, extract)) = bytes.split_first() else { return };
    HOME.with(|home| {
        let home = home.get_or_init(|| tempfile::tempdir().unwrap()).path();
        let folder = home.join("extract");
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir(&folder).unwrap();
        let path = folder.join(NAMES[usize::from(*kind) % NAMES.len()]);
        fs::write(&path, extract).unwrap();
        let register = home.join("register.db");
        let was = fs::read(&register).ok();
        let options = ImportOptions { now: "2026-11-28T12:00:00Z".to_owned(), is_dry_run: false };
        if import(&register, &[path], options, &mut |_| {}).is_err() {
            assert!(fs::read(&register).ok() == was, "nothing is half imported");
        }
    });
}
