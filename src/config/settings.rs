//! Settings from `config.toml` and from environment variables.

use std::env;

use super::{AcceptedValues, ConfigFile, ConfigWarning, Value};

/// Keys of `config.toml`, in the order of the manual.
pub const KEYS: &[&str] = &["taal", "thema", "achtergrond", "kleur", "ascii", "muis"];

/// Settings of the user. A field is `None` if the user did not set it; the program then decides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// `taal`: `nl` or `en`.
    pub language: Option<String>,
    /// `thema`: the name of a theme, or `auto`.
    pub theme: Option<String>,
    /// `achtergrond = "vullen"`: paint the background in the theme's colour instead of leaving the
    /// terminal's.
    pub fill: bool,
    /// `kleur`: use colours.
    pub colour: Option<bool>,
    /// `ascii`: draw borders, arrows and symbols in ASCII only.
    pub ascii: Option<bool>,
    /// `muis`: capture the mouse.
    pub mouse: Option<bool>,
}

impl Settings {
    /// Reads the settings from a parsed file, with a warning for each entry that it had to skip.
    pub fn of(
        written: &ConfigFile,
        languages: &[&str],
        themes: &[&str],
    ) -> (Self, Vec<ConfigWarning>) {
        let mut it = Self::default();
        let mut troubles = Vec::new();
        for entry in &written.entries {
            let key = if entry.table.is_empty() { entry.key.as_str() } else { "" };
            let one_of = |words: &[&str]| match &entry.value {
                Value::Text(text) if words.contains(&text.as_str()) => Ok(Some(text.clone())),
                _ => Err(AcceptedValues::OneOf(
                    words.iter().map(|word| (*word).to_owned()).collect(),
                )),
            };
            let whether = || match entry.value {
                Value::Whether(whether) => Ok(Some(whether)),
                _ => Err(AcceptedValues::Whether),
            };
            let unfit = match key {
                "taal" => one_of(languages).map(|value| it.language = value).err(),
                "thema" => one_of(themes).map(|value| it.theme = value).err(),
                "achtergrond" => {
                    let filled = one_of(&["terminal", "vullen"]);
                    filled.map(|value| it.fill = value.as_deref() == Some("vullen")).err()
                }
                "kleur" => whether().map(|value| it.colour = value).err(),
                "ascii" => whether().map(|value| it.ascii = value).err(),
                "muis" => whether().map(|value| it.mouse = value).err(),
                _ => {
                    troubles.push(written.unknown(entry, KEYS.iter().copied()));
                    None
                }
            };
            troubles.extend(unfit.map(|wanted| written.unfit(entry, wanted)));
        }
        (it, troubles)
    }
}

/// Returns the language in `TOEGANG_TAAL`; `None` if unset or empty. The locale is ignored.
pub fn chosen_language() -> Option<String> {
    env::var("TOEGANG_TAAL").ok().filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::ConfigMistake;

    fn read(text: &str) -> (Settings, Vec<ConfigWarning>) {
        let written = ConfigFile::read("config.toml", text).unwrap();
        Settings::of(&written, &["nl", "en"], &["auto", "donker", "licht"])
    }

    #[test]
    fn every_key_is_read() {
        let text = "taal = 'en'\nthema = 'licht'\nachtergrond = 'vullen'\nkleur = false\n\
            ascii = true\nmuis = false\n";
        let (it, troubles) = read(text);
        assert_eq!(troubles, []);
        let all = Settings {
            language: Some("en".into()),
            theme: Some("licht".into()),
            fill: true,
            colour: Some(false),
            ascii: Some(true),
            mouse: Some(false),
        };
        assert_eq!(it, all);
        assert_eq!(text.lines().count(), KEYS.len(), "a key is not in this test");
    }

    #[test]
    fn what_is_wrong_is_named_and_the_rest_holds() {
        let (it, troubles) = read("tema = 'licht'\ntaal = 'fr'\nmuis = 'ja'\nascii = true\n");
        assert_eq!(it, Settings { ascii: Some(true), ..Settings::default() });
        let lines: Vec<_> = troubles.iter().map(|trouble| trouble.line).collect();
        assert_eq!(lines, [1, 2, 3]);
        let nearest = Some("thema".to_owned());
        assert_eq!(troubles[0].wrong, ConfigMistake::Unknown { key: "tema".into(), nearest });
    }
}
