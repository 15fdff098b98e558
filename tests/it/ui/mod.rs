//! Snapshots of each screen and dialog with styles, at two sizes, and with other colours, languages
//! and symbols.

mod gallery;
mod other_screens;
mod pictures;
mod rules;
mod widths;

use std::sync::LazyLock;

use ratatui::{
    buffer::{Buffer, Cell},
    layout::Size,
    style::{Color, Modifier},
};
use toegang::{
    app::{Geometry, Msg},
    config::ColourDepth,
    domain::{Command, Day, Level},
    text::{Lang, ascii},
    ui::{Themes, view},
};

use crate::support::{Driver, World, WorldFile, to_styled_text};

/// Compares the frames of this user after these keys with the snapshots, at 100x30 and 80x24.
fn assert_frames(name: &str, world: fn() -> World, who: Option<&str>, keys: &str) {
    for size in [(100, 30), (80, 24)] {
        let mut it = Driver::new(world(), who, size);
        it.run_steps(keys);
        insta::assert_snapshot!(
            format!("{name}_{}x{}", size.0, size.1),
            to_styled_text(&it.buffer())
        );
        assert_plain_borders(&it);
        assert_one_orange(&it);
        if size.0 == 100 {
            let mut text = render_variants(&mut it);
            let mut english = Driver::new_in_language(world(), who, size, Lang::En);
            english.run_steps(keys);
            assert_ascii_mode(&mut english);
            assert_ascii_mode(&mut it);
            text.extend(["## English\n", &english.screen(), "\n"]);
            insta::assert_snapshot!(format!("{name}_looks"), text);
        }
    }
}

/// Asserts that with `--ascii` only data such as names contains other characters.
fn assert_ascii_mode(it: &mut Driver) {
    let before = std::mem::replace(&mut it.state.look.ascii, true);
    let screen = it.screen();
    let names = |ch: char| ch.is_ascii() || ch.is_alphabetic();
    assert!(screen.chars().all(names) && ascii(&screen) == screen, "{screen}");
    it.state.look.ascii = before;
}

/// Asserts that no theme makes borders or blanks bold or underlined. If the 16 colours of the
/// palette are unknown, text has no colours.
fn assert_plain_borders(it: &Driver) {
    let names = Themes::default().names();
    let depths = [ColourDepth::True, ColourDepth::Indexed, ColourDepth::Sixteen, ColourDepth::None];
    let looks = names.iter().flat_map(|name| depths.map(|depth| (name.as_str(), depth)));
    for (name, depth) in looks {
        let theme = Themes::default().theme(name, depth, None, false);
        let mut buffer = Buffer::empty(it.buffer().area);
        view(&it.state, &theme, &mut buffer);
        for cell in &buffer.content {
            let frame = cell.symbol().chars().all(|ch| " ─━│┃╭╮╰╯├┤┬┴┼".contains(ch));
            let loud = cell.modifier.intersects(Modifier::BOLD | Modifier::UNDERLINED);
            assert!(!(frame && loud), "{cell:?}");
            let colour = cell.fg != Color::Reset && cell.bg == Color::Reset;
            let coloured = name == "auto" && depth == ColourDepth::Sixteen && colour;
            assert!(!coloured, "{cell:?}");
        }
    }
}

/// The row under the cursor is filled over the whole width of its list, in every look and at every
/// width, with and without a pane beside it.
#[test]
fn the_selected_row_is_filled_over_the_whole_width_of_the_list() {
    let mut it = Driver::new(World::full(), Some("piet"), (80, 24));
    let depths = [ColourDepth::True, ColourDepth::Indexed, ColourDepth::Sixteen, ColourDepth::None];
    let names = Themes::default().names();
    for (width, height) in [(80, 24), (120, 40), (160, 50), (200, 50)] {
        it.send(Msg::Resized(Size { width, height }));
        for keys in ["2", "3", "4", "7", "2 enter right", "1 right"] {
            it.run_steps(keys);
            let at = Geometry::from_state(&it.state);
            for (name, depth) in names.iter().flat_map(|name| depths.map(|depth| (name, depth))) {
                let theme = Themes::default().theme(name, depth, None, false);
                let mut buffer = Buffer::empty(it.buffer().area);
                view(&it.state, &theme, &mut buffer);
                let line = (at.rows.y..at.rows.bottom())
                    .find(|y| buffer[(at.rows.x, *y)].symbol() == "▸")
                    .unwrap_or_else(|| panic!("no cursor after {keys}: {}", it.screen()));
                let is_filled = |x: u16| {
                    let cell = &buffer[(x, line)];
                    let fill = theme.selected;
                    fill.bg.is_none_or(|bg| cell.bg == bg)
                        && cell.modifier.contains(fill.add_modifier & Modifier::REVERSED)
                };
                let gap = (at.content.x..at.rows.right()).find(|x| !is_filled(*x));
                assert_eq!(gap, None, "{keys} {name} {depth:?} {width}: {}", it.screen());
            }
        }
    }
}

