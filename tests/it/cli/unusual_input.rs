//! Unusual texts as input of imports, commands and line mode, and in every output format.

use std::{
    ffi::OsString,
    fs,
    io::Write,
    os::unix::ffi::OsStringExt,
    path::Path,
    process::{Command, Output, Stdio},
    time::Duration,
};

use rusqlite::Connection;
use serde_json::Value;
use tempfile::TempDir;
use toegang::{
    domain::{Name, NameFault},
    example,
    store::Store,
    work,
};

use super::{
    program, small_world,
    writes::{PIET_EMAIL, Shell},
};
use crate::support::{Pty, assert_plain, naughty_strings, text_width};

/// Returns whether a spreadsheet would run a cell as a formula.
fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// Returns the text of a cell as exports write it, so that a spreadsheet does not run it.
fn defuse(text: &str) -> String {
    let bare = text.trim_start_matches('\'');
    let taken = is_formula(text) || (bare.len() < text.len() && is_formula(bare));
    if taken { format!("'{text}") } else { text.to_owned() }
}

/// Writes a table of organisations with all unusual texts. Returns its path and the valid names.
fn write_organisations(home: &TempDir) -> (String, Vec<String>) {
    let path = home.path().join("namen.csv");
    let mut rows = csv::Writer::from_path(&path).unwrap();
    rows.write_record(["naam", "plaats", "omschrijving"]).unwrap();
    let mut names = Vec::new();
    for text in naughty_strings() {
        let cell = defuse(&text);
        rows.write_record([&cell, &cell, &cell]).unwrap();
        let name = Name::new(&text).map(|name| name.to_string());
        names.extend(name.ok().filter(|name| NameFault::check_organisation(name).is_none()));
    }
    rows.flush().unwrap();
    names.sort();
    (path.display().to_string(), names)
}

fn imported_names(rows: &Value) -> Vec<String> {
    let ours = ["Bakkerij Eigendomein B.V.", "Nieuw B.V.", "Piet Holding B.V."];
    let names = rows.as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap());
    let mut names: Vec<_> =
        names.filter(|name| !ours.contains(name)).map(ToOwned::to_owned).collect();
    names.sort();
    names
}

#[test]
fn unusual_names_survive_import_and_every_list() {
    let (home, db) = small_world();
    let (path, names) = write_organisations(&home);
    let piet = Shell { db: &db, who: PIET_EMAIL };
    let (code, out, err) = piet.run(&["importeer", "organisaties", &path]);
    assert!(code != Some(0) && out.is_empty(), "{code:?} {out}");
    assert_plain(&err);
    let list = ["organisatie", "lijst"];
    assert_eq!(piet.json(&list)["count"], 3, "all of it or nothing");
    let import = ["importeer", "organisaties", &path, "--doorgaan-bij-fout", "--ja", "--json"];
    let (code, out, _) = piet.run(&import);
    assert_eq!(code, Some(10));
    assert_plain(&out);
    let done: Value = serde_json::from_str(&out).unwrap();
    for row in done["rows"].as_array().unwrap() {
        let failed = row["result"] == "failed";
        assert_eq!(failed, row["reason"]["message"].is_string(), "{row}");
    }
    assert!(
        imported_names(&piet.json(&list)["organisations"]) == names,
        "as they went in, by JSON"
    );
    let of = |form: &str| {
        let out = piet.run_ok(&[&list[..], &[form]].concat());
        assert_plain(&out.replace("\r\n", "\n"));
        out
    };
    let lines: Vec<Value> =
        of("--jsonl").lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(imported_names(&Value::Array(lines)) == names);
    let mut cells_of_names: Vec<String> = names.iter().map(|name| defuse(name)).collect();
    cells_of_names.sort();
    let table = piet.run_ok(&["exporteer", "organisaties"]);
    for (text, column) in [(of("--csv"), 1), (table, 0)] {
        let mut rows = csv::Reader::from_reader(text.as_bytes());
        let cells = rows.records().map(|row| row.unwrap()[column].to_owned());
        let mut read: Vec<String> = cells.collect();
        assert!(!read.iter().any(|cell| is_formula(cell)));
        read.retain(|name| !name.ends_with("B.V.") || name.contains('\u{301}'));
        read.sort();
        assert!(read == cells_of_names, "as they went in, by CSV, and by what is read in again");
    }
    let heard = of("--lijnmodus");
    assert_eq!(heard.lines().count(), names.len() + 4, "a line each");
    assert_aligned(&of("--stil"), names.len());
    for words in [&["log"][..], &["log", "--csv"], &["log", "--json"], &["db", "exporteer"]] {
        assert_plain(&piet.run_ok(words).replace("\r\n", "\n"));
    }
    let whole = home.path().join("alles.jsonl").display().to_string();
    fs::write(&whole, piet.run_ok(&["db", "exporteer"])).unwrap();
    let new = home.path().join("nieuw.db").display().to_string();
    let copy = Shell { db: &new, who: PIET_EMAIL };
    copy.run_ok(&["db", "importeer", &whole]);
    assert!(copy.json(&list) == piet.json(&list), "as they went in, from the file");
    // Write the texts into the database directly, like another program.
    let file = rusqlite::Connection::open(&db).unwrap();
    for (id, text) in (30..).zip(naughty_strings()) {
        let sql = "update or ignore organisation set name = ?2, town = ?2 where id = ?1";
        let _ = file.execute(sql, (id, text));
    }
    for form in ["--json", "--jsonl", "--csv", "--lijnmodus", "--stil"] {
        of(form);
    }
}

