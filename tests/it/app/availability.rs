//! Hints, help, palette, which-key, (+) and keys agree with the availability of an action, in every
//! state that random keys reach.

use std::{collections::BTreeMap, sync::LazyLock};

use proptest::prelude::*;
use toegang::{
    app::{
        Action, Availability, Context, DisabledReason, Geometry, Key, KeyMeaning, Keymap, Msg,
        RowKind, Situation, availability, hints,
    },
    domain::{Failure, Moment, Now, Reply},
};

use crate::support::{Driver, Rng, World, WorldFile, attempts};

/// The keys to each screen and tab, and its name in the snapshot.
pub(super) const SCREEN_ROUTES: &[(&str, &str)] = &[
    ("organisations", "2"),
    ("details", "2 end enter"),
    ("members", "2 end enter right home"),
    ("requests", "2 end enter right right"),
    ("requests, handled", "2 end enter right right f"),
    ("log of an organisation", "2 end enter right right right"),
    ("card of a member", "2 end enter right home enter"),
    ("inbox", "1"),
    ("inbox, notices", "1 right"),
    ("inbox, handled", "1 right right"),
    ("users", "3 home"),
    ("a user", "3 home down enter"),
    ("keys of a user", "3 home down enter right"),
    ("own page", "g e"),
    ("own keys", "g e right"),
    ("partners", "4"),
    ("find relations", "4 right"),
    ("search for relations", "4 right /"),
    ("sent relation requests", "4 right right"),
    ("log", "7"),
    ("environment", "9"),
    ("menu", "2 tab"),
    ("filter", "2 /"),
    ("confirmation", "2 end enter x v"),
];

pub(super) fn world_with_requests() -> World {
    static FILE: LazyLock<WorldFile> = LazyLock::new(|| {
        WorldFile::new(|| {
            let mut world = World::small_world();
            let ask = world.add("Piet Holding", &["anna", "bram"]);
            world.act("piet", &ask).unwrap();
            world
        })
    });
    FILE.copy()
}

/// Returns whether the snapshot lists the action. It leaves out actions that work everywhere, move
/// or type.
fn is_screen_action(action: Action) -> bool {
    use Context::{Always, Everywhere, Field, Form, Messages, Move, Picker, Reading};
    let wide = [Always, Everywhere, Move, Field, Form, Picker, Messages, Reading];
    action.bindings().iter().any(|(context, _)| !wide.contains(context))
}

/// Returns the availability of the actions in one state: `action`, `action …` if pending, `action:
/// reason` if disabled.
fn describe_availability(it: &Driver) -> String {
    let situation = Situation::from_focus(&it.state);
    let (mut can, mut cannot) = (Vec::new(), BTreeMap::<String, Vec<&str>>::new());
    for action in Action::all().iter().filter(|action| is_screen_action(**action)) {
        match situation.availability(*action) {
            Availability::Hidden => {}
            Availability::Available => can.push(action.name().to_owned()),
            Availability::Pending => can.push(format!("{} …", action.name())),
            Availability::Disabled(why) => {
                cannot.entry(why.short_message(&it.state)).or_default().push(action.name());
            }
        }
    }
    let cannot = cannot.into_iter().map(|(why, all)| format!("  – {why}: {}\n", all.join(", ")));
    format!("  + {}\n{}", can.join(", "), cannot.collect::<String>())
}

/// The snapshot lists the actions on each screen for two users: an administrator (*Beheerder*) of
/// the environment, and a member without rights. It leaves out the actions of text fields.
#[test]
fn the_actions_of_each_screen_match_the_snapshot() {
    let mut table = String::new();
    for who in ["piet", "els"] {
        for (place, keys) in SCREEN_ROUTES {
            let mut it = Driver::new(world_with_requests(), Some(who), (100, 30));
            it.press(keys);
            let lines = describe_availability(&it);
            table.extend([who, ": ", place, "\n", &lines, "\n"]);
        }
    }
    insta::assert_snapshot!("what_each_screen_offers", table);
}

fn tested_keys() -> Vec<Key> {
    let bound = Keymap::default();
    let mut keys: Vec<Key> =
        bound.bindings().iter().flat_map(|binding| binding.keys.clone()).collect();
    // Other tests cover quitting, suspending and releasing the mouse.
    let left_out = ["q", "ctrl-c", "ctrl-z", "%"].map(|key| key.parse::<Key>().unwrap());
    keys.retain(|key| !left_out.contains(key));
    keys
}

