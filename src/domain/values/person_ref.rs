//! Parsing people as they are written down: in a paste, an argument, a file, standard input or a
//! field.
//!
//! All such texts go through this parser. `Name <address>` means the address; `"Last, First"` and
//! `Last, First` are one person. People are separated by a newline, a tab, a semicolon, or a comma
//! before a new address or a new full name. Bullets and `mailto:` are dropped
//! (R93).

use crate::domain::{
    Email, Name, TypedTerm, fold, has_at_sign, queries::name_match::words_are_prefixes,
};

/// A person as somebody wrote them down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonRef {
    /// The written text, without the bullet before it.
    pub text: String,
    /// The line of the text, from 1; `None` for a text without lines, such as an argument.
    pub line: Option<usize>,
    /// The name that was written, alone or beside the address; first name first.
    pub name: Option<String>,
    /// The address or name to look up.
    pub term: TypedTerm,
    /// The people to look up if nobody has the name: the comma in `Jan Jansen, Els` may separate
    /// two people, or a last name from a first name.
    pub alternatives: Vec<Self>,
}

/// Particles between a first and a last name; alone, they match nobody. Sorted.
pub const PARTICLES: &[&str] = &[
    "'s", "'t", "aan", "al", "bij", "d'", "da", "de", "del", "den", "der", "di", "do", "dos", "du",
    "el", "het", "in", "la", "le", "op", "te", "ten", "ter", "thoe", "van", "vande", "vanden",
    "vander", "von", "zu", "zum", "zur",
];

/// Opening and closing quotes and brackets; separators between them do not count.
const QUOTES: [(char, char); 5] = [('"', '"'), ('“', '”'), ('„', '”'), ('«', '»'), ('<', '>')];

/// Characters that only occur before an item of a list.
const BULLETS: [char; 11] = ['•', '‣', '◦', '▪', '▫', '●', '○', '■', '□', '·', '∙'];

/// Characters that mark an item of a list if white space follows.
const DASHES: [char; 5] = ['-', '*', '+', '–', '—'];

/// Parses a text that names one or more people, in order.
pub fn people_in(text: &str) -> impl Iterator<Item = PersonRef> {
    let lines = text.trim_start_matches('\u{feff}').lines().enumerate();
    let parts = lines.flat_map(|(at, line)| {
        let rows = line.split('\r').flat_map(|row| split_outside_quotes(row, &[';', '\t']));
        rows.map(move |part| (at + 1, part))
    });
    parts.flat_map(|(line, part)| {
        let pieces = split_outside_quotes(part, &[',']).into_iter().map(without_bullet);
        group_by_commas(pieces.filter(|piece| !piece.is_empty()), line)
    })
}

impl PersonRef {
    /// Parses a text that names one person. A text that names several people matches nobody.
    pub fn parse(text: &str) -> Self {
        let mut people = people_in(text);
        if let (Some(one), None) = (people.next(), people.next()) {
            return Self { line: None, ..one };
        }
        let (text, term) = (text.trim().to_owned(), TypedTerm::parse(text));
        Self { text, line: None, name: None, term, alternatives: Vec::new() }
    }

    /// Returns the names beside a comma that may separate two people.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        self.alternatives.iter().filter_map(|one| match &one.term {
            TypedTerm::Name(name) => Some(name.as_str()),
            TypedTerm::Address(_) => None,
        })
    }

    /// Parses one person from a text without separators between people.
    fn parse_one(text: &str, line: usize) -> Self {
        let (name, term) = match split_address(text) {
            Some((name, address)) => {
                (name, TypedTerm::Address(address.and_then(|address| Email::new(address).ok())))
            }
            None if has_at_sign(text) => (String::new(), TypedTerm::parse(without_mailto(text))),
            None => (text.to_owned(), TypedTerm::parse(&first_name_first(text))),
        };
        let name = Some(first_name_first(&name)).filter(|name| !name.is_empty());
        Self { text: text.to_owned(), line: Some(line), name, term, alternatives: Vec::new() }
    }

    /// Returns the written name if it differs from the name of the owner of the written address.
    /// First names, initials and beginnings of words count as the owner's name.
    pub fn other_name(&self, name: &Name, email: &str) -> Option<&str> {
        let TypedTerm::Address(Some(typed)) = &self.term else { return None };
        let written = self.name.as_deref()?;
        if has_at_sign(written) {
            let key = Email::new(written).map(|written| written.key());
            let owned = key.is_ok_and(|key| key == typed.key() || key == email.to_lowercase());
            return Some(written).filter(|_| !owned);
        }
        // A user without a name is shown by their address: there is no name to compare with.
        if has_at_sign(name) {
            return None;
        }
        let words = fold(written).replace(['.', ',', '(', ')'], " ");
        Some(written).filter(|_| !words_are_prefixes(&words, &fold(name)))
    }
}

/// Splits `Name <address>`. The address is `None` if the text has several addresses. Returns `None`
/// if there is no address between brackets.
pub fn split_address(text: &str) -> Option<(String, Option<&str>)> {
    let (before, rest) = text.split_once('<')?;
    let (inside, after) = rest.split_once('>')?;
    if !has_at_sign(inside) {
        return None;
    }
    let address = Some(without_mailto(inside.trim())).filter(|_| !has_at_sign(after));
    Some((format!("{} {}", before.trim(), after.trim()).trim().to_owned(), address))
}

