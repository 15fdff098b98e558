//! The table of actions: keys do not conflict, and text fields receive every character.

use std::collections::BTreeMap;

use toegang::{
    app::{Action, Binding, Code, Context, Key, Keymap},
    config::{AcceptedValues, ConfigFile, ConfigMistake},
    text::Lang,
};

use super::availability::{SCREEN_ROUTES, world_with_requests};
use crate::support::Driver;

#[test]
fn every_key_in_the_action_table_parses() {
    let declared: usize = Action::all()
        .iter()
        .flat_map(|action| action.bindings())
        .flat_map(|(_, sequences)| sequences.iter())
        .map(|keys| keys.split(' ').count())
        .sum();
    let known: usize = Keymap::default().bindings().iter().map(|binding| binding.keys.len()).sum();
    assert_eq!(declared, known, "a word in the table names no key");
}

#[test]
fn no_key_is_bound_twice_in_one_context() {
    let keymap = Keymap::default();
    let mut taken: BTreeMap<(Context, String), Action> = BTreeMap::new();
    for binding in keymap.bindings() {
        let before = taken.insert((binding.context, binding.display_keys()), binding.action);
        assert_eq!(before, None, "{} in {:?}", binding.display_keys(), binding.context);
    }
    // A sequence must not begin with a key that has its own action in the same context.
    for binding in keymap.bindings().iter().filter(|binding| binding.keys.len() > 1) {
        let first = binding.keys[0].to_string();
        assert!(!taken.contains_key(&(binding.context, first)), "{}", binding.display_keys());
    }
}

/// A letter of the menu `x` that is a key of the list too means one thing on a screen. Nobody confirms
/// the key of another, and nobody blocks themselves, so those two never work on one page. The letters of
/// the arrows count as arrows.
#[test]
fn a_letter_means_one_thing_in_a_list_and_its_menu() {
    // A code for a key, and one for an address.
    let codes = [Action::KeyCode, Action::AddressCode];
    let never_together = [Action::ConfirmKey, Action::Block];
    let is_wide = |context| {
        use Context::{Always, Everywhere, Menu, Move, Tabs};
        matches!(context, Always | Everywhere | Menu | Move | Tabs)
    };
    let mut clashes = Vec::new();
    let mut compared = 0;
    for (place, steps) in SCREEN_ROUTES {
        let mut it = Driver::new(world_with_requests(), Some("piet"), (100, 30));
        it.run_steps(steps);
        if it.state.dialog.is_some() || it.state.menu.is_some() || it.state.is_typing() {
            continue;
        }
        let contexts = it.state.contexts();
        let bindings = it.state.keymap.bindings();
        let here: Vec<_> = bindings
            .iter()
            .filter(|it| contexts.contains(&it.context) && !is_wide(it.context))
            .collect();
        let menu = here.iter().filter(|it| it.keys.len() == 2 && it.keys[0] == Key::char('x'));
        for of_menu in menu {
            compared += 1;
            let is_other = |it: &&&Binding| {
                let turns = matches!(it.action, Action::Left | Action::Right);
                it.keys[0] == of_menu.keys[1] && it.action != of_menu.action && !turns
            };
            for of_list in here.iter().filter(is_other) {
                let both = [of_list.action, of_menu.action];
                if both != never_together && both != codes {
                    clashes.push(format!("{place}: {} {both:?}", of_menu.display_keys()));
                }
            }
        }
    }
    assert!(compared > 50, "{compared}");
    assert_eq!(clashes, Vec::<String>::new());
}

/// R288: a letter on the page of a row is no letter of another act in its list. In every list, `d` and
/// Delete remove the row under the cursor, and `+` adds one.
#[test]
fn a_letter_means_one_thing_in_a_list_and_on_the_page_of_a_row() {
    const ROW_KEYS: [&str; 4] = ["d", "Delete", "+", "Insert"];
    let never_together = [Action::Block, Action::ConfirmKey];
    let pages = [
        (Context::Users, &[Context::User, Context::Access, Context::Keys][..]),
        (
            Context::Organisations,
            &[Context::Organisation, Context::Details, Context::Members, Context::Requests],
        ),
    ];
    let keymap = Keymap::default();
    let letter = |it: &Binding| it.keys.last().map(Key::to_string).unwrap_or_default();
    let mut clashes = Vec::new();
    let mut compared = 0;
    for (list, page) in pages {
        let of_list = keymap.bindings().iter().filter(|it| it.context == list);
        let is_apart = |it: &&Binding| {
            // Roles, sorting and copying have menus of their own.
            let is_in_menu = it.keys.len() > 1 && it.keys[0] != Key::char('x');
            !ROW_KEYS.contains(&it.display_keys().as_str()) && !is_in_menu
        };
        for of_list in of_list.filter(is_apart) {
            let same_letter = |it: &&Binding| {
                page.contains(&it.context) && letter(it) == letter(of_list) && is_apart(it)
            };
            for of_page in keymap.bindings().iter().filter(same_letter) {
                compared += 1;
                let both = [of_list.action, of_page.action];
                let has_other_words =
                    Lang::ALL.iter().any(|lang| both[0].label(*lang) != both[1].label(*lang));
                if has_other_words && both != never_together {
                    let keys = [of_list, of_page].map(Binding::display_keys);
                    clashes.push(format!("{list:?}: {keys:?} {both:?}"));
                }
            }
        }
    }
    assert!(compared > 8, "{compared}");
    assert_eq!(clashes, Vec::<String>::new());
    // An act has one place in the menus of the list and of the page.
    let in_menu = |action: Action, contexts: &[Context]| {
        let keys = keymap.bindings().iter().filter(|it| {
            it.action == action && contexts.contains(&it.context) && it.keys[0] == Key::char('x')
        });
        keys.map(Binding::display_keys).collect::<Vec<_>>()
    };
    for (list, page) in pages {
        for action in Action::all() {
            let [list, page] = [in_menu(*action, &[list]), in_menu(*action, page)];
            assert!(
                list.is_empty() || page.is_empty() || list == page,
                "{action:?}: {list:?} {page:?}"
            );
        }
    }
}

