//! The shape of the file. One numbered script per step; a released step never changes.

use rusqlite::{Connection, TransactionBehavior};

use super::{Result, StoreError};

/// The mark of our files, *toeg* in ASCII: offset 68 of the file, `pragma application_id`.
pub(super) const APPLICATION: i32 = 0x746f_6567;

/// The steps that this program knows, `user_version` being the number of those done.
pub(super) const STEPS: &[&str] = &[
    include_str!("../../assets/schema/001_begin.sql"),
    include_str!("../../assets/schema/002_neighbours.sql"),
    include_str!("../../assets/schema/003_pace.sql"),
];

/// Does all steps that are missing, or none. `keep` is called inside the transaction, before the
/// first step, with the version of a file that holds something already: it makes the copy.
pub(super) fn migrate(
    db: &mut Connection,
    steps: &[&str],
    keep: impl FnOnce(usize) -> Result<()>,
) -> Result<()> {
    if version(db)? == steps.len() {
        return Ok(());
    }
    let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found = version(&tx)?;
    let missing = missing(found, steps)?;
    if found > 0 && !missing.is_empty() {
        keep(found)?;
    }
    for step in missing {
        tx.execute_batch(step)?;
    }
    tx.pragma_update(None, "application_id", APPLICATION)?;
    tx.pragma_update(None, "user_version", steps.len())?;
    Ok(tx.commit()?)
}

/// The number of steps that were done on this file.
pub(super) fn version(db: &Connection) -> Result<usize> {
    Ok(db.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// The steps that were not done yet; an error for a file that has more than we know.
pub(super) fn missing<'a>(found: usize, steps: &'a [&'a str]) -> Result<&'a [&'a str]> {
    steps.get(found..).ok_or(StoreError::Newer { found, known: steps.len() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open() -> Connection {
        Connection::open_in_memory().unwrap()
    }

    #[test]
    fn all_missing_steps_or_none() {
        let mut db = open();
        let steps = ["create table a (x)", "create table b (x)"];
        migrate(&mut db, &steps, |_| unreachable!("an empty file is not copied")).unwrap();
        assert_eq!(version(&db).unwrap(), 2);
        let broken = [steps[0], steps[1], "create table c (x)", "create table a (x)"];
        let mut kept = None;
        let keep = |found| {
            kept = Some(found);
            Ok(())
        };
        assert!(migrate(&mut db, &broken, keep).is_err());
        assert_eq!((version(&db).unwrap(), kept), (2, Some(2)));
        assert!(db.prepare("select * from c").is_err());
    }

    #[test]
    fn a_file_without_its_copy_is_left_alone() {
        let mut db = open();
        migrate(&mut db, &["create table a (x)"], |_| Ok(())).unwrap();
        let steps = ["create table a (x)", "create table b (x)"];
        assert!(migrate(&mut db, &steps, |_| Err(StoreError::Full)).is_err());
        assert_eq!(version(&db).unwrap(), 1);
        let newer = migrate(&mut db, &[], |_| Ok(()));
        assert!(matches!(newer, Err(StoreError::Newer { found: 1, known: 0 })));
    }
}
