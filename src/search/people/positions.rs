//! Sets of positions in a list, as bits, and an index from the bits of a set to those positions.

use std::ops::Range;

/// Number of positions in a block: the bits of one number.
pub(crate) const BLOCK: usize = 64;
/// Number of blocks that a processor reads from memory at once.
const CACHE_LINE: usize = 8;

/// A set of positions in a list, as bits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Positions(Vec<u64>);

impl Positions {
    /// Creates an empty set of positions in a list of this length.
    pub(crate) fn none(len: usize) -> Self {
        Self(vec![0; len.div_ceil(BLOCK)])
    }

    /// Creates the set of all positions in a list of this length.
    pub(crate) fn all(len: usize) -> Self {
        let mut all = Self(vec![u64::MAX; len.div_ceil(BLOCK)]);
        if let Some(last) = all.0.last_mut().filter(|_| !len.is_multiple_of(BLOCK)) {
            *last = (1 << (len % BLOCK)) - 1;
        }
        all
    }

    /// Creates the set of positions for which the items are `true`.
    pub(crate) fn of(mut items: impl ExactSizeIterator<Item = bool>) -> Self {
        let blocks = 0..items.len().div_ceil(BLOCK);
        Self(blocks.map(|_| as_bits(items.by_ref().take(BLOCK))).collect())
    }

    pub(crate) fn contains(&self, at: usize) -> bool {
        self.0.get(at / BLOCK).is_some_and(|bits| bits >> (at % BLOCK) & 1 == 1)
    }

    /// Removes all positions.
    pub(crate) fn clear(&mut self) {
        self.0.fill(0);
    }

    pub(crate) fn insert(&mut self, those: Range<usize>) {
        range_blocks(those).for_each(|(nth, bits)| self.insert_bits(nth, bits));
    }

    /// Adds positions of a block.
    pub(crate) fn insert_bits(&mut self, block: usize, bits: u64) {
        if let Some(all) = self.0.get_mut(block) {
            *all |= bits;
        }
    }

    pub(crate) fn remove(&mut self, at: usize) {
        if let Some(all) = self.0.get_mut(at / BLOCK) {
            *all &= !(1 << (at % BLOCK));
        }
    }

    /// Keeps only the positions that are also in `others`.
    pub(crate) fn intersect(&mut self, others: &Self) {
        for (line, others) in self.0.chunks_mut(CACHE_LINE).zip(others.0.chunks(CACHE_LINE)) {
            if has_any(line) {
                line.iter_mut().zip(others).for_each(|(one, other)| *one &= other);
            }
        }
    }

    /// Keeps only the positions that are also in the blocks that `others` returns.
    pub(crate) fn keep(&mut self, others: impl Fn(usize) -> u64) {
        for (nth, line) in self.0.chunks_mut(CACHE_LINE).enumerate() {
            if has_any(line) {
                (nth * CACHE_LINE..).zip(line).for_each(|(at, one)| *one &= others(at));
            }
        }
    }

    /// Adds the positions of `others`.
    pub(crate) fn unite(&mut self, others: &Self) {
        self.0.iter_mut().zip(&others.0).for_each(|(one, other)| *one |= other);
    }

    /// Removes the positions of `others`.
    pub(crate) fn subtract(&mut self, others: &Self) {
        self.0.iter_mut().zip(&others.0).for_each(|(one, other)| *one &= !other);
    }

    pub(crate) fn count(&self) -> usize {
        self.0.iter().map(|bits| bits.count_ones() as usize).sum()
    }

    /// Returns the positions of a block, as bits.
    pub(crate) fn block(&self, nth: usize) -> u64 {
        self.0.get(nth).copied().unwrap_or_default()
    }

    /// Returns the blocks that are not empty, with their numbers.
    pub(crate) fn blocks(&self) -> impl Iterator<Item = (usize, u64)> {
        self.0.iter().copied().enumerate().filter(|(_, bits)| *bits != 0)
    }

    /// Returns the positions in ascending order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = usize> {
        self.blocks().flat_map(|(nth, bits)| bit_positions(bits).map(move |at| nth * BLOCK + at))
    }
}

/// Returns whether any of these blocks has a position. If not, an intersection need not read the
/// memory of the other set.
fn has_any(line: &[u64]) -> bool {
    line.iter().fold(0, |any, bits| any | bits) != 0
}

