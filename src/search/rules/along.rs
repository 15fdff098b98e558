//! Matches a typed word across several words of a name: written together, or as initials.

use super::cost::{Cost, Rule};

/// Maximum words of a name.
pub(crate) const WORDS: usize = 16;
/// Size of the cost tables: a typed word of fewer bytes can match as initials.
const SIZE: usize = 32;
/// Minimum letters of a typed word to begin at a later word of the name, or to begin with the last
/// name.
const LATER: usize = 4;
/// Minimum letters of a typed word to match several words written together.
const TOGETHER: usize = 3;
/// Cost of beginning at a later word, per skipped word.
const BEGINS_LATER: usize = 2;
/// Cost of beginning with the last name and ending with the first.
const TURNED: usize = 10;

/// A word of a name, without punctuation.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct NameWord<'a> {
    pub(crate) text: &'a str,
    /// The sound key.
    pub(crate) sound: &'a str,
    /// `true` for a particle, such as *van* or *de*.
    pub(crate) particle: bool,
}

impl NameWord<'_> {
    /// The cost of skipping the word.
    const fn passed(&self) -> u8 {
        if self.particle { 1 } else { 3 }
    }
}

/// The words of one name, in order.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Name<'a> {
    parts: [NameWord<'a>; WORDS],
    count: usize,
}

/// A byte range in a word of a name: the word's index, start and end.
pub(crate) type Piece = (usize, usize, usize);

/// How a typed word matches across words.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Alignment {
    /// As a prefix of the words written together, from this one on.
    Joined(usize),
    /// As prefixes of successive words.
    Initials(WordOrder),
}

/// The word of the name to begin at, and whether the words before it follow at the end.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WordOrder {
    from: usize,
    turned: bool,
}

impl<'a> Name<'a> {
    /// Adds a word. The first one is never a particle.
    pub(crate) fn push(&mut self, part: NameWord<'a>) {
        if let Some(place) = self.parts.get_mut(self.count) {
            *place = NameWord { particle: part.particle && self.count > 0, ..part };
            self.count += 1;
        }
    }

    /// Returns the words from an index on.
    pub(crate) fn tail(&self, from: usize) -> &[NameWord<'a>] {
        self.parts.get(from..self.count).unwrap_or_default()
    }

    /// Returns the cheapest match of a typed word. A match that scores comes before one of
    /// particles only, as for matches as typed.
    pub(crate) fn along(&self, text: &str) -> Option<(Cost, Alignment)> {
        let joined = self.joined(text);
        if joined.is_some_and(|(cost, _)| cost.scores()) {
            return joined;
        }
        let initials = self.initials(text);
        let scores = initials.is_some_and(|(cost, _)| cost.scores());
        if scores { initials } else { joined.or(initials) }
    }

    fn joined(&self, text: &str) -> Option<(Cost, Alignment)> {
        let is_long = text.chars().nth(TOGETHER - 1).is_some();
        let mut particles = None;
        for from in 0..self.count {
            let words = begun(self.tail(from), text);
            let Some(words) = words.filter(|words| is_long || *words == 1) else { continue };
            let way = Alignment::Joined(from);
            if self.tail(from).iter().take(words).any(|part| !part.particle) {
                return Some((Cost::of(Rule::Joined, from), way));
            }
            particles = particles.or(Some((Cost::PARTICLES, way)));
        }
        particles
    }

    fn initials(&self, text: &str) -> Option<(Cost, Alignment)> {
        let signs = text.chars().count();
        if signs < 2 || text.len() >= SIZE {
            return None;
        }
        let (mut best, mut particles) = (None::<(usize, WordOrder)>, None);
        for (from, part) in self.tail(0).iter().enumerate() {
            if part.text.as_bytes().first() != text.as_bytes().first() {
                continue;
            }
            let mut consider = |turned: bool, cost: usize| {
                let order = WordOrder { from, turned };
                match self.ends(text, order) {
                    (_, scoring) if scoring != NEVER => {
                        let cost = cost + usize::from(scoring) + 1;
                        if best.is_none_or(|(least, _)| cost < least) {
                            best = Some((cost, order));
                        }
                    }
                    (only, _) if only != NEVER => particles = particles.or(Some(order)),
                    _ => {}
                }
            };
            if from == 0 || part.particle || signs >= LATER {
                consider(false, from * BEGINS_LATER);
            }
            if from > 0 && signs >= LATER {
                consider(true, TURNED);
            }
        }
        let scores = best.map(|(cost, order)| (Cost::of(Rule::Initials, cost), order));
        let found = scores.or(particles.map(|order| (Cost::PARTICLES, order)));
        found.map(|(cost, order)| (cost, Alignment::Initials(order)))
    }

