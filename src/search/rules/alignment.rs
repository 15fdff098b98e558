//! Matches a typed word across several words of a name: written together, or as initials.

use super::cost::{Cost, Rule};

/// Maximum words of a name; further words only match as typed.
pub(crate) const MAX_NAME_WORDS: usize = 16;
/// Size of the cost tables: a typed word of fewer bytes can match as initials.
const TABLE_SIZE: usize = 32;
/// Minimum letters of a typed word to match from a later word on, or with the last name first.
const MIN_LATER_LETTERS: usize = 4;
/// Minimum letters of a typed word to match several words written together.
const MIN_JOINED_LETTERS: usize = 3;
/// Cost of beginning at a later word, per skipped word.
const SKIPPED_WORD_COST: usize = 2;
/// Cost of beginning with the last name and ending with the first.
const LAST_NAME_FIRST_COST: usize = 10;

/// A word of a name, without punctuation.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct NameWord<'a> {
    pub(crate) text: &'a str,
    /// The sound key of the word.
    pub(crate) sound: &'a str,
    /// `true` for a particle, such as *van* or *de*.
    pub(crate) particle: bool,
}

impl NameWord<'_> {
    /// Returns the cost of skipping the word: lower for a particle, which people often omit.
    const fn skip_cost(&self) -> u8 {
        if self.particle { 1 } else { 3 }
    }
}

/// The words of one name, in order.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Name<'a> {
    words: [NameWord<'a>; MAX_NAME_WORDS],
    count: usize,
}

/// A byte range in a word of a name: the word's index, start and end.
pub(crate) type Piece = (usize, usize, usize);

/// How a typed word matches across words.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Alignment {
    /// As a prefix of the words from this index on, written together.
    Joined(usize),
    /// As prefixes of successive words.
    Initials(WordOrder),
}

/// The word of the name to begin at, and whether the words before it follow at the end.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WordOrder {
    from: usize,
    last_name_first: bool,
}

impl<'a> Name<'a> {
    /// Adds a word. The first word is never a particle.
    pub(crate) fn push(&mut self, word: NameWord<'a>) {
        if let Some(place) = self.words.get_mut(self.count) {
            *place = NameWord { particle: word.particle && self.count > 0, ..word };
            self.count += 1;
        }
    }

    /// Returns the words from an index on.
    pub(crate) fn tail(&self, from: usize) -> &[NameWord<'a>] {
        self.words.get(from..self.count).unwrap_or_default()
    }

    /// Returns the cheapest match of a typed word. Matches of particles only come last, as among
    /// matches as typed.
    pub(crate) fn best_alignment(&self, text: &str) -> Option<(Cost, Alignment)> {
        let joined = self.best_joined(text);
        if joined.is_some_and(|(cost, _)| cost.finds_alone()) {
            return joined;
        }
        let initials = self.best_initials(text);
        let scores = initials.is_some_and(|(cost, _)| cost.finds_alone());
        if scores { initials } else { joined.or(initials) }
    }

    fn best_joined(&self, text: &str) -> Option<(Cost, Alignment)> {
        let is_long = text.chars().nth(MIN_JOINED_LETTERS - 1).is_some();
        let mut particles = None;
        for from in 0..self.count {
            let words = words_needed(self.tail(from), text);
            let Some(words) = words.filter(|words| is_long || *words == 1) else { continue };
            let alignment = Alignment::Joined(from);
            if self.tail(from).iter().take(words).any(|word| !word.particle) {
                return Some((Cost::similar(Rule::Joined, from), alignment));
            }
            particles = particles.or(Some((Cost::INITIAL_PARTICLES, alignment)));
        }
        particles
    }

    fn best_initials(&self, text: &str) -> Option<(Cost, Alignment)> {
        let letter_count = text.chars().count();
        if letter_count < 2 || text.len() >= TABLE_SIZE {
            return None;
        }
        let (mut best, mut particles) = (None::<(usize, WordOrder)>, None);
        for (from, word) in self.tail(0).iter().enumerate() {
            if word.text.as_bytes().first() != text.as_bytes().first() {
                continue;
            }
            let mut consider = |last_name_first: bool, cost: usize| {
                let order = WordOrder { from, last_name_first };
                match self.min_costs(text, order) {
                    (_, scoring) if scoring != NO_COST => {
                        let cost = cost + usize::from(scoring) + 1;
                        if best.is_none_or(|(least, _)| cost < least) {
                            best = Some((cost, order));
                        }
                    }
                    (only, _) if only != NO_COST => particles = particles.or(Some(order)),
                    _ => {}
                }
            };
            if from == 0 || word.particle || letter_count >= MIN_LATER_LETTERS {
                consider(false, from * SKIPPED_WORD_COST);
            }
            if from > 0 && letter_count >= MIN_LATER_LETTERS {
                consider(true, LAST_NAME_FIRST_COST);
            }
        }
        let scores = best.map(|(cost, order)| (Cost::similar(Rule::Initials, cost), order));
        let found = scores.or(particles.map(|order| (Cost::INITIAL_PARTICLES, order)));
        found.map(|(cost, order)| (cost, Alignment::Initials(order)))
    }

