//! Exporting the whole file as JSON lines, and importing it again.

use std::{fs, os::unix::fs::PermissionsExt, path::Path, time::Duration};

use rusqlite::types::ValueRef;
use sha2::{Digest, Sha256};
use toegang::store::Store;

use super::{run_toegang, small_world, writes::PIET_EMAIL};
use crate::support::unshared;

/// Creates a database with events of each kind, and returns its path.
fn with_history() -> (tempfile::TempDir, String) {
    let (home, db) = small_world();
    let says = |who: &str, words: &[&str]| {
        run_toegang(&home, &[&["--db", &db, "--als", who], words].concat()).0
    };
    let anna = "anna@cijfermeesters.nl";
    assert_eq!(says(PIET_EMAIL, &["lid", "voegtoe", "holding", "Jan Jansen", anna]), Some(0));
    assert_eq!(says(anna, &["postvak", "accepteer", "piet holding"]), Some(0));
    assert_eq!(says(PIET_EMAIL, &["lid", "verwijder", "holding", "jan jansen", "--ja"]), Some(0));
    assert_eq!(says(PIET_EMAIL, &["ongedaan"]), Some(0));
    assert_eq!(says(PIET_EMAIL, &["gebruiker", "nodiguit", "x@eigendomein.nl"]), Some(0));
    let away = says("jan@eigendomein.nl", &["gebruiker", "blokkeer", "els@eigendomein.nl"]);
    assert_eq!(away, Some(4), "an attempt that is noted");
    (home, db)
}

