//! The addresses of a chunk, in order of its people.

use std::iter::repeat;

use memchr::memmem::Finder;

use super::{
    letters::{Letters, pairs},
    positions::{BLOCK, BitIndex, Positions, as_bits},
    strings::{Strings, to_u32},
    texts::split_address,
};
use crate::search::{
    query::word::{Rank, Spelling},
    rules::{cost::Cost, cost_list::CostList},
};

/// Addresses, split before their `@`: local parts, indexed by their letters and pairs of letters,
/// and domains by number.
#[derive(Debug, Default)]
pub(crate) struct Addresses {
    local_parts: Strings,
    first_bytes: Vec<u8>,
    letters: BitIndex<32>,
    pairs: BitIndex<64>,
    domains: Vec<u32>,
    /// The distinct domains, each with its `@`, sorted.
    all_domains: Strings,
}

impl Addresses {
    pub(crate) fn from_addresses<'a>(all: impl Iterator<Item = &'a str> + Clone) -> Self {
        let mut new = Self::default();
        let mut domains: Vec<&str> = all.clone().map(|email| split_address(email).1).collect();
        domains.sort_unstable();
        domains.dedup();
        for domain in &domains {
            new.all_domains.push(domain);
        }
        let len = all.clone().count();
        (new.letters, new.pairs) = (BitIndex::new(len), BitIndex::new(len));
        for (at, (local, domain)) in all.map(split_address).enumerate() {
            new.local_parts.push(local);
            new.first_bytes.push(local.bytes().next().unwrap_or_default());
            new.letters.insert(at, Letters::from_bytes(local.bytes()).bits());
            new.pairs.insert(at, pairs(local.as_bytes()));
            new.domains.push(to_u32(domains.partition_point(|one| *one < domain)));
        }
        new.local_parts.shrink_to_fit();
        new.first_bytes.shrink_to_fit();
        new.domains.shrink_to_fit();
        new
    }

    /// Returns the two parts of the address at a position.
    pub(crate) fn get(&self, at: usize) -> (&str, &str) {
        let domain = self.domains.get(at).map_or("", |at| self.all_domains.get(*at as usize));
        (self.local_parts.get(at), domain)
    }

    /// Returns for each domain number whether `wanted` accepts the domain; `None` if it accepts
    /// none.
    fn matching_domains(&self, wanted: impl Fn(&str) -> bool) -> Option<Vec<bool>> {
        let all: Vec<bool> = self.all_domains.iter().map(wanted).collect();
        all.contains(&true).then_some(all)
    }

    /// Sets the cost of people with exactly this address.
    pub(crate) fn match_whole(&self, address: &str, costs: &mut CostList) {
        let (local, domain) = split_address(address);
        let Some(domains) = self.matching_domains(|one| one == domain) else { return };
        for (at, of) in self.domains.iter().enumerate() {
            if domains.get(*of as usize) == Some(&true) && self.local_parts.get(at) == local {
                costs.fill(at..at + 1, Cost::typed(Rank::EmailStart));
            }
        }
    }

    /// Sets the cost of people whose address contains this spelling and who have no cost yet. With
    /// `among`, only people with a cost as typed there can match.
    pub(crate) fn match_inside(
        &self,
        spelling: &Spelling,
        among: Option<&CostList>,
        costs: &mut CostList,
    ) {
        if let Some((local, domain)) = spelling.split_at_sign() {
            self.match_around_at(local, domain, costs);
        } else if let [one] = spelling.text.as_bytes()
            && among.is_none()
        {
            self.match_letter(*one, costs);
        } else {
            self.match_local_parts(spelling, among, costs);
        }
        self.match_domains(spelling, among, costs);
    }

    fn match_domains(&self, spelling: &Spelling, among: Option<&CostList>, costs: &mut CostList) {
        let inside = |domain: &str| spelling.finder.find(domain.as_bytes()).is_some();
        let Some(domains) = self.matching_domains(inside) else { return };
        let mut left =
            among.map_or_else(|| Positions::all(costs.len()), |among| among.found().clone());
        left.subtract(costs.found());
        for (nth, bits) in left.blocks() {
            let those = self.domains.iter().skip(nth * BLOCK).take(BLOCK);
            let found = as_bits(those.map(|of| domains.get(*of as usize) == Some(&true)));
            costs.fill_block(nth, found & bits, repeat(Cost::typed(Rank::EmailInside)));
        }
    }

    /// Matches a text with an `@`: the end of the local part and the start of the domain.
    fn match_around_at(&self, end: &str, domain: &str, costs: &mut CostList) {
        let Some(domains) = self.matching_domains(|one| one.starts_with(domain)) else { return };
        for (at, of) in self.domains.iter().enumerate() {
            if domains.get(*of as usize) != Some(&true) {
                continue;
            }
            let local = self.local_parts.get(at);
            if local.ends_with(end) {
                let all = local.len() == end.len();
                let rank = if all { Rank::EmailStart } else { Rank::EmailInside };
                costs.fill(at..at + 1, Cost::typed(rank));
            }
        }
    }

    /// Matches a single byte; a letter a-z is decided by the bit set alone.
    fn match_letter(&self, letter: u8, costs: &mut CostList) {
        let (start, inside) = (Cost::typed(Rank::EmailStart), Cost::typed(Rank::EmailInside));
        let plain = letter.is_ascii_lowercase();
        let mut left = self.letters.with_all(Letters::from_bytes([letter]).bits());
        left.subtract(costs.found());
        for (nth, mut bits) in left.blocks() {
            let from = nth * BLOCK;
            if !plain {
                let has = |at| self.local_parts.get(at).contains(letter as char);
                bits &= as_bits((from..from + BLOCK).map(has));
            }
            let first_bytes = self.first_bytes.get(from..).unwrap_or_default();
            let rank = |first: &u8| if *first == letter { start } else { inside };
            costs.fill_block(nth, bits, first_bytes.iter().map(rank));
        }
    }

    /// Matches in local parts. Their letters rule out most people, then the remaining texts are
    /// searched.
    fn match_local_parts(
        &self,
        spelling: &Spelling,
        among: Option<&CostList>,
        costs: &mut CostList,
    ) {
        let mut left =
            among.map_or_else(|| Positions::all(costs.len()), |among| among.found().clone());
        left.subtract(costs.found());
        self.pairs.keep_all(pairs(spelling.text.as_bytes()), &mut left);
        self.letters.keep_all(spelling.letters().bits(), &mut left);
        for at in left.iter() {
            if among.is_none_or(|among| among.get(at).is_typed())
                && let Some(cost) = self.local_part_cost(&spelling.finder, at)
            {
                costs.fill(at..at + 1, cost);
            }
        }
    }

    fn local_part_cost(&self, finder: &Finder<'_>, at: usize) -> Option<Cost> {
        let found = finder.find(self.local_parts.get(at).as_bytes())?;
        Some(Cost::typed(if found == 0 { Rank::EmailStart } else { Rank::EmailInside }))
    }
}
