//! Maintenance of the file: backup, salvage of a damaged file, migration.

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use super::recover::{Restored, open_to_restore, restore_into, sound};
use crate::store::{
    Result, Store, StoreError,
    file::{connect, create, folder, forward_compat, identity::FileIdentity, open, staging},
    integrity::chain::ChainHead,
    schema,
};

/// The result of a migration, applied or as a dry run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Migrated {
    /// The schema version before the migration.
    pub from: usize,
    /// The schema version after the migration.
    pub to: usize,
    /// The copy made before the migration; `None` if nothing had to be done.
    pub copy: Option<PathBuf>,
}

impl Store {
    /// Refuses a path at which no new file can be created: [`StoreError::Exists`] if it is taken,
    /// [`StoreError::Leftover`] if a part of an earlier file is beside it, [`StoreError::NoFolder`]
    /// if its folder does not exist.
    pub fn check_free(path: &Path) -> Result<()> {
        staging::check_free(&folder::resolve_folder(path)?)
    }

    /// Dry run of [`Store::restore`]: writes no file.
    pub fn dry_run_restore(from: &Path) -> Result<Restored> {
        let mut new = connect::scratch()?;
        new.pragma_update(None, "foreign_keys", true)?;
        new.pragma_update(None, "recursive_triggers", true)?;
        damage_is_lost(open_to_restore(from).and_then(|old| restore_into(&old, &mut new)))
    }

    /// Dry run of [`Store::migrate`]: writes nothing.
    pub fn dry_run_migrate(path: &Path) -> Result<Migrated> {
        let db = connect::open_for_inspection(&folder::resolve_folder(path)?)?.0;
        let from = schema::app_file_version(&db)?;
        if !schema::missing_migrations(from, schema::MIGRATIONS)?.is_empty() {
            forward_compat::check_older(&db, from)?;
        }
        Ok(Migrated { from, to: schema::MIGRATIONS.len(), copy: None })
    }
}

/// Copies the file and checks the copy.
pub(crate) fn backup(from: &FileIdentity, to: &Path) -> Result<ChainHead> {
    create::new(&folder::resolve_folder(to)?, |unfinished| {
        create::copy_pages(from.path(), from.mode, unfinished)?;
        sound(&connect::read_only(unfinished, "immutable=1")?)
    })
}

pub(crate) fn migrate(path: &Path, wait: Duration) -> Result<Migrated> {
    let from =
        schema::app_file_version(&connect::open_for_inspection(&folder::resolve_folder(path)?)?.0)?;
    let opened = open::file(path, wait)?;
    let (to, copy) = (schema::version(&opened.db)?, opened.kept);
    Ok(Migrated { from, to, copy })
}

/// Replays what can be read of the log of one file into another one.
pub(crate) fn restore(from: &Path, to: &Path) -> Result<Restored> {
    let old = damage_is_lost(open_to_restore(from))?;
    create::new(&folder::resolve_folder(to)?, |unfinished| {
        let mut new = create::empty(unfinished, Duration::ZERO)?;
        let saved = damage_is_lost(restore_into(&old, &mut new))?;
        create::close(new).map(|()| saved)
    })
}

/// Turns damage into [`StoreError::Unrecoverable`]: a retry makes no sense.
fn damage_is_lost<T>(result: Result<T>) -> Result<T> {
    result.map_err(|error| match error {
        StoreError::Damaged(why) => StoreError::Unrecoverable(why),
        other => other,
    })
}
