//! Unusual texts in output for programs: the followed log, the line for sshd, and the anchor.

use std::{
    fs,
    io::{BufRead, BufReader},
    path::Path,
    process::Stdio,
    sync::mpsc,
    time::Duration,
};

use rusqlite::Connection;
use serde_json::Value;
use toegang::{
    domain::{ChosenPerson, Command, Level, Name, OrgId, Profile, PublicKey, Session, UserId, Via},
    store::Store,
    work,
};

use super::{
    json, program, run_toegang, small_world,
    writes::{PIET_EMAIL, Shell},
};
use crate::support::{assert_plain, connected, key, naughty_strings, profile};

/// Writes to the database as one user, directly through the store.
struct Writer {
    store: Store,
    session: Session,
}

impl Writer {
    fn new(db: &str, who: &str) -> Self {
        let id = json(&["--db", db, "--als", who, "gebruiker", "toon", who])["id"].as_i64();
        let session = Session { user: UserId(id.unwrap()), via: Via::Cli };
        let store = Store::open(Path::new(db), Duration::from_secs(5)).unwrap();
        Self { store: connected(store, Path::new(db)), session }
    }

    fn execute(&mut self, command: &Command) -> bool {
        let now = work::now(&work::zone());
        self.store.execute(self.session, command, now).is_ok()
    }
}

/// Returns the command to create an organisation with this text in all fields.
fn create_organisation(name: &Name) -> Command {
    let some = || Some(name.clone());
    let profile = Profile {
        name: name.clone(),
        trade_name: some(),
        street: some(),
        town: some(),
        website: some(),
        ..profile("-", "")
    };
    Command::CreateOrganisation { profile: Box::new(profile), register: None }.confirmed()
}

