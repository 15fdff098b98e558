//! The costs of a word for all people of a chunk.

use std::ops::Range;

use super::cost::Cost;
use crate::search::people::positions::{BLOCK, Positions, has_bits};

/// One cost per person, and the positions of the people who have a cost: most words match few.
#[derive(Clone, Debug, Default)]
pub(crate) struct CostList {
    costs: Vec<Cost>,
    found: Positions,
}

impl CostList {
    /// Creates a list in which nobody has a cost.
    pub(crate) fn new(len: usize) -> Self {
        Self { costs: vec![Cost::NONE; len], found: Positions::none(len) }
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
        self.costs.get(at).copied().unwrap_or(Cost::NONE)
    }

    /// Returns the costs of the people at these positions.
    pub(crate) fn range(&self, people: Range<usize>) -> &[Cost] {
        self.costs.get(people).unwrap_or_default()
    }

    /// Returns the costs of a block; [`Cost::NONE`] past the last person.
    pub(crate) fn block(&self, nth: usize) -> [Cost; BLOCK] {
        let from = nth * BLOCK;
        let costs = self.range(from..self.len().min(from + BLOCK));
        costs.try_into().unwrap_or_else(|_| {
            let mut block = [Cost::NONE; BLOCK];
            block.iter_mut().zip(costs).for_each(|(one, cost)| *one = *cost);
            block
        })
    }

    /// Sets the cost of the people at these positions who have no cost yet.
    pub(crate) fn fill(&mut self, people: Range<usize>, cost: Cost) {
        let missing = self.costs.get_mut(people.clone()).unwrap_or_default();
        missing.iter_mut().filter(|one| **one == Cost::NONE).for_each(|one| *one = cost);
        self.found.insert(people);
    }

    /// Sets the cost of these people of a block who have no cost yet, from the `costs` of everybody
    /// in the block.
    pub(crate) fn fill_block(
        &mut self,
        nth: usize,
        people: u64,
        costs: impl Iterator<Item = Cost>,
    ) {
        let block = self.costs.get_mut(nth * BLOCK..).unwrap_or_default();
        for (one, (wanted, cost)) in block.iter_mut().zip(has_bits(people).iter().zip(costs)) {
            *one = if *wanted && *one == Cost::NONE { cost } else { *one };
        }
        self.found.insert_bits(nth, people);
    }

    /// Lowers the cost of the people at these positions.
    pub(crate) fn lower(&mut self, people: Range<usize>, cost: Cost) {
        if cost != Cost::NONE {
            let those = self.costs.get_mut(people.clone()).unwrap_or_default();
            for one in those {
                *one = cost.best(*one);
            }
            self.found.insert(people);
        }
    }

    /// Gives everybody who has a cost this cost.
    pub(crate) fn make_equal(&mut self, cost: Cost) {
        self.costs.iter_mut().filter(|one| **one != Cost::NONE).for_each(|one| *one = cost);
    }
}
