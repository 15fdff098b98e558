//! The pictures of the README are real frames. `INSTA_UPDATE=always cargo test pictures` redraws
//! them; otherwise an outdated picture fails the test.

use ratatui::buffer::Buffer;
use toegang::{config::ColourDepth, text::Lang, ui::Themes};

use crate::support::{DARK, Driver, LIGHT, World, render_animation, render_svg};

/// Asserts that the picture in `assets` is up to date, or redraws it.
fn assert_picture(name: &str, picture: &str) {
    let path = format!("{}/assets/{name}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        std::fs::write(&path, picture).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == picture, "draw {path} anew: INSTA_UPDATE=always cargo test pictures");
}

#[test]
fn the_picture_of_the_readme_is_the_real_screen() {
    let mut it = Driver::new_in_language(World::full(), Some("piet"), (100, 30), Lang::En);
    it.press("2 /").type_text("bakkerij").press("down enter right +");
    it.type_text("jan").press("enter").type_text("anna v").press("enter").type_text("de vr");
    assert_picture("picture.svg", &render_svg(&it.buffer(), DARK));
    it.theme = Themes::default().theme("licht", ColourDepth::True, None, false);
    assert_picture("picture-light.svg", &render_svg(&it.buffer(), LIGHT));
}

/// Gives access and accepts it, as in the first five minutes that the README describes.
#[test]
fn the_walk_of_the_readme_is_the_real_program() {
    let mut it = Driver::new_in_language(World::small_world(), None, (100, 30), Lang::En);
    // Keys, or text after a `"`, and the seconds that the resulting frame stays visible.
    let steps = [
        ("", 1.5),
        ("\"piet", 1.2),
        ("enter end", 1.5),
        ("enter right", 1.5),
        ("+", 1.2),
        ("\"jan j", 1.2),
        ("enter|\"anna", 1.5),
        ("enter", 1.2),
        ("enter", 2.5),
        ("enter", 3.0),
        ("g a|\"anna|enter", 1.5),
        ("1", 2.5),
        ("a", 2.5),
        ("2", 3.0),
    ];
    let frames: Vec<(Buffer, f64)> = steps
        .into_iter()
        .map(|(keys, seconds)| {
            it.run_steps(keys);
            (it.buffer(), seconds)
        })
        .collect();
    it.see("Piet Holding");
    assert_picture("walk.svg", &render_animation(&frames, DARK));
}
