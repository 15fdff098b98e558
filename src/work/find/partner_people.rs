//! Finding the users of partners.

use std::collections::BTreeSet;

use super::{Finder, TypedText, find_extra_address, search_groups};
use crate::{
    domain::{CandidateRow, Now, PartnerPeople, Session, UserId},
    search::{Scope, Search},
    store::{Result, Store},
    work::partner_people::PartnerIndex,
};

impl Finder {
    /// Finds users of partners whom a member dialog of the session's user would show, best match
    /// first.
    ///
    /// # Errors
    /// Fails if the user is not active, or if the store cannot be read.
    pub fn partner_people(
        &mut self,
        store: &Store,
        session: Session,
        typed: TypedText<'_>,
        now: Now,
    ) -> Result<PartnerPeople> {
        let TypedText { text, take } = typed;
        self.refresh(store, now)?;
        let (first, wanted) = (&BTreeSet::new(), &self.is_wanted());
        let kept = self.partners.take().filter(|kept| kept.session == session);
        let partners = match kept {
            Some(kept) => kept,
            None => PartnerIndex::read(store, session, now)?,
        };
        let partners = self.partners.insert(partners);
        if text.trim().is_empty() {
            return Ok(PartnerPeople::default());
        }
        let search = &Search { text, take, first, whole: true, wanted };
        let [found] = search_groups([(&mut partners.index, Scope::All)], search);
        let by_id = |id: UserId| partners.rows.iter().find(|row| row.person.id == id).cloned();
        let row = |id: &UserId| Some(CandidateRow { kind: found.kind(*id), ..by_id(*id)? });
        let mut rows: Vec<CandidateRow> = found.ids().iter().filter_map(row).collect();
        if let Some((owner, address)) = find_extra_address(store, text)? {
            let owner = owner.and_then(|user| by_id(user.id));
            rows.splice(0..0, owner.map(|row| CandidateRow { found_by: Some(address), ..row }));
        }
        Ok(PartnerPeople { rows })
    }
}
