//! Users of partners whom the member dialogs of a user show, read once for many searches.

use crate::{
    domain::{CandidateRow, EnvId, Findable, Now, Session, fold},
    search::Index,
    store::{Result, Store},
};

/// The users of partners that the session's user can find, indexed by name and address.
#[derive(Debug)]
pub(super) struct PartnerIndex {
    pub(super) session: Session,
    pub(super) rows: Vec<CandidateRow>,
    pub(super) index: Index,
}

impl PartnerIndex {
    pub(super) fn read(store: &Store, session: Session, now: Now) -> Result<Self> {
        let rows = store.partner_people(session, now)?;
        let folded: Vec<_> = rows
            .iter()
            .map(|row| (row.person.id, fold(&row.person.name), fold(&row.email)))
            .collect();
        let index = Index::from_people(folded.iter().map(|(id, name, email)| Findable {
            id: *id,
            env: EnvId(0),
            active: true,
            name,
            email,
        }));
        Ok(Self { session, rows, index })
    }
}
