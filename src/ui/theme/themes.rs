//! Themes: built in, from `assets/themas`, and the user's own.

use super::{Theme, ThemeFile};
use crate::config::{AcceptedValues, Background, ColourDepth, ConfigFile, ConfigWarning, Value};

/// Setting that picks the theme by the terminal's background.
const AUTO_THEME: &str = "auto";
/// Built-in theme for an unknown background.
pub(super) const FALLBACK_THEME: &str = "onbekend";
/// Built-in themes that the user can choose.
const OFFERED_THEMES: [&str; 4] = ["donker", "licht", "contrast", "mono"];
/// All built-in themes, including those that only `auto` or the colour depth selects.
const BUILT_IN_THEMES: [(&str, &str); 6] = [
    ("donker", include_str!("../../../assets/themas/donker.toml")),
    ("licht", include_str!("../../../assets/themas/licht.toml")),
    ("contrast", include_str!("../../../assets/themas/contrast.toml")),
    ("mono", include_str!("../../../assets/themas/mono.toml")),
    (FALLBACK_THEME, include_str!("../../../assets/themas/onbekend.toml")),
    ("zestien", include_str!("../../../assets/themas/zestien.toml")),
];

/// Built-in and user themes by name.
#[derive(Clone, Debug)]
pub struct Themes {
    built_in: Vec<(&'static str, ThemeFile)>,
    custom: Vec<(String, ThemeFile)>,
}

impl Default for Themes {
    fn default() -> Self {
        let read = |(name, text): (&'static str, &str)| {
            let mut sheet = ThemeFile::default();
            // A test checks that the built-in themes parse without a mistake.
            if let Ok(written) = ConfigFile::parse(name, text) {
                sheet.set(&written);
            }
            (name, sheet)
        };
        Self { built_in: BUILT_IN_THEMES.into_iter().map(read).collect(), custom: Vec::new() }
    }
}

impl Themes {
    /// Adds a user theme, or changes to a built-in one. The values start from the theme's `basis`,
    /// else from the built-in theme with this name, else from `donker`. Returns the mistakes in the
    /// file.
    pub fn add(&mut self, name: &str, written: &ConfigFile) -> Vec<ConfigWarning> {
        let basis = written.entries.iter().find(|e| (&*e.table, &*e.key) == ("thema", "basis"));
        let mut troubles = Vec::new();
        let mut sheet = self.theme_file(name).or_else(|| self.theme_file("donker")).cloned();
        if let Some(entry) = basis {
            let named = match &entry.value {
                Value::Text(text) => self.theme_file(text).cloned(),
                _ => None,
            };
            if named.is_none() {
                let offered = OFFERED_THEMES.iter().map(|name| (*name).to_owned()).collect();
                troubles.push(written.invalid_value(entry, AcceptedValues::OneOf(offered)));
            }
            sheet = named.or(sheet);
        }
        let mut sheet = sheet.unwrap_or_default();
        troubles.extend(sheet.set(written));
        self.custom.retain(|(custom, _)| custom != name);
        self.custom.push((name.to_owned(), sheet));
        troubles
    }

    /// Returns the names that the user can choose, `auto` first.
    pub fn names(&self) -> Vec<String> {
        let built_in = [AUTO_THEME].into_iter().chain(OFFERED_THEMES).map(ToOwned::to_owned);
        let custom = self.custom.iter().map(|(name, _)| name.clone());
        built_in.chain(custom.filter(|name| !OFFERED_THEMES.contains(&name.as_str()))).collect()
    }

    fn theme_file(&self, name: &str) -> Option<&ThemeFile> {
        let custom = self.custom.iter().find(|(custom, _)| custom == name).map(|(_, sheet)| sheet);
        custom.or_else(|| {
            self.built_in.iter().find(|(built_in, _)| *built_in == name).map(|(_, sheet)| sheet)
        })
    }

    /// Returns the named theme for this colour depth and background. Below 256 colours the depth
    /// decides, and `name` is ignored.
    pub fn theme(
        &self,
        name: &str,
        depth: ColourDepth,
        background: Option<Background>,
        fill: bool,
    ) -> Theme {
        let name = match (depth, background, name) {
            (ColourDepth::None, ..) => "mono",
            (ColourDepth::Sixteen, _, name) if name != "mono" => "zestien",
            (_, Some(Background::Dark), AUTO_THEME) => "donker",
            (_, Some(Background::Light), AUTO_THEME) => "licht",
            (_, None, AUTO_THEME) => FALLBACK_THEME,
            (.., name) => name,
        };
        self.theme_file(name).map(|sheet| sheet.theme(depth, background, fill)).unwrap_or_default()
    }

