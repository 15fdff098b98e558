//! SSH keys: adding, listing and withdrawing them, and their effect on sessions.

use std::{fs, os::unix::fs::PermissionsExt, time::Duration};

use rusqlite::Connection;
use toegang::{
    domain::{
        Answer, Command, Fingerprint, KeyId, KeyRow, Mismatch, PlatformRole, PublicKey, Query,
        Refusal, Session, SshKey, UndoTarget, Via,
    },
    store::{Store, StoreError},
    text,
};

use super::replay;
use crate::{
    example::check_invariants,
    support::{World, key, key_line, set_blocked},
};

fn add_key(world: &World, who: &str, seed: u8) -> Command {
    Command::AddKey { user: world.user(who), key: Box::new(key(seed)) }
}

/// Returns the keys of `who` that the user `by` sees.
fn visible_keys(world: &World, by: &str, who: &str) -> Result<Vec<KeyRow>, Refusal> {
    world.ask(by, &Query::Keys(world.user(who))).map(|answer| match answer {
        Answer::Keys(rows) => rows,
        other => panic!("{other:?}"),
    })
}

fn key_of(world: &World, who: &str) -> KeyId {
    let user = world.user(who);
    replay(world).keys.into_values().rfind(|key| key.user == user).unwrap().id
}

fn withdraw_key(world: &World, who: &str) -> Command {
    Command::WithdrawKey { key: key_of(world, who) }
}

/// Returns the user for whom sshd starts a session with this key, if any.
fn accepted_user(world: &World, seed: u8) -> Option<toegang::domain::UserId> {
    let found = Store::key_that_opens(&world.path(), Duration::ZERO, &key(seed).fingerprint());
    found.unwrap().filter(SshKey::is_open).map(|key| key.user)
}

#[test]
fn a_key_is_added_by_its_owner_or_an_administrator() {
    let mut world = World::small_world();
    let (of_jan, of_els) = (add_key(&world, "jan", 1), add_key(&world, "els", 2));
    world.act("jan", &of_jan).unwrap();
    assert_eq!(world.refusal_code("jan", &of_els), "not_env_admin");
    assert_eq!(world.refusal_code("anna", &of_els), "no_such_user");
    world.act("piet", &of_els).unwrap();
    assert_eq!(
        (accepted_user(&world, 1), accepted_user(&world, 2)),
        (Some(world.user("jan")), None),
        "what another added waits"
    );
    assert_eq!(accepted_user(&world, 3), None);
    let rows = visible_keys(&world, "els", "els").unwrap();
    assert_eq!(rows[0].added.1.as_ref().unwrap().id, world.user("piet"), "she sees who did it");
    assert_eq!(visible_keys(&world, "piet", "els").unwrap(), rows);
    assert_eq!(visible_keys(&world, "jan", "els").unwrap_err().code(), "not_env_admin");
    assert_eq!(visible_keys(&world, "anna", "els").unwrap_err().code(), "no_such_user");
    check_invariants(&replay(&world), world.now);
    assert_eq!(world.store.check_log().unwrap(), []);
}

#[test]
fn a_key_belongs_to_one_user_at_a_time() {
    let mut world = World::small_world();
    let (jan, els) = (add_key(&world, "jan", 1), add_key(&world, "els", 1));
    world.act("jan", &jan).unwrap();
    assert_eq!(world.refusal_code("jan", &jan), "same");
    assert_eq!(world.refusal_code("els", &els), "key_in_use");
    let anna = add_key(&world, "anna", 1);
    assert_eq!(world.refusal_code("anna", &anna), "key_in_use", "in another environment too");
    let gone = withdraw_key(&world, "jan");
    world.act("jan", &gone).unwrap();
    assert_eq!(world.refusal_code("jan", &gone), "same");
    world.act("els", &els).unwrap();
    let rows = visible_keys(&world, "jan", "jan").unwrap();
    assert!(rows.len() == 1 && rows[0].withdrawn.is_some(), "it stays as withdrawn: {rows:?}");
    assert_eq!(world.store.check_log().unwrap(), []);
}

#[test]
fn a_key_of_another_user_looks_missing() {
    let mut world = World::small_world();
    let of_jan = add_key(&world, "jan", 1);
    world.act("jan", &of_jan).unwrap();
    let gone = withdraw_key(&world, "jan");
    assert_eq!(world.refusal_code("anna", &gone), "no_such_key");
    assert_eq!(world.refusal_code("els", &gone), "no_such_key");
    for id in [0, -1, i64::MAX, 4_242] {
        let gone = Command::WithdrawKey { key: KeyId(id) };
        assert_eq!(world.refusal_code("anna", &gone), "no_such_key");
    }
    world.act("piet", &gone).unwrap();
    assert_eq!(accepted_user(&world, 1), None);
}

