//! Mistyped matches that begin with a word of many names, such as *van*: one look at all words
//! tells which may follow, so that most of the names need no comparison.

use std::collections::BTreeMap;

use super::distance::DistanceMatcher;
use crate::search::people::{
    lexicon::{Lexicon, TextSoFar},
    strings::to_u32,
};

/// How a text with few enough errors may go on with a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Next {
    /// Too many errors.
    #[default]
    Nothing,
    /// A match that ends in this word.
    End,
    /// A match that ends in a later word.
    Later,
}

/// Looks up the words that may follow a text, in a match with typing errors.
#[derive(Clone, Copy)]
pub(crate) struct NextWords<'a> {
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) distance: &'a DistanceMatcher,
    /// Maximum typing errors of the whole match.
    pub(crate) max_errors: usize,
}

impl NextWords<'_> {
    /// Returns how the text may go on, by word number. Calls `with` for each particle after which a match
    /// may go on.
    fn after(self, text: &TextSoFar, mut with: impl FnMut(u32, TextSoFar)) -> Vec<Next> {
        let Self { lexicon, distance, max_errors } = self;
        let mut all = vec![Next::Nothing; lexicon.len()];
        lexicon.for_each_near(distance, text, max_errors, |word, near| {
            let ends = near.prefix_errors <= max_errors;
            if let Some(next) = all.get_mut(word) {
                *next = if ends { Next::End } else { Next::Later };
            }
            if !ends && lexicon.is_particle(word) {
                with(to_u32(word), near.text);
            }
        });
        all
    }
}

/// A word of many names, with the words that may follow it.
pub(crate) struct FrequentStart<'a> {
    words: NextWords<'a>,
    next: Vec<Next>,
    /// The particles among them, which are frequent too, with the words after those once they are
    /// looked up.
    particles: BTreeMap<u32, (TextSoFar, Option<Vec<Next>>)>,
}

impl<'a> FrequentStart<'a> {
    /// Looks up the words that may follow a text.
    pub(crate) fn new(words: NextWords<'a>, text: &TextSoFar) -> Self {
        let mut particles = BTreeMap::new();
        let next = words.after(text, |particle, text| {
            particles.insert(particle, (text, None));
        });
        Self { words, next, particles }
    }

    /// Returns whether a match may begin with `first` in a name of these words. May return `true`
    /// too often, but never `false` for a match in several words.
    pub(crate) fn may_match(&mut self, first: usize, words: &[u32]) -> bool {
        let mut starts = (1..).zip(words).filter(|(_, word)| **word as usize == first);
        starts.any(|(after, _)| match words.get(after..).unwrap_or_default() {
            [next, rest @ ..] => self.may_go_on(*next, rest),
            [] => false,
        })
    }

    fn may_go_on(&mut self, next: u32, rest: &[u32]) -> bool {
        match self.next.get(next as usize).copied().unwrap_or_default() {
            Next::Nothing => false,
            Next::End => true,
            Next::Later => rest.first().is_some_and(|third| self.may_follow(next, *third)),
        }
    }

    /// Returns whether a third word may follow the second.
    fn may_follow(&mut self, second: u32, third: u32) -> bool {
        let Some((text, next)) = self.particles.get_mut(&second) else { return true };
        let next = next.get_or_insert_with(|| self.words.after(text, |_, _| {}));
        next.get(third as usize).is_some_and(|next| *next != Next::Nothing)
    }
}
