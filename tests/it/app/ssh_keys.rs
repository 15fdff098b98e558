//! SSH keys on the screens. Users manage their own keys, and an administrator (*Beheerder*) the
//! keys of others.

use toegang::{
    app::Msg,
    domain::{Command, Refusal},
};

use crate::{
    store::replay,
    support::{Driver, World, key, key_line},
};

/// Opens the user's own keys, after adding `count` keys.
fn open_own_keys(who: &str, count: u8) -> Driver {
    let mut world = World::small_world();
    for seed in 1..=count {
        let add = Command::AddKey { user: world.user(who), key: Box::new(key(seed)) };
        world.act(who, &add).unwrap();
    }
    let mut it = Driver::new(world, Some(who), (100, 30));
    it.press("g e right");
    it
}

/// Returns the fingerprints of the user's active keys.
fn active_fingerprints(it: &Driver, who: &str) -> Vec<String> {
    let (facts, user) = (replay(&it.world), it.world.user(who));
    let keys = facts.keys.values().filter(|key| key.user == user && key.withdrawn.is_none());
    keys.map(|key| key.fingerprint.to_string()).collect()
}

#[test]
fn a_basic_user_adds_a_key_by_pasting_it() {
    let mut it = open_own_keys("jan", 0);
    it.see_tab("Sleutels 0").see("Nog geen sleutels.").press("+").see("Publieke sleutel");
    it.paste(&format!("{}\n", key_line(1))).see(&format!("✓ {}", key(1).fingerprint()));
    assert!(active_fingerprints(&it, "jan").is_empty(), "nothing is written before Enter");
    it.press("enter").see_tab("Sleutels 1").see("piet@laptop").see("Sleutel toegevoegd");
    it.see(&key(1).fingerprint().to_string()).see("door Jan Jansen");
    assert_eq!(active_fingerprints(&it, "jan"), [key(1).fingerprint().to_string()]);
    // Undo withdraws an added key, but a withdrawal cannot be undone.
    it.see("u ongedaan maken").press("u").see("Sleutel piet@laptop intrekken?");
    it.see("Het is je enige sleutel").see("[ Annuleren").press("enter");
    assert_eq!(
        active_fingerprints(&it, "jan"),
        [key(1).fingerprint().to_string()],
        "asked, as d does"
    );
    it.press("u i").see_tab("Sleutels 0").see("✗ ingetrokken");
    assert!(active_fingerprints(&it, "jan").is_empty());
}

#[test]
fn several_key_sequences_open_the_screen_of_the_current_user() {
    for route in ["g e", "3 /|\"jan|down enter", ":|\"sleutels|enter", ":|\"jan jansen|enter"] {
        let mut it = Driver::signed_in("jan");
        it.run_steps(route).see("Gebruikers › Jan Jansen").see("Sleutels 0").press("g e");
        it.see("Gebruikers › Jan Jansen").press("esc").see("Gebruikers").miss("›");
    }
    // A key sequence opens the form on any tab. After saving, the screen shows the key.
    let mut it = Driver::signed_in("jan");
    it.press("g e x s").paste(&key_line(1)).press("enter").see_tab("Sleutels 1");
}

#[test]
fn a_pasted_key_replaces_the_text_in_the_field() {
    let mut it = open_own_keys("jan", 0);
    it.press("+").type_text("ssh-ed25519 AAAA").see("niet compleet");
    it.press("enter").see("niet compleet").paste(&key_line(2)).see("✓ SHA256:");
    it.press("enter");
    assert_eq!(active_fingerprints(&it, "jan"), [key(2).fingerprint().to_string()]);
}

#[test]
fn a_private_key_is_refused_and_not_kept() {
    const PRIVATE_KEY: &str = "-----BEGIN OPENSSH PRIVATE KEY-----\n\
        b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW\n\
        QyNTUxOQAAACDO86lsA3TBngUahlPOyRlTQcx55IiEjcK3xsa0EYziJA\n\
        -----END OPENSSH PRIVATE KEY-----\n";
    let mut it = open_own_keys("jan", 0);
    it.press("+").paste(PRIVATE_KEY).see("de geheime sleutel").see("verplicht").miss("PRIVATE");
    // Some terminals send a paste as typed keys.
    it.press("esc +").miss("de geheime sleutel");
    for line in PRIVATE_KEY.lines() {
        it.type_text(line).press("enter");
    }
    it.see("de geheime sleutel").see("ontbreekt").miss("PRIVATE").miss("QyNTUx").miss("b3Bl");
    assert!(!format!("{:?}", it.state.dialog).contains("QyNTUx"));
    it.paste(&key_line(1)).miss("de geheime sleutel").press("enter");
    assert_eq!(active_fingerprints(&it, "jan").len(), 1);
    let mut it = open_own_keys("jan", 0);
    it.press("+").paste("PuTTY-User-Key-File-3: ssh-ed25519\nPrivate-Lines: 1\nAAAA\n");
    it.see("de geheime sleutel").see("PuTTYgen").miss("AAAA").press("esc +");
    it.paste("-----BEGIN PUBLIC KEY-----\nAAAA\n").see("ssh-keygen -i -m PKCS8").miss("geheime");
    it.paste(&format!("{}\n{}\n", key_line(1), key_line(2))).see("één sleutel tegelijk");
    it.miss("ssh-ed25519");
}

