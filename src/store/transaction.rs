//! Reading and writing in one transaction, and many commands as a whole.

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::{
    ROOM, Result, Store, StoreError,
    anchor::{self, Anchor},
    chain, newer,
    place::Place,
    read, schema, write,
};
use crate::domain::{Command, HandlingId, Now, Receipt, Refusal, Session};

impl Store {
    /// Begins something of many commands that is done as a whole or not at all: until
    /// [`Store::end`] nobody else sees it, and a program that ends before leaves nothing behind.
    ///
    /// [`StoreError::Busy`] when somebody else is writing.
    pub fn begin(&mut self) -> Result<()> {
        self.writable()?;
        self.db.pragma_update(None, "cache_size", ROOM)?;
        self.db.execute_batch("begin immediate")?;
        let fit = self.check_to_write().and_then(|()| schema::known(&self.db));
        fit.or_else(|error| self.end(false).and(Err(error)))
    }

    /// Carries out one of the commands after [`Store::begin`], as part of this handling or as one of
    /// its own. What is refused leaves nothing behind and is no attempt; any other error ends it all.
    pub fn execute_one(
        &mut self,
        session: Session,
        command: &Command,
        now: Now,
        part_of: Option<HandlingId>,
    ) -> Result<std::result::Result<Receipt, Refusal>> {
        match write::execute(&self.db, (session, self.key()), command, now, part_of) {
            Ok(receipt) => Ok(Ok(receipt)),
            // Refused is decided before anything is written.
            Err(StoreError::Refused(why)) => Ok(Err(why)),
            Err(error) => {
                self.end(false)?;
                Err(error)
            }
        }
    }

    /// Ends what [`Store::begin`] began: all of it stands, or nothing.
    pub fn end(&mut self, keep: bool) -> Result<()> {
        if !keep {
            return Ok(self.db.execute_batch("rollback")?);
        }
        self.check_to_write().or_else(|error| self.end(false).and(Err(error)))?;
        let outside = self.anchor.as_ref().map(Anchor::open).transpose()?;
        self.db.execute_batch("commit")?;
        self.place.as_ref().map_or(Ok(()), Place::confirm)?;
        outside.map_or(Ok(()), |file| anchor::note(&file, &chain::head(&self.db)?))
    }

    /// Whether the path still leads to the file that is open.
    pub(super) fn check(&self) -> Result<()> {
        self.place.as_ref().map_or(Ok(()), Place::check)
    }

    /// Whether something may be written to it, too.
    fn check_to_write(&self) -> Result<()> {
        self.place.as_ref().map_or(Ok(()), Place::check_to_write)
    }

    /// One snapshot for all statements of one answer.
    pub(super) fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        self.check()?;
        // In the middle of a whole: what it did so far counts.
        if !self.db.is_autocommit() {
            return work(&self.db);
        }
        let tx = self.db.unchecked_transaction()?;
        self.may(&tx)?;
        let done = work(&tx).map_err(|error| newer::told(self.locked, error))?;
        // What was read is of one moment, and of this file, if it still is that one.
        self.check()?;
        Ok(done)
    }

    pub(super) fn writable(&self) -> Result<()> {
        self.locked.map_or(Ok(()), |why| Err(StoreError::ReadOnly(why)))
    }

    /// The one way to write: immediate, so that nothing is decided on what somebody else is
    /// changing (SAFETY F12), and given up as a whole. `work` may be run again.
    pub(super) fn write<T>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T>,
    ) -> Result<T> {
        self.writable()?;
        let outside = self.anchor.as_ref().map(Anchor::open).transpose()?;
        let holder = self.held_by;
        let tx = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        holder.map_or(Ok(()), |holder| read::still(&tx, holder))?;
        // Again before the commit: `work` may take long. After it, so that nothing is said to be
        // saved that is not.
        let place = self.place.as_ref();
        let check = || place.map_or(Ok(()), Place::check_to_write);
        check()?;
        schema::known(&tx)?;
        let before = outside.is_some().then(|| chain::head(&tx)).transpose()?;
        let done = work(&tx)?;
        let after = outside.is_some().then(|| chain::head(&tx)).transpose()?;
        check()?;
        tx.commit()?;
        place.map_or(Ok(()), Place::confirm)?;
        match (outside, after) {
            (Some(file), Some(head)) if before.as_ref() != Some(&head) => {
                anchor::note(&file, &head).map(|()| done)
            }
            _ => Ok(done),
        }
    }
}
