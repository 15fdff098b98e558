//! What the program asks of the outside world, and what comes back. Plain data, no threads.

use super::{Answer, Command, Displaced, Entry, Locked, Query, Receipt, Refusal, SystemError};

/// Ties a reply to the request it belongs to; a reply with an old ticket is thrown away.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ticket(pub u64);

/// Something the store must do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// Look something up.
    Ask(Query),
    /// Change something.
    Do(Command),
    /// Come in: register or activate.
    Enter(Entry),
}

/// What became of a [`Request`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// The answer to a question.
    Answer(Answer),
    /// The command was carried out.
    Done {
        /// What it did.
        receipt: Receipt,
        /// Whether taking that back would be allowed, as things are now.
        can_go_back: bool,
        /// Why its end is not in the anchor, if it is not.
        unanchored: Option<Failure>,
    },
    /// The rule said no; nothing changed.
    Refused(Refusal),
    /// Another process is writing; nothing changed yet.
    Busy,
    /// The store cannot do it; nothing changed.
    Failed(Failure),
}

/// Why the store could not work, as far as a person can do something about it (UX 5.6).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The disk is full.
    Full,
    /// The disk, or what leads to it, does not do what it should.
    Disk,
    /// The system opens no file: there are too many open, or it may not be.
    Unopened,
    /// Nothing is written to the file.
    ReadOnly(Locked),
    /// The file is damaged; nothing is written to it any more.
    Damaged,
    /// The file is damaged, and nothing of it can be saved.
    Lost,
    /// The file was replaced or taken away while it was open; nothing was written.
    Replaced(Displaced),
    /// The same, noticed after something was written: whether it is saved is not known.
    Uncertain(Displaced),
    /// The path is a link, which is not followed.
    Link,
    /// The path is a folder, a pipe or a device.
    NotAFile,
    /// Something is at the path already, and is never overwritten.
    Exists,
    /// Something that SQLite keeps beside an earlier file is beside the path.
    Leftover {
        /// Where it is.
        path: String,
    },
    /// No file can be made in this folder; why.
    Unmade(SystemError),
    /// The path leads through a folder that is not there.
    NoFolder,
    /// Others on this system can read or write the file.
    Exposed {
        /// Its permissions.
        mode: u32,
    },
    /// The file belongs to another user of the system.
    NotYours {
        /// The number of that user.
        owner: u32,
    },
    /// The file is on another machine, where locks cannot be relied on.
    Network {
        /// Which kind of file system.
        kind: &'static str,
    },
    /// The file has no contents.
    Empty,
    /// The file is no database.
    NotADatabase,
    /// The file is a database of another program.
    Foreign,
    /// The file was made by a newer version of this program.
    Newer {
        /// The version of the file.
        found: usize,
        /// The newest version known here.
        known: usize,
        /// Whether this version can read it all the same.
        readable: bool,
    },
    /// The version that is written in the file is none of this program, or not that of its tables.
    StrangeVersion {
        /// What is written in it.
        found: i32,
        /// The newest version known here.
        known: usize,
    },
    /// The second file for the ends of the log (`--anker`) cannot be used.
    Anchor {
        /// Where it is, or should be.
        path: String,
        /// What is wrong with it.
        why: SystemError,
    },
    /// It was done, but its end could not be noted in that file.
    Unanchored {
        /// Where it is.
        path: String,
        /// Up to which link of the log everything is saved.
        number: i64,
        /// Why it could not be noted.
        why: SystemError,
    },
    /// The system does not do it.
    System(SystemError),
    /// Something else; the text is for the person who repairs it.
    Other(String),
}
