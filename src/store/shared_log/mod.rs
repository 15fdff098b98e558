//! The log that many hosts share (R170). Its end decides which of two concurrent commands is first:
//! a command is added on condition that the log still ends where the command was decided. Every
//! host follows the log into its own file.

mod append;
mod client;
mod follow;
mod gate;
pub(crate) mod membership;

use std::time::{Duration, Instant};

use super::integrity::chain::{Hash, LastLinks};

pub(crate) use append::{Appended, append};
pub use client::{PostgresLog, ServerStatus};
pub(crate) use follow::follow;

pub use super::integrity::chain::LogEnd;
pub use crate::domain::SharedLogFailure;

/// A link as the shared log keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedLink {
    /// Its place in the chain.
    pub end: LogEnd,
    /// Its line in a dump, without the host.
    pub body: String,
    /// The host that added it: its role. `None` if the file was alone at the time.
    pub host: Option<String>,
}

/// An answer of the shared log.
pub(crate) type Answer<T> = std::result::Result<T, SharedLogFailure>;

/// A log that several hosts share.
pub trait SharedLog: Send + std::fmt::Debug {
    /// The current end.
    fn end(&mut self) -> Answer<LogEnd>;

    /// The links behind this number, in order, at most this many.
    fn links_after(&mut self, number: i64, most: i64) -> Answer<Vec<SharedLink>>;

    /// The hash of the link with this number, if there is one.
    fn hash_at(&mut self, number: i64) -> Answer<Option<Hash>>;

    /// Adds links if the log still has this end, and ends [`Self::gate`]; returns whether it added
    /// them. Errors with [`SharedLogFailure::Doubt`] if the connection was lost meanwhile.
    fn add(&mut self, before: &LogEnd, links: &[SharedLink]) -> Answer<bool>;

    /// Waits until every earlier write is over, and keeps other hosts from writing until
    /// [`Self::add`] or [`Self::release`]. Returns the number of links. Must be called again within
    /// 3 s; else others may write. Errors with [`SharedLogFailure::Busy`] if another host writes
    /// for long.
    fn gate(&mut self) -> Answer<i64>;

    /// Ends [`Self::gate`], once all that the log has by then has reached the standby.
    fn release(&mut self) -> Answer<()>;

    /// Returns whether nothing can be saved because no standby is connected; `false` if unknown.
    fn lacks_standby(&mut self) -> bool {
        false
    }

    /// The number of other hosts that are connected.
    fn other_hosts(&mut self) -> Answer<usize> {
        Ok(0)
    }

    /// The name that the log gives this host in the links that it adds; `None` without a connection.
    fn host(&self) -> Option<String>;

    /// Waits until a host adds links, at most this long.
    fn wait(&mut self, most: Duration) -> Answer<()>;

    /// Ends the connection; the next call makes another.
    fn close(&mut self) {}

    /// Another connection to the log, for another thread.
    fn reopen(&self) -> Answer<Box<dyn SharedLog>>;
}

/// The part of a store that concerns the shared log.
#[derive(Debug, Default)]
pub(crate) struct Sharing {
    /// The log that this file shares with those of other hosts.
    pub(crate) log: Option<Box<dyn SharedLog>>,
    /// The end of the chain when [`Store::begin`](super::Store::begin) began, if the log is shared.
    pub(crate) bulk_from: Option<LastLinks>,
    /// When the gate was last asked for.
    pub(crate) gate_asked: Option<Instant>,
}
