//! Themes: built in, from `assets/themas`, and the user's own.

use super::{Theme, ThemeFile};
use crate::config::{AcceptedValues, Background, ConfigFile, ConfigWarning, Depth, Value};

/// Setting that picks the theme by the terminal's background.
const AUTO: &str = "auto";
/// Built-in theme for an unknown background.
pub(super) const UNKNOWN: &str = "onbekend";
/// Built-in themes that the user can choose.
const OFFERED: [&str; 4] = ["donker", "licht", "contrast", "mono"];
/// All built-in themes, including those that only `auto` or the colour depth selects.
const OURS: [(&str, &str); 6] = [
    ("donker", include_str!("../../../assets/themas/donker.toml")),
    ("licht", include_str!("../../../assets/themas/licht.toml")),
    ("contrast", include_str!("../../../assets/themas/contrast.toml")),
    ("mono", include_str!("../../../assets/themas/mono.toml")),
    (UNKNOWN, include_str!("../../../assets/themas/onbekend.toml")),
    ("zestien", include_str!("../../../assets/themas/zestien.toml")),
];

/// Built-in and user themes by name.
#[derive(Clone, Debug)]
pub struct Themes {
    ours: Vec<(&'static str, ThemeFile)>,
    own: Vec<(String, ThemeFile)>,
}

impl Default for Themes {
    fn default() -> Self {
        let read = |(name, text): (&'static str, &str)| {
            let mut sheet = ThemeFile::default();
            // A test checks that the built-in themes parse without a mistake.
            if let Ok(written) = ConfigFile::read(name, text) {
                sheet.set(&written);
            }
            (name, sheet)
        };
        Self { ours: OURS.into_iter().map(read).collect(), own: Vec::new() }
    }
}

impl Themes {
    /// Adds a user theme, or changes to a built-in one. It starts from its `basis`, else from the
    /// built-in theme of the same name, else from `donker`. Returns the mistakes in it.
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
                let offered = OFFERED.iter().map(|name| (*name).to_owned()).collect();
                troubles.push(written.unfit(entry, AcceptedValues::OneOf(offered)));
            }
            sheet = named.or(sheet);
        }
        let mut sheet = sheet.unwrap_or_default();
        troubles.extend(sheet.set(written));
        self.own.retain(|(own, _)| own != name);
        self.own.push((name.to_owned(), sheet));
        troubles
    }

    /// Returns the names that the user can choose, `auto` first.
    pub fn names(&self) -> Vec<String> {
        let ours = [AUTO].into_iter().chain(OFFERED).map(ToOwned::to_owned);
        let own = self.own.iter().map(|(name, _)| name.clone());
        ours.chain(own.filter(|name| !OFFERED.contains(&name.as_str()))).collect()
    }

    fn theme_file(&self, name: &str) -> Option<&ThemeFile> {
        let own = self.own.iter().find(|(own, _)| own == name).map(|(_, sheet)| sheet);
        own.or_else(|| self.ours.iter().find(|(ours, _)| *ours == name).map(|(_, sheet)| sheet))
    }

    /// Returns the named theme for this colour depth and background. With fewer than 256 colours
    /// the depth decides, whatever name was chosen.
    pub fn theme(
        &self,
        name: &str,
        (depth, background): (Depth, Option<Background>),
        fill: bool,
    ) -> Theme {
        let name = match (depth, background, name) {
            (Depth::None, ..) => "mono",
            (Depth::Sixteen, _, name) if name != "mono" => "zestien",
            (_, Some(Background::Dark), AUTO) => "donker",
            (_, Some(Background::Light), AUTO) => "licht",
            (_, None, AUTO) => UNKNOWN,
            (.., name) => name,
        };
        self.theme_file(name).map(|sheet| sheet.theme(depth, fill)).unwrap_or_default()
    }

    /// Returns every theme by name: the user's own in place of a built-in one of that name.
    pub(super) fn all(&self) -> impl Iterator<Item = (&str, &ThemeFile)> {
        let own = self.own.iter().map(|(name, sheet)| (name.as_str(), sheet));
        let ours = self.ours.iter().map(|(name, sheet)| (*name, sheet));
        let ours = ours.filter(|(name, _)| self.own.iter().all(|(own, _)| own != name));
        ours.chain(own)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ours_are_read_whole() {
        for (name, text) in OURS {
            let written = ConfigFile::read(name, text).unwrap();
            assert_eq!(ThemeFile::default().set(&written), [], "{name}");
        }
    }

    /// At least 4.5 for text, 3.0 for shapes, and 7.0 in the high-contrast theme.
    #[test]
    fn every_pair_of_ours_has_enough_contrast() {
        let pairs = Themes::default().pairs();
        let too_little: Vec<_> = pairs.iter().filter(|pair| !pair.is_enough()).collect();
        assert!(too_little.is_empty(), "{too_little:#?}");
        assert!(pairs.len() > 60, "{}", pairs.len());
        let contrast = pairs.iter().filter(|pair| pair.theme == "contrast");
        let least = contrast.map(|pair| pair.ratio).fold(f64::MAX, f64::min);
        assert!(least >= 7.0, "{least}");
    }

    #[test]
    fn the_terminal_chooses_what_auto_is() {
        let themes = Themes::default();
        let auto = |depth, background| themes.theme(AUTO, (depth, background), false);
        let named = |name| themes.theme(name, (Depth::True, None), false);
        assert_eq!(auto(Depth::True, Some(Background::Dark)), named("donker"));
        assert_eq!(auto(Depth::True, Some(Background::Light)), named("licht"));
        assert_eq!(auto(Depth::True, None), named("onbekend"));
        assert_eq!(auto(Depth::Sixteen, Some(Background::Dark)), named("zestien"));
        assert_eq!(auto(Depth::None, None), named("mono"));
        assert_ne!(named("donker"), named("licht"));
    }

    #[test]
    fn an_own_theme_changes_what_it_names_and_says_what_it_cannot() {
        let text = "[thema]\nbasis = 'licht'\n[kleuren]\naccent = '#112233'\nacent = 'vet'\n\
            goed = 'groenig'\n";
        let mut themes = Themes::default();
        let troubles = themes.add("mijn", &ConfigFile::read("mijn.toml", text).unwrap());
        assert_eq!(troubles.iter().map(|t| t.line).collect::<Vec<_>>(), [5, 6], "{troubles:?}");
        assert_eq!(themes.names().last().map(String::as_str), Some("mijn"));
        let full = (Depth::True, None);
        let (mine, light) = (themes.theme("mijn", full, false), themes.theme("licht", full, false));
        assert_ne!(mine.accent, light.accent);
        assert_eq!(mine.good, light.good);
    }
}
