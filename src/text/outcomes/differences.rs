//! The differences that a check of the file found.

use crate::{domain::Difference, text::Lang};

/// Returns the sentence for a difference between the log and the tables.
#[expect(clippy::too_many_lines, reason = "one sentence each")]
pub(crate) fn differing(lang: Lang, it: &Difference) -> String {
    match (lang, it) {
        (Lang::Nl, Difference::Line { seq }) => {
            format!("Regel {seq} van het Logboek is niet de regel die daar werd geschreven.")
        }
        (Lang::En, Difference::Line { seq }) => {
            format!("Line {seq} of the log is not the line that was written there.")
        }
        (Lang::Nl, Difference::MissingLine { seq }) => {
            format!("Regel {seq} van het Logboek is weg.")
        }
        (Lang::En, Difference::MissingLine { seq }) => format!("Line {seq} of the log is gone."),
        (Lang::Nl, Difference::WrongPreviousRow { seq }) => {
            format!("Regel {seq} van het Logboek gaat niet uit van wat ervoor stond.")
        }
        (Lang::En, Difference::WrongPreviousRow { seq }) => {
            format!("Line {seq} of the log does not follow on what stood before.")
        }
        (Lang::Nl, Difference::Unreadable { seq }) => {
            format!("Regel {seq} van het Logboek is niet te lezen, of zegt wat niet kan.")
        }
        (Lang::En, Difference::Unreadable { seq }) => {
            format!("Line {seq} of the log cannot be read, or says what cannot be.")
        }
        (Lang::Nl, Difference::Attempt { id }) => {
            format!("Poging {id} in het Logboek is niet de poging die daar werd geschreven.")
        }
        (Lang::En, Difference::Attempt { id }) => {
            format!("Attempt {id} in the log is not the attempt that was written there.")
        }
        (Lang::Nl, Difference::MissingAttempt { id }) => {
            format!("Poging {id} in het Logboek is weg.")
        }
        (Lang::En, Difference::MissingAttempt { id }) => {
            format!("Attempt {id} in the log is gone.")
        }
        (Lang::Nl, Difference::Cell { table, row, column }) => {
            format!("{table} {row}: {column} is niet wat het Logboek zegt.")
        }
        (Lang::En, Difference::Cell { table, row, column }) => {
            format!("{table} {row}: {column} is not what the log says.")
        }
        (Lang::Nl, Difference::MissingRow { table, row }) => {
            format!("{table} {row}: staat in het Logboek, maar niet in de tabel.")
        }
        (Lang::En, Difference::MissingRow { table, row }) => {
            format!("{table} {row}: stands in the log, but not in the table.")
        }
        (Lang::Nl, Difference::UnloggedRow { table, row }) => {
            format!("{table} {row}: hiervan weet het Logboek niets.")
        }
        (Lang::En, Difference::UnloggedRow { table, row }) => {
            format!("{table} {row}: the log knows nothing of it.")
        }
        (Lang::Nl, Difference::Shape { name }) => {
            format!("{name}: is niet zoals toegang het maakt.")
        }
        (Lang::En, Difference::Shape { name }) => format!("{name}: is not as toegang makes it."),
        (Lang::Nl, Difference::Anchor { number }) => {
            format!("Het einde dat elders is genoteerd ({number}) staat niet in dit bestand.")
        }
        (Lang::En, Difference::Anchor { number }) => {
            format!("The end that was noted elsewhere ({number}) is not in this file.")
        }
        (Lang::Nl, Difference::Pages { message: said }) => {
            format!("Het bestand is beschadigd ({said}).")
        }
        (Lang::En, Difference::Pages { message: said }) => format!("The file is damaged ({said})."),
    }
}
