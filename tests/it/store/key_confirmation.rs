//! A key that another user added gives no access until its owner confirms it, in their own session
//! or with a code.

use std::{fs, os::unix::fs::PermissionsExt, time::Duration};

use rusqlite::Connection;
use toegang::{
    domain::{
        Answer, Command, JoinedBy, KeyAlerts, KeyId, Name, PlatformRole, Query, Receipt, Refusal,
        Session, SignUp, SshKey, UndoTarget, UserStatus, Via,
    },
    store::{Store, StoreError},
    text,
};

use super::replay;
use crate::support::{World, key, set_blocked};

fn add_key(world: &World, who: &str, seed: u8) -> Command {
    Command::AddKey { user: world.user(who), key: Box::new(key(seed)) }
}

/// Loads the active key with this seed from the database.
fn key_row(world: &World, seed: u8) -> SshKey {
    replay(world).live_key(&key(seed).fingerprint()).cloned().unwrap()
}

/// Returns whether sshd starts a session for the owner of this key.
fn key_opens(world: &World, seed: u8) -> bool {
    let found = Store::key_that_opens(&world.path(), Duration::ZERO, &key(seed).fingerprint());
    found.unwrap().is_some_and(|key| key.is_open())
}

/// Returns whether sshd only starts the confirmation of this key.
fn key_needs_confirmation(world: &World, seed: u8) -> bool {
    let found = Store::key_that_opens(&world.path(), Duration::ZERO, &key(seed).fingerprint());
    found.unwrap().is_some_and(|key| key.is_waiting())
}

fn confirm_key(world: &World, seed: u8) -> Command {
    Command::ConfirmKey { key: key_row(world, seed).id }
}

fn key_code(world: &World, seed: u8) -> Command {
    Command::KeyCode { key: key_row(world, seed).id }
}

fn use_key(world: &mut World, seed: u8, code: &str) -> Result<Receipt, Refusal> {
    let entry = SignUp::UseKey { key: key_row(world, seed).id, code: code.to_owned() };
    world.store.enter(&entry, Via::Tui, world.now).map_err(|error| match error {
        StoreError::Refused(why) => why,
        other => panic!("{other:?}"),
    })
}

fn key_alerts(world: &World, who: &str) -> KeyAlerts {
    match world.ask(who, &Query::Me).unwrap() {
        Answer::Me(me) => me.keys,
        other => panic!("{other:?}"),
    }
}

