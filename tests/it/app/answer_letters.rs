//! The letters of answers (R230).

use ratatui::style::{Color, Modifier};
use toegang::{
    app::{Action, Key, KeyMeaning, buttons},
    config::ColourDepth,
    text::Lang,
    ui::Themes,
};

use super::final_acts::{CASES, Case};
use crate::{
    store::log_size,
    support::{Driver, World},
};

/// The steps to questions, as Piet, with what the question says in both languages.
const QUESTIONS: &[&str] = &[
    "2 right right home d",
    "2 end enter x v",
    "3 /|\"jan j|down d",
    "3 /|\"noor|down d",
    "3 home enter d",
    "3 space space space x b",
    "3 home x b",
    "3 /|\"piet de v|down r s",
];

/// The letter of each answer is a letter of its word, underlined, and no other letter answers.
#[test]
fn the_letter_of_an_answer_is_a_letter_of_its_word() {
    for lang in Lang::ALL {
        for steps in QUESTIONS {
            let size = (100, 30);
            let mut it = Driver::new_in_language(World::full(), Some("piet"), size, lang);
            it.run_steps(steps);
            let Some(yes) = buttons(&it.state).into_iter().find(|one| one.letter.is_some()) else {
                continue;
            };
            let letter = yes.letter.unwrap();
            let word = yes.label.rsplit_once("  ").unwrap().0.to_lowercase();
            assert!(word.contains(letter), "{steps}: {}", yes.label);
            let buffer = it.buffer();
            let underlined: Vec<_> = yes
                .area
                .positions()
                .filter(|at| buffer[*at].modifier.contains(Modifier::UNDERLINED))
                .map(|at| buffer[at].symbol().to_lowercase())
                .collect();
            assert_eq!(underlined, [letter.to_string()], "{steps}: {}", yes.label);
            let before = log_size(&it.world);
            for other in "abcdefghijklmopqrstuvwxyz".chars().filter(|other| *other != letter) {
                it.wait(1).press(&other.to_string());
            }
            assert_eq!(log_size(&it.world), before, "{steps}\n{}", it.screen());
            assert!(it.state.dialog.is_some(), "{steps}\n{}", it.screen());
        }
    }
}

/// The last keys of all sequences of an action, in every context.
fn last_keys(action: Action) -> impl Iterator<Item = Key> {
    let sequences = action.bindings().iter().flat_map(|(_, keys)| keys.iter());
    sequences.map(|keys| keys.rsplit(' ').next().unwrap().parse().unwrap())
}

/// R299: no key that opens a question confirms it, also after a pause: a double press is no answer.
#[test]
fn the_key_that_opens_a_question_never_confirms_it() {
    for Case { who, prepare, steps } in CASES {
        for lang in Lang::ALL {
            let mut world = World::small_world();
            prepare(&mut world);
            let mut it = Driver::new_in_language(world, Some(who), (100, 30), lang);
            let (before, last) = steps.rsplit_once(' ').unwrap();
            let Ok(last) = last.parse::<Key>() else { continue };
            it.run_steps(before);
            let found = it.state.keymap.find(it.state.contexts(), &it.state.pending, last);
            let KeyMeaning::Action(opens) = found else { panic!("{steps}: {found:?}") };
            it.press(&last.to_string());
            let yes = buttons(&it.state).into_iter().find(|button| button.letter.is_some());
            let Some(yes) = yes else { continue };
            for key in last_keys(opens) {
                assert_ne!(key.printable(), yes.letter, "{steps}: {opens:?}, {}", yes.label);
            }
            let before = it.commands.len();
            it.wait(1).press(&last.to_string());
            assert_eq!(it.commands.len(), before, "{steps}\n{}", it.screen());
        }
    }
}

/// R299: the key that gave a command neither gives it again nor opens the log in the question about
/// another user's change, nor does the key of a role make somebody from outside *Beheerder*.
#[test]
fn the_key_of_a_command_never_confirms_the_question_about_it() {
    // These open a question or form of their own first, with a key of its own.
    let ask_first = [
        Action::RefreshFromRegister,
        Action::Decline,
        Action::RemoveOrganisation,
        Action::RemoveAddress,
        Action::ShareDomain,
    ];
    let gives =
        |action: &Action| (action.writes() || action.is_answer()) && !ask_first.contains(action);
    let sent: Vec<Key> = Action::all().iter().copied().filter(gives).flat_map(last_keys).collect();
    for answer in [Action::ApplyAnyway, Action::SeeChange] {
        for key in last_keys(answer) {
            let others = sent.iter().filter(|other| **other == key).count();
            assert_eq!(others, 1, "{key} is only that of this answer");
        }
    }
    for key in last_keys(Action::Sure) {
        assert!(last_keys(Action::PickLevel).all(|other| other != key), "{key}");
    }
}

