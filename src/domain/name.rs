//! Text that people give: names, addresses, messages. Cleaned once, at the door.

use std::{fmt, ops::Deref};

use serde::{Deserialize, Serialize};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
use unicode_segmentation::UnicodeSegmentation;

use super::joiner;

/// The longest name, in graphemes (DOMAIN section 4).
pub const NAME: usize = 200;
/// The longest message, in graphemes.
pub const MESSAGE: usize = 500;

/// What is wrong with a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadText {
    /// Nothing is left after trimming.
    Empty,
    /// More than this many graphemes, or far too many bytes for that number.
    TooLong {
        /// The limit, in graphemes.
        max: usize,
    },
    /// A control, format, direction or tag sign, which could deceive the reader or the terminal, or
    /// an accent that stands on nothing.
    Sign {
        /// The sign.
        sign: char,
        /// Where, counted in signs from 1.
        position: usize,
    },
    /// Not an e-mail address.
    NoEmail,
}

/// Whether a sign may not be in any text of ours: it is invisible, or steers the terminal or the
/// direction of the text. Of the two joiners the place decides: see [`first_forbidden`].
pub fn forbidden(sign: char) -> bool {
    sign.is_control()
        || matches!(sign,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{e000}'..='\u{f8ff}'
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{10ffff}')
}

/// The first sign that may not be in a text, and its byte. A joiner may be, where the script needs
/// it and it can be seen.
pub fn first_forbidden(text: &str) -> Option<(usize, char)> {
    let split = |at: usize, sign: char| (text.get(..at), text.get(at + sign.len_utf8()..));
    text.char_indices().filter(|(_, sign)| forbidden(*sign)).find(|(at, sign)| {
        match split(*at, *sign) {
            (Some(before), Some(after)) if joiner::is_joiner(*sign) => {
                !joiner::is_visible(before, *sign, after)
            }
            _ => true,
        }
    })
}

/// The text with U+FFFD for every sign that may not be in it, but for those to `keep`.
pub(super) fn harmless(text: String, keep: impl Fn(char) -> bool) -> String {
    if !text.chars().any(|sign| forbidden(sign) && !keep(sign)) {
        return text;
    }
    let mut kept = String::with_capacity(text.len() + 8);
    for (at, sign) in text.char_indices() {
        let after = text.get(at + sign.len_utf8()..).unwrap_or_default();
        let seen = joiner::is_joiner(sign) && joiner::is_visible(&kept, sign, after);
        let fine = !forbidden(sign) || keep(sign) || seen;
        kept.push(if fine { sign } else { '\u{fffd}' });
    }
    kept
}

/// NFC, trimmed, at most `max` graphemes, without forbidden signs and not only of accents, each of
/// which stands on a sign of its own.
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

/// One plain space wherever there is white space of any kind: names that differ only in that are
/// the same name.
fn one_space(text: String) -> String {
    if !text.contains(|sign: char| sign.is_whitespace() && sign != ' ') && !text.contains("  ") {
        return text;
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident $max:ident $tidy:expr;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(from = "String")]
        pub struct $name(String);

        impl From<String> for $name {
            /// What stands in the log.
            fn from(text: String) -> Self {
                Self::stored(text)
            }
        }

        impl $name {
            /// Cleans what a person typed.
            pub fn new(raw: &str) -> Result<Self, BadText> {
                let tidy: fn(String) -> String = $tidy;
                clean(raw, $max).map(tidy).map(Self)
            }

            /// What stands in the file. Whoever wrote it, nothing forbidden reaches the screen.
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

texts! {
    /// The name of a person, an organisation or an environment.
    Name NAME one_space;
    /// What is said with a request, or as the reason for declining it.
    Message MESSAGE |text| text;
    /// An e-mail address, as it was typed. Compared with [`Email::key`].
    Address NAME |text| text;
    /// The fingerprint of a public key, as ssh tells it.
    Fingerprint NAME |text| text;
}

/// An e-mail address: one `@`, something before it, a domain with a dot behind it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Email(Address);

impl Email {
    /// Cleans and checks what a person typed.
    pub fn new(raw: &str) -> Result<Self, BadText> {
        let text = Address::new(raw)?;
        let (local, domain) = text.split_once('@').ok_or(BadText::NoEmail)?;
        let plain =
            |c: char| !c.is_whitespace() && !joiner::is_joiner(c) && !",;:<>()[]\\\"@".contains(c);
        let dotted =
            domain.split('.').count() > 1 && domain.split('.').all(|part| !part.is_empty());
        if local.is_empty() || !dotted || !local.chars().chain(domain.chars()).all(plain) {
            return Err(BadText::NoEmail);
        }
        Ok(Self(text))
    }

    /// What stands in the file.
    pub fn stored(text: String) -> Self {
        Self(Address::stored(text))
    }

    /// The address by which it is unique, whatever its case (R10). Composed anew: of İ only a dot
    /// behind the i is left, which may have to change places with other accents.
    pub fn key(&self) -> String {
        self.0.to_lowercase().nfc().collect()
    }

    /// The part behind the `@`, in lower case.
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

/// The form in which names are searched and sorted: lower case, no accents, *ij* for ĳ and ÿ,
/// the letters that Unicode does not take apart (ı, ø, ł, ß, …) by their nearest plain ones.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for sign in text.chars() {
        fold_sign(sign, &mut folded);
    }
    folded
}

/// Folds one sign onto the end of `folded`; nothing is added for a lone accent or a joiner. Search uses it
/// to know which letters of the original a match in the folded form stands for.
pub fn fold_sign(sign: char, folded: &mut String) {
    if sign.is_ascii() {
        folded.push(sign.to_ascii_lowercase());
        return;
    }
    if joiner::is_joiner(sign) {
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
    // ÿ is how a typewriter wrote ij: Kuÿpers is Kuijpers.
    if matches!(sign, 'ÿ' | 'Ÿ') {
        folded.truncate(start);
        folded.push_str("ij");
    }
}
