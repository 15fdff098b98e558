//! Names that deceive: one that reads as an address, as what the program itself prints, as a domain
//! of somebody else, or as nothing at all. They are refused in every way in; one that an older file
//! holds is read as no name, or without what deceives.

use serde::{Deserialize, Deserializer, Serialize};
use unicode_normalization::char::is_combining_mark;

use super::{Event, Name, Record, Refusal, joiner, look};

/// What is wrong with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NameFault {
    /// It has an `@` or a sign that looks like one: it could be taken for an address.
    Address,
    /// It has a blank that is not a space, or nothing that can be seen.
    Invisible,
    /// It is, or has, what the program itself prints for or beside a name.
    Mark,
    /// It has a domain, which only those with an address there may use as the name of theirs.
    Domain,
}

/// Blanks that Unicode does not count as white space: in every font they look like one.
const BLANKS: [char; 5] = ['\u{2800}', '\u{1d159}', '\u{16fe4}', '\u{13441}', '\u{13442}'];

/// What both languages print beside the name of the person who looks, without spaces.
pub const BESIDE: [&str; 2] = ["(jij)", "(you)"];

/// What both languages print instead of a name where nobody did it.
pub const NOBODY: [&str; 4] = ["systeem", "hetsysteem", "system", "thesystem"];

/// What both languages print behind the name of somebody who is new in a list.
pub const NEW: [&str; 2] = [" nieuw", " new"];

/// What stands between a name and what is said of that person.
pub const BETWEEN: &str = " ·";

fn squeezed(name: &str) -> String {
    look(name).split_whitespace().collect()
}

fn is_seen(sign: char) -> bool {
    let is_blank = sign.is_whitespace() || BLANKS.contains(&sign);
    !is_blank && !is_combining_mark(sign) && !joiner::is_joiner(sign)
}

fn is_invisible(name: &str) -> bool {
    name.contains(BLANKS) || !name.chars().any(is_seen)
}

/// What the program prints beside anything, person or not.
fn has_mark(name: &str) -> bool {
    let squeezed = squeezed(name);
    BESIDE.iter().any(|mark| squeezed.contains(mark))
}

/// Whether it is a number, as lists print one beside each row and commands take it for that row.
fn is_number(name: &str) -> bool {
    let is_letter = |sign: char| sign.is_alphabetic() && !sign.is_numeric();
    name.chars().any(char::is_numeric) && !name.chars().any(is_letter)
}

/// What it prints for or beside a person.
fn is_like_ours(name: &str) -> bool {
    let squeezed = squeezed(name);
    let word: String = squeezed.chars().filter(|sign| sign.is_alphanumeric()).collect();
    // Behind the word stands who of the operating system did it.
    let acts = |nobody: &&str| squeezed.strip_prefix(*nobody).is_some_and(|it| it.starts_with('('));
    // A dash alone stands for nobody.
    let is_word = name.chars().any(|sign| !"-–—−‒―.…· ".contains(sign));
    let dotted = look(name).replace(['•', '‧', '∙', '⋅', '・', '᛫'], "·");
    !is_word
        || is_number(name)
        || has_mark(name)
        || NOBODY.contains(&word.as_str())
        || NOBODY.iter().any(acts)
        || NEW.iter().any(|new| name.ends_with(new))
        || dotted.contains(BETWEEN)
        || dotted.starts_with('·')
}

/// Whether only plain letters, digits and the signs of most names stand in it: by far the most names
/// are so, and of those little has to be looked at.
fn is_plain(name: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b" -'.".contains(&byte);
    name.bytes().all(plain) && name.bytes().any(|byte| byte.is_ascii_alphanumeric())
}

/// Of a plain name: a number, what the program prints where nobody did it, or for somebody new.
fn is_nobody(name: &str) -> bool {
    let letters = || name.bytes().filter(u8::is_ascii_alphanumeric);
    let same = |nobody: &&str| letters().map(|byte| byte.to_ascii_lowercase()).eq(nobody.bytes());
    !name.bytes().any(|byte| byte.is_ascii_alphabetic())
        || NEW.iter().any(|new| name.ends_with(new))
        || NOBODY.iter().any(same)
}

/// Whether a text has an `@`, or a sign that looks like one.
pub fn has_at_sign(text: &str) -> bool {
    text.contains('@') || (!text.is_ascii() && look(text).contains('@'))
}

