//! The SQLite file. All SQL of the program is in this module.
//!
//! [`Store::ask`] answers queries, limited to what the actor may see. [`Store::execute`] runs
//! commands: it loads the rows involved, applies the rules, then writes and logs the outcome, all
//! in one transaction (R82).

mod commit;
mod convert;
mod damage;
mod error;
mod facts;
mod file;
mod integrity;
mod read;
mod register;
mod salvage;
mod schema;
mod shared_log;
pub(crate) mod ssh_access;
mod table;

use commit::{
    channel::{Author, Channel},
    write,
    wrong_codes::Target,
};
use file::{
    connect, disk,
    identity::{FileIdentity, GuardedConnection},
    open,
    write_queue::{Turn, WriteQueue},
};
use integrity::{
    anchor::{Anchor, UnanchoredCommit},
    chain, check,
};
use salvage::{dump, maintenance};
use schema::shape::Shape;
use shared_log::Sharing;
use std::{
    cell::OnceCell,
    path::{Path, PathBuf},
    time::Duration,
};

pub use error::{Result, StoreError};
pub use file::interrupt::QueryInterrupt;
pub use integrity::chain::ChainHead;
pub use read::SearchContext;
pub use register::{
    Address, BuildPhase, Completeness, FoundEnterprises, NameRank, RegisterBuilder, RegisterInfo,
    TradeRegister,
};
pub use salvage::{dump::DumpLine, maintenance::Migrated, recover::Restored};
pub use shared_log::{
    LogEnd, PostgresLog, ServerStatus, SharedLink, SharedLog, SharedLogFailure, membership::Trial,
};

use crate::domain::{
    Answer, Appoint, Class, Command, Difference, HistoryBatch, KeyId, Locked, Name, Now, Query,
    Receipt, Refusal, Session, SignUp, UserId, Via,
};
use error::retry_if_corrupt;

/// Page cache for bulk writes, in KiB (negative, as SQLite's `cache_size` expects): with the
/// default of 2,000 KiB, index pages are written and reread over and over.
const BULK_CACHE_SIZE: i64 = -65_536;

/// An open store: one connection to one file, or to memory.
#[derive(Debug)]
pub struct Store {
    db: GuardedConnection,
    identity: Option<FileIdentity>,
    wait: Duration,
    queue: WriteQueue,
    sharing: Sharing,
    /// The turn to write, from [`Store::begin`] until the transaction ends.
    turn: Option<Turn>,
    anchor: Option<Anchor>,
    /// The last commit whose chain head is not in the anchor.
    unanchored: Option<UnanchoredCommit>,
    /// The SSH key that opened this session, and its owner.
    held_by: Option<(KeyId, UserId)>,
    locked: Option<Locked>,
    shape: Shape,
    /// Cached message about a page that the disk cannot read, if there is such a page.
    unreadable_page: OnceCell<Option<String>>,
}

impl Store {
    /// Opens the file, creating it (0600, its folder 0700) or migrating it if needed; a copy is
    /// kept before a migration. `wait` is how long to wait for another process that is writing.
    ///
    /// Each kind of foreign or damaged file has its own [`StoreError`], and the file is not
    /// changed. A file that cannot be written, or whose log does not end as recorded, opens
    /// read-only: see [`Store::locked`].
    pub fn open(path: &Path, wait: Duration) -> Result<Self> {
        Self::opened(wait, || open::file(path, wait))
    }

    /// Opens a file as [`Store::open`] does, and also a file of a newer version, for reading:
    /// [`Store::locked`] is then [`Locked::Newer`], and the file is neither written nor migrated.
    /// Its log is not verified, as a newer version may chain it differently.
    ///
    /// Errors with [`StoreError::Newer`] if this version cannot read the file.
    pub fn open_newer(path: &Path, wait: Duration) -> Result<Self> {
        Self::opened(wait, || open::newer(path, wait))
    }

