//! Appends the links of a transaction to the shared log, just before its commit.

use std::{
    thread,
    time::{Duration, Instant},
};

use rusqlite::Connection;

use super::{
    Answer, LogEnd, SharedLink, SharedLog, SharedLogFailure,
    gate::{explain, wait_while_busy},
};
use crate::store::{
    Result,
    integrity::chain::{self, LastLinks, LinkKind},
    salvage::dump,
};

/// Maximum time to find out whether a link was added, with [`PAUSE`] between two attempts. The
/// file stays locked meanwhile.
const DOUBT_LASTS: Duration = Duration::from_secs(3);
const PAUSE: Duration = Duration::from_millis(100);

/// The outcome of an append.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Appended {
    /// There was nothing to add.
    Nothing,
    /// The links are in the shared log.
    Added,
    /// Another host was first: follow, and decide again.
    Lost,
}

/// Adds the links behind `before` to the shared log. If another host keeps the log to itself, waits
/// at most `wait`. Errors with [`SharedLogFailure::Doubt`] if they may or may not have been added.
pub(crate) fn append(
    db: &Connection,
    shared: &mut dyn SharedLog,
    before: &LastLinks,
    wait: Duration,
) -> Result<Appended> {
    let mut links = Vec::new();
    for_each_link(db, before, &mut |link| {
        links.push(link);
        Ok(())
    })?;
    let (behind, before) = (before, before.end());
    let Some(last) = links.last().map(|link| link.end) else { return Ok(Appended::Nothing) };
    let mut added = wait_while_busy(wait, || shared.add(&before, &links));
    let begun = Instant::now();
    if matches!(added, Err(SharedLogFailure::Doubt)) {
        while begun.elapsed() < DOUBT_LASTS && added.as_ref().is_err_and(is_no_connection) {
            thread::sleep(PAUSE);
            added = resolve(shared, &before, &links, &last);
        }
        // An error of a later attempt says nothing about the first.
        added = added.map_err(|_| SharedLogFailure::Doubt);
    }
    if !added.map_err(|why| explain(shared, why))? {
        return Ok(Appended::Lost);
    }
    // From here the links are saved, and an error may not say otherwise.
    let host = shared.host().map_or(Ok(()), |host| chain::write_host(db, behind, &host));
    host.map_err(|_| SharedLogFailure::OnlyShared)?;
    Ok(Appended::Added)
}

fn is_no_connection(failure: &SharedLogFailure) -> bool {
    use SharedLogFailure::{Busy, Doubt, NoAnswer, Unreachable};
    matches!(failure, Unreachable { .. } | NoAnswer { .. } | Doubt | Busy)
}

/// Finds out whether links were added and have reached the standby. If they were not added, adds
/// them again. That is safe: the server accepts only one of the attempts, because each requires the
/// shared log to end at `before`.
fn resolve(
    shared: &mut dyn SharedLog,
    before: &LogEnd,
    links: &[SharedLink],
    last: &LogEnd,
) -> Answer<bool> {
    shared.gate()?;
    if shared.hash_at(last.number)?.is_none() && shared.add(before, links)? {
        return Ok(true);
    }
    let is_ours = shared.hash_at(last.number)? == Some(last.hash);
    shared.release().map(|()| is_ours)
}

/// Passes the links of this file behind an end to `each`.
pub(super) fn for_each_link(
    db: &Connection,
    before: &LastLinks,
    each: &mut dyn FnMut(SharedLink) -> Result<()>,
) -> Result<()> {
    let mut number = before.end().number;
    chain::walk_after(db, before, &mut |link| {
        number += 1;
        let mut line = match link.of {
            LinkKind::Line => dump::event(link.row)?,
            LinkKind::Attempt => dump::attempt(link.row)?,
        };
        let hash = link.stored.unwrap_or(link.expected);
        let end = LogEnd { number, hash };
        // The server records the host itself.
        let host = line.host_mut().and_then(Option::take);
        each(SharedLink { end, body: serde_json::to_string(&line)?, host })
    })
}
