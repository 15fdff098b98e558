//! What is said in English of the file itself.

use crate::text::{FileTexts, number::grouped};

/// The sentences.
pub(super) const FILE: FileTexts = FileTexts {
    attempt_lost: |id| format!("Attempt {id} is missing."),
    copied: |path| format!("Copied and checked: {path}"),
    cut: |(given, told)| {
        format!(
            "The end of the log is gone: the file gave out numbers up to {given}, the log names them up to \
             {told}."
        )
    },
    end: |head| format!("End of the log: {head}"),
    left_out: |line| format!("Line {line} is missing: it builds on what cannot be read."),
    lost: |first, last| match last {
        Some(last) if last == first => format!("Line {first} is missing: it cannot be read."),
        Some(last) => format!("Lines {first} up to {last} are missing: they cannot be read."),
        None => format!("Everything from line {first} on is missing: it cannot be read."),
    },
    migrated: |(from, to), copy| match copy {
        Some(copy) => format!("Brought from version {from} to {to}. The old one is in {copy}"),
        None if from < to => {
            format!("Brought from version {from} to {to}, with a copy of the old one beside it.")
        }
        None => format!("The file is of this version ({to})."),
    },
    no_attempts: "Attempts without the right cannot be read, nor how many there were.",
    nothing_lost: "Nothing is missing.",
    untold: "The tables of the old file say what is not in the log; that did not come along:",
    saved: |lines, path| format!("{} lines of the log in {path}", grouped(lines, ',')),
};
