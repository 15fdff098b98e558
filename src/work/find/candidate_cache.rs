//! Data for adding members to one organisation, kept between the keys of a search.

use std::collections::BTreeMap;

use super::CandidateScope;
use crate::{
    domain::{CandidateRow, Findable, Now, SearchContext, UserId, UserSelector, fold},
    search::Index,
    store::{Result, Store},
};

/// Data for adding members to one organisation, with an index of the candidates from partners.
#[derive(Debug)]
pub(super) struct CandidateCache {
    pub(super) scope: CandidateScope,
    pub(super) context: SearchContext,
    pub(super) partners: Index,
    /// Folded names of the candidates from partners, with the number of people who have each.
    partner_names: BTreeMap<String, usize>,
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
            |(id, name, email)| Findable { id, env: context.env, active: true, name, email };
        let partners = Index::from_people(
            folded.iter().map(|(id, n, e)| findable((*id, n.as_str(), e.as_str()))),
        );
        Ok(Self { scope, context, partners, partner_names })
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
