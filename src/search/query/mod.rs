//! A query: the typed words, each as typed and as a pattern for similar matches.

pub(crate) mod reading;
pub(crate) mod word;

use super::{
    people::{lexicon::has_letters, texts::is_particle},
    rules::{
        cost::{Cost, Rule},
        pattern::Pattern,
    },
};
use crate::domain::has_at_sign;
use reading::{ParsedText, parse};
use word::{Tier, Word, parse_words};

/// Maximum words of a text for similar matches; longer texts match as typed only.
const MAX_WORDS: usize = 8;

/// A typed word, and its pattern if similar matches are allowed.
#[derive(Clone, Debug)]
pub(in crate::search) struct Typed {
    pub(in crate::search) word: Word,
    pub(in crate::search) pattern: Option<Pattern>,
}

/// Words that must all match.
#[derive(Clone, Debug)]
pub(in crate::search) struct TypedWords {
    pub(in crate::search) all: Vec<Typed>,
    /// Lower bound of the cost if these words differ from the typed words, so that a match counts
    /// as similar.
    pub(in crate::search) min_cost: Option<Cost>,
}

impl TypedWords {
    /// Creates a query for matches as typed.
    pub(in crate::search) fn as_typed(text: &str, tier: Tier) -> Self {
        let all = parse_words(text, tier).into_iter().map(|word| Typed { word, pattern: None });
        Self { all: all.collect(), min_cost: None }
    }

    /// Creates a query for similar matches; `None` for particles only, for too many words, and for
    /// an address, which only matches as a whole.
    pub(in crate::search) fn similar(text: &str) -> Option<Self> {
        let ParsedText::Words(words) = parse(text) else { return None };
        if words.iter().any(|word| has_at_sign(word)) {
            return None;
        }
        let alone = words.iter().all(|word| is_particle(word) || !has_letters(word));
        let all = || words.iter().map(|word| Typed::new(word)).collect();
        (!alone && words.len() <= MAX_WORDS).then(|| Self { all: all(), min_cost: None })
    }

    /// Returns the readings of the words, to try in this order while nobody is found. First the
    /// words as typed, then joined, then without particles, which people add to names without them.
    pub(in crate::search) fn readings(&self) -> impl Iterator<Item = Self> {
        let readings = [|it: &Self| Some(it.clone()), Self::joined, Self::without_particles];
        readings.into_iter().filter_map(|way| way(self))
    }

    /// Returns the words joined into one; `None` for a single word.
    fn joined(&self) -> Option<Self> {
        let text: String = self.all.iter().map(|typed| typed.word.text()).collect();
        let min_cost = Some(Cost::similar(Rule::Joined, 0));
        (self.all.len() > 1).then(|| Self { all: vec![Typed::new(&text)], min_cost })
    }

    /// Returns the words without particles; `None` if they contain no particles.
    fn without_particles(&self) -> Option<Self> {
        let all = self.all.iter().filter(|typed| !is_particle(typed.word.text()));
        let (all, min_cost) =
            (all.cloned().collect::<Vec<_>>(), Some(Cost::similar(Rule::Mistyped, 0)));
        (all.len() < self.all.len()).then_some(Self { all, min_cost })
    }

    pub(in crate::search) fn words_with_patterns(
        &self,
    ) -> impl Iterator<Item = (&Word, Option<&Pattern>)> {
        self.all.iter().map(|typed| (&typed.word, typed.pattern.as_ref()))
    }

    /// Returns whether both queries have equal words and equal lower bounds.
    pub(in crate::search) fn same_words(&self, other: &Self) -> bool {
        let mut both = self.all.iter().zip(&other.all);
        let same = self.min_cost == other.min_cost && self.all.len() == other.all.len();
        same && both.all(|(one, other)| one.word.same_words(&other.word))
    }

    /// Returns whether all words may match particles only, which find nobody.
    pub(in crate::search) fn may_be_particles(&self) -> bool {
        self.all.iter().all(|typed| typed.word.may_be_particle())
    }
}

impl Typed {
    fn new(text: &str) -> Self {
        Self { word: Word::new(text), pattern: Pattern::new(text) }
    }
}