/// Terminal control codes and deceptive characters, used as folder name and in settings.
const CONTROL_CODES: &str = "map\u{1b}[31m\u{9b}2J\u{202e}a\u{200b}\u{2028}\u{e0041}";

/// Paths, settings, and log rows that another program wrote can contain any bytes.
#[test]
fn output_has_no_control_codes_and_json_is_exact() {
    let root = tempfile::tempdir().unwrap();
    let home = root.path().join(CONTROL_CODES);
    let settings = home.join(".config/toegang");
    fs::create_dir_all(&settings).unwrap();
    let folder = home.join("regels\nleugens");
    fs::create_dir(&folder).unwrap();
    fs::write(settings.join("config.toml"), "\"\u{202e}\u{9b}taal\" = 1\nthema = \"\u{200b}\"")
        .unwrap();
    fs::write(settings.join("toetsen.toml"), "weg = [\"\u{202e}").unwrap();
    let db = folder.join("t.db").display().to_string();
    let mut store = Store::open(Path::new(&db), Duration::from_secs(1)).unwrap();
    store.seed(&example::small(work::now(&work::zone()))).unwrap();
    drop(store);
    let copy = home.join("kopie.db").display().to_string();
    let as_piet = ["--db", &db, "--als", PIET_EMAIL];
    let ways: [&[&str]; 14] = [
        &["pad"],
        &["diagnose"],
        &["thema", "lijst"],
        &["organisatie", "lijst"],
        &["db", "pad"],
        &["db", "kopie", &copy],
        &["db", "kopie", &copy],
        &["db", "controleer"],
        &["db", "importeer", &copy],
        &["importeer", "gebruikers", &copy],
        &["lid", "voegtoe", "holding", "--bestand", &copy],
        &["lid", "lijst", CONTROL_CODES],
        &["ssh", "opzoek", "SHA256:AAAA"],
        &["ssh", "installatie"],
    ];
    for way in ways {
        for form in [&[][..], &["--json"], &["--jsonl"], &["--csv"], &["--lijnmodus"]] {
            let done = program(&home, &[&as_piet, way, form].concat()).output().unwrap();
            for bytes in [&done.stdout, &done.stderr] {
                assert_plain(&std::str::from_utf8(bytes).unwrap().replace("\r\n", "\n"));
            }
        }
    }
    let lines = |form: &str| {
        let done = program(&home, &["--db", &db, "pad", form]).output().unwrap();
        String::from_utf8(done.stdout).unwrap()
    };
    let said: Value = serde_json::from_str(&lines("--json")).unwrap();
    assert_eq!(said["paths"][0]["path"], db, "to the letter");
    assert_eq!(lines("--stil").lines().count(), 8, "a line for each, whatever is in it");
    // Log rows are escaped without loss, because the hash chain covers each byte.
    let file = Connection::open(&db).unwrap();
    let trigger = "select sql from sqlite_schema where name = 'i17_no_update'";
    let trigger: String = file.query_row(trigger, [], |row| row.get(0)).unwrap();
    file.execute_batch("drop trigger i17_no_update").unwrap();
    let sql = "update log set becomes = replace(becomes, 'Piet', '\u{202e}\u{9b}Piet')";
    assert!(file.execute(sql, []).unwrap() > 0);
    file.execute_batch(&trigger).unwrap();
    let whole = program(&home, &["--db", &db, "db", "exporteer"]).output().unwrap();
    let whole = String::from_utf8(whole.stdout).unwrap();
    assert!(whole.contains("\\u202e\\u009bPiet"), "{whole}");
    assert_plain(&whole);
    let mut shown = Pty::start(&home, &["--db", &db, "db", "exporteer"]);
    shown.see("{\"head\"");
    assert!(shown.has_written("\\u202e\\u009bPiet"));
    assert!(!shown.has_written("\u{202e}") && !shown.has_written("\u{9b}"));
}

/// Asserts that the status of each row is below its heading.
fn assert_aligned(table: &str, rows: usize) {
    let place = |line: &str, word: &str| line.rfind(word).map(|at| text_width(&line[..at]));
    let head = table.lines().find_map(|line| place(line, "Status"));
    let places: Vec<_> =
        table.lines().filter_map(|line| place(line, "niet actief  Beheerder")).collect();
    assert_eq!(places.len(), rows + 1);
    for (line, place) in table.lines().filter(|l| l.contains("niet actief  B")).zip(places) {
        assert_eq!(Some(place), head, "{line}");
    }
}

