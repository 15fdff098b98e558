//! Builds a register. Rows arrive in any order and go into temporary tables; then each enterprise
//! is written once, in display order. The finished file replaces the old one atomically.

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

/// The tables of the finished file, and the temporary tables. A row of `enterprise` holds
/// everything that is displayed; a newline separates names. The search index stores only which
/// enterprises have a word, and indexes prefixes: without that, each keystroke would merge many
/// words.
const CREATE_TABLES: &str = "
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

/// Error rate that a real register may have, as one in this number: names and addresses without an
/// enterprise, or enterprises without a name. An incomplete file has more (R160).
const CREDIBLE: usize = 100;
/// Rows between two calls of `progress`.
const STEP: usize = 10_000;

/// The progress of a build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BuildPhase {
    /// Sorting the enterprises, before any is written.
    Sorting,
    /// Writing: the number of enterprises written so far, and the total.
    Writing(usize, usize),
}

/// The rank of a name of an enterprise; the name with the lowest rank is the main name.
pub type NameRank = i64;

/// An address in an extract; missing parts are `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// Street and number.
    pub street: Option<String>,
    /// Postal code, as in the extract.
    pub postal_code: Option<String>,
    /// The city, town or village.
    pub town: Option<String>,
    /// The country: a code, or a name.
    pub country: String,
}

/// A register under construction. Dropping it leaves the old register in place.
pub struct RegisterBuilder {
    db: Connection,
    staging: Staging,
    target: PathBuf,
    names: i64,
}

impl RegisterBuilder {
    /// Begins a build for `path`, in a staging file (0600) that nobody else sees.
    ///
    /// # Errors
    /// Like [`TradeRegister::open`], unless the file at the path is damaged, empty, or a register
    /// of another version.
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
        // An unfinished file is discarded, so it needs no journal.
        db.pragma_update(None, "journal_mode", "off")?;
        db.pragma_update(None, "synchronous", "off")?;
        db.pragma_update(None, "temp_store", "file")?;
        db.pragma_update(None, "cache_size", BULK_CACHE_SIZE)?;
        db.pragma_update(None, "application_id", APPLICATION)?;
        db.pragma_update(None, "user_version", VERSION)?;
        db.set_prepared_statement_cache_capacity(16);
        db.execute_batch("begin")?;
        db.execute_batch(CREATE_TABLES)?;
        db.pragma_update(Some("temp"), "cache_size", BULK_CACHE_SIZE)?;
        Ok(Self { db, staging, target, names: 0 })
    }

    /// Adds an enterprise and returns whether its number is new. If the number is known, the better
    /// status is kept.
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

    /// Adds a name of an enterprise, with runs of white space collapsed.
    pub fn name(&mut self, scheme: Scheme, number: &str, rank: NameRank, name: &str) -> Result<()> {
        self.names += 1;
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let folded = fold(&name);
        let sql = "insert into raw_name values (?1, ?2, ?3, ?4, ?5)";
        let row = (id(scheme, number), rank, self.names, name, folded);
        self.db.prepare_cached(sql)?.execute(row)?;
        Ok(())
    }

    /// Adds an address of an enterprise; the address with the lowest rank is kept.
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

    /// Adds the text for a situation code of [`RegisterBuilder::enterprise`]; the text with the
    /// lowest rank is kept.
    pub fn situation(&mut self, code: &str, rank: i64, name: &str) -> Result<()> {
        let sql = "insert into situation values (?1, ?2, ?3) on conflict do update set
            name = excluded.name, rank = excluded.rank where excluded.rank < rank";
        self.db.prepare_cached(sql)?.execute((code, name, rank))?;
        Ok(())
    }

    /// Counts the rows, and those without a name or an enterprise.
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

    /// Writes the register and replaces the old one. A dry run writes the register and then
    /// discards it.
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

    /// Writes every enterprise that has a name: the Dutch before the Belgian ones, of each country
    /// existing enterprises first, each group by name.
    fn write(&mut self, progress: &mut dyn FnMut(BuildPhase)) -> Result<()> {
        let all: usize = self.db.query_row("select count(*) from raw", [], |row| row.get(0))?;
        let sorted = "select r.id, r.status, coalesce(s.name, r.situation),
            (select group_concat(name, char(10)) from
                (select name from raw_name n where n.id = r.id order by rank, nth)),
            a.street, a.postal_code, a.town, coalesce(a.country, iif(r.id < ?1, 'NL', 'BE'))
            from raw r left join raw_address a on a.id = r.id
            left join situation s on s.code = r.situation
            where exists (select 1 from raw_name n where n.id = r.id)
            order by r.id >= ?1, r.status = 3, (select folded from raw_name n where n.id = r.id
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

/// Counts that show how complete the rows of a build are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Completeness {
    /// Number of enterprises, with or without a name.
    pub enterprises: usize,
    /// Enterprises without a name.
    pub nameless: usize,
    /// Number of names and addresses.
    pub rows: usize,
    /// Names and addresses that belong to no enterprise.
    pub orphans: usize,
}

impl Completeness {
    /// Returns whether too many enterprises lack a name for a complete file.
    pub fn lacks_names(&self) -> bool {
        self.nameless * CREDIBLE > self.enterprises
    }

    /// Returns whether too many rows lack an enterprise for a complete file.
    pub fn lacks_enterprises(&self) -> bool {
        self.orphans * CREDIBLE > self.rows
    }
}

/// Returns the names without duplicates, in their order.
fn distinct(names: &str) -> Vec<&str> {
    let mut all: Vec<&str> = Vec::new();
    for name in names.split('\n') {
        if !all.contains(&name) {
            all.push(name);
        }
    }
    all
}

/// Returns the words to index for an enterprise. The first word of each name occurs twice, once
/// with the prefix [`FIRST`].
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
