//! Databases that were changed by hand: the check reports each change.

use std::{
    collections::BTreeSet,
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    time::Duration,
};

use rusqlite::Connection;
use tempfile::TempDir;
use toegang::{
    domain::{Command, Difference, Email, JoinedBy, PlatformRole, UndoTarget},
    store::{ChainHead, Store, StoreError},
};

use crate::{
    cli::{run_toegang, small_world},
    support::World,
};

/// Creates a database with rows in each table and a value in each column.
pub(super) fn with_every_table() -> World {
    let mut world = World::small_world();
    world.create_organisation("Nieuw B.V.", "27000005", ("piet", "piet"));
    let add = world.add("Piet Holding", &["jan", "anna", "bram"]);
    world.act("piet", &add).unwrap();
    let request = world.open_request("anna");
    world.act("anna", &Command::AcceptRequest { request }).unwrap();
    let remove = world.remove("Piet Holding", &["jan"]);
    world.act("piet", &remove).unwrap();
    world.act("piet", &Command::Undo { which: UndoTarget::Last }).unwrap();
    world.act("piet", &World::invite("pim@eigendomein.nl", JoinedBy::Invitation)).unwrap();
    world.act("piet", &Command::AskRelation { user: world.user("luc"), message: None }).unwrap();
    let email = Email::new("piet2@eigendomein.nl").unwrap();
    world.act("piet", &Command::AddAddress { email }).unwrap();
    world.act("els", &world.change_role("jan", PlatformRole::EnvAdmin)).unwrap_err();
    world.act("piet", &world.change_role("jan", PlatformRole::Advanced)).unwrap();
    world.act("jan", &world.change_role("els", PlatformRole::EnvAdmin)).unwrap_err();
    let key = Box::new(crate::support::key(1));
    world.act("jan", &Command::AddKey { user: world.user("jan"), key }).unwrap();
    world.store.mark_example().unwrap();
    assert_eq!(world.store.check_log().unwrap(), []);
    world
}

/// Returns the bytes of the database, after a checkpoint.
pub(super) fn file_bytes(path: &Path) -> Vec<u8> {
    let db = Connection::open(path).unwrap();
    db.execute_batch("pragma wal_checkpoint(truncate)").unwrap();
    fs::read(path).unwrap()
}

/// Creates a database from these bytes and runs `sql` on it. Disables triggers and checks, and
/// restores them afterwards, like a careful attacker.
pub(super) fn changed_file(bytes: &[u8], sql: &str) -> (TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("t.db");
    write_private(&path, bytes);
    let db = Connection::open(&path).unwrap();
    db.execute_batch("pragma foreign_keys = off; pragma ignore_check_constraints = on").unwrap();
    let list = |sql: &str| {
        let mut find = db.prepare(sql).unwrap();
        let rows = find.query_map([], |row| row.get(0)).unwrap();
        rows.collect::<Result<Vec<String>, _>>().unwrap().concat()
    };
    let without =
        list("select 'drop trigger ' || name || ';' from sqlite_master where type = 'trigger'");
    let again = list("select sql || ';' from sqlite_master where type = 'trigger'");
    db.execute_batch(&format!("begin; {without} {sql}; {again} commit")).unwrap();
    (dir, path)
}

/// Writes a file that only its owner can access.
pub(super) fn write_private(path: &Path, bytes: &[u8]) {
    fs::write(path, bytes).unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(0o600)).unwrap();
}

fn check_differences(path: &Path) -> Vec<Difference> {
    Store::open_to_check(path, Duration::from_secs(5)).unwrap().check_log().unwrap()
}

/// Returns each column: its table, its name, and whether it is numeric. Leaves out the count of
/// recent wrong codes, which no log entry determines.
fn all_columns(world: &World) -> Vec<(String, String, String)> {
    let db = Connection::open(world.path()).unwrap();
    let sql = "select m.name, c.name, c.type from sqlite_master m, pragma_table_xinfo(m.name) c
        where m.type = 'table' and m.name not like 'sqlite%' and c.hidden = 0
          and m.name <> 'wrong_code'";
    let mut find = db.prepare(sql).unwrap();
    let rows = find.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap();
    rows.collect::<Result<_, _>>().unwrap()
}