    /// Opens a file as [`Store::open`] does, and also accepts a file whose schema is not ours, for
    /// checking only: [`Store::locked`] is then [`Locked::Shape`].
    pub fn open_to_check(path: &Path, wait: Duration) -> Result<Self> {
        match Self::open(path, wait) {
            Err(StoreError::ReadOnly(Locked::Shape)) => {
                Self::opened(wait, || open::open_to_check(path, wait))
            }
            opened => opened,
        }
    }

    /// Opens a file, and again if that met damage once or a connection that was just closing.
    fn opened(wait: Duration, mut open: impl FnMut() -> Result<open::OpenedFile>) -> Result<Self> {
        let opened = open::retry_if_closing(|| retry_if_corrupt(&mut open));
        Ok(Self::from_opened(opened.map_err(disk::map_corrupt_error)?, wait))
    }

    fn from_opened(
        open::OpenedFile { db, identity, locked, moves, .. }: open::OpenedFile,
        wait: Duration,
    ) -> Self {
        Self {
            db: GuardedConnection::new(db, Some(identity.clone()), moves),
            identity: Some(identity),
            wait,
            queue: WriteQueue::default(),
            sharing: Sharing::default(),
            turn: None,
            anchor: None,
            unanchored: None,
            held_by: None,
            locked,
            shape: match locked {
                Some(Locked::Newer { .. } | Locked::Shape) => Shape::accept_any(),
                _ => Shape::default(),
            },
            unreadable_page: OnceCell::new(),
        }
    }

    /// Returns why the file is read-only, or `None` if it is writable. On a read-only file every
    /// write fails with [`StoreError::ReadOnly`].
    pub fn locked(&self) -> Option<Locked> {
        self.locked
    }

    /// Opens a second store on the file, for another thread. Errors with [`StoreError::Replaced`]
    /// if the path now leads to another file, and [`StoreError::NotAFile`] if this store is in
    /// memory.
    pub fn reopen(&self) -> Result<Self> {
        let identity = self.identity.as_ref().ok_or(StoreError::NotAFile)?;
        let db = identity.reopen(self.wait)?;
        if self.locked.is_some() {
            db.pragma_update(None, "query_only", true)?;
        }
        let (identity, anchor) = (Some(identity.clone()), self.anchor.clone());
        let db = self.db.for_connection(db);
        let (wait, held_by, locked) = (self.wait, self.held_by, self.locked);
        let shape = self.shape.for_other_connection();
        Ok(Self {
            db,
            identity,
            wait,
            queue: WriteQueue::default(),
            sharing: Sharing::default(),
            turn: None,
            anchor,
            unanchored: None,
            held_by,
            locked,
            shape,
            unreadable_page: OnceCell::new(),
        })
    }

    /// Copies the current file into a new one (0600), checks the copy as [`Store::check_log`] does,
    /// and returns the head of its log. Errors with [`StoreError::Exists`] if the path is taken.
    pub fn backup(&self, to: &Path) -> Result<ChainHead> {
        self.check()?;
        maintenance::backup(self.identity.as_ref().ok_or(StoreError::NotAFile)?, to)
    }

    /// Copies the readable data of a possibly damaged file into a new one, and reports what is
    /// missing. The old file is only read.
    pub fn restore(from: &Path, to: &Path) -> Result<Restored> {
        maintenance::restore(from, to)
    }

    /// Migrates a file to the current version, as [`Store::open`] does too, and reports the
    /// versions before and after.
    pub fn migrate(path: &Path, wait: Duration) -> Result<Migrated> {
        maintenance::migrate(path, wait)
    }

    /// Creates an empty in-memory store at the current schema version.
    pub fn in_memory() -> Result<Self> {
        let (db, wait) =
            (GuardedConnection::new(connect::in_memory()?, None, true), Duration::ZERO);
        Ok(Self {
            db,
            identity: None,
            wait,
            queue: WriteQueue::default(),
            sharing: Sharing::default(),
            turn: None,
            anchor: None,
            unanchored: None,
            held_by: None,
            locked: None,
            shape: Shape::default(),
            unreadable_page: OnceCell::new(),
        })
    }

