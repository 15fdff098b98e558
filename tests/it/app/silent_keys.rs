//! Every key that the screen shows does something or says why not, and every other bound key says
//! that it has no place there.

use std::collections::{BTreeMap, BTreeSet};

use toegang::{
    app::{Action, CardRow, Context, Dialog, Key, KeyMeaning, Msg, Situation, hints},
    domain::{Command, Moment, Now},
};

use super::availability::{SCREEN_ROUTES, world_with_requests};
use crate::support::{Driver, World, attempts};

/// The keys to further dialogs and overlays, as for [`Driver::run_steps`].
const MORE_ROUTES: &[(&str, &str)] = &[
    ("card of a request", "2 end enter right right enter"),
    ("choosing members", "2 end enter +"),
    ("a candidate", "2 end enter +|\"kee"),
    ("checking members", "2 end enter +|\"els|tab enter"),
    ("form of an organisation", "2 +"),
    ("form of a user", "3 +"),
    ("day prompt", "2 end enter right home t"),
    ("removal of a user", "3 home down d"),
    ("help", "2 ?"),
    ("palette", "2 :"),
    ("messages", "2 m"),
    ("text of an operation", "7 enter"),
];

/// Both directions of each movement.
const OPPOSITES: &[(Action, Action)] = &[
    (Action::Up, Action::Down),
    (Action::PageUp, Action::PageDown),
    (Action::HalfUp, Action::HalfDown),
    (Action::Top, Action::Bottom),
];

/// A short run presses one of so many parts of the keys at each place, another part at the next.
const PARTS: usize = 6;

fn routes() -> impl Iterator<Item = (&'static str, &'static str)> {
    SCREEN_ROUTES.iter().chain(MORE_ROUTES).copied()
}

fn arrive(who: Option<&str>, steps: &str) -> Driver {
    let mut it = Driver::new(world_with_requests(), who, (100, 30));
    it.run_steps(steps);
    if !it.state.pending.is_empty() {
        // A user without the right to open the dialog typed its text at a menu of letters.
        it.press("esc");
    }
    pass_messages(&mut it);
    it
}

/// Lets the visible messages expire, and dismisses failures.
fn pass_messages(it: &mut Driver) {
    let Now { at, today } = it.state.now;
    it.send(Msg::Clock(Now { at: Moment(at.0 + 60_000), today }));
    it.settle();
}

/// The actions that hints and help show here, with their first keys.
fn shown(it: &Driver) -> BTreeMap<Action, Vec<Key>> {
    let state = &it.state;
    let situation = Situation::from_focus(state);
    let contexts = state.contexts();
    let listed = state.keymap.bindings().iter().filter(|binding| {
        state.keymap.is_reachable(contexts, binding)
            && situation.availability(binding.action).is_listed()
    });
    let mut shown = BTreeMap::new();
    for binding in listed {
        let is_text = binding.keys.iter().all(|key| key.printable().is_some());
        let edits = binding.context == Context::Field;
        let is_typed = edits || (is_text && state.is_typing());
        if !is_typed {
            shown.entry(binding.action).or_insert_with(|| binding.keys.clone());
        }
    }
    shown
}

/// Presses keys, and returns whether the frame changed, a message says why not, or the program
/// did something outside the frame.
fn has_effect(it: &mut Driver, keys: &[Key]) -> bool {
    let before = (it.buffer(), it.cursor(), it.repaints, it.clipboard.clone(), it.exports.len());
    let messages = it.state.toasts.history().len();
    for key in keys {
        it.send(Msg::Key(*key));
        it.settle();
    }
    let after = (it.buffer(), it.cursor(), it.repaints, it.clipboard.clone(), it.exports.len());
    it.ended || before != after || it.state.toasts.history().len() > messages
}

/// Presses the shown keys, or the `part`-th of a few parts of them.
fn silent_keys(who: Option<&str>, (place, steps): (&str, &str), part: usize) -> Vec<String> {
    let mut it = arrive(who, steps);
    let mut shown = shown(&it);
    let parts = attempts(PARTS, 1);
    let mut at = part;
    shown.retain(|action, _| {
        at += usize::from(!action.moves());
        (if action.moves() { part } else { at }) % parts == 0
    });
    let mut silent = BTreeSet::new();
    for (action, keys) in &shown {
        // The menu and the title show that the user is there already.
        let is_there = match action {
            Action::Go(item) => it.state.menu_item() == Some(*item),
            Action::GoMyself => place.starts_with("own"),
            _ => *action == Action::Suspend,
        };
        if is_there {
            continue;
        }
        if has_effect(&mut it, keys) {
            it = arrive(who, steps);
        } else {
            silent.insert(*action);
        }
    }
    let moves = OPPOSITES.iter().flat_map(|(one, other)| [(*one, *other), (*other, *one)]);
    let moves: Vec<_> = moves.filter(|(action, _)| shown.contains_key(action)).collect();
    let is_one_row = moves.iter().all(|(action, _)| silent.contains(action));
    for (action, opposite) in moves {
        // At the end of a list the cursor shows why the key does nothing.
        if is_one_row || !silent.contains(&opposite) {
            silent.remove(&action);
        }
    }
    silent.iter().map(|action| format!("{who:?}, {place}: {action:?}")).collect()
}