/// Runs the program with arbitrary words and input.
fn run_with_bytes(home: &TempDir, words: Vec<OsString>, input: &[u8]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_toegang"));
    command.args(words).current_dir(home.path()).env("HOME", home.path());
    for name in crate::support::USER_ENV_VARS {
        command.env_remove(name);
    }
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut it = command.spawn().unwrap();
    // The program may end without reading its input, so ignore write errors.
    let _ = it.stdin.take().unwrap().write_all(input);
    it.wait_with_output().unwrap()
}

/// Asserts that the program ended with an error or success, and that its output is printable.
#[track_caller]
fn assert_answered(done: &Output, what: &str) {
    let code = done.status.code();
    assert!(code.is_some_and(|code| code < 70), "{what}: {done:?}");
    for bytes in [&done.stdout, &done.stderr] {
        assert_plain(std::str::from_utf8(bytes).unwrap());
    }
}

#[test]
fn every_text_on_the_command_line_gets_an_answer() {
    let (home, db) = small_world();
    let start = |who: &str| ["--db", db.as_str(), "--als", who].map(OsString::from).to_vec();
    let ways: [&[&str]; 9] = [
        &["organisatie", "voegtoe", "--"],
        &["lid", "lijst", "--"],
        &["gebruiker", "nodiguit", "--"],
        &["partner", "zoek", "--"],
        &["gebruiker", "naam", "--"],
        &["lid", "lijst", "bakkerij", "--sorteer"],
        &["log", "--wat"],
        &["organisatie"],
        &["lid", "voegtoe", "holding", "--bericht=x", "--"],
    ];
    let texts = naughty_strings().into_iter().rev().filter(|text| !text.contains('\0')).take(48);
    let half: [&[u8]; 3] = [b"\xed\xa0\x80", b"Jan\xff\xfe", b"\xc0\x80"];
    let bytes = half.iter().map(|bytes| OsString::from_vec(bytes.to_vec()));
    for (at, text) in texts.map(OsString::from).chain(bytes).enumerate() {
        for way in [ways[at % ways.len()], ways[(at * 2 + 3) % ways.len()]] {
            let mut words = start(PIET_EMAIL);
            words.extend(way.iter().map(OsString::from));
            words.push(text.clone());
            assert_answered(&run_with_bytes(&home, words, b""), &format!("{way:?} {text:?}"));
        }
        let mut option = OsString::from("--");
        option.push(&text);
        assert_answered(&run_with_bytes(&home, vec![option], b""), &format!("an option {text:?}"));
    }
    let done =
        run_with_bytes(&home, [start("\u{1b}[2J@x\u{202e}.nl"), vec!["log".into()]].concat(), b"");
    assert_answered(&done, "who asks");
}

#[test]
fn input_that_is_not_utf_8_is_reported() {
    let (home, db) = small_world();
    let start = |words: &[&str]| {
        let all = [&["--db", &db, "--als", PIET_EMAIL], words].concat();
        all.into_iter().map(OsString::from).collect::<Vec<_>>()
    };
    let half = b"naam\nJan\nA\xed\xa0\x80B\n";
    for words in [
        &["importeer", "organisaties", "-"][..],
        &["lid", "voegtoe", "holding", "-"],
        &["lid", "voegtoe", "holding", "--bestand", "half.txt"],
        &["db", "importeer", "half.txt"],
    ] {
        fs::write(home.path().join("half.txt"), half).unwrap();
        let done = run_with_bytes(&home, start(words), half);
        assert_answered(&done, &format!("{words:?}"));
        assert_ne!(done.status.code(), Some(0), "{words:?}");
    }
    let answers = [b"organisatie\nA\xed\xa0\x80B\nlijst\nstop\n".as_slice(), b"\xff\n"].concat();
    assert_answered(&run_with_bytes(&home, start(&["--lijnmodus"]), &answers), "an answer");
}

#[test]
fn every_answer_in_line_mode_gets_a_reply() {
    let (home, db) = small_world();
    for (turn, english) in [&[][..], &["--taal", "en"]].into_iter().enumerate() {
        let mut lines = Vec::new();
        // Each turn uses every fifth text, so that the languages get different texts.
        for (at, text) in naughty_strings().into_iter().rev().skip(turn).step_by(5).enumerate() {
            let text = text.replace(['\n', '\r'], " ");
            let before = [&["2", "1"][..], &["organisatie", "voegtoe"], &["8", "2"], &[]][at % 4];
            lines.extend(before.iter().map(|word| (*word).to_owned()));
            lines.extend([text, String::new(), String::new(), String::new()]);
        }
        let words = [&["--db", &db, "--als", PIET_EMAIL, "--lijnmodus"], english].concat();
        let words = words.into_iter().map(OsString::from).collect();
        let done = run_with_bytes(&home, words, (lines.join("\n") + "\n").as_bytes());
        assert_answered(&done, "answers");
        assert!(String::from_utf8(done.stdout).unwrap().lines().count() > 500);
    }
}
