//! Settings from `config.toml` and from environment variables.

use std::{env, fmt};

use super::{AcceptedValues, ConfigFile, ConfigWarning, Value};

/// Keys of `config.toml`, in the order of the manual.
pub const SETTING_NAMES: &[&str] = &[
    "taal",
    "thema",
    "achtergrond",
    "kleur",
    "ascii",
    "muis",
    "gedeeld",
    "kvk_sleutel",
    "kvk_adres",
];

/// Settings of the user. A field is `None` if the user did not set it; the program then decides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// `taal`: `nl` or `en`.
    pub language: Option<String>,
    /// `thema`: the name of a theme, or `auto`.
    pub theme: Option<String>,
    /// `achtergrond = "vullen"`: paint the background in the theme's colour instead of leaving the
    /// terminal's.
    pub fills_background: bool,
    /// `kleur`: use colours.
    pub colour: Option<bool>,
    /// `ascii`: draw borders, arrows and symbols in ASCII only.
    pub ascii: Option<bool>,
    /// `muis`: capture the mouse.
    pub mouse: Option<bool>,
    /// `gedeeld`: the address of the log that several hosts share.
    pub shared: Option<String>,
    /// `kvk_sleutel`: the key for the service of the Dutch trade register.
    pub kvk_key: Option<Secret>,
    /// `kvk_adres`: the address of that service.
    pub kvk_address: Option<String>,
}

/// A text that is never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(pub String);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

impl Settings {
    /// Reads the settings from a parsed file, with a warning for each skipped entry.
    pub fn from_config(
        config: &ConfigFile,
        languages: &[&str],
        themes: &[&str],
    ) -> (Self, Vec<ConfigWarning>) {
        let mut it = Self::default();
        let mut warnings = Vec::new();
        for entry in &config.entries {
            let key = if entry.table.is_empty() { entry.key.as_str() } else { "" };
            let one_of = |words: &[&str]| match &entry.value {
                Value::Text(text) if words.contains(&text.as_str()) => Ok(Some(text.clone())),
                _ => Err(AcceptedValues::OneOf(
                    words.iter().map(|word| (*word).to_owned()).collect(),
                )),
            };
            let enabled = || match entry.value {
                Value::Boolean(enabled) => Ok(Some(enabled)),
                _ => Err(AcceptedValues::Boolean),
            };
            let text = || match &entry.value {
                Value::Text(text) => Ok(Some(text.clone())),
                _ => Err(AcceptedValues::Text),
            };
            let accepted = match key {
                "taal" => one_of(languages).map(|value| it.language = value).err(),
                "thema" => one_of(themes).map(|value| it.theme = value).err(),
                "achtergrond" => {
                    let filled = one_of(&["terminal", "vullen"]);
                    filled
                        .map(|value| it.fills_background = value.as_deref() == Some("vullen"))
                        .err()
                }
                "kleur" => enabled().map(|value| it.colour = value).err(),
                "ascii" => enabled().map(|value| it.ascii = value).err(),
                "muis" => enabled().map(|value| it.mouse = value).err(),
                "gedeeld" => text().map(|value| it.shared = value).err(),
                "kvk_sleutel" => text().map(|value| it.kvk_key = value.map(Secret)).err(),
                "kvk_adres" => text().map(|value| it.kvk_address = value).err(),
                _ => {
                    warnings.push(config.unknown_key(entry, SETTING_NAMES.iter().copied()));
                    None
                }
            };
            warnings.extend(accepted.map(|wanted| config.invalid_value(entry, wanted)));
        }
        (it, warnings)
    }
}

/// Returns the language in `TOEGANG_TAAL`; `None` if unset or empty. The locale is ignored.
pub fn language_from_env() -> Option<String> {
    env::var("TOEGANG_TAAL").ok().filter(|text| !text.is_empty())
}

/// Returns the address of the shared log in `TOEGANG_GEDEELD`; `None` if unset or empty.
pub fn shared_address_from_env() -> Option<String> {
    env::var("TOEGANG_GEDEELD").ok().filter(|text| !text.is_empty())
}

/// Returns the key for the service of the Dutch trade register in `TOEGANG_KVK_SLEUTEL`; `None` if
/// unset or empty.
pub fn kvk_key_from_env() -> Option<Secret> {
    env::var("TOEGANG_KVK_SLEUTEL").ok().filter(|text| !text.is_empty()).map(Secret)
}

/// Returns the address of that service in `TOEGANG_KVK_ADRES`; `None` if unset or empty.
pub fn kvk_address_from_env() -> Option<String> {
    env::var("TOEGANG_KVK_ADRES").ok().filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::ConfigMistake;

    fn read(text: &str) -> (Settings, Vec<ConfigWarning>) {
        let config = ConfigFile::parse("config.toml", text).unwrap();
        Settings::from_config(&config, &["nl", "en"], &["auto", "donker", "licht"])
    }

    #[test]
    fn every_setting_is_read() {
        let text = "taal = 'en'\nthema = 'licht'\nachtergrond = 'vullen'\nkleur = false\n\
            ascii = true\nmuis = false\ngedeeld = 'host=/run/postgresql'\n\
            kvk_sleutel = 'geheim'\nkvk_adres = 'https://kvk.example'\n";
        let (it, warnings) = read(text);
        assert_eq!(warnings, []);
        let all = Settings {
            language: Some("en".into()),
            theme: Some("licht".into()),
            fills_background: true,
            colour: Some(false),
            ascii: Some(true),
            mouse: Some(false),
            shared: Some("host=/run/postgresql".into()),
            kvk_key: Some(Secret("geheim".into())),
            kvk_address: Some("https://kvk.example".into()),
        };
        assert!(!format!("{it:?}").contains("geheim"), "{it:?}");
        assert_eq!(it, all);
        assert_eq!(text.lines().count(), SETTING_NAMES.len(), "a key is not in this test");
    }

    #[test]
    fn an_invalid_setting_is_reported_and_the_others_apply() {
        let (it, warnings) = read("tema = 'licht'\ntaal = 'fr'\nmuis = 'ja'\nascii = true\n");
        assert_eq!(it, Settings { ascii: Some(true), ..Settings::default() });
        let lines: Vec<_> = warnings.iter().map(|warning| warning.line).collect();
        assert_eq!(lines, [1, 2, 3]);
        let nearest = Some("thema".to_owned());
        assert_eq!(warnings[0].mistake, ConfigMistake::Unknown { key: "tema".into(), nearest });
    }
}