/// A set of positions that counts those up to a position without a search.
#[derive(Debug, Default)]
pub(crate) struct CountedPositions {
    set: Positions,
    /// Per block, the number of positions in the blocks before it.
    before: Vec<u32>,
}

impl From<Positions> for CountedPositions {
    fn from(set: Positions) -> Self {
        let add =
            |sum: &mut u32, bits: &u64| Some(std::mem::replace(sum, *sum + bits.count_ones()));
        let before = set.0.iter().scan(0, add).collect();
        Self { set, before }
    }
}

impl CountedPositions {
    /// Returns how many positions of the set are at most `at`.
    pub(crate) fn count_until(&self, at: usize) -> usize {
        let bits = self.set.0.get(at / BLOCK).copied().unwrap_or_default();
        let before = self.before.get(at / BLOCK).copied().unwrap_or_default();
        let here = (bits << (BLOCK - 1 - at % BLOCK)).count_ones();
        (before + here) as usize
    }
}

/// Returns the blocks of a range of positions, each with its number and with the range as bits.
pub(crate) fn range_blocks(those: Range<usize>) -> impl Iterator<Item = (usize, u64)> {
    let Range { start, end } = those;
    let after = move |from: &usize| Some((from / BLOCK + 1) * BLOCK).filter(|next| *next < end);
    std::iter::successors(Some(start).filter(|from| *from < end), after).map(move |from| {
        let size = (BLOCK - from % BLOCK).min(end - from);
        (from / BLOCK, u64::MAX >> (BLOCK - size) << (from % BLOCK))
    })
}

/// Returns the positions of the bits of a number, lowest first.
pub(crate) fn bit_positions(bits: u64) -> impl Iterator<Item = usize> {
    let rest = |bits: &u64| Some(bits & (bits - 1)).filter(|rest| *rest != 0);
    let all = std::iter::successors(Some(bits).filter(|bits| *bits != 0), rest);
    all.map(|bits| bits.trailing_zeros() as usize)
}

/// Returns the items of a block as bits, the first as the lowest.
pub(crate) fn as_bits(items: impl Iterator<Item = bool>) -> u64 {
    items.enumerate().fold(0, |bits, (at, item)| bits | u64::from(item) << at)
}

/// Returns for each position of a block whether its bit is set. Without branches, so that loops
/// vectorise.
pub(crate) fn has_bits(bits: u64) -> [bool; BLOCK] {
    let mut all = [false; BLOCK];
    for (eight, byte) in all.chunks_exact_mut(8).zip(bits.to_le_bytes()) {
        for (nth, one) in eight.iter_mut().enumerate() {
            *one = byte & 1 << nth != 0;
        }
    }
    all
}

/// Returns the positions that are `true`, skipping eight at a time: most blocks have none.
pub(crate) fn true_positions(block: [bool; BLOCK]) -> impl Iterator<Item = usize> {
    let any = |eight: &[bool]| eight.iter().fold(false, |any, one| any | one);
    let eights = (0..BLOCK).step_by(8).filter(move |at| block.get(*at..at + 8).is_some_and(any));
    eights.flat_map(move |from| (from..from + 8).filter(move |at| block.get(*at) == Some(&true)))
}

/// For a list of sets of `N` bits: the positions of the sets that have a bit, for each bit. A
/// search reads only the bits that it asks for, 64 sets at a time.
#[derive(Debug)]
pub(crate) struct BitIndex<const N: usize> {
    with_bit: [Positions; N],
    len: usize,
}

impl<const N: usize> Default for BitIndex<N> {
    fn default() -> Self {
        Self { with_bit: [const { Positions(Vec::new()) }; N], len: 0 }
    }
}

impl<const N: usize> BitIndex<N> {
    /// Creates an index of `len` empty sets.
    pub(crate) fn new(len: usize) -> Self {
        Self { with_bit: std::array::from_fn(|_| Positions::none(len)), len }
    }

    /// Adds bits to the set at a position.
    pub(crate) fn insert(&mut self, at: usize, bits: u64) {
        for bit in bit_positions(bits) {
            if let Some(with) = self.with_bit.get_mut(bit) {
                with.insert_bits(at / BLOCK, 1 << (at % BLOCK));
            }
        }
    }

