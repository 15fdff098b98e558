//! Errors in the extracts from which the trade register is built (R159).

use crate::domain::{Scheme, SystemError};

/// Why an extract of a trade register cannot be imported, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExtractFault {
    /// The file, and the entry if it is a zip.
    pub file: String,
    /// The line, from 1; `None` for a fault of the whole file.
    pub line: Option<u64>,
    /// The kind of fault, with its details.
    pub kind: ExtractFaultKind,
}

/// The kinds of faults, of a whole file or of one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExtractFaultKind {
    /// The file cannot be read.
    Unread(SystemError),
    /// The content is not an extract that this program knows.
    Unknown,
    /// A column that is needed is missing.
    NoColumn(&'static str),
    /// A file of the Belgian open data is missing.
    NoFile(&'static str),
    /// The file only has the changes since an earlier extract.
    Update,
    /// The row has another number of cells than the header.
    Cells {
        /// Cells of the row.
        found: usize,
        /// Columns of the header.
        expected: usize,
    },
    /// A cell, or the beginning of the file, is not UTF-8.
    NotUtf8,
    /// The file ends in the middle of a row.
    CutOff,
    /// The row is too long: a quote may never be closed.
    LongRow,
    /// The zip, or an entry of it, is damaged, encrypted or of an unknown kind.
    BrokenZip,
    /// An entry of the zip expands to more than allowed, in MiB.
    TooLarge(u64),
    /// The text is not JSON, or not of the expected shape.
    BadJson,
    /// The number is not valid in its register.
    BadNumber {
        /// The register of the extract.
        scheme: Scheme,
        /// The number as written.
        text: String,
        /// Why it is not a valid number.
        why: NumberFault,
    },
    /// An earlier row has this number too.
    Twice(String),
    /// The enterprise with this number has no name.
    NoName(String),
    /// More names or addresses than credible belong to no enterprise: a file is incomplete.
    Orphans {
        /// The number of rows that belong to no enterprise.
        count: usize,
        /// The number of all rows.
        of: usize,
    },
    /// More enterprises than credible have no name: a file is incomplete.
    Unnamed {
        /// The number of enterprises without a name.
        count: usize,
        /// The number of all enterprises.
        of: usize,
    },
    /// There is no enterprise in the extracts.
    Empty,
}

/// Why a text is not a register number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberFault {
    /// A spreadsheet wrote it as a power of ten: `1,23E+08`.
    Rounded,
    /// A spreadsheet dropped its leading zero.
    LostZero,
    /// Its form or its check digits are wrong.
    Wrong,
}

impl NumberFault {
    /// Returns what is wrong with a text that is not a number of this register.
    pub fn of(scheme: Scheme, text: &str) -> Self {
        let is_digit = |ch: char| ch.is_ascii_digit();
        let exponent = text.to_uppercase().split_once('E').map(|(mantissa, exponent)| {
            mantissa.starts_with(is_digit)
                && mantissa.chars().all(|ch| is_digit(ch) || matches!(ch, ',' | '.'))
                && exponent.trim_start_matches(['+', '-']).chars().all(is_digit)
        });
        let digits = text.chars().filter(|ch| is_digit(*ch)).count();
        let short = match scheme {
            Scheme::Kvk => 7,
            _ => 9,
        };
        match exponent {
            Some(true) => Self::Rounded,
            _ if digits == short && text.chars().all(|ch| is_digit(ch) || ch == '.') => {
                Self::LostZero
            }
            _ => Self::Wrong,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_did_to_a_number_is_recognised() {
        for (scheme, text, why) in [
            (Scheme::Kvk, "2,71235E+07", NumberFault::Rounded),
            (Scheme::Kbo, "1.23e+08", NumberFault::Rounded),
            (Scheme::Kvk, "1234567", NumberFault::LostZero),
            (Scheme::Kbo, "202239951", NumberFault::LostZero),
            (Scheme::Kbo, "202.239.951", NumberFault::LostZero),
            (Scheme::Kvk, "12A45678", NumberFault::Wrong),
            (Scheme::Kvk, "", NumberFault::Wrong),
            (Scheme::Kbo, "0202.239.952", NumberFault::Wrong),
        ] {
            assert_eq!(NumberFault::of(scheme, text), why, "{text}");
        }
    }
}
