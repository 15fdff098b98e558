//! Reading and writing in one transaction, and many commands as a whole.

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::{
    ROOM, Result, Store, StoreError,
    anchor::{Anchor, OpenAnchor},
    chain, newer,
    place::Place,
    schema, write,
};
use crate::domain::{Command, HandlingId, Now, Receipt, Refusal, Session};

impl Store {
    /// Begins something of many commands that is done as a whole or not at all: until
    /// [`Store::end`] nobody else sees it, and a program that ends before leaves nothing behind.
    ///
    /// [`StoreError::Busy`] when somebody else is writing.
    pub fn begin(&mut self) -> Result<()> {
        self.writable()?;
        self.check_wal()?;
        self.db.pragma_update(None, "cache_size", ROOM)?;
        let anchor = self.anchor.as_ref().map(Anchor::open).transpose()?;
        self.db.execute_batch("begin immediate")?;
        self.may_go_on(anchor.as_ref()).or_else(|why| self.give_up().and(Err(why)))
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
                self.give_up()?;
                Err(error)
            }
        }
    }

    /// Ends what [`Store::begin`] began: all of it stands, or nothing. An error leaves nothing.
    pub fn end(&mut self, keep: bool) -> Result<()> {
        if !keep {
            return self.give_up();
        }
        let ended = self.commit();
        if ended.is_err() && !self.db.is_autocommit() {
            self.give_up()?;
        }
        ended
    }

    fn commit(&mut self) -> Result<()> {
        self.check_to_write()?;
        let anchor = self.anchor.as_ref().map(Anchor::open).transpose()?;
        self.db.execute_batch("commit")?;
        self.place.as_ref().map_or(Ok(()), Place::confirm)?;
        let unnoted = match anchor {
            Some(anchor) => anchor.note(&chain::head(&self.db)?).err(),
            None => None,
        };
        self.unnoted = unnoted;
        Ok(())
    }

    fn give_up(&self) -> Result<()> {
        Ok(self.db.execute_batch("rollback")?)
    }

    /// Whether the path still leads to the file that is open.
    pub(super) fn check(&self) -> Result<()> {
        self.place.as_ref().map_or(Ok(()), Place::check)
    }

    /// Whether something may be written to it, too.
    fn check_to_write(&self) -> Result<()> {
        self.place.as_ref().map_or(Ok(()), Place::check_to_write)
    }

    /// Whether all that was saved last is still in the `-wal`.
    fn check_wal(&self) -> Result<()> {
        self.place.as_ref().map_or(Ok(()), |place| place.check_wal(&self.db))
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
        self.shape.check(&tx)?;
        let done = work(&tx).map_err(|error| newer::told(self.locked, error))?;
        // What was read is of one moment, and of this file, if it still is that one.
        self.check()?;
        Ok(done)
    }

    pub(super) fn writable(&self) -> Result<()> {
        self.locked.map_or(Ok(()), |why| Err(StoreError::ReadOnly(why)))
    }

    /// Whether this state of the file may be written on, asked inside the transaction that writes.
    fn may_go_on(&self, anchor: Option<&OpenAnchor<'_>>) -> Result<()> {
        self.may(&self.db)?;
        self.check_to_write()?;
        schema::known(&self.db)?;
        self.shape.check(&self.db)?;
        anchor.map_or(Ok(()), |anchor| anchor.compare(&self.db))
    }

    /// The one way to write: immediate, so that nothing is decided on what somebody else is
    /// changing (SAFETY F12), and given up as a whole. `work` may be run again.
    pub(super) fn write<T>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T>,
    ) -> Result<T> {
        self.writable()?;
        self.check_wal()?;
        let anchor = self.anchor.as_ref().map(Anchor::open).transpose()?;
        let tx = Transaction::new_unchecked(&self.db, TransactionBehavior::Immediate)?;
        self.may_go_on(anchor.as_ref())?;
        let before = anchor.is_some().then(|| chain::head(&tx)).transpose()?;
        let done = work(&tx)?;
        let after = anchor.is_some().then(|| chain::head(&tx)).transpose()?;
        // Again before the commit: `work` may take long. After it, so that nothing is said to be
        // saved that is not.
        self.check_to_write()?;
        tx.commit()?;
        self.place.as_ref().map_or(Ok(()), Place::confirm)?;
        if let (Some(anchor), Some(head)) = (anchor, after)
            && before.as_ref() != Some(&head)
        {
            self.unnoted = anchor.note(&head).err();
        }
        Ok(done)
    }
}
