//! Untrusted input that is refused or sanitized: commands, pasted text and files.

use std::{fs, os::unix::fs::symlink, path::Path, process::Command as Process};

use rusqlite::Connection;
use toegang::{
    app::Msg,
    domain::{Level, Moment, Now, PlatformRole},
};

use crate::{
    cli::{run_toegang, small_world},
    support::{Driver, World, remove},
};

const PIET_EMAIL: &str = "piet@eigendomein.nl";

#[test]
fn a_user_cannot_raise_their_own_level_or_role() {
    let mut world = World::small_world();
    let facts = crate::store::replay(&world);
    let els = facts.membership(world.org("Bakkerij"), world.user("els")).unwrap().id;
    let (org, from, to) = (world.org("Bakkerij"), Level::Member, Level::OrgAdmin);
    let raise = crate::support::change_level(org, vec![els], from, to);
    assert_eq!(world.refusal_code("els", &raise), "not_org_admin");
    let raise = world.change_role("els", PlatformRole::EnvAdmin);
    assert_eq!(world.refusal_code("els", &raise), "not_env_admin");
}

#[test]
fn a_member_whose_level_changed_meanwhile_is_not_removed() {
    let mut world = World::small_world();
    let org = world.org("Bakkerij");
    let seen = crate::store::replay(&world);
    let els = seen.membership(org, world.user("els")).unwrap();
    let (from, to) = (els.level, Level::OrgAdmin);
    world.act("piet", &crate::support::change_level(org, vec![els.id], from, to)).unwrap();
    let removal = remove(&seen, org, &[els.user]);
    let why = world.act("piet", &removal).unwrap_err();
    assert_eq!(why.class(), toegang::domain::Class::Conflict, "{why:?}");
}

#[test]
fn a_megabyte_pasted_into_a_search_is_cut_with_a_message() {
    let mut it = Driver::signed_in("piet");
    it.press("2 /");
    it.send(Msg::Pasted("bakkerij ".repeat(120_000)));
    it.settle();
    it.see("tekens van het geplakte");
}

#[test]
fn pasted_text_confirms_nothing() {
    let mut it = Driver::signed_in("piet");
    it.press("2 home enter right").type_text("d").see("ontzeggen?");
    for pasted in ["v", "\n", "j\r\n", " "] {
        it.paste(pasted);
    }
    it.see("ontzeggen?").press("esc");
    assert_eq!(it.world.store.check_log().unwrap(), []);
    assert_eq!(crate::store::log_size(&it.world), crate::store::log_size(&World::small_world()));
}

/// Imports these bytes as a table of users, and asserts that all or no rows were imported. Returns
/// the exit code and output.
fn import_users(bytes: &[u8]) -> (Option<i32>, String) {
    let (home, db) = small_world();
    fs::write(home.path().join("t.csv"), bytes).unwrap();
    let before = log_count(&db);
    let flags = ["--db", &db, "--als", PIET_EMAIL, "importeer", "gebruikers", "t.csv"];
    let (code, out, err) = run_toegang(&home, &flags);
    assert_eq!(code == Some(0), log_count(&db) > before, "{code:?} {out} {err}");
    (code, out + &err)
}

fn log_count(db: &str) -> i64 {
    let db = Connection::open(db).unwrap();
    db.query_row("select count(*) from log", [], |row| row.get(0)).unwrap()
}

#[test]
fn bytes_that_are_not_text_are_reported_with_their_line() {
    let (code, said) =
        import_users(b"e-mail,naam\nmia@eigendomein.nl,Mia\npim@eigendomein.nl,P\xefm\n");
    assert!(code == Some(2) && said.contains("regel 3") && said.contains("UTF-8"), "{said}");
}

#[test]
fn a_file_that_is_no_table_imports_nothing() {
    let long = format!("e-mail,naam\nmia@eigendomein.nl,{}\n", "x".repeat(10_000_000));
    let wrong: [(&[u8], &str); 6] = [
        (b"", "kolom"),
        (b"naam\nMia\n", "kolom"),
        (b"e-mail,naam\nmia@eigendomein.nl,\"Mia\npim@eigendomein.nl,Pim\n", "regel 2"),
        (b"e-mail,naam\nmia@eigendomein.nl,M\0a\n", "regel 2"),
        (b"e-mail\r\nmia@eigendomein.nl\ngeen adres\r\n", "regel 3"),
        (long.as_bytes(), "regel 2"),
    ];
    for (bytes, said) in wrong {
        let (code, told) = import_users(bytes);
        assert!(code == Some(2) || code == Some(5), "{code:?} {told:.300}");
        assert!(told.contains(said), "{said}: {told:.300}");
    }
    let (home, db) = small_world();
    fs::write(home.path().join("t.csv"), "naam,land\nKoek,Nederland\n").unwrap();
    let flags = ["--db", &db, "--als", PIET_EMAIL, "importeer", "organisaties", "t.csv"];
    let (code, _, err) = run_toegang(&home, &flags);
    assert!(code == Some(5) && err.contains("regel 2") && err.contains("twee letters"), "{err}");
    let fine = "\u{feff}E-mail,Naam\r\nmia@eigendomein.nl,Mia\n\
        pim@eigendomein.nl,Pim\r\n";
    assert_eq!(import_users(fine.as_bytes()).0, Some(0), "a mark before, ends of both kinds");
}