    /// Answers a query, limited to what the actor may see (R17, R54, R67).
    ///
    /// Errors with [`StoreError::Refused`] if the actor may not see the answer. Errors with
    /// [`StoreError::Search`] for queries that the search answers from [`Store::names`], and for
    /// those of the trade register.
    pub fn ask(&self, session: Session, query: &Query, now: Now) -> Result<Answer> {
        self.retry_if_corrupt(|it| it.read(|db| read::answer(db, session, query, now)))
    }

    /// Executes a command. A refused ([`StoreError::Refused`]) or failed command changes nothing; a
    /// successful command is one operation in the log (R82).
    pub fn execute(&mut self, session: Session, command: &Command, now: Now) -> Result<Receipt> {
        let by = Author { session, key: self.key() };
        let target = Target::for_command(command, session.user);
        let done = retry_if_corrupt(|| {
            self.write(|tx| {
                let channel = by.channel();
                let work = || write::execute(tx, by, command, now, None);
                write::with_code(tx, target.as_ref(), channel, now, work)
            })
        });
        let done = done.and_then(|done| done.map_err(StoreError::Refused));
        let done = done.map_err(|error| self.classify_corruption(error));
        if let Err(StoreError::Refused(why)) = &done {
            self.note_attempt(session, command, why, now);
        }
        done
    }

    /// Logs a refusal for a missing right or a missing object (R82); other refusals are not logged.
    pub fn note_attempt(&mut self, session: Session, command: &Command, why: &Refusal, now: Now) {
        if matches!(why.class(), Class::NoRight | Class::NotFound)
            // Pressing u or U too often is no attempt at something forbidden.
            && !matches!(why, Refusal::NothingToUndo | Refusal::NothingToRedo)
        {
            // The caller reports the refusal, even if logging it fails.
            let by = Author { session, key: self.key() };
            let _ = self.write(|tx| write::log_denied(tx, by, command, why, now));
        }
    }

    /// Dry run: returns what a command would do now, without writing. It applies all rules to the
    /// current facts, but makes no code and uses a provisional operation number.
    pub fn dry_run(&self, session: Session, command: &Command, now: Now) -> Result<Receipt> {
        self.retry_if_corrupt(|it| it.read(|db| write::dry_run(db, session, command, now)))
    }

    /// Registers or activates a user who is not signed in; the receipt is about that user.
    pub fn enter(&mut self, entry: &SignUp, via: Via, now: Now) -> Result<Receipt> {
        let channel = Channel { via, key: self.key() };
        let target = Target::for_sign_up(entry);
        let done = retry_if_corrupt(|| {
            self.write(|tx| {
                let work = || write::enter(tx, entry, channel, now);
                write::with_code(tx, target.as_ref(), channel, now, work)
            })
        });
        let done = done.and_then(|done| done.map_err(StoreError::Refused));
        done.map_err(|error| self.classify_corruption(error))
    }

    /// Makes a user *Beheerder* (administrator) of their environment, as maintenance on the file.
    /// The log records the system as actor and the operating system user on whose behalf it acted.
    pub fn appoint(&mut self, it: &Appoint, os_user: Option<&Name>, now: Now) -> Result<Receipt> {
        self.write(|tx| write::appoint(tx, it, os_user, now))
    }

    /// Dry run of [`Store::appoint`]: writes nothing.
    pub fn dry_run_appoint(&self, it: &Appoint, now: Now) -> Result<Receipt> {
        self.read(|db| write::dry_run_appoint(db, it, now))
    }

