//! Text that people enter: names, addresses, messages. It is cleaned once, on input (R94).

use std::{fmt, ops::Deref};

use serde::{Deserialize, Serialize};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
use unicode_segmentation::UnicodeSegmentation;

use super::joiners;

/// Maximum length of a name, in graphemes.
pub const NAME: usize = 200;
/// Maximum length of a message, in graphemes.
pub const MESSAGE: usize = 500;

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
    Sign {
        /// The first forbidden character.
        sign: char,
        /// Its position in characters, from 1.
        position: usize,
    },
    /// Not an e-mail address.
    NoEmail,
}

/// Returns whether a character is banned from all text: it is invisible, or it controls the
/// terminal or the direction of the text. The two joiners depend on their context: see
/// [`first_forbidden`].
pub fn forbidden(sign: char) -> bool {
    sign.is_control()
        || matches!(sign,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{e000}'..='\u{f8ff}'
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{10ffff}')
}

/// Returns the first forbidden character and its byte offset. Joiners are allowed where the script
/// needs them and they are visible.
pub fn first_forbidden(text: &str) -> Option<(usize, char)> {
    let split = |at: usize, sign: char| (text.get(..at), text.get(at + sign.len_utf8()..));
    text.char_indices().filter(|(_, sign)| forbidden(*sign)).find(|(at, sign)| {
        match split(*at, *sign) {
            (Some(before), Some(after)) if joiners::is_joiner(*sign) => {
                !joiners::is_visible(before, *sign, after)
            }
            _ => true,
        }
    })
}

/// Replaces forbidden characters by U+FFFD, except those that `keep` accepts.
pub(crate) fn harmless(text: String, keep: impl Fn(char) -> bool) -> String {
    if !text.chars().any(|sign| forbidden(sign) && !keep(sign)) {
        return text;
    }
    let mut kept = String::with_capacity(text.len() + 8);
    for (at, sign) in text.char_indices() {
        let after = text.get(at + sign.len_utf8()..).unwrap_or_default();
        let seen = joiners::is_joiner(sign) && joiners::is_visible(&kept, sign, after);
        let fine = !forbidden(sign) || keep(sign) || seen;
        kept.push(if fine { sign } else { '\u{fffd}' });
    }
    kept
}

/// Returns the text trimmed and in NFC.
///
/// Errors on more than `max` graphemes, on forbidden characters, and on combining marks without a
/// base character.
pub fn clean(raw: &str, max: usize) -> Result<String, BadText> {
    let text: String = raw.trim().nfc().collect();
    if let Some((at, sign)) = first_forbidden(&text) {
        let before = text.get(..at).unwrap_or_default();
        return Err(BadText::Sign { sign, position: before.chars().count() + 1 });
    }
    if text.chars().all(|sign| is_combining_mark(sign) || sign.is_whitespace()) {
        return Err(BadText::Empty);
    }
    let before = std::iter::once(' ').chain(text.chars());
    let lone = |(_, (before, sign)): &(usize, (char, char))| {
        before.is_whitespace() && is_combining_mark(*sign)
    };
    if let Some((at, (_, sign))) = before.zip(text.chars()).enumerate().find(lone) {
        return Err(BadText::Sign { sign, position: at + 1 });
    }
    if text.len() > max * 16 || text.graphemes(true).count() > max {
        return Err(BadText::TooLong { max });
    }
    Ok(text)
}

/// Collapses white space to single spaces: names that differ only in white space are the same name.
fn one_space(text: String) -> String {
    if !text.contains(|sign: char| sign.is_whitespace() && sign != ' ') && !text.contains("  ") {
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
                Self(harmless(text, |_| false))
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
    Name NAME one_space;
    /// The text of a request, or the reason for declining one.
    Message MESSAGE |text| text;
    /// An e-mail address as it was typed. Compare it with [`Email::key`].
    Address NAME |text| text;
    /// The fingerprint of a public key, as ssh prints it.
    Fingerprint NAME |text| text;
}

/// An e-mail address: a local part, one `@`, and a domain with a dot.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Email(Address);

impl Email {
    /// Cleans and checks what a person typed.
    pub fn new(raw: &str) -> Result<Self, BadText> {
        let text = Address::new(raw)?;
        let (local, domain) = text.split_once('@').ok_or(BadText::NoEmail)?;
        let plain =
            |c: char| !c.is_whitespace() && !joiners::is_joiner(c) && !",;:<>()[]\\\"@".contains(c);
        let dotted =
            domain.split('.').count() > 1 && domain.split('.').all(|part| !part.is_empty());
        if local.is_empty() || !dotted || !local.chars().chain(domain.chars()).all(plain) {
            return Err(BadText::NoEmail);
        }
        Ok(Self(text))
    }

    /// Reads an address from the file.
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
/// nearest plain letters for those that Unicode does not decompose (ı, ø, ł, ß, …).
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for sign in text.chars() {
        fold_sign(sign, &mut folded);
    }
    folded
}

/// Appends the folded form of one character; a lone accent or a joiner adds no text. Search uses it
/// to map a match in the folded text back to the original characters.
pub fn fold_sign(sign: char, folded: &mut String) {
    if sign.is_ascii() {
        folded.push(sign.to_ascii_lowercase());
        return;
    }
    if joiners::is_joiner(sign) {
        return;
    }
    let start = folded.len();
    for part in std::iter::once(sign).nfkd().filter(|part| !is_combining_mark(*part)) {
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
    if matches!(sign, 'ÿ' | 'Ÿ') {
        folded.truncate(start);
        folded.push_str("ij");
    }
}
