//! The addresses of a chunk, in order of its people.

use memchr::memmem::Finder;

use super::{
    letters::{BLOCK, Letters, Pairs, true_positions},
    strings::{Strings, to_u32},
    texts::split_address,
};
use crate::search::{
    query::word::{Rank, Spelling},
    rules::cost::Cost,
};

/// Addresses, split before their `@`: local parts with precomputed letters, and domains by number.
#[derive(Debug, Default)]
pub(crate) struct Addresses {
    local_parts: Strings,
    first_bytes: Vec<u8>,
    letters: Vec<Letters>,
    pairs: [Vec<u32>; 2],
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
        for (local, domain) in all.map(split_address) {
            new.local_parts.push(local);
            new.first_bytes.push(local.bytes().next().unwrap_or_default());
            new.letters.push(Letters::from_bytes(local.bytes()));
            let Pairs(halves) = Pairs::from_bytes(local.as_bytes());
            new.pairs.iter_mut().zip(halves).for_each(|(all, half)| all.push(half));
            new.domains.push(to_u32(domains.partition_point(|one| *one < domain)));
        }
        new.local_parts.shrink_to_fit();
        new.first_bytes.shrink_to_fit();
        new.letters.shrink_to_fit();
        new.pairs.iter_mut().for_each(Vec::shrink_to_fit);
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
    pub(crate) fn match_whole(&self, address: &str, costs: &mut [Cost]) {
        let (local, domain) = split_address(address);
        let Some(domains) = self.matching_domains(|one| one == domain) else { return };
        for (at, (cost, of)) in costs.iter_mut().zip(&self.domains).enumerate() {
            if domains.get(*of as usize) == Some(&true) && self.local_parts.get(at) == local {
                *cost = Cost::typed(Rank::EmailStart);
            }
        }
    }

    /// Sets the cost of people whose address contains this spelling and who have no cost yet. With
    /// `among`, only people with a cost as typed there can match.
    pub(crate) fn match_inside(
        &self,
        spelling: &Spelling,
        among: Option<&[Cost]>,
        costs: &mut [Cost],
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
        let inside = |domain: &str| spelling.finder.find(domain.as_bytes()).is_some();
        if let Some(domains) = self.matching_domains(inside) {
            let inside = Cost::typed(Rank::EmailInside);
            for (cost, domain) in costs.iter_mut().zip(&self.domains) {
                if *cost == Cost::NONE && domains.get(*domain as usize) == Some(&true) {
                    *cost = inside;
                }
            }
        }
    }

    /// Matches a text with an `@`: the end of the local part and the start of the domain.
    fn match_around_at(&self, end: &str, domain: &str, costs: &mut [Cost]) {
        let Some(domains) = self.matching_domains(|one| one.starts_with(domain)) else { return };
        for (at, (cost, of)) in costs.iter_mut().zip(&self.domains).enumerate() {
            if *cost != Cost::NONE || domains.get(*of as usize) != Some(&true) {
                continue;
            }
            let local = self.local_parts.get(at);
            if local.ends_with(end) {
                let all = local.len() == end.len();
                *cost = Cost::typed(if all { Rank::EmailStart } else { Rank::EmailInside });
            }
        }
    }

    /// Matches a single byte; a letter a-z is decided by the bit set alone.
    fn match_letter(&self, letter: u8, costs: &mut [Cost]) {
        let wanted = Letters::from_bytes([letter]);
        let (start, inside) = (Cost::typed(Rank::EmailStart), Cost::typed(Rank::EmailInside));
        let plain = letter.is_ascii_lowercase();
        let candidates = self.letters.iter().zip(&self.first_bytes).enumerate();
        for (cost, (at, (letters, first))) in costs.iter_mut().zip(candidates) {
            let has = letters.contains_all(wanted)
                && (plain || self.local_parts.get(at).contains(letter as char));
            let found = if *first == letter { start } else { inside };
            if *cost == Cost::NONE && has {
                *cost = found;
            }
        }
    }

    /// Matches in local parts. Bit sets rule out most people of a block in vectorised loops, then
    /// the remaining texts are searched.
    fn match_local_parts(&self, spelling: &Spelling, among: Option<&[Cost]>, costs: &mut [Cost]) {
        let wanted = Letters::from_bytes(spelling.text.bytes());
        let Pairs(pairs) = Pairs::from_bytes(spelling.text.as_bytes());
        let blocks = costs.chunks_mut(BLOCK).zip(self.letters.chunks(BLOCK)).enumerate();
        for (nth, (costs, letters)) in blocks {
            let mut left = [false; BLOCK];
            let from = nth * BLOCK;
            let here = from..from + costs.len();
            if let Some(among) = among.and_then(|among| among.get(here.clone())) {
                left.iter_mut().zip(among).for_each(|(left, one)| *left = one.is_typed());
                if !left.contains(&true) {
                    continue;
                }
            } else {
                left = [true; BLOCK];
            }
            for (left, (cost, letters)) in left.iter_mut().zip(costs.iter().zip(letters)) {
                *left &= letters.contains_all(wanted);
                *left &= *cost == Cost::NONE;
            }
            for (half, all) in pairs.iter().zip(&self.pairs).filter(|(half, _)| **half != 0) {
                if !left.iter().fold(false, |any, one| any | one) {
                    break;
                }
                let all = all.get(here.clone()).unwrap_or_default();
                left.iter_mut().zip(all).for_each(|(left, one)| *left &= one & half == *half);
            }
            for at in true_positions(left) {
                if let Some(cost) = costs.get_mut(at) {
                    *cost = self.local_part_cost(&spelling.finder, from + at);
                }
            }
        }
    }

    fn local_part_cost(&self, finder: &Finder<'_>, at: usize) -> Cost {
        match finder.find(self.local_parts.get(at).as_bytes()) {
            Some(0) => Cost::typed(Rank::EmailStart),
            Some(_) => Cost::typed(Rank::EmailInside),
            None => Cost::NONE,
        }
    }
}
