//! Sharing a file: publish its log, join a log, compare with it, leave it.

use std::{path::Path, time::Duration};

use rusqlite::Connection;

use super::{
    PostgresLog, SharedLink, SharedLog, SharedLogFailure, append::for_each_link, follow,
    follow::check_common,
};
use crate::store::{
    Result, Store, StoreError,
    file::{connect, create, folder},
    integrity::{
        anchor::Anchor,
        chain::{self, LastLinks},
    },
    salvage::dump::{self, DumpLine},
    table::meta,
};

/// The least time to wait for a busy file if it is shared: after it, a writer on another host that
/// gives no sign of life is overtaken (R195).
const LEAST_WAIT: Duration = Duration::from_secs(5);

/// Links that are added or compared at once.
const BATCH: usize = 1_000;

/// The end of a command: carried out, or only tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trial {
    /// Changes stay.
    Keep,
    /// Everything is rolled back, here and on the server.
    RollBack,
}

impl Store {
    /// Returns whether this file shares its log with other hosts.
    pub fn is_shared(&self) -> Result<bool> {
        self.retry_if_corrupt(|it| it.read(meta::is_shared))
    }

    /// Returns whether the file at this path shares its log; `false` if that cannot be read.
    pub fn is_shared_at(path: &Path) -> bool {
        let read =
            || meta::is_shared(&connect::open_for_inspection(&folder::resolve_folder(path)?)?.0);
        read().unwrap_or(false)
    }

    /// Sets the connection of a shared file. Does not connect yet.
    pub fn connect(&mut self, log: Box<dyn SharedLog>) {
        self.sharing.log = Some(log);
        self.wait = self.wait.max(LEAST_WAIT);
        // Without it, only a busy file is reported sooner.
        let _ = self.db.busy_timeout(self.wait);
    }

    /// Puts the whole log of this file into an empty database, all or nothing, and shares it from
    /// now on. If the database has a log already, joins it. Gives rights to the hosts of `log`.
    /// Returns the number of links that the log has then.
    pub fn publish(&mut self, log: PostgresLog, trial: Trial) -> Result<i64> {
        self.share(log, trial, |tx, log| {
            let header = serde_json::to_string(&dump::header(tx)?)?;
            if !log.begin_publishing(&header)? {
                join(tx, log)?;
                log.grant(trial == Trial::Keep)?;
                return Ok(chain::last(tx)?.end().number);
            }
            let links = publish_links(tx, log, 0)?;
            log.grant(trial == Trial::Keep)?;
            log.end_publishing(trial == Trial::Keep)?;
            Ok(links)
        })
    }

    /// Puts back the links that the shared log has lost and this file has, all or nothing; only the
    /// owner of the log may. Returns their number.
    pub fn put_back(&self, log: &mut PostgresLog) -> Result<i64> {
        self.read(|db| {
            log.begin_putting_back()?;
            let here = chain::last(db)?.end();
            let lost = match check_common(db, log, &here) {
                Ok(()) => 0,
                Err(StoreError::Shared(SharedLogFailure::Ahead(lost))) => lost,
                Err(other) => return Err(other),
            };
            publish_links(db, log, here.number - lost)?;
            log.end_publishing(true)?;
            Ok(lost)
        })
    }

    /// Takes over the shared log, and shares it from now on. This file must be empty, or contain
    /// the beginning of that log. Returns the number of links taken over.
    pub fn join(&mut self, log: PostgresLog, trial: Trial) -> Result<i64> {
        self.share(log, trial, join)
    }

    /// Marks this file as shared in the transaction in which `exchange` exchanges its links with
    /// the log. Returns the number of links exchanged.
    fn share(
        &mut self,
        mut log: PostgresLog,
        trial: Trial,
        mut exchange: impl FnMut(&Connection, &mut PostgresLog) -> Result<i64>,
    ) -> Result<i64> {
        let mut count = 0;
        self.transact(|tx| {
            count = exchange(tx, &mut log)?;
            meta::mark_shared(tx)?;
            Ok((trial == Trial::Keep).then_some(()))
        })?;
        if trial == Trial::Keep {
            self.connect(Box::new(log));
        }
        Ok(count)
    }

