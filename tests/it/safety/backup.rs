//! Backup and restore of the database, and files that cannot be opened.

use std::{
    fs,
    os::unix::fs::{PermissionsExt, chown, symlink},
    path::{Path, PathBuf},
    time::Duration,
};

use rusqlite::Connection;
use serde_json::Value;
use toegang::{
    domain::{Difference, PlatformRole},
    store::{Migrated, Store, StoreError},
};

use super::tampering::{file_bytes, with_every_table, write_private};
use crate::{
    cli::{run_toegang, small_world},
    store::log_size,
    support::World,
};

const PIET_ARGS: [&str; 2] = ["--als", "piet@eigendomein.nl"];

fn open_store(path: &Path) -> Result<Store, StoreError> {
    Store::open(path, Duration::from_secs(5))
}

fn file_mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn a_backup_is_complete_private_and_made_during_writes() {
    let mut world = with_every_table();
    let copy = world.path().with_extension("kopie");
    let other = Connection::open(world.path()).unwrap();
    other.execute_batch("begin immediate; update counter set fresh = 90000").unwrap();
    let head = world.store.backup(&copy).unwrap();
    other.execute_batch("rollback").unwrap();
    assert_eq!((file_mode(&copy), head.clone()), (0o600, world.store.head().unwrap()));
    let opened = open_store(&copy).unwrap();
    assert_eq!((opened.check_log().unwrap(), opened.head().unwrap()), (Vec::new(), head));
    let before = fs::read(&copy).unwrap();
    let add = world.add("Bakkerij", &["jan"]);
    world.act("piet", &add).unwrap();
    for there in [&copy, &world.path()] {
        assert!(matches!(world.store.backup(there), Err(StoreError::Exists)));
    }
    assert_eq!(fs::read(&copy).unwrap(), before);
    let link = world.path().with_extension("link");
    symlink(world.path().with_extension("nowhere"), &link).unwrap();
    assert!(matches!(world.store.backup(&link), Err(StoreError::Exists)));
}

#[test]
fn a_damaged_file_is_not_backed_up() {
    let world = World::small_world();
    let db = Connection::open(world.path()).unwrap();
    db.execute("update user set role = 'env_admin'", []).unwrap();
    let copy = world.path().with_extension("kopie");
    assert!(matches!(world.store.backup(&copy), Err(StoreError::Damaged(_))));
    assert_eq!(fs::read_dir(world.path().parent().unwrap()).unwrap().count(), 3, "nothing is left");
}

/// With any page damaged, restore creates a valid file and reports what is missing.
#[test]
fn restore_saves_everything_readable_of_a_damaged_file() {
    let world = with_every_table();
    let (bytes, head) = (file_bytes(&world.path()), world.store.head().unwrap());
    let pages = bytes.len() / 4096;
    let (mut whole, mut partly, mut nothing) = (0, 0, 0);
    for page in 1..pages {
        let dir = tempfile::tempdir().unwrap();
        let (old, new) = (dir.path().join("old.db"), dir.path().join("new.db"));
        let mut harmed = bytes.clone();
        harmed[page * 4096..(page + 1) * 4096].fill(0x5a);
        fs::write(&old, &harmed).unwrap();
        match Store::restore(&old, &new) {
            Ok(saved) => {
                let it = open_store(&new).unwrap();
                assert_eq!(
                    (it.check_log().unwrap(), it.head().unwrap()),
                    (vec![], saved.head.clone())
                );
                if saved.is_whole() {
                    assert_eq!(saved.head, head, "page {page}");
                    whole += 1;
                } else {
                    partly += 1;
                }
            }
            Err(StoreError::Unrecoverable(_)) => {
                assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1, "nothing is left");
                nothing += 1;
            }
            Err(other) => panic!("page {page}: {other}"),
        }
        assert_eq!(fs::read(&old).unwrap(), harmed, "only looked at");
    }
    assert!(whole > pages / 2 && partly > 0 && nothing < 10, "{whole} {partly} {nothing}");
}