#[test]
fn an_inactive_user_cannot_sign_in_with_any_key() {
    let mut world = World::small_world();
    let of_jan = add_key(&world, "jan", 1);
    world.act("jan", &of_jan).unwrap();
    let block = |world: &World, blocked| set_blocked([world.user("jan")], blocked);
    let (on, off) = (block(&world, true), block(&world, false));
    world.act("piet", &on).unwrap();
    assert_eq!(accepted_user(&world, 1), None);
    let second = add_key(&world, "jan", 2);
    assert_eq!(world.refusal_code("piet", &second), "wrong_status");
    world.act("piet", &off).unwrap();
    assert!(accepted_user(&world, 1).is_some());
    let of_piet = add_key(&world, "piet", 3);
    world.act("piet", &of_piet).unwrap();
    let remove = Command::RemoveUser { user: world.user("jan"), successors: Vec::new() };
    world.act("piet", &remove).unwrap();
    assert_eq!(accepted_user(&world, 1), None);
    assert!(accepted_user(&world, 3).is_some());
    let (facts, jan) = (replay(&world), world.user("jan"));
    let mut keys = facts.keys.values();
    assert!(keys.all(|key| key.withdrawn.is_some() == (key.user == jan)), "his keys go with him");
    let of_els = add_key(&world, "els", 1);
    world.act("els", &of_els).unwrap();
    assert_eq!(world.store.check_log().unwrap(), []);
}

#[test]
fn adding_a_key_can_be_undone_and_withdrawing_cannot() {
    let mut world = World::small_world();
    let of_jan = add_key(&world, "jan", 1);
    world.act("jan", &of_jan).unwrap();
    let back = Command::Undo { which: UndoTarget::Last };
    let why = world.act("jan", &back).unwrap_err();
    assert!(matches!(why, Refusal::OwnKey { is_last: true, .. }), "asked about: {why:?}");
    world.act("jan", &back.clone().confirmed()).unwrap();
    assert_eq!(accepted_user(&world, 1), None);
    // Withdrawing another user's key needs no confirmation.
    let of_els = add_key(&world, "els", 2);
    world.act("piet", &of_els).unwrap();
    world.act("piet", &back).unwrap();
    assert!(visible_keys(&world, "els", "els").unwrap()[0].withdrawn.is_some());
    world.act("jan", &of_jan).unwrap();
    let gone = withdraw_key(&world, "jan");
    world.act("jan", &gone).unwrap();
    assert_eq!(world.refusal_code("jan", &Command::Undo { which: UndoTarget::Last }), "final");
}

/// The session ends at its next query, command or search.
#[test]
fn a_session_ends_when_its_key_is_withdrawn() {
    let mut world = World::small_world();
    let of_jan = add_key(&world, "jan", 1);
    world.act("jan", &of_jan).unwrap();
    let (jan, key) = (world.user("jan"), key_of(&world, "jan"));
    let session = Session { user: jan, via: Via::Tui };
    let mut held = world.second_store().held_by(key, jan);
    let second = held.reopen().unwrap();
    assert!(held.ask(session, &Query::Me, world.now).is_ok());
    let other = world.second_store().held_by(key, world.user("els"));
    let gone = |done: Result<Answer, StoreError>| {
        matches!(done, Err(StoreError::Refused(Refusal::KeyWithdrawn)))
    };
    assert!(gone(other.ask(session, &Query::Me, world.now)), "it is not her key");
    let withdrawn = withdraw_key(&world, "jan");
    world.act("piet", &withdrawn).unwrap();
    assert!(gone(held.ask(session, &Query::Me, world.now)));
    assert!(gone(second.ask(session, &Query::Me, world.now)));
    let rename = world.rename("jan", None);
    let done = held.execute(session, &rename, world.now);
    assert!(matches!(done, Err(StoreError::Refused(Refusal::KeyWithdrawn))), "{done:?}");
    assert!(held.names(jan, jan, &mut |_| true).is_err(), "a search");
    assert!(world.store.ask(session, &Query::Me, world.now).is_ok(), "on the host he is still Jan");
}

#[test]
fn a_key_added_by_an_administrator_notifies_its_owner() {
    let mut world = World::small_world();
    let of_els = add_key(&world, "els", 2);
    world.act("piet", &of_els).unwrap();
    let Answer::Notices(page) =
        world.ask("els", &Query::Notices(crate::support::all_rows())).unwrap()
    else {
        panic!()
    };
    let zone = jiff::tz::TimeZone::UTC;
    let told = page
        .rows
        .iter()
        .map(|row| text::outcomes::notice::notice(toegang::text::Lang::Nl, row, &zone, world.now));
    let told: Vec<_> = told.collect();
    assert!(
        told.iter().any(|line| line.contains("Piet de Vries voegde een sleutel voor je toe")),
        "{told:?}"
    );
}

