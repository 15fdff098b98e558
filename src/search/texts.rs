//! A folded name and address, with what is known of them beforehand: their letters, and where the
//! words of the name begin.

use std::iter;

use super::letters::{Initials, Letters};
use crate::domain::PARTICLES;

/// What is known of a person beforehand: most are passed over by this alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Signs {
    /// The first eight bytes of the name, the first one highest.
    pub(super) front: u64,
    /// With which letters the words of the name begin that are no particles.
    pub(super) starts: Initials,
    /// With which letters its particles begin.
    pub(super) between: Initials,
    /// Of the name.
    pub(super) name: Letters,
    /// Of the address, before the sign that parts it.
    pub(super) local: Letters,
}

/// Where the words of a name begin: a bit for each byte at which one does, the last bit for one
/// that begins further on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Heads {
    words: u32,
    /// Those of the words that stand between a first and a last name.
    particles: u32,
}

/// The bit that says that a word begins further on, and the bytes before it.
const FAR: u32 = 31;

/// A folded name and address.
#[derive(Clone, Copy, Debug)]
pub(super) struct Texts<'a> {
    pub(super) name: &'a str,
    pub(super) email: &'a str,
    pub(super) signs: Signs,
    pub(super) heads: Heads,
}

impl<'a> Texts<'a> {
    /// Of a folded name and address.
    pub(super) fn of(name: &'a str, email: &'a str) -> Self {
        let (mut heads, mut signs) = (Heads::default(), Signs::default());
        for at in begins(name) {
            let bit = 1 << u32::try_from(at).unwrap_or(FAR).min(FAR);
            let first = Initials::of(name.as_bytes().get(at).copied());
            heads.words |= bit;
            if is_particle(name, at) {
                heads.particles |= bit;
                signs.between = signs.between.and(first);
            } else {
                signs.starts = signs.starts.and(first);
            }
        }
        signs.front = front(name);
        signs.name = Letters::of(name.bytes());
        signs.local = Letters::of(parts(email).0.bytes());
        Self { name, email, signs, heads }
    }

    /// Where the words of the name begin, in order, and whether that word is a particle.
    pub(super) fn heads(&self) -> impl Iterator<Item = (usize, bool)> {
        let Heads { words, particles } = self.heads;
        let mut bits = words & !(1 << FAR);
        let near = iter::from_fn(move || {
            let at = bits.trailing_zeros();
            bits &= bits.checked_sub(1)?;
            Some((at as usize, particles >> at & 1 == 1))
        });
        let name = self.name;
        let beyond = (words >> FAR == 1).then(|| begins(name).filter(|at| *at >= FAR as usize));
        near.chain(beyond.into_iter().flatten().map(move |at| (at, is_particle(name, at))))
    }
}

/// The first eight bytes of a text as a number: in the order of the texts.
pub(super) fn front(text: &str) -> u64 {
    let bytes = text.bytes().chain(iter::repeat(0)).take(8);
    bytes.fold(0, |all, byte| all << 8 | u64::from(byte))
}

/// What stands before the sign in an address, and what behind it.
pub(super) fn parts(email: &str) -> (&str, &str) {
    email.split_once('@').unwrap_or((email, ""))
}

/// Returns whether a sign parts the words of a name.
pub(super) fn breaks(sign: char) -> bool {
    sign.is_whitespace() || matches!(sign, '-' | '/' | '.')
}

/// Where something can begin: at the start, and behind every sign that parts words.
fn begins(name: &str) -> impl Iterator<Item = usize> {
    let behind = name.char_indices().filter(|(_, sign)| breaks(*sign));
    iter::once(0).chain(behind.map(|(at, sign)| at + sign.len_utf8())).filter(|at| *at < name.len())
}

/// Returns whether some particle begins with this byte: most words need no further look.
const fn begins_one(byte: u8) -> bool {
    matches!(
        byte,
        b'\'' | b'a' | b'b' | b'd' | b'e' | b'h' | b'i' | b'l' | b'o' | b't' | b'v' | b'z'
    )
}

/// Returns whether this word is one that stands between a first and a last name.
pub(super) fn is_between(word: &str) -> bool {
    PARTICLES.binary_search(&word).is_ok()
}

/// Returns whether the word that begins here stands between a first and a last name.
fn is_particle(name: &str, start: usize) -> bool {
    let word = || name.get(start..).and_then(|rest| rest.split(breaks).next());
    start > 0
        && name.as_bytes().get(start).copied().is_some_and(begins_one)
        && word().is_some_and(is_between)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heads(name: &str) -> Vec<(usize, bool)> {
        Texts::of(name, "").heads().collect()
    }

    #[test]
    fn words_begin_at_the_start_and_behind_what_parts_them_however_long_the_name() {
        assert_eq!(heads("jan van den berg"), [(0, false), (4, true), (8, true), (12, false)]);
        assert_eq!(heads("van-dijk."), [(0, false), (4, false)]);
        assert_eq!(heads(""), []);
        let long = "wilhelmina catharina aleida maria van oranje van nassau";
        let expected: Vec<_> = [0, 11, 21, 28].map(|at| (at, false)).into();
        let far = [(34, true), (38, false), (45, true), (49, false)];
        assert_eq!(heads(long), [expected, far.into()].concat());
        let edge = format!("{} b {} c", "a".repeat(28), "d".repeat(3));
        assert_eq!(heads(&edge), [(0, false), (29, false), (31, false), (35, false)]);
    }

    #[test]
    fn particles_are_sorted_as_looking_them_up_expects() {
        assert!(PARTICLES.is_sorted());
        assert!(PARTICLES.iter().all(|one| begins_one(one.as_bytes()[0])));
    }
}
