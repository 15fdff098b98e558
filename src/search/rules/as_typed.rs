//! The rules behind "as typed" over all people of a chunk: each asks the lexicon or the signs of
//! the names who may match, and gives those who do a cost.

use super::{
    cost::{Cost, Depth, Rule},
    pattern::Pattern,
};
use crate::search::people::{chunk::Chunk, letters::Letters};

/// The costs of one word while they are filled in.
pub(crate) struct Costs<'a> {
    pub(crate) chunk: &'a Chunk,
    /// The costs of the words before it, if any: those who match none of these do not count.
    pub(crate) alive: &'a [Cost],
    pub(crate) all: &'a mut [Cost],
}

impl Costs<'_> {
    /// Gives the people with a name a cost, where that is less than theirs.
    fn lower(&mut self, name: usize, cost: Cost) {
        for one in self.all.get_mut(self.chunk.names.people(name)).unwrap_or_default() {
            *one = cost.best(*one);
        }
    }

    /// Gives all who have a word other than as a particle a cost.
    fn give(&mut self, word: usize, cost: Cost) {
        self.chunk.names.having(word).for_each(|name| self.lower(name, cost));
    }

    /// Returns whether somebody with this name who counts does not match so well.
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

/// Gives those who do not match better the costs of the rules behind a level up to another one.
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

/// A word that may begin a match of several with typing errors, and with which letters the words
/// behind it may begin.
struct Head {
    word: usize,
    follow: Letters,
    /// The errors that are allowed behind it.
    most: usize,
}

/// Words with typing errors; gives which may begin a match of several.
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
        // Behind a single letter the next word may have what is swapped.
        let single = !text.is_empty() && text.chars().nth(1).is_none();
        let allowed = if single { Some(most) } else { allowed };
        if let Some(allowed) = allowed.filter(|allowed| near.whole <= *allowed) {
            let follow = distance.follow(&near.row, near.whole, allowed);
            heads.push(Head { word, follow, most: allowed });
        }
    });
    heads
}

/// Several words of a name together, with typing errors.
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

/// Words that sound alike; gives which words may begin a match of several.
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

/// Several words of a name that sound alike together.
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
