//! Splits a typed text into words, or recognises an address.

use crate::domain::{fold, split_address, without_bullet};

/// Maximum characters of a typed text; the rest is ignored.
pub const MAX_TEXT_LENGTH: usize = 200;

/// A parsed, folded text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ParsedText {
    /// The address of `Name <address>`; must match completely.
    Address(String),
    /// Words that must all match.
    Words(Vec<String>),
}

/// Characters that separate words like a space.
const SEPARATORS: [char; 11] = [',', ';', '/', '"', '<', '>', '“', '”', '„', '«', '»'];

/// Parses a typed text. A full stop separates words, except in an address.
pub(crate) fn parse(text: &str) -> ParsedText {
    let short: String = text.chars().take(MAX_TEXT_LENGTH).collect();
    let one = without_bullet(&short);
    // Several addresses become one text with spaces, which matches nobody.
    if let Some((_, address)) = split_address(one) {
        return ParsedText::Address(fold(address.unwrap_or(one)));
    }
    let spaced = fold(one).replace(SEPARATORS, " ");
    let words = spaced.split_whitespace().map(|word| word.strip_prefix("mailto:").unwrap_or(word));
    let parted = words.flat_map(|word| word.split(if word.contains('@') { '\0' } else { '.' }));
    let all: Vec<&str> = parted.filter(|word| !word.is_empty()).collect();
    // A bullet or dash beside words is ignored.
    let has_letters = |word: &str| word.chars().any(char::is_alphanumeric);
    let some = all.iter().any(|word| has_letters(word));
    let counts = |word: &&str| !some || has_letters(word);
    ParsedText::Words(all.into_iter().filter(counts).map(str::to_owned).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        match parse(text) {
            ParsedText::Words(words) => words,
            ParsedText::Address(address) => panic!("{text:?} is {address}"),
        }
    }

    #[test]
    fn separators_and_full_stops_split_words_but_not_an_address() {
        let table: &[(&str, &[&str])] = &[
            ("Berg, J. van den", &["berg", "j", "van", "den"]),
            ("jan v.d. berg", &["jan", "v", "d", "berg"]),
            ("jan v/d berg", &["jan", "v", "d", "berg"]),
            ("\"Janssen, Cees\"", &["janssen", "cees"]),
            ("\"Janssen", &["janssen"]),
            ("thea.schouten@eigen", &["thea.schouten@eigen"]),
            ("mailto:thea@x.nl", &["thea@x.nl"]),
            ("- Jan; Piet", &["jan", "piet"]),
            ("1. Jan", &["jan"]),
            ("•Jan", &["jan"]),
            ("Jan <jan", &["jan", "jan"]),
            ("'t Hart", &["'t", "hart"]),
            ("-", &["-"]),
            ("...", &[]),
            ("<>", &[]),
        ];
        for (text, expected) in table {
            assert_eq!(words(text), *expected, "{text:?}");
        }
    }

    #[test]
    fn an_address_in_angle_brackets_is_searched_alone() {
        let table = [
            ("Sjoukje Hylkema <Sjoukje.Hylkema@Eigendomein.nl>", "sjoukje.hylkema@eigendomein.nl"),
            ("\"Janssen, Cees\" <cees@x.nl>", "cees@x.nl"),
            ("<mailto:cees@x.nl>", "cees@x.nl"),
            ("<@>", "@"),
        ];
        for (text, address) in table {
            assert_eq!(parse(text), ParsedText::Address(address.to_owned()));
        }
    }
}
