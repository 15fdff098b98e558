//! The SQLite file. The only room that knows SQL.
//!
//! Questions go in by [`Store::ask`] and are answered as far as the asking person may see.
//! Commands go in by [`Store::execute`]: the rows that matter are loaded, the rules decide, and
//! what they decided is written and logged, all in one transaction (R82).

mod anchor;
mod apply;
mod chain;
mod check;
mod code;
mod compare;
mod confirmed;
mod convert;
mod counter;
mod disk;
mod door;
mod error;
mod facts;
mod find;
mod folder;
mod guess;
mod keep;
mod locked;
mod log;
mod make;
mod network;
mod newer;
mod open;
mod overhear;
mod parts;
mod place;
mod read;
mod schema;
mod shape;
mod staging;
mod stopper;
mod table;
mod transaction;
mod whole;
mod write;
mod zone;

use std::{
    cell::OnceCell,
    path::{Path, PathBuf},
    time::Duration,
};

pub use chain::Head;
pub use error::{Result, StoreError};
pub use keep::{Migrated, Restored};
pub use stopper::Stopper;
pub use whole::Line;

use crate::domain::{
    Answer, Appoint, Chapter, Class, Command, Difference, Entry, KeyId, Locked, Name, Now, Query,
    Receipt, Refusal, Session, UserId, Via,
};
use anchor::{Anchor, Unnoted};
use error::surely;
use guess::Target;
use place::{Guarded, Place};
use shape::Shape;

/// Kilobytes of pages that something of many commands may keep, as SQLite wants them, below zero:
/// with its usual 2,000 the pages of the indexes are written and read again and again.
const ROOM: i64 = -65_536;

/// An open store: one connection to one file, or to memory.
#[derive(Debug)]
pub struct Store {
    db: Guarded,
    place: Option<Place>,
    wait: Duration,
    anchor: Option<Anchor>,
    /// What was committed last without its end in the anchor.
    unnoted: Option<Unnoted>,
    /// The key with which somebody came in, and who.
    held_by: Option<(KeyId, UserId)>,
    locked: Option<Locked>,
    shape: Shape,
    /// The page that the disk does not give, once it was looked for.
    withheld: OnceCell<Option<String>>,
}

impl Store {
    /// Opens the file, making it (0600, its folder 0700) or bringing it up to date if needed; a
    /// copy is kept before that. `wait` is how long one waits for another process that writes.
    ///
    /// Every file that is not ours or not whole is a [`StoreError`] of its own, and is not changed.
    /// One that cannot be written, or the end of whose log is not as it was written, is only read:
    /// [`Store::locked`].
    pub fn open(path: &Path, wait: Duration) -> Result<Self> {
        let opened = surely(|| open::file(path, wait)).map_err(disk::told)?;
        Ok(Self::of(opened, wait))
    }

    /// Opens a file as [`Store::open`] does, and one whose schema is not ours too, only to look what
    /// is wrong with it: [`Store::locked`] is [`Locked::Shape`] then.
    pub fn open_to_check(path: &Path, wait: Duration) -> Result<Self> {
        match Self::open(path, wait) {
            Err(StoreError::ReadOnly(Locked::Shape)) => {
                Ok(Self::of(surely(|| shape::to_check(path, wait)).map_err(disk::told)?, wait))
            }
            opened => opened,
        }
    }

    fn of(open::Opened { db, place, locked, moves, .. }: open::Opened, wait: Duration) -> Self {
        Self {
            db: Guarded::new(db, Some(place.clone()), moves),
            place: Some(place),
            wait,
            anchor: None,
            unnoted: None,
            held_by: None,
            locked,
            shape: match locked {
                Some(Locked::Newer { .. } | Locked::Shape) => Shape::any(),
                _ => Shape::default(),
            },
            withheld: OnceCell::new(),
        }
    }

    /// Why nothing is written to this file; nothing when it is. Every write is then a
    /// [`StoreError::ReadOnly`].
    pub fn locked(&self) -> Option<Locked> {
        self.locked
    }

    /// A second store on the same file, for another thread. [`StoreError::Replaced`] if another
    /// file is there by now, [`StoreError::NotAFile`] if this one is only in memory.
    pub fn again(&self) -> Result<Self> {
        let place = self.place.as_ref().ok_or(StoreError::NotAFile)?;
        let db = place.again(self.wait)?;
        if self.locked.is_some() {
            db.pragma_update(None, "query_only", true)?;
        }
        let (place, anchor) = (Some(place.clone()), self.anchor.clone());
        let db = self.db.again(db);
        let (wait, held_by, locked) = (self.wait, self.held_by, self.locked);
        let (unnoted, shape, withheld) = (None, self.shape.again(), OnceCell::new());
        Ok(Self { db, place, wait, anchor, unnoted, held_by, locked, shape, withheld })
    }

