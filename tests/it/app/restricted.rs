//! A restricted session, as sshd starts it. It cannot do more than its user may, and ends when its
//! user loses access.

use toegang::domain::{Command, Refusal};

use crate::support::{Driver, World, key, set_blocked};

fn open_restricted(who: &str) -> Driver {
    let mut it = Driver::signed_in(who);
    it.state.fixed = true;
    it
}

#[test]
fn a_restricted_session_refuses_exits_with_a_reason() {
    for (keys, expected) in [
        ("g a", "Over ssh kun je niet van gebruiker wisselen"),
        ("E", "Over ssh kun je geen bestand schrijven"),
        ("ctrl-z", "Over ssh is er geen shell"),
    ] {
        let mut it = open_restricted("piet");
        it.press(keys).see(expected).see("Organisaties");
        assert!(it.exports.is_empty() && it.state.session.is_some() && !it.ended, "{keys}");
    }
}

#[test]
fn a_restricted_session_does_not_offer_exits() {
    for label in ["naar de shell", "zet de lijst in een bestand", "wissel gebruiker"] {
        for opener in [":", "?"] {
            let is_shown = |mut it: Driver| {
                it.press(opener).type_text(label).press("backspace");
                it.screen().contains(label)
            };
            assert!(
                is_shown(Driver::signed_in("piet")) && !is_shown(open_restricted("piet")),
                "{opener} {label}"
            );
        }
    }
    Driver::signed_in("piet").press("g").see("wissel gebruiker");
    open_restricted("piet")
        .miss("wissel gebruiker")
        .press("g")
        .see("Postvak IN")
        .miss("wissel gebruiker");
}

/// Starts a session signed in with the user's first key.
fn open_restricted_with_key(who: &str) -> (Driver, Command) {
    let mut world = World::small_world();
    let add = Command::AddKey { user: world.user(who), key: Box::new(key(1)) };
    world.act(who, &add).unwrap();
    let id = world.facts.keys.values().next().unwrap().id;
    let user = world.user(who);
    let mut it = Driver::unstarted(world, Some(who));
    it.world.store = it.world.second_store().held_by(id, user);
    it.state.fixed = true;
    it.send(toegang::app::Msg::Started((100, 30).into()));
    it.settle();
    (it, Command::WithdrawKey { key: id })
}

#[test]
fn a_withdrawn_key_ends_the_session_at_its_next_query() {
    let (mut it, withdraw) = open_restricted_with_key("jan");
    it.see("Organisaties");
    let mut other = it.world.second_store();
    other.execute(it.world.session("piet"), &withdraw, it.world.now).unwrap();
    assert!(!it.ended);
    it.press("R");
    assert!(it.ended && it.state.end_reason == Some(Refusal::KeyWithdrawn));
}

/// The command of an open dialog is not executed any more.
#[test]
fn a_withdrawn_key_ends_the_session_before_anything_is_written() {
    let (mut it, withdraw) = open_restricted_with_key("piet");
    it.run_steps("2|end|enter|right|+|\"jan|enter|enter");
    let mut other = it.world.second_store();
    other.execute(it.world.session("piet"), &withdraw, it.world.now).unwrap();
    it.press("enter");
    assert!(it.ended && it.state.end_reason == Some(Refusal::KeyWithdrawn));
    let member_count = it.world.facts.memberships.len();
    assert_eq!(crate::store::replay(&it.world).memberships.len(), member_count, "nobody was added");
}

#[test]
fn blocking_a_user_ends_their_restricted_session() {
    let mut it = open_restricted("jan");
    let block = set_blocked([it.world.user("jan")], true);
    it.world.act("piet", &block).unwrap();
    it.press("R").miss("Aanmelden");
    assert!(it.ended && it.state.end_reason == Some(Refusal::ActorNotActive));
}
