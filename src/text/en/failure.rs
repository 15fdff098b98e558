//! Texts in English for a file that cannot be used, or only read.

use crate::{
    domain::{Displaced, Failure, Locked, SystemError},
    text::{Lang, failures::system::system},
};

/// A failure: what happened, what was kept, and what to do.
pub(super) fn failure(failure: &Failure) -> String {
    match failure {
        Failure::Full => "Cannot write: disk full. Everything that was saved is safe.".into(),
        Failure::Disk => {
            "The disk, or the connection to it, fails; nothing of this was saved. Look \
             at the disk, and make a copy with toegang db backup. If that fails, toegang db restore \
             saves what can be read."
                .into()
        }
        Failure::Unopened => "The system does not open the file; nothing has changed. See whether \
             you may, and whether too many files are open (ulimit -n)."
            .into(),
        Failure::ReadOnly(why) => format!("Read-only. {}. {}", locked(*why), unlock(*why)),
        Failure::Damaged => {
            "The file is damaged. Nothing more is written; see toegang db restore.".into()
        }
        Failure::Lost => "This file is damaged, and nothing of it can be saved. Nothing was made; put \
             a copy back."
            .into(),
        Failure::Replaced(why) => format!("{} Nothing was written. {}", displaced(*why), put_back(*why)),
        Failure::Uncertain(why) => format!(
            "{} It is not certain that this was saved: check it. {}",
            displaced(*why),
            put_back(*why)
        ),
        Failure::Link => "This is a link; give the real path.".into(),
        Failure::NotAFile => "This is not an ordinary file.".into(),
        Failure::Exists => {
            "There is something here already; a file is never overwritten. Choose another path."
                .into()
        }
        Failure::Leftover { path } => leftover(path),
        Failure::Unmade(why) => unmade(why),
        Failure::NoFolder => "The folder of this path is not there; make it first, or choose another path.".into(),
        Failure::Exposed { mode } => format!(
            "Others on this system can reach this file ({mode:04o}). Close it first: chmod 600."
        ),
        Failure::NotYours { owner } => not_yours(*owner),
        Failure::Network { kind } => format!(
            "This file is on a network drive ({kind}), where two programs can overwrite each other. \
             Put it on a drive of this machine."
        ),
        Failure::Empty => {
            "This file is empty. Remove it, or choose another; nothing has changed.".into()
        }
        Failure::NotADatabase => {
            "This file is not one of toegang: it is no database. Nothing has changed.".into()
        }
        Failure::Foreign => "This file belongs to another program. Nothing has changed.".into(),
        Failure::Newer { found, known, readable } => too_new((*found, *known), *readable),
        Failure::StrangeVersion { found, known } => strange_version(*found, *known),
        Failure::Anchor { path, why } => {
            format!("The anchor file {path} {}. Nothing has changed.", anchor(why))
        }
        Failure::Unanchored { path, number, why } => unanchored(path, *number, why),
        Failure::System(why) => format!("That cannot be done: {}. Nothing has changed.", system(Lang::En, why)),
        Failure::Other(text) => format!("Something went wrong; nothing has changed. ({text})"),
    }
}

/// Explains that the version number in the file is impossible.
fn strange_version(found: i32, known: usize) -> String {
    format!(
        "This file says that it has version {found}, which cannot be (toegang knows 1 to {known}): something \
         else changed that number. Nothing has changed. Put a copy back, or save what is in it with toegang \
         db restore."
    )
}

/// Explains that a side file of an earlier database is beside the path.
fn leftover(path: &str) -> String {
    format!(
        "{path} is still beside this path, from an earlier file; it would end up in the new one and \
         damage it. Nothing was made. If that file was moved, move this along with it, under the same \
         name: the latest work may be in it. Otherwise remove it, or choose another path."
    )
}

/// Explains that no file can be created in the folder.
fn unmade(why: &SystemError) -> String {
    format!(
        "No file can be made here: {}. Give yourself the right to the folder, or choose another \
         path (--db).",
        system(Lang::En, why)
    )
}

/// Explains that the file belongs to another user of the system.
fn not_yours(owner: u32) -> String {
    format!(
        "This file belongs to another user of this system ({owner}). Work as that user, or take it \
         over with chown."
    )
}

/// Explains what happened to the file while it was open.
fn displaced(why: Displaced) -> &'static str {
    match why {
        Displaced::Gone => "The file was removed or moved while it was open.",
        Displaced::Other => "The file was replaced by another while it was open.",
        Displaced::Wal => "The -wal beside the file was removed or replaced while it was open.",
        Displaced::Cut => "The -wal beside the file was cut short while it was open.",
        Displaced::Shm => "The -shm beside the file was removed or replaced while it was open.",
        Displaced::Linked => "The file got a second name (a hard link, as cp -al makes).",
        Displaced::Written => "Somebody writes to the file, which was only read here.",
    }
}

