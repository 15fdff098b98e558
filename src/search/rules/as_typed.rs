//! The similarity rules over all people of a chunk. Each rule gets candidates from the lexicon or
//! the letter sets, and lowers the costs of those who match.

use super::{
    cost::{Cost, Depth, Rule},
    pattern::Pattern,
};
use crate::search::people::{chunk::Chunk, letters::Letters};

/// The costs of one word, being filled.
pub(crate) struct Costs<'a> {
    pub(crate) chunk: &'a Chunk,
    /// The combined costs of the words before it, if any; people with [`Cost::NONE`] are skipped.
    pub(crate) alive: &'a [Cost],
    pub(crate) all: &'a mut [Cost],
}

impl Costs<'_> {
    /// Lowers the cost of all people with a name.
    fn lower(&mut self, name: usize, cost: Cost) {
        for one in self.all.get_mut(self.chunk.names.people(name)).unwrap_or_default() {
            *one = cost.best(*one);
        }
    }

    /// Lowers the cost of all people with a word that is no particle in their name.
    fn give(&mut self, word: usize, cost: Cost) {
        self.chunk.names.having(word).for_each(|name| self.lower(name, cost));
    }

    /// Returns whether this cost would improve that of anybody with this name.
    fn needs(&self, name: usize, cost: Cost) -> bool {
        let people = self.chunk.names.people(name);
        let costs = self.all.get(people.clone()).unwrap_or_default();
        if self.alive.is_empty() {
            return costs.iter().any(|one| *one > cost);
        }
        let alive = self.alive.get(people).unwrap_or_default();
        costs.iter().zip(alive).any(|(one, alive)| *one > cost && *alive != Cost::NONE)
    }
}

/// Applies the rules between two levels, the first exclusive, where they lower a cost.
pub(crate) fn fill(pattern: &Pattern, (from, to): (Depth, Depth), costs: &mut Costs<'_>) {
    if from < Depth::Close {
        inside(pattern, costs);
        along(pattern, costs);
    }
    if to == Depth::Alike {
        let heads = mistyped(pattern, costs);
        mistyped_tails(pattern, &heads, costs);
        let heads = sounds(pattern, costs);
        heard_tails(pattern, &heads, costs);
        gaps(pattern, costs);
    }
}

fn inside(pattern: &Pattern, costs: &mut Costs<'_>) {
    if !pattern.is_part() {
        return;
    }
    let lexicon = &costs.chunk.names.lexicon;
    for word in lexicon.with(pattern.letters()) {
        if pattern.inside(lexicon.entry(word).text).is_some() {
            costs.give(word, Cost::of(Rule::Inside, 0));
        }
    }
}

fn along(pattern: &Pattern, costs: &mut Costs<'_>) {
    let names = &costs.chunk.names;
    for name in names.along(&pattern.wanted()) {
        if costs.needs(name, Cost::of(Rule::Joined, 0)) {
            let cost = pattern.along(&names.name(name));
            costs.lower(name, cost);
        }
    }
}

/// A word that can begin a mistyped match across several words, and the initials that the next word
/// may have.
struct Head {
    word: usize,
    follow: Letters,
    /// Maximum typing errors of the whole match.
    most: usize,
}

/// Matches single words with typing errors; returns the words that can begin a match across
/// several.
fn mistyped(pattern: &Pattern, costs: &mut Costs<'_>) -> Vec<Head> {
    let mut heads = Vec::new();
    let Some((distance, most)) = pattern.mistakes() else { return heads };
    let lexicon = &costs.chunk.names.lexicon;
    lexicon.near(distance, most, |word, near| {
        let text = lexicon.entry(word).text;
        let allowed = pattern.allowed(text.chars());
        if allowed.is_some_and(|allowed| near.beginning <= allowed) {
            costs.give(word, Cost::of(Rule::Mistyped, near.beginning));
        }
        // After a single letter, a transposition may involve the next word.
        let single = !text.is_empty() && text.chars().nth(1).is_none();
        let allowed = if single { Some(most) } else { allowed };
        if let Some(allowed) = allowed.filter(|allowed| near.whole <= *allowed) {
            let follow = distance.follow(&near.row, near.whole, allowed);
            heads.push(Head { word, follow, most: allowed });
        }
    });
    heads
}

/// Matches several words together, with typing errors.
fn mistyped_tails(pattern: &Pattern, heads: &[Head], costs: &mut Costs<'_>) {
    let names = &costs.chunk.names;
    for Head { word, follow, most } in heads {
        let fit = |letters| pattern.may_be_mistyped(letters, *most);
        for name in names.with_word(*word) {
            if fit(names.letters(name))
                && names.initials(name).meets(*follow)
                && costs.needs(name, Cost::of(Rule::Mistyped, 1))
            {
                let tails = names.tails((name, *word), fit);
                let all = tails.filter_map(|tail| pattern.mistyped_tail(&tail));
                if let Some(errors) = all.map(|apart| apart.errors).min() {
                    costs.lower(name, Cost::of(Rule::Mistyped, errors));
                }
            }
        }
    }
}

/// Matches single words by sound; returns the words that can begin a match across several.
fn sounds(pattern: &Pattern, costs: &mut Costs<'_>) -> Vec<usize> {
    let Some((sound, first)) = pattern.sound() else { return Vec::new() };
    let lexicon = &costs.chunk.names.lexicon;
    for word in lexicon.sounding(first) {
        let word = *word as usize;
        if let Some(off) = pattern.heard(lexicon.entry(word).sound) {
            costs.give(word, Cost::of(Rule::Sound, off));
        }
    }
    let beginnings = sound.char_indices().skip(1).filter_map(|(end, _)| sound.get(..end));
    beginnings.flat_map(|part| lexicon.heard_as(part)).collect()
}

fn gaps(pattern: &Pattern, costs: &mut Costs<'_>) {
    let lexicon = &costs.chunk.names.lexicon;
    for word in lexicon.with(pattern.letters()) {
        if let Some((gaps, _)) = pattern.gaps(lexicon.entry(word).text) {
            costs.give(word, Cost::of(Rule::Gaps, gaps));
        }
    }
}

/// Matches several words together by sound.
fn heard_tails(pattern: &Pattern, heads: &[usize], costs: &mut Costs<'_>) {
    let names = &costs.chunk.names;
    for word in heads {
        for name in names.with_word(*word) {
            if pattern.may_be_heard(names.heard(name))
                && costs.needs(name, Cost::of(Rule::Sound, 0))
                && names
                    .tails((name, *word), |_| true)
                    .any(|tail| pattern.heard_tail(tail).is_some())
            {
                costs.lower(name, Cost::of(Rule::Sound, 0));
            }
        }
    }
}
