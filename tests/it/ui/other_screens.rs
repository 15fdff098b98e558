//! Snapshots of screens and forms other than those for members.

use super::assert_frames;
use toegang::domain::Command;

use crate::support::{Driver, KVK_TABLE, World, import_register, key, key_line};

#[test]
fn users_are_drawn_as_before() {
    assert_frames("users", World::full, Some("piet"), "3");
    assert_frames("user_invited", World::full, Some("piet"), "3 /|\"saskia|down");
    assert_frames("user_not_mine", World::small_world, Some("jan"), "3 down");
    assert_frames("user", World::full, Some("piet"), "3 /|\"els|down enter");
    assert_frames("user_myself", World::small_world, Some("els"), "3 enter");
    let give = "3 /|\"els b|down x l|\"hol|enter|\"b";
    assert_frames("give_access", World::small_world, Some("piet"), give);
    let check = "3 /|\"jan j|down x l|\"hol|enter|\"bak|enter enter down r";
    assert_frames("give_access_check", World::small_world, Some("piet"), check);
}

/// Creates a world in which Jan has an active key and a withdrawn key.
fn world_with_keys() -> World {
    let mut world = World::small_world();
    let user = world.user("jan");
    for seed in [1, 2] {
        let add = Command::AddKey { user, key: Box::new(key(seed)) };
        world.act("jan", &add).unwrap();
    }
    let first = world.facts.keys.values().find(|row| row.fingerprint == key(1).fingerprint());
    let withdraw = Command::WithdrawKey { key: first.unwrap().id };
    world.act("piet", &withdraw).unwrap();
    world
}

#[test]
fn keys_are_drawn_as_before() {
    assert_frames("keys", world_with_keys, Some("jan"), "g e right");
    assert_frames("keys_none", World::small_world, Some("jan"), "g e right");
    assert_frames("keys_not_mine", world_with_keys, Some("els"), "3 down enter right");
    assert_frames("question_withdraw_key", world_with_keys, Some("jan"), "g e right d");
    let line = key_line(3);
    let step = format!("g e right +|\"{line}");
    assert_frames("form_key", world_with_keys, Some("jan"), &step);
    assert_frames(
        "form_secret_key",
        world_with_keys,
        Some("piet"),
        "3 down enter x s|\"-----BEGIN",
    );
}

#[test]
fn partners_are_drawn_as_before() {
    assert_frames("partners", World::full, Some("piet"), "4");
    assert_frames("partner", World::full, Some("piet"), "4 enter pgdn");
    assert_frames("partners_find", World::full, Some("piet"), "4 right /|\"luc");
    assert_frames("partners_sent", World::full, Some("luc"), "4 right right");
    assert_frames("partners_none", World::full, Some("jan"), "4 right");
}

#[test]
fn every_tab_of_the_inbox_is_drawn_as_before() {
    assert_frames("inbox_relation", World::full, Some("piet"), "1");
    assert_frames("inbox_notices", World::full, Some("piet"), "1 right down");
    assert_frames("inbox_all_handled", World::full, Some("anna"), "1 a right right");
}

/// Only the sign of a sentence has the colour of a notice: a page of them stays quiet.
#[test]
fn only_the_sign_of_a_notice_or_advice_has_a_colour() {
    // In *Meldingen* the day is coloured with the sign, and the words before it are not.
    let mut it = Driver::new(World::full(), Some("piet"), (100, 30));
    it.run_steps("1 right down");
    let (day, name) = (it.find("! 26-11-26"), it.find("Agnieszka"));
    let (notice, buffer) = (it.theme.notice.fg.unwrap(), it.buffer());
    assert_eq!((buffer[day].fg, buffer[(day.x + 3, day.y)].fg), (notice, notice));
    assert_ne!(buffer[name].fg, notice, "{}", it.screen());
    for (keys, said) in [("9", "! 5 organisaties"), ("4 right down", "! wacht op jou")] {
        let mut it = Driver::new(World::full(), Some("piet"), (100, 30));
        it.run_steps(keys);
        let at = it.find(said);
        let buffer = it.buffer();
        let front = |x: u16| buffer[(at.x + x, at.y)].fg;
        let text = it.theme.text.fg.unwrap_or_default();
        assert_eq!((front(0), front(2)), (notice, text), "{}", it.screen());
    }
}

