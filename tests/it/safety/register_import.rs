//! Imports of a trade register, with the program killed at any call. Either the old register is
//! unchanged or the new one is complete.

use std::{fs, path::Path};

use toegang::store::TradeRegister;

use crate::{
    cli::program,
    support::{can_trace, fault_positions, report_figures, run_with_fault},
};

const KILLED_CALLS: [&str; 7] =
    ["pwrite64", "fsync", "rename", "renameat2", "unlink", "openat", "linkat"];

fn table(name: &str) -> String {
    let row = |at: usize| format!("{:08},{name} {at}\n", 61_000_000 + at);
    format!("kvk,naam\n{}", (0..2_000).map(row).collect::<String>())
}

fn import(folder: &Path, file: &str) -> std::process::Command {
    program(folder, &["--db", "t/t.db", "handelsregister", "importeer", file])
}

/// Returns whether the file is the new register. Panics if it is neither the old nor the new one.
fn is_new(path: &Path) -> bool {
    let register = TradeRegister::open(path).unwrap().unwrap();
    let found = |name: &str| register.search(name, 2_001).unwrap().rows.len();
    let counts = (found("Oud"), found("Nieuw"), register.info().unwrap().kvk);
    assert!(counts == (2_000, 0, 2_000) || counts == (0, 2_000, 2_000), "{counts:?}");
    counts.1 > 0
}

#[test]
fn a_kill_at_any_call_leaves_the_old_register_or_the_new_one() {
    if !can_trace() {
        return;
    }
    let (mut old, mut new) = (0, 0);
    for call in KILLED_CALLS {
        for nth in fault_positions() {
            let home = tempfile::tempdir().unwrap();
            let folder = home.path().canonicalize().unwrap();
            fs::write(folder.join("old.csv"), table("Oud")).unwrap();
            fs::write(folder.join("new.csv"), table("Nieuw")).unwrap();
            assert!(import(&folder, "old.csv").output().unwrap().status.success());
            let what = format!("{call}:signal=KILL");
            if run_with_fault(&import(&folder, "new.csv"), &what, nth, &[]).is_none() {
                break;
            }
            let path = folder.join("t/handelsregister.db");
            *if is_new(&path) { &mut new } else { &mut old } += 1;
            let again = import(&folder, "new.csv").output().unwrap();
            assert!(again.status.success() && is_new(&path), "{call} {nth}: {again:?}");
            let names: Vec<_> = fs::read_dir(folder.join("t")).unwrap().collect();
            assert_eq!(names.len(), 1, "{call} {nth}: something is left: {names:?}");
        }
    }
    assert!(old > 0, "some are killed half way");
    report_figures("killed while importing a trade register", &format!("{old} old, {new} new"));
}
