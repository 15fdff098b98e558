//! Any keys, on any screen, at any size, with replies in any order, never cause a panic.

use proptest::prelude::*;
use ratatui::layout::{Position, Size};
use toegang::{
    app::{Key, Keymap, Msg},
    domain::{Failure, Reply},
};

use crate::{
    example::check_invariants,
    support::{Driver, World},
};

#[derive(Clone, Debug)]
enum Act {
    Key(Key),
    Resize(u16, u16),
    Paste(String),
    Click(u16, u16, bool),
    Wheel(u16, u16, i16),
    Reply(usize),
    Late,
    Fail,
    Settle,
    Wait(i64),
    Changed,
}

fn keys() -> Vec<Key> {
    let mut keys: Vec<Key> =
        Keymap::default().all().iter().flat_map(|binding| binding.keys.clone()).collect();
    keys.extend((' '..='~').map(Key::char));
    keys.extend(["space", "enter", "esc", "tab"].map(|name| Key::named(name).unwrap()));
    keys.extend(['é', '王', '\u{301}'].map(Key::char));
    // Other tests cover quitting.
    keys.retain(|key| *key != Key::char('q') && *key != "ctrl-c".parse().unwrap());
    keys
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        30 => prop::sample::select(keys()).prop_map(Act::Key),
        // Keys that lead to important screens.
        8 => prop::sample::select(vec!["2", "enter", "right", "+", "1", "a", "w", "d", "x", "v"])
            .prop_map(|key| Act::Key(key.parse().unwrap())),
        2 => (1_u16..250, 1_u16..80).prop_map(|(width, height)| Act::Resize(width, height)),
        1 => "\\PC{0,30}".prop_map(Act::Paste),
        1 => Just(Act::Paste("Jan Jansen, anna@cijfermeesters.nl; niemand".into())),
        2 => (0_u16..120, 0_u16..40, any::<bool>()).prop_map(|(x, y, ctrl)| Act::Click(x, y, ctrl)),
        1 => (0_u16..120, 0_u16..40, -3_i16..4).prop_map(|(x, y, rows)| Act::Wheel(x, y, rows)),
        6 => (0_usize..4).prop_map(Act::Reply),
        2 => Just(Act::Late),
        1 => Just(Act::Fail),
        10 => Just(Act::Settle),
        1 => (0_i64..40).prop_map(Act::Wait),
        1 => Just(Act::Changed),
        // Keys for the less common paths.
        6 => prop::sample::select(vec![
            "3", "4", "7", "u", "U", "e", "r", "b", "n", "t", "f6", "f7", "home", "down", "f", "s",
        ])
        .prop_map(|key| Act::Key(key.parse().unwrap())),
    ]
}

fn perform(it: &mut Driver, act: &Act) {
    match act {
        Act::Key(key) => it.send(Msg::Key(*key)),
        Act::Resize(width, height) => {
            it.send(Msg::Resized(Size { width: *width, height: *height }));
        }
        Act::Paste(text) => it.send(Msg::Pasted(text.clone())),
        Act::Click(x, y, ctrl) => {
            it.send(Msg::Clicked { at: Position::new(*x, *y), ctrl: *ctrl });
        }
        Act::Wheel(x, y, rows) => {
            it.send(Msg::Wheel { at: Position::new(*x, *y), rows: *rows });
        }
        Act::Reply(from) => drop(it.reply(*from)),
        Act::Late => drop(it.reply_late()),
        Act::Fail if it.waiting() > 0 => it.answer(Reply::Failed(Failure::Disk)),
        Act::Fail => {}
        Act::Settle => it.settle(),
        Act::Wait(seconds) => drop(it.wait(*seconds)),
        Act::Changed => it.send(Msg::Changed),
    }
    it.buffer();
}

proptest! {
    #![proptest_config(crate::support::cases(48))]

    #[test]
    fn nothing_that_is_pressed_breaks_it(
        who in prop::sample::select(vec![None, Some("piet"), Some("els"), Some("anna")]),
        acts in prop::collection::vec(act(), 1..150),
    ) {
        let mut it = Driver::new(World::small_world(), who, (100, 30));
        for act in &acts {
            perform(&mut it, act);
        }
        it.settle();
        check_invariants(&crate::store::replay(&it.world), it.world.now);
    }
}

/// Each key of the keymap on each screen, at sizes from 1x1 to 250x80.
#[test]
fn every_key_on_every_screen_at_every_edge_size() {
    let ways = [
        "2",
        "1",
        "2 down enter",
        "2 down enter right",
        "2 down enter right right",
        "2 down enter right +",
        "2 enter x",
        "g",
        "?",
        "m",
        "tab",
        "2 enter right d",
        "2 enter right t",
        "2 enter right enter",
        "2 enter right right right",
        "2 down enter x a",
        "2 enter e",
        "2 enter x r",
        "2 +",
        "3",
        "3 + u",
        "3 down enter",
        "3 home d",
        "4",
        "4 x s",
        "4 right",
        "4 right right",
        "7",
        "1 right",
    ];
    let sizes = [
        (1, 1),
        (59, 16),
        (60, 15),
        (60, 16),
        (79, 20),
        (80, 24),
        (100, 23),
        (100, 30),
        (250, 80),
        (1, 80),
        (250, 1),
    ];
    let keys = keys();
    for way in ways {
        for (at, size) in sizes.into_iter().enumerate() {
            let mut it = Driver::new(World::small_world(), Some("piet"), (100, 30));
            it.press(way);
            it.send(Msg::Resized(Size { width: size.0, height: size.1 }));
            it.settle();
            it.buffer();
            for key in keys.iter().skip(at).step_by(sizes.len()) {
                it.send(Msg::Key(*key));
                it.settle();
                it.buffer();
            }
        }
    }
}
