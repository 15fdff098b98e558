//! Random keys, on any screen, at any size and with replies in any order, never cause a panic.

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
enum Event {
    Key(Key),
    Resize(u16, u16),
    Paste(String),
    Click(u16, u16, bool),
    Wheel(u16, u16, i16),
    Reply(usize),
    LateReply,
    FailRequest,
    Settle,
    Wait(i64),
    FileChanged,
}

fn all_keys() -> Vec<Key> {
    let mut keys: Vec<Key> =
        Keymap::default().bindings().iter().flat_map(|binding| binding.keys.clone()).collect();
    keys.extend((' '..='~').map(Key::char));
    keys.extend(["space", "enter", "esc", "tab"].map(|name| Key::from_name(name).unwrap()));
    keys.extend(['é', '王', '\u{301}'].map(Key::char));
    // Other tests cover quitting.
    keys.retain(|key| *key != Key::char('q') && *key != "ctrl-c".parse().unwrap());
    keys
}

fn random_event() -> impl Strategy<Value = Event> {
    prop_oneof![
        30 => prop::sample::select(all_keys()).prop_map(Event::Key),
        // Keys to the most used screens.
        8 => prop::sample::select(vec!["2", "enter", "right", "+", "1", "a", "w", "d", "x", "v"])
            .prop_map(|key| Event::Key(key.parse().unwrap())),
        2 => (1_u16..250, 1_u16..80).prop_map(|(width, height)| Event::Resize(width, height)),
        1 => "\\PC{0,30}".prop_map(Event::Paste),
        1 => Just(Event::Paste("Jan Jansen, anna@cijfermeesters.nl; niemand".into())),
        2 => (0_u16..120, 0_u16..40, any::<bool>()).prop_map(|(x, y, ctrl)| Event::Click(x, y, ctrl)),
        1 => (0_u16..120, 0_u16..40, -3_i16..4).prop_map(|(x, y, rows)| Event::Wheel(x, y, rows)),
        6 => (0_usize..4).prop_map(Event::Reply),
        2 => Just(Event::LateReply),
        1 => Just(Event::FailRequest),
        10 => Just(Event::Settle),
        1 => (0_i64..40).prop_map(Event::Wait),
        1 => Just(Event::FileChanged),
        // Keys to less used screens and actions.
        6 => prop::sample::select(vec![
            "3", "4", "7", "u", "U", "e", "r", "b", "n", "t", "f6", "f7", "home", "down", "f", "s",
        ])
        .prop_map(|key| Event::Key(key.parse().unwrap())),
    ]
}

fn send_event(it: &mut Driver, event: &Event) {
    match event {
        Event::Key(key) => it.send(Msg::Key(*key)),
        Event::Resize(width, height) => {
            it.send(Msg::Resized(Size { width: *width, height: *height }));
        }
        Event::Paste(text) => it.send(Msg::Pasted(text.clone())),
        Event::Click(x, y, ctrl) => {
            it.send(Msg::Clicked { at: Position::new(*x, *y), ctrl: *ctrl });
        }
        Event::Wheel(x, y, rows) => {
            it.send(Msg::Wheel { at: Position::new(*x, *y), rows: *rows });
        }
        Event::Reply(from) => drop(it.reply(*from)),
        Event::LateReply => drop(it.reply_late()),
        Event::FailRequest if it.pending_count() > 0 => it.reply_with(Reply::Failed(Failure::Disk)),
        Event::FailRequest => {}
        Event::Settle => it.settle(),
        Event::Wait(seconds) => drop(it.wait(*seconds)),
        Event::FileChanged => it.send(Msg::Changed),
    }
    it.buffer();
}

proptest! {
    #![proptest_config(crate::support::proptest_config(48))]

    #[test]
    fn random_events_cause_no_panic(
        who in prop::sample::select(vec![None, Some("piet"), Some("els"), Some("anna")]),
        events in prop::collection::vec(random_event(), 1..150),
    ) {
        let mut it = Driver::new(World::small_world(), who, (100, 30));
        for event in &events {
            send_event(&mut it, event);
        }
        it.settle();
        check_invariants(&crate::store::replay(&it.world), it.world.now);
    }
}

#[test]
fn no_key_causes_a_panic_on_any_screen_at_any_size() {
    let routes = [
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
        "2 enter x w",
        "2 +",
        "3",
        "3 +",
        "3 down enter",
        "3 home d",
        "4",
        "4 x e",
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
    let keys = all_keys();
    for route in routes {
        for (at, size) in sizes.into_iter().enumerate() {
            let mut it = Driver::new(World::small_world(), Some("piet"), (100, 30));
            it.press(route);
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
