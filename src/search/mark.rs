//! From bytes of a folded text to letters of the original, for underlining.

use crate::domain::{Marks, fold_sign};

/// The signs of `text` of which the folded form lies in one of these byte ranges.
pub(super) fn marks(text: &str, ranges: &[(usize, usize)]) -> Marks {
    let mut marks: Marks = Vec::new();
    if ranges.is_empty() {
        return marks;
    }
    let mut folded = String::new();
    for (at, sign) in text.chars().enumerate() {
        let start = folded.len();
        fold_sign(sign, &mut folded);
        let end = folded.len();
        let hit = |(from, to): &(usize, usize)| {
            // An accent of its own folds to nothing and goes with the letter before it.
            if start == end { *from < start && start <= *to } else { *from < end && start < *to }
        };
        if !ranges.iter().any(hit) {
            continue;
        }
        match marks.last_mut() {
            Some((_, to)) if *to == at => *to = at + 1,
            _ => marks.push((at, at + 1)),
        }
    }
    marks
}
