//! One search in several groups of people: as typed, then who is like it, as far as few are found.

use std::collections::BTreeSet;

use super::{
    best::Look,
    index::{Index, SearchRequest, Similar},
    people::chunk::Scope,
    query::{TypedWords, word::Tier},
    rules::cost::{Depth, Rule},
};
use crate::domain::{MatchKind, UserId};

/// Where so many are found, no less exact match is looked for.
pub const ENOUGH: usize = 8;

/// What is looked for, in all groups alike.
#[derive(Clone, Copy)]
pub struct Search<'a> {
    /// What was typed.
    pub text: &'a str,
    /// How many of the best of each group are wanted.
    pub take: usize,
    /// The people ranked first among equals: those who share an organisation with the searcher.
    pub first: &'a BTreeSet<UserId>,
    /// `true` if all people are read; before that only what is typed is looked for.
    pub whole: bool,
    /// Whether the answer is still wanted.
    pub wanted: &'a (dyn Fn() -> bool + Sync),
}

/// The people found in a group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matches {
    /// The best ones, best first, and how each matches.
    pub best: Vec<(UserId, MatchKind)>,
    /// How many match as typed.
    pub typed: usize,
    /// How many are only like what was typed.
    pub similar: usize,
}

impl Matches {
    /// How many there are in all.
    pub const fn total(&self) -> usize {
        self.typed + self.similar
    }

    /// The best ones.
    pub fn ids(&self) -> Vec<UserId> {
        self.best.iter().map(|(id, _)| *id).collect()
    }

    /// How one of the best matches.
    pub fn kind(&self, id: UserId) -> MatchKind {
        let is = |(other, _): &&(UserId, MatchKind)| *other == id;
        self.best.iter().find(is).map(|(_, kind)| *kind).unwrap_or_default()
    }

    fn add(&mut self, similar: Similar, take: usize) {
        let room = take.saturating_sub(self.best.len());
        let alike = |tier| tier > Rule::Initials as u16;
        let kind = |tier| if alike(tier) { MatchKind::Alike } else { MatchKind::Close };
        self.best.extend(similar.best.into_iter().take(room).map(|(id, tier)| (id, kind(tier))));
        self.similar = similar.total;
    }
}

/// Finds in each group who matches; how far is looked depends on all groups together. Nothing when
/// the answer is no longer wanted.
pub fn search<const N: usize>(
    mut groups: [(&mut Index, Scope); N],
    it: &Search<'_>,
) -> Option<[Matches; N]> {
    let &Search { text, take, first, wanted, .. } = it;
    let mut typed = Vec::with_capacity(N);
    for (index, scope) in &mut groups {
        let tier = Tier::Literal;
        let hits = index.find(&SearchRequest { scope: *scope, tier, text, take, first, wanted })?;
        let best = hits.best.into_iter().map(|id| (id, MatchKind::Typed)).collect();
        typed.push(Matches { best, typed: hits.total, similar: 0 });
    }
    let all = |found: &[Matches]| found.iter().map(Matches::total).sum::<usize>();
    let mut found = typed.clone();
    let words = TypedWords::like(text).filter(|_| it.whole);
    for these in words.iter().flat_map(TypedWords::ways) {
        for level in [Depth::Close, Depth::Alike] {
            if all(&found) >= ENOUGH {
                break;
            }
            found.clone_from(&typed);
            for ((index, scope), found) in groups.iter_mut().zip(&mut found) {
                let (query, scope) = (&these, *scope);
                let look = Look { query, level, scope, take, first, wanted };
                found.add(index.look(&look)?, take);
            }
        }
        if all(&found) > 0 {
            break;
        }
    }
    <[Matches; N]>::try_from(found).ok()
}
