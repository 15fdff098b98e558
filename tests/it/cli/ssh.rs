//! SSH keys in the shell, the line for sshd, and restricted sessions.

use std::{fs, process::Command};

use super::{json, run_toegang, small_world, writes::Shell};
use crate::support::{key, key_line};

const PIET_EMAIL: &str = "piet@eigendomein.nl";

/// Creates a home folder with the small example, and a file with a key.
fn home_with_key() -> (tempfile::TempDir, String, String) {
    let (home, db) = small_world();
    let file = home.path().join("id.pub");
    fs::write(&file, key_line(1)).unwrap();
    let file = file.display().to_string();
    (home, db, file)
}

#[test]
fn a_key_is_added_listed_confirmed_and_withdrawn() {
    let (home, db, file) = home_with_key();
    let piet = Shell { db: &db, who: PIET_EMAIL };
    let fingerprint = key(1).fingerprint();
    let look = || run_toegang(&home, &["--db", &db, "ssh", "opzoek", &fingerprint]);
    assert_eq!(look(), (Some(0), String::new(), String::new()), "an unknown key is no error");
    let said = piet.run_ok(&["ssh", "keys", "add", &file, "--of", "Jan Jansen"]);
    assert!(said.contains("hij werkt pas als Jan Jansen hem bevestigt"), "{said}");
    let waits = look().1;
    assert!(waits.contains("--vast --sleutel ") && waits.contains(" --code\""), "{waits}");
    assert!(!waits.contains("--als"), "as nobody: {waits}");
    let of_jan = ["ssh", "sleutels", "bevestig", "piet@laptop"];
    let (code, _, err) =
        piet.run(&["ssh", "sleutels", "code", "piet@laptop", "--van", "Jan Jansen"]);
    assert!(code == Some(4) && err.contains("kan er niet zelf de code voor maken"), "{err}");
    Shell { db: &db, who: "jan@eigendomein.nl" }.run_ok(&of_jan);
    let list = json(&[
        "--db",
        &db,
        "--als",
        PIET_EMAIL,
        "ssh",
        "sleutels",
        "lijst",
        "--van",
        "Jan Jansen",
    ]);
    assert_eq!(list["schema"], "toegang.key.list/1");
    let row = &list["keys"][0];
    assert_eq!(
        (&row["fingerprint"], &row["kind"]),
        (&(*fingerprint).into(), &"ssh-ed25519".into())
    );
    assert_eq!((&row["remark"], &row["withdrawn_at"]), (&"piet@laptop".into(), &().into()));
    let jan =
        json(&["--db", &db, "--als", PIET_EMAIL, "gebruiker", "toon", "Jan Jansen"])["id"].clone();
    let (code, line, _) = look();
    let program = env!("CARGO_BIN_EXE_toegang");
    let real = fs::canonicalize(&db).unwrap().display().to_string();
    let expected = format!(
        "restrict,pty,command=\"exec {program} --db {real} --als {jan} --vast --sleutel {}\" {}\n",
        row["id"],
        key(1)
    );
    assert_eq!((code, line), (Some(0), expected), "one line, of ours");
    let few = run_toegang(&home, &["--db", &db, "ssh", "lookup", &fingerprint, "--at-most", "7"]).1;
    assert!(few.contains(" --hoogstens 7\" ssh-ed25519 "), "{few}");
    let anchor = home.path().join("anker").display().to_string();
    let noted = ["--db", &db, "--anker", &anchor, "ssh", "opzoek", &fingerprint];
    let noted = run_toegang(&home, &noted).1;
    assert!(noted.contains(&format!("--anker {anchor} --als ")), "{noted}");
    piet.run_ok(&["ssh", "sleutels", "intrek", "piet@laptop", "--van", "Jan Jansen"]);
    assert_eq!(look().1, "");
    let list = piet.run_ok(&["ssh", "sleutels", "lijst", "--van", "Jan Jansen"]);
    assert!(
        list.contains("Ingetrokken")
            && list.matches("Piet de Vries").count() == 2
            && list.contains("Jan Jansen"),
        "{list}"
    );
}

/// Options and comments that sshd would interpret are refused.
#[test]
fn an_invalid_key_is_refused_with_the_reason() {
    let (home, db, file) = home_with_key();
    let piet = Shell { db: &db, who: PIET_EMAIL };
    let add = |text: &str, more: &[&str]| {
        fs::write(&file, text).unwrap();
        piet.run(&[&["ssh", "sleutels", "toevoegen", &file], more].concat())
    };
    let line = key_line(2);
    for (text, said) in [
        (format!("command=\"sh\" {line}"), "staat iets"),
        (format!("{line}\"x"), "mag geen \" hebben"),
        (format!("{line}\n{line}"), "één sleutel tegelijk"),
        ("-----BEGIN OPENSSH PRIVATE KEY-----".to_owned(), "geheime sleutel"),
        ("ssh-dss AAAA".to_owned(), "Deze soort sleutel"),
        (String::new(), "Hier staat geen sleutel"),
        ("-----BEGIN PUBLIC KEY-----\nAAAA\n".to_owned(), "ssh-keygen -i -m PKCS8 -f"),
        ("PuTTY-User-Key-File-3: ssh-rsa\n".to_owned(), "PuTTYgen"),
    ] {
        let (code, out, err) = add(&text, &[]);
        assert!(code == Some(2) && out.is_empty() && err.contains(said), "{text}: {out}{err}");
    }
    let (code, _, err) = add(&format!("{line} \"x"), &["--naam", "mijn laptop"]);
    assert_eq!(code, Some(0), "a name of its own takes the place of the remark: {err}");
    assert!(piet.run_ok(&["ssh", "sleutels", "lijst"]).contains("mijn laptop"));
    let wide: Vec<u8> =
        format!("\u{feff}{}\r\n", key_line(3)).encode_utf16().flat_map(u16::to_le_bytes).collect();
    fs::write(&file, wide).unwrap();
    piet.run_ok(&["ssh", "sleutels", "toevoegen", &file]);
    let kept = piet.json(&["ssh", "sleutels", "lijst"])["keys"][0]["fingerprint"].clone();
    assert_eq!(kept.as_str(), Some(&*key(3).fingerprint()), "as Notepad saves it");
    let folder = home.path().display().to_string();
    for path in [&folder, "/nergens", "/dev/zero"] {
        assert_eq!(piet.run(&["ssh", "sleutels", "toevoegen", path]).0, Some(3), "{path}");
    }
}

