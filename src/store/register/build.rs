//! Builds a register: rows come in any order into temporary tables, then each enterprise is written
//! once, in the order in which it is shown. The finished file replaces the old one at once.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    time::Duration,
};

use rusqlite::Connection;

use super::{APPLICATION, RegisterInfo, TradeRegister, VERSION, code, find::FIRST, id};
use crate::{
    domain::{EnterpriseStatus, Scheme, enterprise_words, fold},
    store::{
        BULK_CACHE_SIZE, Result, StoreError,
        file::{
            folder,
            staging::{self, Staging},
        },
    },
};

/// The finished file, and the temporary tables. A row of `enterprise` has everything that is shown
/// of it; names are separated by line ends. The search only stores which words are where,
/// and the beginnings of words, since a beginning that is not stored is put together for each key.
const TABLES: &str = "
create table info (imported_at text not null, kbo_day text, kvk integer not null,
    kbo integer not null, left_out integer not null) strict;
create table enterprise (position integer primary key, id integer not null, status integer not null,
    situation text, names text not null, street text, postal_code text, town text,
    country text not null) strict;
create virtual table search using fts5(words, content = '', columnsize = 0, detail = none,
    prefix = '1 2 3 4 5 6 7 8', tokenize = 'ascii');
insert into search (search, rank) values ('hashsize', 16777216);
create temp table raw (id integer primary key, status integer not null, situation text);
create temp table raw_name (id integer, rank integer, nth integer, name text, folded text,
    primary key (id, rank, nth)) without rowid;
create temp table raw_address (id integer primary key, rank integer, street text, postal_code text,
    town text, country text);
create temp table situation (code text primary key, name text, rank integer);
";

/// A register has mistakes: one name or address in so many may belong to no enterprise, and one
/// enterprise in so many may lack a name. An incomplete file has more (R160).
const CREDIBLE: usize = 100;
/// Rows between two calls of `progress`.
const STEP: usize = 10_000;

/// The step that a build is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BuildPhase {
    /// It sorts the enterprises.
    Sorting,
    /// It has written so many enterprises, of all.
    Writing(usize, usize),
}

/// The order of the names of an enterprise; the lowest is its name.
pub type NameRank = i64;

/// An address in an extract.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// Street and number.
    pub street: Option<String>,
    /// Postal code.
    pub postal_code: Option<String>,
    /// The town.
    pub town: Option<String>,
    /// The country: a code, or a name.
    pub country: String,
}

/// A register that is being built. Dropping it leaves the old one as it is.
pub struct RegisterBuilder {
    db: Connection,
    staging: Staging,
    target: PathBuf,
    names: i64,
}

impl RegisterBuilder {
    /// Begins a register that will stand at `path`, in a file (0600) that nobody else sees.
    ///
    /// # Errors
    /// As [`TradeRegister::open`] if there is something at the path that is no register of any version.
    pub fn new(path: &Path) -> Result<Self> {
        let target = folder::prepare_path(path)?;
        match TradeRegister::open(&target) {
            Ok(_)
            | Err(StoreError::StrangeVersion { .. } | StoreError::Damaged(_) | StoreError::Empty) =>
                {}
            Err(error) => return Err(error),
        }
        staging::remove_stale(&target);
        let staging = Staging::beside(&target)?;
        let db = Connection::open_with_flags(
            staging.file(),
            rusqlite::OpenFlags::SQLITE_OPEN_READ_WRITE
                | rusqlite::OpenFlags::SQLITE_OPEN_NO_MUTEX
                | rusqlite::OpenFlags::SQLITE_OPEN_NOFOLLOW,
        )?;
        db.busy_timeout(Duration::ZERO)?;
        // A file that is not finished is thrown away, so that it needs no journal.
        db.pragma_update(None, "journal_mode", "off")?;
        db.pragma_update(None, "synchronous", "off")?;
        db.pragma_update(None, "temp_store", "file")?;
        db.pragma_update(None, "cache_size", BULK_CACHE_SIZE)?;
        db.pragma_update(None, "application_id", APPLICATION)?;
        db.pragma_update(None, "user_version", VERSION)?;
        db.set_prepared_statement_cache_capacity(16);
        db.execute_batch("begin")?;
        db.execute_batch(TABLES)?;
        db.pragma_update(Some("temp"), "cache_size", BULK_CACHE_SIZE)?;
        Ok(Self { db, staging, target, names: 0 })
    }

