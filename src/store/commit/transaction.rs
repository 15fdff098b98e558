//! Transactions for reading, for writing, and around many commands.

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::{channel::Author, write};
use crate::{
    domain::{Command, Now, OperationId, Receipt, Refusal, Session},
    store::{
        BULK_CACHE_SIZE, Result, Store, StoreError,
        file::{forward_compat, identity::FileIdentity, write_queue::Turn},
        integrity::{
            anchor::{Anchor, OpenAnchor},
            chain::{self, LastLinks},
        },
        schema,
        shared_log::{Appended, SharedLogFailure, append},
        table::meta,
    },
};

impl Store {
    /// Begins a transaction for many commands. [`Store::end`] commits all or none of them. Until
    /// then, no other connection sees them, and a crash leaves nothing behind.
    ///
    /// Errors with [`StoreError::Busy`] if another process or host is writing.
    pub fn begin(&mut self) -> Result<()> {
        self.writable()?;
        self.check_wal()?;
        self.db.pragma_update(None, "cache_size", BULK_CACHE_SIZE)?;
        let begun = self.take_gate().and_then(|()| self.begin_locked());
        match begun {
            Ok(end) => self.sharing.bulk_from = Some(end),
            Err(why) if self.db.is_autocommit() => {
                self.leave_gate();
                return Err(why);
            }
            Err(why) => return self.roll_back().and(Err(why)),
        }
        Ok(())
    }

    /// Returns the end of the chain in the transaction that it begins.
    fn begin_locked(&mut self) -> Result<LastLinks> {
        let anchor = self.anchor.as_ref().map(Anchor::open).transpose()?;
        let (turn, ()) = self.begin_in_turn(|db| db.execute_batch("begin immediate"))?;
        self.turn.get_or_insert(turn);
        self.check_writable_state(anchor.as_ref())?;
        check_mode(&self.db, self.sharing.log.is_some())?;
        chain::last(&self.db)
    }

    /// Executes one command after [`Store::begin`], as part of the operation `part_of` or as its
    /// own operation. A refused command changes nothing and is not logged as an attempt; any other
    /// error rolls the whole transaction back.
    pub fn execute_one(
        &mut self,
        session: Session,
        command: &Command,
        now: Now,
        part_of: Option<OperationId>,
    ) -> Result<std::result::Result<Receipt, Refusal>> {
        if let Err(error) = self.keep_gate() {
            self.roll_back()?;
            return Err(error);
        }
        match write::execute(&self.db, Author { session, key: self.key() }, command, now, part_of) {
            Ok(receipt) => Ok(Ok(receipt)),
            // Refusals are decided before anything is written.
            Err(StoreError::Refused(why)) => Ok(Err(why)),
            Err(error) => {
                self.roll_back()?;
                Err(error)
            }
        }
    }

    /// Ends the transaction of [`Store::begin`]: commits it if `keep` is true, else rolls it back.
    /// Also rolls back on an error.
    pub fn end(&mut self, keep: bool) -> Result<()> {
        if !keep {
            return self.roll_back();
        }
        let ended = self.commit();
        if ended.is_err() && !self.db.is_autocommit() {
            self.roll_back()?;
        }
        self.leave_gate();
        ended
    }

    fn commit(&mut self) -> Result<()> {
        self.check_for_write()?;
        let anchor = self.anchor.as_ref().map(Anchor::open).transpose()?;
        let before = self.sharing.bulk_from.take();
        let appended = match (&mut self.sharing.log, before) {
            (Some(log), Some(before)) => append(&self.db, &mut **log, &before, self.wait)?,
            _ => Appended::Nothing,
        };
        if appended == Appended::Lost {
            return Err(StoreError::Busy);
        }
        self.db.execute_batch("commit").map_err(|error| after_append(appended, error.into()))?;
        self.identity.as_ref().map_or(Ok(()), FileIdentity::confirm)?;
        let unanchored = match anchor {
            Some(anchor) => anchor.append(&chain::head(&self.db)?).err(),
            None => None,
        };
        self.unanchored = unanchored;
        Ok(())
    }

    fn roll_back(&mut self) -> Result<()> {
        let rolled_back = self.db.execute_batch("rollback");
        self.sharing.bulk_from = None;
        self.leave_gate();
        Ok(rolled_back?)
    }

    /// Waits in the write queue, then begins a write transaction, which must end before the turn
    /// does (R165). Both waits together take at most the store's busy timeout.
    fn begin_in_turn<'store, T>(
        &'store self,
        begin: impl FnOnce(&'store Connection) -> rusqlite::Result<T>,
    ) -> Result<(Turn, T)> {
        let turn = if self.turn.is_none() { self.wait_for_turn() } else { Turn::default() };
        let waited = turn.waited();
        if waited.is_zero() {
            return Ok((turn, begin(&self.db)?));
        }
        self.db.busy_timeout(self.wait.saturating_sub(waited))?;
        let transaction = begin(&self.db);
        self.db.busy_timeout(self.wait)?;
        Ok((turn, transaction?))
    }

    /// Waits in the write queue, at most for the store's busy timeout.
    pub(crate) fn wait_for_turn(&self) -> Turn {
        let place = self.identity.as_ref();
        place.map(|place| self.queue.wait(place, self.wait)).unwrap_or_default()
    }