/// Asserts that hints, help and the (+) agree with the availability of each action.
fn assert_consistent(it: &Driver) {
    let state = &it.state;
    let situation = Situation::from_focus(state);
    let settled = it.pending_count() == 0;
    for hint in hints(state).0 {
        let typed: Vec<Key> = hint.keys.split(' ').filter_map(|key| key.parse().ok()).collect();
        let group =
            state.keymap.bindings_after(state.contexts(), &typed).into_iter().map(|(_, it)| it);
        let mut all = group.chain([hint.action]);
        assert!(
            all.any(|action| situation.availability(action).is_hinted()),
            "the hint {hint:?} offers what cannot be done\n{}",
            it.screen()
        );
    }
    for action in Action::all() {
        let answer = situation.availability(*action);
        assert!(
            !settled || answer != Availability::Pending,
            "{action:?} stays pending\n{}",
            it.screen()
        );
        if let Availability::Disabled(why) = answer {
            assert!(!why.message(state).is_empty() && !why.short_message(state).is_empty());
        }
    }
    assert_plus_colour(it);
}

/// Asserts that the (+) is orange only if its action is available.
fn assert_plus_colour(it: &Driver) {
    let (state, plus) = (&it.state, Geometry::from_state(&it.state).plus);
    let Some(action) = state.screen.plus() else { return };
    let covered =
        state.dialog.is_some() || state.overlay.is_some() || !state.toasts.visible().is_empty();
    if covered || plus.is_empty() || !state.pending.is_empty() || it.pending_count() > 0 {
        return;
    }
    let middle = (plus.x + plus.width / 2, plus.y + plus.height / 2);
    let style = it.buffer()[middle].style();
    let orange = style.fg == it.theme.plus.fg;
    let can = Situation::from_screen(state).availability(action).is_hinted();
    assert_eq!(orange, can, "{action:?}\n{}", it.screen());
}

/// Asserts that the help lists the actions of the current contexts, with the reason for each
/// disabled one.
fn assert_help(it: &mut Driver) {
    let help = Key::from_name("f1").unwrap();
    if it.pending_count() > 0 || it.state.overlay.is_some() || !it.state.pending.is_empty() {
        return;
    }
    let state = &it.state;
    let situation = Situation::from_focus(state);
    let contexts = state.contexts();
    let keymap = &state.keymap;
    let bound = keymap.bindings().iter().filter(|binding| keymap.is_reachable(contexts, binding));
    // The help names the answers to a question by the words of their buttons.
    let bound = bound.filter(|binding| !binding.action.is_answer());
    let expected: Vec<(Action, bool, &str)> = bound
        .filter_map(|binding| {
            let answer = situation.availability(binding.action);
            let listed = answer.is_listed();
            listed.then(|| (binding.action, answer.is_hinted(), binding.action.label(state.lang)))
        })
        .collect();
    it.send(Msg::Key(help));
    let Some(toegang::app::Overlay::Help(help)) = &it.state.overlay else { return };
    let rows = help.rows(&it.state.keymap, it.state.lang, 70);
    let rows: Vec<_> = rows.into_iter().flatten().map(|cell| cell.row).collect();
    for (action, can, label) in expected {
        let found = rows
            .iter()
            .any(|row| row.said.starts_with(label) && (row.kind == RowKind::Live) == can);
        assert!(found, "the help does not agree about {action:?}");
    }
    it.press("esc");
}

/// Presses a key and compares its effect with the availability of its action.
fn press_and_compare(it: &mut Driver, key: Key) {
    // After an unknown letter in a question, the program ignores more letters for a moment; let it
    // pass.
    let Now { at, today } = it.state.now;
    it.send(Msg::Clock(Now { at: Moment(at.0 + 1_000), today }));
    let state = &it.state;
    let found = state.keymap.find(state.contexts(), &state.pending, key);
    let is_text = state.is_typing() && key.printable().is_some();
    let KeyMeaning::Action(action) = found else { return it.send(Msg::Key(key)) };
    if is_text {
        return it.send(Msg::Key(key));
    }
    let answer = availability(state, action);
    let before = (it.screen(), it.state.dialog.is_some());
    let waiting = it.pending_count();
    // While a key is held, every later key waits.
    let held = waiting > 0;
    it.send(Msg::Key(key));
    let (after, is_new) = (it.screen(), it.state.dialog.is_some() != before.1);
    match answer {
        // Enter on an empty list does what the (+) does (R258).
        Availability::Disabled(DisabledReason::NoRow) if action == Action::Open && is_new => {}
        Availability::Disabled(why) if !held => {
            let message = why.message(&it.state);
            let shown = it.state.toasts.visible();
            let is_toast = shown.last().is_some_and(|toast| toast.lines == [message.clone()]);
            // A dialog that adds people answers in its own line (R248).
            let is_said = is_toast || (it.state.dialog.is_some() && after.contains(&message));
            assert!(is_said, "{action:?} did not say {message:?}\n{after}");
            assert!(!is_new && it.pending_count() == waiting, "{action:?} was done all the same");
        }
        Availability::Hidden if !held => {
            assert!(!is_new && it.pending_count() == waiting, "{action:?} was done");
        }
        Availability::Pending => {
            assert_eq!((after, it.pending_count()), (before.0, waiting), "{action:?} did not wait");
        }
        _ => {}
    }
}