/// Removes the marker of a list item: `- Jan`, `•Jan`, `1. Jan`.
pub fn without_bullet(text: &str) -> &str {
    let mut text = text.trim();
    loop {
        let number = text.trim_start_matches(|ch: char| ch.is_ascii_digit());
        let numbered = number.strip_prefix(['.', ')']).filter(|_| number.len() < text.len());
        let dashed = text.strip_prefix(DASHES).or(numbered);
        let dashed = dashed.filter(|rest| rest.starts_with(char::is_whitespace));
        let Some(rest) = text.strip_prefix(BULLETS).or(dashed) else { return text };
        text = rest.trim_start();
    }
}

/// Removes the scheme and the parameters of a `mailto:` link.
fn without_mailto(text: &str) -> &str {
    let text = text.trim();
    match text.split_at_checked(7) {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("mailto:") => {
            rest.split_once('?').map_or(rest, |(address, _)| address)
        }
        _ => text,
    }
}

/// Splits at these characters, outside quotes and brackets. An unclosed quote or bracket is plain
/// text.
fn split_outside_quotes<'a>(text: &'a str, separators: &[char]) -> Vec<&'a str> {
    let (mut parts, mut start, mut closed) = (Vec::new(), 0, 0);
    // Looked up once: otherwise a text of many opening quotes is searched to its end for each of
    // them.
    let ends = QUOTES.map(|(open, close)| (open, close, text.rfind(close).unwrap_or(0)));
    for (at, ch) in text.char_indices().filter(|(_, ch)| !ch.is_alphanumeric()) {
        let next = at + ch.len_utf8();
        if at < closed {
            continue;
        }
        if let Some((_, close, _)) = ends.iter().find(|(open, _, end)| *open == ch && next <= *end)
        {
            let length = text.get(next..).and_then(|rest| rest.find(*close)).unwrap_or(0);
            closed = next + length + close.len_utf8();
        } else if separators.contains(&ch) {
            parts.extend(text.get(start..at));
            start = next;
        }
    }
    parts.extend(text.get(start..));
    parts
}

/// The meaning of a comma between two pieces.
#[derive(Clone, Copy, PartialEq, Eq)]
enum CommaMeaning {
    /// It separates two people.
    Separates,
    /// It is between the last and the first name of one person.
    Joins,
    /// It may separate or join.
    Either,
}

/// Groups pieces between commas into people: a last name joins the first name after it, and every
/// other piece is one person.
fn group_by_commas<'a>(pieces: impl Iterator<Item = &'a str>, line: usize) -> Vec<PersonRef> {
    let mut people: Vec<PersonRef> = Vec::new();
    let mut before: Option<&str> = None;
    for piece in pieces {
        let one = PersonRef::parse_one(piece, line);
        let (last, comma) = match before {
            Some(last) => (last, comma_meaning(last, piece)),
            None => ("", CommaMeaning::Separates),
        };
        before = (comma == CommaMeaning::Separates).then_some(piece);
        if comma == CommaMeaning::Separates {
            people.push(one);
            continue;
        }
        let halves = people.pop().into_iter().chain([one]);
        let alternatives = halves.filter(|_| comma == CommaMeaning::Either).collect();
        people.push(PersonRef {
            alternatives,
            ..PersonRef::parse_one(&format!("{last}, {piece}"), line)
        });
    }
    people
}

fn comma_meaning(before: &str, after: &str) -> CommaMeaning {
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    // A piece contains a comma only inside quotes, so it already has both a last and a first name.
    if has_at_sign(before) || before.contains(',') || is_number(before) || is_number(after) {
        return CommaMeaning::Separates;
    }
    match split_address(after) {
        Some((name, _)) if name.is_empty() || is_full_name(before) || is_full_name(&name) => {
            CommaMeaning::Separates
        }
        Some(_) => CommaMeaning::Joins,
        None if has_at_sign(after) || after.contains(',') => CommaMeaning::Separates,
        None => match (is_full_name(before), is_full_name(after)) {
            (true, true) => CommaMeaning::Separates,
            (false, false) => CommaMeaning::Joins,
            _ => CommaMeaning::Either,
        },
    }
}

/// Returns whether the text is a first and a last name. It has two or more words, neither begins
/// nor ends in a particle, and does not end in initials.
fn is_full_name(name: &str) -> bool {
    let folded = fold(&first_name_first(name));
    let words: Vec<&str> = folded.split_whitespace().collect();
    let is_particle = |word: &str| PARTICLES.contains(&word);
    let is_initials = |word: &str| word.split('.').all(|part| part.chars().count() < 2);
    match words.as_slice() {
        [first, .., last] => !is_particle(first) && !is_particle(last) && !is_initials(last),
        _ => false,
    }
}

/// Removes quotes around a name, and turns `Last, First` into `First Last`.
fn first_name_first(name: &str) -> String {
    let bare = name.replace(['"', '“', '”', '„', '«', '»'], " ");
    let bare = bare.trim();
    let quoted = bare.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\''));
    let bare = quoted.unwrap_or(bare);
    let tidy = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    match bare.split_once(',') {
        Some((last, first)) if !first.contains(',') => tidy(&format!("{first} {last}")),
        _ => tidy(bare),
    }
}