    /// Returns the pieces of the words that a match covers.
    pub(crate) fn pieces(&self, text: &str, alignment: Alignment) -> Vec<Piece> {
        let order = match alignment {
            Alignment::Initials(order) => {
                return self.cost_layers(text, order).pieces(self, text.as_bytes());
            }
            Alignment::Joined(from) => from,
        };
        self.first_pieces(order, text.len())
    }

    /// Returns the pieces that cover the first `left` bytes of the words, counted from the word
    /// `from`.
    pub(crate) fn first_pieces(&self, from: usize, mut left: usize) -> Vec<Piece> {
        let piece = |(nth, word): (usize, &NameWord<'_>)| {
            let length = word.text.len().min(left);
            left -= length;
            (nth, 0, length)
        };
        let all = (from..).zip(self.tail(from)).map(piece);
        all.take_while(|(.., length)| *length > 0).collect()
    }

    /// Returns the `nth` word of an order, and its index in the name.
    fn nth_word(&self, order: WordOrder, nth: usize) -> (usize, NameWord<'a>) {
        let at = order.from + nth;
        let at = if order.last_name_first { at % self.count.max(1) } else { at };
        (at, self.words.get(at).copied().unwrap_or_default())
    }

    /// Returns the number of words in an order.
    const fn word_count(&self, order: WordOrder) -> usize {
        if order.last_name_first { self.count } else { self.count - order.from }
    }

    /// Returns the minimum cost of matching all of `text` with an order: with particles only, and
    /// with any word.
    fn min_costs(&self, text: &str, order: WordOrder) -> (u8, u8) {
        let mut before = [[NO_COST; TABLE_SIZE]; 2];
        lower_cost(&mut before, 0, 0, 0);
        for nth in 0..self.word_count(order) {
            let (_, word) = self.nth_word(order, nth);
            let mut next = [[NO_COST; TABLE_SIZE]; 2];
            advance(text.as_bytes(), &word, &before, &mut next);
            before = next;
        }
        let [only, scoring] = before.map(|costs| costs.get(text.len()).copied());
        (only.unwrap_or(NO_COST), scoring.unwrap_or(NO_COST))
    }

    /// Returns the minimum costs of all prefixes of `text` after each word of an order.
    fn cost_layers(&self, text: &str, order: WordOrder) -> CostLayers {
        let count = self.word_count(order);
        let mut all =
            CostLayers { order, count, costs: [[[NO_COST; TABLE_SIZE]; 2]; MAX_NAME_WORDS + 1] };
        if let Some(first) = all.costs.first_mut() {
            lower_cost(first, 0, 0, 0);
        }
        for nth in 0..count {
            let (_, word) = self.nth_word(order, nth);
            let pair = all.costs.get_mut(nth..).and_then(<[PrefixCosts]>::first_chunk_mut);
            if let Some([before, next]) = pair {
                advance(text.as_bytes(), &word, before, next);
            }
        }
        all
    }
}

