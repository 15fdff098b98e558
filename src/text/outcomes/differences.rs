//! The differences that a check of the file found.

use crate::{domain::Difference, text::Lang};

/// Returns the sentence for a difference between the log and the tables.
#[expect(clippy::too_many_lines, reason = "one sentence each")]
pub(crate) fn difference_sentence(lang: Lang, it: &Difference) -> String {
    match (lang, it) {
        (Lang::Nl, Difference::Line { seq }) => {
            format!("Regel {seq} van het Logboek is gewijzigd nadat hij werd geschreven.")
        }
        (Lang::En, Difference::Line { seq }) => {
            format!("Line {seq} of the Log was changed after it was written.")
        }
        (Lang::Nl, Difference::MissingLine { seq }) => {
            format!("Regel {seq} van het Logboek ontbreekt.")
        }
        (Lang::En, Difference::MissingLine { seq }) => format!("Line {seq} of the Log is missing."),
        (Lang::Nl, Difference::WrongPreviousRow { seq }) => {
            format!("Regel {seq} van het Logboek past niet bij de toestand ervoor.")
        }
        (Lang::En, Difference::WrongPreviousRow { seq }) => {
            format!("Line {seq} of the Log does not match the state before it.")
        }
        (Lang::Nl, Difference::Unreadable { seq }) => {
            format!("Regel {seq} van het Logboek is niet te lezen, of is onmogelijk.")
        }
        (Lang::En, Difference::Unreadable { seq }) => {
            format!("Line {seq} of the Log cannot be read, or is impossible.")
        }
        (Lang::Nl, Difference::Attempt { id }) => {
            format!("Poging {id} in het Logboek is gewijzigd nadat die werd geschreven.")
        }
        (Lang::En, Difference::Attempt { id }) => {
            format!("Attempt {id} in the Log was changed after it was written.")
        }
        (Lang::Nl, Difference::MissingAttempt { id }) => {
            format!("Poging {id} in het Logboek ontbreekt.")
        }
        (Lang::En, Difference::MissingAttempt { id }) => {
            format!("Attempt {id} in the Log is missing.")
        }
        (Lang::Nl, Difference::Cell { table, row, column }) => {
            format!("{table} {row}: {column} wijkt af van het Logboek.")
        }
        (Lang::En, Difference::Cell { table, row, column }) => {
            format!("{table} {row}: {column} differs from the Log.")
        }
        (Lang::Nl, Difference::MissingRow { table, row }) => {
            format!("{table} {row}: staat in het Logboek, maar niet in de tabel.")
        }
        (Lang::En, Difference::MissingRow { table, row }) => {
            format!("{table} {row}: is in the Log, but not in the table.")
        }
        (Lang::Nl, Difference::UnloggedRow { table, row }) => {
            format!("{table} {row}: staat in de tabel, maar niet in het Logboek.")
        }
        (Lang::En, Difference::UnloggedRow { table, row }) => {
            format!("{table} {row}: is in the table, but not in the Log.")
        }
        (Lang::Nl, Difference::Shape { name }) => {
            format!("{name}: wijkt af van wat toegang maakt.")
        }
        (Lang::En, Difference::Shape { name }) => {
            format!("{name}: differs from what toegang makes.")
        }
        (Lang::Nl, Difference::Anchor { number }) => {
            format!("Het einde dat het ankerbestand noemt ({number}) staat niet in dit bestand.")
        }
        (Lang::En, Difference::Anchor { number }) => {
            format!("The end that the anchor file records ({number}) is not in this file.")
        }
        (Lang::Nl, Difference::Pages { message: said }) => {
            format!("Het bestand is beschadigd ({said}).")
        }
        (Lang::En, Difference::Pages { message: said }) => format!("The file is damaged ({said})."),
    }
}