fn notice_text(world: &World, who: &str) -> String {
    let Answer::Notices(page) =
        world.ask(who, &Query::Notices(crate::support::all_rows())).unwrap()
    else {
        panic!()
    };
    let zone = jiff::tz::TimeZone::UTC;
    let told = page
        .rows
        .iter()
        .map(|row| text::outcomes::notice::notice(toegang::text::Lang::Nl, row, &zone, world.now));
    told.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_key_added_by_an_administrator_opens_once_its_owner_confirms_it() {
    let mut world = World::small_world();
    let of_els = add_key(&world, "els", 1);
    world.act("piet", &of_els).unwrap();
    assert!(!key_opens(&world, 1) && key_needs_confirmation(&world, 1));
    assert_eq!(key_alerts(&world, "els"), KeyAlerts { waiting: 1, confirmed_elsewhere: 0 });
    assert!(notice_text(&world, "els").contains("Piet de Vries voegde een sleutel voor je toe"));
    let confirm = confirm_key(&world, 1);
    assert_eq!(world.refusal_code("piet", &confirm), "not_key_owner");
    assert_eq!(world.refusal_code("jan", &confirm), "no_such_key");
    assert_eq!(world.refusal_code("anna", &confirm), "no_such_key");
    assert!(!key_opens(&world, 1));
    world.act("els", &confirm).unwrap();
    assert!(key_opens(&world, 1));
    assert_eq!(key_alerts(&world, "els"), KeyAlerts::default());
    assert_eq!(world.refusal_code("els", &confirm), "same");
    let confirmed = key_row(&world, 1).confirmed.unwrap();
    assert_eq!(confirmed.1, toegang::domain::Actor::Person(world.user("els")));
    let back = Command::Undo { which: UndoTarget::Last };
    assert_eq!(world.refusal_code("els", &back), "final", "withdrawing is the way back");
    assert_eq!(world.store.check_log().unwrap(), []);
}

/// In this attack an administrator adds their own key for another user, and starts the session of a
/// confirmed key.
#[test]
fn an_unconfirmed_key_cannot_hold_a_session() {
    let mut world = World::small_world();
    let of_els = add_key(&world, "els", 1);
    world.act("piet", &of_els).unwrap();
    let (els, id) = (world.user("els"), key_row(&world, 1).id);
    let session = Session { user: els, via: Via::Tui };
    let mut held = world.second_store().held_by(id, els);
    let waits = |error: StoreError| matches!(error, StoreError::Refused(Refusal::KeyWaits));
    assert!(waits(held.ask(session, &Query::Me, world.now).unwrap_err()));
    let confirm = Command::ConfirmKey { key: id };
    assert!(waits(held.execute(session, &confirm, world.now).unwrap_err()), "nor confirms itself");
    assert!(!key_opens(&world, 1));
}

#[test]
fn the_first_key_of_an_invited_user_asks_for_the_activation_code() {
    let mut world = World::small_world();
    let invite = World::invite("nova@eigendomein.nl", JoinedBy::Added);
    let activation = world.act("piet", &invite).unwrap().code.unwrap();
    let user = world.store.find_user("nova@eigendomein.nl").unwrap().unwrap().id;
    let first = Command::AddKey { user, key: Box::new(key(1)) };
    let told = world.act("piet", &first).unwrap();
    assert_eq!(told.outcomes[0].did.code(), "key_waits");
    assert!(key_needs_confirmation(&world, 1) && !key_opens(&world, 1));
    assert_eq!(
        world.refusal_code("piet", &key_code(&world, 1)),
        "wrong_status",
        "there is a code already"
    );
    assert_eq!(use_key(&mut world, 1, "AAAA-AAAA-AAAA").unwrap_err().code(), "bad_code");
    let id = key_row(&world, 1).id;
    let receipt = use_key(&mut world, 1, &activation).unwrap();
    assert_eq!(receipt.outcomes[0].did.code(), "activated");
    assert!(key_opens(&world, 1));
    let noor = world.store.find_user_by_id(user).unwrap().unwrap();
    assert_eq!(noor.status, UserStatus::Active);
    let Answer::Log(page) =
        world.ask("piet", &Query::Log(None, crate::support::all_rows(), &[])).unwrap()
    else {
        panic!()
    };
    let lines = page.rows.iter().filter(|row| row.operation == Some(receipt.operation));
    assert!(lines.clone().count() == 3 && lines.clone().all(|row| row.key == Some(id)));
    assert_eq!(world.store.check_log().unwrap(), []);
}

/// Restoring access for a user without keys takes two administrators, and the user gets a notice.
#[test]
fn an_administrator_cannot_sign_in_by_replacing_the_key_of_a_user() {
    let mut world = World::small_world();
    let of_els = add_key(&world, "els", 1);
    world.act("els", &of_els).unwrap();
    let attack = add_key(&world, "els", 2);
    world.act("piet", &attack).unwrap();
    let wanted = key_code(&world, 2);
    assert_eq!(world.refusal_code("piet", &wanted), "key_opens", "she confirms it with her own");
    world.act("piet", &Command::WithdrawKey { key: key_row(&world, 1).id }).unwrap();
    let why = world.act("piet", &wanted).unwrap_err();
    assert!(matches!(&why, Refusal::OwnKeyCode { who_can } if who_can.is_empty()), "{why:?}");
    assert_eq!(world.refusal_code("jan", &wanted), "no_such_key");
    assert_eq!(use_key(&mut world, 2, "").unwrap_err().code(), "bad_code");
    assert!(!key_opens(&world, 2));
    // Another administrator (*Beheerder*) creates the code.
    let up = world.change_role("jan", PlatformRole::EnvAdmin);
    world.act("piet", &up).unwrap();
    let why = world.act("piet", &wanted).unwrap_err();
    assert!(matches!(&why, Refusal::OwnKeyCode { who_can } if who_can[0].id == world.user("jan")));
    let given = world.act("jan", &wanted).unwrap().code.unwrap();
    assert!(!key_opens(&world, 2));
    assert_eq!(use_key(&mut world, 2, &given).unwrap().outcomes[0].did.code(), "key_confirmed");
    assert!(key_opens(&world, 2));
    assert_eq!(key_alerts(&world, "els"), KeyAlerts { waiting: 0, confirmed_elsewhere: 1 });
    let told = notice_text(&world, "els");
    assert!(told.contains("Jan Jansen maakte een code om een nieuwe sleutel van je te bevestigen"));
    assert!(
        told.contains(&format!("De sleutel {} meldt nu aan als jou", key(2).fingerprint())),
        "{told}"
    );
    assert_eq!(world.store.check_log().unwrap(), []);
}

#[test]
fn a_key_code_confirms_only_its_key_once_and_before_it_expires() {
    let mut world = World::small_world();
    let up = world.change_role("jan", PlatformRole::EnvAdmin);
    world.act("piet", &up).unwrap();
    for seed in [1, 2] {
        let of_els = add_key(&world, "els", seed);
        world.act("piet", &of_els).unwrap();
    }
    let one = key_code(&world, 1);
    let old = world.act("jan", &one).unwrap().code.unwrap();
    assert_eq!(use_key(&mut world, 2, &old).unwrap_err().code(), "bad_code", "of another key");
    let new = world.act("jan", &one).unwrap().code.unwrap();
    assert_eq!(use_key(&mut world, 1, &old).unwrap_err().code(), "bad_code", "replaced");
    let now = world.now;
    world.now.at = now.at.plus_days(8);
    assert_eq!(use_key(&mut world, 1, &new).unwrap_err().code(), "code_over");
    world.now = now;
    use_key(&mut world, 1, &new).unwrap();
    assert_eq!(use_key(&mut world, 1, &new).unwrap_err().code(), "same");
    let block = set_blocked([world.user("els")], true);
    world.act("piet", &block).unwrap();
    assert!(!key_needs_confirmation(&world, 2), "nobody who is blocked is asked for a code");
    assert_eq!(use_key(&mut world, 2, &new).unwrap_err().code(), "actor_not_active");
    assert_eq!(world.store.check_log().unwrap(), []);
}

#[test]
fn log_entries_of_a_session_record_its_key_and_hash_it() {
    let mut world = World::small_world();
    let of_piet = add_key(&world, "piet", 1);
    world.act("piet", &of_piet).unwrap();
    let (piet, id) = (world.user("piet"), key_row(&world, 1).id);
    let session = Session { user: piet, via: Via::Tui };
    let mut held = world.second_store().held_by(id, piet);
    let rename = world.rename("piet", Some(Name::new("Piet V.").unwrap()));
    held.execute(session, &rename, world.now).unwrap();
    let nobody = Command::WithdrawKey { key: KeyId(4_242) };
    assert!(held.execute(session, &nobody, world.now).is_err());
    drop(held);
    let newest = world.ask("piet", &Query::Log(None, crate::support::all_rows(), &[])).unwrap();
    let Answer::Log(page) = newest else { panic!() };
    assert_eq!((page.rows[0].key, page.rows[1].key), (Some(id), Some(id)), "the attempt too");
    assert!(page.rows[2..].iter().all(|row| row.key.is_none()));
    assert_eq!(world.store.check_log().unwrap(), []);
    let db = Connection::open(world.path()).unwrap();
    let list = "select group_concat(sql || ';', '') from sqlite_schema
        where name in ('i17_denied_no_update', 'i17_no_update')";
    let triggers: String = db.query_row(list, [], |row| row.get(0)).unwrap();
    // A changed schema is refused, so a careful attacker would restore the triggers.
    let changed = |sql: &str| {
        let without = "drop trigger i17_denied_no_update; drop trigger i17_no_update;";
        db.execute_batch(&format!("begin; {without} {sql}; {triggers} commit")).unwrap();
    };
    changed("update denied set key_id = null");
    assert!(!world.store.check_log().unwrap().is_empty(), "taken off an attempt");
    changed(&format!("update denied set key_id = {}", id.0));
    changed("update log set becomes = json_remove(becomes, '$.key')");
    let found = format!("{:?}", world.store.check_log().unwrap());
    assert!(found.contains("Line {"), "taken off a line: {found}");
}

/// SQL dump of a database from before keys needed confirmation.
const VERSION_5_SQL: &str = include_str!("version_5.sql");

#[test]
fn migration_confirms_only_keys_that_were_in_use() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("t.db");
    Connection::open(&path).unwrap().execute_batch(VERSION_5_SQL).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    // Before the migration, every key still gives access.
    let fingerprint = crate::support::key(1).fingerprint();
    let found = Store::key_that_opens(&path, Duration::ZERO, &fingerprint).unwrap();
    assert!(found.is_some_and(|key| key.is_open()), "nobody waits for a migration");
    let world = World::open(&path);
    assert_eq!(world.store.check_log().unwrap(), []);
    assert!(key_opens(&world, 1), "Piet added his own");
    assert!(key_opens(&world, 2), "Jan worked on the screens after Piet added it");
    assert!(
        !key_opens(&world, 3) && key_needs_confirmation(&world, 3),
        "Els never did: Piet may have the key"
    );
    assert!(key_opens(&world, 4), "Els added her own");
    assert_eq!(key_row(&world, 2).confirmed.unwrap().1, toegang::domain::Actor::System);
    let (jan, els) = (key_alerts(&world, "jan"), key_alerts(&world, "els"));
    assert_eq!((jan.waiting, els.waiting), (0, 1));
    assert_eq!((jan.confirmed_elsewhere, els.confirmed_elsewhere), (1, 0), "Jan is told");
    assert!(
        !notice_text(&world, "piet").contains("meldt nu aan als jou"),
        "of his own key nobody is told"
    );
}
