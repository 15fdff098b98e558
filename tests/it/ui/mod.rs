//! Snapshots of each screen and dialog, cell by cell with styles, at two sizes, and in other
//! colours, languages and symbols.

mod neighbours;
mod pictures;

use ratatui::{
    buffer::Buffer,
    style::{Color, Modifier},
};
use toegang::{
    config::Depth,
    domain::{Command, Day, Level},
    text::{Lang, ascii},
    ui::{Themes, view},
};

use crate::support::{Driver, World, styled};

/// Asserts frames of this user after these keys, at 100x30 and at 80x24.
fn frames(name: &str, world: fn() -> World, who: Option<&str>, keys: &str) {
    for size in [(100, 30), (80, 24)] {
        let mut it = Driver::new(world(), who, size);
        it.walk(keys);
        insta::assert_snapshot!(format!("{name}_{}x{}", size.0, size.1), styled(&it.buffer()));
        no_ladders(&it);
        if size.0 == 100 {
            let mut text = looks(&mut it);
            let mut english = Driver::in_language(world(), who, size, Lang::En);
            english.walk(keys);
            is_ascii_if_asked(&mut english);
            is_ascii_if_asked(&mut it);
            text.extend(["## English\n", &english.screen(), "\n"]);
            insta::assert_snapshot!(format!("{name}_looks"), text);
        }
    }
}

/// With `--ascii` only ASCII appears, except in words that are not ours, such as names.
fn is_ascii_if_asked(it: &mut Driver) {
    let before = std::mem::replace(&mut it.state.look.ascii, true);
    let screen = it.screen();
    let names = |sign: char| sign.is_ascii() || sign.is_alphabetic();
    assert!(screen.chars().all(names) && ascii(&screen) == screen, "{screen}");
    it.state.look.ascii = before;
}

/// No theme makes borders or blanks bold or underlined; and if the palette's 16 colours are
/// unknown, no text is coloured.
fn no_ladders(it: &Driver) {
    let names = Themes::default().names();
    let depths = [Depth::True, Depth::Indexed, Depth::Sixteen, Depth::None];
    let looks = names.iter().flat_map(|name| depths.map(|depth| (name.as_str(), depth)));
    for (name, depth) in looks {
        let theme = Themes::default().theme(name, (depth, None), false);
        let mut buffer = Buffer::empty(it.buffer().area);
        view(&it.state, &theme, &mut buffer);
        for cell in &buffer.content {
            let frame = cell.symbol().chars().all(|sign| " ─━│┃╭╮╰╯├┤┬┴┼".contains(sign));
            let loud = cell.modifier.intersects(Modifier::BOLD | Modifier::UNDERLINED);
            assert!(!(frame && loud), "{cell:?}");
            let colour = cell.fg != Color::Reset && cell.bg == Color::Reset;
            let coloured = name == "auto" && depth == Depth::Sixteen && colour;
            assert!(!coloured, "{cell:?}");
        }
    }
}

/// Renders the frame with other themes and terminals: their styles, and the ASCII version.
fn looks(it: &mut Driver) -> String {
    let dark = it.theme;
    let mut text = String::new();
    let all = [
        ("light", "licht", Depth::True),
        ("unknown background", "auto", Depth::True),
        ("16 colours", "donker", Depth::Sixteen),
        ("mono", "donker", Depth::None),
    ];
    for (title, theme, depth) in all {
        it.theme = Themes::default().theme(theme, (depth, None), false);
        let frame = styled(&it.buffer());
        let (_, styles) = frame.split_once("---\n").unwrap();
        text.extend(["## ", title, "\n", styles]);
    }
    it.theme = dark;
    it.state.look.ascii = true;
    let frame = styled(&it.buffer());
    let (signs, _) = frame.rsplit_once("---\n").unwrap();
    text + "## ASCII\n" + signs
}

/// Creates the small example with two requests to Anna, and an outside administrator in the bakery.
fn asked() -> World {
    let mut world = World::small_world();
    let command = world.add_as("Bakkerij", &["bram"], Level::OrgAdmin);
    world.act("piet", &command).unwrap();
    let request = world.request("bram");
    world.act("bram", &Command::AcceptRequest { request }).unwrap();
    for org in ["Piet Holding", "Bakkerij"] {
        let command = world.add(org, &["anna"]);
        world.act("piet", &command).unwrap();
    }
    world
}