    /// Copies the file as it is at this moment into a new one (0600), and checks the copy as
    /// [`Store::check_log`] does. Says where its log ends. [`StoreError::Exists`] when something is
    /// at that path.
    pub fn backup(&self, to: &Path) -> Result<Head> {
        self.check()?;
        keep::backup(self.place.as_ref().ok_or(StoreError::NotAFile)?, to)
    }

    /// Brings a file that may be damaged over into a new one, as far as it can be read, and says
    /// what is missing. The old one is only looked at.
    pub fn restore(from: &Path, to: &Path) -> Result<Restored> {
        keep::restore(from, to)
    }

    /// Brings a file up to date, as [`Store::open`] does too, and says what was done.
    pub fn migrate(path: &Path, wait: Duration) -> Result<Migrated> {
        keep::migrate(path, wait)
    }

    /// An empty store that lives only in memory.
    pub fn in_memory() -> Result<Self> {
        let (db, wait) = (Guarded::new(open::in_memory()?, None, true), Duration::ZERO);
        Ok(Self {
            db,
            place: None,
            wait,
            anchor: None,
            unnoted: None,
            held_by: None,
            locked: None,
            shape: Shape::default(),
            withheld: OnceCell::new(),
        })
    }

    /// Answers a question, as far as the person of the session may see (R17, R54, R67).
    ///
    /// [`StoreError::Refused`] where that person may not look, [`StoreError::Search`] for
    /// `FindPeople`, `FindCandidates`, `Resolve` and `Standings`, which the search answers from
    /// [`Store::names`].
    pub fn ask(&self, session: Session, query: &Query, now: Now) -> Result<Answer> {
        self.surely(|it| it.read(|db| read::answer(db, session, query, now)))
    }

    /// Carries out a command. What is refused ([`StoreError::Refused`]) or fails leaves nothing
    /// behind; what succeeds is one handling in the log (R82).
    pub fn execute(&mut self, session: Session, command: &Command, now: Now) -> Result<Receipt> {
        let by = (session, self.key());
        let target = Target::of_command(command, session.user);
        let how = (session.via, self.key(), now);
        let done = surely(|| {
            self.write(|tx| {
                let work = || write::execute(tx, by, command, now, None);
                write::with_code(tx, target.as_ref(), how, work)
            })
        });
        let done = done.and_then(|done| done.map_err(StoreError::Refused));
        let done = done.map_err(|error| self.met(error));
        if let Err(StoreError::Refused(why)) = &done {
            self.note_attempt(session, (command, why), now);
        }
        done
    }

    /// Notes an attempt without the right (R82); another refusal is none.
    pub fn note_attempt(
        &mut self,
        session: Session,
        (command, why): (&Command, &Refusal),
        now: Now,
    ) {
        if matches!(why.class(), Class::NoRight | Class::NotFound)
            // Pressing u or U once too often reaches for nothing.
            && !matches!(why, Refusal::NothingToTakeBack | Refusal::NothingToDoAgain)
        {
            // The refusal is what the person must hear, whatever becomes of the note of it.
            let by = (session, self.key());
            let _ = self.write(|tx| write::deny(tx, by, (command, why), now));
        }
    }

    /// What a command would do now, and nothing of it done: decided by the same rules on the same
    /// facts, without a code and with a handling that is nobody's yet.
    pub fn rehearse(&self, session: Session, command: &Command, now: Now) -> Result<Receipt> {
        self.surely(|it| it.read(|db| write::rehearse(db, session, command, now)))
    }

    /// Registers or activates somebody who is not signed in; the receipt is about that person.
    pub fn enter(&mut self, entry: &Entry, via: Via, now: Now) -> Result<Receipt> {
        let (by, target) = ((via, self.key()), Target::of_entry(entry));
        let how = (via, self.key(), now);
        let done = surely(|| {
            self.write(|tx| {
                let work = || write::enter(tx, entry, by, now);
                write::with_code(tx, target.as_ref(), how, work)
            })
        });
        let done = done.and_then(|done| done.map_err(StoreError::Refused));
        done.map_err(|error| self.met(error))
    }

    /// Makes somebody Beheerder of his environment, by maintenance on the file (A1); the log says
    /// that the system did it, for which user of the operating system.
    pub fn appoint(&mut self, it: &Appoint, os_user: Option<&Name>, now: Now) -> Result<Receipt> {
        self.write(|tx| write::appoint(tx, it, os_user, now))
    }

