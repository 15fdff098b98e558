//! Keys in the shell, the line for sshd, and restricted sessions.

use std::{fs, process::Command};

use super::{ends, json, small_world, writes::Shell};
use crate::support::{key, key_line};

const PIET: &str = "piet@eigendomein.nl";

/// Creates a home folder with the small example, and a file with a key.
fn home() -> (tempfile::TempDir, String, String) {
    let (home, db) = small_world();
    let file = home.path().join("id.pub");
    fs::write(&file, key_line(1)).unwrap();
    let file = file.display().to_string();
    (home, db, file)
}

#[test]
fn a_key_comes_is_listed_opens_and_is_withdrawn() {
    let (home, db, file) = home();
    let piet = Shell { db: &db, who: PIET };
    let fingerprint = key(1).fingerprint();
    let look = || ends(&home, &["--db", &db, "ssh", "opzoek", &fingerprint]);
    assert_eq!(look(), (Some(0), String::new(), String::new()), "an unknown key is no error");
    let said = piet.does(&["ssh", "keys", "add", &file, "--of", "Jan Jansen"]);
    assert!(said.contains("hij opent pas als Jan Jansen hem bevestigt"), "{said}");
    let waits = look().1;
    assert!(waits.contains("--vast --sleutel ") && waits.contains(" --code\""), "{waits}");
    assert!(!waits.contains("--als"), "as nobody: {waits}");
    let of_jan = ["ssh", "sleutels", "bevestig", "piet@laptop"];
    let (code, _, err) =
        piet.says(&["ssh", "sleutels", "code", "piet@laptop", "--van", "Jan Jansen"]);
    assert!(code == Some(4) && err.contains("maakt er niet zelf de code voor"), "{err}");
    Shell { db: &db, who: "jan@eigendomein.nl" }.does(&of_jan);
    let list =
        json(&["--db", &db, "--als", PIET, "ssh", "sleutels", "lijst", "--van", "Jan Jansen"]);
    assert_eq!(list["schema"], "toegang.key.list/1");
    let row = &list["keys"][0];
    assert_eq!(
        (&row["fingerprint"], &row["kind"]),
        (&(*fingerprint).into(), &"ssh-ed25519".into())
    );
    assert_eq!((&row["remark"], &row["withdrawn_at"]), (&"piet@laptop".into(), &().into()));
    let jan = json(&["--db", &db, "--als", PIET, "gebruiker", "toon", "Jan Jansen"])["id"].clone();
    let (code, line, _) = look();
    let program = env!("CARGO_BIN_EXE_toegang");
    let real = fs::canonicalize(&db).unwrap().display().to_string();
    let expected = format!(
        "restrict,pty,command=\"exec {program} --db {real} --als {jan} --vast --sleutel {}\" {}\n",
        row["id"],
        key(1)
    );
    assert_eq!((code, line), (Some(0), expected), "one line, of ours");
    let few = ends(&home, &["--db", &db, "ssh", "lookup", &fingerprint, "--at-most", "7"]).1;
    assert!(few.contains(" --hoogstens 7\" ssh-ed25519 "), "{few}");
    let anchor = home.path().join("anker").display().to_string();
    let noted = ["--db", &db, "--anker", &anchor, "ssh", "opzoek", &fingerprint];
    let noted = ends(&home, &noted).1;
    assert!(noted.contains(&format!("--anker {anchor} --als ")), "{noted}");
    piet.does(&["ssh", "sleutels", "intrek", "piet@laptop", "--van", "Jan Jansen"]);
    assert_eq!(look().1, "");
    let list = piet.does(&["ssh", "sleutels", "lijst", "--van", "Jan Jansen"]);
    assert!(
        list.contains("Ingetrokken")
            && list.matches("Piet de Vries").count() == 2
            && list.contains("Jan Jansen"),
        "{list}"
    );
}