/// A damaged page of the log loses only its own entries. For the last page, their number is
/// unknown.
#[test]
fn a_damaged_log_page_loses_only_its_own_entries() {
    let world = with_every_table();
    let bytes = file_bytes(&world.path());
    let db = Connection::open(world.path()).unwrap();
    let sql = "select pageno, ncell from dbstat where name = 'log' and pagetype = 'leaf'
        order by path";
    let mut leaves = db.prepare(sql).unwrap();
    let leaves = leaves.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    let leaves: Vec<(usize, i64)> = leaves.map(Result::unwrap).collect();
    assert!(leaves.len() > 3, "{leaves:?}");
    let mut first = 1;
    for (at, (page, lines)) in leaves.iter().enumerate() {
        let last = if at + 1 == leaves.len() { i64::MAX } else { first + lines - 1 };
        let dir = tempfile::tempdir().unwrap();
        let (old, new) = (dir.path().join("old.db"), dir.path().join("new.db"));
        let mut harmed = bytes.clone();
        harmed[(page - 1) * 4096..page * 4096].fill(0x5a);
        fs::write(&old, &harmed).unwrap();
        // All later entries depend on the entries of the first page.
        match Store::restore(&old, &new) {
            Ok(saved) => {
                assert_eq!(saved.lost, [first..=last], "{at}");
                assert!(!saved.is_whole() && open_store(&new).unwrap().locked().is_none());
                let kept = usize::try_from(first - 1).unwrap();
                assert!(saved.lines >= kept && (last < i64::MAX || saved.lines == kept), "{at}");
            }
            Err(StoreError::Unrecoverable(_)) => assert_eq!(at, 0),
            Err(other) => panic!("{at}: {other}"),
        }
        first += lines;
    }
}

#[test]
fn a_file_of_an_unsupported_version_is_not_restored() {
    let (dir, world) = (tempfile::tempdir().unwrap(), World::small_world());
    let restored = |path: &Path| Store::restore(path, &dir.path().join("new.db"));
    let older = dir.path().join("v1.db");
    Connection::open(&older)
        .unwrap()
        .execute_batch(include_str!("../store/version_1.sql"))
        .unwrap();
    let refused = restored(&older);
    let why = "and of an older version, 1";
    assert!(matches!(&refused, Err(StoreError::Unrecoverable(said)) if said == why), "{refused:?}");
    Connection::open(world.path()).unwrap().pragma_update(None, "user_version", 1_000).unwrap();
    let refused = restored(&world.path());
    assert!(matches!(refused, Err(StoreError::Newer { .. })), "{refused:?}");
}

#[test]
fn a_forged_entry_and_its_dependents_are_not_restored() {
    let world = with_every_table();
    let sql = "update log set becomes = replace(becomes, 'Jan Jansen', 'Mallory') where seq in
        (select min(seq) from log where becomes like '%Jan Jansen%')";
    let (dir, path) = super::tampering::changed_file(&file_bytes(&world.path()), sql);
    let new = dir.path().join("new.db");
    let saved = Store::restore(&path, &new).unwrap();
    assert!(saved.lost.len() == 1 && !saved.left_out.is_empty(), "{saved:?}");
    assert_eq!(open_store(&new).unwrap().check_log().unwrap(), []);
    let text = String::from_utf8_lossy(&fs::read(&new).unwrap()).into_owned();
    assert!(!text.contains("Mallory"));
}

