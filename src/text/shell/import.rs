//! Texts of imports: tables, and files of log lines.

use crate::{
    domain::{DumpError, SystemError},
    text::{
        Lang, Text, both,
        failures::system::system_error_phrase,
        grammar::number::{count, grouped},
    },
};

pub(crate) const CODE: Text = both("Activatiecode", "Activation code");
pub(crate) const IS_JSON: Text = both(
    "dit is JSON; importeer leest CSV, met in de eerste regel de namen van de kolommen",
    "this is JSON; import reads CSV, with the names of the columns in its first line",
);
pub(crate) const LINE: Text = both("Regel", "Line");
pub(crate) const NOTHING_DONE: Text = both(
    "Er is niets gewijzigd; met --doorgaan-bij-fout worden de andere regels wel ingelezen.",
    "Nothing was changed; --ignore-errors imports the other lines.",
);
pub(crate) const WHY: Text = both("Waarom", "Why");

/// An error of one row: the line, the subject of the row, and the reason.
pub(crate) fn at_line(lang: Lang, line: u64, what: &str, why: &str) -> String {
    match lang {
        Lang::Nl => format!("regel {line}, {what}: {why}"),
        Lang::En => format!("line {line}, {what}: {why}"),
    }
}

/// The error for a row that has more or fewer cells than there are columns.
pub(crate) fn wrong_cell_count(lang: Lang, cells: usize, columns: usize) -> String {
    let hint = if cells > columns {
        both(
            "; een cel met een komma erin hoort tussen aanhalingstekens",
            "; put quotes around a cell that contains a comma",
        )
        .of(lang)
    } else {
        ""
    };
    match lang {
        Lang::Nl => format!(
            "{}, maar {}{hint}",
            count(lang, cells, "cel", "cellen"),
            count(lang, columns, "kolom", "kolommen")
        ),
        Lang::En => format!(
            "{}, but {}{hint}",
            count(lang, cells, "cell", "cells"),
            count(lang, columns, "column", "columns")
        ),
    }
}

/// The error for two headers that name one column.
pub(crate) fn duplicate_column(lang: Lang, first: &str, second: &str) -> String {
    if first == second {
        return match lang {
            Lang::Nl => format!("de kolom ‘{first}’ staat er twee keer; laat er één staan"),
            Lang::En => format!("the column ‘{first}’ is there twice; keep one of them"),
        };
    }
    match lang {
        Lang::Nl => {
            format!("de kolommen ‘{first}’ en ‘{second}’ zijn hier dezelfde; laat er één staan")
        }
        Lang::En => {
            format!("the columns ‘{first}’ and ‘{second}’ are the same here; keep one of them")
        }
    }
}

/// The result of an import: the number of log lines.
pub(crate) fn imported_count(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Nl => {
            format!("{} regels van het Logboek ingelezen.", grouped(lang, count))
        }
        Lang::En => format!("{} lines of the Log imported.", grouped(lang, count)),
    }
}

/// The number of further unknown columns, after those that are listed.
pub(crate) fn more_columns(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Nl => format!("en nog {} zulke kolommen", grouped(lang, count)),
        Lang::En => format!("and {} more such columns", grouped(lang, count)),
    }
}

/// The error for a column without a header, with the first line that has a cell in it.
pub(crate) fn nameless_column(lang: Lang, nth: usize, line: u64) -> String {
    match lang {
        Lang::Nl => format!("kolom {nth} heeft geen naam, en op regel {line} staat er iets in"),
        Lang::En => format!("column {nth} has no name, and line {line} has something in it"),
    }
}

pub(crate) fn missing_column(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Nl => {
            format!("de tabel heeft geen kolom ‘{name}’; voeg die toe aan de eerste regel")
        }
        Lang::En => format!("the table has no column ‘{name}’; add it to the first line"),
    }
}

pub(crate) fn not_a_role(lang: Lang, text: &str) -> String {
    match lang {
        Lang::Nl => format!("‘{text}’ is geen rol"),
        Lang::En => format!("‘{text}’ is not a role"),
    }
}

/// The error for a file that is not UTF-8, with the first invalid line.
pub(crate) fn not_utf8(lang: Lang, line: usize) -> String {
    match lang {
        Lang::Nl => format!("regel {line} is geen UTF-8; bewaar het bestand als “CSV UTF-8”"),
        Lang::En => format!("line {line} is not UTF-8; save the file as “CSV UTF-8”"),
    }
}

pub(crate) fn target_not_empty(lang: Lang, path: &str) -> String {
    match lang {
        Lang::Nl => {
            format!("{path}: dit bestand is niet leeg; geef met --db een nieuw bestand")
        }
        Lang::En => {
            format!("{path}: this file is not empty; name a new file with --db")
        }
    }
}

/// The error for a quote that is never closed, with its line.
pub(crate) fn unclosed_quote(lang: Lang, line: u64) -> String {
    match lang {
        Lang::Nl => format!("het aanhalingsteken op regel {line} wordt niet gesloten"),
        Lang::En => format!("the quote on line {line} is never closed"),
    }
}

/// The progress of an import: rows done, and all rows.
pub(crate) fn progress(lang: Lang, done: usize, all: usize) -> String {
    match lang {
        Lang::Nl => format!("{} van {} regels", grouped(lang, done), grouped(lang, all)),
        Lang::En => format!("{} of {} lines", grouped(lang, done), grouped(lang, all)),
    }
}