#[test]
fn formulas_are_defused_on_export_and_restored_on_import() {
    let (home, db) = small_world();
    let flags = ["--db", &db, "--als", PIET_EMAIL];
    let names = ["=SOM(A1)", "+31 Bel", "-Els", "'t Hof"];
    for (nth, name) in names.iter().enumerate() {
        let email = format!("r{nth}@eigendomein.nl");
        let name = format!("--naam={name}");
        let add = ["gebruiker", "voegtoe", &email, &name];
        let (code, _, err) = run_toegang(&home, &[&flags[..], &add].concat());
        assert_eq!(code, Some(0), "{err}");
    }
    let (_, table, _) = run_toegang(&home, &[&flags[..], &["exporteer", "gebruikers"]].concat());
    for name in &names[..3] {
        assert!(table.contains(&format!(",'{name},")), "{table}");
    }
    fs::write(home.path().join("t.csv"), &table).unwrap();
    let (_, before, _) =
        run_toegang(&home, &[&flags[..], &["gebruiker", "lijst", "--json"]].concat());
    let again = ["importeer", "gebruikers", "t.csv"];
    let (code, said, err) = run_toegang(&home, &[&flags[..], &again].concat());
    assert_eq!(code, Some(10), "only Kees, who is blocked, is not as asked: {said}{err}");
    let (_, after, _) =
        run_toegang(&home, &[&flags[..], &["gebruiker", "lijst", "--json"]].concat());
    assert_eq!(before, after);
}

#[test]
fn only_a_regular_file_is_read() {
    let (home, db) = small_world();
    let fifo = home.path().join("fifo");
    assert!(Process::new("mkfifo").arg(&fifo).status().unwrap().success());
    symlink("/dev/zero", home.path().join("nul")).unwrap();
    let _socket = std::os::unix::net::UnixListener::bind(home.path().join("socket")).unwrap();
    let before = log_count(&db);
    for path in ["fifo", "nul", "socket", ".", "/dev/zero"] {
        for words in [
            &["importeer", "gebruikers", path][..],
            &["lid", "voegtoe", "Bakkerij", "--bestand", path],
            &["db", "importeer", path],
        ] {
            let (code, _, err) =
                run_toegang(&home, &[&["--db", &db, "--als", PIET_EMAIL], words].concat());
            let told = code == Some(3) && err.contains("geen gewoon bestand");
            assert!(told, "{words:?}: {code:?} {err}");
        }
    }
    assert_eq!(log_count(&db), before);
    let outside =
        ["--db", &db, "--als", PIET_EMAIL, "importeer", "gebruikers", "../../../etc/passwd"];
    let (code, _, err) = run_toegang(&home, &outside);
    assert!(matches!(code, Some(2 | 3)) && !err.contains("root:"), "{err}");
}

#[test]
fn an_unknown_role_is_reported_without_control_characters() {
    let (code, said) = import_users(b"e-mail,naam,rol\nmia@eigendomein.nl,Mia,b\x1b[31maas\n");
    assert!(code == Some(2) && said.contains("regel 2") && said.contains("geen rol"), "{said}");
    assert!(!said.contains('\x1b'), "{said:?}");
}

#[test]
fn a_wrong_clock_does_not_reorder_the_log() {
    let mut world = World::small_world();
    let years = |years: i64| Moment(world.now.at.0 + years * 365 * 24 * 3_600_000);
    let clocks = [years(5), years(-66), world.now.at];
    let today = world.now.today;
    let mut written = Vec::new();
    for at in clocks {
        world.now = Now { at, today };
        let add = world.add("Bakkerij", &["jan"]);
        world.act("piet", &add).unwrap();
        let away = world.remove("Bakkerij", &["jan"]);
        world.act("piet", &away).unwrap();
        written.extend([at.0, at.0]);
    }
    let db = Connection::open(world.path()).unwrap();
    let last = "select at from log where via = 'tui' order by seq";
    let mut find = db.prepare(last).unwrap();
    let times: Vec<i64> =
        find.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    assert_eq!(times, written, "as the clock said, in the order in which it happened");
    assert_eq!(world.store.check_log().unwrap(), []);
    assert!(Path::new(&world.path()).exists());
}
