//! The trade register: a SQLite file of its own beside the database. It holds public extracts only,
//! is never in the log (R162), and is replaced as a whole by each import.

mod build;
mod find;
mod number_use;

use std::{
    fs,
    path::{Path, PathBuf},
};

use rusqlite::{Connection, OptionalExtension};

use super::{
    Result, Store, StoreError,
    file::connect::{check_private, read_only},
};
use crate::domain::{Day, Enterprise, EnterpriseStatus, RegisterEntry, Scheme};

pub use build::{Address, BuildPhase, Completeness, NameRank, RegisterBuilder};
pub use find::FoundEnterprises;

/// The application ID of a register, *tReg* in ASCII.
const APPLICATION: i32 = 0x7452_6567;
/// The version of the tables. A register of another version must be imported again.
const VERSION: i32 = 2;

/// SQLite instructions between two questions whether a read goes on: a fraction of a millisecond.
const STEPS_BETWEEN_CHECKS: i32 = 1_000;

/// The name of the register, in the folder of the database.
const FILE_NAME: &str = "handelsregister.db";

impl Store {
    /// Returns the path of the trade register beside this file; `None` for a store in memory.
    pub fn trade_register_path(&self) -> Option<PathBuf> {
        self.identity.as_ref().map(|place| TradeRegister::path_beside(place.path()))
    }
}

/// The contents and date of a register.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RegisterInfo {
    /// The time of the import, in the format of JSON output.
    pub imported_at: String,
    /// The day of the Belgian data, as the extract writes it.
    pub kbo_day: Option<String>,
    /// Enterprises of the Dutch register.
    pub kvk: usize,
    /// Enterprises of the Belgian register.
    pub kbo: usize,
    /// Names and addresses that belonged to no enterprise, and enterprises without a name.
    pub left_out: usize,
}

impl RegisterInfo {
    /// Returns whether it has enterprises of this kind of register.
    pub const fn covers(&self, scheme: Scheme) -> bool {
        match scheme {
            Scheme::Kvk => self.kvk > 0,
            Scheme::Kbo => self.kbo > 0,
            Scheme::Vat | Scheme::Oin => false,
        }
    }

    /// Returns the day of the data of this kind of register: the day of the import if the extract
    /// does not say it.
    pub fn as_of(&self, scheme: Scheme) -> Option<Day> {
        let day = self.kbo_day.as_deref().filter(|_| scheme == Scheme::Kbo).and_then(Day::parse);
        day.or_else(|| Day::parse(self.imported_at.split('T').next()?))
    }
}

/// An open trade register, for reading only.
#[derive(Debug)]
pub struct TradeRegister {
    db: Connection,
}

impl TradeRegister {
    /// Returns the path of the register of a database.
    pub fn path_beside(db: &Path) -> PathBuf {
        db.with_file_name(FILE_NAME)
    }

    /// Opens the register; `None` if the file does not exist. Nothing writes to the file: an import
    /// replaces it, and an open register keeps reading the old one.
    ///
    /// # Errors
    /// Like [`super::Store::open`], if the path is a link, or if others own or can access the file.
    /// A file that is not a register of this version is an error too.
    pub fn open(path: &Path) -> Result<Option<Self>> {
        let found = match fs::symlink_metadata(path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            found => found?,
        };
        if found.file_type().is_symlink() {
            return Err(StoreError::Link);
        }
        if !found.is_file() {
            return Err(StoreError::NotAFile);
        }
        check_private(&found)?;
        if found.len() == 0 {
            return Err(StoreError::Empty);
        }
        let db = read_only(path, "immutable=1")?;
        let application: i32 = db
            .pragma_query_value(None, "application_id", |row| row.get(0))
            .map_err(|error| match error.sqlite_error_code() {
                Some(rusqlite::ErrorCode::NotADatabase) => StoreError::NotADatabase,
                _ => error.into(),
            })?;
        if application != APPLICATION {
            return Err(StoreError::Foreign { found: application });
        }
        let version: i32 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
        if version != VERSION {
            return Err(StoreError::StrangeVersion { found: version });
        }
        db.set_prepared_statement_cache_capacity(16);
        Ok(Some(Self { db }))
    }