#[test]
fn a_pasted_putty_file_or_wrapped_key_becomes_one_line() {
    let line = key_line(1);
    let body = line.split(' ').nth(1).unwrap();
    let (begin, end) = ("---- BEGIN SSH2 PUBLIC KEY ----", "---- END SSH2 PUBLIC KEY ----");
    let wrapped = format!("{}\r\n{}\r\n", &line[..40], &line[40..]);
    for text in [format!("{begin}\nComment: \"x\"\n{body}\n{end}\n"), wrapped] {
        let mut it = open_own_keys("jan", 0);
        it.press("+").paste(&text).see("✓ SHA256:").see("ssh-ed25519").miss("BEGIN").press("enter");
        assert_eq!(active_fingerprints(&it, "jan"), [key(1).fingerprint().to_string()]);
    }
}

#[test]
fn a_refused_key_keeps_the_form_open_with_the_reason() {
    let mut it = open_own_keys("jan", 1);
    it.press("+").paste(&key_line(1)).press("enter").see("Dat is al zo.").see("Publieke sleutel");
    it.press("esc esc g a").type_text("els").press("enter g e right +").paste(&key_line(1));
    it.press("enter").see("Met deze sleutel meldt al iemand aan").see("Publieke sleutel");
    assert!(active_fingerprints(&it, "els").is_empty());
}

#[test]
fn withdrawing_a_key_asks_and_names_the_consequences() {
    let mut it = open_own_keys("jan", 2);
    it.see("Sleutels 2").press("d").see("Sleutel piet@laptop intrekken?");
    it.see(&key(2).fingerprint().to_string()).see("Sessies met deze sleutel eindigen direct.");
    it.see("niet ongedaan te maken").miss("enige sleutel").press("enter").see("Sleutels 2");
    it.press("d i").see("Sleutels 1").see("✗ ingetrokken").miss("u ongedaan maken");
    assert_eq!(active_fingerprints(&it, "jan"), [key(1).fingerprint().to_string()]);
    it.wait(20).press("d").see("Dat is al zo.").miss("intrekken?");
    it.press("down d").see("Het is je enige sleutel").press("i").see("Sleutels 0");
    assert!(active_fingerprints(&it, "jan").is_empty());
}

#[test]
fn only_an_administrator_manages_keys_of_other_users() {
    let mut it = open_own_keys("jan", 1);
    it.press("g a").type_text("piet").press("enter 3 /").type_text("jan").press("down enter right");
    it.see("Sleutels 1").see("door Jan Jansen").press("+").see("pas als Jan Jansen hem");
    it.paste(&key_line(7)).press("enter").see("Sleutels 1").see("door Piet de Vries");
    it.see("• nog niet bevestigd").see("Sleutel toegevoegd: hij werkt pas als");
    it.press("d").miss("enige sleutel").press("i").see("Sleutels 1").see("✗ ingetrokken");
    it.press("down d").see("de enige sleutel van Jan Jansen").press("esc");
    // Users other than the owner and administrators see neither the keys nor their number.
    it.press("g a").type_text("els").press("enter 3 /").type_text("jan").press("down enter right");
    it.see_tab("Sleutels").see("kunnen de sleutels zien").miss("SHA256");
    it.see("alleen een Beheerder: Piet de Vries │  +  │");
    for keys in ["+", "d", "x s"] {
        it.press(keys).miss("Publieke sleutel").see(" ! ").wait(20);
    }
}

#[test]
fn a_blocked_user_gets_no_key() {
    let mut it = Driver::signed_in("piet");
    it.press("3 /").type_text("kees").press("down enter right");
    it.see("de gebruiker is geblokkeerd").press("+").miss("Publieke sleutel").see(" ! ");
}