    /// Returns the pieces of the words that a match covers.
    pub(crate) fn pieces(&self, text: &str, way: Alignment) -> Vec<Piece> {
        let order = match way {
            Alignment::Initials(order) => {
                return self.layers(text, order).pieces(self, text.as_bytes());
            }
            Alignment::Joined(from) => from,
        };
        self.first(order, text.len())
    }

    /// Returns the pieces that the first `left` bytes cover, from a word on.
    pub(crate) fn first(&self, from: usize, mut left: usize) -> Vec<Piece> {
        let piece = |(nth, part): (usize, &NameWord<'_>)| {
            let length = part.text.len().min(left);
            left -= length;
            (nth, 0, length)
        };
        let all = (from..).zip(self.tail(from)).map(piece);
        all.take_while(|(.., length)| *length > 0).collect()
    }

    /// Returns the `nth` word of an order, and its index in the name.
    fn at(&self, order: WordOrder, nth: usize) -> (usize, NameWord<'a>) {
        let at = order.from + nth;
        let at = if order.turned { at % self.count.max(1) } else { at };
        (at, self.parts.get(at).copied().unwrap_or_default())
    }

    /// Returns the number of words in an order.
    const fn size(&self, order: WordOrder) -> usize {
        if order.turned { self.count } else { self.count - order.from }
    }

    /// Returns the minimum cost of matching all of `text` with an order: with particles only, and
    /// with any word.
    fn ends(&self, text: &str, order: WordOrder) -> (u8, u8) {
        let mut before = [[NEVER; SIZE]; 2];
        lower(&mut before, (0, 0), 0);
        for nth in 0..self.size(order) {
            let (_, part) = self.at(order, nth);
            let mut next = [[NEVER; SIZE]; 2];
            read(text.as_bytes(), &part, &before, &mut next);
            before = next;
        }
        let [only, scoring] = before.map(|costs| costs.get(text.len()).copied());
        (only.unwrap_or(NEVER), scoring.unwrap_or(NEVER))
    }

    /// Returns the minimum costs of all prefixes of `text` after each word of an order.
    fn layers(&self, text: &str, order: WordOrder) -> Layers {
        let count = self.size(order);
        let mut all = Layers { order, count, costs: [[[NEVER; SIZE]; 2]; WORDS + 1] };
        if let Some(first) = all.costs.first_mut() {
            lower(first, (0, 0), 0);
        }
        for nth in 0..count {
            let (_, part) = self.at(order, nth);
            let pair = all.costs.get_mut(nth..).and_then(<[Costs]>::first_chunk_mut);
            if let Some([before, next]) = pair {
                read(text.as_bytes(), &part, before, next);
            }
        }
        all
    }
}

