//! A folded name and address, and the word boundaries of the name.

use std::iter;

use crate::domain::PARTICLES;

/// The texts of a person that typed words are matched with, both folded.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FoldedPerson<'a> {
    pub(crate) name: &'a str,
    pub(crate) email: &'a str,
}

impl FoldedPerson<'_> {
    /// Returns the byte offsets of the words of the name, and whether each is a particle.
    pub(crate) fn word_starts(&self) -> impl Iterator<Item = (usize, bool)> {
        possible_starts(self.name).map(|at| (at, is_particle_at(self.name, at)))
    }
}

/// Splits an address before its first `@`; without an `@`, the second part is empty.
pub(crate) fn split_address(email: &str) -> (&str, &str) {
    email.split_at(email.find('@').unwrap_or(email.len()))
}

/// Returns whether a character separates the words of a name.
pub(crate) fn is_separator(ch: char) -> bool {
    ch.is_whitespace() || matches!(ch, '-' | '/' | '.')
}

/// Returns the byte offsets where a word can begin: the start, and after each separator.
fn possible_starts(name: &str) -> impl Iterator<Item = usize> {
    let behind = name.char_indices().filter(|(_, ch)| is_separator(*ch));
    iter::once(0).chain(behind.map(|(at, ch)| at + ch.len_utf8())).filter(|at| *at < name.len())
}

/// Returns whether a word is a particle, such as *van* or *de*.
pub(crate) fn is_particle(word: &str) -> bool {
    PARTICLES.binary_search(&word).is_ok()
}

/// Returns whether the word at this offset is a particle. The first word never is.
fn is_particle_at(name: &str, start: usize) -> bool {
    let word = || name.get(start..).and_then(|rest| rest.split(is_separator).next());
    start > 0 && word().is_some_and(is_particle)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word_starts(name: &str) -> Vec<(usize, bool)> {
        FoldedPerson { name, email: "" }.word_starts().collect()
    }

    #[test]
    fn words_begin_at_the_start_and_after_separators() {
        assert_eq!(
            word_starts("jan van den berg"),
            [(0, false), (4, true), (8, true), (12, false)]
        );
        assert_eq!(word_starts("van-dijk."), [(0, false), (4, false)]);
        assert_eq!(word_starts(""), []);
    }

    #[test]
    fn particles_are_sorted_for_binary_search() {
        assert!(PARTICLES.is_sorted());
    }

    #[test]
    fn an_address_is_split_at_its_first_at_sign() {
        assert_eq!(split_address("jan@x@y.nl"), ("jan", "@x@y.nl"));
        assert_eq!((split_address("jan"), split_address("@")), (("jan", ""), ("", "@")));
    }
}
