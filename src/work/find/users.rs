//! Filtering the users of an environment.

use std::collections::BTreeSet;

use super::{Finder, find_extra_address, search_groups};
use crate::{
    domain::{Answer, EnvId, MatchKind, Matching, Now, Session, UserId, View, fold},
    search::{ENOUGH_MATCHES, MAX_TEXT_LENGTH, Scope, Search, SearchRequest, Tier},
    store::{Result, Store},
    work::names::PeopleIndex,
};

/// Maximum matches passed to the store as ids.
const MAX_PASSED_IDS: usize = 4096;

impl Finder {
    /// Returns the users of the session's environment whose name or address contains each word of
    /// the filter; if they are few, similar users follow. Waits until all names are read.
    ///
    /// # Errors
    /// Fails if the user may not see them, or if the store cannot be read.
    pub fn users(
        &mut self,
        store: &Store,
        session: Session,
        view: &View,
        now: Now,
    ) -> Result<Answer> {
        self.refresh(store, now)?;
        let wanted = self.is_wanted();
        let version = self.version.map(|(version, _)| version);
        let is_there = |text: &str| fold(text).split_whitespace().next().is_some();
        let is_known = view.filter.chars().count() <= MAX_TEXT_LENGTH && is_there(&view.filter);
        let owner = find_extra_address(store, &view.filter)?;
        let names = self.names(store)?;
        if is_known {
            names.wait_for_all(&wanted)?;
        }
        let mut matching = |env| {
            let mut found =
                is_known.then(|| find_matching(names, env, &view.filter, version, &wanted))??;
            found.found_by = owner.clone().and_then(|(owner, address)| {
                Some((owner.filter(|user| user.env == env)?.id, address))
            });
            if let Some((user, _)) = &found.found_by
                && !found.first.contains(user)
                && found.first.len() == found.total
            {
                found.first.push(*user);
                found.total += 1;
            }
            Some(found)
        };
        store.users(session, view, &mut matching, now)
    }
}

/// Finds the users of an environment who match a filter; `None` if the version of the file is
/// unknown.
fn find_matching(
    names: &mut PeopleIndex,
    env: EnvId,
    text: &str,
    version: Option<i64>,
    wanted: &(dyn Fn() -> bool + Sync),
) -> Option<Matching> {
    let (scope, tier, first) = (Scope::Environment(env), Tier::Inside, &BTreeSet::new());
    let asked = SearchRequest { scope, tier, text, take: MAX_PASSED_IDS, first, wanted };
    // A cancelled search has no hits, but nobody sees that answer.
    let hits = names.index.find(&asked).unwrap_or_default();
    let (version, found_by, total) = (version?, None, hits.total);
    let mut found = Matching { version, total, first: hits.best, similar: Vec::new(), found_by };
    if found.total >= ENOUGH_MATCHES {
        return Some(found);
    }
    let whole = names.is_complete();
    let search = Search { text, take: MAX_PASSED_IDS, first, whole, wanted };
    let [similar] = search_groups([(&mut names.index, scope)], &search);
    if similar.total() <= MAX_PASSED_IDS {
        let others = similar.best.into_iter().filter(|(user, _)| !found.first.contains(user));
        // The search treats some characters as equal; such matches count as exact here.
        let (typed, similar): (Vec<_>, Vec<_>) =
            others.partition(|(_, kind)| *kind == MatchKind::Typed);
        let typed: Vec<UserId> = typed.into_iter().map(|(user, _)| user).collect();
        found.first.extend(typed);
        found.total = found.first.len() + similar.len();
        found.similar = similar;
    }
    Some(found)
}