    /// Errors if the path no longer leads to the open file.
    pub(crate) fn check(&self) -> Result<()> {
        self.identity.as_ref().map_or(Ok(()), FileIdentity::check)
    }

    /// Like [`Store::check`], but also errors if the file may not be written.
    fn check_for_write(&self) -> Result<()> {
        self.identity.as_ref().map_or(Ok(()), FileIdentity::check_for_write)
    }

    /// Errors if the `-wal` has lost saved frames.
    fn check_wal(&self) -> Result<()> {
        self.identity.as_ref().map_or(Ok(()), |place| place.check_wal(&self.db))
    }

    /// Runs `work` in one snapshot, so that all its statements see one state of the file.
    pub(crate) fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        self.check()?;
        // After [`Store::begin`], reads see the commands executed so far.
        if !self.db.is_autocommit() {
            return work(&self.db);
        }
        let tx = self.db.unchecked_transaction()?;
        self.check_session_key(&tx)?;
        self.shape.check(&tx)?;
        let done =
            work(&tx).map_err(|error| forward_compat::damage_in_newer_file(self.locked, error))?;
        // If the path still leads to this file, the whole read came from it.
        self.check()?;
        Ok(done)
    }

    pub(crate) fn writable(&self) -> Result<()> {
        self.locked.map_or(Ok(()), |why| Err(StoreError::ReadOnly(why)))
    }

    /// Errors if the file may not be written in its current state. Called inside the write
    /// transaction.
    fn check_writable_state(&self, anchor: Option<&OpenAnchor<'_>>) -> Result<()> {
        self.check_session_key(&self.db)?;
        self.check_for_write()?;
        schema::check_not_newer(&self.db)?;
        self.shape.check(&self.db)?;
        anchor.map_or(Ok(()), |anchor| anchor.compare(&self.db))
    }

    /// Writes in a transaction. What it logs is added to the shared log, if there is one, before it
    /// is committed; `work` runs again on newer data if another host was first, or if it refused on
    /// older data (R170). No host is first twice (R195).
    pub(crate) fn write<T>(
        &mut self,
        mut work: impl FnMut(&Transaction<'_>) -> Result<T>,
    ) -> Result<T> {
        let done = loop {
            match self.write_once(&mut work) {
                Ok(Some(done)) => break Ok(done),
                Ok(None) => match self.take_gate() {
                    Ok(()) => {}
                    Err(error) => break Err(error),
                },
                // Another host may meanwhile have taken the reason away.
                Err(StoreError::Refused(_)) if self.follow().is_ok_and(|links| links > 0) => {}
                Err(error) => break Err(error),
            }
        };
        self.leave_gate();
        done
    }

    /// Returns `None`, having changed nothing, if another host was first.
    fn write_once<T>(
        &mut self,
        work: &mut impl FnMut(&Transaction<'_>) -> Result<T>,
    ) -> Result<Option<T>> {
        let (mut log, wait) = (self.sharing.log.take(), self.wait);
        let mut appended = Appended::Nothing;
        let done = self.transact(|tx| {
            check_mode(tx, log.is_some())?;
            let before = chain::last(tx)?;
            let done = work(tx)?;
            if let Some(log) = &mut log {
                appended = append(tx, &mut **log, &before, wait)?;
            }
            Ok((appended != Appended::Lost).then_some(done))
        });
        self.sharing.log = log;
        done.map_err(|error| after_append(appended, error))
    }

    /// The only way to write: an immediate transaction, so that no decision uses data that another
    /// process is changing, committed or rolled back as a whole. It is rolled back if `work` returns
    /// `None`.
    pub(crate) fn transact<T>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>) -> Result<Option<T>>,
    ) -> Result<Option<T>> {
        self.writable()?;
        self.check_wal()?;
        let anchor = self.anchor.as_ref().map(Anchor::open).transpose()?;
        let (_turn, tx) = self
            .begin_in_turn(|db| Transaction::new_unchecked(db, TransactionBehavior::Immediate))?;
        self.check_writable_state(anchor.as_ref())?;
        let before = anchor.is_some().then(|| chain::head(&tx)).transpose()?;
        let Some(done) = work(&tx)? else { return Ok(None) };
        let after = anchor.is_some().then(|| chain::head(&tx)).transpose()?;
        // Checked before the commit, as `work` may take long, and again after it, so that a lost
        // write is not reported as saved.
        self.check_for_write()?;
        tx.commit()?;
        self.identity.as_ref().map_or(Ok(()), FileIdentity::confirm)?;
        if let (Some(anchor), Some(head)) = (anchor, after)
            && before.as_ref() != Some(&head)
        {
            self.unanchored = anchor.append(&head).err();
        }
        Ok(Some(done))
    }
}

/// The error of a write that failed after this append: what is in the shared log is saved.
fn after_append(appended: Appended, error: StoreError) -> StoreError {
    if appended == Appended::Added { SharedLogFailure::OnlyShared.into() } else { error }
}

/// Errors if the file was shared, or left the shared log, since it was opened.
fn check_mode(db: &Connection, is_connected: bool) -> Result<()> {
    if meta::is_shared(db)? == is_connected {
        return Ok(());
    }
    Err(SharedLogFailure::Changed.into())
}
