//! Screens and forms around giving access.

use super::frames;
use toegang::domain::Command;

use crate::support::{World, key, key_line};

#[test]
fn users_are_drawn_as_before() {
    frames("users", World::whole, Some("piet"), "3");
    frames("user_invited", World::whole, Some("piet"), "3 /|\"saskia|enter");
    frames("user_not_mine", World::small_world, Some("jan"), "3 down");
    frames("user", World::whole, Some("piet"), "3 /|\"els|enter enter");
    frames("user_myself", World::small_world, Some("els"), "3 enter");
}

/// Creates a world in which Jan has one key, and a withdrawn one.
fn keyed() -> World {
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
    frames("keys", keyed, Some("jan"), "g e right");
    frames("keys_none", World::small_world, Some("jan"), "g e right");
    frames("keys_not_mine", keyed, Some("els"), "3 down enter right");
    frames("question_withdraw_key", keyed, Some("jan"), "g e right d");
    let line = key_line(3);
    let step = format!("g e right +|\"{line}");
    frames("form_key", keyed, Some("jan"), &step);
    frames("form_secret_key", keyed, Some("piet"), "3 down enter x s|\"-----BEGIN");
}

#[test]
fn partners_are_drawn_as_before() {
    frames("partners", World::whole, Some("piet"), "4");
    frames("partner", World::whole, Some("piet"), "4 enter pgdn");
    frames("partners_find", World::whole, Some("piet"), "4 right|\"luc");
    frames("partners_sent", World::whole, Some("luc"), "4 right tab");
    frames("partners_none", World::whole, Some("jan"), "4 right");
}

#[test]
fn the_whole_inbox_is_drawn_as_before() {
    frames("inbox_relation", World::whole, Some("piet"), "1");
    frames("inbox_notices", World::whole, Some("piet"), "1 right down");
    frames("inbox_all_handled", World::whole, Some("anna"), "1 a right right");
}

#[test]
fn the_log_is_drawn_as_before() {
    frames("log", World::whole, Some("piet"), "7 down down");
    frames("log_own", World::whole, Some("jan"), "7");
    frames(
        "organisation_log",
        World::whole,
        Some("piet"),
        "2 /|\"bakhuis|enter enter left tab|right right right",
    );
}

#[test]
fn activation_is_drawn_as_before() {
    frames("organisations_muted", World::whole, Some("piet"), "2 /|\"koek|enter");
    let keys = "2 /|\"nieuw|enter enter x a|\"ref 1|enter|x f|\"Onleesbaar|enter";
    frames("details_rejected", World::small_world, Some("piet"), keys);
}

/// Creates a world in which Els has two extra addresses.
fn addressed() -> World {
    let mut world = World::small_world();
    for email in ["els.bakker@eigendomein.nl", "els.b@eigendomein.nl"] {
        let email = toegang::domain::Email::new(email).unwrap();
        world.act("els", &toegang::domain::Command::AddAddress { email }).unwrap();
    }
    world
}

#[test]
fn forms_are_drawn_as_before() {
    frames("form_register", World::small_world, None, "f6|\"an|tab|\"Ansje");
    frames(
        "form_shared",
        World::small_world,
        None,
        "f6|\"an@gmail.com|tab|\"Ansje|enter|\"BaasPD|enter",
    );
    frames("form_organisation", World::small_world, Some("piet"), "2 +|\"Nieuw|tab|\"123");
    frames(
        "form_belgian",
        World::small_world,
        Some("piet"),
        "2 + shift-tab right tab|\"Gist|tab|\"0456789031",
    );
    frames("form_edit", World::small_world, Some("piet"), "2 enter e");
    frames("form_evidence", World::small_world, Some("piet"), "2 /|\"nieuw|enter enter x a");
    frames("form_user", World::small_world, Some("piet"), "3 + t|\"x@eigendomein.nl|tab|\"Xander");
    frames("form_relation", World::small_world, Some("piet"), "4 right|\"luc|enter|\"Hoi");
    frames("form_address", addressed, Some("els"), "3 /|\"els|enter enter x w right");
    frames("form_remove", World::small_world, Some("piet"), "2 enter x r|\"Bak");
    frames("code", World::small_world, Some("piet"), "3 /|\"noor|enter");
}

#[test]
fn questions_are_drawn_as_before() {
    frames("question_remove_user", World::whole, Some("piet"), "3 /|\"els|enter d");
    frames("question_end_partnership", World::whole, Some("piet"), "4 x s");
    frames("question_revoke", World::small_world, Some("piet"), "3 /|\"els|enter enter d");
}