#[test]
fn the_followed_log_prints_each_text_on_one_line() {
    let (home, db) = small_world();
    let mut writer = Writer::new(&db, PIET_EMAIL);
    let words = ["--db", &db, "--als", PIET_EMAIL, "log", "--volg"];
    let mut it = program(home.path(), &words).stdout(Stdio::piped()).spawn().unwrap();
    let lines = BufReader::new(it.stdout.take().unwrap()).lines();
    let (told, heard) = mpsc::channel();
    let reader = std::thread::spawn(move || {
        lines.map_while(Result::ok).for_each(|line| drop(told.send(line)));
    });
    // The moment that following starts is unknown, so write entries until the first is printed.
    let begins = |turn: usize| Name::new(&format!("Begin {turn}")).unwrap();
    let first = (0..60).find(|turn| {
        assert!(writer.execute(&create_organisation(&begins(*turn))));
        heard.recv_timeout(Duration::from_millis(500)).is_ok()
    });
    assert!(first.is_some(), "nothing was told");
    let names: Vec<Name> =
        naughty_strings().iter().filter_map(|text| Name::new(text).ok()).collect();
    let wanted: Vec<&Name> =
        names.iter().filter(|name| writer.execute(&create_organisation(name))).collect();
    assert!(wanted.len() > 100, "{}", wanted.len());
    let next = |kind: &str| loop {
        let line = heard.recv_timeout(Duration::from_secs(20)).unwrap();
        assert_plain(&line);
        let row: Value = serde_json::from_str(&line).unwrap();
        let org = row["becomes"]["organisation"]["name"].as_str().unwrap_or_default();
        if row["kind"] == kind && !org.starts_with("Begin ") {
            return row;
        }
    };
    for name in wanted {
        let row = next("organisation.added");
        let org = &row["becomes"]["organisation"];
        for field in ["name", "trade_name", "street", "town", "website"] {
            assert_eq!(org[field], **name, "to the letter");
        }
        assert_eq!(row["organisation"]["name"], **name);
    }
    // Write control codes into the database directly, like another program.
    let steers = "\u{202e}\u{9b}2J\u{1b}[31m\u{200b}\u{2028}Holding";
    let file = Connection::open(&db).unwrap();
    file.execute("update organisation set name = ?1 where name like 'Piet Holding%'", [steers])
        .unwrap();
    let sql =
        "select o.id, u.id from organisation o, user u where o.name = ?1 and u.email like 'jan@%'";
    let (org, user): (i64, i64) =
        file.query_row(sql, [steers], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    let pick = ChosenPerson { user: UserId(user), level: Level::Member, last_day: None };
    let add = Command::AddMembers { org: OrgId(org), picks: vec![pick], message: None };
    assert!(writer.execute(&add));
    let row = std::iter::repeat_with(|| next("member.added")).find(|row| row["user"]["id"] == user);
    let shown = row.unwrap()["organisation"]["name"].as_str().unwrap().to_owned();
    assert!(shown.ends_with("Holding"), "{shown}");
    it.kill().unwrap();
    it.wait().unwrap();
    reader.join().unwrap();
}

#[test]
fn typed_text_never_reaches_the_line_for_sshd() {
    let (home, db) = small_world();
    let (mut els, mut turn) = (Writer::new(&db, "els@eigendomein.nl"), 0_u8);
    let real = fs::canonicalize(&db).unwrap().display().to_string();
    let look = |fingerprint: &str| run_toegang(&home, &["--db", &db, "ssh", "opzoek", fingerprint]);
    let start = format!(
        "restrict,pty,command=\"exec {} --db {real} --als {} --vast --sleutel ",
        env!("CARGO_BIN_EXE_toegang"),
        els.session.user.0
    );
    let texts = naughty_strings();
    let remarks = texts.iter().filter_map(|text| PublicKey::check_comment(text).ok());
    let mut from = Name::new("Els Bakker").ok();
    for remark in remarks.rev().take(60) {
        let full_name = Some(remark.clone());
        let rename = Command::EditProfile { from: from.clone(), full_name }.confirmed();
        if els.execute(&rename) {
            from = Some(remark.clone());
        }
        turn += 1;
        let key = Box::new(key(turn).with_comment(Some(remark.clone())));
        let (fingerprint, shown) = (key.fingerprint(), key.to_string());
        assert!(els.execute(&Command::AddKey { user: els.session.user, key }), "{remark}");
        let (code, line, err) = look(&fingerprint);
        assert!(code == Some(0) && err.is_empty(), "{remark}: {err}");
        let rest = line.strip_prefix(&start).unwrap_or_else(|| panic!("{remark}: {line}"));
        let (id, rest) = rest.split_once('"').unwrap();
        assert!(id.bytes().all(|byte| byte.is_ascii_digit()), "{remark}: {line}");
        assert_eq!(rest, format!(" {shown}\n"), "{remark}");
    }
    assert!(turn > 40, "{turn}");
    // A key row that another program changed gives no access.
    let file = Connection::open(&db).unwrap();
    file.pragma_update(None, "ignore_check_constraints", true).unwrap();
    file.execute_batch("drop trigger key_never_moves").unwrap();
    let last = key(turn);
    let good = look(&last.fingerprint()).1;
    let put = |kind: &str, body: &str| {
        let sql = "update ssh_key set kind = ?1, body = ?2 where fingerprint = ?3";
        assert_eq!(file.execute(sql, (kind, body, &*last.fingerprint())).unwrap(), 1);
    };
    for (at, text) in texts.iter().enumerate().rev().step_by(7).take(24) {
        let (kind, body) = (last.kind().name(), last.body());
        match at % 3 {
            0 => put(kind, &format!("{body}\n{text}")),
            1 => put(kind, &format!("{body} {text}")),
            _ => put(text, body),
        }
        let (_, out, err) = look(&last.fingerprint());
        assert!(out.is_empty() || out == good, "{text:?}: {out}");
        assert_plain(&err);
    }
    put(last.kind().name(), last.body());
    assert_eq!(look(&last.fingerprint()).1, good, "as it was");
    // An argument that is not a fingerprint matches no key.
    for text in texts.iter().rev().filter(|text| !text.contains('\0')).take(24) {
        let done = program(home.path(), &["--db", &db, "ssh", "opzoek", "--", text]).output();
        let done = done.unwrap();
        assert!(done.stdout.is_empty(), "{text:?}");
        assert_plain(std::str::from_utf8(&done.stderr).unwrap());
    }
}

#[test]
fn typed_text_never_reaches_the_anchor() {
    let (home, db) = small_world();
    let anchor = home.path().join("anker").display().to_string();
    let with = ["--db", &db, "--als", PIET_EMAIL, "--anker", &anchor];
    let mut written = 0;
    let texts = naughty_strings().into_iter().rev().filter(|text| !text.contains('\0')).take(40);
    for text in texts {
        for words in [&["organisatie", "voegtoe", "--ja", "--"][..], &["gebruiker", "naam", "--"]] {
            let words = [&with[..], words, &[&text]].concat();
            let done = program(home.path(), &words).output().unwrap();
            written += usize::from(done.status.success());
        }
    }
    assert!(written > 30, "{written}");
    let noted = fs::read_to_string(&anchor).unwrap();
    assert_eq!(noted.lines().count(), written, "a line for each that was written");
    assert!(noted.is_ascii() && noted.ends_with('\n'));
    for line in noted.split_terminator('\n') {
        let (number, hash) = line.split_once(' ').unwrap();
        assert!(number.bytes().all(|byte| byte.is_ascii_digit()), "{line:?}");
        let is_hash = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        assert!(hash.len() == 64 && hash.bytes().all(is_hash), "{line:?}");
    }
    let piet = Shell { db: &db, who: PIET_EMAIL };
    piet.run_ok(&["db", "controleer", "--anker", &anchor]);
}
