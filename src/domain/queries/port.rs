//! Requests to the store and their replies. Plain data, no threads.

use crate::domain::{
    Answer, Command, Displaced, Locked, Moment, Query, Receipt, Refusal, RegisterFault,
    SharedLogFailure, SignUp, SystemError,
};

/// Pairs a reply with its request; a reply with an old ticket is dropped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ticket(pub u64);

/// Work for the store, sent with a [`Ticket`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// Answer a query.
    Ask(Query),
    /// Carry out a command.
    Do(Command),
    /// Register, activate or confirm a key.
    Enter(SignUp),
}

/// The result of a [`Request`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// The answer that the query asked for.
    Answer(Answer),
    /// The command was carried out.
    Done {
        /// The outcomes, and the code if one was made.
        receipt: Receipt,
        /// Why the command cannot be undone at this moment; `None` if it can.
        undo_refusal: Option<Box<Refusal>>,
        /// Why the anchor file does not record the change; `None` if it does, or if no anchor file
        /// is in use.
        unanchored: Option<Failure>,
    },
    /// A rule refused the command; nothing changed.
    Refused(Refusal),
    /// Another process is writing; nothing changed yet.
    Busy,
    /// The store failed; nothing changed, except where the failure says otherwise.
    Failed(Failure),
}

/// Why the store failed, in terms of what a person can do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The disk is full.
    Full,
    /// The disk, or the connection to it, fails.
    Disk,
    /// The file cannot be opened: too many files are open, or permission is denied.
    CannotOpen,
    /// The file can only be read, for this reason.
    ReadOnly(Locked),
    /// The file is damaged; no more writes are made.
    Damaged,
    /// The file is damaged, and nothing in it can be recovered.
    Unrecoverable,
    /// The file was replaced or removed while it was open; nothing was written.
    Replaced(Displaced),
    /// The file was replaced or removed, which was noticed only after a write; the write may be
    /// lost.
    Uncertain(Displaced),
    /// The path is a symbolic link, which is not followed.
    Link,
    /// The path is a folder, a pipe or a device.
    NotAFile,
    /// The path already exists, and is never overwritten.
    Exists,
    /// A side file of an earlier database is beside the path.
    Leftover {
        /// The path of that side file.
        path: String,
    },
    /// The file cannot be created in this folder.
    CannotCreate(SystemError),
    /// The path leads through a folder that does not exist.
    NoFolder,
    /// Other users of this system can read or write the file.
    Exposed {
        /// The permission bits of the file.
        mode: u32,
    },
    /// The file belongs to another user of the system.
    OtherOwner {
        /// The uid of that user.
        owner: u32,
    },
    /// The file is on a network file system, where locks are unreliable.
    Network {
        /// The type of file system, such as `nfs`.
        kind: &'static str,
    },
    /// The file has no bytes.
    Empty,
    /// The file is not an SQLite database.
    NotADatabase,
    /// The file is a database of another program.
    Foreign,
    /// A newer version of this program made the file.
    Newer {
        /// The schema version of the file.
        found: usize,
        /// The newest schema version that this program knows.
        known: usize,
        /// True if this program can still read it.
        readable: bool,
    },
    /// The version in the file is impossible, or does not match its tables.
    StrangeVersion {
        /// The schema version in the file.
        found: i32,
        /// The newest schema version that this program knows.
        known: usize,
    },
    /// The anchor file (`--anker`), which records the latest link of the log's hash chain, cannot
    /// be used.
    Anchor {
        /// The path of the anchor file.
        path: String,
        /// Why the anchor file cannot be read or written.
        source: SystemError,
    },
    /// The change was committed, but the anchor file could not record it.
    Unanchored {
        /// The path of the anchor file.
        path: String,
        /// The number of the last committed link of the hash chain.
        number: i64,
        /// Why the anchor file could not be written.
        source: SystemError,
    },
    /// The trade register gives no answer; the database itself is fine.
    TradeRegister(RegisterFault),
    /// The log that several hosts share cannot be used.
    Shared(SharedLogFailure),
    /// Another error of the operating system.
    System(SystemError),
    /// Anything else; the text is for a developer.
    Other(String),
}

/// The state of the log that the file shares with those of other hosts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SharedLogState {
    /// It is followed.
    Followed {
        /// The number of other hosts that are connected.
        other_hosts: usize,
    },
    /// It cannot be followed.
    Lost(LostLog),
}

/// The shared log cannot be followed, so that what the screens show may be old.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LostLog {
    /// When it was followed last.
    pub since: Moment,
    /// Why it cannot be followed.
    pub why: Failure,
}

impl LostLog {
    /// Returns whether there is a connection, and the log cannot be that of this file.
    pub const fn is_difference(&self) -> bool {
        matches!(&self.why, Failure::Shared(why) if why.is_difference())
    }
}
