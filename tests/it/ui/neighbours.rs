//! The screens and forms around giving access.

use super::frames;
use toegang::domain::Command;

use crate::support::{World, key, key_line};

#[test]
fn s7_users() {
    frames("s7_users", World::whole, Some("piet"), "3");
    frames("s7_invited", World::whole, Some("piet"), "3 /|\"saskia|enter");
    frames("s7_not_mine", World::f0, Some("jan"), "3 down");
    frames("s7_user", World::whole, Some("piet"), "3 /|\"els|enter enter");
    frames("s7_myself", World::f0, Some("els"), "3 enter");
}

/// Jan has a key, and had another.
fn keyed() -> World {
    let mut world = World::f0();
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
fn s7_keys() {
    frames("s7_keys", keyed, Some("jan"), "g e right");
    frames("s7_no_keys", World::f0, Some("jan"), "g e right");
    frames("s7_keys_not_mine", keyed, Some("els"), "3 down enter right");
    frames("d3_withdraw_key", keyed, Some("jan"), "g e right d");
    let line = key_line(3);
    let step = format!("g e right +|\"{line}");
    frames("form_key", keyed, Some("jan"), &step);
    frames("form_secret_key", keyed, Some("piet"), "3 down enter x s|\"-----BEGIN");
}

#[test]
fn s8_partners() {
    frames("s8_partners", World::whole, Some("piet"), "4");
    frames("s8_partner", World::whole, Some("piet"), "4 enter pgdn");
    frames("s8_find", World::whole, Some("piet"), "4 right|\"luc");
    frames("s8_sent", World::whole, Some("luc"), "4 right tab");
    frames("s8_none", World::whole, Some("jan"), "4 right");
}

#[test]
fn s6_the_whole_inbox() {
    frames("s6_relation", World::whole, Some("piet"), "1");
    frames("s6_notices", World::whole, Some("piet"), "1 right down");
    frames("s6_all_handled", World::whole, Some("anna"), "1 a right right");
}

#[test]
fn s11_log() {
    frames("s11_log", World::whole, Some("piet"), "7 down down");
    frames("s11_own", World::whole, Some("jan"), "7");
    frames(
        "s5_log",
        World::whole,
        Some("piet"),
        "2 /|\"bakhuis|enter enter left tab|right right right",
    );
}

#[test]
fn activating() {
    frames("s1_muted", World::whole, Some("piet"), "2 /|\"koek|enter");
    let keys = "2 /|\"nieuw|enter enter x a|\"ref 1|enter|x f|\"Onleesbaar|enter";
    frames("s2_rejected", World::f0, Some("piet"), keys);
}

/// Els with two further addresses.
fn addressed() -> World {
    let mut world = World::f0();
    for email in ["els.bakker@eigendomein.nl", "els.b@eigendomein.nl"] {
        let email = toegang::domain::Email::new(email).unwrap();
        world.act("els", &toegang::domain::Command::AddAddress { email }).unwrap();
    }
    world
}

#[test]
fn forms() {
    frames("form_register", World::f0, None, "f6|\"an|tab|\"Ansje");
    frames("form_shared", World::f0, None, "f6|\"an@gmail.com|tab|\"Ansje|enter|\"BaasPD|enter");
    frames("form_organisation", World::f0, Some("piet"), "2 +|\"Nieuw|tab|\"123");
    frames(
        "form_belgian",
        World::f0,
        Some("piet"),
        "2 + shift-tab right tab|\"Gist|tab|\"0456789031",
    );
    frames("form_edit", World::f0, Some("piet"), "2 enter e");
    frames("form_evidence", World::f0, Some("piet"), "2 /|\"nieuw|enter enter x a");
    frames("form_user", World::f0, Some("piet"), "3 + t|\"x@eigendomein.nl|tab|\"Xander");
    frames("form_relation", World::f0, Some("piet"), "4 right|\"luc|enter|\"Hoi");
    frames("form_address", addressed, Some("els"), "3 /|\"els|enter enter x w right");
    frames("form_remove", World::f0, Some("piet"), "2 enter x r|\"Bak");
    frames("code", World::f0, Some("piet"), "3 /|\"noor|enter");
}

#[test]
fn questions() {
    frames("d3_remove_user", World::whole, Some("piet"), "3 /|\"els|enter d");
    frames("d3_end_partnership", World::whole, Some("piet"), "4 x s");
    frames("d3_revoke", World::f0, Some("piet"), "3 /|\"els|enter enter d");
}
