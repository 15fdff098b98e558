//! The similarity rules over all people of a chunk. Each rule gets candidates from the lexicon or
//! the letter sets, and lowers the costs of the people who match.

use super::{
    cost::{Cost, Rule, SearchLevel},
    pattern::Pattern,
};
use crate::search::people::{chunk::Chunk, letters::Letters};

/// The costs of one word for all people of a chunk, lowered rule by rule.
pub(crate) struct WordCosts<'a> {
    pub(crate) chunk: &'a Chunk,
    /// The combined costs of the earlier words of the query, if any; people with [`Cost::NONE`] are
    /// skipped.
    pub(crate) candidates: &'a [Cost],
    pub(crate) all: &'a mut [Cost],
}

impl WordCosts<'_> {
    /// Lowers the cost of all people with this name.
    fn lower_name(&mut self, name: usize, cost: Cost) {
        for one in self.all.get_mut(self.chunk.names.people(name)).unwrap_or_default() {
            *one = cost.best(*one);
        }
    }

    /// Lowers the cost of all people whose name has this word other than as a particle.
    fn lower_word(&mut self, word: usize, cost: Cost) {
        self.chunk
            .names
            .with_word_beyond_particles(word)
            .for_each(|name| self.lower_name(name, cost));
    }

    /// Returns whether this cost is lower than the current cost of anybody with this name.
    fn can_improve(&self, name: usize, cost: Cost) -> bool {
        let people = self.chunk.names.people(name);
        let costs = self.all.get(people.clone()).unwrap_or_default();
        if self.candidates.is_empty() {
            return costs.iter().any(|one| *one > cost);
        }
        let candidates = self.candidates.get(people).unwrap_or_default();
        costs
            .iter()
            .zip(candidates)
            .any(|(one, candidates)| *one > cost && *candidates != Cost::NONE)
    }
}

/// Applies the rules of the levels after `from`, up to `to`, where they lower a cost.
pub(crate) fn apply_rules(
    pattern: &Pattern,
    from: SearchLevel,
    to: SearchLevel,
    costs: &mut WordCosts<'_>,
) {
    if from < SearchLevel::Close {
        fill_inside(pattern, costs);
        fill_across_words(pattern, costs);
    }
    if to == SearchLevel::Alike {
        let starts = fill_mistyped(pattern, costs);
        fill_mistyped_tails(pattern, &starts, costs);
        let starts = fill_sounds(pattern, costs);
        fill_sound_tails(pattern, &starts, costs);
        fill_gaps(pattern, costs);
    }
}

fn fill_inside(pattern: &Pattern, costs: &mut WordCosts<'_>) {
    if !pattern.is_long_enough_inside() {
        return;
    }
    let lexicon = &costs.chunk.names.lexicon;
    for word in lexicon.with_letters(pattern.letters()) {
        if pattern.inside(lexicon.entry(word).text).is_some() {
            costs.lower_word(word, Cost::similar(Rule::Inside, 0));
        }
    }
}

fn fill_across_words(pattern: &Pattern, costs: &mut WordCosts<'_>) {
    let names = &costs.chunk.names;
    for name in names.candidates_across_words(&pattern.required_letters()) {
        if costs.can_improve(name, Cost::similar(Rule::Joined, 0)) {
            let cost = pattern.cost_across_words(&names.name(name));
            costs.lower_name(name, cost);
        }
    }
}

/// A word that can begin a mistyped match across several words, and the initials that the next word
/// may have.
struct TailStart {
    word: usize,
    next_letters: Letters,
    /// Maximum typing errors of the whole match.
    max_errors: usize,
}

/// Matches single words with typing errors; returns the words that can begin a match across several
/// words.
fn fill_mistyped(pattern: &Pattern, costs: &mut WordCosts<'_>) -> Vec<TailStart> {
    let mut starts = Vec::new();
    let Some((distance, max_errors)) = pattern.distance_and_max_errors() else { return starts };
    let lexicon = &costs.chunk.names.lexicon;
    lexicon.for_each_near(distance, max_errors, |word, near| {
        let text = lexicon.entry(word).text;
        let allowed = pattern.errors_allowed(text.chars());
        if allowed.is_some_and(|allowed| near.prefix_errors <= allowed) {
            costs.lower_word(word, Cost::similar(Rule::Mistyped, near.prefix_errors));
        }
        // After a single letter, a transposition may involve the next word.
        let single = !text.is_empty() && text.chars().nth(1).is_none();
        let allowed = if single { Some(max_errors) } else { allowed };
        if let Some(allowed) = allowed.filter(|allowed| near.word_errors <= *allowed) {
            let next_letters = distance.next_letters(&near.row, near.word_errors, allowed);
            starts.push(TailStart { word, next_letters, max_errors: allowed });
        }
    });
    starts
}

/// Matches several words together, with typing errors.
fn fill_mistyped_tails(pattern: &Pattern, starts: &[TailStart], costs: &mut WordCosts<'_>) {
    let names = &costs.chunk.names;
    for TailStart { word, next_letters, max_errors } in starts {
        let fit = |letters| pattern.may_be_mistyped(letters, *max_errors);
        for name in names.with_word(*word) {
            if fit(names.letters(name))
                && names.initials(name).intersects(*next_letters)
                && costs.can_improve(name, Cost::similar(Rule::Mistyped, 1))
            {
                let tails = names.tails(name, *word, fit);
                let all = tails.filter_map(|tail| pattern.mistyped_tail(&tail));
                if let Some(errors) = all.map(|apart| apart.errors).min() {
                    costs.lower_name(name, Cost::similar(Rule::Mistyped, errors));
                }
            }
        }
    }
}

/// Matches single words by sound; returns the words that can begin a match across several words.
fn fill_sounds(pattern: &Pattern, costs: &mut WordCosts<'_>) -> Vec<usize> {
    let Some((sound, first)) = pattern.sound() else { return Vec::new() };
    let lexicon = &costs.chunk.names.lexicon;
    for word in lexicon.with_sound_prefix(first) {
        let word = *word as usize;
        if let Some(steps) = pattern.compare_sound(lexicon.entry(word).sound) {
            costs.lower_word(word, Cost::similar(Rule::Sound, steps));
        }
    }
    let beginnings = sound.char_indices().skip(1).filter_map(|(end, _)| sound.get(..end));
    beginnings.flat_map(|part| lexicon.with_sound(part)).collect()
}

fn fill_gaps(pattern: &Pattern, costs: &mut WordCosts<'_>) {
    let lexicon = &costs.chunk.names.lexicon;
    for word in lexicon.with_letters(pattern.letters()) {
        if let Some((gaps, _)) = pattern.gaps(lexicon.entry(word).text) {
            costs.lower_word(word, Cost::similar(Rule::Gaps, gaps));
        }
    }
}

/// Matches several words together by sound.
fn fill_sound_tails(pattern: &Pattern, starts: &[usize], costs: &mut WordCosts<'_>) {
    let names = &costs.chunk.names;
    for word in starts {
        for name in names.with_word(*word) {
            if pattern.may_sound_alike(names.sound_letters(name))
                && costs.can_improve(name, Cost::similar(Rule::Sound, 0))
                && names
                    .tails(name, *word, |_| true)
                    .any(|tail| pattern.count_sounding_words(tail).is_some())
            {
                costs.lower_name(name, Cost::similar(Rule::Sound, 0));
            }
        }
    }
}