#[test]
fn the_log_is_drawn_as_before() {
    assert_frames("log", World::full, Some("piet"), "7 down down");
    assert_frames("log_own", World::full, Some("jan"), "7");
    assert_frames(
        "organisation_log",
        World::full,
        Some("piet"),
        "2 /|\"bakhuis|down enter left tab|right right right",
    );
}

#[test]
fn activation_is_drawn_as_before() {
    assert_frames("organisations_muted", World::full, Some("piet"), "2 /|\"koek|down");
    let keys = "2 /|\"nieuw|down enter x a|\"ref 1|enter|x j|\"Onleesbaar|enter";
    assert_frames("details_rejected", World::small_world, Some("piet"), keys);
}

/// Creates a world in which Els has two extra addresses.
fn world_with_addresses() -> World {
    let mut world = World::small_world();
    for email in ["els.bakker@eigendomein.nl", "els.b@eigendomein.nl"] {
        let email = toegang::domain::Email::new(email).unwrap();
        world.act("els", &toegang::domain::Command::AddAddress { email }).unwrap();
    }
    world
}

/// Creates the small example world, with a trade register.
fn world_with_register() -> World {
    let world = World::small_world();
    import_register(&world.path(), KVK_TABLE, true);
    world
}

#[test]
fn the_trade_register_is_drawn_as_before() {
    let register = world_with_register;
    assert_frames("register_search", register, Some("piet"), "2 +|\"delft");
    assert_frames("register_warning", register, Some("piet"), "2 +|\"trefpunt");
    assert_frames("register_chosen", register, Some("piet"), "2 +|\"bouw|enter");
    assert_frames("register_refresh", register, Some("piet"), "2 end enter x h");
}

#[test]
fn forms_are_drawn_as_before() {
    assert_frames("form_register", World::small_world, None, "f6|\"an|tab|\"Ansje");
    assert_frames(
        "form_shared",
        World::small_world,
        None,
        "f6|\"an@gmail.com|tab|\"Ansje|enter|\"BaasPD|enter",
    );
    assert_frames("form_organisation", World::small_world, Some("piet"), "2 +|\"Nieuw|tab|\"123");
    assert_frames(
        "form_belgian",
        World::small_world,
        Some("piet"),
        "2 + shift-tab right tab|\"Gist|tab|\"0456789031",
    );
    assert_frames("form_edit", World::small_world, Some("piet"), "2 enter e");
    assert_frames("form_evidence", World::small_world, Some("piet"), "2 /|\"nieuw|down enter x a");
    assert_frames(
        "form_user",
        World::small_world,
        Some("piet"),
        "3 + shift-tab right tab|\"x@eigendomein.nl|tab|\"Xander",
    );
    assert_frames("form_relation", World::small_world, Some("piet"), "4 right /|\"luc|enter|\"Hoi");
    assert_frames(
        "form_address",
        world_with_addresses,
        Some("els"),
        "3 /|\"els|down enter x w right",
    );
    assert_frames("form_remove", World::small_world, Some("piet"), "2 enter x w|\"Bak");
    assert_frames("code", World::small_world, Some("piet"), "3 /|\"noor|down");
}

#[test]
fn questions_are_drawn_as_before() {
    assert_frames("question_remove_user", World::full, Some("piet"), "3 /|\"els|down d");
    assert_frames("question_end_partnership", World::full, Some("piet"), "4 x e");
    assert_frames("question_revoke", World::small_world, Some("piet"), "3 /|\"els|down enter d");
}

#[test]
fn the_environment_is_drawn_as_before() {
    assert_frames("environment", World::small_world, Some("piet"), "9 down");
    assert_frames("environment_member", World::small_world, Some("els"), "9");
    assert_frames("environment_full", World::full, Some("piet"), "9 end");
}
