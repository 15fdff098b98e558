//! A folded name and address, and where the words of the name begin.

use std::iter;

use crate::domain::PARTICLES;

/// A folded name and address.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FoldedPerson<'a> {
    pub(crate) name: &'a str,
    pub(crate) email: &'a str,
}

impl FoldedPerson<'_> {
    /// Where the words of the name begin, in order, and whether that word is a particle.
    pub(crate) fn heads(&self) -> impl Iterator<Item = (usize, bool)> {
        begins(self.name).map(|at| (at, is_particle(self.name, at)))
    }
}

/// What stands before the sign in an address, and the rest, with the sign.
pub(crate) fn parts(email: &str) -> (&str, &str) {
    email.split_at(email.find('@').unwrap_or(email.len()))
}

/// Returns whether a sign parts the words of a name.
pub(crate) fn breaks(sign: char) -> bool {
    sign.is_whitespace() || matches!(sign, '-' | '/' | '.')
}

/// Where something can begin: at the start, and behind every sign that parts words.
fn begins(name: &str) -> impl Iterator<Item = usize> {
    let behind = name.char_indices().filter(|(_, sign)| breaks(*sign));
    iter::once(0).chain(behind.map(|(at, sign)| at + sign.len_utf8())).filter(|at| *at < name.len())
}

/// Returns whether this word is one that stands between a first and a last name.
pub(crate) fn is_between(word: &str) -> bool {
    PARTICLES.binary_search(&word).is_ok()
}

/// Returns whether the word that begins here stands between a first and a last name.
fn is_particle(name: &str, start: usize) -> bool {
    let word = || name.get(start..).and_then(|rest| rest.split(breaks).next());
    start > 0 && word().is_some_and(is_between)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heads(name: &str) -> Vec<(usize, bool)> {
        FoldedPerson { name, email: "" }.heads().collect()
    }

    #[test]
    fn words_begin_at_the_start_and_behind_what_parts_them() {
        assert_eq!(heads("jan van den berg"), [(0, false), (4, true), (8, true), (12, false)]);
        assert_eq!(heads("van-dijk."), [(0, false), (4, false)]);
        assert_eq!(heads(""), []);
    }

    #[test]
    fn particles_are_sorted_as_looking_them_up_expects() {
        assert!(PARTICLES.is_sorted());
    }

    #[test]
    fn an_address_is_parted_at_its_first_sign() {
        assert_eq!(parts("jan@x@y.nl"), ("jan", "@x@y.nl"));
        assert_eq!((parts("jan"), parts("@")), (("jan", ""), ("", "@")));
    }
}