#[test]
fn a_change_in_any_column_of_any_table_is_found() {
    let world = with_every_table();
    let bytes = file_bytes(&world.path());
    let columns = all_columns(&world);
    let tables: BTreeSet<_> = columns.iter().map(|(table, ..)| table).collect();
    assert_eq!((tables.len(), columns.len() > 120), (17, true), "{tables:?} {}", columns.len());
    // The shared log tells the host of a line, not this file.
    for (table, column, kind) in columns.iter().filter(|(_, column, _)| column != "host") {
        let other = match kind.as_str() {
            "INTEGER" => format!("coalesce({column}, 0) + 100000"),
            "TEXT" => format!("coalesce({column}, '') || 'x'"),
            _ => "zeroblob(32)".to_owned(),
        };
        // Change the last row, because no other row depends on it.
        let sql = format!(
            "update {table} set {column} = {other}
             where rowid = (select max(rowid) from {table})"
        );
        let (_dir, path) = changed_file(&bytes, &sql);
        let found = check_differences(&path);
        let named = found.iter().any(|one| match one {
            Difference::Line { .. } | Difference::MissingLine { .. } => table == "log",
            Difference::Attempt { .. } | Difference::MissingAttempt { .. } => table == "denied",
            Difference::Cell { table: of, column: which, .. } => (of, which) == (table, column),
            Difference::UnloggedRow { table: of, .. } => of == table,
            _ => false,
        });
        // The numbers in the log determine the position of entries and attempts.
        assert!(named, "{table}.{column}: {found:?}");
    }
}

/// The check reports the table and the key of that row, and no other rows.
#[test]
fn a_row_deleted_or_added_in_any_table_is_found() {
    let world = with_every_table();
    let bytes = file_bytes(&world.path());
    let db = Connection::open(world.path()).unwrap();
    let one = |sql: &str| db.query_row(sql, [], |row| row.get::<_, String>(0)).unwrap();
    let mut looked_at = 0;
    for table in all_columns(&world).into_iter().map(|(table, ..)| table).collect::<BTreeSet<_>>() {
        // The hash chain covers some of these tables; others describe the file or are needed to
        // open it.
        if ["log", "denied", "meta", "counter"].contains(&&*table) {
            continue;
        }
        let key = one(&format!(
            "select group_concat(name, ' || ''/'' || ')
             from (select name from pragma_table_info('{table}') where pk > 0 order by pk)"
        ));
        let count = one(&format!("select cast(count(*) as text) from {table}"));
        let middle = count.parse::<usize>().unwrap() / 2;
        let at = format!("from {table} order by {key} limit 1 offset {middle}");
        let row = one(&format!("select '' || {key} {at}"));
        let sql = format!("delete from {table} where rowid = (select rowid {at})");
        let gone = check_differences(&changed_file(&bytes, &sql).1);
        assert_eq!(gone, [Difference::MissingRow { table: table.clone(), row }], "{sql}");
        looked_at += 1;
    }
    assert_eq!(looked_at, 13);
    let sql = "insert into address (email_key, user_id, is_primary)
        values ('aa@eigendomein.nl', 1, 0)";
    let row = "aa@eigendomein.nl/1".to_owned();
    let strange = [Difference::UnloggedRow { table: "address".to_owned(), row }];
    assert_eq!(check_differences(&changed_file(&bytes, sql).1), strange);
}

