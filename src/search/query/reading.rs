//! Splits a typed text into words, or recognises an address.

use crate::domain::{fold, split_address, without_bullet};

/// Maximum characters of a typed text; the rest is ignored.
pub const LONGEST: usize = 200;

/// A parsed, folded text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    /// The address of `Name <address>`; must match completely.
    Address(String),
    /// Words that must all match.
    Words(Vec<String>),
}

/// Characters that separate words like a space.
const SPACES: [char; 11] = [',', ';', '/', '"', '<', '>', '“', '”', '„', '«', '»'];

/// Parses a typed text. A full stop separates words, except in an address.
pub(crate) fn read(text: &str) -> Reading {
    let short: String = text.chars().take(LONGEST).collect();
    let one = without_bullet(&short);
    // Several addresses become one text with spaces, which matches nobody.
    if let Some((_, address)) = split_address(one) {
        return Reading::Address(fold(address.unwrap_or(one)));
    }
    let spaced = fold(one).replace(SPACES, " ");
    let words = spaced.split_whitespace().map(|word| word.strip_prefix("mailto:").unwrap_or(word));
    let parted = words.flat_map(|word| word.split(if word.contains('@') { '\0' } else { '.' }));
    let all: Vec<&str> = parted.filter(|word| !word.is_empty()).collect();
    // A bullet or dash beside words is ignored.
    let has_letters = |word: &str| word.chars().any(char::is_alphanumeric);
    let some = all.iter().any(|word| has_letters(word));
    let counts = |word: &&str| !some || has_letters(word);
    Reading::Words(all.into_iter().filter(counts).map(str::to_owned).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        match read(text) {
            Reading::Words(words) => words,
            Reading::Address(address) => panic!("{text:?} is {address}"),
        }
    }

    #[test]
    fn signs_of_lists_and_initials_part_words_but_not_an_address() {
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
    fn what_stands_between_brackets_is_the_address_that_is_meant() {
        let table = [
            ("Sjoukje Hylkema <Sjoukje.Hylkema@Eigendomein.nl>", "sjoukje.hylkema@eigendomein.nl"),
            ("\"Janssen, Cees\" <cees@x.nl>", "cees@x.nl"),
            ("<mailto:cees@x.nl>", "cees@x.nl"),
            ("<@>", "@"),
        ];
        for (text, address) in table {
            assert_eq!(read(text), Reading::Address(address.to_owned()));
        }
    }
}
