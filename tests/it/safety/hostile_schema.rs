//! A database with a changed schema: its triggers and views never run.

use std::{fs, path::Path, time::Duration};

use rusqlite::Connection;
use toegang::{
    domain::{Difference, Locked, PlatformRole, Query},
    store::{Store, StoreError},
};

use super::tampering::{file_bytes, with_every_table, write_private};
use crate::{
    cli::{run_toegang, small_world},
    support::{World, all_rows},
};

/// Schema changes of a hostile file, with the name that the refusal contains.
const HOSTILE_CHANGES: [(&str, &str); 9] = [
    ("create trigger mine after insert on log begin delete from meta; end", "mine"),
    ("create temp table x (y); create view more as select 1", "more"),
    ("create index mine on log (abs(at))", "mine"),
    ("create index mine on log (at) where at > 0", "mine"),
    ("alter table meta add column twice text generated always as (value || value)", "meta"),
    ("drop trigger address_comes", "address_comes"),
    ("drop index user_by_env", "user_by_env"),
    ("alter table meta rename to was; create view meta as select name, value from was", "meta"),
    (
        "pragma writable_schema = on; update sqlite_schema
         set sql = replace(sql, 'not null', '') where name = 'environment'",
        "environment",
    ),
];

fn open_store(path: &Path) -> Result<Store, StoreError> {
    Store::open(path, Duration::from_secs(5))
}

fn hostile_file(bytes: &[u8], sql: &str) -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("t.db");
    write_private(&path, bytes);
    let db = Connection::open(&path).unwrap();
    db.execute_batch(sql).unwrap();
    db.execute_batch("pragma wal_checkpoint(truncate)").unwrap();
    drop(db);
    (folder, path)
}

#[test]
fn a_file_with_a_hostile_schema_is_not_opened_and_not_changed() {
    let world = with_every_table();
    let bytes = file_bytes(&world.path());
    for (sql, name) in HOSTILE_CHANGES {
        let (_folder, path) = hostile_file(&bytes, sql);
        let before = fs::read(&path).unwrap();
        let refused = open_store(&path);
        assert!(matches!(refused, Err(StoreError::ReadOnly(Locked::Shape))), "{sql}: {refused:?}");
        assert!(fs::read(&path).unwrap() == before, "{sql}");
        let mut store = Store::open_to_check(&path, Duration::from_secs(5)).unwrap();
        let found = store.check_log().unwrap();
        let shape = |one: &Difference| matches!(one, Difference::Shape { .. });
        assert!(found.iter().all(shape), "{sql}: {found:?}");
        assert!(found.contains(&Difference::Shape { name: name.to_owned() }), "{sql}: {found:?}");
        assert!(matches!(store.begin(), Err(StoreError::ReadOnly(Locked::Shape))));
        assert!(fs::read(&path).unwrap() == before, "{sql}");
        let saved = Store::restore(&path, &path.with_extension("nieuw")).unwrap();
        assert_eq!((saved.lost, saved.left_out), (vec![], vec![]), "{sql}");
    }
}

#[test]
fn a_log_that_is_a_view_is_not_read() {
    let world = with_every_table();
    let sql = "alter table denied rename to was; create view denied as
        with recursive n (x) as (select 1 union all select x + 1 from n)
        select x as id, 0 as after, 0 as at, 1 as actor, 'cli' as via, '' as command, '' as code,
            null as org_id, null as user_id, null as hash from n";
    let (_folder, path) = hostile_file(&file_bytes(&world.path()), sql);
    let saved = Store::restore(&path, &path.with_extension("nieuw"));
    assert!(matches!(saved, Err(StoreError::Unrecoverable(_))), "{saved:?}");
}

#[test]
fn a_schema_changed_while_open_is_detected_before_any_query() {
    let mut world = World::small_world();
    let other = Connection::open(world.path()).unwrap();
    let trigger = "create trigger mine after insert on log begin delete from meta; end";
    let advanced = world.change_role("jan", PlatformRole::Advanced);
    other.execute_batch(trigger).unwrap();
    let refused = |done: Result<(), StoreError>| {
        assert!(matches!(done, Err(StoreError::ReadOnly(Locked::Shape))), "{done:?}");
    };
    let piet = world.session("piet");
    let count = |db: &Connection| {
        db.query_row("select count(*) from log", [], |row| row.get::<_, i64>(0)).unwrap()
    };
    let before = count(&other);
    refused(world.store.execute(piet, &advanced, world.now).map(drop));
    refused(world.store.begin());
    refused(world.store.ask(piet, &Query::Users(all_rows()), world.now).map(drop));
    assert_eq!(count(&other), before);
    other.execute_batch("drop trigger mine").unwrap();
    world.act("piet", &advanced).unwrap();
}

#[test]
fn sqlite_statistics_are_no_hostile_schema() {
    let mut world = World::small_world();
    Connection::open(world.path()).unwrap().execute_batch("analyze").unwrap();
    let advanced = world.change_role("jan", PlatformRole::Advanced);
    world.act("piet", &advanced).unwrap();
    assert_eq!(open_store(&world.path()).unwrap().check_log().unwrap(), []);
}

#[test]
fn the_command_line_gives_the_remedy_for_a_hostile_schema() {
    let (home, db) = small_world();
    Connection::open(&db).unwrap().execute_batch(HOSTILE_CHANGES[0].0).unwrap();
    let run = |words: &[&str]| {
        run_toegang(&home, &[&["--db", &db, "--als", "piet@eigendomein.nl"], words].concat())
    };
    for words in [&["org", "lijst"][..], &["db", "kopie", "k.db"], &["db", "exporteer"]] {
        let (code, out, err) = run(words);
        assert!(code == Some(8) && out.is_empty(), "{words:?}: {out}{err}");
        assert!(err.contains("af van die van toegang") && err.contains("db controleer"), "{err}");
    }
    let (code, out, _) = run(&["db", "controleer"]);
    assert!(code == Some(8) && out.contains("mine: wijkt af van wat toegang maakt"), "{out}");
    assert!(run(&["diagnose"]).1.contains("af van die van toegang"));
}