/// Asserts that orange marks only the main action: at most one box in a frame, and no letters.
fn assert_one_orange(it: &Driver) {
    let orange = it.theme.plus.bg;
    let buffer = it.buffer();
    let is_orange = |cell: &Cell| Some(cell.bg) == orange;
    assert!(buffer.content.iter().all(|cell| Some(cell.fg) != orange), "{}", it.screen());
    let width = usize::from(buffer.area.width);
    let runs: Vec<_> = buffer
        .content
        .chunks(width)
        .enumerate()
        .filter_map(|(y, row)| {
            let first = row.iter().position(is_orange)?;
            let count = row.iter().filter(|cell| is_orange(cell)).count();
            assert!(row.iter().skip(first).take(count).all(is_orange), "{}", it.screen());
            Some((y, first, count))
        })
        .collect();
    let is_below = |pair: &[(usize, usize, usize)]| {
        let (upper, lower) = (pair[0], pair[1]);
        (upper.0 + 1, upper.1, upper.2) == lower
    };
    assert!(runs.windows(2).all(is_below), "{}", it.screen());
}

/// Renders the frame with other themes and terminals: their styles, and the ASCII characters.
fn render_variants(it: &mut Driver) -> String {
    let dark = it.theme;
    let mut text = String::new();
    let all = [
        ("light", "licht", ColourDepth::True),
        ("unknown background", "auto", ColourDepth::True),
        ("16 colours", "donker", ColourDepth::Sixteen),
        ("mono", "donker", ColourDepth::None),
    ];
    for (title, theme, depth) in all {
        it.theme = Themes::default().theme(theme, depth, None, false);
        let frame = to_styled_text(&it.buffer());
        let (_, styles) = frame.split_once("---\n").unwrap();
        text.extend(["## ", title, "\n", styles]);
    }
    it.theme = dark;
    it.state.look.ascii = true;
    let frame = to_styled_text(&it.buffer());
    let (signs, _) = frame.rsplit_once("---\n").unwrap();
    text + "## ASCII\n" + signs
}

/// Creates the small example with two requests to Anna, and a *Beheerder* from another environment
/// in the bakery.
fn world_with_requests() -> World {
    static FILE: LazyLock<WorldFile> = LazyLock::new(|| {
        WorldFile::new(|| {
            let mut world = World::small_world();
            let command = world.add_as("Bakkerij", &["bram"], Level::OrgAdmin);
            world.act("piet", &command).unwrap();
            let request = world.open_request("bram");
            world.act("bram", &Command::AcceptRequest { request }).unwrap();
            for org in ["Piet Holding", "Bakkerij"] {
                let command = world.add(org, &["anna"]);
                world.act("piet", &command).unwrap();
            }
            world
        })
    });
    FILE.copy()
}

#[test]
fn sign_in_is_drawn_as_before() {
    assert_frames("sign_in", World::small_world, None, "\"an");
}

#[test]
fn organisations_are_drawn_as_before() {
    assert_frames("organisations", World::full, Some("piet"), "2");
    assert_frames("organisations_filter", World::full, Some("piet"), "2 /|\"ba");
}

/// Another user sets a last day while this user types a different one.
#[test]
fn a_conflict_is_drawn_as_before() {
    for size in [(100, 30), (80, 24)] {
        let mut it = Driver::new(world_with_requests(), Some("piet"), size);
        it.run_steps("2 enter right /|\"els|down t|\"31-12-2026");
        let (org, els) = (it.world.org("Bakkerij"), it.world.user("els"));
        let members = it.world.facts.membership(org, els).map(|m| vec![(m.id, None)]).unwrap();
        let to = Day::new(2026, 12, 5);
        it.world.act("bram", &crate::support::change_last_day(org, members, to)).unwrap();
        it.press("enter");
        let name = format!("conflict_{}x{}", size.0, size.1);
        insta::assert_snapshot!(name, to_styled_text(&it.buffer()));
    }
}

/// A paused member stays in the list, with the end of the pause.
#[test]
fn a_paused_member_and_the_prompt_are_drawn_as_before() {
    let world = || {
        let mut world = World::small_world();
        let (org, els) = (world.org("Bakkerij"), world.user("els"));
        let seen = world.facts.membership(org, els).map(|m| (m.id, None)).into_iter().collect();
        let until = Day::new(2026, 12, 5);
        world.act("piet", &crate::support::pause(org, seen, until)).unwrap();
        world
    };
    assert_frames("members_paused", world, Some("piet"), "2 enter right");
    assert_frames("pause_prompt", world, Some("piet"), "2 enter right /|\"els|down p");
}