#[derive(Clone, Debug)]
enum Step {
    Key(Key),
    Route(&'static str),
    Reply(usize),
    Settle,
    FileChanged,
}

fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        30 => prop::sample::select(tested_keys()).prop_map(Step::Key),
        4 => prop::sample::select(SCREEN_ROUTES.to_vec()).prop_map(|(_, keys)| Step::Route(keys)),
        4 => (0_usize..4).prop_map(Step::Reply),
        20 => Just(Step::Settle),
        1 => Just(Step::FileChanged),
    ]
}

proptest! {
    #![proptest_config(crate::support::proptest_config(24))]

    #[test]
    fn every_display_of_an_action_agrees_with_its_availability(
        who in prop::sample::select(vec![None, Some("piet"), Some("els"), Some("anna")]),
        restricted in any::<bool>(),
        steps in prop::collection::vec(any_step(), 1..100),
    ) {
        let mut it = Driver::new(world_with_requests(), who, (100, 30));
        it.state.fixed = restricted && who.is_some();
        for step in &steps {
            match step {
                Step::Key(key) => press_and_compare(&mut it, *key),
                Step::Route(keys) => {
                    it.settle();
                    it.press("esc esc esc").press(keys);
                    assert_help(&mut it);
                }
                Step::Reply(from) => drop(it.reply(*from)),
                Step::Settle => it.settle(),
                Step::FileChanged => it.send(Msg::Changed),
            }
            assert_consistent(&it);
        }
    }
}

/// Key sequences typed without waiting for answers. Each needs rows, details or rights that are
/// still loading.
const TYPED_AHEAD_KEYS: &[&str] = &[
    "2 end enter right home r b",
    "2 end enter right +",
    "2 end enter right home d",
    "2 end enter right right n",
    "3 home down enter r g",
    "3 home down enter right +",
    "3 home x b",
    "g e right +",
    "4 x e",
    "1 a",
    "7 down down enter",
    "2 : r o l enter",
    "3 end enter e",
];

fn settled_screen(it: &mut Driver) -> String {
    it.settle();
    it.screen()
}

#[test]
fn keys_typed_ahead_give_one_screen_in_any_order_of_answers() {
    for who in ["piet", "anna"] {
        for keys in TYPED_AHEAD_KEYS {
            let mut slow = Driver::new(world_with_requests(), Some(who), (100, 30));
            slow.press(keys);
            let expected = settled_screen(&mut slow);
            for seed in 0..attempts(2, 100) {
                let mut rng = Rng::new(seed as u64);
                let mut it = Driver::new(world_with_requests(), Some(who), (100, 30));
                for key in keys.split(' ') {
                    it.send(Msg::Key(key.parse().unwrap()));
                    while it.pending_count() > 0 && rng.chance(30) {
                        it.reply(rng.below(4));
                    }
                }
                while it.reply(rng.below(4)) {}
                assert_eq!(settled_screen(&mut it), expected, "{who}: {keys}, seed {seed}");
            }
        }
    }
}

/// A failed query drops the keys that waited for its answer, and `R` repeats the query.
#[test]
fn no_key_stays_pending_after_a_failed_answer() {
    for keys in TYPED_AHEAD_KEYS {
        for failing in 0..attempts(8, 40) {
            let mut it = Driver::new(world_with_requests(), Some("piet"), (100, 30));
            for key in keys.split(' ') {
                it.send(Msg::Key(key.parse().unwrap()));
            }
            let mut answered = 0;
            while it.pending_count() > 0 {
                if answered == failing {
                    it.reply_with(Reply::Failed(Failure::Disk));
                } else {
                    it.reply(0);
                }
                answered += 1;
            }
            assert_consistent(&it);
            it.press("esc esc esc 2 R").see("Piet Holding");
        }
    }
}
