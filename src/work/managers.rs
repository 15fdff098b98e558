//! Relationship managers (*Relatiemanagers*) of other environments, read once for many searches.

use crate::{
    domain::{EnvId, Findable, ManagerRow, Session, fold},
    search::Index,
    store::{Result, Store},
};

/// Relationship managers whom the session's user can ask, indexed by name and environment.
#[derive(Debug)]
pub(super) struct Managers {
    pub(super) session: Session,
    pub(super) rows: Vec<ManagerRow>,
    pub(super) index: Index,
}

impl Managers {
    pub(super) fn read(store: &Store, session: Session) -> Result<Self> {
        let rows = store.managers(session)?;
        let folded: Vec<_> = rows
            .iter()
            .map(|row| (row.person.id, fold(&row.person.name), fold(&row.env)))
            .collect();
        let index = Index::from_people(folded.iter().map(|(id, name, env)| Findable {
            id: *id,
            env: EnvId(0),
            active: true,
            name,
            email: env,
        }));
        Ok(Self { session, rows, index })
    }
}