#[test]
fn every_log_entry_edited_deleted_or_swapped_is_found() {
    let world = with_every_table();
    let bytes = file_bytes(&world.path());
    let db = Connection::open(world.path()).unwrap();
    let count = |table: &str| {
        db.query_row(&format!("select count(*) from {table}"), [], |row| row.get::<_, i64>(0))
            .unwrap()
    };
    let (lines, attempts) = (count("log"), count("denied"));
    assert!(lines > 40 && attempts == 2, "{lines} {attempts}");
    let all = "at, actor, via, kind, handling, org_id, user_id, subject_id, was, becomes, undoes";
    for seq in 1..=lines {
        let line = [Difference::Line { seq }];
        let (_dir, path) =
            changed_file(&bytes, &format!("update log set at = at + 1 where seq = {seq}"));
        assert_eq!(check_differences(&path), line, "edited");
        let (_dir, path) = changed_file(&bytes, &format!("delete from log where seq = {seq}"));
        assert!(!check_differences(&path).is_empty(), "deleted {seq}");
        if seq == lines {
            continue;
        }
        let sql = format!(
            "create temp table x as select * from log where seq in ({seq}, {seq} + 1);
             update temp.x set seq = {seq} + {seq} + 1 - seq;
             update log set ({all}, hash) = (select {all}, hash from temp.x where x.seq = log.seq)
             where seq in ({seq}, {seq} + 1)"
        );
        let (_dir, path) = changed_file(&bytes, &sql);
        assert!(check_differences(&path).contains(&line[0]), "swapped {seq}");
    }
    // An invalid hash, and values of other types than the program writes.
    for sql in [
        "update log set hash = x'00' where seq = 5",
        "update log set hash = null where seq = 5",
        "update log set was = '{', becomes = '[]' where seq = 5",
    ] {
        let found = check_differences(&changed_file(&bytes, sql).1);
        assert!(found.contains(&Difference::Line { seq: 5 }), "{sql}: {found:?}");
    }
    for id in 1..=attempts {
        let sql = format!("update denied set code = 'x' where id = {id}");
        assert_eq!(check_differences(&changed_file(&bytes, &sql).1), [Difference::Attempt { id }]);
    }
    let gone = check_differences(&changed_file(&bytes, "delete from denied where id = 1").1);
    assert!(gone.contains(&Difference::MissingAttempt { id: 1 }), "{gone:?}");
}

#[test]
fn a_foreign_table_index_or_trigger_is_found() {
    let bytes = file_bytes(&with_every_table().path());
    let mine = "create trigger mine after insert on log begin delete from meta; end";
    for (sql, names) in [
        ("create table more (x)", &["more"][..]),
        ("drop index user_by_env", &["user_by_env"]),
        (mine, &["mine"]),
        ("alter table user add column nick text", &["user"]),
        ("alter table log rename column via to through", &["i17_no_update", "log"]),
        ("alter table denied rename column code to why", &["denied", "i17_denied_no_update"]),
    ] {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("t.db");
        write_private(&path, &bytes);
        Connection::open(&path).unwrap().execute_batch(sql).unwrap();
        let names = names.iter().map(|&name| Difference::Shape { name: name.to_owned() });
        assert_eq!(check_differences(&path), names.collect::<Vec<_>>(), "{sql}");
    }
}

/// Without the anchor, a file without the last operations and their log entries looks intact.
#[test]
fn a_truncated_log_is_found_by_its_anchor() {
    let mut world = with_every_table();
    let before = file_bytes(&world.path());
    let anchor = world.path().with_extension("anker");
    let mut store = world.second_store().anchored(&anchor).unwrap();
    let add = world.add("Bakkerij", &["jan"]);
    store.execute(world.session("piet"), &add, world.now).unwrap();
    store.catch_up(world.now).unwrap();
    let denied = world.change_role("jan", PlatformRole::EnvAdmin);
    store.execute(world.session("els"), &denied, world.now).unwrap_err();
    assert_eq!(store.check_log().unwrap(), []);
    let noted = fs::read_to_string(&anchor).unwrap();
    let mode = fs::metadata(&anchor).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600, "who else may look at it is for its owner to say");
    let last = noted.lines().last().unwrap().parse::<ChainHead>().unwrap();
    assert_eq!((noted.lines().count(), last.clone()), (2, store.head().unwrap()), "{noted}");
    drop(store);
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("t.db");
    write_private(&path, &before);
    assert_eq!(check_differences(&path), [], "by itself it is whole");
    let cut = Store::open(&path, Duration::from_secs(5)).unwrap().anchored(&anchor).unwrap();
    let gone = |number| Difference::Anchor { number };
    assert_eq!(cut.check_log().unwrap(), [gone(last.number - 1), gone(last.number)]);
    // The anchor also reveals another history.
    drop(cut);
    let mut other = World::open(&path);
    let add = other.add("Bakkerij", &["bram"]);
    other.act("piet", &add).unwrap();
    let cut = Store::open(&path, Duration::from_secs(5)).unwrap().anchored(&anchor).unwrap();
    assert!(cut.check_log().unwrap().contains(&gone(last.number - 1)));
    world.store = cut;
}

