//! Searches several groups of people: first as typed, then similar people if there are few matches.

use std::collections::BTreeSet;

use super::{
    best::LevelSearch,
    index::{Index, LevelMatches, SearchRequest},
    people::chunk::Scope,
    query::{TypedWords, word::Tier},
    rules::cost::{Rule, SearchLevel},
};
use crate::domain::{MatchKind, UserId};

/// With this many matches, no weaker level is searched.
pub const ENOUGH_MATCHES: usize = 8;

/// A search over several groups.
#[derive(Clone, Copy)]
pub struct Search<'a> {
    /// The text as typed, not folded.
    pub text: &'a str,
    /// Maximum matches to return per group.
    pub take: usize,
    /// People ranked first among equals: they share an organisation with the searcher.
    pub first: &'a BTreeSet<UserId>,
    /// `true` once all people are read; before that, only matches as typed are searched.
    pub whole: bool,
    /// Returns whether the answer is still wanted; polled during the search.
    pub wanted: &'a dyn Fn() -> bool,
}

/// The matches in one group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matches {
    /// The best matches, best first, each with its kind.
    pub best: Vec<(UserId, MatchKind)>,
    /// Number of matches as typed.
    pub typed: usize,
    /// Number of similar matches.
    pub similar: usize,
}

impl Matches {
    /// Returns the number of all matches.
    pub const fn total(&self) -> usize {
        self.typed + self.similar
    }

    /// Returns the users of the best matches.
    pub fn ids(&self) -> Vec<UserId> {
        self.best.iter().map(|(id, _)| *id).collect()
    }

    /// Returns the kind of match of a user; [`MatchKind::Typed`] if not among the best.
    pub fn kind(&self, id: UserId) -> MatchKind {
        let is = |(other, _): &&(UserId, MatchKind)| *other == id;
        self.best.iter().find(is).map(|(_, kind)| *kind).unwrap_or_default()
    }

    fn add_similar(&mut self, similar: LevelMatches, take: usize) {
        let room = take.saturating_sub(self.best.len());
        let alike = |tier| tier > Rule::Initials as u16;
        let kind = |tier| if alike(tier) { MatchKind::Alike } else { MatchKind::Close };
        self.best.extend(similar.best.into_iter().take(room).map(|(id, tier)| (id, kind(tier))));
        self.similar = similar.total;
    }
}

/// Searches each group; the levels searched depend on the number of matches in all groups together.
/// Returns `None` if the answer is no longer wanted.
pub fn search<const N: usize>(
    mut groups: [(&mut Index, Scope); N],
    search: &Search<'_>,
) -> Option<[Matches; N]> {
    let &Search { text, take, first, wanted, .. } = search;
    let mut typed = Vec::with_capacity(N);
    for (index, scope) in &mut groups {
        let tier = Tier::Literal;
        let hits = index.find(&SearchRequest { scope: *scope, tier, text, take, first, wanted })?;
        let best = hits.best.into_iter().map(|id| (id, MatchKind::Typed)).collect();
        typed.push(Matches { best, typed: hits.total, similar: 0 });
    }
    let all = |found: &[Matches]| found.iter().map(Matches::total).sum::<usize>();
    let mut found = typed.clone();
    let words = TypedWords::similar(text).filter(|_| search.whole);
    for these in words.iter().flat_map(TypedWords::readings) {
        for level in [SearchLevel::Close, SearchLevel::Alike] {
            if all(&found) >= ENOUGH_MATCHES {
                break;
            }
            found.clone_from(&typed);
            for ((index, scope), found) in groups.iter_mut().zip(&mut found) {
                let (query, scope) = (&these, *scope);
                let level_search = LevelSearch { query, level, scope, take, first, wanted };
                found.add_similar(index.find_level(&level_search)?, take);
            }
        }
        if all(&found) > 0 {
            break;
        }
    }
    <[Matches; N]>::try_from(found).ok()
}
