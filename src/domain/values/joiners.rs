//! The zero-width joiners U+200C and U+200D, which Persian and the scripts of India need. They are
//! allowed where they change the shape of their neighbours, and refused where they are invisible
//! (RFC 5892, appendix A.1 and A.2).

use unicode_normalization::char::{canonical_combining_class, is_combining_mark};

/// The combining class of a virama.
const VIRAMA: u8 = 9;

/// Arabic letters that join only to the letter before them, from `ArabicShaping.txt` of Unicode.
const RIGHT_JOINING: &[std::ops::RangeInclusive<u32>] = &[
    0x622..=0x625,
    0x627..=0x627,
    0x629..=0x629,
    0x62f..=0x632,
    0x648..=0x648,
    0x671..=0x673,
    0x675..=0x677,
    0x688..=0x699,
    0x6c0..=0x6c0,
    0x6c3..=0x6cb,
    0x6cd..=0x6cd,
    0x6cf..=0x6cf,
    0x6d2..=0x6d3,
    0x6d5..=0x6d5,
    0x6ee..=0x6ef,
    0x759..=0x75b,
    0x76b..=0x76c,
    0x771..=0x771,
    0x773..=0x774,
    0x778..=0x779,
];

/// Arabic letters that occur in names.
const ARABIC_LETTERS: &[std::ops::RangeInclusive<u32>] = &[
    0x620..=0x64a,
    0x66e..=0x66f,
    0x671..=0x6d3,
    0x6d5..=0x6d5,
    0x6ee..=0x6ef,
    0x6fa..=0x6fc,
    0x6ff..=0x6ff,
    0x750..=0x77f,
];

/// Arabic letters that never join.
const NON_JOINING: [u32; 2] = [0x621, 0x674];

fn contains(ranges: &[std::ops::RangeInclusive<u32>], c: char) -> bool {
    ranges.iter().any(|range| range.contains(&u32::from(c)))
}

fn joins_before(c: char) -> bool {
    contains(ARABIC_LETTERS, c) && !NON_JOINING.contains(&u32::from(c))
}

fn joins_after(c: char) -> bool {
    joins_before(c) && !contains(RIGHT_JOINING, c)
}

/// Returns whether the character is one of the two joiners.
pub const fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

/// Returns whether a joiner may follow this text while the user is still typing.
pub fn may_follow(before: &str) -> bool {
    let is_virama = |c: char| canonical_combining_class(c) == VIRAMA;
    let letter = before.chars().rev().find(|c| !is_combining_mark(*c) || is_virama(*c));
    letter.is_some_and(|c| is_virama(c) || joins_after(c))
}

/// Returns whether a joiner between these two texts changes how they look.
pub(crate) fn is_visible(before: &str, joiner: char, after: &str) -> bool {
    if before.chars().next_back().is_some_and(|c| canonical_combining_class(c) == VIRAMA) {
        return true;
    }
    let next = after.chars().find(|c| !is_combining_mark(*c));
    joiner == '\u{200c}' && may_follow(before) && next.is_some_and(joins_before)
}