    /// Returns the positions of the sets that contain all of `bits`.
    pub(crate) fn with_all(&self, bits: u64) -> Positions {
        let mut found = Positions::all(self.len);
        self.keep_all(bits, &mut found);
        found
    }

    /// Keeps only the positions of sets that contain all of `bits`.
    pub(crate) fn keep_all(&self, bits: u64, found: &mut Positions) {
        self.of(bits).for_each(|with| found.intersect(with));
    }

    /// Returns the positions of the sets that contain any of `bits`.
    pub(crate) fn with_any(&self, bits: u64) -> Positions {
        let mut found = Positions::all(self.len);
        found.keep(|nth| self.block_with_any(bits, nth));
        found
    }

    /// Returns the positions of a block of the sets that contain any of `bits`.
    pub(crate) fn block_with_any(&self, bits: u64, nth: usize) -> u64 {
        self.of(bits).fold(0, |all, with| all | with.block(nth))
    }

    /// Returns the positions of the sets that lack at most `most` of `bits`.
    pub(crate) fn with_most(&self, bits: u64, most: usize) -> Positions {
        // Per number of missing bits so far: the positions of the sets that lack at most so many.
        let mut found = vec![Positions::all(self.len); most + 1];
        for with in self.of(bits) {
            for missing in (0..=most).rev() {
                let fewer = missing.checked_sub(1).and_then(|fewer| found.get(fewer)).cloned();
                if let Some(found) = found.get_mut(missing) {
                    found.intersect(with);
                    if let Some(fewer) = &fewer {
                        found.unite(fewer);
                    }
                }
            }
        }
        found.pop().unwrap_or_default()
    }

    fn of(&self, bits: u64) -> impl Iterator<Item = &Positions> {
        bit_positions(bits).filter_map(|bit| self.with_bit.get(bit))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_kept_across_blocks() {
        let mut set = Positions::none(200);
        for range in [3..3, 60..70, 127..193, 199..200] {
            set.insert(range);
        }
        set.remove(64);
        let expected: Vec<usize> = (60..64).chain(65..70).chain(127..193).chain(199..200).collect();
        assert_eq!(set.iter().collect::<Vec<_>>(), expected);
        assert_eq!(set.count(), expected.len());
        assert_eq!(Positions::all(130).count(), 130);
        assert_eq!(Positions::all(128).count(), 128);
        let mut left = Positions::all(200);
        left.subtract(&set);
        assert_eq!(left.count(), 200 - expected.len());
        assert_eq!(Positions::of((0..200).map(|at| expected.contains(&at))), set);
        let even = Positions::of((0..200).map(|at| at % 2 == 0));
        let expected: Vec<usize> = expected.into_iter().filter(|at| at % 2 == 0).collect();
        let (mut both, mut kept) = (set.clone(), set);
        both.intersect(&even);
        kept.keep(|nth| even.block(nth));
        assert_eq!((both.iter().collect::<Vec<_>>(), kept), (expected, both));
    }

    #[test]
    fn positions_are_counted_up_to_any_position() {
        let set = Positions::of((0..200).map(|at| at % 3 == 0 || (64..130).contains(&at)));
        let counted = CountedPositions::from(set.clone());
        for at in 0..200 {
            let expected = set.iter().filter(|one| *one <= at).count();
            assert_eq!(counted.count_until(at), expected, "up to {at}");
        }
    }

    #[test]
    fn sets_are_found_by_their_bits() {
        let sets: Vec<u64> = (0..300).map(|at| at % 32).collect();
        let mut index = BitIndex::<5>::new(sets.len());
        (0..).zip(&sets).for_each(|(at, set)| index.insert(at, *set));
        for bits in 0..32 {
            let those = |wanted: &dyn Fn(u64) -> bool| -> Vec<usize> {
                (0..sets.len()).filter(|at| wanted(sets[*at])).collect()
            };
            let all: Vec<usize> = index.with_all(bits).iter().collect();
            assert_eq!(all, those(&|set| set & bits == bits), "all of {bits}");
            let any: Vec<usize> = index.with_any(bits).iter().collect();
            assert_eq!(any, those(&|set| set & bits != 0), "any of {bits}");
            for most in 0..3 {
                let found: Vec<usize> = index.with_most(bits, most).iter().collect();
                let few = |set: u64| (bits & !set).count_ones() as usize <= most;
                assert_eq!(found, those(&few), "{bits} but {most}");
            }
        }
    }
}