    /// What that would do now, and nothing of it done.
    pub fn rehearse_appoint(&self, it: &Appoint, now: Now) -> Result<Receipt> {
        self.read(|db| write::rehearse_appoint(db, it, now))
    }

    /// Writes down what the clock did while nobody looked, as one handling of the system. Says
    /// how many rows it was: none by a clock that is far ahead ([`Store::clock_is_ahead`]).
    pub fn catch_up(&mut self, now: Now) -> Result<usize> {
        self.writable()?;
        // Where nothing passed, nobody is kept from writing.
        let has_passed = |db: &rusqlite::Connection| {
            schema::known(db)?;
            write::has_passed(db, now)
        };
        if !self.surely(|it| it.read(has_passed))? {
            return Ok(0);
        }
        surely(|| self.write(|tx| write::catch_up(tx, now))).map_err(|error| self.met(error))
    }

    /// Follows the log link by link, replays it and holds every column of every table against it;
    /// nothing when the file is as its log says, and its log as it was written. The ends that the
    /// second file has must be in it.
    pub fn check_log(&self) -> Result<Vec<Difference>> {
        let outside = self.anchor.as_ref().map(Anchor::heads).transpose()?.unwrap_or_default();
        self.surely(|it| it.read(|db| check::differences(db, &outside)))
    }

    /// The end of the log as it stands: kept elsewhere, it tells whether the file has lost its
    /// tail (SAFETY F17).
    pub fn head(&self) -> Result<Head> {
        self.read(chain::head)
    }

    /// Writes handlings of the past as they stand, all or none: no rules, but all constraints.
    /// The records bring their numbers; those of the handlings are given out here.
    pub fn seed(&mut self, chapters: &[Chapter]) -> Result<()> {
        let ids = chapters.iter().flat_map(|chapter| &chapter.events);
        let highest = ids.map(|event| event.becomes.id()).max();
        let free = highest.map_or(1, |highest| highest.saturating_add(1));
        self.write(|tx| write::seed(tx, free, chapters))
    }

    /// The same for chapters that are made while they are written; none of their rows has a number
    /// from `free` on.
    pub fn seed_with(
        &mut self,
        free: i64,
        chapters: &mut dyn Iterator<Item = Chapter>,
    ) -> Result<()> {
        self.db.pragma_update(None, "cache_size", ROOM)?;
        self.write(|tx| write::seed(tx, free, chapters))
    }

    /// Tells every line of the file: its log, of which the tables are the sum, and the attempts.
    pub fn whole(&self, tell: &mut dyn FnMut(Line) -> Result<()>) -> Result<()> {
        self.read(|db| whole::out(db, tell))
    }

    /// Fills an empty file with the lines of another, all or none. Says how many lines of the log
    /// that were; nothing when the file has something already. [`StoreError::Unfit`] when the last
    /// line that was taken is not one of a file, or the lines are not what they say.
    pub fn fill(&mut self, lines: &mut dyn Iterator<Item = Result<Line>>) -> Result<Option<usize>> {
        self.write(|tx| whole::fill(tx, lines))
    }

    /// Marks the file as the example world.
    pub fn mark_example(&mut self) -> Result<()> {
        self.write(|tx| {
            tx.execute(
                "insert into meta (name, value) values ('example', '1') on conflict do nothing",
                [],
            )?;
            Ok(())
        })
    }

    /// Whether the file is the example world.
    pub fn is_example(&self) -> Result<bool> {
        let sql = "select exists (select 1 from meta where name = 'example')";
        Ok(self.db.query_row(sql, [], |row| row.get(0))?)
    }

    /// Whether nothing ever happened in the file.
    pub fn is_bare(&self) -> Result<bool> {
        Ok(self.db.query_row("select not exists (select 1 from log)", [], |row| row.get(0))?)
    }

    /// A number that changes when another connection has written.
    ///
    /// [`StoreError::Replaced`] when the path leads to another file by now.
    pub fn data_version(&self) -> Result<i64> {
        self.check()?;
        Ok(self.db.pragma_query_value(None, "data_version", |row| row.get(0))?)
    }

    /// The files that change when somebody writes, or takes one of them away; none for a store in
    /// memory.
    pub fn watched(&self) -> Vec<PathBuf> {
        self.place.as_ref().map(Place::watched).unwrap_or_default()
    }

    /// A handle with which another thread ends whatever is being read.
    pub fn stopper(&self) -> Stopper {
        Stopper::of(&self.db)
    }

    /// The key with which the session of this store came in.
    pub(super) fn key(&self) -> Option<KeyId> {
        self.held_by.map(|(key, _)| key)
    }
}
