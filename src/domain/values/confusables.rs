//! Confusable names: different names that look alike, such as *Piet de Vries* with a Cyrillic *а*.
//!
//! Names that search folds to one text ([`fold`]: accents, width, case) are equal, not confusable.
//! Letters of the plain alphabet are never confusable with one another (*rn* and *m*, *I* and *l*).

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use unicode_security::confusable_detection::skeleton;

use crate::domain::fold;

/// Code points beyond ASCII that may look like other letters; CJK and Hangul are left out.
const CONFUSABLE_RANGES: [std::ops::Range<u32>; 3] =
    [0x80..0x3000, 0xa490..0xac00, 0xf900..0x1_0000];

/// Returns the folded skeleton of a character. `None` if the character folds to plain ASCII.
fn char_skeleton(ch: char, folded: &str) -> Option<String> {
    if folded.is_ascii() {
        return None;
    }
    let seen: String = skeleton(ch.encode_utf8(&mut [0; 4])).collect();
    Some(fold(&seen)).filter(|seen| !seen.is_empty())
}

/// Returns the skeleton of a name: two names with equal skeletons but different [`fold`]s are
/// confusable.
pub fn confusable_skeleton(name: &str) -> String {
    let mut all = String::with_capacity(name.len());
    for ch in name.chars() {
        let folded = fold(ch.encode_utf8(&mut [0; 4]));
        all.push_str(&char_skeleton(ch, &folded).unwrap_or(folded));
    }
    all
}

/// Returns whether two names fold to one text, or are confusable.
pub fn has_same_skeleton(one: &str, other: &str) -> bool {
    confusable_skeleton(one) == confusable_skeleton(other)
}

/// Returns whether two names are confusable: their skeletons are equal, but their folds differ.
pub fn is_confusable(one: &str, other: &str) -> bool {
    fold(one) != fold(other) && confusable_skeleton(one) == confusable_skeleton(other)
}

type Disguises = BTreeMap<char, BTreeSet<(String, String)>>;

static DISGUISES: LazyLock<Disguises> = LazyLock::new(|| {
    let mut all = Disguises::new();
    for ch in CONFUSABLE_RANGES.into_iter().flatten().filter_map(char::from_u32) {
        let folded = fold(ch.encode_utf8(&mut [0; 4]));
        let Some(seen) = char_skeleton(ch, &folded).filter(|seen| *seen != folded) else {
            continue;
        };
        if let Some(first) = seen.chars().next() {
            all.entry(first).or_default().insert((seen, folded));
        }
    }
    all
});

/// Returns the folded texts that look like the beginning of a skeleton, each with the number of
/// bytes of the skeleton that it replaces.
pub fn confusable_prefixes(skeleton: &str) -> impl Iterator<Item = (usize, &'static str)> {
    let first = skeleton.chars().next();
    let of_first = first.and_then(|first| DISGUISES.get(&first)).into_iter().flatten();
    of_first
        .filter(move |(seen, _)| skeleton.starts_with(seen.as_str()))
        .map(|(seen, folded)| (seen.len(), folded.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_another_script_look_like_plain_ones() {
        for (one, other) in [
            ("Piet de Vries", "Рiеt dе Vriеѕ"),
            ("Jan Jansen", "Jаn Jаnsеn"),
            ("BOB", "ВОВ"),
            ("Koek", "Κоеk"),
        ] {
            assert!(
                is_confusable(one, other) && is_confusable(other, one),
                "{one} {other} {}",
                confusable_skeleton(other)
            );
        }
    }

    #[test]
    fn names_that_fold_alike_are_not_confusable() {
        for (one, other) in [
            ("José", "Jose"),
            ("Jan", "JAN"),
            ("Møller", "Moller"),
            ("Weiß", "Weiss"),
            ("Jan", "Piet"),
            ("Саша", "Саша"),
            ("Иван", "Иваи"),
        ] {
            assert!(!is_confusable(one, other), "{one} {other}");
        }
    }

    #[test]
    fn every_disguise_has_the_skeleton_of_its_text() {
        let all = DISGUISES.values().flatten();
        assert!(all.clone().count() > 500);
        assert!(confusable_prefixes("an").any(|(used, folded)| (used, folded) == (1, "а")));
        assert!(confusable_prefixes("b").any(|(_, folded)| folded == "в"), "by its capital");
    }
}