/// SQLite refuses a file that is shorter than its header says, or whose schema is unreadable.
#[test]
fn restore_recovers_from_a_damaged_schema_or_a_missing_last_page() {
    let world = with_every_table();
    let (bytes, lines) = (file_bytes(&world.path()), log_size(&world).1);
    let spoilt = |what: &str| {
        let at = |what: &str| {
            bytes.windows(what.len()).position(|some| some == what.as_bytes()).unwrap()
        };
        let mut harmed = bytes.clone();
        harmed[at(what)..][..3].fill(b'?');
        harmed
    };
    let short = bytes[..bytes.len() - 4096].to_vec();
    // The last page belongs to the log.
    let on_last = "select ncell from dbstat where name = 'log' and pageno = ?1";
    let db = Connection::open(world.path()).unwrap();
    let gone: i64 = db.query_row(on_last, [bytes.len() / 4096], |row| row.get(0)).unwrap();
    for (what, harmed, gone) in [
        ("cut", short, gone),
        ("table", spoilt("CREATE TABLE address"), 0),
        ("index", spoilt("CREATE INDEX"), 0),
        ("trigger", spoilt("CREATE TRIGGER"), 0),
    ] {
        let dir = tempfile::tempdir().unwrap();
        let (old, new) = (dir.path().join("old.db"), dir.path().join("new.db"));
        super::tampering::write_private(&old, &harmed);
        let said = Store::dry_run_restore(&old).unwrap();
        let saved = Store::restore(&old, &new).unwrap();
        let kept = usize::try_from(lines - gone).unwrap();
        assert!(saved.lines == kept && saved == said, "{what}: {saved:?}");
        assert!(saved.lost.is_empty() == (gone == 0) && saved.left_out.is_empty(), "{what}");
        assert_eq!(open_store(&new).unwrap().check_log().unwrap(), [], "{what}");
        assert!(fs::read(&old).unwrap() == harmed, "{what}: only looked at");
    }
}

#[test]
fn an_unrecoverable_file_suggests_restoring_a_backup() {
    let (home, db) = small_world();
    let whole = file_bytes(Path::new(&db));
    let new = home.path().join("nieuw.db").display().to_string();
    let mut schema = whole.clone();
    schema[100..4096].fill(0x5a);
    for harmed in [schema, whole[..8192].to_vec()] {
        fs::write(&db, &harmed).unwrap();
        for more in [&[][..], &["--proef"]] {
            let typed = [&["--db", &db, "db", "herstel", &new], more].concat();
            let (code, out, err) = run_toegang(&home, &typed);
            let told =
                err.starts_with(&format!("toegang: {db}: ")) && err.contains("zet een kopie terug");
            assert!(
                code == Some(8) && out.is_empty() && told && !err.contains("db herstel"),
                "{code:?} {err}"
            );
            assert!(!fs::exists(&new).unwrap());
        }
    }
}

/// A truncated log has no gap, but the tables and the counters show what is missing.
#[test]
fn restore_reports_rows_missing_from_a_truncated_log() {
    let (home, db) = small_world();
    let typed =
        |words: &[&str]| run_toegang(&home, &[&["--db", &db], &PIET_ARGS[..], words].concat());
    let before = Connection::open(&db).unwrap();
    let last: i64 = before.query_row("select max(seq) from log", [], |row| row.get(0)).unwrap();
    assert_eq!(typed(&["lid", "voegtoe", "holding", "jan jansen"]).0, Some(0));
    assert_eq!(typed(&["lid", "rol", "beheerder", "bakkerij", "els"]).0, Some(0));
    let cut = format!("delete from log where seq > {last}");
    let (dir, path) = super::tampering::changed_file(&file_bytes(Path::new(&db)), &cut);
    let saved = Store::restore(&path, &dir.path().join("new.db")).unwrap();
    let (given, told) = saved.cut.unwrap();
    assert!(saved.lost.is_empty() && told < given && !saved.is_whole(), "{saved:?}");
    let strange = |one: &Difference| matches!(one, Difference::UnloggedRow { table, .. } if table == "membership");
    let changed =
        |one: &Difference| matches!(one, Difference::Cell { column, .. } if column == "level");
    let found = [
        saved.not_in_log.iter().filter(|one| strange(one)).count(),
        saved.not_in_log.iter().filter(|one| changed(one)).count(),
    ];
    assert_eq!((found, saved.not_in_log.len()), ([1, 1], 3), "{saved:?}");
    let (path, new) = (path.display().to_string(), dir.path().join("b.db").display().to_string());
    let (code, out, err) = run_toegang(&home, &["--db", &path, "db", "herstel", &new]);
    assert_eq!(code, Some(10), "{err}");
    let told =
        ["Het einde van het Logboek ontbreekt", "maar niet in het Logboek", ": level wijkt af"];
    assert!(told.iter().all(|told| out.contains(told)), "{out}");
    assert!(!out.contains("Er ontbreekt niets"), "{out}");
    let new = dir.path().join("c.db").display().to_string();
    let (_, out, _) = run_toegang(&home, &["--db", &path, "db", "restore", &new, "--json"]);
    let said: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(
        (said["cut"][0].as_i64(), said["untold"].as_array().unwrap().len()),
        (Some(given), 3)
    );
    // Changing a level and back leaves the tables as before, but not the counters.
    for level in ["beheerder", "lid"] {
        assert_eq!(typed(&["lid", "rol", level, "bakkerij", "els"]).0, Some(0), "{level}");
    }
    let last = "delete from log where seq > (select max(seq) - 2 from log)";
    let (dir, path) = super::tampering::changed_file(&file_bytes(Path::new(&db)), last);
    let saved = Store::restore(&path, &dir.path().join("new.db")).unwrap();
    assert!(saved.cut.is_some(), "{saved:?}");
}

