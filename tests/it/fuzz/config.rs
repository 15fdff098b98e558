//! Arbitrary contents of `config.toml`, `toetsen.toml` and a theme.

use toegang::{
    app::Keymap,
    config::{ConfigFile, Depth, Settings},
    text::{self, Lang},
    ui::Themes,
};

/// Parses the bytes, or reports a mistake with its line, in each language.
pub(crate) fn target(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let lines = 1 + text.matches('\n').count();
    let mut troubles = Vec::new();
    match ConfigFile::read("x.toml", &text) {
        Ok(written) => {
            let mut themes = Themes::default();
            troubles.extend(themes.add("eigen", &written));
            for depth in [Depth::True, Depth::Indexed, Depth::Sixteen, Depth::None] {
                themes.theme("eigen", (depth, None), true);
            }
            let names = themes.names();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            troubles.extend(Settings::of(&written, &["nl", "en"], &names).1);
            let (keymap, taken) = Keymap::of(&written);
            assert!(!keymap.all().is_empty(), "there are always keys");
            troubles.extend(taken);
        }
        Err(trouble) => troubles.push(trouble),
    }
    for trouble in troubles {
        assert!(trouble.line <= lines, "{trouble:?} of {lines} lines");
        for lang in Lang::ALL {
            assert!(!text::setup::trouble(lang, &trouble).is_empty());
        }
    }
}