#[test]
fn exporting_and_importing_gives_an_identical_file() {
    let (home, db) = with_history();
    let (code, lines, err) = run_toegang(&home, &["--db", &db, "db", "exporteer"]);
    assert_eq!(code, Some(0), "{err}");
    assert!(lines.starts_with(r#"{"file":{"schema":"toegang.file/2","#), "{lines}");
    assert!(lines.contains(r#"{"denied":"#) && lines.contains(r#""kind":"request.accepted""#));
    let text = home.path().join("alles.jsonl").display().to_string();
    fs::write(&text, &lines).unwrap();
    let new = home.path().join("nieuw.db").display().to_string();
    let (code, out, err) = run_toegang(&home, &["--db", &new, "db", "importeer", &text, "--proef"]);
    assert!(code == Some(0) && out.contains("niets gewijzigd"), "{out}{err}");
    assert!(!fs::exists(&new).unwrap());
    let (code, out, err) = run_toegang(&home, &["--db", &new, "db", "import", &text]);
    let events = lines.lines().filter(|line| line.starts_with(r#"{"event""#)).count();
    let told = format!("{events} regels van het Logboek");
    assert!(code == Some(0) && events > 9 && out.starts_with(&told), "{told}: {out}{err}");
    let (_, again, _) = run_toegang(&home, &["--db", &new, "db", "export"]);
    assert!(again == lines, "the same lines");
    assert_eq!(run_toegang(&home, &["--db", &new, "db", "controleer"]).0, Some(0));
    for words in [&["log"][..], &["lid", "lijst", "holding"], &["gebruiker", "lijst"]] {
        let of = |db: &str| {
            run_toegang(&home, &[&["--db", db, "--als", PIET_EMAIL, "--json"], words].concat())
        };
        assert_eq!(of(&new), of(&db), "{words:?}");
    }
    let undone = run_toegang(&home, &["--db", &new, "--als", PIET_EMAIL, "opnieuw"]);
    assert_eq!(undone.0, run_toegang(&home, &["--db", &db, "--als", PIET_EMAIL, "opnieuw"]).0);
    let (code, _, err) = run_toegang(&home, &["--db", &new, "db", "importeer", &text]);
    assert!(code == Some(5) && err.contains("bestand is niet leeg"), "{err}");
}

/// The log comes from version 0.2. Its lines are hashed, so a changed code or field name would
/// break every existing file.
#[test]
fn a_log_of_version_0_2_is_imported_and_exported_unchanged() {
    let home = tempfile::tempdir().unwrap();
    let lines = include_str!("../../data/log-of-0.2.jsonl");
    let text = home.path().join("log.jsonl").display().to_string();
    fs::write(&text, lines).unwrap();
    let db = home.path().join("t.db").display().to_string();
    let (code, _, err) = run_toegang(&home, &["--db", &db, "db", "import", &text]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert_eq!(run_toegang(&home, &["--db", &db, "db", "check"]).0, Some(0));
    let exported = run_toegang(&home, &["--db", &db, "db", "export"]).1;
    let (before, after) = (body(lines), body(&exported));
    assert!(after.starts_with(&before), "the same lines");
    // Requests and invitations of the log expire as time goes by.
    let added = after.iter().skip(before.len());
    assert_eq!(added.filter(|line| !line.contains(".expired\"")).count(), 0);
}

/// The lines between the first one, of the file, and the last one, of the end of the log.
fn body(lines: &str) -> Vec<&str> {
    let lines: Vec<_> = lines.lines().collect();
    lines[1..lines.len() - 1].to_vec()
}

/// SQL dumps of databases from earlier versions.
const OLDER_FILES: [&str; 2] =
    [include_str!("../store/version_1.sql"), include_str!("../store/version_5.sql")];

#[test]
fn every_older_file_survives_export_and_import_with_its_hashes() {
    for older in OLDER_FILES {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("t.db");
        rusqlite::Connection::open(&path).unwrap().execute_batch(older).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        let db = path.display().to_string();
        let version = older.lines().find(|line| line.contains("user_version")).unwrap();
        let add = ["lid", "voegtoe", "Piet Holding", "jan@eigendomein.nl"];
        let added = run_toegang(&home, &[&["--db", &db, "--als", PIET_EMAIL], &add[..]].concat());
        assert_eq!(added.0, Some(0), "{version}: {}", added.2);
        let (_, lines, _) = run_toegang(&home, &["--db", &db, "db", "exporteer"]);
        let text = home.path().join("alles.jsonl").display().to_string();
        fs::write(&text, &lines).unwrap();
        for (from, how) in [(&text, "importeer"), (&db, "herstel")] {
            let new = home.path().join(how).display().to_string();
            let words = match how {
                "importeer" => ["--db", &new, "db", how, from],
                _ => ["--db", from, "db", how, &new],
            };
            let (code, _, err) = run_toegang(&home, &words);
            assert_eq!(code, Some(0), "{version} {how}: {err}");
            assert_eq!(run_toegang(&home, &["--db", &new, "db", "controleer"]).0, Some(0), "{how}");
            let again = run_toegang(&home, &["--db", &new, "db", "exporteer"]).1;
            assert!(again == lines, "{version} {how}: the same lines, and the same hash");
        }
        let log =
            |db: &str| run_toegang(&home, &["--db", db, "--als", PIET_EMAIL, "log", "--json"]);
        assert_eq!(log(&home.path().join("importeer").display().to_string()), log(&db));
    }
}

#[test]
fn an_incomplete_export_is_not_imported() {
    let (home, db) = with_history();
    let (_, lines, _) = run_toegang(&home, &["--db", &db, "db", "exporteer"]);
    let new = home.path().join("nieuw.db").display().to_string();
    let text = home.path().join("half.jsonl").display().to_string();
    let refuses = |wrong: &[u8], said: &str| {
        fs::write(&text, wrong).unwrap();
        for more in [&[][..], &["--proef"]] {
            let typed = [&["--db", &new, "db", "importeer", &text], more].concat();
            let (code, out, err) = run_toegang(&home, &typed);
            let told = err.contains(said) && err.trim_end().ends_with("Er is niets ingelezen.");
            assert!(code == Some(8) && out.is_empty() && told, "{code:?} {said}: {err}");
            let left = fs::read_dir(home.path()).unwrap().flatten();
            let left = left.filter(|file| file.file_name().to_string_lossy().starts_with("nieuw"));
            assert_eq!(left.count(), 0, "nothing is left of it: {said}");
        }
        let typed = ["--db", &new, "db", "import", &text, "--taal", "en"];
        assert!(
            run_toegang(&home, &typed).2.trim_end().ends_with("Nothing was imported."),
            "{said}"
        );
    };
    let mut cut: Vec<&str> = lines.lines().collect();
    let first = cut.iter().position(|line| line.contains(r#""user.added""#)).unwrap();
    cut.remove(first);
    let headless: Vec<&str> = lines.lines().skip(1).collect();
    let mut late = headless.clone();
    late.splice(headless.len() - 1..headless.len() - 1, lines.lines().next());
    let endless: Vec<&str> = lines.lines().take(lines.lines().count() - 1).collect();
    let twice = [lines.as_str(), &lines].concat();
    let again = [lines.lines().next().unwrap(), &lines].join("\n");
    let accepted = lines.lines().position(|line| line.contains("request.accepted")).unwrap();
    let garbled = lines.replacen("request.accepted", "request.invented", 1);
    let other = lines.replacen("toegang.file/2", "toegang.file/3", 1);
    let count = lines.lines().count();
    let no_text = lines.replacen('x', "\u{1}", 1).into_bytes();
    let no_text: Vec<u8> =
        no_text.iter().map(|byte| if *byte == 1 { 0xff } else { *byte }).collect();
    let in_line = |line: usize, what: &str| format!("half.jsonl: regel {line} {what}");
    for (wrong, said) in [
        (other, in_line(1, "is niet de kopregel")),
        (cut.join("\n"), " past niet bij de regels ervoor".to_owned()),
        (headless.join("\n"), in_line(1, "is niet de kopregel")),
        (late.join("\n"), in_line(1, "is niet de kopregel")),
        (twice, in_line(count + 1, "staat na de laatste regel")),
        (again, in_line(2, "is een tweede kopregel")),
        (endless.join("\n"), in_line(count - 1, "is niet de slotregel")),
        (
            lines.replacen("x@eigendomein.nl", "y@eigendomein.nl", 1),
            in_line(count, "is de slotregel, maar een eerdere regel"),
        ),
        (garbled, in_line(accepted + 1, "is geen regel die db exporteer schrijft")),
        (String::new(), "half.jsonl is leeg".to_owned()),
        ("{\n".to_owned(), in_line(1, "is geen JSON, vanaf teken 1")),
    ] {
        refuses(wrong.as_bytes(), &said);
    }
    refuses(&no_text, &in_line(1, "is geen UTF-8"));
    let (code, _, err) = run_toegang(&home, &["--db", &new, "db", "importeer", "/nergens"]);
    assert!(code == Some(3) && err.contains("/nergens"), "{err}");
    // Importing into an existing, empty database also works.
    Store::open(Path::new(&new), Duration::ZERO).unwrap();
    fs::write(&text, endless.join("\n")).unwrap();
    let (code, _, err) = run_toegang(&home, &["--db", &new, "db", "importeer", &text]);
    assert!(code == Some(8) && err.contains("het einde van het bestand ontbreekt"), "{err}");
    assert!(Store::open(Path::new(&new), Duration::ZERO).unwrap().is_bare().unwrap());
    fs::write(&text, &lines).unwrap();
    assert_eq!(run_toegang(&home, &["--db", &new, "db", "importeer", &text]).0, Some(0));
}

#[test]
fn an_import_records_the_end_of_the_log_in_the_anchor() {
    let (home, db) = with_history();
    let text = home.path().join("alles.jsonl").display().to_string();
    fs::write(&text, run_toegang(&home, &["--db", &db, "db", "exporteer"]).1).unwrap();
    let (code, _, err) =
        run_toegang(&home, &["--db", "nieuw.db", "--anker", "einde", "db", "importeer", &text]);
    assert_eq!(code, Some(0), "{err}");
    let check = ["--db", "nieuw.db", "--anker", "einde", "db", "controleer"];
    assert_eq!(run_toegang(&home, &check).0, Some(0));
    let (code, _, err) =
        run_toegang(&home, &["--db", "anders.db", "--anker", "t.db", "db", "importeer", &text]);
    assert!(code == Some(8) && err.starts_with("toegang: Het ankerbestand t.db"), "{err}");
    assert!(!home.path().join("anders.db").exists());
}

/// Recalculates all hashes, like an attacker who knows the hash chain.
fn recompute_hashes(db: &rusqlite::Connection) {
    let sql =
        "select seq, at, actor, via, kind, handling, org_id, user_id, subject_id, was, becomes,
        undoes from log order by seq";
    let mut find = db.prepare(sql).unwrap();
    let mut rows = find.query([]).unwrap();
    let (mut before, mut hashes) = (vec![0; 32], Vec::new());
    while let Some(row) = rows.next().unwrap() {
        let mut link = Sha256::new();
        link.update(&before);
        link.update(b"L");
        let mut part = |kind: u8, bytes: &[u8]| {
            link.update([kind]);
            if kind > 0 {
                link.update(u64::try_from(bytes.len()).unwrap().to_le_bytes());
                link.update(bytes);
            }
        };
        for column in 0..12 {
            match row.get_ref(column).unwrap() {
                ValueRef::Integer(number) => part(1, &number.to_le_bytes()),
                ValueRef::Text(text) => part(3, text),
                _ => part(0, &[]),
            }
        }
        before = link.finalize().to_vec();
        hashes.push((row.get::<_, i64>(0).unwrap(), before.clone()));
    }
    for (seq, hash) in hashes {
        db.execute("update log set hash = ?2 where seq = ?1", (seq, hash)).unwrap();
    }
}

/// The export escapes control characters in manipulated rows. The import restores the exact bytes,
/// which the hash chain covers.
#[test]
fn control_characters_are_escaped_on_export_and_restored_on_import() {
    // A shared log would show that its chain was rewritten.
    let (home, db) = unshared(small_world);
    let old = rusqlite::Connection::open(&db).unwrap();
    let trigger = "select sql from sqlite_schema where name = 'i17_no_update'";
    let trigger: String = old.query_row(trigger, [], |row| row.get(0)).unwrap();
    let signs = "\u{85}\u{9b}2J\u{202e}\u{2066}\u{200b}\u{e0041}";
    let add = |what: &str, of: &str| {
        format!(
            "update log set becomes = substr(becomes, 1, length(becomes) - 1) || '{what}}}'
             where seq % 3 = {of};"
        )
    };
    old.execute_batch(&format!(
        "drop trigger i17_no_update; {} {}",
        add(&format!(",\"x\":\"{signs}\""), "0"),
        // The row contains an escape before the export.
        add(&format!(",\"x\":\"\\u202E{signs}\""), "1"),
    ))
    .unwrap();
    recompute_hashes(&old);
    old.execute_batch(&trigger).unwrap();
    drop(old);
    assert_eq!(run_toegang(&home, &["--db", &db, "db", "controleer"]).0, Some(0), "it is all one");
    let (code, lines, err) = run_toegang(&home, &["--db", &db, "db", "exporteer"]);
    assert_eq!(code, Some(0), "{err}");
    let steers = |sign: char| sign != '\n' && toegang::domain::is_forbidden(sign);
    assert!(!lines.contains(steers), "{lines}");
    let text = home.path().join("alles.jsonl").display().to_string();
    fs::write(&text, &lines).unwrap();
    let new = home.path().join("nieuw.db").display().to_string();
    let (code, out, err) = run_toegang(&home, &["--db", &new, "db", "importeer", &text]);
    assert_eq!(code, Some(0), "{out}{err}");
    let rows = |db: &str| {
        let db = rusqlite::Connection::open(db).unwrap();
        let mut rows = db.prepare("select becomes, hash from log order by seq").unwrap();
        let rows = rows.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        rows.collect::<Result<Vec<(String, Vec<u8>)>, _>>().unwrap()
    };
    assert!(rows(&new) == rows(&db), "to the last byte");
    assert!(rows(&new).iter().filter(|(row, _)| row.contains(signs)).count() > 5);
}

#[test]
fn an_endless_line_is_refused_before_it_fills_the_memory() {
    let (home, db) = small_world();
    let endless = home.path().join("eindeloos");
    fs::write(&endless, vec![b'x'; 3 << 20]).unwrap();
    let text = endless.display().to_string();
    let piet = ["--db", &db, "--als", PIET_EMAIL];
    let new = home.path().join("nieuw.db").display().to_string();
    let stdin = || std::process::Stdio::from(fs::File::open(&endless).unwrap());
    let said = |words: &[&str]| {
        let done = crate::cli::program(home.path(), words).stdin(stdin()).output().unwrap();
        (done.status.code(), String::from_utf8(done.stderr).unwrap())
    };
    let reads: [(&[&str], &[&str], i32); 7] = [
        (&piet, &["importeer", "leden", &text], 2),
        (&piet, &["importeer", "gebruikers", "-"], 2),
        (&piet, &["lid", "voegtoe", "bakkerij", "--bestand", &text], 2),
        (&piet, &["lid", "voegtoe", "bakkerij", "-"], 2),
        (&["--db", &new], &["db", "importeer", "-"], 8),
        (&["--db", &new], &["db", "importeer", &text], 8),
        (&piet, &["--lijnmodus"], 2),
    ];
    for (with, words, exit) in reads {
        let (code, err) = said(&[with, words].concat());
        let told = err.contains("is te lang") || err.contains("langer dan 1 MiB");
        assert!(code == Some(exit) && told, "{words:?}: {code:?} {err}");
        assert!(err.len() < 400, "it is not repeated: {words:?}");
    }
    assert!(!fs::exists(&new).unwrap());
    // Settings are optional: the program continues without them.
    let settings = home.path().join(".config/toegang");
    fs::create_dir_all(&settings).unwrap();
    fs::write(settings.join("config.toml"), vec![b'#'; 5 << 20]).unwrap();
    let (code, _, err) = run_toegang(&home, &[&piet[..], &["org", "lijst"]].concat());
    assert!(code == Some(0) && err.contains("te groot (meer dan 4 MiB)"), "{code:?} {err}");
}
