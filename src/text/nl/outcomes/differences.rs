//! Differences between tables and log, in Dutch.

use crate::domain::Difference;

/// Returns a difference as a sentence.
pub(crate) fn differing(it: &Difference) -> String {
    match it {
        Difference::Line { seq } => {
            format!("Regel {seq} van het Logboek is niet de regel die daar werd geschreven.")
        }
        Difference::LineGone { seq } => format!("Regel {seq} van het Logboek is weg."),
        Difference::Unfollowed { seq } => {
            format!("Regel {seq} van het Logboek gaat niet uit van wat ervoor stond.")
        }
        Difference::Unreadable { seq } => {
            format!("Regel {seq} van het Logboek is niet te lezen, of zegt wat niet kan.")
        }
        Difference::Attempt { id } => {
            format!("Poging {id} in het Logboek is niet de poging die daar werd geschreven.")
        }
        Difference::AttemptGone { id } => format!("Poging {id} in het Logboek is weg."),
        Difference::Cell { table, row, column } => {
            format!("{table} {row}: {column} is niet wat het Logboek zegt.")
        }
        Difference::RowGone { table, row } => {
            format!("{table} {row}: staat in het Logboek, maar niet in de tabel.")
        }
        Difference::RowStrange { table, row } => {
            format!("{table} {row}: hiervan weet het Logboek niets.")
        }
        Difference::Shape { name } => format!("{name}: is niet zoals toegang het maakt."),
        Difference::Anchor { number } => {
            format!("Het einde dat elders is genoteerd ({number}) staat niet in dit bestand.")
        }
        Difference::Pages { said } => format!("Het bestand is beschadigd ({said})."),
    }
}
