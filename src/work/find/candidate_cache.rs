//! Data for adding members to one organisation, kept between the keys of a search.

use std::collections::BTreeMap;

use super::CandidateScope;
use crate::{
    domain::{CandidateRow, Findable, Now, UserId, UserSelector, fold},
    search::Index,
    store::{Result, SearchContext, Store},
};

/// Maximum own users whose rows are kept; more only if one answer has more.
const MAX_KEPT_ROWS: usize = 4096;

/// Data for adding members to one organisation, with an index of the candidates from partners.
#[derive(Debug)]
pub(super) struct CandidateCache {
    pub(super) scope: CandidateScope,
    pub(super) context: SearchContext,
    pub(super) partners: Index,
    /// Folded names of the candidates from partners, with the number of people who have each.
    partner_names: BTreeMap<String, usize>,
    /// Rows of own users that earlier keys showed; many are shown again after the next letter.
    own_rows: BTreeMap<UserId, CandidateRow>,
}

impl CandidateCache {
    /// Reads the partners whose users can become members.
    ///
    /// # Errors
    /// Fails if the user may not add members, or if the store cannot be read.
    pub(super) fn read(store: &Store, scope: CandidateScope, now: Now) -> Result<Self> {
        let CandidateScope { session, org } = scope;
        let mut context = store.search_context(session, org, now)?;
        let folded: Vec<_> = context
            .partners
            .iter()
            .map(|row| (row.person.id, fold(&row.person.name), fold(&row.email)))
            .collect();
        let mut partner_names = BTreeMap::new();
        for (_, name, _) in &folded {
            *partner_names.entry(name.clone()).or_default() += 1;
        }
        for (row, (_, name, _)) in context.partners.iter_mut().zip(&folded) {
            row.namesake |= partner_names.get(name).is_some_and(|count| *count > 1);
        }
        let findable =
            |(id, name, email)| Findable { id, env: context.env(), active: true, name, email };
        let partners = Index::from_people(
            folded.iter().map(|(id, n, e)| findable((*id, n.as_str(), e.as_str()))),
        );
        Ok(Self { scope, context, partners, partner_names, own_rows: BTreeMap::new() })
    }

    /// Returns own users as candidates, in the order of these ids. Reads only the rows that are not
    /// kept.
    ///
    /// # Errors
    /// Fails if the store cannot be read.
    pub(super) fn own_candidates(
        &mut self,
        store: &Store,
        ids: &[UserId],
        now: Now,
    ) -> Result<Vec<CandidateRow>> {
        if self.own_rows.len() + ids.len() > MAX_KEPT_ROWS {
            self.own_rows.clear();
        }
        let is_missing = |id: &UserId| !self.own_rows.contains_key(id);
        let missing: Vec<UserId> = ids.iter().copied().filter(is_missing).collect();
        if !missing.is_empty() {
            let read = self.read_own(store, UserSelector::These(&missing), now)?;
            self.own_rows.extend(read.into_iter().map(|row| (row.person.id, row)));
        }
        Ok(ids.iter().filter_map(|id| self.own_rows.get(id).cloned()).collect())
    }

    /// Reads own users as candidates.
    ///
    /// # Errors
    /// Fails if the store cannot be read.
    pub(super) fn read_own(
        &self,
        store: &Store,
        users: UserSelector<'_>,
        now: Now,
    ) -> Result<Vec<CandidateRow>> {
        let mut rows = store.candidates_in(&self.context, users, now)?;
        self.mark_namesakes(&mut rows);
        Ok(rows)
    }

    /// Returns the candidate with this id; no row if the user may not see them.
    pub(super) fn candidate_by_id(
        &self,
        store: &Store,
        user: UserId,
        now: Now,
    ) -> Result<Vec<CandidateRow>> {
        let CandidateScope { session, org } = self.scope;
        let mut rows = store.candidates(session, org, UserSelector::These(&[user]), now)?;
        self.mark_namesakes(&mut rows);
        rows.extend(self.context.partners.iter().filter(|row| row.person.id == user).cloned());
        Ok(rows)
    }

    /// Marks own users who share a name with somebody from a partner.
    pub(super) fn mark_namesakes(&self, rows: &mut [CandidateRow]) {
        for row in rows {
            row.namesake |= self.partner_names.contains_key(&fold(&row.person.name));
        }
    }
}
