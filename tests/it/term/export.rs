//! Exporting a filtered list: the file has the rows and cells that the shell prints.

use std::{fs, os::unix::fs::PermissionsExt, process::Command};

use crate::support::{Pty, USER_ENV_VARS};

#[test]
fn an_exported_list_never_overwrites_a_file() {
    let home = tempfile::tempdir().unwrap();
    let db = home.path().join("t.db").display().to_string();
    let piet = "piet@eigendomein.nl";
    let arguments = ["voorbeeld", "--klein", "--db", &db, "--als", piet];
    let mut it = Pty::start(home.path(), &arguments);
    it.see("Piet Holding").send("E").see("3 rijen opgeslagen");
    it.send("/piet").see("1 van 3").send("\x1b[BE").see("1 rij opgeslagen");
    let read = |name: &str| fs::read_to_string(home.path().join(name)).unwrap();
    let mut shell = Command::new(env!("CARGO_BIN_EXE_toegang"));
    shell.current_dir(home.path()).env("HOME", home.path());
    for name in USER_ENV_VARS {
        shell.env_remove(name);
    }
    let list = ["--db", &db, "--als", piet, "organisatie", "lijst", "--csv"];
    let printed = String::from_utf8(shell.args(list).output().unwrap().stdout).unwrap();
    assert_eq!(read("toegang-organisaties.csv"), printed);
    let filtered = read("toegang-organisaties-2.csv");
    assert_eq!(filtered.lines().count(), 2, "{filtered}");
    let mode = fs::metadata(home.path().join("toegang-organisaties.csv")).unwrap().permissions();
    assert_eq!(mode.mode() & 0o777, 0o600);
    let members = home.path().join("toegang-leden-piet-holding-b-v.csv");
    it.send("\r\x1b[C").see("Leden 1").send("E");
    it.wait_until("the file", |_| {
        fs::read_to_string(&members).is_ok_and(|text| text.contains(piet))
    });
    it.send("q");
    assert_eq!(it.wait_exit(), 0);
}