/// The lookup does not trust the contents of the database.
#[test]
fn a_tampered_key_row_never_becomes_a_line_for_sshd() {
    let mut world = World::small_world();
    world.change_user("els", |els| els.role = PlatformRole::Advanced);
    let of_jan = add_key(&world, "jan", 1);
    world.act("jan", &of_jan).unwrap();
    let key = replay(&world).keys.into_values().next().unwrap();
    assert_eq!(key.key().unwrap().to_string(), self::key(1).to_string());
    for body in ["", "AAAA", "AAAA\" sh", &format!("x {}", key.body)] {
        let harmed = toegang::domain::SshKey { body: body.to_owned(), ..key.clone() };
        assert!(harmed.key().is_none(), "{body}");
    }
    let harmed = toegang::domain::SshKey { body: self::key(2).body().to_owned(), ..key.clone() };
    assert!(harmed.key().is_none(), "the body of another key");
    let db = Connection::open(world.path()).unwrap();
    for sql in [
        "update ssh_key set body = 'AAAA\" sh'",
        "update ssh_key set body = body || 'A'",
        "update ssh_key set user_id = user_id + 1",
        "update ssh_key set fingerprint = 'SHA256:x'",
        "update ssh_key set kind = 'ssh-dss'",
        "update ssh_key set withdrawn_at = 5",
        "insert into ssh_key select 99999, user_id, kind, body, fingerprint, remark, added_at,
           added_by, null, null, null from ssh_key",
    ] {
        assert!(db.execute_batch(sql).is_err(), "{sql}");
    }
    let gone = withdraw_key(&world, "jan");
    world.act("jan", &gone).unwrap();
    let again = "update ssh_key set withdrawn_at = null, withdrawn_by = null, withdrawn_as = null";
    assert!(db.execute_batch(again).is_err(), "a withdrawn key stays");
}

#[test]
fn a_key_lookup_changes_nothing_and_does_not_wait_for_a_writer() {
    let mut world = World::small_world();
    let of_jan = add_key(&world, "jan", 1);
    world.act("jan", &of_jan).unwrap();
    let writing = Connection::open(world.path()).unwrap();
    writing.execute_batch("begin immediate; update user set role = 'advanced'").unwrap();
    assert!(accepted_user(&world, 1).is_some(), "while somebody writes");
    writing.execute_batch("rollback").unwrap();
    let path = world.path();
    let look = |text: &str| {
        let fingerprint = Fingerprint::new(text).unwrap();
        Store::key_that_opens(&path, Duration::ZERO, &fingerprint)
    };
    assert!(look("SHA256:%' or 1=1 --").unwrap().is_none());
    let harm = |sql: &str| Connection::open(&path).unwrap().execute_batch(sql).unwrap();
    harm("pragma user_version = 99");
    assert!(matches!(look("SHA256:x"), Err(StoreError::Newer { found: 99, .. })));
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    assert!(matches!(look("SHA256:x"), Err(StoreError::Exposed { mode: 0o640 })));
    let old = tempfile::tempdir().unwrap();
    let old = old.path().join("old.db");
    let missing = Store::key_that_opens(&old, Duration::ZERO, &key(1).fingerprint());
    assert!(missing.is_err() && !old.exists(), "a file that is not there is not made");
}

/// The refusal `same` appears only if neither the comment nor the confirmation of the key differs.
#[test]
fn adding_a_known_key_reports_a_different_comment_or_confirmation() {
    let mut world = World::small_world();
    let (of_jan, of_els) = (add_key(&world, "jan", 1), add_key(&world, "els", 2));
    world.act("jan", &of_jan).unwrap();
    assert_eq!(world.refusal_code("jan", &of_jan), "same");
    let named = |world: &World, who: &str, seed: u8, remark: &str| {
        let text = key_line(seed).replace("piet@laptop", remark);
        let key = PublicKey::parse(text.trim()).unwrap();
        Command::AddKey { user: world.user(who), key: Box::new(key) }
    };
    let other = named(&world, "jan", 1, "jan@werk");
    let Err(Refusal::Differs { what, .. }) = world.act("jan", &other) else { panic!("it differs") };
    let remark = |text: &str| toegang::domain::Name::new(text).ok();
    let (is, wanted) = (remark("piet@laptop"), remark("jan@werk"));
    assert_eq!(what, [Mismatch::Comment { is, wanted }]);
    let bare = named(&world, "jan", 1, "");
    assert_eq!(world.refusal_code("jan", &bare), "same", "no remark was asked for");
    // The owner of an unconfirmed key must still confirm it. For the user who added the key,
    // nothing would change.
    world.act("piet", &of_els).unwrap();
    assert_eq!(world.refusal_code("piet", &of_els), "same");
    let Err(Refusal::Differs { what, .. }) = world.act("els", &of_els) else { panic!("it waits") };
    assert_eq!(what, [Mismatch::Unconfirmed { key: key_of(&world, "els") }]);
}
