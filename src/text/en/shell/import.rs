//! Texts about importing a table in English.

use crate::{
    domain::{DumpError, SystemError},
    text::{
        ImportTexts, Lang,
        failures::system::system,
        grammar::number::{count, grouped},
    },
};

pub(crate) const IMPORT: ImportTexts = ImportTexts {
    at_line: |line, what, why| format!("line {line}, {what}: {why}"),
    cells: |cells, columns| {
        let hint =
            if cells > columns { "; put a cell that has a comma in it between quotes" } else { "" };
        format!(
            "{} and {}{hint}",
            count(Lang::En, cells, "cell", "cells"),
            count(Lang::En, columns, "column", "columns")
        )
    },
    code: "Activation code",
    doubled_column: |first, second| {
        if first == second {
            return format!("the column ‘{first}’ is there twice; keep one of them");
        }
        format!("the columns ‘{first}’ and ‘{second}’ are the same here; keep one of them")
    },
    filled: |count| {
        format!("{} lines of the Log, with everything in them.", grouped(Lang::En, count))
    },
    is_json: "this is JSON; import reads CSV, with the names of the columns in its first line",
    line: "Line",
    more_columns: |count| format!("and {} more such columns", grouped(Lang::En, count)),
    nameless_column: |nth, line| {
        format!("column {nth} has no name, and line {line} has something in it")
    },
    no_column: |name| format!("the table has no column ‘{name}’; its first line names the columns"),
    no_role: |text| format!("‘{text}’ is no role"),
    no_utf8: |line| format!("line {line} is no UTF-8; save it as “CSV UTF-8”"),
    not_empty: |path| {
        format!("{path}: there is something in it; everything can be read into a new file only")
    },
    nothing_done: "Nothing was changed; with --ignore-errors the other lines go on.",
    open_quote: |line| format!("the quote on line {line} is never closed"),
    progress: |done, all| {
        format!("{} of {} lines", grouped(Lang::En, done), grouped(Lang::En, all))
    },
    result: |code| match code {
        "differs" => "different",
        "relation_asked" => "asked",
        other => other,
    },
    too_long: |line, most| {
        format!("line {line} is longer than {most} MiB; is this the right file? Nothing was done")
    },
    too_much: |most| format!("this is more than {most} MiB; split it up. Nothing was done"),
    unknown_column: |head, line, meant| {
        let meant = meant.map_or(String::new(), |meant| format!("; did you mean ‘{meant}’?"));
        format!("the column ‘{head}’ is unknown, and line {line} has something in it{meant}")
    },
    unfit,
    why: "Why",
};

/// The error of a line of an exported file.
fn unfit(path: &str, line: usize, why: &DumpError) -> String {
    let what = match why {
        DumpError::Empty => return format!("{path} is empty. Nothing was read in."),
        DumpError::Unread(SystemError::Strange) => "is no UTF-8".to_owned(),
        DumpError::Unread(why) => format!("cannot be read ({})", system(Lang::En, why)),
        DumpError::TooLong => "is too long to be one of toegang".to_owned(),
        DumpError::NoJson { at } => format!("is not JSON from character {at} on"),
        DumpError::NoLine => "is not as db export writes it".to_owned(),
        DumpError::NoBegin => "is not how what db export of this version writes begins".to_owned(),
        DumpError::Twice => "begins once more: two files stand one behind the other".to_owned(),
        DumpError::Behind => "stands behind the last one".to_owned(),
        DumpError::Unfitting => {
            "does not fit what stands before it; it, or one before it, was changed or is gone"
                .to_owned()
        }
        DumpError::NoEnd => "is not the last one; the end is missing".to_owned(),
        DumpError::OtherEnd => {
            "is the last one, and one before it is not as it was written, or gone".to_owned()
        }
    };
    format!("{path}: line {line} {what}. Nothing was read in.")
}
