//! The SQLite file. The only room that knows SQL.
//!
//! Every write is one immediate transaction: load the facts, let the rules decide, write the
//! events, log them, commit. Every read judges rights and the clock anew.

mod convert;
mod error;
mod facts;
mod log;
mod open;
mod read;
mod schema;
mod table;

use std::{path::Path, time::Duration};

use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior};

pub use error::{Result, StoreError};

use crate::domain::{
    Answer, CandidateRow, Chapter, Command, Name, Now, OrgId, PersonRow, Query, Receipt, Session,
    User, Via, decide,
};
use log::Handling;
use open::Place;

/// An open file, or a store that lives only in memory.
#[derive(Debug)]
pub struct Store {
    db: Connection,
    place: Option<Place>,
}

impl Store {
    /// Opens the file, making it or bringing it up to date if needed; a copy is kept before a
    /// file is brought up to date. A busy file is waited for as long as `wait`.
    ///
    /// # Errors
    /// When the path is no file of ours, or of a newer version, damaged, or cannot be read. The
    /// file is left untouched then.
    pub fn open(path: &Path, wait: Duration) -> Result<Self> {
        let (db, place) = open::open(path, wait)?;
        Ok(Self { db, place: Some(place) })
    }

    /// A second connection to the same file.
    ///
    /// # Errors
    /// When the file is not there any more, or this store is only in memory.
    pub fn again(&self) -> Result<Self> {
        let place = self.place.as_ref().ok_or(StoreError::NotAFile)?;
        let (db, place) = open::again(place)?;
        Ok(Self { db, place: Some(place) })
    }

    /// An empty store that lives only in memory.
    ///
    /// # Errors
    /// When SQLite is too old.
    pub fn in_memory() -> Result<Self> {
        Ok(Self { db: open::in_memory()?, place: None })
    }

    /// Answers a question in somebody's name, as far as that person may know.
    ///
    /// # Errors
    /// A refusal when the person may not look; [`StoreError::Search`] for what the search answers.
    pub fn ask(&self, session: Session, query: &Query, now: Now) -> Result<Answer> {
        read::ask(&self.db, session, query, now)
    }

    /// Everybody who can sign in, by name.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn people(&self, now: Now) -> Result<Vec<PersonRow>> {
        read::people(&self.db, now)
    }

    /// Whom the organisation can take in, and who is shown with the reason why not (DOMAIN 7.1):
    /// own users first, each group by name.
    ///
    /// # Errors
    /// A refusal when the person is no Beheerder of it, or it is not activated (R39, R40).
    pub fn candidates(&self, session: Session, org: OrgId, now: Now) -> Result<Vec<CandidateRow>> {
        read::candidates(&self.db, session, org, now)
    }

    /// The user with this address, primary or extra, in any case (R10).
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn find_user(&self, email: &str) -> Result<Option<User>> {
        let sql = format!(
            "select {} from user where id = (select user_id from address where email_key = ?1)",
            table::USER
        );
        let key = email.trim().to_lowercase();
        Ok(self.db.prepare_cached(&sql)?.query_row([key], table::read_user).optional()?)
    }

    /// Carries out a command (R82).
    ///
    /// # Errors
    /// A refusal, or why the file could not be written; nothing is written then.
    pub fn execute(&mut self, session: Session, command: &Command, now: Now) -> Result<Receipt> {
        self.write(|tx| {
            let facts = facts::load(tx, session.user, command)?;
            let decision = decide(command, session, &facts, now)?;
            let handling = Handling {
                id: decision.handling,
                at: now.at,
                by: crate::domain::Actor::Person(session.user),
                via: session.via,
            };
            for event in &decision.events {
                table::write(tx, event)?;
                log::append(tx, handling, event)?;
            }
            tx.prepare_cached("update counter set fresh = ?1")?.execute([decision.fresh])?;
            let name = facts.orgs.get(&decision.org).map(|org| org.name.clone());
            Ok(Receipt {
                handling: decision.handling,
                at: now.at,
                org: (decision.org, name.unwrap_or_else(|| Name::stored(String::new()))),
                outcomes: decision.outcomes,
            })
        })
    }

    /// Writes handlings of the past as they stand: no rule is asked, every constraint holds.
    ///
    /// # Errors
    /// When a constraint is broken, or the file cannot be written; nothing is written then.
    pub fn seed(&mut self, chapters: &[Chapter]) -> Result<()> {
        self.write(|tx| {
            let events = chapters.iter().flat_map(|chapter| &chapter.events);
            let highest = events.map(|event| event.becomes.id()).max().unwrap_or(0);
            let fresh: i64 = tx.query_row("select fresh from counter", [], |row| row.get(0))?;
            let mut fresh = fresh.max(highest + 1);
            for chapter in chapters {
                let (id, at, by) = (crate::domain::HandlingId(fresh), chapter.at, chapter.by);
                let handling = Handling { id, at, by, via: Via::Import };
                fresh += 1;
                for event in &chapter.events {
                    table::write(tx, event)?;
                    log::append(tx, handling, event)?;
                }
            }
            tx.execute("update counter set fresh = ?1", [fresh])?;
            Ok(())
        })
    }

    /// Says that this file is an example, which may be thrown away and made anew.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn mark_example(&mut self) -> Result<()> {
        self.write(|tx| {
            let sql = "insert into meta (name, value) values ('kind', 'example')
                       on conflict do nothing";
            tx.execute(sql, [])?;
            Ok(())
        })
    }

    /// Whether this file is an example.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn is_example(&self) -> Result<bool> {
        let sql = "select count(*) from meta where name = 'kind' and value = 'example'";
        Ok(self.db.query_row(sql, [], |row| row.get::<_, i64>(0))? > 0)
    }

    /// A number that changes when another connection writes to the file.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn data_version(&self) -> Result<i64> {
        Ok(self.db.pragma_query_value(None, "data_version", |row| row.get(0))?)
    }

    /// The one way to write: an immediate transaction on a file that still is the one we opened.
    fn write<T>(&mut self, work: impl FnOnce(&Transaction<'_>) -> Result<T>) -> Result<T> {
        if let Some(place) = &self.place {
            place.check()?;
        }
        let tx = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let done = work(&tx)?;
        tx.commit()?;
        Ok(done)
    }
}

/// One number of one row.
fn count(db: &Connection, sql: &str, values: impl rusqlite::Params) -> Result<usize> {
    Ok(db.prepare_cached(sql)?.query_row(values, |row| row.get(0))?)
}