    /// Returns every theme by name. A user theme replaces the built-in theme that shares its name.
    pub(super) fn all(&self) -> impl Iterator<Item = (&str, &ThemeFile)> {
        let custom = self.custom.iter().map(|(name, sheet)| (name.as_str(), sheet));
        let built_in = self.built_in.iter().map(|(name, sheet)| (*name, sheet));
        let built_in =
            built_in.filter(|(name, _)| self.custom.iter().all(|(custom, _)| custom != name));
        built_in.chain(custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn built_in_themes_are_complete() {
        for (name, text) in BUILT_IN_THEMES {
            let written = ConfigFile::parse(name, text).unwrap();
            assert_eq!(ThemeFile::default().set(&written), [], "{name}");
        }
    }

    /// At least 4.5 for text, 3.0 for shapes, and 7.0 in the high-contrast theme.
    #[test]
    fn built_in_themes_have_enough_contrast() {
        let pairs = Themes::default().pairs();
        let too_little: Vec<_> = pairs.iter().filter(|pair| !pair.is_enough()).collect();
        assert!(too_little.is_empty(), "{too_little:#?}");
        assert!(pairs.len() > 60, "{}", pairs.len());
        let contrast = pairs.iter().filter(|pair| pair.theme == "contrast");
        let least = contrast.map(|pair| pair.ratio).fold(f64::MAX, f64::min);
        assert!(least >= 7.0, "{least}");
    }

    /// A dialog stands out at first sight: what is behind it is fainter than any label in it.
    #[test]
    fn what_is_behind_a_dialog_is_fainter_than_a_label() {
        let themes = Themes::default();
        let pairs = themes.pairs();
        for (name, file) in themes.all() {
            let of = |token| {
                let of_token = pairs.iter().filter(move |it| it.theme == name && it.token == token);
                of_token.map(|it| it.ratio).fold(0.0, f64::max)
            };
            let is_dim = file.theme.behind.add_modifier.contains(ratatui::style::Modifier::DIM);
            assert!(is_dim || of("achter") < 0.6 * of("gedempt"), "{name}");
        }
    }

    #[test]
    fn auto_follows_the_background_of_the_terminal() {
        let themes = Themes::default();
        let auto = |depth, background| themes.theme(AUTO_THEME, depth, background, false);
        let on = |name, background| themes.theme(name, ColourDepth::True, background, false);
        let named = |name| on(name, None);
        for (background, name) in [(Background::Dark, "donker"), (Background::Light, "licht")] {
            let background = Some(background);
            assert_eq!(auto(ColourDepth::True, background), on(name, background));
        }
        assert_eq!(auto(ColourDepth::True, None), named("onbekend"));
        assert_eq!(auto(ColourDepth::Sixteen, Some(Background::Dark)), named("zestien"));
        assert_eq!(auto(ColourDepth::None, None), named("mono"));
        assert_ne!(named("donker"), named("licht"));
    }

    /// A named theme paints its page if the background of the terminal does not suit it. If the
    /// background is unknown, the row under the cursor gets a foreground of its own.
    #[test]
    fn a_theme_that_does_not_fit_the_terminal_stays_readable() {
        let themes = Themes::default();
        let light = |background| themes.theme("licht", ColourDepth::True, background, false);
        assert_eq!(light(Some(Background::Light)).page, ratatui::style::Style::new());
        let unfit = light(Some(Background::Dark));
        assert!(unfit.page.bg.is_some() && unfit.page.fg.is_some());
        let unknown = light(None);
        assert!(unknown.selected.fg.is_some() && unknown.page.bg.is_none());
        assert_eq!(light(Some(Background::Light)).selected.fg, None);
    }

    #[test]
    fn sixteen_colours_and_mono_have_no_coloured_letters() {
        let themes = Themes::default();
        for depth in [ColourDepth::Sixteen, ColourDepth::None] {
            let theme = themes.theme("donker", depth, Some(Background::Dark), false);
            for (name, style) in theme.all() {
                assert!(style.fg.is_none() || style.bg.is_some(), "{name}");
                assert!(depth == ColourDepth::Sixteen || style.bg.is_none(), "{name}");
            }
        }
    }

    #[test]
    fn a_custom_theme_changes_what_it_names_and_reports_mistakes() {
        let text = "[thema]\nbasis = 'licht'\n[kleuren]\naccent = '#112233'\nacent = 'vet'\n\
            goed = 'groenig'\n";
        let mut themes = Themes::default();
        let troubles = themes.add("mijn", &ConfigFile::parse("mijn.toml", text).unwrap());
        assert_eq!(troubles.iter().map(|t| t.line).collect::<Vec<_>>(), [5, 6], "{troubles:?}");
        assert_eq!(themes.names().last().map(String::as_str), Some("mijn"));
        let [mine, light] =
            ["mijn", "licht"].map(|name| themes.theme(name, ColourDepth::True, None, false));
        assert_ne!(mine.accent, light.accent);
        assert_eq!(mine.good, light.good);
    }
}