#[test]
fn an_invalid_anchor_is_unchanged_and_nothing_is_written() {
    let mut world = World::small_world();
    let letter = world.path().with_extension("txt");
    fs::write(&letter, "Beste Piet,\n").unwrap();
    let short = world.path().with_extension("kort");
    fs::write(&short, format!("1 {}\n", "f".repeat(63))).unwrap();
    let other = world.path().with_extension("anders");
    fs::write(&other, format!("1 {}\n", "g".repeat(64))).unwrap();
    let link = world.path().with_extension("link");
    let fresh = world.path().with_extension("leeg");
    fs::write(&fresh, "").unwrap();
    std::os::unix::fs::symlink(&fresh, &link).unwrap();
    let add = world.add("Bakkerij", &["jan"]);
    for wrong in [&letter, &short, &other, &link, &world.path().join("x")] {
        let opened = world.second_store().anchored(wrong);
        assert!(matches!(opened, Err(StoreError::Anchor { .. })), "{opened:?}");
        // The program does not write to an anchor that was replaced later.
        let anchor = world.path().with_extension("eerst");
        let mut store = world.second_store().anchored(&anchor).unwrap();
        if fs::rename(wrong, &anchor).is_ok() {
            let done = store.execute(world.session("piet"), &add, world.now);
            assert!(matches!(done, Err(StoreError::Anchor { .. })), "{done:?}");
            fs::rename(&anchor, wrong).unwrap();
        }
    }
    assert_eq!(fs::read_to_string(&letter).unwrap(), "Beste Piet,\n");
    assert_eq!(fs::read_to_string(&fresh).unwrap(), "", "nor through a link");
    world.act("piet", &add).unwrap();
}

/// The migration computes the hash chain of an older file. Other hashes would make every migrated
/// file look changed.
#[test]
fn migrating_a_version_1_file_gives_a_fixed_hash_chain() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("t.db");
    Connection::open(&path).unwrap().execute_batch(include_str!("../store/version_1.sql")).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    let store = Store::open(&path, Duration::from_secs(5)).unwrap();
    assert_eq!(store.check_log().unwrap(), []);
    let db = Connection::open(&path).unwrap();
    let lines: i64 = db.query_row("select count(*) from log", [], |row| row.get(0)).unwrap();
    let hash = "ffbac1be7021c13a97feffcbd42e82fcf32ad2f5bbcdd8d72f4338669d9373ea".to_owned();
    assert_eq!(store.head().unwrap(), ChainHead { number: lines, hash });
    let mut world = World::open(&path);
    world.act("els", &world.change_role("jan", PlatformRole::EnvAdmin)).unwrap_err();
    let hash = "fb85228ca2bd61d9c2c459fab7d75fea7824711e42735e884a550c682b6c9020";
    assert_eq!(store.head().unwrap().hash, hash, "with an attempt behind it");
    let (_dir, path) = changed_file(&file_bytes(&path), "update log set at = 0 where seq = 1");
    assert_eq!(check_differences(&path).first(), Some(&Difference::Line { seq: 1 }));
}

#[test]
fn the_command_line_records_and_checks_the_end_of_the_log() {
    let (home, db) = small_world();
    let anchor = home.path().join("anker.txt").display().to_string();
    let run =
        |words: &[&str]| run_toegang(&home, &[&["--db", &db, "--anker", &anchor], words].concat());
    let piet = ["--als", "piet@eigendomein.nl"];
    let older = file_bytes(Path::new(&db));
    assert_eq!(run(&["db", "controleer"]).0, Some(8), "nothing was noted yet");
    fs::write(&anchor, "").unwrap();
    assert_eq!(run(&["db", "controleer"]).0, Some(8), "nor does an empty one hold anything");
    let add = [&piet[..], &["lid", "voegtoe", "bakkerij", "jan@eigendomein.nl"]].concat();
    assert_eq!(run(&add).0, Some(0));
    let (code, out, err) = run(&["db", "controleer"]);
    assert_eq!(code, Some(0), "{out}{err}");
    let noted = fs::read_to_string(&anchor).unwrap();
    let diagnosis = run(&["diagnose"]).1;
    assert!(diagnosis.contains(noted.trim_end()), "{diagnosis}");
    let exported = run(&["db", "exporteer"]).1;
    let hash = noted.trim_end().split_once(' ').unwrap().1;
    assert!(exported.lines().last().unwrap().contains(hash), "{exported}");
    fs::write(&db, older).unwrap();
    let (code, out, err) = run(&["db", "check"]);
    assert_eq!(code, Some(8), "{out}{err}");
    assert!(out.contains("het ankerbestand noemt"), "{out}");
}
