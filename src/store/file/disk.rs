//! Distinguishes pages that the disk cannot read from damaged pages. SQLite reports both alike;
//! only its page check tells them apart.

use rusqlite::{Connection, ffi::SQLITE_IOERR_CORRUPTFS};

use crate::store::{Result, Store, StoreError, error::retry_if_corrupt};

impl Store {
    /// Runs a read, and once more if it reports damage: SQLite also reports damage if the disk
    /// fails to read a page only once. Damage in both runs is then classified.
    ///
    /// # Errors
    ///
    /// The error of the second run of `work`; [`StoreError::Disk`] for a page that cannot be read.
    pub fn retry_if_corrupt<T>(&self, mut work: impl FnMut(&Self) -> Result<T>) -> Result<T> {
        retry_if_corrupt(|| work(self)).map_err(|error| self.classify_corruption(error))
    }

    /// Turns repeated damage into a disk error if a page cannot be read. The first result is
    /// cached, since neither condition heals.
    pub(crate) fn classify_corruption(&self, error: StoreError) -> StoreError {
        match error {
            StoreError::Damaged(message) => {
                match self.unreadable_page.get_or_init(|| unreadable_page(&self.db)) {
                    Some(page) => StoreError::Disk(page.clone()),
                    None => StoreError::Damaged(message),
                }
            }
            other => other,
        }
    }
}

/// Returns the first message of SQLite's check about a page that the disk cannot read, if any.
/// Reads the whole file.
pub(crate) fn unreadable_page(db: &Connection) -> Option<String> {
    let mut statement = db.prepare("pragma quick_check").ok()?;
    // The check may end in an error, but reports such a page before that.
    let lines = statement.query_map([], |row| row.get::<_, String>(0)).ok()?;
    lines.map_while(rusqlite::Result::ok).find(|message| is_unreadable_page_message(message))
}

/// Like [`Store::classify_corruption`], for a file that could not be opened: opening already
/// checked its pages or log.
pub(crate) fn map_corrupt_error(error: StoreError) -> StoreError {
    match error {
        StoreError::Damaged(message) if is_unreadable_page_message(&message) => {
            StoreError::Disk(message)
        }
        other => other,
    }
}

/// Returns whether a message of SQLite's check is about an unreadable page, either in a tree or as
/// an overflow page of a long row.
pub(crate) fn is_unreadable_page_message(message: &str) -> bool {
    let in_tree = format!("unable to get the page. error code={SQLITE_IOERR_CORRUPTFS}");
    message.contains(&in_tree) || message.contains("failed to get page ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// SQLite's messages when one page of a file is unreadable and the others are not.
    #[test]
    fn an_unreadable_page_is_distinguished_from_a_damaged_page() {
        let of = |message: &str| map_corrupt_error(StoreError::Damaged(message.into()));
        for message in [
            "*** in database main ***\nTree 5 page 7: unable to get the page. error code=8458",
            "*** in database main ***\nTree 5 page 7 cell 3: failed to get page 12",
        ] {
            assert!(matches!(of(message), StoreError::Disk(why) if why == message), "{message}");
        }
        for message in [
            "*** in database main ***\nTree 5 page 7: unable to get the page. error code=11",
            "*** in database main ***\nTree 5 page 7: btreeInitPage() returns error code 11",
            "database disk image is malformed",
        ] {
            assert!(matches!(of(message), StoreError::Damaged(_)), "{message}");
        }
    }
}
