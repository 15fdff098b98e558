//! Databases of earlier versions: opening, migrating, and keeping a copy.

use std::{fs, os::unix::fs::PermissionsExt, time::Duration};

use rusqlite::Connection;
use toegang::store::Store;

use crate::support::World;

/// SQL dump of a database of the first version, before user management, ended partnerships and
/// undo.
const VERSION_1_SQL: &str = include_str!("version_1.sql");

fn version_1_file() -> (tempfile::TempDir, std::path::PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("t.db");
    Connection::open(&path).unwrap().execute_batch(VERSION_1_SQL).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    (dir, path)
}

#[test]
fn a_version_1_file_is_migrated_and_a_copy_is_kept() {
    let (dir, path) = version_1_file();
    let before = fs::read(&path).unwrap();
    let store = Store::open(&path, Duration::from_secs(5)).unwrap();
    assert_eq!(store.check_log().unwrap(), []);
    drop(store);
    let copy = Connection::open(dir.path().join("t.db.v1")).unwrap();
    let version: i64 = copy.query_row("pragma user_version", [], |row| row.get(0)).unwrap();
    assert_eq!(version, 1, "the copy is as it was");
    let now: i64 = Connection::open(&path)
        .unwrap()
        .query_row("pragma user_version", [], |row| row.get(0))
        .unwrap();
    assert!(now > version && fs::read(&path).unwrap() != before);
}

/// The lookup for sshd only reads, because signing in must not wait for a migration.
#[test]
fn a_key_lookup_in_a_file_without_keys_changes_nothing() {
    let (_dir, path) = version_1_file();
    let before = fs::read(&path).unwrap();
    let fingerprint = crate::support::key(1).fingerprint();
    let found = Store::key_that_opens(&path, Duration::ZERO, &fingerprint);
    assert!(found.unwrap().is_none());
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn migration_keeps_the_lists_of_every_user() {
    let (_dir, path) = version_1_file();
    let fresh = World::small_world();
    let migrated = World::open(&path);
    for who in ["piet", "jan", "els", "anna", "bram", "chris", "dirk", "pd", "luc"] {
        let seen = |world: &World| {
            (world.organisations(who), world.closed_organisations(who), world.badge_count(who))
        };
        assert_eq!(seen(&migrated), seen(&fresh), "{who}");
        for org in fresh.organisations(who) {
            let people = |world: &World| {
                let rows = world.members(who, &org).unwrap().into_iter();
                rows.map(|row| (row.person.name, row.membership.level, row.membership.origin))
                    .collect::<Vec<_>>()
            };
            assert_eq!(people(&migrated), people(&fresh), "{who} in {org}");
        }
    }
}

#[test]
fn new_commands_work_in_a_migrated_file() {
    let (_dir, path) = version_1_file();
    let mut world = World::open(&path);
    let add = world.add("Piet Holding", &["jan", "anna"]);
    world.act("piet", &add).unwrap();
    let which = toegang::domain::UndoTarget::Last;
    world.act("piet", &toegang::domain::Command::Undo { which }).unwrap();
    let invite = World::invite("pim@eigendomein.nl", toegang::domain::JoinedBy::Invitation);
    let code = world.act("piet", &invite).unwrap().code.unwrap();
    world.activate("pim@eigendomein.nl", &code).unwrap();
    assert_eq!(world.store.check_log().unwrap(), []);
    crate::example::check_invariants(&super::replay(&world), world.now);
}

#[test]
fn deceptive_names_of_an_older_file_are_not_shown() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("t.db");
    let older = VERSION_1_SQL
        .replace("Jan Jansen", "els@eigendomein.nl")
        .replace("Kees Mulder", "Piet de Vries (jij)")
        .replace("bram@cijfermeesters.nl", "brаm@cijfermeesters.nl")
        .replace("Piet Holding B.V.", "Piet (jij) B.V.");
    Connection::open(&path).unwrap().execute_batch(&older).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    let mut world = World::open(&path);
    assert_eq!(world.store.check_log().unwrap(), []);
    let toegang::domain::Answer::Users(page) =
        world.ask("piet", &toegang::domain::Query::Users(crate::support::all_rows())).unwrap()
    else {
        panic!()
    };
    let names: Vec<String> = page.rows.iter().map(|row| row.person.name.to_string()).collect();
    assert!(names.contains(&"jan@eigendomein.nl".to_owned()), "{names:?}");
    assert!(names.contains(&"kees@eigendomein.nl".to_owned()), "{names:?}");
    assert!(names.iter().all(|name| !name.contains("(jij)")), "{names:?}");
    let orgs = world.organisations("piet");
    assert!(orgs.contains(&"Piet \u{fffd}jij\u{fffd} B.V.".to_owned()), "{orgs:?}");
    let add = world.add("Bakkerij", &["jan"]);
    world.act("piet", &add).unwrap();
    let invite = World::invite("bram@cijfermeesters.nl", toegang::domain::JoinedBy::Added);
    assert_eq!(
        world.refusal_code("anna", &invite),
        "address_looks_like",
        "what older ones look like"
    );
    assert_eq!(world.store.check_log().unwrap(), []);
}