#[test]
fn every_shown_key_does_something_or_says_why_not() {
    let mut silent = silent_keys(None, ("sign in", "esc"), 0);
    for (first, who) in ["piet", "els"].into_iter().enumerate() {
        for (at, route) in routes().enumerate() {
            silent.extend(silent_keys(Some(who), route, first + at));
        }
    }
    assert!(silent.is_empty(), "{silent:#?}");
}

/// The first keys of all bindings that are neither text nor listed here.
fn hidden(it: &Driver) -> Vec<Key> {
    let state = &it.state;
    let situation = Situation::from_focus(state);
    let all = state.keymap.bindings().iter().filter_map(|binding| binding.keys.first().copied());
    let mut keys: Vec<Key> = Vec::new();
    let hidden = all.filter(|key| !(state.is_typing() && key.printable().is_some())).filter(
        |key| match state.keymap.find(state.contexts(), &[], *key) {
            KeyMeaning::Nothing => true,
            KeyMeaning::Prefix | KeyMeaning::Action(Action::Back) => false,
            KeyMeaning::Action(action) => !situation.availability(action).is_listed(),
        },
    );
    for key in hidden {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    keys
}

#[test]
fn every_hidden_key_says_that_it_has_no_place_here() {
    for who in ["piet", "els"] {
        for (place, steps) in routes() {
            let mut it = arrive(Some(who), steps);
            for key in hidden(&it) {
                let focus = |it: &Driver| (it.state.dialog.is_some(), it.state.overlay.is_some());
                let before = (focus(&it), it.state.breadcrumb());
                it.send(Msg::Key(key));
                it.settle();
                let says = !it.state.toasts.visible().is_empty();
                assert!(says, "{who}, {place}: {key} is silent\n{}", it.screen());
                pass_messages(&mut it);
                let after = (focus(&it), it.state.breadcrumb());
                assert_eq!(after, before, "{who}, {place}: {key} did something");
            }
        }
    }
}

#[test]
fn a_key_has_one_meaning_in_the_hint_line() {
    for who in ["piet", "els"] {
        for (place, steps) in routes() {
            let it = arrive(Some(who), steps);
            let (hints, esc) = hints(&it.state);
            let keys: BTreeSet<_> = hints.iter().chain(&esc).map(|hint| &hint.keys).collect();
            assert_eq!(keys.len(), hints.len() + usize::from(esc.is_some()), "{who}, {place}");
            let goes = |action| matches!(action, Action::Go(_) | Action::GoSignIn);
            assert!(!hints.iter().any(|hint| goes(hint.action)), "{who}, {place}");
        }
    }
}

#[test]
fn esc_at_the_top_does_nothing_and_is_not_shown() {
    for route in ["1", "2", "3", "4", "7", "9"] {
        let mut it = Driver::signed_in("piet");
        it.press(route);
        let before = it.screen();
        assert!(!before.contains("Esc "), "{before}");
        it.press("esc esc");
        assert_eq!(it.screen(), before);
        it.press("tab").see("Esc naar het scherm").press("esc");
        assert_eq!(it.screen(), before);
    }
}

#[test]
fn enter_on_a_request_opens_its_card_with_the_keys_of_the_list() {
    let mut it = Driver::new(world_with_requests(), Some("piet"), (100, 30));
    it.press("2 end enter right right").see("Enter bekijk").press("enter");
    it.see("bram@cijfermeesters.nl").miss("Verstuurd door").see("Verzoek geldig").see("Verloop");
    it.see("verzoek verstuurd door Piet").see("n herinner").see("d trek in");
    it.press("n").see("nieuwe termijn").miss("Verloop");
    it.press("enter d").see("[ Annuleren").press("i").see("ingetrokken");
    // Another user's answer closes the card, and a message says so.
    it.press("enter").see("Verloop");
    let Some(Dialog::Card(card)) = &it.state.dialog else { panic!() };
    let CardRow::Request(row) = &card.row else { panic!() };
    let (request, who) = (row.id, row.addressee.name.split(' ').next().unwrap().to_lowercase());
    it.world.act(&who, &Command::AcceptRequest { request }).unwrap();
    it.send(Msg::Changed);
    it.settle();
    it.miss("Verloop").see("wacht niet meer; het Logboek zegt waarom");
}

#[test]
fn ctrl_s_adds_the_candidate_under_the_cursor_if_nobody_is_chosen() {
    let mut it = Driver::signed_in("piet");
    it.press("2 end enter +").type_text("jan");
    it.see("Ctrl+S voegt Jan Jansen meteen toe").press("ctrl-s").see("is nu lid van");
    // People from partners get a request.
    it.press("+").type_text("anna").see("Ctrl+S stuurt Anna Visser meteen een verzoek");
    it.press("ctrl-s").see("Verzoek aan");
    // A candidate who is only similar is checked first.
    it.press("+").type_text("elz").miss("Ctrl+S voegt").press("ctrl-s").see("stap 2 van 2");
    it.press("esc esc esc");
    // Without a candidate, or with one who cannot be added, a message says why.
    it.press("+ ctrl-s").see("Kies eerst iemand");
    it.type_text("jan").press("ctrl-s").see("al lid").see("stap 1 van 2");
    it.see("✗ Jan Jansen kan er niet bij: is al lid sinds");
    let reason = |it: &Driver| it.screen().matches("is al lid sinds").count();
    for key in ["tab", "enter"] {
        it.press("ctrl-u").type_text("jan").see("  Jan Jansen kan er niet bij").press(key);
        it.see("✗ Jan Jansen kan er niet bij");
        assert_eq!(reason(&it), 1, "{key}\n{}", it.screen());
    }
    it.press("ctrl-u").miss("✗");
}

/// R263: the answer to a key says nothing about the keys after it.
#[test]
fn an_answer_to_a_key_goes_at_the_next_key_that_does_something() {
    let mut it = Driver::new(World::full(), Some("piet"), (100, 30));
    let unknown = "Die toets doet hier niets";
    for next in ["down", "/", "x", ":", "2", "enter", "+"] {
        it.press("3 Z").see(unknown).press("Z").see(unknown);
        it.press(next).miss(unknown).press("esc esc");
    }
    it.press("3 Z").see(unknown).click("4 Partnerschappen").miss(unknown);
    // Typed text is a key that does something, and a dialog keeps its own answers.
    it.press("2 end enter + ctrl-s").see("Kies eerst iemand").type_text("j");
    it.miss("Kies eerst iemand").press("esc esc");
    // Neither tells what was done, so the list of messages leaves them out.
    it.press("m").see("Nog niets.").miss(unknown).miss("Kies eerst iemand");
}

/// R264: a menu of keys of which none works says why instead.
#[test]
fn a_menu_of_keys_of_which_none_works_does_not_open() {
    let mut it = Driver::new(World::full(), Some("els"), (100, 30));
    it.press("3 r").see("! Dit kan alleen een Beheerder").miss("r …");
    // The letter that was meant for the menu does nothing.
    it.press("b").see("! Dit kan alleen een Beheerder").miss("Die toets doet hier niets");
    // One letter only: the next key is no part of it.
    it.press("3 r b 2").see("▸ 2 Organisaties");
}

/// R265: a key without a meaning here says why, and is not kept among what was done.
#[test]
fn a_key_without_a_meaning_says_why() {
    let mut it = Driver::signed_in("piet");
    it.press("2 5")
        .see("5 en 6 zijn voor latere schermen")
        .press("e")
        .see("Die toets doet hier niets. x toont de acties, ? de toetsen.");
    it.press("X").see("De hoofdletter doet hier niets, x wel").press("m").see("Nog niets.");
}

/// R265: the remark names no action of another screen or tab.
#[test]
fn a_key_of_another_screen_names_no_action() {
    let unknown = "Die toets doet hier niets.";
    let of_tabs = ["2 enter f", "2 enter p", "2 enter d", "4 right d", "2 e"];
    for keys in ["2 f", "1 b", "3 f", "7 d"].into_iter().chain(of_tabs) {
        Driver::signed_in("piet").press(keys).see(unknown).miss("kan hier niet");
    }
}

/// R258: Enter on an empty list does what its (+) does.
#[test]
fn enter_on_an_empty_list_does_what_the_plus_does() {
    let mut it = Driver::new(World::empty(), None, (80, 24));
    it.type_text("piet@bakker.nl").press("tab").type_text("Piet Bakker").press("enter");
    let hints = it.screen().lines().last().unwrap().to_owned();
    assert!(hints.contains("+ "), "{hints}");
    it.press("enter").see("Organisatie toevoegen");
    assert!(it.state.dialog.is_some(), "{}", it.screen());
}
