//! Migrates files of each earlier version, with the program killed at each call or power lost at
//! any moment. The file has the old or the new version, and the copy opens.

use std::{fs, path::Path, time::Duration};

use rusqlite::{Connection, types::Value};
use toegang::store::Store;

use super::tampering::write_private;
use crate::{
    cli::program,
    support::{
        Recording, Rng, World, attempts, can_trace, fault_positions, report_figures,
        run_with_fault, write_disk,
    },
};

/// SQL dump of a database of the first version.
const VERSION_1_SQL: &str = include_str!("../store/version_1.sql");
/// Schema changes of later versions, in order, up to the first that plain SQL cannot make.
const MIGRATIONS: [&str; 2] = [
    include_str!("../../../assets/schema/002_neighbours.sql"),
    include_str!("../../../assets/schema/003_pace.sql"),
];
/// System calls at which the program is killed. A short run uses only the first three.
const KILLED_CALLS: [&str; 6] = ["pwrite64", "fsync", "unlink", "ftruncate", "openat", "fcntl"];

/// The last version before SSH keys. Its log has a hash chain, which plain SQL cannot compute.
pub(super) const CHAINED_VERSION: usize = MIGRATIONS.len() + 2;

/// Restores the schema from before several users could claim an address. It must be exact, because
/// any other schema is refused.
const DOWNGRADE_OWNERS_SQL: &str = "
    create table kept as select * from address;
    drop table address;
    create table address (
  email_key  text not null primary key,
  user_id    integer not null references user (id),
  is_primary integer not null check (is_primary in (0, 1))
) strict;
    alter table address add column email text;
    alter table address add column verified_at integer;
    alter table address add column code text;
    alter table address add column code_until integer;
    insert into address select email_key, user_id, is_primary, email, verified_at, code, code_until
      from kept;
    drop table kept;
    create index address_by_user on address (user_id);";

/// Removes the schema for confirmed keys and wrong codes.
const DOWNGRADE_KEYS_SQL: &str = "alter table denied drop column key_id; drop table wrong_code;";

/// Removes the columns for organisations from a trade register.
const DOWNGRADE_REGISTER_SQL: &str = "alter table organisation drop column register_day;
    alter table organisation drop column register_number;
    alter table organisation drop column register_scheme;";

/// Removes the column for a pause.
const DOWNGRADE_PAUSE_SQL: &str = "alter table membership drop column paused_until;";

/// Removes the index for the domains of users.
const DOWNGRADE_DOMAINS_SQL: &str = "drop index user_by_domain;";

/// Removes the columns for hosts, and the triggers that know of them.
const DOWNGRADE_HOSTS_SQL: &str = include_str!("without_hosts.sql");

/// Returns the bytes of a database of this version.
pub(super) fn file_of_version(version: usize) -> Vec<u8> {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("t.db");
    if version == CHAINED_VERSION {
        World::small_world().store.backup(&path).unwrap();
    }
    let db = Connection::open(&path).unwrap();
    if version == CHAINED_VERSION {
        let without = format!(
            "{DOWNGRADE_HOSTS_SQL} {DOWNGRADE_DOMAINS_SQL} {DOWNGRADE_PAUSE_SQL} {DOWNGRADE_REGISTER_SQL} {DOWNGRADE_KEYS_SQL} {DOWNGRADE_OWNERS_SQL} drop table ssh_key; pragma user_version = {CHAINED_VERSION}"
        );
        db.execute_batch(&without).unwrap();
        drop(db);
        return fs::read(path).unwrap();
    }
    db.execute_batch(VERSION_1_SQL).unwrap();
    for (at, script) in MIGRATIONS.iter().enumerate().take(version - 1) {
        db.execute_batch(&format!("begin; {script}; pragma user_version = {}; commit", at + 2))
            .unwrap();
    }
    drop(db);
    fs::read(path).unwrap()
}