/// The hint repeats the word of the button, not "yes, do it".
#[test]
fn the_hint_of_an_answer_is_the_word_of_its_button() {
    let mut it = Driver::signed_in("piet");
    it.press("2 right right home d")
        .see("Toegang ontzeggen  z")
        .see("z toegang ontzeggen")
        .miss("ja, doen");
}

/// The help lists the letter on the button, not the other keys of the action.
#[test]
fn the_help_lists_the_letter_on_the_button() {
    let mut it = Driver::signed_in("piet");
    it.press("2 right right home d f1").see(" z  Toegang ontzeggen").miss("ja, doen").miss("v  l");
}

/// The worst news of a question comes first, with a sign (R247).
#[test]
fn a_question_says_first_what_nobody_can_undo() {
    for lang in Lang::ALL {
        for steps in ["3 /|\"jan j|down d", "4 x e", "3 home enter d", "3 /|\"piet de v|down r s"] {
            let mut it = Driver::new_in_language(World::full(), Some("piet"), (80, 24), lang);
            it.run_steps(steps);
            let dialog = toegang::app::Geometry::from_state(&it.state).dialog;
            let screen = it.screen();
            let lines = screen.lines().skip(usize::from(dialog.y) + 2);
            let first = lines.map(|line| line.trim_matches([' ', '│'])).next().unwrap();
            assert!(first.starts_with("! "), "{steps}: {first}\n{screen}");
            let at = it.find("! ");
            let notice = it.theme.notice.fg.unwrap();
            let (sign, word) = (&it.buffer()[(at.x, at.y)], &it.buffer()[(at.x + 2, at.y)]);
            assert!(sign.fg == notice && word.fg != notice, "{screen}");
        }
    }
}

/// R271: a button that destroys never has the colour of the default button, and has its own focus in
/// every look.
#[test]
fn a_button_that_destroys_keeps_its_colour_with_the_focus() {
    let depths = [ColourDepth::True, ColourDepth::Indexed, ColourDepth::Sixteen, ColourDepth::None];
    for steps in ["3 home enter d", "2 end enter x v", "3 /|\"jan j|down d", "2 right right home d"]
    {
        let mut it = Driver::new(World::full(), Some("piet"), (100, 30));
        it.run_steps(steps);
        let Some(yes) = buttons(&it.state).into_iter().find(|one| one.letter.is_some()) else {
            continue;
        };
        assert!(yes.destroys, "{steps}: {}", yes.label);
        let place = (yes.area.x, yes.area.y);
        let cell = |it: &Driver| it.buffer()[place].clone();
        for depth in depths {
            it.theme = Themes::default().theme("donker", depth, None, false);
            let before = cell(&it);
            it.press("tab");
            let after = cell(&it);
            let (bad, plus) = (it.theme.bad, it.theme.plus);
            for cell in [&before, &after] {
                assert_eq!(cell.fg, bad.fg.unwrap_or(Color::Reset), "{depth:?}\n{}", it.screen());
                assert!(plus.bg.is_none_or(|orange| cell.bg != orange), "{depth:?}");
            }
            assert_ne!(before, after, "{depth:?}: the focus is seen\n{}", it.screen());
            it.see("▸[").press("tab");
        }
    }
}

/// R301: orange is never the button that goes back, in any question, look and language, and the button
/// that removes has its sign.
#[test]
fn the_button_that_changes_nothing_is_never_orange() {
    let looks = [("donker", ColourDepth::True), ("licht", ColourDepth::True)].into_iter().chain(
        [ColourDepth::Indexed, ColourDepth::Sixteen, ColourDepth::None].map(|it| ("donker", it)),
    );
    let looks: Vec<_> = looks.collect();
    for Case { who, prepare, steps } in CASES {
        let mut world = World::small_world();
        prepare(&mut world);
        let mut it = Driver::new(world, Some(who), (100, 30));
        it.run_steps(steps);
        let all = buttons(&it.state);
        for (name, depth) in &looks {
            it.theme = Themes::default().theme(name, *depth, None, false);
            let (buffer, plus) = (it.buffer(), it.theme.plus);
            let back = all.iter().find(|button| button.action == Action::Back).unwrap();
            let cell = &buffer[(back.area.x, back.area.y)];
            assert!(plus.bg.is_none_or(|orange| cell.bg != orange), "{steps} {depth:?}");
            assert!(!cell.modifier.contains(Modifier::REVERSED), "{steps} {depth:?}");
            if let Some(yes) = all.iter().find(|one| one.destroys && one.letter.is_some()) {
                assert!(yes.label.starts_with("[ ✗ "), "{steps}: {}", yes.label);
            }
        }
    }
}
