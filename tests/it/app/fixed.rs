//! A restricted session, as sshd starts it: it offers no way out, and ends when its user loses
//! access.

use toegang::domain::{Command, Refusal};

use crate::support::{Driver, World, key};

fn of(who: &str) -> Driver {
    let mut it = Driver::of(who);
    it.state.fixed = true;
    it
}

#[test]
fn what_leads_outside_is_refused_with_the_reason() {
    for (keys, said) in [
        ("g a", "Over ssh blijf je wie je bent"),
        ("E", "Over ssh gaat niets in een bestand"),
        ("ctrl-z", "Over ssh is er geen shell"),
    ] {
        let mut it = of("piet");
        it.press(keys).see(said).see("Organisaties");
        assert!(it.exported.is_empty() && it.state.session.is_some() && !it.ended, "{keys}");
    }
}

#[test]
fn what_leads_outside_is_not_offered() {
    for label in ["naar de shell", "zet de lijst in een bestand", "wissel gebr."] {
        for opener in [":", "?"] {
            let shown = |mut it: Driver| {
                it.press(opener).type_text(label).press("backspace");
                it.screen().contains(label)
            };
            assert!(shown(Driver::of("piet")) && !shown(of("piet")), "{opener} {label}");
        }
    }
    Driver::of("piet").press("g").see("wissel gebr.");
    of("piet").miss("wissel gebr.").press("g").see("Postvak IN").miss("wissel gebr.");
}

/// Starts a session signed in with the user's first key.
fn with_key(who: &str) -> (Driver, Command) {
    let mut world = World::small_world();
    let add = Command::AddKey { user: world.user(who), key: Box::new(key(1)) };
    world.act(who, &add).unwrap();
    let id = world.facts.keys.values().next().unwrap().id;
    let user = world.user(who);
    let mut it = Driver::silent(world, Some(who));
    it.world.store = it.world.other().held_by(id, user);
    it.state.fixed = true;
    it.send(toegang::app::Msg::Started((100, 30).into()));
    it.settle();
    (it, Command::WithdrawKey { key: id })
}

/// Withdrawing the key ends the session at its next query.
#[test]
fn a_withdrawn_key_ends_the_session() {
    let (mut it, withdraw) = with_key("jan");
    it.see("Organisaties");
    let mut other = it.world.other();
    other.execute(it.world.session("piet"), &withdraw, it.world.now).unwrap();
    assert!(!it.ended);
    it.press("R");
    assert!(it.ended && it.state.ended == Some(Refusal::KeyWithdrawn));
}

/// A command chosen in a dialog is no longer carried out.
#[test]
fn a_withdrawn_key_ends_the_session_before_anything_is_written() {
    let (mut it, withdraw) = with_key("piet");
    it.walk("2|end|enter|right|+|\"jan|enter|enter");
    let mut other = it.world.other();
    other.execute(it.world.session("piet"), &withdraw, it.world.now).unwrap();
    it.press("enter");
    assert!(it.ended && it.state.ended == Some(Refusal::KeyWithdrawn));
    let names = it.world.facts.memberships.len();
    assert_eq!(crate::store::replay(&it.world).memberships.len(), names, "nobody was added");
}

#[test]
fn who_was_blocked_is_out_and_not_at_the_door() {
    let mut it = of("jan");
    let block = Command::SetBlocked { user: it.world.user("jan"), blocked: true };
    it.world.act("piet", &block).unwrap();
    it.press("R").miss("Aanmelden");
    assert!(it.ended && it.state.ended == Some(Refusal::ActorNotActive));
}
