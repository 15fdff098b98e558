//! Rules join where they meet: no line of the frame of a screen has a loose end.

use ratatui::{buffer::Buffer, layout::Rect};
use toegang::app::Geometry;

use crate::support::{Driver, World};

const SIZES: [(u16, u16); 4] = [(80, 24), (120, 40), (160, 50), (200, 50)];

/// The screens without a dialog, by the user and the steps to them.
const SCREENS: [(&str, &str); 18] = [
    ("piet", "1"),
    ("piet", "1 right down"),
    ("anna", "1 a right right"),
    ("piet", "2"),
    ("piet", "2 i"),
    ("piet", "2 tab"),
    ("piet", "2 /|\"bakkerij|down enter"),
    ("piet", "2 /|\"bakkerij|down enter right"),
    ("piet", "2 /|\"bakkerij|down enter right right"),
    ("piet", "2 /|\"bakkerij|down enter right right right"),
    ("els", "2 /|\"bakkerij|down enter right right right"),
    ("piet", "3"),
    ("piet", "3 /|\"els|down enter"),
    ("piet", "3 /|\"els|down enter right"),
    ("piet", "4"),
    ("piet", "4 right|\"luc"),
    ("piet", "7"),
    ("piet", "9"),
];

/// The arms of a sign: up, right, down and left.
fn arms(sign: &str) -> [bool; 4] {
    let has = |with: &str| with.contains(sign);
    [has("│┼├┤┴╰╯"), has("─━┼├┬┴╭╰"), has("│┼├┤┬╭╮"), has("─━┼┤┬┴╮╯")]
}

/// Returns the arms that no arm of a neighbour meets. Lines may end at the edge of the terminal,
/// and a rule beside a word.
fn loose_ends(buffer: &Buffer) -> Vec<(u16, u16, String)> {
    let area = buffer.area;
    let meets = |x: Option<u16>, y: Option<u16>, arm: usize| {
        let cell = x.zip(y).and_then(|at| buffer.cell(at));
        cell.is_none_or(|cell| arms(cell.symbol())[arm])
    };
    let mut loose = Vec::new();
    // The hints have a line of their own before Esc.
    let frame = Rect { height: area.height - 1, ..area };
    for place in frame.positions() {
        let (x, y, sign) = (place.x, place.y, buffer[place].symbol());
        let [up, right, down, left] = arms(sign);
        let is_rule = sign == "─" || sign == "━";
        let joined = (!up || meets(Some(x), y.checked_sub(1), 2))
            && (!down || meets(Some(x), Some(y + 1), 0))
            && (is_rule || !right || meets(Some(x + 1), Some(y), 3))
            && (is_rule || !left || meets(x.checked_sub(1), Some(y), 1));
        // A rule that runs into a vertical one needs an arm there.
        let beside = |x: Option<u16>, arm: usize| {
            let cell = x.and_then(|x| buffer.cell((x, y)));
            cell.is_none_or(|cell| cell.symbol() != "│" || arms(cell.symbol())[arm])
        };
        let ends = !is_rule || (beside(Some(x + 1), 3) && beside(x.checked_sub(1), 1));
        if !joined || !ends {
            loose.push((x, y, sign.to_owned()));
        }
    }
    loose
}

#[test]
fn the_rules_of_every_screen_join() {
    for (who, steps) in SCREENS {
        for size in SIZES {
            let mut it = Driver::new(World::full(), Some(who), size);
            it.run_steps(steps);
            // A message stands on the rule and may cover a joint.
            it.wait(60);
            let loose = loose_ends(&it.buffer());
            assert!(loose.is_empty(), "{who}, {steps}: {loose:?}\n{}", it.screen());
        }
    }
}

/// Dialogs and overlays, by the user and the steps to them.
const DIALOGS: [(&str, &str); 13] = [
    ("piet", "1 right t"),
    ("piet", "2 +"),
    ("piet", "2 x l"),
    ("piet", "2 ?"),
    ("piet", "2 :"),
    ("piet", "2 m"),
    ("piet", "2 /|\"bakkerij|enter enter right enter"),
    ("piet", "2 /|\"bakkerij|enter enter right d"),
    ("piet", "3 :"),
    ("piet", "3 ?"),
    ("piet", "3 enter +"),
    ("piet", "4 x e"),
    ("piet", "7 :"),
];

/// A dialog owns its rows: no rule beside it has an arm that ends there. The rule beside the pane
/// is interrupted.
#[test]
fn no_rule_ends_beside_a_dialog() {
    for (who, steps) in DIALOGS {
        for size in SIZES {
            let mut it = Driver::new(World::full(), Some(who), size);
            it.run_steps(steps);
            it.wait(60);
            let side = Geometry::from_state(&it.state).side_rule;
            let mut loose = loose_ends(&it.buffer());
            loose.retain(|(x, _, sign)| !(sign == "│" && *x == side.x && !side.is_empty()));
            assert!(loose.is_empty(), "{steps}, {size:?}: {loose:?}\n{}", it.screen());
        }
    }
}

#[test]
fn an_empty_list_has_no_headings_and_says_what_to_do_next() {
    for (who, steps, heading, sentence, next) in [
        ("piet", "1 right right", "Antwoord", "Nog niets afgehandeld.", "Verzoeken die je"),
        ("piet", "g e right", "Vingerafdruk", "Nog geen sleutels.", "+  sleutel toevoegen"),
    ] {
        let mut it = Driver::new(World::full(), Some(who), (120, 40));
        it.run_steps(steps).see(sentence).see(next).miss(heading);
    }
}

/// Every place with a cursor: the list, the dialog above it, or one of its buttons.
#[test]
fn one_sign_points_at_what_enter_acts_on() {
    let dialogs = [
        ("piet", "2 +"),
        ("piet", "2 enter right +|\"jan"),
        ("piet", "2 enter right d"),
        ("piet", "3 x l|\"b"),
        ("piet", "3 + shift-tab right tab"),
        ("anna", "1 enter"),
        ("anna", "1 w"),
        ("piet", "4 right enter"),
    ];
    for (who, steps) in SCREENS.into_iter().chain(dialogs) {
        for size in SIZES {
            let mut it = Driver::new(World::full(), Some(who), size);
            it.run_steps(steps);
            let (at, buffer) = (Geometry::from_state(&it.state), it.buffer());
            let area = if at.dialog.is_empty() { at.content } else { at.dialog };
            let signs = area.positions().filter(|place| buffer[*place].symbol() == "▸").count();
            assert!(signs <= 1, "{who} {steps} {size:?}: {signs} signs in\n{}", it.screen());
        }
    }
}
