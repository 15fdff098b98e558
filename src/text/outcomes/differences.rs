//! The differences that a check found.

use crate::{domain::Difference, text::Lang};

/// Returns a difference as a sentence.
pub(crate) fn differing(lang: Lang, it: &Difference) -> String {
    match (lang, it) {
        (Lang::Nl, Difference::Line { seq }) => {
            format!("Regel {seq} van het Logboek is niet de regel die daar werd geschreven.")
        }
        (Lang::En, Difference::Line { seq }) => {
            format!("Line {seq} of the log is not the line that was written there.")
        }
        (Lang::Nl, Difference::LineGone { seq }) => format!("Regel {seq} van het Logboek is weg."),
        (Lang::En, Difference::LineGone { seq }) => format!("Line {seq} of the log is gone."),
        (Lang::Nl, Difference::Unfollowed { seq }) => {
            format!("Regel {seq} van het Logboek gaat niet uit van wat ervoor stond.")
        }
        (Lang::En, Difference::Unfollowed { seq }) => {
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
        (Lang::Nl, Difference::AttemptGone { id }) => format!("Poging {id} in het Logboek is weg."),
        (Lang::En, Difference::AttemptGone { id }) => format!("Attempt {id} in the log is gone."),
        (Lang::Nl, Difference::Cell { table, row, column }) => {
            format!("{table} {row}: {column} is niet wat het Logboek zegt.")
        }
        (Lang::En, Difference::Cell { table, row, column }) => {
            format!("{table} {row}: {column} is not what the log says.")
        }
        (Lang::Nl, Difference::RowGone { table, row }) => {
            format!("{table} {row}: staat in het Logboek, maar niet in de tabel.")
        }
        (Lang::En, Difference::RowGone { table, row }) => {
            format!("{table} {row}: stands in the log, but not in the table.")
        }
        (Lang::Nl, Difference::RowStrange { table, row }) => {
            format!("{table} {row}: hiervan weet het Logboek niets.")
        }
        (Lang::En, Difference::RowStrange { table, row }) => {
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
        (Lang::Nl, Difference::Pages { said }) => format!("Het bestand is beschadigd ({said})."),
        (Lang::En, Difference::Pages { said }) => format!("The file is damaged ({said})."),
    }
}
