//! What is looked for: the typed words, each as it is typed and as what may be like it.

pub(crate) mod reading;
pub(crate) mod word;

use super::{
    people::{lexicon::has_letters, texts::is_between},
    rules::{
        cost::{Cost, Rule},
        pattern::Pattern,
    },
};
use crate::domain::has_at_sign;
use reading::{Reading, read};
use word::{Tier, Word, typed};

/// Words of a text that can be like a name; a longer one is only looked for as it is typed.
const MOST: usize = 8;

/// A typed word.
#[derive(Clone, Debug)]
pub(in crate::search) struct Typed {
    pub(in crate::search) word: Word,
    pub(in crate::search) pattern: Option<Pattern>,
}

/// Words that must all match.
#[derive(Clone, Debug)]
pub(in crate::search) struct TypedWords {
    pub(in crate::search) all: Vec<Typed>,
    /// The minimum cost, if these are not the typed words: such a match is never "as typed".
    pub(in crate::search) least: Option<Cost>,
}

impl TypedWords {
    /// The words of a text as they are typed.
    pub(in crate::search) fn typed(text: &str, tier: Tier) -> Self {
        let all = typed(text, tier).into_iter().map(|word| Typed { word, pattern: None });
        Self { all: all.collect(), least: None }
    }

    /// The words of a text that people may be like; none for particles alone and for a text too
    /// long. Of an address there are none either: it is right, or it is another one.
    pub(in crate::search) fn like(text: &str) -> Option<Self> {
        let Reading::Words(words) = read(text) else { return None };
        if words.iter().any(|word| has_at_sign(word)) {
            return None;
        }
        let alone = words.iter().all(|word| is_between(word) || !has_letters(word));
        let all = || words.iter().map(|word| Typed::new(word)).collect();
        (!alone && words.len() <= MOST).then(|| Self { all: all(), least: None })
    }

    /// The ways to read the words, each for where nobody is found by those before: as they are,
    /// written together, and without particles, which people add to names that have none.
    pub(in crate::search) fn ways(&self) -> impl Iterator<Item = Self> {
        let ways = [|it: &Self| Some(it.clone()), Self::together, Self::without_particles];
        ways.into_iter().filter_map(|way| way(self))
    }

    /// The same words written together, when they are several.
    fn together(&self) -> Option<Self> {
        let text: String = self.all.iter().map(|typed| typed.word.text()).collect();
        let least = Some(Cost::of(Rule::Joined, 0));
        (self.all.len() > 1).then(|| Self { all: vec![Typed::new(&text)], least })
    }

    /// The same words without those that stand between a first and a last name.
    fn without_particles(&self) -> Option<Self> {
        let all = self.all.iter().filter(|typed| !is_between(typed.word.text()));
        let (all, least) = (all.cloned().collect::<Vec<_>>(), Some(Cost::of(Rule::Mistyped, 0)));
        (all.len() < self.all.len()).then_some(Self { all, least })
    }

    /// Each word, as it is typed and as what may be like it.
    pub(in crate::search) fn parts(&self) -> impl Iterator<Item = (&Word, Option<&Pattern>)> {
        self.all.iter().map(|typed| (&typed.word, typed.pattern.as_ref()))
    }

    /// Returns whether the same is looked for.
    pub(in crate::search) fn is(&self, other: &Self) -> bool {
        let mut both = self.all.iter().zip(&other.all);
        let same = self.least == other.least && self.all.len() == other.all.len();
        same && both.all(|(one, other)| one.word.is(&other.word))
    }

    /// Whether all words may match particles only, which find nobody.
    pub(in crate::search) fn may_be_particles(&self) -> bool {
        self.all.iter().all(|typed| typed.word.may_be_particle())
    }
}

impl Typed {
    fn new(text: &str) -> Self {
        Self { word: Word::new(text), pattern: Pattern::new(text) }
    }
}
