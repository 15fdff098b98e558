//! The schema of the file: one numbered script per migration. A released migration never changes.

pub(crate) mod confirmed_keys;
pub(crate) mod older_names;
pub(crate) mod shape;

use rusqlite::{Connection, TransactionBehavior};

use super::{Result, StoreError, integrity::chain};

/// The application ID of our files, *toeg* in ASCII: offset 68 of the file, `pragma
/// application_id`.
pub(super) const APPLICATION_ID: i32 = 0x746f_6567;

/// A migration: a script, then a function for what SQL cannot do.
#[derive(Clone, Copy)]
pub(super) struct Migration {
    script: &'static str,
    then: fn(&Connection) -> Result<()>,
    /// The SHA-256 of the schema after the migration; a test prints the expected values.
    schema_hash: &'static str,
}

impl Migration {
    pub(super) const fn script(script: &'static str) -> Self {
        Self { script, then: |_| Ok(()), schema_hash: "" }
    }

    const fn then(self, then: fn(&Connection) -> Result<()>) -> Self {
        Self { then, ..self }
    }

    const fn giving(self, schema_hash: &'static str) -> Self {
        Self { schema_hash, ..self }
    }

    const fn schema_hash(&self) -> &'static str {
        self.schema_hash
    }
}

/// The migrations that this program knows; `user_version` is the number of those applied.
pub(super) const MIGRATIONS: &[Migration] = &[
    Migration::script(include_str!("../../../assets/schema/001_begin.sql"))
        .giving("d67bd3aa70284e861aa07299d65e35c8adc7aa9e5605408f9bd912a55a364fce"),
    Migration::script(include_str!("../../../assets/schema/002_neighbours.sql"))
        .giving("1748b2fd03fad606ed63fc417946f5398f2e078e7773123851f6317ca8a13143"),
    Migration::script(include_str!("../../../assets/schema/003_pace.sql"))
        .giving("9a84b90d64fe08476def71a9863e76e4bfe0b1b7f160f7a5b0d896564bd43aa7"),
    Migration::script(include_str!("../../../assets/schema/004_chain.sql"))
        .then(chain::build_chain)
        .giving("73e381e58c06981a5ff6fdb9596b4ccc111cf2895110a11eb3bbfcef3defce39"),
    Migration::script(include_str!("../../../assets/schema/005_ssh.sql"))
        .giving("8141b31fba03daa050151204ab20901b88db193eef8b12e5298c902734274f04"),
    Migration::script(include_str!("../../../assets/schema/006_owner.sql"))
        .then(older_names::names)
        .giving("30822c6780abf236987e630bc3f7f3cf5fb1978531523cdb33d8c53cbd93d2e8"),
    Migration::script(include_str!("../../../assets/schema/007_confirmed.sql"))
        .then(confirmed_keys::confirm_used_keys)
        .giving("e5a20baa9f99ea3b79b9f97cdfaa843ad790b1bd480771c4e8ac57b2e5960017"),
    Migration::script(include_str!("../../../assets/schema/008_wrong_codes.sql"))
        .giving("e8a17128bf5dc3ae0325f3a58fa4ade631befc641b8a22123304b3fa856a4854"),
    Migration::script(include_str!("../../../assets/schema/009_register.sql"))
        .giving("74e4c0a744240ac26e4703863906293d2206ef15a3be9fd3c9a6e8723501baa6"),
    Migration::script(include_str!("../../../assets/schema/010_pause.sql"))
        .giving("036402c46b67d3c0bb6fb9fcd892815f5e170319e13cfecf2537ce436a642da7"),
    Migration::script(include_str!("../../../assets/schema/011_domains.sql"))
        .giving("47c9754761afe6b70c75f1cd3690c4de518617a3a33b495d8eb1bebc792ce52b"),
    Migration::script(include_str!("../../../assets/schema/012_host.sql"))
        .giving("1a96759613f5732c74dab8be3d79bd714b29230e1bb4b16428203975060aaacc"),
];

/// An upper bound on the number of migrations, ever.
const MAX_VERSION: usize = 9_999;

/// The migration that chains the log; older files have no hashes.
pub(super) const FIRST_CHAINED_VERSION: usize = 4;

/// Applies all missing migrations, or none. If the file has contents, `keep` is called with its
/// version inside the transaction, before the first migration. That call makes the copy, and its
/// error cancels the migration.
pub(super) fn migrate(
    db: &mut Connection,
    steps: &[Migration],
    keep: impl FnOnce(&Connection, usize) -> Result<()>,
) -> Result<()> {
    if version(db)? == steps.len() {
        return Ok(());
    }
    let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found = version(&tx)?;
    let missing = missing_migrations(found, steps)?;
    if found > 0 && !missing.is_empty() {
        keep(&tx, found)?;
    }
    for step in missing {
        tx.execute_batch(step.script)?;
        (step.then)(&tx)?;
    }
    tx.pragma_update(None, "application_id", APPLICATION_ID)?;
    tx.pragma_update(None, "user_version", steps.len())?;
    Ok(tx.commit()?)
}

/// The number of applied migrations.
///
/// # Errors
///
/// [`StoreError::StrangeVersion`] for a number that no version of this program writes.
pub(super) fn version(db: &Connection) -> Result<usize> {
    let found: i32 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let version = usize::try_from(found).ok().filter(|version| *version <= MAX_VERSION);
    version.ok_or(StoreError::StrangeVersion { found })
}

/// Like [`version`], for a file with our application ID: version 0 is an error.
pub(super) fn app_file_version(db: &Connection) -> Result<usize> {
    match version(db)? {
        0 => Err(StoreError::StrangeVersion { found: 0 }),
        version => Ok(version),
    }
}

/// Errors if a newer version migrated the file while it was open here.
pub(super) fn check_not_newer(db: &Connection) -> Result<()> {
    missing_migrations(version(db)?, MIGRATIONS).map(drop)
}

/// The migrations not yet applied; errors if the file has more migrations than this program knows.
pub(super) fn missing_migrations(found: usize, steps: &[Migration]) -> Result<&[Migration]> {
    let newer = StoreError::Newer { found, known: steps.len(), readable: false };
    steps.get(found..).ok_or(newer)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open() -> Connection {
        Connection::open_in_memory().unwrap()
    }

    #[test]
    fn migrations_are_applied_all_or_none() {
        let mut db = open();
        let steps = ["create table a (x)", "create table b (x)"].map(Migration::script);
        migrate(&mut db, &steps, |_, _| unreachable!("an empty file is not copied")).unwrap();
        assert_eq!(version(&db).unwrap(), 2);
        let more = ["create table c (x)", "create table a (x)"].map(Migration::script);
        let broken = [steps, more].concat();
        let mut kept = None;
        let keep = |_: &Connection, found| {
            kept = Some(found);
            Ok(())
        };
        assert!(migrate(&mut db, &broken, keep).is_err());
        assert_eq!((version(&db).unwrap(), kept), (2, Some(2)));
        assert!(db.prepare("select * from c").is_err());
    }

    #[test]
    fn a_failed_copy_prevents_the_migration() {
        let mut db = open();
        let steps = ["create table a (x)", "create table b (x)"].map(Migration::script);
        migrate(&mut db, &steps[..1], |_, _| Ok(())).unwrap();
        assert!(migrate(&mut db, &steps, |_, _| Err(StoreError::Full)).is_err());
        assert_eq!(version(&db).unwrap(), 1);
        let newer = migrate(&mut db, &[], |_, _| Ok(()));
        assert!(matches!(newer, Err(StoreError::Newer { found: 1, known: 0, .. })));
    }
}