    /// Creates a file that follows the shared log, or none. Returns the number of links.
    pub fn join_as_new_file(
        path: &Path,
        anchor: Option<&Path>,
        mut log: PostgresLog,
    ) -> Result<i64> {
        let anchor = anchor.map(Anchor::new);
        let anchor = anchor.as_ref().map(Anchor::open).transpose()?;
        let (count, head) = create::new(&folder::prepare_path(path)?, |unfinished| {
            let mut db = create::empty_to_fill(unfinished)?;
            let tx = db.transaction()?;
            let count = join(&tx, &mut log)?;
            meta::mark_shared(&tx)?;
            anchor.as_ref().map_or(Ok(()), |anchor| anchor.compare(&tx))?;
            let head = chain::head(&tx)?;
            tx.commit()?;
            create::close_filled(db).map(|()| (count, head))
        })?;
        let noted = anchor.map_or(Ok(()), |anchor| anchor.append(&head));
        noted.map(|()| count).map_err(StoreError::from)
    }

    /// Ends sharing: this file goes on alone. The shared log keeps everything.
    pub fn leave(&mut self) -> Result<()> {
        self.sharing.log = None;
        self.transact(|tx| meta::unmark_shared(tx).map(Some)).map(drop)
    }

    /// Compares every link of this file with the shared log, if there is one.
    pub fn compare_shared(&mut self) -> Result<()> {
        let Some(mut log) = self.sharing.log.take() else { return Ok(()) };
        let compared = self.read(|db| compare(db, &mut *log));
        self.sharing.log = Some(log);
        compared
    }

    /// Errors if the log lacks lines of this file.
    pub fn check_contained_in(&self, log: &mut PostgresLog) -> Result<()> {
        self.read(|db| check_common(db, log, &chain::last(db)?.end()))
    }

    /// Opens another store on this file, which only follows the shared log; `None` if this
    /// file is not shared.
    pub fn follower(&self) -> Result<Option<Self>> {
        let Some(log) = &self.sharing.log else { return Ok(None) };
        let log = log.reopen()?;
        // Following is no act of the session.
        let mut store = Self { held_by: None, ..self.reopen()? };
        store.connect(log);
        Ok(Some(store))
    }

    /// Ends the connection to the shared log until it is used again.
    pub(crate) fn close_connection(&mut self) {
        if let Some(log) = &mut self.sharing.log {
            log.close();
        }
    }

    /// Returns the number of other hosts that are connected to the shared log.
    pub fn other_hosts(&mut self) -> Result<usize> {
        Ok(self.sharing.log.as_mut().map_or(Ok(0), |log| log.other_hosts())?)
    }

    /// Waits until a host adds links to the shared log, at most this long.
    pub fn wait_for_links(&mut self, most: Duration) -> Result<()> {
        Ok(self.sharing.log.as_mut().map_or(Ok(()), |log| log.wait(most))?)
    }
}

/// Publishes the links behind this number; returns the number of all.
fn publish_links(db: &Connection, log: &mut PostgresLog, behind: i64) -> Result<i64> {
    let mut batch: Vec<SharedLink> = Vec::new();
    let mut published = behind;
    let mut send = |batch: &mut Vec<SharedLink>| -> Result<()> {
        let Some(last) = batch.last() else { return Ok(()) };
        let number = last.end.number;
        log.publish_links(published, batch)?;
        published = number;
        batch.clear();
        Ok(())
    };
    for_each_link(db, &LastLinks::default(), &mut |link| {
        if link.end.number > behind {
            batch.push(link);
        }
        if batch.len() < BATCH { Ok(()) } else { send(&mut batch) }
    })?;
    send(&mut batch)?;
    Ok(published)
}

/// Takes over what this file lacks. An empty file also gets the facts in the header.
fn join(tx: &Connection, log: &mut PostgresLog) -> Result<i64> {
    // Also refuses a log of a newer format.
    log.end()?;
    if chain::last(tx)?.end().number == 0 {
        match serde_json::from_str(&log.header()?) {
            Ok(DumpLine::File { fresh, example, zone, .. }) => {
                dump::write_header(tx, fresh, zone.as_ref(), example)?;
            }
            _ => return Err(SharedLogFailure::OtherProgram.into()),
        }
    }
    follow(tx, log)
}

fn compare(db: &Connection, log: &mut dyn SharedLog) -> Result<()> {
    let mut batch = std::collections::VecDeque::new();
    for_each_link(db, &LastLinks::default(), &mut |link| {
        if batch.is_empty() {
            batch.extend(log.links_after(link.end.number - 1, 1_000)?);
        }
        match batch.pop_front() {
            Some(other) if other == link => Ok(()),
            Some(other) if other.end == link.end => {
                Err(SharedLogFailure::Damaged(link.end.number).into())
            }
            Some(_) => Err(SharedLogFailure::Forked(link.end.number).into()),
            None => Err(SharedLogFailure::Ahead(1).into()),
        }
    })
}

impl From<SharedLogFailure> for StoreError {
    fn from(why: SharedLogFailure) -> Self {
        if why == SharedLogFailure::Busy { Self::Busy } else { Self::Shared(why) }
    }
}
