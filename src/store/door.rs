//! The door of a host: who comes in with which key, and whether he still may (SAFETY 6).

use std::{path::Path, time::Duration};

use rusqlite::Connection;

use super::{Result, Store, newer, open, read, schema, table, write};
use crate::domain::{Email, Entry, Fingerprint, KeyId, Now, Receipt, SshKey, User, UserId};

/// The first version of a file that knows keys.
const KEYS: usize = 5;

impl Store {
    /// The key with this fingerprint, if its owner comes in with it now (R17). Looks at the file
    /// and no more: it is not brought up to date, and whoever writes goes on.
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
        if version < KEYS {
            return Ok(None);
        }
        read::opens(&db, fingerprint)
    }

    /// What [`Store::enter`] would do now, and nothing of it done.
    pub fn rehearse_enter(&self, entry: &Entry, now: Now) -> Result<Receipt> {
        self.surely(|it| it.read(|db| write::rehearse_enter(db, entry, now)))
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
