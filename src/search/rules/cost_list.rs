//! The costs of a word for all people of a chunk.

use std::ops::Range;

use super::cost::Cost;
use crate::search::people::positions::{BLOCK, Positions, bit_positions, has_bits, range_blocks};

/// One cost per person, and the positions of the people who have a cost: most words match few. The
/// costs of other people mean nothing, so a list can be used again without writing a cost for
/// everybody.
#[derive(Clone, Debug, Default)]
pub(crate) struct CostList {
    /// As numbers, so that new memory needs no writing.
    costs: Vec<u8>,
    found: Positions,
}

impl CostList {
    /// Creates a list in which nobody has a cost.
    pub(crate) fn new(len: usize) -> Self {
        Self { costs: vec![0; len], found: Positions::none(len) }
    }

    /// Removes all costs.
    pub(crate) fn clear(&mut self) {
        self.found.clear();
    }

    pub(crate) const fn len(&self) -> usize {
        self.costs.len()
    }

    /// Returns the positions of the people who have a cost.
    pub(crate) const fn found(&self) -> &Positions {
        &self.found
    }

    /// Returns the cost of the person at a position.
    pub(crate) fn get(&self, at: usize) -> Cost {
        let cost = self.costs.get(at).filter(|_| self.found.contains(at));
        cost.copied().map_or(Cost::NONE, Cost::from_number)
    }

    /// Returns the costs of a block; they only count for people who have a cost.
    pub(crate) fn block(&self, nth: usize) -> [Cost; BLOCK] {
        let mut block = [Cost::NONE; BLOCK];
        let costs = self.costs.get(nth * BLOCK..).unwrap_or_default();
        block.iter_mut().zip(costs).for_each(|(one, cost)| *one = Cost::from_number(*cost));
        block
    }

    /// Sets the cost of the people at these positions who have no cost yet.
    pub(crate) fn fill(&mut self, people: Range<usize>, cost: Cost) {
        for (nth, bits) in range_blocks(people) {
            for at in bit_positions(bits & !self.found.block(nth)) {
                if let Some(one) = self.costs.get_mut(nth * BLOCK + at) {
                    *one = cost.number();
                }
            }
            self.found.insert_bits(nth, bits);
        }
    }

    /// Sets the cost of these people of a block who have no cost yet, from the `costs` of everybody
    /// in the block.
    pub(crate) fn fill_block(
        &mut self,
        nth: usize,
        people: u64,
        costs: impl Iterator<Item = Cost>,
    ) {
        let missing = people & !self.found.block(nth);
        let block = self.costs.get_mut(nth * BLOCK..).unwrap_or_default();
        for (one, (missing, cost)) in block.iter_mut().zip(has_bits(missing).iter().zip(costs)) {
            *one = if *missing { cost.number() } else { *one };
        }
        self.found.insert_bits(nth, people);
    }

    /// Lowers the cost of the people at these positions.
    pub(crate) fn lower(&mut self, people: Range<usize>, cost: Cost) {
        if cost == Cost::NONE {
            return;
        }
        for at in people.clone() {
            let best = cost.best(self.get(at));
            if let Some(one) = self.costs.get_mut(at) {
                *one = best.number();
            }
        }
        self.found.insert(people);
    }

    /// Gives everybody who has a cost this cost.
    pub(crate) fn make_equal(&mut self, cost: Cost) {
        self.costs.fill(cost.number());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::query::word::Rank;

    #[test]
    fn a_cleared_list_forgets_its_costs() {
        let (start, later) = (Cost::typed(Rank::NameStart), Cost::typed(Rank::WordStart));
        let mut costs = CostList::new(150);
        costs.fill(60..140, start);
        costs.clear();
        assert!((0..150).all(|at| costs.get(at) == Cost::NONE));
        costs.lower(62..66, later);
        costs.fill(60..70, Cost::typed(Rank::EmailStart));
        costs.lower(69..71, start);
        let expected = |at| match at {
            62..66 => later,
            69..71 => start,
            60..69 => Cost::typed(Rank::EmailStart),
            _ => Cost::NONE,
        };
        for at in 0..150 {
            assert_eq!(costs.get(at), expected(at), "{at}");
            let of_block = costs.block(at / BLOCK).get(at % BLOCK).copied();
            assert!(of_block == Some(expected(at)) || expected(at) == Cost::NONE, "{at}");
        }
    }
}