/// Returns how many words written together are needed to contain `text` as a prefix.
fn words_needed(words: &[NameWord<'_>], text: &str) -> Option<usize> {
    let mut rest = text;
    for (before, word) in words.iter().enumerate() {
        if word.text.starts_with(rest) {
            return Some(before + 1);
        }
        rest = rest.strip_prefix(word.text)?;
    }
    None
}

const NO_COST: u8 = u8::MAX;

/// Minimum cost per number of matched bytes: with particles only, and with any word.
type PrefixCosts = [[u8; TABLE_SIZE]; 2];

/// The costs before each word of an order, and after the last word.
struct CostLayers {
    order: WordOrder,
    count: usize,
    costs: [PrefixCosts; MAX_NAME_WORDS + 1],
}

fn lower_cost(costs: &mut PrefixCosts, scores: usize, at: usize, cost: u8) {
    if let Some(place) = costs.get_mut(scores).and_then(|costs| costs.get_mut(at)) {
        *place = cost.min(*place);
    }
}

/// Computes the costs after a word from the costs before it: skip the word, or match a prefix of
/// it.
fn advance(text: &[u8], word: &NameWord<'_>, before: &PrefixCosts, next: &mut PrefixCosts) {
    for (scores, costs) in before.iter().enumerate() {
        let costs = costs.iter().take(text.len() + 1).enumerate();
        for (at, cost) in costs.filter(|(_, cost)| **cost != NO_COST) {
            let rest = text.get(at..).unwrap_or_default();
            if rest.is_empty() {
                lower_cost(next, scores, at, *cost);
            } else if at > 0 {
                lower_cost(next, scores, at, cost.saturating_add(word.skip_cost()));
            }
            let with = scores | usize::from(!word.particle);
            for taken in 1..=common_prefix_len(rest, word.text.as_bytes()) {
                lower_cost(next, with, at + taken, *cost);
            }
        }
    }
}

/// Returns the length in bytes of the common prefix.
fn common_prefix_len(one: &[u8], other: &[u8]) -> usize {
    one.iter().zip(other).take_while(|(a, b)| a == b).count()
}

impl CostLayers {
    fn cost(&self, nth: usize, scores: usize, at: usize) -> u8 {
        let costs = self.costs.get(nth).and_then(|costs| costs.get(scores));
        costs.and_then(|costs| costs.get(at)).copied().unwrap_or(NO_COST)
    }

    /// Returns the cost of matching the whole text: with particles only, and with any word.
    fn end_costs(&self, length: usize) -> (u8, u8) {
        (self.cost(self.count, 0, length), self.cost(self.count, 1, length))
    }

    /// Returns the pieces of the cheapest match, traced back from its end.
    fn pieces(&self, name: &Name<'_>, text: &[u8]) -> Vec<Piece> {
        let mut here = (usize::from(self.end_costs(text.len()).1 != NO_COST), text.len());
        let mut pieces = Vec::new();
        for nth in (0..self.count).rev() {
            let (scores, at) = here;
            let cost = self.cost(nth + 1, scores, at);
            let (index, word) = name.nth_word(self.order, nth);
            let skip_cost = if at == text.len() { 0 } else { word.skip_cost() };
            let before = self.cost(nth, scores, at);
            if at > 0 && before != NO_COST && before.saturating_add(skip_cost) == cost {
                continue;
            }
            let from = |taken: usize| {
                let start = at.checked_sub(taken)?;
                let same = text.get(start..at) == word.text.as_bytes().get(..taken);
                let was = |was: &usize| {
                    was | usize::from(!word.particle) == scores
                        && self.cost(nth, *was, start) == cost
                };
                Some(([0, 1].into_iter().find(was).filter(|_| same)?, start))
            };
            let Some(came) = (1..=word.text.len()).find_map(from) else { continue };
            pieces.push((index, 0, at - came.1));
            here = came;
        }
        pieces.reverse();
        pieces
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn along(name: &str, text: &str) -> Option<(Cost, Vec<Piece>)> {
        let mut words = Name::default();
        for word in name.split(' ') {
            let particle = ["van", "den", "de", "der"].contains(&word);
            words.push(NameWord { text: word, sound: "", particle });
        }
        let (cost, alignment) = words.best_alignment(text)?;
        Some((cost, words.pieces(text, alignment)))
    }

    #[test]
    fn a_word_matches_across_the_words_of_a_name_at_minimum_cost() {
        let (joined, initials) = (Rule::Joined, Rule::Initials);
        let table: &[(&str, &str, Cost, &[Piece])] = &[
            (
                "jan van den berg",
                "janvandenb",
                Cost::similar(joined, 0),
                &[(0, 0, 3), (1, 0, 3), (2, 0, 3), (3, 0, 1)],
            ),
            (
                "jan van den berg",
                "vandenb",
                Cost::similar(joined, 1),
                &[(1, 0, 3), (2, 0, 3), (3, 0, 1)],
            ),
            (
                "jan van den berg",
                "jvdb",
                Cost::similar(initials, 1),
                &[(0, 0, 1), (1, 0, 1), (2, 0, 1), (3, 0, 1)],
            ),
            ("jan van den berg", "jberg", Cost::similar(initials, 3), &[(0, 0, 1), (3, 0, 4)]),
            ("jan van den berg", "vd", Cost::INITIAL_PARTICLES, &[(1, 0, 1), (2, 0, 1)]),
            ("jan van dijk", "vd", Cost::similar(initials, 3), &[(1, 0, 1), (2, 0, 1)]),
            ("pieter de vries", "vriesp", Cost::similar(initials, 11), &[(2, 0, 5), (0, 0, 1)]),
            ("jan piet bakker", "jb", Cost::similar(initials, 4), &[(0, 0, 1), (2, 0, 1)]),
            ("jan piet bakker", "pb", Cost::NONE, &[]),
            ("jan piet bakker", "pbak", Cost::similar(initials, 3), &[(1, 0, 1), (2, 0, 3)]),
        ];
        for (name, text, cost, pieces) in table {
            let found = along(name, text);
            let expected = (*cost != Cost::NONE).then(|| (*cost, pieces.to_vec()));
            assert_eq!(found, expected, "{text} along {name}");
        }
    }
}