/// Whether a word in the name has the form of a domain.
fn has_domain(name: &str) -> bool {
    // Ideographic full stops part the labels of a domain too.
    let dots = name.replace(['\u{3002}', '\u{ff61}'], ".");
    let plain = look(&dots).replace(" .", ".");
    // A country behind a dot and a space, where nothing follows: `bedrijf. nl`.
    let plain = match plain.rsplit_once(". ") {
        Some((name, last)) if last.chars().count() == 2 => format!("{name}.{last}"),
        _ => plain,
    };
    plain.split([' ', '/', ':', '(', ')', ',', ';']).any(is_domain)
}

fn is_domain(word: &str) -> bool {
    let labels: Vec<&str> = word.trim_matches('.').split('.').collect();
    let fine = |label: &&str| {
        !label.is_empty() && label.chars().all(|sign| sign.is_alphanumeric() || sign == '-')
    };
    let last = labels.last().map_or(0, |label| label.chars().count());
    labels.len() > 1 && labels.iter().all(fine) && last > 1
}

impl NameFault {
    /// Of the name of a person.
    pub fn of_person(name: &str) -> Option<Self> {
        if is_plain(name) {
            return is_nobody(name).then_some(Self::Mark);
        }
        if has_at_sign(name) {
            return Some(Self::Address);
        }
        Self::of_all(name).or_else(|| is_like_ours(name).then_some(Self::Mark))
    }

    /// Of the name of an organisation. Registers have names with an `@`, and an organisation is
    /// never looked up by an address.
    pub fn of_organisation(name: &str) -> Option<Self> {
        Self::of_all(name)
    }

    /// Of the name that the founder of an environment chose.
    pub fn of_environment(name: &str) -> Option<Self> {
        Self::of_person(name).or_else(|| has_domain(name).then_some(Self::Domain))
    }

    fn of_all(name: &str) -> Option<Self> {
        if is_plain(name) {
            return None;
        }
        if is_invisible(name) {
            return Some(Self::Invisible);
        }
        has_mark(name).then_some(Self::Mark)
    }
}

/// Refuses events that bring a name that deceives, whatever command they come of. A row that keeps
/// the name that it had is none of its doing.
pub(super) fn check(events: &[Event]) -> Result<(), Refusal> {
    for event in events {
        let (was, name, fault) = match (&event.was, &event.becomes) {
            (was, Record::User(row)) => {
                let Some(name) = &row.full_name else { continue };
                let was = match was {
                    Some(Record::User(was)) => was.full_name.as_ref(),
                    _ => None,
                };
                (was, name, NameFault::of_person(name))
            }
            (was, Record::Organisation(row)) => {
                let was = match was {
                    Some(Record::Organisation(was)) => Some(&was.name),
                    _ => None,
                };
                (was, &row.name, NameFault::of_organisation(&row.name))
            }
            _ => continue,
        };
        if let Some(fault) = fault.filter(|_| was != Some(name)) {
            return Err(Refusal::BadName { name: name.clone(), fault });
        }
    }
    Ok(())
}

/// The name of a person as the file holds it; one that deceives counts for none.
pub(crate) fn of_person(stored: Option<Name>) -> Option<Name> {
    stored.filter(|name| NameFault::of_person(name).is_none())
}

/// The name of an organisation as the file holds it, without what deceives.
pub(crate) fn of_organisation(stored: Name) -> Name {
    if NameFault::of_organisation(&stored).is_none() {
        return stored;
    }
    let brackets = |sign: char| matches!(look(sign.encode_utf8(&mut [0; 4])).as_str(), "(" | ")");
    let blank = !stored.chars().any(is_seen);
    let deceives = |sign: char| blank || BLANKS.contains(&sign) || brackets(sign);
    let shown = stored.chars().map(|sign| if deceives(sign) { '\u{fffd}' } else { sign }).collect();
    Name::stored(shown)
}

/// Reads [`of_person`] from the log.
pub(super) fn person<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Name>, D::Error> {
    Option::<Name>::deserialize(from).map(of_person)
}

/// Reads [`of_organisation`] from the log.
pub(super) fn organisation<'de, D: Deserializer<'de>>(from: D) -> Result<Name, D::Error> {
    Name::deserialize(from).map(of_organisation)
}