#[test]
fn details_are_drawn_as_before() {
    assert_frames("details", world_with_requests, Some("piet"), "2 enter");
    assert_frames("details_not_activated", world_with_requests, Some("piet"), "2 down enter");
}

#[test]
fn members_are_drawn_as_before() {
    assert_frames(
        "members",
        World::full,
        Some("piet"),
        "2 /|\"bakkerij|down enter right space down",
    );
    assert_frames("members_alone", World::small_world, Some("piet"), "2 end enter right");
    assert_frames("members_for_member", world_with_requests, Some("els"), "2 enter right");
    assert_frames(
        "members_after_adding",
        World::small_world,
        Some("piet"),
        "2 end enter right +|\"jan|enter|\"ann|enter enter enter",
    );
}

#[test]
fn requests_are_drawn_as_before() {
    assert_frames("requests", world_with_requests, Some("piet"), "2 enter right right");
    assert_frames("requests_for_member", world_with_requests, Some("els"), "2 enter right right");
}

#[test]
fn the_inbox_is_drawn_as_before() {
    assert_frames("inbox", world_with_requests, Some("anna"), "1");
    assert_frames("inbox_handled", world_with_requests, Some("anna"), "1 a right right");
    assert_frames("inbox_empty", World::small_world, Some("piet"), "1");
}

#[test]
fn adding_members_is_drawn_as_before() {
    assert_frames(
        "add_members_choose",
        World::full,
        Some("piet"),
        "2 /|\"piet hol|down enter right +|\"jan jansen|enter|\"de vr",
    );
    assert_frames(
        "add_members_check",
        World::small_world,
        Some("piet"),
        "2 end enter right +|\"jan|enter|\"ann|enter enter b|\"Hoi Anna",
    );
    assert_frames(
        "add_members_why_not",
        World::small_world,
        Some("piet"),
        "2 end enter right + f3",
    );
}

#[test]
fn a_member_is_drawn_as_before() {
    assert_frames(
        "member_last_day",
        world_with_requests,
        Some("piet"),
        "2 enter right down t|\"+3m",
    );
    assert_frames("member_card", world_with_requests, Some("piet"), "2 enter right enter");
}

#[test]
fn questions_about_members_are_drawn_as_before() {
    assert_frames("question_remove", world_with_requests, Some("piet"), "2 enter right * d");
    assert_frames("question_withdraw", world_with_requests, Some("piet"), "2 enter right right d");
    assert_frames("question_leave", world_with_requests, Some("els"), "2 enter x v");
    assert_frames(
        "question_decline",
        world_with_requests,
        Some("anna"),
        "1 w down down down|\"Vraag Bram",
    );
    assert_frames(
        "question_admin_outside",
        world_with_requests,
        Some("piet"),
        "2 enter right home r l home r b",
    );
}

#[test]
fn overlays_are_drawn_as_before() {
    assert_frames("help", World::small_world, Some("piet"), "2 enter right ?");
    assert_frames("palette", World::small_world, Some("piet"), "2 enter right :|\"ver");
    assert_frames("palette_refused", World::small_world, Some("els"), "2 enter right :|\"ver");
    assert_frames("which_key", World::small_world, Some("piet"), "2 enter right g");
    assert_frames("messages", world_with_requests, Some("els"), "2 enter right + m");
}

#[test]
fn a_screen_that_is_too_small_is_drawn_as_before() {
    let it = Driver::new(World::small_world(), Some("piet"), (40, 10));
    insta::assert_snapshot!("too_small_40x10", to_styled_text(&it.buffer()));
}

/// R284: in every look, also without colours, the button that destroys is told apart from the safe one
/// by its sign.
#[test]
fn a_button_that_destroys_has_a_sign_without_colours_of_its_own() {
    let drawn = |it: &Driver, depth| {
        let theme = Themes::default().theme("auto", depth, None, false);
        let mut buffer = Buffer::empty(it.buffer().area);
        view(&it.state, &theme, &mut buffer);
        let rows = buffer.area.rows();
        rows.map(|row| {
            row.columns().map(|at| buffer[at.as_position()].symbol()).collect::<String>()
        })
        .collect::<Vec<_>>()
        .join("\n")
    };
    for lang in Lang::ALL {
        let world = World::small_world();
        let mut it = Driver::new_in_language(world, Some("piet"), (80, 24), lang);
        it.press("2 enter right home d");
        for _ in 0..3 {
            it.press("tab");
            for depth in [ColourDepth::None, ColourDepth::Sixteen, ColourDepth::True] {
                let screen = drawn(&it, depth);
                let signs = [screen.matches("[ ✗").count(), screen.matches("[!").count()];
                assert_eq!(signs, [1, 0], "{screen}");
            }
        }
    }
}