#[test]
fn backup_and_restore_commands_report_their_results() {
    let (home, db) = small_world();
    let json = |words: &[&str]| {
        let (code, out, err) = run_toegang(&home, &[&["--db", &db, "--json"], words].concat());
        (code, serde_json::from_str::<Value>(if out.is_empty() { &err } else { &out }).unwrap())
    };
    let copy = home.path().join("kopie.db").display().to_string();
    let (code, proof) = json(&["db", "kopie", &copy, "--proef"]);
    assert!(code == Some(0) && proof["done"] == false && !fs::exists(&copy).unwrap());
    let (code, made) = json(&["db", "kopie", &copy]);
    assert_eq!((code, &made["schema"]), (Some(0), &"toegang.db.backup/1".into()));
    assert_eq!(made["head"], proof["head"]);
    let (code, refused) = json(&["db", "backup", &copy]);
    assert_eq!((code, &refused["error"]["code"]), (Some(8), &"exists".into()));
    let new = home.path().join("nieuw.db").display().to_string();
    let (code, saved) = json(&["db", "herstel", &new]);
    assert_eq!(
        (code, &saved["lost"], &saved["head"]),
        (Some(0), &Value::Array(vec![]), &made["head"])
    );
    assert_eq!(json(&["db", "herstel", &db]).0, Some(8), "never over itself");
    assert_eq!(json(&["db", "migreer"]).1["copy"], Value::Null);
    assert_eq!(run_toegang(&home, &["--db", &db, "db", "pad"]).1.trim_end(), db);
    let said = run_toegang(&home, &["--db", &db, "db", "kopie", &copy]).2;
    assert!(said.contains(&copy) && said.contains("nooit overschreven"), "{said}");
    let (code, list, _) =
        run_toegang(&home, &[&["--db", &new], &PIET_ARGS[..], &["org", "lijst"]].concat());
    assert!(code == Some(0) && list.contains("Piet Holding"), "{list}");
}

#[test]
fn migrating_an_older_file_keeps_a_copy() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("t.db");
    Connection::open(&path).unwrap().execute_batch(include_str!("../store/version_1.sql")).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    let done = Store::migrate(&path, Duration::ZERO).unwrap();
    let copy = dir.path().canonicalize().unwrap().join("t.db.v1");
    assert_eq!((done.from, done.copy), (1, Some(copy)));
    let again = Store::migrate(&path, Duration::ZERO).unwrap();
    assert_eq!(again, Migrated { from: done.to, to: done.to, copy: None });
}

