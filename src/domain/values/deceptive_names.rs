//! Deceptive names, which read as an address, as a label of the program, as somebody else's domain,
//! or as blank. All input refuses them (R87, R89, R90). In an older file, a deceptive name of a
//! person counts as no name. Deceptive characters in the name of an organisation are replaced
//! (R95).

use serde::{Deserialize, Deserializer, Serialize};
use unicode_normalization::char::is_combining_mark;

use super::joiners;
use crate::domain::{Name, confusable_skeleton};

/// Why a name is deceptive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NameFault {
    /// It has an `@`, or a character that looks like it, and could be taken for an address.
    Address,
    /// It has a blank that is not a space, or no visible character.
    Invisible,
    /// It is or contains a label that the program prints for or beside a name.
    Mark,
    /// It contains a domain, which only an environment with addresses there may have as its name.
    Domain,
}

/// Blanks that Unicode does not count as white space, but that fonts show as white space.
const BLANKS: [char; 5] = ['\u{2800}', '\u{1d159}', '\u{16fe4}', '\u{13441}', '\u{13442}'];

/// The labels that both languages print beside the viewer's own name, without spaces.
pub const SELF_LABELS: [&str; 2] = ["(jij)", "(you)"];

/// The labels that both languages print for the system, without spaces.
pub const SYSTEM_LABELS: [&str; 4] = ["systeem", "hetsysteem", "system", "thesystem"];

/// The labels that both languages print after a name that is new in a list.
pub const NEW_ROW_LABELS: [&str; 2] = [" nieuw", " new"];

/// The separator between a name and details about that person.
pub const DETAIL_SEPARATOR: &str = " ·";

fn compact_skeleton(name: &str) -> String {
    confusable_skeleton(name).split_whitespace().collect()
}

fn is_visible(ch: char) -> bool {
    let is_blank = ch.is_whitespace() || BLANKS.contains(&ch);
    !is_blank && !is_combining_mark(ch) && !joiners::is_joiner(ch)
}

fn is_invisible(name: &str) -> bool {
    name.contains(BLANKS) || !name.chars().any(is_visible)
}

/// Returns whether the name contains a label that the program prints beside people and
/// organisations.
fn has_label(name: &str) -> bool {
    let squeezed = compact_skeleton(name);
    SELF_LABELS.iter().any(|mark| squeezed.contains(mark))
}

/// Returns whether the name is a number. Lists number their rows, and commands take a number for a
/// row.
fn is_number(name: &str) -> bool {
    let is_letter = |ch: char| ch.is_alphabetic() && !ch.is_numeric();
    name.chars().any(char::is_numeric) && !name.chars().any(is_letter)
}

/// Returns whether the name could be taken for a label that the program prints for or beside a
/// person.
fn is_like_label(name: &str) -> bool {
    let squeezed = compact_skeleton(name);
    let word: String = squeezed.chars().filter(|ch| ch.is_alphanumeric()).collect();
    // The log prints the operating system user in brackets after a system label.
    let acts = |nobody: &&str| squeezed.strip_prefix(*nobody).is_some_and(|it| it.starts_with('('));
    // A lone dash or dot could be taken for an empty cell.
    let is_word = name.chars().any(|ch| !"-–—−‒―.…· ".contains(ch));
    let dotted = confusable_skeleton(name).replace(['•', '‧', '∙', '⋅', '・', '᛫'], "·");
    !is_word
        || is_number(name)
        || has_label(name)
        || SYSTEM_LABELS.contains(&word.as_str())
        || SYSTEM_LABELS.iter().any(acts)
        || NEW_ROW_LABELS.iter().any(|new| name.ends_with(new))
        || dotted.contains(DETAIL_SEPARATOR)
        || dotted.starts_with('·')
}

/// Returns whether the name has only plain letters, digits and common punctuation. Most names do,
/// and need few checks.
fn is_plain(name: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b" -'.".contains(&byte);
    name.bytes().all(plain) && name.bytes().any(|byte| byte.is_ascii_alphanumeric())
}