/// The word for the result of a row, which `code` names.
pub(crate) fn result_word(lang: Lang, code: &'static str) -> &'static str {
    match (lang, code) {
        (Lang::Nl, "added") => "toegevoegd",
        (Lang::Nl, "asked" | "relation_asked") => "gevraagd",
        (Lang::Nl, "created") => "gemaakt",
        (Lang::Nl, "differs") => "anders",
        (Lang::En, "differs") => "different",
        (Lang::Nl, "failed") => "mislukt",
        (Lang::Nl, "invited") => "uitgenodigd",
        (Lang::Nl, "related") => "relatie",
        (Lang::Nl, "skipped") => "overgeslagen",
        (Lang::En, "relation_asked") => "asked",
        (_, other) => other,
    }
}

/// The error for an unknown header, with the first line that has a cell in that column and the
/// closest known header.
pub(crate) fn unknown_column(
    lang: Lang,
    head: &str,
    line: u64,
    suggestion: Option<&str>,
) -> String {
    let suggestion =
        match lang {
            Lang::Nl => suggestion
                .map_or(String::new(), |suggestion| format!("; bedoel je ‘{suggestion}’?")),
            Lang::En => suggestion
                .map_or(String::new(), |suggestion| format!("; did you mean ‘{suggestion}’?")),
        };
    match lang {
        Lang::Nl => {
            format!(
                "de kolom ‘{head}’ is onbekend, en op regel {line} staat er iets in{suggestion}"
            )
        }
        Lang::En => {
            format!(
                "the column ‘{head}’ is unknown, and line {line} has something in it{suggestion}"
            )
        }
    }
}

/// The error for a line that is too long, with the limit in MiB.
pub(crate) fn line_too_long(lang: Lang, line: usize, most: u64) -> String {
    match lang {
        Lang::Nl => format!(
            "regel {line} is langer dan {most} MiB; is dit wel het goede bestand? Er is niets \
             gedaan"
        ),
        Lang::En => format!(
            "line {line} is longer than {most} MiB; is this the right file? Nothing was done"
        ),
    }
}

/// The error for input that is too large, with the limit in MiB.
pub(crate) fn input_too_large(lang: Lang, most: usize) -> String {
    match lang {
        Lang::Nl => {
            format!("dit is meer dan {most} MiB; deel het op in stukken. Er is niets gedaan")
        }
        Lang::En => format!("this is more than {most} MiB; split it up. Nothing was done"),
    }
}

/// The error for a line of a dump that cannot be imported.
pub(crate) fn dump_error(lang: Lang, path: &str, line: usize, why: &DumpError) -> String {
    let what = match (lang, why) {
        (Lang::Nl, DumpError::Empty) => return format!("{path} is leeg. Er is niets ingelezen."),
        (Lang::En, DumpError::Empty) => return format!("{path} is empty. Nothing was imported."),
        (Lang::Nl, DumpError::Unreadable(SystemError::InvalidData)) => "is geen UTF-8".to_owned(),
        (Lang::En, DumpError::Unreadable(SystemError::InvalidData)) => "is not UTF-8".to_owned(),
        (Lang::Nl, DumpError::Unreadable(why)) => {
            format!("is niet te lezen ({})", system_error_phrase(lang, why))
        }
        (Lang::En, DumpError::Unreadable(why)) => {
            format!("cannot be read ({})", system_error_phrase(lang, why))
        }
        (Lang::Nl, DumpError::TooLong) => {
            "is te lang; toegang schrijft zulke regels niet".to_owned()
        }
        (Lang::En, DumpError::TooLong) => {
            "is too long; toegang does not write such lines".to_owned()
        }
        (Lang::Nl, DumpError::InvalidJson { at }) => format!("is geen JSON, vanaf teken {at}"),
        (Lang::En, DumpError::InvalidJson { at }) => format!("is not JSON from character {at} on"),
        (Lang::Nl, DumpError::NotALine) => "is geen regel die db exporteer schrijft".to_owned(),
        (Lang::En, DumpError::NotALine) => "is not a line that db export writes".to_owned(),
        (Lang::Nl, DumpError::MissingHeader) => {
            "is niet de kopregel die db exporteer van deze versie schrijft".to_owned()
        }
        (Lang::En, DumpError::MissingHeader) => {
            "is not the header that db export of this version writes".to_owned()
        }
        (Lang::Nl, DumpError::DuplicateHeader) => {
            "is een tweede kopregel: er staan twee bestanden achter elkaar".to_owned()
        }
        (Lang::En, DumpError::DuplicateHeader) => {
            "is a second header: two files were joined".to_owned()
        }
        (Lang::Nl, DumpError::AfterEnd) => "staat na de laatste regel".to_owned(),
        (Lang::En, DumpError::AfterEnd) => "comes after the last line".to_owned(),
        (Lang::Nl, DumpError::Inconsistent) => {
            "past niet bij de regels ervoor; een van deze regels is gewijzigd of verwijderd"
                .to_owned()
        }
        (Lang::En, DumpError::Inconsistent) => {
            "does not fit the lines before it; one of these lines was changed or removed".to_owned()
        }
        (Lang::Nl, DumpError::Truncated) => {
            "is niet de slotregel; het einde van het bestand ontbreekt".to_owned()
        }
        (Lang::En, DumpError::Truncated) => {
            "is not the closing line; the end of the file is missing".to_owned()
        }
        (Lang::Nl, DumpError::WrongHead) => {
            "is de slotregel, maar een eerdere regel is gewijzigd of verwijderd".to_owned()
        }
        (Lang::En, DumpError::WrongHead) => {
            "is the closing line, but an earlier line was changed or removed".to_owned()
        }
    };
    match lang {
        Lang::Nl => format!("{path}: regel {line} {what}. Er is niets ingelezen."),
        Lang::En => format!("{path}: line {line} {what}. Nothing was imported."),
    }
}
