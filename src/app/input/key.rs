//! A key press, independent of the bytes that the terminal sent.

use std::{fmt, str::FromStr};

/// A key without its modifiers Ctrl and Alt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Code {
    /// A printable character.
    Char(char),
    /// A key with a name in the keymap, such as `pgdn`.
    Named(&'static str),
}

/// A key press with its modifiers. Shift is part of the character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// The key without its modifiers.
    pub code: Code,
    /// `true` if Ctrl was down.
    pub ctrl: bool,
    /// `true` if Alt was down.
    pub alt: bool,
}

const KEY_NAMES: &[&str] = &[
    "enter",
    "esc",
    "up",
    "down",
    "left",
    "right",
    "home",
    "end",
    "pgup",
    "pgdn",
    "tab",
    "backspace",
    "delete",
    "insert",
    "shift-tab",
    "space",
];
const FUNCTION_KEYS: [(&str, &str); 12] = [
    ("f1", "F1"),
    ("f2", "F2"),
    ("f3", "F3"),
    ("f4", "F4"),
    ("f5", "F5"),
    ("f6", "F6"),
    ("f7", "F7"),
    ("f8", "F8"),
    ("f9", "F9"),
    ("f10", "F10"),
    ("f11", "F11"),
    ("f12", "F12"),
];

/// The error for a text that is not the name of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownKey;

impl Key {
    /// Returns the key with this name in the keymap, such as `pgdn`; `None` for an unknown name.
    pub fn from_name(name: &str) -> Option<Self> {
        let functions = FUNCTION_KEYS.iter().map(|(known, _)| known);
        let name = KEY_NAMES.iter().chain(functions).find(|known| **known == name)?;
        Some(Self { code: Code::Named(name), ctrl: false, alt: false })
    }

    /// Returns the function key F1 to F12; `None` for another number.
    pub fn function(number: u8) -> Option<Self> {
        let (name, _) = FUNCTION_KEYS.get(usize::from(number).checked_sub(1)?)?;
        Self::from_name(name)
    }

    /// Parses a key sequence as users write it, such as `g i`, `Ctrl+S` or `pgdn`. `None` if a word
    /// is not a key.
    pub fn parse_sequence(text: &str) -> Option<Vec<Self>> {
        let keys = text.split_whitespace().map(|word| {
            let plain = ["ctrl", "shift", "alt"].iter().fold(word.to_lowercase(), |word, held| {
                word.replace(&format!("{held}+"), &format!("{held}-"))
            });
            word.parse().or_else(|UnknownKey| plain.parse()).ok()
        });
        keys.collect::<Option<Vec<_>>>().filter(|keys| !keys.is_empty())
    }

    /// Creates a printable key without Ctrl or Alt.
    pub const fn char(sign: char) -> Self {
        Self { code: Code::Char(sign), ctrl: false, alt: false }
    }

    /// Returns whether text can contain this key: a character, Enter or Tab.
    pub fn is_text(self) -> bool {
        let breaks = matches!(self.code, Code::Named("enter" | "tab")) && !self.ctrl && !self.alt;
        breaks || self.printable().is_some()
    }

    /// Returns the character that a text field inserts for this key; `None` for other keys.
    pub fn printable(self) -> Option<char> {
        match self {
            Self { code: Code::Char(sign), ctrl: false, alt: false } => Some(sign),
            Self { code: Code::Named("space"), ctrl: false, alt: false } => Some(' '),
            _ => None,
        }
    }
}

impl FromStr for Key {
    type Err = UnknownKey;

    fn from_str(text: &str) -> Result<Self, UnknownKey> {
        let held = |text, held| match str::strip_prefix(text, held) {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (ctrl, rest) = held(text, "ctrl-");
        let (alt, rest) = held(rest, "alt-");
        let mut signs = rest.chars();
        let key = match (signs.next(), signs.next()) {
            (Some(sign), None) => Some(Self::char(sign)),
            _ => Self::from_name(rest),
        };
        key.map(|key| Self { ctrl, alt, ..key }).ok_or(UnknownKey)
    }
}

impl fmt::Display for Key {
    /// Formats the key for hints and help: `Ctrl+S`, `PgUp`, `Space`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            f.write_str("Ctrl+")?;
        }
        if self.alt {
            f.write_str("Alt+")?;
        }
        match self.code {
            Code::Char(sign) if self.ctrl || self.alt => write!(f, "{}", sign.to_uppercase()),
            Code::Char(sign) => write!(f, "{sign}"),
            Code::Named(name) => f.write_str(display_name(name)),
        }
    }
}

fn display_name(name: &'static str) -> &'static str {
    match name {
        "enter" => "Enter",
        "esc" => "Esc",
        "up" => "↑",
        "down" => "↓",
        "left" => "←",
        "right" => "→",
        "home" => "Home",
        "end" => "End",
        "pgup" => "PgUp",
        "pgdn" => "PgDn",
        "tab" => "Tab",
        "shift-tab" => "Shift+Tab",
        "backspace" => "Backspace",
        "delete" => "Delete",
        "insert" => "Insert",
        "space" => "Space",
        other => {
            FUNCTION_KEYS.iter().find(|(name, _)| *name == other).map_or(other, |(_, key)| key)
        }
    }
}