    /// Stops reads with an error as soon as `goes_on` returns `false`.
    ///
    /// # Errors
    /// Fails if SQLite does not accept the handler.
    pub fn read_while(&mut self, goes_on: impl Fn() -> bool + Send + 'static) -> Result<()> {
        Ok(self.db.progress_handler(STEPS_BETWEEN_CHECKS, Some(move || !goes_on()))?)
    }

    /// Returns the date and the counts that the import stored in the register.
    pub fn info(&self) -> Result<RegisterInfo> {
        let sql = "select imported_at, kbo_day, kvk, kbo, left_out from info";
        Ok(self.db.query_row(sql, [], |row| {
            Ok(RegisterInfo {
                imported_at: row.get(0)?,
                kbo_day: row.get(1)?,
                kvk: row.get(2)?,
                kbo: row.get(3)?,
                left_out: row.get(4)?,
            })
        })?)
    }

    /// Returns the enterprise with this number, in the form that [`crate::domain::number`] gives
    /// it.
    pub fn get(&self, scheme: Scheme, number: &str) -> Result<Option<Enterprise>> {
        let Some(id) = id(scheme, number) else { return Ok(None) };
        let sql = "select * from enterprise where id = ?1";
        let mut select = self.db.prepare_cached(sql)?;
        Ok(select.query_row([id], enterprise).optional()?)
    }

    /// Returns the enterprise with this number, as [`crate::domain::number`] cleans it, with the day
    /// of its extract.
    pub fn entry(&self, scheme: Scheme, number: &str) -> Result<Option<RegisterEntry>> {
        let Some(enterprise) = self.get(scheme, number)? else { return Ok(None) };
        let as_of = self.info()?.as_of(scheme);
        let as_of =
            as_of.ok_or_else(|| StoreError::Damaged("a register without a day".to_owned()))?;
        Ok(Some(RegisterEntry { enterprise, as_of }))
    }
}

/// Offset of Belgian numbers in the keys, above all Dutch numbers.
const KBO: i64 = 10_000_000_000;

/// Returns the key of a number; `None` for schemes without a trade register.
fn id(scheme: Scheme, number: &str) -> Option<i64> {
    let value: i64 = number.parse().ok()?;
    match scheme {
        Scheme::Kvk => Some(value),
        Scheme::Kbo => Some(KBO + value),
        Scheme::Vat | Scheme::Oin => None,
    }
}

const fn code(status: EnterpriseStatus) -> i64 {
    match status {
        EnterpriseStatus::Active => 0,
        EnterpriseStatus::Special => 1,
        EnterpriseStatus::Bankrupt => 2,
        EnterpriseStatus::Ended => 3,
    }
}

/// Reads a row of `enterprise` with all columns.
fn enterprise(row: &rusqlite::Row<'_>) -> rusqlite::Result<Enterprise> {
    let id: i64 = row.get("id")?;
    let (scheme, number) = if id < KBO {
        (Scheme::Kvk, format!("{id:08}"))
    } else {
        (Scheme::Kbo, format!("{:010}", id - KBO))
    };
    let names: String = row.get("names")?;
    let mut names = names.split('\n').map(str::to_owned);
    let status = match row.get("status")? {
        0 => EnterpriseStatus::Active,
        1 => EnterpriseStatus::Special,
        2 => EnterpriseStatus::Bankrupt,
        3_i64 => EnterpriseStatus::Ended,
        other => return Err(rusqlite::Error::IntegralValueOutOfRange(0, other)),
    };
    Ok(Enterprise {
        scheme,
        number,
        status,
        situation: row.get("situation")?,
        name: names.next().unwrap_or_default(),
        trade_names: names.collect(),
        street: row.get("street")?,
        postal_code: row.get("postal_code")?,
        town: row.get("town")?,
        country: row.get("country")?,
    })
}
