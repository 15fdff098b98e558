//! A page that the disk does not give, however often it is asked. SQLite says of it what it says of a
//! damaged one; only its check of the pages tells the two apart. And what it says of damage for which it
//! has no code.

use rusqlite::{Connection, ffi::SQLITE_IOERR_CORRUPTFS};

use super::{Result, Store, StoreError, error::surely};

impl Store {
    /// Looks at something, and once more if it meets damage: SQLite says the same of a page that the
    /// disk did not give this once (SAFETY F11). Then it is told whether it is any.
    ///
    /// # Errors
    /// What `work` met the second time; of a page that is not given, [`StoreError::Disk`].
    pub fn surely<T>(&self, mut work: impl FnMut(&Self) -> Result<T>) -> Result<T> {
        surely(|| work(self)).map_err(|error| self.met(error))
    }

    /// Damage that was met twice, unless it is the disk that fails. Looked for once: a page that is
    /// not given stays away, and a damaged one damaged.
    pub(super) fn met(&self, error: StoreError) -> StoreError {
        match error {
            StoreError::Damaged(said) => match self.withheld.get_or_init(|| withheld(&self.db)) {
                Some(page) => StoreError::Disk(page.clone()),
                None => StoreError::Damaged(said),
            },
            other => other,
        }
    }
}

/// What is said of a page that the disk does not give to a connection that works: the first that is
/// found. Reads the whole file.
pub(super) fn withheld(db: &Connection) -> Option<String> {
    let mut statement = db.prepare("pragma quick_check").ok()?;
    // It may end by an error: of such a page it told before.
    let lines = statement.query_map([], |row| row.get::<_, String>(0)).ok()?;
    lines.map_while(rusqlite::Result::ok).find(|said| is_withheld(said))
}

/// The same of a file that could not be opened: its pages were looked through then, or its log.
pub(super) fn told(error: StoreError) -> StoreError {
    match error {
        StoreError::Damaged(said) if is_withheld(&said) => StoreError::Disk(said),
        other => other,
    }
}

/// Whether this, said by a check, is of such a page: in a tree, or one on which a long row goes on.
pub(super) fn is_withheld(said: &str) -> bool {
    let in_tree = format!("unable to get the page. error code={SQLITE_IOERR_CORRUPTFS}");
    said.contains(&in_tree) || said.contains("failed to get page ")
}

/// How SQLite begins to say what only a file that is not ours or damaged can cause, and for which it
/// has no code: another table, a number in the header that no SQLite writes, a line of the log that
/// is no JSON, a sum past every number.
const OF_DAMAGE: [&str; 6] = [
    "no such ",
    "unsupported file format",
    "malformed JSON",
    "bad JSON path",
    "JSON cannot hold BLOB",
    "integer overflow",
];

/// Whether this is what SQLite says of a file that is not ours or damaged.
pub(super) fn tells_damage(said: &str) -> bool {
    OF_DAMAGE.iter().any(|begins| said.starts_with(begins))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What SQLite says when one page of a file is not given and the others are.
    #[test]
    fn a_page_that_is_not_given_is_told_from_a_damaged_one() {
        let of = |said: &str| told(StoreError::Damaged(said.into()));
        for said in [
            "*** in database main ***\nTree 5 page 7: unable to get the page. error code=8458",
            "*** in database main ***\nTree 5 page 7 cell 3: failed to get page 12",
        ] {
            assert!(matches!(of(said), StoreError::Disk(why) if why == said), "{said}");
        }
        for said in [
            "*** in database main ***\nTree 5 page 7: unable to get the page. error code=11",
            "*** in database main ***\nTree 5 page 7: btreeInitPage() returns error code 11",
            "database disk image is malformed",
        ] {
            assert!(matches!(of(said), StoreError::Damaged(_)), "{said}");
        }
    }
}