#[test]
fn a_path_that_sshd_would_misread_is_not_printed() {
    let (home, db, file) = home_with_key();
    let odd = home.path().join("a b.db");
    Shell { db: &db, who: PIET_EMAIL }.run_ok(&["ssh", "sleutels", "toevoegen", &file]);
    fs::rename(&db, &odd).unwrap();
    let odd = odd.display().to_string();
    let (code, out, err) =
        run_toegang(&home, &["--db", &odd, "ssh", "opzoek", &key(1).fingerprint()]);
    assert!(code == Some(2) && out.is_empty() && err.contains("leest"), "{out}{err}");
}

#[test]
fn a_fixed_session_accepts_only_an_id_and_the_screens() {
    let (home, db, _) = home_with_key();
    let run_toegang = |words: &[&str]| run_toegang(&home, &[&["--db", &db][..], words].concat());
    for words in [
        &["--vast"][..],
        &["--als", PIET_EMAIL, "--vast"],
        &["--als", "5; sh", "--vast"],
        &["--als", "-1", "--vast"],
        &["--als", "5", "--vast", "org", "lijst"],
        &["--als", "5", "--vast", "--lijnmodus"],
        &["--als", "5", "--sleutel", "7"],
        &["--als", "5", "--hoogstens", "7"],
        &["--als", "5", "--vast", "--sleutel", "x"],
    ] {
        let (code, out, err) = run_toegang(words);
        assert!(code == Some(2) && out.is_empty(), "{words:?} {code:?}: {out}{err}");
    }
    let unknown = run_toegang(&["--als", "4242", "--vast"]);
    assert_eq!(unknown.0, Some(3), "{unknown:?}");
    let jan =
        json(&["--db", &db, "--als", PIET_EMAIL, "gebruiker", "toon", "Jan Jansen"])["id"].clone();
    let own = run_toegang(&["--als", &jan.to_string(), "gebruiker", "lijst"]);
    assert!(
        own.0 == Some(0) && own.1.contains("Jan Jansen"),
        "a number does where an address does"
    );
}

/// sshd accepts the output as configuration. Without sshd, the check reports that sshd is missing.
#[test]
fn the_installation_is_a_valid_sshd_configuration() {
    let (home, db, _) = home_with_key();
    let (code, out, _) =
        run_toegang(&home, &["--db", &db, "ssh", "installatie", "--account", "poort"]);
    assert_eq!(code, Some(0));
    let settings: Vec<&str> = out.lines().filter(|line| !line.starts_with('#')).collect();
    assert_eq!(settings[0], "Match User poort");
    let lookup = format!("--db {db} ssh opzoek --hoogstens 100 --per-persoon 8 %f");
    assert!(settings[1].ends_with(&lookup), "the limits are on and seen: {}", settings[1]);
    assert_eq!(settings[2], "    AuthorizedKeysCommandUser poort");
    for relative in ["t.db", "./t.db"] {
        let (code, again, err) =
            run_toegang(&home, &["--db", relative, "ssh", "installatie", "--account", "poort"]);
        assert_eq!((code, &again), (Some(0), &out), "sshd starts elsewhere: {err}");
        let checks = ["--db", relative, "ssh", "installatie", "--controleer", "--json"];
        let found: serde_json::Value =
            serde_json::from_str(&run_toegang(&home, &checks).1).unwrap();
        assert_eq!(found["findings"][0]["value"], db.as_str(), "{found}");
    }
    let document = json(&["--db", &db, "ssh", "setup"]);
    assert_eq!(document["settings"]["AuthorizedKeysFile"], "none");
    for account in ["x y", "-x", "", "a;b", "a\nb"] {
        let given = format!("--account={account}");
        assert_eq!(run_toegang(&home, &["ssh", "installatie", &given]).0, Some(2), "{account:?}");
    }
    let mut check = Command::new(env!("CARGO_BIN_EXE_toegang"));
    check.args(["--db", &db, "ssh", "setup", "--check", "--account", "niemand-zo", "--json"]);
    let done = check.env("HOME", home.path()).output().unwrap();
    assert_eq!(done.status.code(), Some(5));
    let said: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
    assert_eq!(said["schema"], "toegang.ssh.check/1");
}