/// Options and comments with a meaning to sshd are refused, with the reason.
#[test]
fn what_is_no_key_is_refused_at_the_door() {
    let (home, db, file) = home();
    let piet = Shell { db: &db, who: PIET };
    let add = |text: &str, more: &[&str]| {
        fs::write(&file, text).unwrap();
        piet.says(&[&["ssh", "sleutels", "toevoegen", &file], more].concat())
    };
    let line = key_line(2);
    for (text, said) in [
        (format!("command=\"sh\" {line}"), "staat iets"),
        (format!("{line}\"x"), "mag geen \" hebben"),
        (format!("{line}\n{line}"), "één sleutel tegelijk"),
        ("-----BEGIN OPENSSH PRIVATE KEY-----".to_owned(), "geheime helft"),
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
    assert!(piet.does(&["ssh", "sleutels", "lijst"]).contains("mijn laptop"));
    let wide: Vec<u8> =
        format!("\u{feff}{}\r\n", key_line(3)).encode_utf16().flat_map(u16::to_le_bytes).collect();
    fs::write(&file, wide).unwrap();
    piet.does(&["ssh", "sleutels", "toevoegen", &file]);
    let kept = piet.json(&["ssh", "sleutels", "lijst"])["keys"][0]["fingerprint"].clone();
    assert_eq!(kept.as_str(), Some(&*key(3).fingerprint()), "as Notepad saves it");
    let folder = home.path().display().to_string();
    for path in [&folder, "/nergens", "/dev/zero"] {
        assert_eq!(piet.says(&["ssh", "sleutels", "toevoegen", path]).0, Some(3), "{path}");
    }
}

#[test]
fn a_path_that_sshd_would_read_otherwise_is_not_printed() {
    let (home, db, file) = home();
    let odd = home.path().join("a b.db");
    Shell { db: &db, who: PIET }.does(&["ssh", "sleutels", "toevoegen", &file]);
    fs::rename(&db, &odd).unwrap();
    let odd = odd.display().to_string();
    let (code, out, err) = ends(&home, &["--db", &odd, "ssh", "opzoek", &key(1).fingerprint()]);
    assert!(code == Some(2) && out.is_empty() && err.contains("leest"), "{out}{err}");
}

#[test]
fn a_fixed_session_is_a_number_on_a_screen_and_nothing_else() {
    let (home, db, _) = home();
    let ends = |words: &[&str]| ends(&home, &[&["--db", &db][..], words].concat());
    for words in [
        &["--vast"][..],
        &["--als", PIET, "--vast"],
        &["--als", "5; sh", "--vast"],
        &["--als", "-1", "--vast"],
        &["--als", "5", "--vast", "org", "lijst"],
        &["--als", "5", "--vast", "--lijnmodus"],
        &["--als", "5", "--sleutel", "7"],
        &["--als", "5", "--hoogstens", "7"],
        &["--als", "5", "--vast", "--sleutel", "x"],
    ] {
        let (code, out, err) = ends(words);
        assert!(code == Some(2) && out.is_empty(), "{words:?} {code:?}: {out}{err}");
    }
    let unknown = ends(&["--als", "4242", "--vast"]);
    assert_eq!(unknown.0, Some(3), "{unknown:?}");
    let jan = json(&["--db", &db, "--als", PIET, "gebruiker", "toon", "Jan Jansen"])["id"].clone();
    let own = ends(&["--als", &jan.to_string(), "gebruiker", "lijst"]);
    assert!(
        own.0 == Some(0) && own.1.contains("Jan Jansen"),
        "a number does where an address does"
    );
}

/// The output is a valid file for sshd; without sshd, the check reports what is missing.
#[test]
fn an_installation_is_a_file_with_its_steps() {
    let (home, db, _) = home();
    let (code, out, _) = ends(&home, &["--db", &db, "ssh", "installatie", "--account", "poort"]);
    assert_eq!(code, Some(0));
    let settings: Vec<&str> = out.lines().filter(|line| !line.starts_with('#')).collect();
    assert_eq!(settings[0], "Match User poort");
    let lookup = format!("--db {db} ssh opzoek --hoogstens 100 --per-persoon 8 %f");
    assert!(settings[1].ends_with(&lookup), "the limits are on and seen: {}", settings[1]);
    assert_eq!(settings[2], "    AuthorizedKeysCommandUser poort");
    for relative in ["t.db", "./t.db"] {
        let (code, again, err) =
            ends(&home, &["--db", relative, "ssh", "installatie", "--account", "poort"]);
        assert_eq!((code, &again), (Some(0), &out), "sshd starts elsewhere: {err}");
        let checks = ["--db", relative, "ssh", "installatie", "--controleer", "--json"];
        let found: serde_json::Value = serde_json::from_str(&ends(&home, &checks).1).unwrap();
        assert_eq!(found["findings"][0]["value"], db.as_str(), "{found}");
    }
    let document = json(&["--db", &db, "ssh", "setup"]);
    assert_eq!(document["settings"]["AuthorizedKeysFile"], "none");
    for account in ["x y", "-x", "", "a;b", "a\nb"] {
        let given = format!("--account={account}");
        assert_eq!(ends(&home, &["ssh", "installatie", &given]).0, Some(2), "{account:?}");
    }
    let mut check = Command::new(env!("CARGO_BIN_EXE_toegang"));
    check.args(["--db", &db, "ssh", "setup", "--check", "--account", "niemand-zo", "--json"]);
    let done = check.env("HOME", home.path()).output().unwrap();
    assert_eq!(done.status.code(), Some(5));
    let said: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
    assert_eq!(said["schema"], "toegang.ssh.check/1");
}