/// Explains what was kept, and what to do about it.
fn put_back(why: Displaced) -> &'static str {
    match why {
        Displaced::Gone => {
            "What was saved before is in that file: put it back, with -wal and -shm, or start again."
        }
        Displaced::Other => {
            "What was saved before is in the first file: put that back, or start again to work with the \
             other."
        }
        Displaced::Wal => {
            "The latest work was in -wal: put it back. If you cannot, quit toegang everywhere in the usual \
             way; if nobody opened the file meanwhile, that work still gets into it. Then start again."
        }
        Displaced::Cut => {
            "The latest work was in -wal, and part of it is gone. Quit toegang everywhere, put -wal back if \
             you have it, and see with toegang db check what is there."
        }
        Displaced::Shm => {
            "What was saved before is still there. Quit toegang everywhere, and start again."
        }
        Displaced::Linked => {
            "Under two names people overwrite each other's work. What was saved before is still there. Remove \
             the other name (find -samefile finds it), and do it again."
        }
        Displaced::Written => "Start again to see what it says now.",
    }
}

/// Explains what is wrong with the anchor file, and what to do about it.
fn anchor(why: &SystemError) -> String {
    match why {
        SystemError::NotFound => "is not there yet; the first change with --anchor makes it",
        SystemError::NoFolder => "is in a folder that is not there; make that first",
        SystemError::Folder => "is a folder; give a file",
        SystemError::Link => "is a link; give the real path",
        SystemError::Ends => {
            "is empty still; the first change with --anchor puts the end of the log in it"
        }
        SystemError::Strange => {
            "was not made by toegang: something else is in it; give another path"
        }
        _ => return format!("cannot be used: {}", system(Lang::En, why)),
    }
    .to_owned()
}

/// Explains that the change was saved, but not recorded in the anchor.
fn unanchored(path: &str, number: i64, why: &SystemError) -> String {
    format!(
        "This is saved, with everything before it (up to link {number} of the log). Only that end \
         could not be put in the anchor file {path}: {}. The next change with --anchor makes up for it.",
        system(Lang::En, why)
    )
}

/// Explains that the file was made by a newer version.
pub(super) fn newer((found, known): (usize, usize)) -> String {
    format!("This file was made by a newer version ({found}, this one knows {known}).")
}

/// Explains what to do about a file of a newer version.
fn too_new(versions: (usize, usize), readable: bool) -> String {
    let until = if readable {
        "; until then it can be read on the screens: toegang without a command"
    } else {
        ""
    };
    format!("{} Update toegang{until}.", newer(versions))
}

/// Explains why the file is read-only.
pub(super) fn locked(why: Locked) -> String {
    match why {
        Locked::File => "The file is write-protected".into(),
        Locked::Folder => "The folder of the file cannot be written".into(),
        Locked::Unfinished => "Beside the file stands unfinished work (-wal)".into(),
        Locked::Older => "The file is of an older version".into(),
        Locked::Full => "The disk is full".into(),
        Locked::Linked => {
            "The file has more than one name (hard links), each with a -wal of its own".into()
        }
        Locked::Mounted => {
            "The file itself is mounted (a bind mount), without the folder of its -wal".into()
        }
        Locked::Newer { found, known } => {
            format!("The file is of version {found}, newer than this one ({known})")
        }
        Locked::Line(line) => format!("Line {line} of the Log is not as it was written"),
        Locked::Attempt(id) => format!("Attempt {id} is not as it was written"),
        Locked::Anchor(number) => format!(
            "The Log is not that of the anchor file: link {number}, the last one noted there, is not \
             in it. It was forged or cut short, or this is another file"
        ),
        Locked::Shape => {
            "The tables, indexes or triggers of this file are not as toegang makes them; nothing was \
             read from them".into()
        }
        Locked::Row(line) => format!("The tables differ from line {line} of the Log"),
    }
}

/// Explains what to do to make the file writable.
fn unlock(why: Locked) -> &'static str {
    match why {
        Locked::File => "Give yourself the right (chmod u+w), or use a copy: toegang db backup.",
        Locked::Folder => {
            "Give yourself the right to the folder, or use a copy: toegang db backup."
        }
        Locked::Unfinished => "Copy both to a folder that you can write to.",
        Locked::Older => {
            "Copy it to a folder that you can write to; there it is brought up to date."
        }
        Locked::Full => {
            "Make room on that disk, and start again; until then all of it can be read."
        }
        Locked::Linked => {
            "Remove the other names (find -samefile finds them), or use a copy: toegang db backup."
        }
        Locked::Mounted => "Mount the whole folder, or use the file where it comes from.",
        Locked::Newer { .. } => "Update toegang.",
        Locked::Anchor(_) => {
            "Look with toegang db check --anchor. If this is a copy that was put back on purpose, \
             start a new anchor (--anchor with a path that is not there yet) and keep the old one."
        }
        Locked::Shape => {
            "toegang db check says what differs; toegang db restore saves what the log says."
        }
        Locked::Line(_) | Locked::Attempt(_) | Locked::Row(_) => {
            "All of it stands in toegang db check; toegang db restore saves what can be read."
        }
    }
}