    /// Adds an enterprise. If its number is there, its status becomes the better one; returns whether
    /// it is new.
    pub fn enterprise(
        &mut self,
        scheme: Scheme,
        number: &str,
        status: EnterpriseStatus,
        situation: Option<&str>,
    ) -> Result<bool> {
        let sql = "insert into raw values (?1, ?2, ?3) on conflict do nothing";
        let key = (id(scheme, number), code(status), situation);
        if self.db.prepare_cached(sql)?.execute(key)? == 1 {
            return Ok(true);
        }
        let sql = "update raw set status = ?2, situation = ?3 where id = ?1 and status > ?2";
        self.db.prepare_cached(sql)?.execute(key)?;
        Ok(false)
    }

    /// Adds a name of an enterprise.
    pub fn name(&mut self, scheme: Scheme, number: &str, rank: NameRank, name: &str) -> Result<()> {
        self.names += 1;
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let folded = fold(&name);
        let sql = "insert into raw_name values (?1, ?2, ?3, ?4, ?5)";
        let row = (id(scheme, number), rank, self.names, name, folded);
        self.db.prepare_cached(sql)?.execute(row)?;
        Ok(())
    }

    /// Adds an address of an enterprise; of several the lowest rank stays.
    pub fn address(
        &mut self,
        scheme: Scheme,
        number: &str,
        rank: i64,
        address: &Address,
    ) -> Result<()> {
        let sql =
            "insert into raw_address values (?1, ?2, ?3, ?4, ?5, ?6) on conflict do update set
            rank = excluded.rank, street = excluded.street, postal_code = excluded.postal_code,
            town = excluded.town, country = excluded.country where excluded.rank < rank";
        let Address { street, postal_code, town, country } = address;
        let row = (id(scheme, number), rank, street, postal_code, town, country);
        self.db.prepare_cached(sql)?.execute(row)?;
        Ok(())
    }

    /// Adds the meaning of a code of [`RegisterBuilder::enterprise`]; of several the lowest rank stays.
    pub fn situation(&mut self, code: &str, rank: i64, name: &str) -> Result<()> {
        let sql = "insert into situation values (?1, ?2, ?3) on conflict do update set
            name = excluded.name, rank = excluded.rank where excluded.rank < rank";
        self.db.prepare_cached(sql)?.execute((code, name, rank))?;
        Ok(())
    }

    /// Returns how complete the rows are.
    pub fn completeness(&self) -> Result<Completeness> {
        let count =
            |sql: &str| -> Result<usize> { Ok(self.db.query_row(sql, [], |row| row.get(0))?) };
        let orphans = |table: &str| {
            count(&format!(
                "select count(*) from {table} t where not exists \
                (select 1 from raw r where r.id = t.id)"
            ))
        };
        Ok(Completeness {
            enterprises: count("select count(*) from raw")?,
            nameless: count(
                "select count(*) from raw r where not exists \
                (select 1 from raw_name n where n.id = r.id)",
            )?,
            rows: count(
                "select (select count(*) from raw_name) + (select count(*) from raw_address)",
            )?,
            orphans: orphans("raw_name")? + orphans("raw_address")?,
        })
    }

    /// Writes the register and puts it in the place of the old one; a dry run writes it and throws
    /// it away.
    pub fn finish(
        mut self,
        mut info: RegisterInfo,
        is_dry_run: bool,
        progress: &mut dyn FnMut(BuildPhase),
    ) -> Result<RegisterInfo> {
        progress(BuildPhase::Sorting);
        self.write(progress)?;
        let count = |sql: &str| -> Result<usize> {
            Ok(self.db.query_row(sql, [super::KBO], |row| row.get(0))?)
        };
        info.kvk = count("select count(*) from enterprise where id < ?1")?;
        info.kbo = count("select count(*) from enterprise where id >= ?1")?;
        self.db.execute(
            "insert into info values (?1, ?2, ?3, ?4, ?5)",
            (&info.imported_at, &info.kbo_day, info.kvk, info.kbo, info.left_out),
        )?;
        self.db.execute_batch("commit")?;
        self.db.close().map_err(|(_, error)| error)?;
        if is_dry_run {
            return Ok(info);
        }
        let file = self.staging.file();
        File::open(&file)?.sync_all()?;
        // A program that has the old file open keeps reading it.
        fs::rename(&file, &self.target).map_err(StoreError::cannot_create)?;
        drop(self.staging);
        if let Some(folder) = self.target.parent() {
            File::open(folder)?.sync_all()?;
        }
        Ok(info)
    }

