//! A TOML file that a person wrote, with the line of everything in it, and what is wrong with it.

use std::{io, ops::Range, path::Path};

use toml::de::{DeTable, DeValue};

use super::read_small;

/// What stands behind a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A text.
    Text(String),
    /// Yes or no.
    Whether(bool),
    /// Texts.
    Texts(Vec<String>),
    /// Anything else.
    Other,
}

/// One line of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The table that it stands in; empty before the first.
    pub table: String,
    /// Its key.
    pub key: String,
    /// What is behind it.
    pub value: Value,
    /// The line of the key, from 1.
    pub line: usize,
}

/// A file that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Its name, for a person.
    pub file: String,
    /// What is in it, in the order of the file.
    pub entries: Vec<Entry>,
}

/// Something in a file that cannot be used. The program goes on without it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// The file.
    pub file: String,
    /// The line, from 1; 0 when it is about the whole file.
    pub line: usize,
    /// What is wrong.
    pub wrong: Wrong,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It could not be read: the number that the system gave, and what it says.
    Unreadable(Option<i32>, String),
    /// It is a pipe, a socket or a device, and is not read.
    NoPlainFile,
    /// It is larger than anybody writes, and is not read.
    TooLarge,
    /// It is no text.
    NoText,
    /// It is no TOML, and what the parser says.
    Syntax(String),
    /// A key that means nothing, and the one that was meant, perhaps.
    Unknown {
        /// The key.
        key: String,
        /// The nearest that means something.
        nearest: Option<String>,
    },
    /// A value that does not go with its key.
    Value {
        /// The key.
        key: String,
        /// What goes with it.
        wanted: Wanted,
    },
    /// Two actions on one key in the same place; the second keeps its own.
    Taken {
        /// The key.
        keys: String,
        /// The two actions.
        actions: (String, String),
    },
}

/// What goes with a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// One of these words.
    OneOf(Vec<String>),
    /// `true` or `false`.
    Whether,
    /// A list of keys, such as `["d", "delete"]`.
    Keys,
    /// Colours and words, such as `"#000000 op #ff8c00 vet"`.
    Style,
    /// A list of colours.
    Colours,
}

impl Written {
    /// Reads a file; one that is not there is empty.
    ///
    /// # Errors
    /// When it cannot be read or is no TOML.
    pub fn load(path: &Path) -> Result<Self, Trouble> {
        let file = shown(path);
        match read_small(path) {
            Ok(text) => Self::read(file, &text),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                Ok(Self { file, entries: Vec::new() })
            }
            Err(error) => {
                let wrong = match error.kind() {
                    io::ErrorKind::InvalidData => Wrong::NoText,
                    io::ErrorKind::InvalidInput => Wrong::NoPlainFile,
                    io::ErrorKind::FileTooLarge => Wrong::TooLarge,
                    _ => Wrong::Unreadable(error.raw_os_error(), error.to_string()),
                };
                Err(Trouble { file, line: 0, wrong })
            }
        }
    }

    /// Reads a text.
    ///
    /// # Errors
    /// When it is no TOML.
    pub fn read(file: impl Into<String>, text: &str) -> Result<Self, Trouble> {
        let file = file.into();
        let line = |span: Range<usize>| {
            1 + text.bytes().take(span.start).filter(|byte| *byte == b'\n').count()
        };
        let table = match DeTable::parse(text) {
            Ok(table) => table,
            Err(error) => {
                let line = error.span().map_or(0, line);
                let said = error.message().to_owned();
                return Err(Trouble { file, line, wrong: Wrong::Syntax(said) });
            }
        };
        let mut entries = Vec::new();
        gather("", table.get_ref(), &line, &mut entries);
        entries.sort_by_key(|entry| entry.line);
        Ok(Self { file, entries })
    }

    /// What is wrong with one of its lines.
    pub fn trouble(&self, entry: &Entry, wrong: Wrong) -> Trouble {
        Trouble { file: self.file.clone(), line: entry.line, wrong }
    }

    /// A key that means nothing here, where these mean something.
    pub fn unknown<'a>(&self, entry: &Entry, known: impl IntoIterator<Item = &'a str>) -> Trouble {
        let nearest = nearest(&entry.key, known);
        self.trouble(entry, Wrong::Unknown { key: entry.key.clone(), nearest })
    }

    /// A value that does not go with its key.
    pub fn unfit(&self, entry: &Entry, wanted: Wanted) -> Trouble {
        self.trouble(entry, Wrong::Value { key: entry.key.clone(), wanted })
    }
}

/// A path as a person writes it, with `~` for the home folder.
fn shown(path: &Path) -> String {
    let home = etcetera::home_dir().ok();
    match home.and_then(|home| path.strip_prefix(home).ok().map(Path::to_path_buf)) {
        Some(rest) => format!("~/{}", rest.display()),
        None => path.display().to_string(),
    }
}

fn gather(
    name: &str,
    table: &DeTable<'_>,
    line: &impl Fn(Range<usize>) -> usize,
    entries: &mut Vec<Entry>,
) {
    for (key, value) in table {
        let word = key.get_ref().as_ref();
        if let DeValue::Table(inner) = value.get_ref() {
            let name = if name.is_empty() { word.to_owned() } else { format!("{name}.{word}") };
            gather(&name, inner, line, entries);
            continue;
        }
        entries.push(Entry {
            table: name.to_owned(),
            key: word.to_owned(),
            value: plain(value.get_ref()),
            line: line(key.span()),
        });
    }
}

fn plain(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => Value::Text(text.as_ref().to_owned()),
        DeValue::Boolean(whether) => Value::Whether(*whether),
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

/// The known word that was meant, if one is near enough to be a slip of the finger.
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
    fn everything_has_its_line() {
        let text =
            "taal = \"en\"\n\n[kleuren]\naccent = \"vet\"\nlijst = [\"a\", \"b\"]\nmuis = true\n";
        let read = Written::read("x.toml", text).unwrap();
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
    fn what_is_no_toml_says_where() {
        let trouble = Written::read("x.toml", "taal = \"en\"\nmuis = ja nee\n").unwrap_err();
        assert_eq!((trouble.file.as_str(), trouble.line), ("x.toml", 2));
        assert!(matches!(trouble.wrong, Wrong::Syntax(_)), "{trouble:?}");
    }

    #[test]
    fn a_slip_of_the_finger_is_understood_and_nothing_else() {
        let known = ["taal", "thema", "achtergrond"];
        assert_eq!(nearest("tema", known).as_deref(), Some("thema"));
        assert_eq!(nearest("Taal", known).as_deref(), Some("taal"));
        assert_eq!(nearest("achtergornd", known).as_deref(), Some("achtergrond"));
        assert_eq!(nearest("lettertype", known), None);
    }
}