#[test]
fn withdrawing_the_key_of_a_session_ends_the_session() {
    let mut world = World::small_world();
    let user = world.user("jan");
    let add = Command::AddKey { user, key: Box::new(key(1)) };
    world.act("jan", &add).unwrap();
    let id = world.facts.keys.values().next().unwrap().id;
    let mut it = Driver::unstarted(world, Some("jan"));
    it.world.store = it.world.second_store().held_by(id, user);
    (it.state.fixed, it.state.key) = (true, Some(id));
    it.send(Msg::Started((120, 30).into()));
    it.settle();
    it.see("g e mijn gegevens").press("g e right").see("✓ nu in gebruik").press("+");
    it.paste(&key_line(2))
        .press("enter")
        .see("Sleutels 2")
        .press("down")
        .see("Met deze sleutel ben je");
    it.press("d").see("sessie eindigt zodra").press("esc up d").miss("sessie eindigt").press("esc");
    assert!(!it.ended);
    // The last operation added the key that is not the session's.
    it.press("u")
        .see("Sleutel piet@laptop intrekken?")
        .see("Sessies met deze sleutel")
        .press("esc");
    // An earlier operation added the key of this session.
    it.press("7 end x u").see("sessie eindigt zodra").miss("enige sleutel").press("esc");
    assert!(!it.ended && active_fingerprints(&it, "jan").len() == 2);
    it.press("g e right down d i");
    assert!(it.ended && it.state.end_reason == Some(Refusal::KeyWithdrawn));
    assert_eq!(active_fingerprints(&it, "jan"), [key(2).fingerprint().to_string()]);
}

#[test]
fn key_details_open_by_keyboard_and_mouse_and_can_be_copied() {
    let mut it = open_own_keys("jan", 1);
    // Beside the list, the details take what it leaves: the fingerprint stands there whole.
    it.send(Msg::Resized((160, 50).into()));
    it.see(&key(1).fingerprint().to_string());
    it.send(Msg::Resized((80, 16).into()));
    it.miss("SHA256").press("enter").see(&key(1).fingerprint().to_string()).press("esc");
    it.click("  +  ").see("Publieke sleutel").press("esc").click("Toegang").see("hier sinds");
    it.click("Sleutels").see("piet@laptop").press("left").see("hier sinds").press("right y o");
    assert!(
        it.clipboard.ends_with("ssh sleutels lijst --van jan@eigendomein.nl"),
        "{}",
        it.clipboard
    );
    it.press("y i");
    let id = it.world.facts.keys.values().next().unwrap().id;
    assert_eq!(it.clipboard, id.0.to_string());
}

#[test]
fn an_administrator_who_loses_the_role_stops_seeing_keys() {
    let mut it = open_own_keys("jan", 1);
    let mut up = |who: &str, to| {
        let command = it.world.change_role(who, to);
        it.world.act("piet", &command).unwrap();
    };
    up("els", toegang::domain::PlatformRole::EnvAdmin);
    it.press("g a").type_text("els").press("enter 3 /").type_text("jan").press("down enter right");
    it.see("SHA256");
    let down = it.world.change_role("els", toegang::domain::PlatformRole::Basic);
    it.world.act("piet", &down).unwrap();
    it.send(Msg::Changed);
    it.settle();
    it.miss("SHA256").see("kunnen de sleutels zien");
}

/// The notice stays until it is dismissed, and confirming the key asks first.
#[test]
fn a_key_added_by_an_administrator_is_announced_and_confirmed() {
    let mut world = World::small_world();
    let add = Command::AddKey { user: world.user("jan"), key: Box::new(key(1)) };
    world.act("piet", &add).unwrap();
    let mut it = Driver::new(world, Some("jan"), (100, 30));
    it.see("Een ander voegde een sleutel voor je toe").wait(60);
    it.see("Een ander voegde een sleutel voor je toe").press("esc").miss("Een ander voegde");
    it.press("g e right").see("Sleutels 0").see("• nog niet bevestigd");
    it.see("b sleutel bevestigen").press("b").see("Is deze sleutel van jou?");
    it.see(&key(1).fingerprint().to_string()).see("door Piet de Vries").press("enter");
    it.see("Sleutels 0").press("b s").see("Sleutels 1").see("Sleutel bevestigd");
    it.see("Bevestigd").see("door Jan Jansen").press("b").miss("van jou?").see("Dat is al zo.");
    // The palette also offers to confirm the key, but never to an administrator.
    let mut world = World::small_world();
    world.act("piet", &add).unwrap();
    let mut it = Driver::new(world, Some("piet"), (100, 30));
    it.press("3 /").type_text("jan").press("down enter right").see("• nog niet bevestigd");
    it.press("b").miss("van jou?").see("Alleen Jan Jansen kan");
    it.press("c").see("kan er niet zelf");
}
