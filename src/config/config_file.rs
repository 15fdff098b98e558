//! TOML files written by the user, with a line number for each entry and for each mistake.

use std::{io, ops::Range, path::Path};

use toml::de::{DeTable, DeValue};

use super::read_small;

/// A value in the file, reduced to the types that the settings use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A string.
    Text(String),
    /// `true` or `false`.
    Boolean(bool),
    /// An array with only strings.
    Texts(Vec<String>),
    /// Any other type, or a mixed array.
    Other,
}

/// One key and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigEntry {
    /// Dotted name of the table; empty for top-level keys.
    pub table: String,
    /// Key without its table.
    pub key: String,
    /// The value, not yet checked against the setting.
    pub value: Value,
    /// Line of the key, from 1.
    pub line: usize,
}

/// A parsed TOML file; without entries if it does not exist.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConfigFile {
    /// Path as shown to the user.
    pub file: String,
    /// Entries in file order.
    pub entries: Vec<ConfigEntry>,
}

/// A mistake in a file. The program warns and continues without that entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigWarning {
    /// Path as shown to the user.
    pub file: String,
    /// Line, from 1; 0 for a mistake of the whole file.
    pub line: usize,
    /// The kind of mistake, with its details.
    pub mistake: ConfigMistake,
}

/// The mistakes, from a file that cannot be read to a single wrong value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConfigMistake {
    /// Reading failed: the system's error number, if any, and its message.
    Unreadable(Option<i32>, String),
    /// Not a regular file (a pipe, socket or device), so not read.
    NotRegularFile,
    /// Larger than 4 MiB, so not read.
    TooLarge,
    /// Not valid UTF-8, so not parsed.
    NotUtf8,
    /// Not valid TOML, with the parser's message.
    Syntax(String),
    /// An unknown key, with the most similar known key, if any.
    Unknown {
        /// The key as written.
        key: String,
        /// The most similar known key.
        nearest: Option<String>,
    },
    /// A value of the wrong type or outside the allowed values.
    Value {
        /// Key with the wrong value.
        key: String,
        /// The values that this key accepts.
        wanted: AcceptedValues,
    },
    /// Two actions whose keys conflict; the second falls back to its default keys.
    KeyConflict {
        /// The keys in conflict.
        keys: String,
        /// The names of the two actions; the second falls back.
        actions: (String, String),
    },
}

/// The values that a key accepts, for the warning about another value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AcceptedValues {
    /// One of these words.
    OneOf(Vec<String>),
    /// `true` or `false`.
    Boolean,
    /// A string.
    Text,
    /// A list of key sequences, such as `["d", "delete"]`.
    Keys,
    /// A style of colours and attributes, such as `"#000000 op #ff8c00 vet"`.
    Style,
    /// An array of colours.
    Colours,
}

impl ConfigFile {
    /// Reads and parses a file; a missing file counts as empty.
    ///
    /// # Errors
    /// Fails if the file cannot be read or is not valid TOML.
    pub fn load(path: &Path) -> Result<Self, ConfigWarning> {
        let file = display_path(path);
        match read_small(path) {
            Ok(text) => Self::parse(file, &text),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                Ok(Self { file, entries: Vec::new() })
            }
            Err(error) => {
                let mistake = match error.kind() {
                    io::ErrorKind::InvalidData => ConfigMistake::NotUtf8,
                    io::ErrorKind::InvalidInput => ConfigMistake::NotRegularFile,
                    io::ErrorKind::FileTooLarge => ConfigMistake::TooLarge,
                    _ => ConfigMistake::Unreadable(error.raw_os_error(), error.to_string()),
                };
                Err(ConfigWarning { file, line: 0, mistake })
            }
        }
    }

    /// Parses `text`; `file` is the name for messages.
    ///
    /// # Errors
    /// Fails if the text is not valid TOML.
    pub fn parse(file: impl Into<String>, text: &str) -> Result<Self, ConfigWarning> {
        let file = file.into();
        let line = |span: Range<usize>| {
            1 + text.bytes().take(span.start).filter(|byte| *byte == b'\n').count()
        };
        let table = match DeTable::parse(text) {
            Ok(table) => table,
            Err(error) => {
                let line = error.span().map_or(0, line);
                let said = error.message().to_owned();
                return Err(ConfigWarning { file, line, mistake: ConfigMistake::Syntax(said) });
            }
        };
        let mut entries = Vec::new();
        collect_entries("", table.get_ref(), &line, &mut entries);
        entries.sort_by_key(|entry| entry.line);
        Ok(Self { file, entries })
    }

    /// Builds a warning at the line of `entry`.
    pub fn warning(&self, entry: &ConfigEntry, mistake: ConfigMistake) -> ConfigWarning {
        ConfigWarning { file: self.file.clone(), line: entry.line, mistake }
    }

    /// Builds the warning for an unknown key, suggesting the nearest of `known`.
    pub fn unknown_key<'a>(
        &self,
        entry: &ConfigEntry,
        known: impl IntoIterator<Item = &'a str>,
    ) -> ConfigWarning {
        let nearest = nearest(&entry.key, known);
        self.warning(entry, ConfigMistake::Unknown { key: entry.key.clone(), nearest })
    }

    /// Builds the warning for a value that its key does not accept.
    pub fn invalid_value(&self, entry: &ConfigEntry, wanted: AcceptedValues) -> ConfigWarning {
        self.warning(entry, ConfigMistake::Value { key: entry.key.clone(), wanted })
    }
}