/// If the entry that created a user is lost, restore omits operations by that user.
#[test]
fn operations_of_a_lost_user_are_left_out() {
    let mut world = World::small_world();
    let rise = world.change_role("jan", PlatformRole::EnvAdmin);
    world.act("piet", &rise).unwrap();
    let els = world.change_role("els", PlatformRole::EnvAdmin);
    world.act("jan", &els).unwrap();
    let by_jan = log_size(&world).1;
    let sql = "update log set becomes = replace(becomes, 'Jan Jansen', 'Mallory') where seq in
        (select min(seq) from log where becomes like '%Jan Jansen%')";
    let (dir, path) = super::tampering::changed_file(&file_bytes(&world.path()), sql);
    let new = dir.path().join("new.db");
    let saved = Store::restore(&path, &new).unwrap();
    assert!(saved.left_out.contains(&by_jan), "{saved:?}");
    // Restore omits only entries of that user.
    let (db, jan) = (Connection::open(&path).unwrap(), world.user("jan").0);
    let sql = "select actor = ?1 or user_id = ?1 or subject_id = ?1 from log where seq = ?2";
    for seq in &saved.left_out {
        let his = db.query_row(sql, (jan, seq), |row| row.get::<_, Option<bool>>(0)).unwrap();
        assert_eq!(his, Some(true), "{seq} of {saved:?}");
    }
    assert_eq!(open_store(&new).unwrap().check_log().unwrap(), []);
}

/// Creates a database that only its owner can access, and returns its path.
fn private_file() -> (tempfile::TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("t.db");
    drop(open_store(&path).unwrap());
    (dir, path)
}

#[test]
fn a_file_accessible_to_others_is_not_opened() {
    let (_dir, path) = private_file();
    for mode in [0o644, 0o660, 0o606, 0o601, 0o777] {
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        let exposed = open_store(&path);
        assert!(
            matches!(exposed, Err(StoreError::Exposed { mode: of }) if of == mode),
            "{exposed:?}"
        );
    }
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    assert!(open_store(&path).is_ok());
    // Only root can change the owner of a file.
    if chown(&path, Some(4_321), None).is_ok() {
        assert!(matches!(open_store(&path), Err(StoreError::OtherOwner { owner: 4_321 })));
    }
}

/// SQLite runs out of memory or reports a size error. That affects one record, and the whole log is
/// restored.
#[test]
fn a_record_with_a_huge_length_does_not_prevent_restoring() {
    let world = with_every_table();
    let whole = file_bytes(&world.path());
    let db = Connection::open(world.path()).unwrap();
    let lines: usize = db.query_row("select count(*) from log", [], |row| row.get(0)).unwrap();
    let index = "select rootpage from sqlite_schema where name = 'sqlite_autoindex_address_1'";
    let page: usize = db.query_row(index, [], |row| row.get(0)).unwrap();
    let size: usize = db.query_row("pragma page_size", [], |row| row.get(0)).unwrap();
    let start = (page - 1) * size;
    let cells = usize::from(u16::from_be_bytes([whole[start + 5], whole[start + 6]]));
    for at in (cells..size - 64).step_by(11) {
        let mut file = whole.clone();
        file[start + at..][..64].fill(0xff);
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("t.db");
        write_private(&path, &file);
        let saved = Store::restore(&path, &dir.path().join("new.db"));
        assert_eq!(
            saved.map(|saved| saved.lines).map_err(|why| format!("{why:?}")),
            Ok(lines),
            "{at}"
        );
    }
}

/// The newest program also restores a damaged file of an older version.
#[test]
fn a_damaged_file_of_an_older_version_is_restored_from_its_log() {
    let whole =
        super::migration_crashes::file_of_version(super::migration_crashes::CHAINED_VERSION);
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("t.db");
    write_private(&path, &whole);
    let db = Connection::open(&path).unwrap();
    let lines: usize = db.query_row("select count(*) from log", [], |row| row.get(0)).unwrap();
    let page: usize = db
        .query_row("select rootpage from sqlite_schema where name = 'user'", [], |row| row.get(0))
        .unwrap();
    drop(db);
    let mut file = whole;
    file[(page - 1) * 4096..][..4096].fill(0xff);
    write_private(&path, &file);
    assert!(open_store(&path).is_err());
    let new = dir.path().join("new.db");
    let saved = Store::restore(&path, &new).unwrap();
    assert_eq!((saved.lines, saved.lost), (lines, vec![]));
    assert_eq!(open_store(&new).unwrap().check_log().unwrap(), []);
}
