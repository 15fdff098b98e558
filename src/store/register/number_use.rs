//! The organisations that already have a number of a register.

use crate::{
    domain::{Name, Now, RegisterSource, Session},
    store::{Result, Store, read},
};

impl Store {
    /// Returns for each number an organisation that has it and that the actor sees in the list of
    /// organisations; `None` if there is none.
    ///
    /// # Errors
    /// Errors with [`crate::store::StoreError::Refused`] if the actor is not active.
    pub fn organisations_with(
        &self,
        session: Session,
        numbers: &[RegisterSource],
        now: Now,
    ) -> Result<Vec<Option<Name>>> {
        self.retry_if_corrupt(|store| {
            store.read(|db| {
                let me = read::actor(db, session)?;
                let users = numbers.iter().map(|number| read::with_number(db, &me, number, now));
                users.collect()
            })
        })
    }
}
