//! Text that people enter: names, addresses, messages. It is cleaned once, on input (R94).

use std::{fmt, ops::Deref};

use serde::{Deserialize, Serialize};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
use unicode_segmentation::UnicodeSegmentation;

use super::joiners;

/// Maximum length of a name, in graphemes.
pub const MAX_NAME_LENGTH: usize = 200;
/// Maximum length of a message, in graphemes.
pub const MAX_MESSAGE_LENGTH: usize = 500;

/// Why a text is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadText {
    /// Empty after trimming.
    Empty,
    /// Too many graphemes, or far too many bytes for that many graphemes.
    TooLong {
        /// The limit, in graphemes.
        max: usize,
    },
    /// A control, format, direction or tag character, which could deceive the reader or the
    /// terminal, or a combining mark without a base character.
    ForbiddenCharacter {
        /// The first forbidden character.
        ch: char,
        /// Its position in characters, from 1.
        position: usize,
    },
    /// Not an e-mail address.
    InvalidEmail,
    /// Not a website.
    InvalidWebsite,
}

/// Returns whether a character is banned from all text: it is invisible, or it controls the
/// terminal or the direction of the text. The two joiners depend on their context: see
/// [`first_forbidden`].
pub fn is_forbidden(ch: char) -> bool {
    ch.is_control()
        || matches!(ch,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{e000}'..='\u{f8ff}'
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{10ffff}')
}

/// Returns the first forbidden character and its byte offset. Joiners are allowed where they change
/// how the text looks.
pub fn first_forbidden(text: &str) -> Option<(usize, char)> {
    let split = |at: usize, ch: char| (text.get(..at), text.get(at + ch.len_utf8()..));
    text.char_indices().filter(|(_, ch)| is_forbidden(*ch)).find(|(at, ch)| match split(*at, *ch) {
        (Some(before), Some(after)) if joiners::is_joiner(*ch) => {
            !joiners::is_visible(before, *ch, after)
        }
        _ => true,
    })
}

/// Replaces forbidden characters by U+FFFD, except those that `keep` accepts.
pub(crate) fn replace_forbidden(text: String, keep: impl Fn(char) -> bool) -> String {
    if !text.chars().any(|ch| is_forbidden(ch) && !keep(ch)) {
        return text;
    }
    let mut kept = String::with_capacity(text.len() + 8);
    for (at, ch) in text.char_indices() {
        let after = text.get(at + ch.len_utf8()..).unwrap_or_default();
        let seen = joiners::is_joiner(ch) && joiners::is_visible(&kept, ch, after);
        let fine = !is_forbidden(ch) || keep(ch) || seen;
        kept.push(if fine { ch } else { '\u{fffd}' });
    }
    kept
}

/// Returns the text trimmed and in NFC.
///
/// Errors on more than `max` graphemes, on forbidden characters, and on combining marks without a
/// base character.
pub fn clean(raw: &str, max: usize) -> Result<String, BadText> {
    let text: String = raw.trim().nfc().collect();
    if let Some((at, ch)) = first_forbidden(&text) {
        let before = text.get(..at).unwrap_or_default();
        return Err(BadText::ForbiddenCharacter { ch, position: before.chars().count() + 1 });
    }
    if text.chars().all(|ch| is_combining_mark(ch) || ch.is_whitespace()) {
        return Err(BadText::Empty);
    }
    let before = std::iter::once(' ').chain(text.chars());
    let lone = |(_, (before, ch)): &(usize, (char, char))| {
        before.is_whitespace() && is_combining_mark(*ch)
    };
    if let Some((at, (_, ch))) = before.zip(text.chars()).enumerate().find(lone) {
        return Err(BadText::ForbiddenCharacter { ch, position: at + 1 });
    }
    if text.len() > max * 16 || text.graphemes(true).count() > max {
        return Err(BadText::TooLong { max });
    }
    Ok(text)
}

/// Collapses white space to single spaces: names that differ only in white space are equal.
fn collapse_spaces(text: String) -> String {
    if !text.contains(|ch: char| ch.is_whitespace() && ch != ' ') && !text.contains("  ") {
        return text;
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

macro_rules! lang {
    ($($(#[$doc:meta])* $name:ident $max:ident $tidy:expr;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(from = "String")]
        pub struct $name(String);

        impl From<String> for $name {
            /// Reads text from the log.
            fn from(text: String) -> Self {
                Self::stored(text)
            }
        }

        impl $name {
            /// Cleans and checks what a person typed.
            pub fn new(raw: &str) -> Result<Self, BadText> {
                let tidy: fn(String) -> String = $tidy;
                clean(raw, $max).map(tidy).map(Self)
            }

            /// Reads text from the file, with forbidden characters replaced: another program may
            /// have written it, and it ends up on a terminal.
            pub fn stored(text: String) -> Self {
                Self(replace_forbidden(text, |_| false))
            }
        }

        impl Deref for $name {
            type Target = str;

            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }
    )+};
}

lang! {
    /// The name of a person, an organisation or an environment.
    Name MAX_NAME_LENGTH collapse_spaces;
    /// The text of a request, or the reason for declining one.
    Message MAX_MESSAGE_LENGTH |text| text;
    /// An e-mail address as it was typed. Compare it with [`Email::key`].
    Address MAX_NAME_LENGTH |text| text;
    /// The fingerprint of a public key, as ssh prints it.
    Fingerprint MAX_NAME_LENGTH |text| text;
}

/// An e-mail address: a local part, one `@`, and a domain with a dot.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Email(Address);

impl Email {
    /// Cleans and checks what a person typed.
    pub fn new(raw: &str) -> Result<Self, BadText> {
        let text = Address::new(raw)?;
        let (local, domain) = text.split_once('@').ok_or(BadText::InvalidEmail)?;
        let plain =
            |c: char| !c.is_whitespace() && !joiners::is_joiner(c) && !",;:<>()[]\\\"@".contains(c);
        let dotted =
            domain.split('.').count() > 1 && domain.split('.').all(|part| !part.is_empty());
        if local.is_empty() || !dotted || !local.chars().chain(domain.chars()).all(plain) {
            return Err(BadText::InvalidEmail);
        }
        Ok(Self(text))
    }

    /// Reads an address from the file, with forbidden characters replaced and without other checks.
    pub fn stored(text: String) -> Self {
        Self(Address::stored(text))
    }

    /// Returns the form in which an address is unique, regardless of case. NFC is applied again, as
    /// lower-casing İ leaves a combining dot that may have to change places with other marks.
    pub fn key(&self) -> String {
        self.0.to_lowercase().nfc().collect()
    }

    /// The part after the `@`, in lower case.
    pub fn domain(&self) -> String {
        self.key().split_once('@').map_or(String::new(), |(_, domain)| domain.to_owned())
    }
}

impl Deref for Email {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Folds a text for searching and sorting: lower case, no accents, *ij* for ĳ and ÿ, and the
/// nearest plain letters for letters that Unicode does not decompose (ı, ø, ł, ß, …).
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for ch in text.chars() {
        fold_char(ch, &mut folded);
    }
    folded
}

/// Appends the folded form of one character; a lone accent or a joiner adds no text. Search uses it
/// to map a match in the folded text back to the original characters.
pub fn fold_char(ch: char, folded: &mut String) {
    if ch.is_ascii() {
        folded.push(ch.to_ascii_lowercase());
        return;
    }
    if joiners::is_joiner(ch) {
        return;
    }
    let start = folded.len();
    for part in std::iter::once(ch).nfkd().filter(|part| !is_combining_mark(*part)) {
        for lower in part.to_lowercase() {
            match lower {
                'ı' => folded.push('i'),
                'ø' => folded.push('o'),
                'ł' => folded.push('l'),
                'đ' | 'ð' => folded.push('d'),
                'ß' => folded.push_str("ss"),
                'æ' => folded.push_str("ae"),
                'œ' => folded.push_str("oe"),
                'þ' => folded.push_str("th"),
                '’' | '‘' | 'ʼ' => folded.push('\''),
                other => folded.push(other),
            }
        }
    }
    // Typewriters wrote ij as ÿ: Kuÿpers is Kuijpers.
    if matches!(ch, 'ÿ' | 'Ÿ') {
        folded.truncate(start);
        folded.push_str("ij");
    }
}