#[test]
fn sign_in_is_drawn_as_before() {
    frames("sign_in", World::small_world, None, "\"an");
}

#[test]
fn organisations_are_drawn_as_before() {
    frames("organisations", World::whole, Some("piet"), "2");
    frames("organisations_filter", World::whole, Some("piet"), "2 /|\"ba");
}

/// Another user set a last day while this one was typed.
#[test]
fn a_conflict_is_drawn_as_before() {
    for size in [(100, 30), (80, 24)] {
        let mut it = Driver::new(asked(), Some("piet"), size);
        it.walk("2 enter right /|\"els|enter t|\"31-12-2026");
        let (org, els) = (it.world.org("Bakkerij"), it.world.user("els"));
        let members = it.world.facts.membership(org, els).map(|m| vec![(m.id, None)]).unwrap();
        let to = Day::new(2026, 12, 5);
        it.world.act("bram", &Command::ChangeLastDay { org, members, to }).unwrap();
        it.press("enter");
        let name = format!("conflict_{}x{}", size.0, size.1);
        insta::assert_snapshot!(name, styled(&it.buffer()));
    }
}

#[test]
fn details_are_drawn_as_before() {
    frames("details", asked, Some("piet"), "2 enter");
    frames("details_not_activated", asked, Some("piet"), "2 down enter");
}

#[test]
fn members_are_drawn_as_before() {
    frames("members", World::whole, Some("piet"), "2 /|\"bakkerij|enter enter right space down");
    frames("members_alone", World::small_world, Some("piet"), "2 end enter right");
    frames("members_for_member", asked, Some("els"), "2 enter right");
    frames(
        "members_after_adding",
        World::small_world,
        Some("piet"),
        "2 end enter right +|\"jan|enter|\"ann|enter enter enter",
    );
}

#[test]
fn requests_are_drawn_as_before() {
    frames("requests", asked, Some("piet"), "2 enter right right");
    frames("requests_for_member", asked, Some("els"), "2 enter right right");
}

#[test]
fn the_inbox_is_drawn_as_before() {
    frames("inbox", asked, Some("anna"), "1");
    frames("inbox_handled", asked, Some("anna"), "1 a f");
    frames("inbox_empty", World::small_world, Some("piet"), "1");
}

#[test]
fn adding_members_is_drawn_as_before() {
    frames(
        "add_members_choose",
        World::whole,
        Some("piet"),
        "2 /|\"piet hol|enter enter right +|\"jan jansen|enter|\"de vr",
    );
    frames(
        "add_members_check",
        World::small_world,
        Some("piet"),
        "2 end enter right +|\"jan|enter|\"ann|enter enter b|\"Hoi Anna",
    );
    frames("add_members_why_not", World::small_world, Some("piet"), "2 end enter right + f3");
}

#[test]
fn a_member_is_drawn_as_before() {
    frames("member_last_day", asked, Some("piet"), "2 enter right down t|\"+3m");
    frames("member_card", asked, Some("piet"), "2 enter right enter");
}

#[test]
fn questions_about_members_are_drawn_as_before() {
    frames("question_remove", asked, Some("piet"), "2 enter right * d");
    frames("question_withdraw", asked, Some("piet"), "2 enter right right d");
    frames("question_leave", asked, Some("els"), "2 enter x v");
    frames("question_decline", asked, Some("anna"), "1 w down down down|\"Vraag Bram");
    frames("question_admin_outside", asked, Some("piet"), "2 enter right home r l home r b");
}

#[test]
fn overlays_are_drawn_as_before() {
    frames("help", World::small_world, Some("piet"), "2 enter right ?");
    frames("palette", World::small_world, Some("piet"), "2 enter right :|\"ver");
    frames("palette_refused", World::small_world, Some("els"), "2 enter right :|\"ver");
    frames("which_key", World::small_world, Some("piet"), "2 enter right g");
    frames("messages", asked, Some("els"), "2 enter right + m");
}

#[test]
fn a_screen_that_is_too_small_is_drawn_as_before() {
    let it = Driver::new(World::small_world(), Some("piet"), (40, 10));
    insta::assert_snapshot!("too_small_40x10", styled(&it.buffer()));
}
