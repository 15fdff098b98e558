//! Texts about the data file in English.

use crate::text::{FileTexts, Lang, grammar::number::grouped};

pub(crate) const FILE: FileTexts = FileTexts {
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
    clock_ahead: |today, last| {
        format!(
            "the clock says {today}, long after the last line of the log ({last}); so nothing was \
             written down as expired. Set the clock right; if it is right, this mends itself once \
             something was done here on another day"
        )
    },
    no_zone: |text| {
        format!(
            "‘{text}’ is no time zone that this system knows; give one such as Europe/Amsterdam"
        )
    },
    zone_changed: |zone| {
        format!("The time zone of this file was changed: days and times are now in {zone}.")
    },
    zone_begins: |zone| {
        format!(
            "from now on the days of this file begin and end in the time zone of this system, {zone}, for \
             everybody; to change it: toegang maintenance timezone"
        )
    },
    zone_is: |zone, was| match was {
        Some(was) => format!("The days of this file begin and end in {zone} (was {was})."),
        None => format!("The days of this file begin and end in {zone}."),
    },
    zone_not_here: |zone| {
        format!(
            "this system does not know the time zone of this file ({zone}); a day ends here only when it \
             is over everywhere. Install tzdata"
        )
    },
    zone_unknown: |said, zone| match zone {
        Some(zone) => format!(
            "TZ={said} is no time zone that this system knows; days and times are in that of the file, {zone}"
        ),
        None => format!(
            "TZ={said} is no time zone that this system knows, and the file has none yet. Nothing has \
             changed; set TZ to one such as Europe/Amsterdam, or unset it"
        ),
    },
    saved: |lines, path| format!("{} lines of the log in {path}", grouped(Lang::En, lines)),
};
