//! The door of a host: who comes in with which key, and whether he still may (SAFETY 6).

use std::{path::Path, time::Duration};

use rusqlite::Connection;

use super::{
    Result, Store, StoreError, convert,
    guess::{self, Target},
    newer, open, read, schema, shape, table, write,
};
use crate::domain::{
    Command, Email, Entry, Fingerprint, KeyId, Now, Receipt, Session, SshKey, User, UserId, Via,
};

/// The first version of a file that knows keys.
const KEYS: usize = 5;

/// The first version in which a key can wait to be confirmed.
const CONFIRMED: usize = 7;

impl Store {
    /// The key with this fingerprint, if it opens something now (R17): a session as its owner, or,
    /// while it waits, the question for its code ([`SshKey::is_waiting`]). Looks at the file and no
    /// more: it is not brought up to date, and whoever writes goes on. In a file of before keys
    /// waited every key counts as confirmed here; the session brings the file up to date and judges.
    ///
    /// A file of others, or that others can reach, is the same error as for [`Store::open`].
    pub fn key_that_opens(
        path: &Path,
        wait: Duration,
        fingerprint: &Fingerprint,
    ) -> Result<Option<SshKey>> {
        let (_, found) = open::look(path)?;
        open::private(&found)?;
        let db = open::read_only(path, "mode=ro")?;
        db.busy_timeout(wait)?;
        let version = schema::version(&db)?;
        schema::missing(version, schema::STEPS)?;
        shape::check(&db, version)?;
        match version {
            0..KEYS => Ok(None),
            KEYS..CONFIRMED => read::opened_before(&db, fingerprint),
            _ => read::opens(&db, fingerprint),
        }
    }

    /// The key with this number, if it waits to be confirmed by somebody who may come in.
    pub fn waiting_key(&self, id: KeyId) -> Result<Option<SshKey>> {
        let key = self.surely(|it| table::ssh_key::by_id(&it.db, &convert::list([id.0])))?.pop();
        let opens = |key: &SshKey| self.surely(|it| read::opens(&it.db, &key.fingerprint));
        let key = key.filter(SshKey::is_waiting);
        Ok(key.map(|key| opens(&key)).transpose()?.flatten().filter(|key| key.id == id))
    }

    /// What [`Store::enter`] would do now, and nothing of it done.
    /// A wrong code is counted all the same: a rehearsal is no way to guess.
    pub fn rehearse_enter(&mut self, entry: &Entry, via: Via, now: Now) -> Result<Receipt> {
        let done = self.surely(|it| it.read(|db| write::rehearse_enter(db, entry, now)));
        self.guessed(Target::of_entry(entry), done, (via, now))
    }

    /// What [`Store::rehearse`] says, for commands with a code: a wrong one is counted.
    pub fn rehearse_counted(
        &mut self,
        session: Session,
        command: &Command,
        now: Now,
    ) -> Result<Receipt> {
        let done = self.rehearse(session, command, now);
        self.guessed(Target::of_command(command, session.user), done, (session.via, now))
    }

    /// Counts a code that was refused in a rehearsal.
    fn guessed(
        &mut self,
        target: Option<Target>,
        done: Result<Receipt>,
        (via, now): (Via, Now),
    ) -> Result<Receipt> {
        if let (Some(target), Err(StoreError::Refused(why))) = (target, &done)
            && guess::is_of_code(why)
        {
            let how = (via, self.key(), now);
            self.write(|tx| guess::refused(tx, &target, why, how))?;
        }
        done
    }

    /// The same store, which serves only as long as this key of this user is not withdrawn: then
    /// everything is refused (SAFETY 8, 60).
    #[must_use]
    pub fn held_by(self, key: KeyId, user: UserId) -> Self {
        Self { held_by: Some((key, user)), ..self }
    }

    /// The user with this address, main or extra, in whatever case (R10); nobody who is removed.
    pub fn find_user(&self, email: &str) -> Result<Option<User>> {
        let Ok(email) = Email::new(email) else { return Ok(None) };
        self.surely(|it| table::user::by_address(&it.db, &email.key()))
            .map_err(|error| newer::told(self.locked, error))
    }

    /// The user with this number; nobody who is removed.
    pub fn find_user_by_id(&self, id: UserId) -> Result<Option<User>> {
        let found = self.surely(|it| table::user::one(&it.db, id))?;
        Ok(found.filter(|user| user.status != crate::domain::UserStatus::Removed))
    }

    /// Refuses when the key by which this store is held no longer opens.
    pub(super) fn may(&self, db: &Connection) -> Result<()> {
        self.held_by.map_or(Ok(()), |held| read::still(db, held))
    }
}