/// Returns how many words written together are needed to contain `text` as a prefix.
fn begun(words: &[NameWord<'_>], text: &str) -> Option<usize> {
    let mut rest = text;
    for (before, part) in words.iter().enumerate() {
        if part.text.starts_with(rest) {
            return Some(before + 1);
        }
        rest = rest.strip_prefix(part.text)?;
    }
    None
}

const NEVER: u8 = u8::MAX;

/// Minimum cost per number of matched bytes: with particles only, and with any word.
type Costs = [[u8; SIZE]; 2];

/// The costs before each word of an order, and after the last.
struct Layers {
    order: WordOrder,
    count: usize,
    costs: [Costs; WORDS + 1],
}

fn lower(costs: &mut Costs, (scores, at): (usize, usize), cost: u8) {
    if let Some(place) = costs.get_mut(scores).and_then(|costs| costs.get_mut(at)) {
        *place = cost.min(*place);
    }
}

/// Computes the costs after a word from those before it: skip the word, or match a prefix of it.
fn read(text: &[u8], part: &NameWord<'_>, before: &Costs, next: &mut Costs) {
    for (scores, costs) in before.iter().enumerate() {
        let costs = costs.iter().take(text.len() + 1).enumerate();
        for (at, cost) in costs.filter(|(_, cost)| **cost != NEVER) {
            let rest = text.get(at..).unwrap_or_default();
            if rest.is_empty() {
                lower(next, (scores, at), *cost);
            } else if at > 0 {
                lower(next, (scores, at), cost.saturating_add(part.passed()));
            }
            let with = scores | usize::from(!part.particle);
            for taken in 1..=common_prefix_len(rest, part.text.as_bytes()) {
                lower(next, (with, at + taken), *cost);
            }
        }
    }
}

/// Returns the length in bytes of the common prefix.
fn common_prefix_len(one: &[u8], other: &[u8]) -> usize {
    one.iter().zip(other).take_while(|(a, b)| a == b).count()
}

impl Layers {
    fn cost(&self, nth: usize, (scores, at): (usize, usize)) -> u8 {
        let costs = self.costs.get(nth).and_then(|costs| costs.get(scores));
        costs.and_then(|costs| costs.get(at)).copied().unwrap_or(NEVER)
    }

    /// Returns the cost of matching the whole text: with particles only, and with any word.
    fn end(&self, length: usize) -> (u8, u8) {
        (self.cost(self.count, (0, length)), self.cost(self.count, (1, length)))
    }

    /// Returns the pieces of the cheapest match, traced back from its end.
    fn pieces(&self, name: &Name<'_>, text: &[u8]) -> Vec<Piece> {
        let mut here = (usize::from(self.end(text.len()).1 != NEVER), text.len());
        let mut pieces = Vec::new();
        for nth in (0..self.count).rev() {
            let (cost, (scores, at)) = (self.cost(nth + 1, here), here);
            let (word, part) = name.at(self.order, nth);
            let passed = if at == text.len() { 0 } else { part.passed() };
            let before = self.cost(nth, here);
            if at > 0 && before != NEVER && before.saturating_add(passed) == cost {
                continue;
            }
            let from = |taken: usize| {
                let start = at.checked_sub(taken)?;
                let same = text.get(start..at) == part.text.as_bytes().get(..taken);
                let was = |was: &usize| {
                    was | usize::from(!part.particle) == scores
                        && self.cost(nth, (*was, start)) == cost
                };
                Some(([0, 1].into_iter().find(was).filter(|_| same)?, start))
            };
            let Some(came) = (1..=part.text.len()).find_map(from) else { continue };
            pieces.push((word, 0, at - came.1));
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
        let (cost, way) = words.along(text)?;
        Some((cost, words.pieces(text, way)))
    }

    #[test]
    fn a_word_is_read_along_the_words_of_a_name_as_cheaply_as_can_be() {
        let (joined, initials) = (Rule::Joined, Rule::Initials);
        let table: &[(&str, &str, Cost, &[Piece])] = &[
            (
                "jan van den berg",
                "janvandenb",
                Cost::of(joined, 0),
                &[(0, 0, 3), (1, 0, 3), (2, 0, 3), (3, 0, 1)],
            ),
            (
                "jan van den berg",
                "vandenb",
                Cost::of(joined, 1),
                &[(1, 0, 3), (2, 0, 3), (3, 0, 1)],
            ),
            (
                "jan van den berg",
                "jvdb",
                Cost::of(initials, 1),
                &[(0, 0, 1), (1, 0, 1), (2, 0, 1), (3, 0, 1)],
            ),
            ("jan van den berg", "jberg", Cost::of(initials, 3), &[(0, 0, 1), (3, 0, 4)]),
            ("jan van den berg", "vd", Cost::PARTICLES, &[(1, 0, 1), (2, 0, 1)]),
            ("jan van dijk", "vd", Cost::of(initials, 3), &[(1, 0, 1), (2, 0, 1)]),
            ("pieter de vries", "vriesp", Cost::of(initials, 11), &[(2, 0, 5), (0, 0, 1)]),
            ("jan piet bakker", "jb", Cost::of(initials, 4), &[(0, 0, 1), (2, 0, 1)]),
            ("jan piet bakker", "pb", Cost::NONE, &[]),
            ("jan piet bakker", "pbak", Cost::of(initials, 3), &[(1, 0, 1), (2, 0, 3)]),
        ];
        for (name, text, cost, pieces) in table {
            let found = along(name, text);
            let expected = (*cost != Cost::NONE).then(|| (*cost, pieces.to_vec()));
            assert_eq!(found, expected, "{text} along {name}");
        }
    }
}