    /// Writes every enterprise that has a name: those that exist first, in the order of their names.
    fn write(&mut self, progress: &mut dyn FnMut(BuildPhase)) -> Result<()> {
        let all: usize = self.db.query_row("select count(*) from raw", [], |row| row.get(0))?;
        let sorted = "select r.id, r.status, coalesce(s.name, r.situation),
            (select group_concat(name, char(10)) from
                (select name from raw_name n where n.id = r.id order by rank, nth)),
            a.street, a.postal_code, a.town, coalesce(a.country, iif(r.id < ?1, 'NL', 'BE'))
            from raw r left join raw_address a on a.id = r.id
            left join situation s on s.code = r.situation
            where exists (select 1 from raw_name n where n.id = r.id)
            order by r.status = 3, (select folded from raw_name n where n.id = r.id
                order by rank, nth limit 1), r.id";
        let mut sorted = self.db.prepare(sorted)?;
        let mut enterprise = self
            .db
            .prepare("insert into enterprise values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")?;
        let mut search = self.db.prepare("insert into search (rowid, words) values (?1, ?2)")?;
        let mut rows = sorted.query([super::KBO])?;
        let mut position = 0_usize;
        while let Some(row) = rows.next()? {
            position += 1;
            let id: i64 = row.get(0)?;
            let (status, situation): (i64, Option<String>) = (row.get(1)?, row.get(2)?);
            let names: String = row.get(3)?;
            let names = distinct(&names);
            let (street, postal_code): (Option<String>, Option<String>) =
                (row.get(4)?, row.get(5)?);
            let (town, country): (Option<String>, String) = (row.get(6)?, row.get(7)?);
            let words = words(&names, [town.as_deref(), postal_code.as_deref()]);
            let names = names.join("\n");
            enterprise.execute((
                position,
                id,
                status,
                situation,
                names,
                street,
                &postal_code,
                &town,
                country,
            ))?;
            search.execute((position, words))?;
            if position.is_multiple_of(STEP) {
                progress(BuildPhase::Writing(position, all));
            }
        }
        self.db.execute_batch(
            "create unique index enterprise_id on enterprise (id);
            insert into search (search) values ('optimize')",
        )?;
        Ok(())
    }
}

/// How complete the rows of a build are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Completeness {
    /// All enterprises.
    pub enterprises: usize,
    /// Enterprises without a name.
    pub nameless: usize,
    /// All names and addresses.
    pub rows: usize,
    /// Names and addresses that belong to no enterprise.
    pub orphans: usize,
}

impl Completeness {
    /// Returns whether so many enterprises without a name cannot be mistakes of the register.
    pub fn lacks_names(&self) -> bool {
        self.nameless * CREDIBLE > self.enterprises
    }

    /// Returns whether so many rows without an enterprise cannot be mistakes of the register.
    pub fn lacks_enterprises(&self) -> bool {
        self.orphans * CREDIBLE > self.rows
    }
}

/// Returns the names, each once.
fn distinct(names: &str) -> Vec<&str> {
    let mut all: Vec<&str> = Vec::new();
    for name in names.split('\n') {
        if !all.contains(&name) {
            all.push(name);
        }
    }
    all
}

/// Returns the words that find an enterprise; the first word of each name stands there twice, once
/// with [`FIRST`] before it.
fn words(names: &[&str], more: [Option<&str>; 2]) -> String {
    let mut all = String::new();
    let mut add = |first: &str, word: &str| {
        all.push_str(first);
        all.push_str(word);
        all.push(' ');
    };
    let first = FIRST.to_string();
    for name in names {
        for (at, word) in enterprise_words(name).iter().enumerate() {
            if at == 0 {
                add(&first, word);
            }
            add("", word);
        }
    }
    for word in more.into_iter().flatten().flat_map(enterprise_words) {
        add("", &word);
    }
    all
}
