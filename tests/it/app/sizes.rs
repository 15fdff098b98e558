//! Draws each screen and dialog at sizes from 1x1 to 300x100. A normal run draws the edge sizes, a
//! long run all of them: `TOEGANG_LONG=1 cargo test --release app::sizes -- --nocapture`.

use ratatui::layout::Size;
use toegang::{app::Msg, text::Lang};

use crate::support::{Driver, World, assert_frame, is_long_run, report_figures};

const MAX_WIDTH: u16 = 300;
const MAX_HEIGHT: u16 = 100;

/// Widths where the layout changes, is too small, or just fits.
const EDGE_WIDTHS: [u16; 6] = [1, 59, 60, 79, 120, MAX_WIDTH];
const EDGE_HEIGHTS: [u16; 6] = [1, 15, 16, 20, 30, MAX_HEIGHT];

/// The signed-in user, and the keys to a screen.
const ROUTES: [(Option<&str>, &str); 57] = [
    (None, "f1"),
    (None, "esc"),
    (None, "f6"),
    (None, "f7"),
    (Some("piet"), "esc"),
    (Some("piet"), "tab"),
    (Some("piet"), "?"),
    (Some("piet"), "m"),
    (Some("piet"), ":"),
    (Some("piet"), "g"),
    (Some("piet"), "g a"),
    (Some("piet"), "1"),
    (Some("piet"), "1 right right"),
    (Some("piet"), "1 right"),
    (Some("anna"), "1"),
    (Some("anna"), "1 a"),
    (Some("anna"), "1 w"),
    (Some("els"), "1 right"),
    (Some("piet"), "9 end"),
    (Some("piet"), "2"),
    (Some("piet"), "2 / b"),
    (Some("piet"), "2 space space"),
    (Some("piet"), "2 +"),
    (Some("piet"), "2 + enter"),
    (Some("piet"), "2 down enter"),
    (Some("piet"), "2 enter"),
    (Some("piet"), "2 enter e"),
    (Some("piet"), "2 enter x"),
    (Some("piet"), "2 enter x v"),
    (Some("piet"), "2 enter x w"),
    (Some("piet"), "2 down enter x a"),
    (Some("piet"), "2 enter right"),
    (Some("piet"), "2 enter right enter"),
    (Some("piet"), "2 enter right d"),
    (Some("piet"), "2 enter right t"),
    (Some("piet"), "2 enter right r"),
    (Some("piet"), "2 end enter right +"),
    (Some("piet"), "2 end enter right + j a n"),
    (Some("piet"), "2 end enter right + j a n enter"),
    (Some("piet"), "2 end enter right + j a n enter enter"),
    (Some("piet"), "2 end enter right + j a n enter enter b"),
    (Some("piet"), "2 end enter right + a n n enter enter r"),
    (Some("piet"), "2 enter right right"),
    (Some("piet"), "2 enter right right right"),
    (Some("piet"), "3"),
    (Some("piet"), "3 +"),
    (Some("piet"), "3 +"),
    (Some("piet"), "3 + shift-tab right tab"),
    (Some("piet"), "3 down enter"),
    (Some("piet"), "3 down enter x a"),
    (Some("piet"), "3 home d"),
    (Some("piet"), "4"),
    (Some("piet"), "4 enter"),
    (Some("piet"), "4 x e"),
    (Some("piet"), "4 right right"),
    (Some("piet"), "7"),
    (Some("piet"), "7 enter"),
];

/// Returns all sizes in a long run, or else all combinations of edge sizes.
fn tested_sizes() -> Vec<Size> {
    let edges = (EDGE_WIDTHS.to_vec(), EDGE_HEIGHTS.to_vec());
    let all = ((1..=MAX_WIDTH).collect(), (1..=MAX_HEIGHT).collect());
    let (widths, heights): (Vec<u16>, Vec<u16>) = if is_long_run() { all } else { edges };
    let of_width = |width| heights.iter().map(move |height| Size { width, height: *height });
    widths.into_iter().flat_map(of_width).collect()
}

fn draw_all_sizes(lang: Lang) -> usize {
    let (sizes, mut frames) = (tested_sizes(), 0);
    for (who, route) in ROUTES {
        let mut it = Driver::new_in_language(World::small_world(), who, (100, 30), lang);
        it.press(route);
        for size in &sizes {
            it.send(Msg::Resized(*size));
            it.settle();
            let frame = it.buffer();
            assert_eq!((frame.area.width, frame.area.height), (size.width, size.height));
            assert_frame(&frame);
            frames += 1;
        }
    }
    frames
}

#[test]
fn every_screen_fits_every_size() {
    let frames = draw_all_sizes(Lang::Nl);
    report_figures("sizes, in Dutch", &format!("{frames} frames of {} screens", ROUTES.len()));
}

#[test]
fn every_screen_fits_every_size_in_english() {
    let frames = draw_all_sizes(Lang::En);
    report_figures("sizes, in English", &format!("{frames} frames of {} screens", ROUTES.len()));
}

/// The blank lines between the text and the buttons or the lower edge of what is open.
fn blank_lines(it: &Driver) -> usize {
    let screen = it.screen();
    let lines: Vec<&str> = screen.lines().collect();
    let end =
        lines.iter().rposition(|line| line.contains('╰') && line.contains("────────")).unwrap();
    let inside = |line: &&&str| {
        let parts: Vec<&str> = line.split('│').collect();
        let middle = parts.iter().rev().skip(1).take(1).next().copied().unwrap_or("x");
        middle.trim().is_empty() || middle.contains("[ ")
    };
    lines[..end].iter().rev().take_while(inside).filter(|line| !line.contains("[ ")).count()
}

#[test]
fn a_card_question_or_sheet_is_as_high_as_its_text() {
    for (route, seen) in [
        ("2 home enter right enter", "lid"),
        ("2 home enter right down d", "ontzeggen?"),
        ("7 enter", "Logboek"),
        ("1 enter", ""),
    ] {
        for size in [(120, 40), (160, 50)] {
            let mut it = Driver::new(World::full(), Some("piet"), size);
            it.press(route).see(seen);
            assert!(it.state.dialog.is_some() || it.state.overlay.is_some(), "{}", it.screen());
            assert!(blank_lines(&it) <= 1, "{route} {}\n{}", blank_lines(&it), it.screen());
        }
    }
}

/// R270: a dialog or overlay stands beside the menu, which stays whole.
#[test]
fn a_dialog_leaves_the_menu_whole() {
    for width in [100, 104, 107, 108, 120, 160] {
        for keys in ["2 end enter +", "2 end enter + j a n enter enter", "?", "2 + f4", "m", ":"] {
            let mut it = Driver::new(World::full(), Some("piet"), (width, 30));
            it.press(keys);
            assert!(it.state.dialog.is_some() || it.state.overlay.is_some(), "{}", it.screen());
            let screen = it.screen();
            for word in ["1 Postvak IN", "9 Omgeving", "g a wissel"] {
                assert!(screen.contains(word), "{width} {keys} {word}\n{screen}");
            }
            let rule = |line: &&str| line.chars().nth(21) == Some('│');
            let beside = screen.lines().skip(2).filter(rule).count();
            assert!(beside >= 20, "{width} {keys}\n{screen}");
        }
    }
}
