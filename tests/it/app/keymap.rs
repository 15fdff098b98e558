//! The table of actions: keys are unique, none hides another, and text fields receive each
//! character.

use std::collections::BTreeMap;

use toegang::{
    app::{Action, Code, Context, Key, Keymap},
    config::{AcceptedValues, ConfigFile, ConfigMistake},
    text::Lang,
};

use crate::support::Driver;

#[test]
fn every_key_of_the_table_is_a_key() {
    let declared: usize = Action::all()
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
    // A sequence must not begin with a key that acts by itself in the same place.
    for binding in keymap.all().iter().filter(|binding| binding.keys.len() > 1) {
        let first = binding.keys[0].to_string();
        assert!(!taken.contains_key(&(binding.context, first)), "{}", binding.printed());
    }
}

#[test]
fn the_keys_of_a_person_take_the_place_of_ours() {
    let text = "filter = 'ctrl+f'\nverwijder = ['D', 'x d']\nhulp = ['H']\nafsluiten = ['Q']\n";
    let (keymap, troubles) = Keymap::of(&ConfigFile::read("toetsen.toml", text).unwrap());
    assert_eq!(troubles, []);
    let of = |action| {
        let of = keymap.all().iter().filter(|binding| binding.action == action);
        of.map(|binding| (binding.context, binding.printed())).collect::<Vec<_>>()
    };
    let owned = |context, keys: &str| (context, keys.to_owned());
    assert_eq!(of(Action::Filter), [owned(Context::List, "Ctrl+F")]);
    let remove = [owned(Context::Members, "D"), owned(Context::Members, "x d")];
    assert_eq!(of(Action::Remove), remove);
    let quit = [owned(Context::Everywhere, "Q"), owned(Context::Always, "Ctrl+C")];
    assert_eq!(of(Action::Quit), quit, "Ctrl+C is never lost");
    let help =
        [owned(Context::Everywhere, "H"), owned(Context::Always, "F1"), owned(Context::Check, "H")];
    assert_eq!(of(Action::Help), help, "where letters are text, a letter is no key");
}

#[test]
fn keys_that_cannot_be_are_named_and_the_others_hold() {
    let text = "verwijdr = ['D']\ntot = ['altgr-x']\nverwijder = ['u']\nfilter = ['ctrl-c']\n\
        ververs = ['r']\nmeldingen = ['M']\n";
    let (keymap, mut troubles) = Keymap::of(&ConfigFile::read("toetsen.toml", text).unwrap());
    troubles.sort_by_key(|trouble| trouble.line);
    let taken = |keys: &str, one: &str, other: &str| ConfigMistake::Taken {
        keys: keys.into(),
        actions: (one.into(), other.into()),
    };
    let wrong: Vec<_> = troubles.into_iter().map(|t| (t.line, t.wrong)).collect();
    assert_eq!(
        wrong,
        [
            (
                1,
                ConfigMistake::Unknown {
                    key: "verwijdr".into(),
                    nearest: Some("verwijder".into())
                }
            ),
            (2, ConfigMistake::Value { key: "tot".into(), wanted: AcceptedValues::Keys }),
            (3, taken("u", "ongedaan", "verwijder")),
            (4, taken("Ctrl+C", "afsluiten", "filter")),
            (5, taken("r", "rol-lid", "ververs")),
        ]
    );
    let messages = keymap.hint(&[Context::Everywhere], Action::Messages);
    assert_eq!(messages.as_deref(), Some("M"));
    let refresh = keymap.hint(&[Context::Everywhere], Action::Refresh);
    assert_eq!(refresh.as_deref(), Some("R"), "it keeps its own");
}

#[test]
fn two_actions_can_change_keys() {
    let text = "ongedaan = ['m']\nmeldingen = ['u']\n";
    let (keymap, troubles) = Keymap::of(&ConfigFile::read("toetsen.toml", text).unwrap());
    assert_eq!(troubles, []);
    assert_eq!(keymap.hint(&[Context::Everywhere], Action::Undo).as_deref(), Some("m"));
}

#[test]
fn every_action_has_a_key_and_words() {
    let keymap = Keymap::default();
    for action in Action::all() {
        let in_palette = action.bindings().iter().any(|(_, keys)| keys.is_empty());
        let has_key = keymap.all().iter().any(|b| b.action == *action);
        assert!(has_key || in_palette, "{}", action.name());
        assert!(!action.label(Lang::Nl).is_empty(), "{}", action.name());
    }
}

/// Characters that need `AltGr` or are dead keys on some keyboard are never used.
#[test]
fn no_default_key_is_out_of_reach() {
    for binding in Keymap::default().all() {
        for key in &binding.keys {
            let Code::Char(sign) = key.code else { continue };
            assert!(sign.is_ascii_alphanumeric() || "/?:+-*.,<>=!;_%".contains(sign), "{sign}");
        }
    }
}

/// Keys that move elsewhere must not confirm a question.
#[test]
fn no_movement_key_confirms() {
    for key in ["j", "k", "d", "y", "space"] {
        let key: Key = key.parse().unwrap();
        let found = Keymap::default().find(&[Context::Confirm, Context::Always], &[], key);
        assert_eq!(found, toegang::app::KeyMeaning::Nothing, "{key}");
    }
}

#[test]
fn in_every_text_field_every_printable_key_is_text() {
    let places = [None, Some("2 /"), Some("2 end enter right +"), Some("?")];
    for place in places {
        let who = place.map(|_| "piet");
        let mut it = Driver::new(crate::support::World::small_world(), who, (100, 30));
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

/// In ASCII an arrow would look like a letter, and letters are keys themselves.
#[test]
fn where_there_are_no_arrows_keys_are_told_by_name() {
    let mut it = Driver::of("piet");
    it.state.look.ascii = true;
    it.press("4 right").see(" Down ").miss(" v omlaag").press("esc 2 enter");
    it.see("Right volgend").miss("> volgend").press("?").see("Left  h").see("Right  l");
    it.press("esc 2 ?").type_text("omlaag").see("Down  j").miss("v  j");
}
