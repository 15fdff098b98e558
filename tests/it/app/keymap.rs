//! The table of actions: every key is one, nothing is hidden behind something else, and no text
//! field loses a letter.

use std::collections::BTreeMap;

use toegang::{
    app::{Action, Code, Context, Key, Keymap},
    text::NL,
};

use crate::support::Driver;

#[test]
fn every_key_of_the_table_is_a_key() {
    let declared: usize = Action::ALL
        .iter()
        .flat_map(|action| action.bindings())
        .flat_map(|(_, sequences)| sequences.iter())
        .map(|keys| keys.split(' ').count())
        .sum();
    let known: usize = Keymap::default().all().iter().map(|binding| binding.keys.len()).sum();
    assert_eq!(declared, known, "a word in the table names no key");
}

#[test]
fn no_key_does_two_things_in_one_place() {
    let keymap = Keymap::default();
    let mut taken: BTreeMap<(Context, String), Action> = BTreeMap::new();
    for binding in keymap.all() {
        let before = taken.insert((binding.context, binding.printed()), binding.action);
        assert_eq!(before, None, "{} in {:?}", binding.printed(), binding.context);
    }
    // A sequence never begins with a key that does something by itself in the same place.
    for binding in keymap.all().iter().filter(|binding| binding.keys.len() > 1) {
        let first = binding.keys[0].to_string();
        assert!(!taken.contains_key(&(binding.context, first)), "{}", binding.printed());
    }
}

#[test]
fn every_action_has_a_key_and_words() {
    let keymap = Keymap::default();
    for action in Action::ALL {
        assert!(keymap.all().iter().any(|b| b.action == *action), "{}", action.name());
        assert!(!action.label(&NL).is_empty(), "{}", action.name());
    }
}

/// UX section 7: signs that need `AltGr` or are dead keys on some keyboard are never used.
#[test]
fn no_default_key_is_out_of_reach() {
    for binding in Keymap::default().all() {
        for key in &binding.keys {
            let Code::Char(sign) = key.code else { continue };
            assert!(sign.is_ascii_alphanumeric() || "/?:+-*.,<>=!;_%".contains(sign), "{sign}");
        }
    }
}

/// UX section 7: in a question nothing that moves elsewhere says yes.
#[test]
fn no_movement_key_confirms() {
    for key in ["j", "k", "d", "y", "space"] {
        let key: Key = key.parse().unwrap();
        let found = Keymap::default().find(&[Context::Confirm, Context::Always], &[], key);
        assert_eq!(found, toegang::app::Found::Nothing, "{key}");
    }
}

#[test]
fn in_every_text_field_every_printable_key_is_text() {
    let places = [None, Some("2 /"), Some("2 end enter right +"), Some("?")];
    for place in places {
        let who = place.map(|_| "piet");
        let mut it = Driver::new(crate::support::World::f0(), who, (100, 30));
        if let Some(keys) = place {
            it.press(keys);
        }
        for sign in ' '..='~' {
            let before = it.cursor().unwrap();
            it.type_text(&sign.to_string());
            let after = it.cursor().unwrap();
            assert_eq!((after.x, after.y), (before.x + 1, before.y), "{sign:?} in {place:?}");
            it.press("backspace");
        }
    }
}
