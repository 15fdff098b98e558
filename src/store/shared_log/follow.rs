//! Takes over what other hosts added to the shared log. Each link must have here the hash that it
//! has there.

use rusqlite::Connection;

use super::{LogEnd, SharedLink, SharedLog, SharedLogFailure};
use crate::store::{
    Result, Store, StoreError,
    commit::{counter, log},
    integrity::chain,
    salvage::dump::{self, DumpLine},
};

/// Links that are asked for at once.
const BATCH: i64 = 1_000;

impl Store {
    /// Takes over what other hosts added to the shared log; returns the number of links. Locks the
    /// file only if there are any.
    pub fn follow(&mut self) -> Result<i64> {
        let Some(mut log) = self.sharing.log.take() else { return Ok(0) };
        let followed = self.follow_log(&mut *log, None);
        self.sharing.log = Some(log);
        followed
    }

    /// Like [`Store::follow`], if the log is known to have this number of links.
    pub(super) fn follow_to(&mut self, number: i64) -> Result<i64> {
        let Some(mut log) = self.sharing.log.take() else { return Ok(0) };
        let followed = self.follow_log(&mut *log, Some(number));
        self.sharing.log = Some(log);
        followed
    }

    fn follow_log(&mut self, log: &mut dyn SharedLog, known: Option<i64>) -> Result<i64> {
        // The file is read first: its end may only be later than that of the log if it is ahead.
        let here = chain::last(&self.db)?.end();
        let is_behind = known.is_some_and(|number| number > here.number);
        if !is_behind && log.end()? == here {
            return Ok(0);
        }
        let followed = self.transact(|tx| follow(tx, log).map(Some))?;
        Ok(followed.unwrap_or_default())
    }
}

/// Takes over all links that this file lacks; returns their number. Nothing may be kept if it
/// errors.
pub(crate) fn follow(tx: &Connection, log: &mut dyn SharedLog) -> Result<i64> {
    // A row may refer to one that a later link of its operation adds.
    tx.pragma_update(None, "defer_foreign_keys", true)?;
    let first = chain::last(tx)?.end();
    let mut here = first;
    loop {
        let links = log.links_after(here.number, BATCH)?;
        if links.is_empty() {
            check_common(tx, log, &here)?;
            return Ok(here.number - first.number);
        }
        for link in &links {
            let is_next = link.end.number == here.number + 1;
            if !is_next || !take_over(tx, link)? {
                check_common(tx, log, &first)?;
                return Err(SharedLogFailure::Damaged(here.number + 1).into());
            }
            here = link.end;
        }
        // Their hashes follow from those of the file, so that it is the beginning of the log.
        if i64::try_from(links.len()).is_ok_and(|count| count < BATCH) {
            return Ok(here.number - first.number);
        }
    }
}

/// Writes a link; returns whether it has the expected hash.
fn take_over(tx: &Connection, link: &SharedLink) -> Result<bool> {
    let Ok(mut told) = serde_json::from_str::<DumpLine>(&link.body) else { return Ok(false) };
    if let Some(host) = told.host_mut() {
        host.clone_from(&link.host);
    }
    if let DumpLine::Event { operation, becomes, .. } = &told {
        let Ok(row) = log::parse_record(becomes.get()) else { return Ok(false) };
        counter::advance(tx, row.id().max(operation.0).saturating_add(1))?;
    }
    match dump::add(tx, &told) {
        // A line that does not fit the rows before it.
        Err(StoreError::Constraint(_)) => return Ok(false),
        added => added?,
    }
    Ok(chain::last(tx)?.end() == link.end)
}

/// Errors if the shared log does not contain this end of the file.
pub(super) fn check_common(db: &Connection, log: &mut dyn SharedLog, here: &LogEnd) -> Result<()> {
    let end = log.end()?;
    let there = end.number;
    if there < here.number && is_common(db, log, there)? {
        return Err(SharedLogFailure::Ahead(here.number - there).into());
    }
    if here.number <= there && is_common(db, log, here.number)? {
        // A head that differs from its own last line would refuse every write.
        if here.number == there && here.hash != end.hash {
            return Err(SharedLogFailure::Damaged(there).into());
        }
        return Ok(());
    }
    // All links up to `common` are the same, and `other` is not.
    let (mut common, mut other) = (0, here.number.min(there));
    while other - common > 1 {
        let middle = common + (other - common) / 2;
        if is_common(db, log, middle)? {
            common = middle;
        } else {
            other = middle;
        }
    }
    Err(if other <= 1 { SharedLogFailure::OtherFile } else { SharedLogFailure::Forked(other) }
        .into())
}

fn is_common(db: &Connection, log: &mut dyn SharedLog, number: i64) -> Result<bool> {
    Ok(number == 0 || chain::hash_at(db, number)? == log.hash_at(number)?)
}