    /// Logs changes that only time has caused, such as expiries, as one operation of the system.
    /// Returns the number of rows: 0 if the clock is far ahead ([`Store::clock_is_ahead`]).
    pub fn catch_up(&mut self, now: Now) -> Result<usize> {
        self.writable()?;
        // If nothing is due, take no write lock, which would block others.
        let has_passed = |db: &rusqlite::Connection| {
            schema::check_not_newer(db)?;
            write::has_passed(db, now)
        };
        if !self.retry_if_corrupt(|it| it.read(has_passed))? {
            return Ok(0);
        }
        retry_if_corrupt(|| self.write(|tx| write::catch_up(tx, now)))
            .map_err(|error| self.classify_corruption(error))
    }

    /// Verifies the hash chain, replays the log and compares every column of every table with the
    /// result. Returns no differences if tables and log are intact. The chain must also contain the
    /// heads recorded in the anchor.
    pub fn check_log(&self) -> Result<Vec<Difference>> {
        let outside = self.anchor.as_ref().map(Anchor::heads).transpose()?.unwrap_or_default();
        self.retry_if_corrupt(|it| it.read(|db| check::differences(db, &outside)))
    }

    /// Returns the head of the log. A copy kept elsewhere shows whether the file has lost its tail.
    pub fn head(&self) -> Result<ChainHead> {
        self.read(chain::head)
    }

    /// Writes past operations unchanged, all or none. The rules are not applied, but all
    /// constraints are. Records keep their numbers; operation numbers are assigned here.
    pub fn seed(&mut self, batches: &[HistoryBatch]) -> Result<()> {
        let ids = batches.iter().flat_map(|batch| &batch.events);
        let highest = ids.map(|event| event.becomes.id()).max();
        let free = highest.map_or(1, |highest| highest.saturating_add(1));
        self.write(|tx| write::seed(tx, free, batches))
    }

    /// Like [`Store::seed`], for batches that are generated while they are written. None of their
    /// rows may have a number of `free` or higher.
    pub fn seed_with(
        &mut self,
        free: i64,
        batches: &mut dyn Iterator<Item = HistoryBatch>,
    ) -> Result<()> {
        self.db.pragma_update(None, "cache_size", BULK_CACHE_SIZE)?;
        self.write(|tx| write::seed(tx, free, &mut *batches))
    }

    /// Passes every line of the file to `visit`: the log, which determines the tables, and the
    /// denied attempts.
    pub fn dump(&self, visit: &mut dyn FnMut(DumpLine) -> Result<()>) -> Result<()> {
        self.read(|db| dump::pass_lines(db, visit))
    }

    /// Fills an empty file from the lines of another, all or none. Returns the number of log lines,
    /// or `None` if the file already has contents. Errors with [`StoreError::InvalidDump`] if a
    /// line is invalid or the lines are inconsistent.
    pub fn fill(
        &mut self,
        lines: &mut dyn Iterator<Item = Result<DumpLine>>,
    ) -> Result<Option<usize>> {
        self.write(|tx| dump::fill(tx, lines))
    }

    /// Returns whether the log is empty.
    pub fn is_bare(&self) -> Result<bool> {
        Ok(self.db.query_row("select not exists (select 1 from log)", [], |row| row.get(0))?)
    }

    /// Returns a number that changes after another connection writes.
    ///
    /// Errors with [`StoreError::Replaced`] if the path now leads to another file.
    pub fn data_version(&self) -> Result<i64> {
        self.check()?;
        let mut version = self.db.prepare_cached("pragma data_version")?;
        Ok(version.query_row([], |row| row.get(0))?)
    }

    /// Returns the paths to watch for writes and removals; empty for an in-memory store.
    pub fn watched(&self) -> Vec<PathBuf> {
        self.identity.as_ref().map(FileIdentity::watched).unwrap_or_default()
    }

    /// Returns a handle with which another thread can interrupt the current query.
    pub fn interrupt_handle(&self) -> QueryInterrupt {
        QueryInterrupt::new(&self.db)
    }

    /// The SSH key that opened this session, if any.
    pub(super) fn key(&self) -> Option<KeyId> {
        self.held_by.map(|(key, _)| key)
    }
}