/// Returns the version and all rows of a database. Reads a copy, because the program must find the
/// file unchanged.
fn file_contents(path: &Path) -> (i64, Vec<Vec<Value>>) {
    let copies = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(path.parent().unwrap()).unwrap().map(Result::unwrap) {
        if entry.file_type().unwrap().is_file() {
            fs::copy(entry.path(), copies.path().join(entry.file_name())).unwrap();
        }
    }
    let db = Connection::open(copies.path().join(path.file_name().unwrap())).unwrap();
    let names = "select name from sqlite_schema where type = 'table' order by name";
    let mut find = db.prepare(names).unwrap();
    let names = find.query_map([], |row| row.get::<_, String>(0)).unwrap().map(Result::unwrap);
    let mut all = Vec::new();
    for name in names {
        let mut read = db.prepare(&format!("select * from {name} order by 1")).unwrap();
        let width = read.column_count();
        let row = |row: &rusqlite::Row<'_>| (0..width).map(|at| row.get(at)).collect();
        all.extend(read.query_map([], row).unwrap().map(Result::unwrap));
    }
    let version = db.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    (version, all)
}

/// Asserts that the file has the old or the new version. Returns whether it has the new one.
fn assert_old_or_new(path: &Path, before: &(i64, Vec<Vec<Value>>), how: &str) -> bool {
    let found = file_contents(path);
    let is_new = found.0 > before.0;
    if is_new {
        let copy = path.with_extension(format!("db.v{}", before.0));
        assert!(file_contents(&copy) == *before, "{how}: the copy is not as it was");
    } else {
        assert!(found == *before, "{how}: neither old nor new");
    }
    let store = Store::open(path, Duration::from_secs(5)).unwrap();
    assert_eq!(store.check_log().unwrap(), [], "{how}: opened after all");
    is_new
}

#[test]
fn a_kill_at_any_call_leaves_the_old_file_or_the_new_one() {
    if !can_trace() {
        return;
    }
    let mut finished = 0;
    for version in 1..=CHAINED_VERSION {
        let bytes = file_of_version(version);
        let (mut old, mut new) = (0, 0);
        for call in KILLED_CALLS.iter().take(attempts(3, KILLED_CALLS.len())) {
            for nth in fault_positions() {
                let home = tempfile::tempdir().unwrap();
                let folder = home.path().canonicalize().unwrap();
                let path = folder.join("t.db");
                write_private(&path, &bytes);
                let before = file_contents(&path);
                let db = path.display().to_string();
                let command = program(&folder, &["--db", &db, "db", "migreer"]);
                let what = format!("{call}:signal=KILL");
                if run_with_fault(&command, &what, nth, &[]).is_none() {
                    break;
                }
                let how = format!("version {version}, {call} {nth}");
                *if assert_old_or_new(&path, &before, &how) { &mut new } else { &mut old } += 1;
            }
        }
        assert!(old > 0, "version {version}: {old} {new}");
        finished += new;
        report_figures(
            "killed while migrating",
            &format!("version {version}: {old} old, {new} new"),
        );
    }
    assert!(finished > 0, "some are killed after they are done");
}

#[test]
fn a_loss_of_power_leaves_the_old_file_or_the_new_one() {
    if !can_trace() {
        return;
    }
    let mut rng = Rng::new(17);
    for version in 1..=CHAINED_VERSION {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().canonicalize().unwrap();
        let (path, away) = (folder.join("t.db"), tempfile::tempdir().unwrap());
        write_private(&path, &file_of_version(version));
        let before = file_contents(&path);
        let db = path.display().to_string();
        let command = program(away.path(), &["--db", &db, "db", "migreer"]);
        let recording = Recording::record(&command, std::process::Stdio::null(), &folder);
        let (mut old, mut new) = (0, 0);
        for image in 0..attempts(20, 2_000) {
            let (disk, said) = recording.disk_after_power_loss(&mut rng);
            let left = tempfile::tempdir().unwrap();
            write_disk(&disk, left.path());
            let how = format!("version {version}, image {image}");
            let is_new = assert_old_or_new(&left.path().join("t.db"), &before, &how);
            assert!(is_new || said.is_empty(), "{how}: said to be done");
            *if is_new { &mut new } else { &mut old } += 1;
        }
        assert!(old > 0 && new > 0, "version {version}: {old} {new}");
        report_figures(
            "loss of power while migrating",
            &format!("version {version}: {old} old, {new} new"),
        );
    }
}
