//! SSH access to a host: the user that a key signs in, and checks that the key still gives access.

use std::{path::Path, time::Duration};

use rusqlite::Connection;

use super::{
    Result, Store, StoreError,
    commit::{
        channel::Channel,
        write,
        wrong_codes::{self, Target},
    },
    convert,
    file::{connect, forward_compat},
    read,
    schema::{self, shape},
    table,
};
use crate::domain::{
    Command, Email, Fingerprint, KeyId, Now, Receipt, Session, SignUp, SshKey, User, UserId, Via,
};

/// The schema version that added SSH keys.
const FIRST_VERSION_WITH_KEYS: usize = 5;

/// The first schema version in which a key can wait for confirmation.
const FIRST_VERSION_WITH_CONFIRMATION: usize = 7;

impl Store {
    /// Returns the key with this fingerprint if it gives access now (R17). A confirmed key opens a
    /// session of its owner; a waiting key opens only the prompt for its code
    /// ([`SshKey::is_waiting`]). This only reads: the file is not migrated and writers are not
    /// blocked. In a file from before keys needed confirmation, every key counts as confirmed here;
    /// the session migrates the file and decides.
    ///
    /// A file that belongs to others, or that others can access, fails with the error of
    /// [`Store::open`].
    pub fn key_that_opens(
        path: &Path,
        wait: Duration,
        fingerprint: &Fingerprint,
    ) -> Result<Option<SshKey>> {
        let (_, found) = connect::open_for_inspection(path)?;
        connect::check_private(&found)?;
        let db = connect::read_only(path, "mode=ro")?;
        db.busy_timeout(wait)?;
        let version = schema::version(&db)?;
        schema::missing_migrations(version, schema::MIGRATIONS)?;
        shape::check(&db, version)?;
        match version {
            0..FIRST_VERSION_WITH_KEYS => Ok(None),
            FIRST_VERSION_WITH_KEYS..FIRST_VERSION_WITH_CONFIRMATION => {
                read::find_key_in_old_file(&db, fingerprint)
            }
            _ => read::opens(&db, fingerprint),
        }
    }

    /// Returns whether the file shares its log with other hosts. Only reads.
    pub fn is_marked_shared(path: &Path, wait: Duration) -> Result<bool> {
        let (_, found) = connect::open_for_inspection(path)?;
        connect::check_private(&found)?;
        let db = connect::read_only(path, "mode=ro")?;
        db.busy_timeout(wait)?;
        let has_marks = "select exists (select 1 from sqlite_schema where name = 'meta')";
        let has_marks = db.query_row(has_marks, [], |row| row.get(0))?;
        if has_marks { table::meta::is_shared(&db) } else { Ok(false) }
    }

    /// The key with this id, if it waits for confirmation by a user who may sign in.
    pub fn waiting_key(&self, id: KeyId) -> Result<Option<SshKey>> {
        let key = self
            .retry_if_corrupt(|it| table::mapping::by_id::<SshKey>(&it.db, &convert::list([id.0])))?
            .pop();
        let opens =
            |key: &SshKey| self.retry_if_corrupt(|it| read::opens(&it.db, &key.fingerprint));
        let key = key.filter(SshKey::is_waiting);
        Ok(key.map(|key| opens(&key)).transpose()?.flatten().filter(|key| key.id == id))
    }

    /// Dry run of [`Store::enter`]: writes nothing, except that a wrong code is counted, so that a
    /// dry run cannot be used to guess.
    pub fn dry_run_enter(&mut self, entry: &SignUp, via: Via, now: Now) -> Result<Receipt> {
        let result = self.retry_if_corrupt(|it| it.read(|db| write::dry_run_enter(db, entry, now)));
        self.count_guess(Target::for_sign_up(entry), result, via, now)
    }

    /// Like [`Store::dry_run`], for commands with a code: a wrong code is counted.
    pub fn dry_run_counted(
        &mut self,
        session: Session,
        command: &Command,
        now: Now,
    ) -> Result<Receipt> {
        let result = self.dry_run(session, command, now);
        self.count_guess(Target::for_command(command, session.user), result, session.via, now)
    }

    /// Counts a code that was refused in a dry run.
    fn count_guess(
        &mut self,
        target: Option<Target>,
        result: Result<Receipt>,
        via: Via,
        now: Now,
    ) -> Result<Receipt> {
        if let (Some(target), Err(StoreError::Refused(why))) = (target, &result)
            && wrong_codes::is_about_code(why)
        {
            let channel = Channel { via, key: self.key() };
            self.write(|tx| wrong_codes::count_refused(tx, &target, why, channel, now))?;
        }
        result
    }

    /// Ties this store to a key of a user: after that key is withdrawn, every read and write is
    /// refused.
    #[must_use]
    pub fn held_by(self, key: KeyId, user: UserId) -> Self {
        Self { held_by: Some((key, user)), ..self }
    }

    /// The user with this primary or extra address, in any case (R10); `None` for a removed user.
    pub fn find_user(&self, email: &str) -> Result<Option<User>> {
        let Ok(email) = Email::new(email) else { return Ok(None) };
        self.retry_if_corrupt(|it| table::user::by_address(&it.db, &email.key()))
            .map_err(|error| forward_compat::damage_in_newer_file(self.locked, error))
    }

    /// The user with this id; `None` for a removed user.
    pub fn find_user_by_id(&self, id: UserId) -> Result<Option<User>> {
        let found = self.retry_if_corrupt(|it| table::user::one(&it.db, id))?;
        Ok(found.filter(|user| user.status != crate::domain::UserStatus::Removed))
    }

    /// Refuses if the key of this session no longer gives access.
    pub(super) fn check_session_key(&self, db: &Connection) -> Result<()> {
        self.held_by.map_or(Ok(()), |(key, user)| read::check_key_opens(db, key, user))
    }
}