#[test]
fn configured_keys_replace_the_defaults() {
    let text = "filter = 'ctrl+f'\nverwijder = ['D', 'x d']\nhulp = ['H']\nafsluiten = ['Q']\n";
    let (keymap, mistakes) = Keymap::from_config(&ConfigFile::parse("toetsen.toml", text).unwrap());
    assert_eq!(mistakes, []);
    let bindings_of = |action| {
        let bindings = keymap.bindings().iter().filter(|binding| binding.action == action);
        bindings.map(|binding| (binding.context, binding.display_keys())).collect::<Vec<_>>()
    };
    let owned = |context, keys: &str| (context, keys.to_owned());
    assert_eq!(bindings_of(Action::Filter), [owned(Context::List, "Ctrl+F")]);
    let remove = [owned(Context::Members, "D"), owned(Context::Members, "x d")];
    assert_eq!(bindings_of(Action::Remove), remove);
    let quit = [owned(Context::Everywhere, "Q"), owned(Context::Always, "Ctrl+C")];
    assert_eq!(bindings_of(Action::Quit), quit, "Ctrl+C is never lost");
    let help =
        [owned(Context::Everywhere, "H"), owned(Context::Always, "F1"), owned(Context::Check, "H")];
    assert_eq!(bindings_of(Action::Help), help, "where letters are text, a letter is no key");
}

#[test]
fn invalid_key_settings_are_reported_and_the_rest_apply() {
    let text = "verwijdr = ['D']\ntot = ['altgr-x']\nverwijder = ['u']\nfilter = ['ctrl-c']\n\
        ververs = ['r']\nmeldingen = ['M']\n";
    let (keymap, mut mistakes) =
        Keymap::from_config(&ConfigFile::parse("toetsen.toml", text).unwrap());
    mistakes.sort_by_key(|mistake| mistake.line);
    let taken = |keys: &str, one: &str, other: &str| ConfigMistake::KeyConflict {
        keys: keys.into(),
        actions: (one.into(), other.into()),
    };
    let wrong: Vec<_> = mistakes.into_iter().map(|t| (t.line, t.mistake)).collect();
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
fn two_actions_can_swap_keys() {
    let text = "ongedaan = ['m']\nmeldingen = ['u']\n";
    let (keymap, mistakes) = Keymap::from_config(&ConfigFile::parse("toetsen.toml", text).unwrap());
    assert_eq!(mistakes, []);
    assert_eq!(keymap.hint(&[Context::Everywhere], Action::Undo).as_deref(), Some("m"));
}

#[test]
fn every_action_has_a_label_and_a_key_or_a_palette_entry() {
    let keymap = Keymap::default();
    for action in Action::all() {
        let in_palette = action.bindings().iter().any(|(_, keys)| keys.is_empty());
        let has_key = keymap.bindings().iter().any(|b| b.action == *action);
        assert!(has_key || in_palette, "{}", action.name());
        assert!(!action.label(Lang::Nl).is_empty(), "{}", action.name());
    }
}

#[test]
fn no_default_key_needs_altgr_or_a_dead_key() {
    for binding in Keymap::default().bindings() {
        for key in &binding.keys {
            let Code::Char(ch) = key.code else { continue };
            assert!(ch.is_ascii_alphanumeric() || "/?:+-*.,<>=!;_%".contains(ch), "{ch}");
        }
    }
}

#[test]
fn movement_keys_never_confirm_a_question() {
    for key in ["j", "k", "d", "y", "space"] {
        let key: Key = key.parse().unwrap();
        let found = Keymap::default().find(&[Context::Confirm, Context::Always], &[], key);
        assert_eq!(found, toegang::app::KeyMeaning::Nothing, "{key}");
    }
}

#[test]
fn every_printable_key_types_text_in_every_text_field() {
    let places = [None, Some("2 /"), Some("2 end enter right +"), Some("?")];
    for place in places {
        let who = place.map(|_| "piet");
        let mut it = Driver::new(crate::support::World::small_world(), who, (100, 30));
        if let Some(keys) = place {
            it.press(keys);
        }
        for ch in ' '..='~' {
            let before = it.cursor().unwrap();
            it.type_text(&ch.to_string());
            let after = it.cursor().unwrap();
            assert_eq!((after.x, after.y), (before.x + 1, before.y), "{ch:?} in {place:?}");
            it.press("backspace");
        }
    }
}

/// In ASCII mode an arrow would become a letter, and letters are keys.
#[test]
fn arrow_keys_are_named_in_ascii_mode() {
    let mut it = Driver::signed_in("piet");
    it.state.look.ascii = true;
    it.press("4 right /").see(" Down ").miss(" v omlaag").press("esc 2 enter");
    it.see("Right volgend").miss("> volgend").press("?").see("Left  h").see("Right  l");
    it.press("esc 2 ?").type_text("omlaag").see("Down  j").miss("v  j");
}
