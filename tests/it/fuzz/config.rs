//! Fuzz target: arbitrary contents of `config.toml`, `toetsen.toml` and a theme.

use toegang::{
    app::Keymap,
    config::{ColourDepth, ConfigFile, Settings},
    text::{self, Lang},
    ui::Themes,
};

/// Parses the bytes as each file. Every mistake has a message with its line, in each language.
pub(crate) fn target(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let lines = 1 + text.matches('\n').count();
    let mut mistakes = Vec::new();
    match ConfigFile::parse("x.toml", &text) {
        Ok(config) => {
            let mut themes = Themes::default();
            mistakes.extend(themes.add("eigen", &config));
            for depth in
                [ColourDepth::True, ColourDepth::Indexed, ColourDepth::Sixteen, ColourDepth::None]
            {
                themes.theme("eigen", depth, None, true);
            }
            let names = themes.names();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            mistakes.extend(Settings::from_config(&config, &["nl", "en"], &names).1);
            let (keymap, taken) = Keymap::from_config(&config);
            assert!(!keymap.bindings().is_empty(), "there are always keys");
            mistakes.extend(taken);
        }
        Err(mistake) => mistakes.push(mistake),
    }
    for mistake in mistakes {
        assert!(mistake.line <= lines, "{mistake:?} of {lines} lines");
        for lang in Lang::ALL {
            assert!(!text::setup::config_warning(lang, &mistake).is_empty());
        }
    }
}