/// Returns whether a plain name is a number, a label for the system, or ends in a label for new
/// rows.
fn is_plain_label(name: &str) -> bool {
    let letters = || name.bytes().filter(u8::is_ascii_alphanumeric);
    let same = |nobody: &&str| letters().map(|byte| byte.to_ascii_lowercase()).eq(nobody.bytes());
    !name.bytes().any(|byte| byte.is_ascii_alphabetic())
        || NEW_ROW_LABELS.iter().any(|new| name.ends_with(new))
        || SYSTEM_LABELS.iter().any(same)
}

/// Returns whether a text has an `@`, or a character that looks like it.
pub fn has_at_sign(text: &str) -> bool {
    text.contains('@') || (!text.is_ascii() && confusable_skeleton(text).contains('@'))
}

/// Returns whether a word of the name has the form of a domain.
fn has_domain(name: &str) -> bool {
    // Ideographic full stops also separate the labels of a domain.
    let dots = name.replace(['\u{3002}', '\u{ff61}'], ".");
    let plain = confusable_skeleton(&dots).replace(" .", ".");
    // Catches a country code after a dot and a space, at the end: `bedrijf. nl`.
    let plain = match plain.rsplit_once(". ") {
        Some((name, last)) if last.chars().count() == 2 => format!("{name}.{last}"),
        _ => plain,
    };
    plain.split([' ', '/', ':', '(', ')', ',', ';']).any(is_domain)
}

fn is_domain(word: &str) -> bool {
    let labels: Vec<&str> = word.trim_matches('.').split('.').collect();
    let fine = |label: &&str| {
        !label.is_empty() && label.chars().all(|ch| ch.is_alphanumeric() || ch == '-')
    };
    let last = labels.last().map_or(0, |label| label.chars().count());
    labels.len() > 1 && labels.iter().all(fine) && last > 1
}

impl NameFault {
    /// Returns why the name of a person is deceptive; `None` if it is not.
    pub fn check_person(name: &str) -> Option<Self> {
        if is_plain(name) {
            return is_plain_label(name).then_some(Self::Mark);
        }
        if has_at_sign(name) {
            return Some(Self::Address);
        }
        Self::check_any(name).or_else(|| is_like_label(name).then_some(Self::Mark))
    }

    /// Returns why the name of an organisation is deceptive; `None` if it is not. An `@` is
    /// allowed: registers have such names, and an organisation is never looked up by an address.
    pub fn check_organisation(name: &str) -> Option<Self> {
        Self::check_any(name)
    }

    /// Returns why the name that a founder chose for an environment is deceptive; `None` if it is
    /// not. The checks for people apply, and no word may have the form of a domain.
    pub fn check_environment(name: &str) -> Option<Self> {
        Self::check_person(name).or_else(|| has_domain(name).then_some(Self::Domain))
    }

    fn check_any(name: &str) -> Option<Self> {
        if is_plain(name) {
            return None;
        }
        if is_invisible(name) {
            return Some(Self::Invisible);
        }
        has_label(name).then_some(Self::Mark)
    }
}

/// Returns the stored name of a person; `None` if it is deceptive.
pub(crate) fn stored_person(stored: Option<Name>) -> Option<Name> {
    stored.filter(|name| NameFault::check_person(name).is_none())
}

/// Returns the stored name of an organisation, with deceptive characters replaced by U+FFFD.
pub(crate) fn stored_organisation(stored: Name) -> Name {
    if NameFault::check_organisation(&stored).is_none() {
        return stored;
    }
    let brackets =
        |ch: char| matches!(confusable_skeleton(ch.encode_utf8(&mut [0; 4])).as_str(), "(" | ")");
    let blank = !stored.chars().any(is_visible);
    let deceives = |ch: char| blank || BLANKS.contains(&ch) || brackets(ch);
    let shown = stored.chars().map(|ch| if deceives(ch) { '\u{fffd}' } else { ch }).collect();
    Name::stored(shown)
}

/// Deserializes the name of a person from the log with [`stored_person`].
pub(crate) fn deserialize_person<'de, D: Deserializer<'de>>(
    from: D,
) -> Result<Option<Name>, D::Error> {
    Option::<Name>::deserialize(from).map(stored_person)
}

/// Deserializes the name of an organisation from the log with [`stored_organisation`].
pub(crate) fn deserialize_organisation<'de, D: Deserializer<'de>>(
    from: D,
) -> Result<Name, D::Error> {
    Name::deserialize(from).map(stored_organisation)
}
