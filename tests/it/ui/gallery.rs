//! Every screen at three sizes in five looks. With `TOEGANG_PICTURES=1` the test also writes the
//! frames as SVG, with an `index.html`, to `target/pictures`.

use std::{fmt::Write, fs, path::PathBuf};

use ratatui::{buffer::Buffer, layout::Size, style::Color};
use toegang::{app::Msg, config::ColourDepth, ui::Themes};

use crate::support::{DARK, Driver, LIGHT, Paper, World, render_svg};

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (200, 50)];

/// A theme on a kind of terminal.
struct Look {
    name: &'static str,
    theme: &'static str,
    depth: ColourDepth,
    paper: Paper,
    /// Returns whether the terminal of this look can show the colour.
    can_show: fn(Color) -> bool,
}

const LOOKS: [Look; 5] = [
    Look {
        name: "dark",
        theme: "donker",
        depth: ColourDepth::True,
        paper: DARK,
        can_show: |colour| matches!(colour, Color::Reset | Color::Rgb(..)),
    },
    Look {
        name: "light",
        theme: "licht",
        depth: ColourDepth::True,
        paper: LIGHT,
        can_show: |colour| matches!(colour, Color::Reset | Color::Rgb(..)),
    },
    Look {
        name: "tmux",
        theme: "auto",
        depth: ColourDepth::Indexed,
        paper: DARK,
        can_show: |colour| matches!(colour, Color::Reset | Color::Indexed(16..)),
    },
    Look {
        name: "16",
        theme: "auto",
        depth: ColourDepth::Sixteen,
        paper: DARK,
        can_show: |colour| !matches!(colour, Color::Rgb(..) | Color::Indexed(_)),
    },
    Look {
        name: "mono",
        theme: "donker",
        depth: ColourDepth::None,
        paper: DARK,
        can_show: |colour| colour == Color::Reset,
    },
];

/// A screen: its name, the signed-in user, the steps to it, and its title.
struct Scene(&'static str, Option<&'static str>, &'static str, &'static str);

/// The steps to the details of the bakery, for `@` in the steps of a scene.
const BAKERY: &str = "2 /|\"bakkerij|down enter";

const SCENES: [Scene; 35] = [
    Scene("sign-in", None, "\"an", "Aanmelden als"),
    Scene("register", None, "f6|\"an", "Registreren"),
    Scene("inbox", Some("piet"), "1", "Postvak IN"),
    Scene("inbox-member", Some("anna"), "1", "Postvak IN"),
    Scene("request-card", Some("anna"), "1 a enter", "Postvak IN"),
    Scene("decline", Some("anna"), "1 w", "Postvak IN"),
    Scene("inbox-notices", Some("piet"), "1 right down", "Postvak IN"),
    Scene("inbox-handled", Some("anna"), "1 a right right", "Postvak IN"),
    Scene("organisations", Some("piet"), "2", "Organisaties"),
    Scene("details", Some("piet"), "@", "Bakkerij"),
    Scene("members", Some("piet"), "@ right", "Bakkerij"),
    Scene("access-question", Some("piet"), "3 /|\"els|down enter d", "ontzeggen?"),
    Scene("member-card", Some("piet"), "@ right enter", "Bakkerij"),
    Scene("invitations", Some("piet"), "@ right right", "Bakkerij"),
    Scene("organisation-log", Some("piet"), "@ right right right", "Bakkerij"),
    Scene("add-choose", Some("piet"), "@ right +|\"jan", "Leden toevoegen"),
    Scene("add-check", Some("piet"), "@ right +|\"jan|enter|\"luc|enter enter", "Leden toevoegen"),
    Scene("question", Some("piet"), "@ right d", "Bakkerij"),
    Scene("form", Some("piet"), "2 +|\"Nieuw", "Organisatie toevoegen"),
    Scene("users", Some("piet"), "3", "Gebruikers"),
    Scene("users-marked", Some("piet"), "3 space space", "Gebruikers"),
    Scene("give-access", Some("piet"), "3 /|\"els|down|x l|\"b", "Els Bakker"),
    Scene("give-access-check", Some("piet"), "3 space space x l|\"bak|enter enter", "toegang"),
    Scene("user", Some("piet"), "3 /|\"els|down enter", "Els Bakker"),
    Scene("keys", Some("piet"), "3 /|\"els|down enter right", "Els Bakker"),
    Scene("partners", Some("piet"), "4", "Partnerschappen"),
    Scene("find-relations", Some("piet"), "4 right|\"luc", "Partnerschappen"),
    Scene("sent-requests", Some("piet"), "4 right right", "Partnerschappen"),
    Scene("log", Some("piet"), "7 down", "Logboek"),
    Scene("environment", Some("piet"), "9", "Omgeving"),
    Scene("help", Some("piet"), "2 ?", "─ Hulp ─"),
    Scene("palette", Some("piet"), "2 :|\"ver", "Opdracht"),
    Scene("saved-filters", Some("piet"), "3 F", "filters"),
    Scene("which-key", Some("piet"), "2 g", "Organisaties"),
    Scene("messages", Some("piet"), "2 m", "Organisaties"),
];

/// Asserts what a new user needs in every frame: its title, and in the last line a key that helps
/// or leads back; and colours that the terminal has.
fn assert_clear(buffer: &Buffer, scene: &Scene, screen: &str, look: &Look) {
    let Scene(name, _, _, title) = scene;
    let place = format!("{name}, {}, {}:\n{screen}", look.name, buffer.area);
    assert!(screen.contains(title), "no {title:?}: {place}");
    let hints = screen.lines().last().unwrap_or("");
    let has_help = ["? ", "F1 ", "Esc "].iter().any(|key| hints.contains(key));
    assert!(has_help && !hints.trim_end().ends_with('…'), "hints: {place}");
    for cell in &buffer.content {
        assert!((look.can_show)(cell.fg) && (look.can_show)(cell.bg), "{cell:?}: {place}");
    }
}

#[test]
fn every_screen_in_every_size_and_look() {
    let to = std::env::var("TOEGANG_PICTURES").is_ok_and(|on| on == "1");
    let to = to.then(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/target/pictures")));
    if let Some(folder) = &to {
        fs::create_dir_all(folder).unwrap();
    }
    let mut index = String::from("<!doctype html><meta charset=\"utf-8\"><title>toegang</title>\n");
    for scene in &SCENES {
        let Scene(name, who, steps, _) = scene;
        writeln!(index, "<h2>{name}</h2>").unwrap();
        let mut it = Driver::new(World::full(), *who, (120, 40));
        it.run_steps(&steps.replace('@', BAKERY));
        for (width, height) in SIZES {
            it.send(Msg::Resized(Size { width, height }));
            it.settle();
            let screen = it.screen();
            for look in &LOOKS {
                it.theme = Themes::default().theme(look.theme, look.depth, None, false);
                let buffer = it.buffer();
                assert_clear(&buffer, scene, &screen, look);
                let Some(folder) = &to else { continue };
                let file = format!("{name}-{width}x{height}-{}.svg", look.name);
                fs::write(folder.join(&file), render_svg(&buffer, look.paper)).unwrap();
                writeln!(index, "<p>{file}<br><img src=\"{file}\" alt=\"{file}\">").unwrap();
            }
        }
    }
    if let Some(folder) = &to {
        fs::write(folder.join("index.html"), &index).unwrap();
    }
}