/// Shortens the home folder to `~`.
fn display_path(path: &Path) -> String {
    let home = etcetera::home_dir().ok();
    match home.and_then(|home| path.strip_prefix(home).ok().map(Path::to_path_buf)) {
        Some(rest) => format!("~/{}", rest.display()),
        None => path.display().to_string(),
    }
}

fn collect_entries(
    name: &str,
    table: &DeTable<'_>,
    line: &impl Fn(Range<usize>) -> usize,
    entries: &mut Vec<ConfigEntry>,
) {
    for (key, value) in table {
        let word = key.get_ref().as_ref();
        if let DeValue::Table(inner) = value.get_ref() {
            let name = if name.is_empty() { word.to_owned() } else { format!("{name}.{word}") };
            collect_entries(&name, inner, line, entries);
            continue;
        }
        entries.push(ConfigEntry {
            table: name.to_owned(),
            key: word.to_owned(),
            value: to_value(value.get_ref()),
            line: line(key.span()),
        });
    }
}

fn to_value(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => Value::Text(text.as_ref().to_owned()),
        DeValue::Boolean(enabled) => Value::Boolean(*enabled),
        DeValue::Array(values) => {
            let texts = values.iter().map(|value| match value.get_ref() {
                DeValue::String(text) => Some(text.as_ref().to_owned()),
                _ => None,
            });
            texts.collect::<Option<Vec<_>>>().map_or(Value::Other, Value::Texts)
        }
        _ => Value::Other,
    }
}

/// Returns the known word nearest to `typed`, if its edit distance is at most a third of the known
/// word's length (at least 1).
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let typed = typed.to_lowercase();
    let far = |word: &str| strsim::damerau_levenshtein(&typed, word);
    let known = known.into_iter().map(|word| (far(word), word));
    let near = known.filter(|(far, word)| *far <= (word.chars().count() / 3).max(1));
    near.min_by_key(|(far, _)| *far).map(|(_, word)| word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_has_its_line_number() {
        let text =
            "taal = \"en\"\n\n[kleuren]\naccent = \"vet\"\nlijst = [\"a\", \"b\"]\nmuis = true\n";
        let read = ConfigFile::parse("x.toml", text).unwrap();
        let all: Vec<_> =
            read.entries.iter().map(|e| (e.table.as_str(), e.key.as_str(), e.line)).collect();
        assert_eq!(
            all,
            [
                ("", "taal", 1),
                ("kleuren", "accent", 4),
                ("kleuren", "lijst", 5),
                ("kleuren", "muis", 6)
            ]
        );
        assert_eq!(read.entries[2].value, Value::Texts(vec!["a".into(), "b".into()]));
    }

    #[test]
    fn a_syntax_error_has_a_line_number() {
        let warning = ConfigFile::parse("x.toml", "taal = \"en\"\nmuis = ja nee\n").unwrap_err();
        assert_eq!((warning.file.as_str(), warning.line), ("x.toml", 2));
        assert!(matches!(warning.mistake, ConfigMistake::Syntax(_)), "{warning:?}");
    }

    #[test]
    fn a_typo_finds_the_nearest_known_word() {
        let known = ["taal", "thema", "achtergrond"];
        assert_eq!(nearest("tema", known).as_deref(), Some("thema"));
        assert_eq!(nearest("Taal", known).as_deref(), Some("taal"));
        assert_eq!(nearest("achtergornd", known).as_deref(), Some("achtergrond"));
        assert_eq!(nearest("lettertype", known), None);
    }
}
