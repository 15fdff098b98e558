//! The log as a chain: every line carries the SHA-256 of all that stands in it and of the hash
//! before it (SAFETY F16, F17), so that none can be changed, moved or left out unseen.
//!
//! Attempts without the right are links of the same chain, each behind the line that stood last
//! when it was made: who tried what is worth as much as who did what, and one head holds both.

use std::{collections::BTreeMap, fmt, str::FromStr};

use rusqlite::{
    Connection, OptionalExtension, Row, ToSql,
    types::{ToSqlOutput, ValueRef},
};
use sha2::{Digest, Sha256};

use super::{Result, StoreError, table::all};
use crate::domain::KeyId;

/// The hash of a link.
pub(super) type Hash = [u8; 32];

/// What the first link follows on.
pub(super) const BEGIN: Hash = [0; 32];

/// Values of a line, without its hash.
pub(super) const LINE: usize = 12;
/// Values of an attempt, without its hash and the key of its session.
pub(super) const ATTEMPT: usize = 9;

/// The lines, their columns in the order of the hash.
pub(super) const LINE_OF: &str = "select seq, at, actor, via, kind, handling, org_id, user_id,
    subject_id, was, becomes, undoes, hash from log";
/// The attempts, their columns in the order of the hash; behind it the key of the session, which is
/// part of the hash too where there is one. A file of before keys were noted has no such column.
const ATTEMPT_OF: &str = "select id, after, at, actor, via, command, code, org_id,
    user_id, hash, key_id from denied";
const ATTEMPT_BEFORE: &str = "select id, after, at, actor, via, command, code, org_id,
    user_id, hash, null from denied";

/// The same, as far as this file has those columns.
pub(super) fn attempt_of(db: &Connection) -> Result<&'static str> {
    let sql = "select exists (select 1 from pragma_table_info('denied') where name = 'key_id')";
    let noted = db.prepare_cached(sql)?.query_row([], |row| row.get(0))?;
    Ok(if noted { ATTEMPT_OF } else { ATTEMPT_BEFORE })
}

/// The end of the chain. Kept somewhere else, it tells whether the file still has all of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// How many links there are: lines and attempts.
    pub number: i64,
    /// The hash of the last one, in hexadecimal.
    pub hash: String,
}

impl fmt::Display for Head {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.number, self.hash)
    }
}

impl FromStr for Head {
    type Err = ();

    fn from_str(text: &str) -> std::result::Result<Self, ()> {
        let (number, hash) = text.split_once(' ').ok_or(())?;
        let is_hash = hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
        let number = number.parse().map_err(drop)?;
        if is_hash { Ok(Self { number, hash: hash.to_owned() }) } else { Err(()) }
    }
}

/// What a link is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Of {
    /// A line of the log.
    Line,
    /// An attempt without the right.
    Attempt,
}

/// One link of the chain, as it is read.
pub(super) struct Link<'a> {
    pub(super) of: Of,
    /// The values, in the order of the hash.
    pub(super) row: &'a Row<'a>,
    /// Its number among those of its kind.
    pub(super) key: i64,
    /// The hash that stands there.
    pub(super) stands: Option<Hash>,
    /// The hash that belongs there, after what stands before it.
    pub(super) belongs: Hash,
}

/// The last lines and attempts, and the hash of the last of all.
struct Last {
    seq: i64,
    id: i64,
    hash: Hash,
}

fn last(db: &Connection) -> Result<Last> {
    let line = db
        .prepare_cached("select seq, hash from log where seq = (select max(seq) from log)")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let attempt = db
        .prepare_cached(
            "select id, after, hash from denied where id = (select max(id) from denied)",
        )?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    let (seq, of_line): (i64, Option<Hash>) = line.unwrap_or_default();
    let (id, after, of_attempt): (i64, i64, Option<Hash>) = attempt.unwrap_or_default();
    let hash = if after >= seq { of_attempt } else { of_line };
    Ok(Last { seq, id, hash: hash.unwrap_or(BEGIN) })
}

/// The number of the next line, and the hash that it follows on.
pub(super) fn next_line(db: &Connection) -> Result<(i64, Hash)> {
    let last = last(db)?;
    Ok((last.seq + 1, last.hash))
}

/// The number of the next attempt, the line that it comes after, and the hash that it follows on.
pub(super) fn next_attempt(db: &Connection) -> Result<(i64, i64, Hash)> {
    let last = last(db)?;
    Ok((last.id + 1, last.seq, last.hash))
}

/// The end of the chain as it stands.
pub(super) fn head(db: &Connection) -> Result<Head> {
    let last = last(db)?;
    Ok(Head { number: last.seq + last.id, hash: hex(&last.hash) })
}

/// The hash that stands in the link with this number, counted from the begin of the chain; nothing
/// when the chain has no such link. Reads some tens of rows, however long the chain is.
pub(super) fn hash_at(db: &Connection, number: i64) -> Result<Option<Hash>> {
    let end = last(db)?;
    if number < 1 || number > end.seq.saturating_add(end.id) {
        return Ok(None);
    }
    let mut attempt = db.prepare_cached("select after, hash from denied where id = ?1")?;
    let mut read = |id: i64| -> Result<Option<(i64, Option<Hash>)>> {
        let row = |row: &Row<'_>| Ok((row.get(0)?, row.get(1).unwrap_or_default()));
        Ok(attempt.query_row([id], row).optional()?)
    };
    // The last attempt that is not behind this link: the number of one is its own and those of the
    // lines before it.
    let (mut before, mut behind) = (0, end.id.saturating_add(1));
    let mut found = None;
    while behind - before > 1 {
        let middle = before + (behind - before) / 2;
        match read(middle)? {
            Some((after, hash)) if after.saturating_add(middle) <= number => {
                found = Some((after.saturating_add(middle), hash));
                before = middle;
            }
            _ => behind = middle,
        }
    }
    if let Some((_, hash)) = found.filter(|(at, _)| *at == number) {
        return Ok(hash);
    }
    let line = db
        .prepare_cached("select hash from log where seq = ?1")?
        .query_row([number - before], |row| Ok(row.get(0).unwrap_or_default()))
        .optional()?;
    Ok(line.flatten())
}

/// Writes a link with its hash.
pub(super) fn insert(
    db: &Connection,
    before: &Hash,
    of: Of,
    (values, key): (&[&dyn ToSql], Option<KeyId>),
) -> Result<()> {
    let mut link = Mix::after(before, of);
    for value in values {
        match value.to_sql()? {
            ToSqlOutput::Owned(value) => link.add(ValueRef::from(&value)),
            ToSqlOutput::Borrowed(value) => link.add(value),
            _ => return Err(StoreError::Damaged("a value without a place in the chain".into())),
        }
    }
    link.add_key(key);
    let hash = link.done();
    let sql = match of {
        Of::Line => {
            "insert into log (seq, at, actor, via, kind, handling, org_id, user_id, subject_id, was,
               becomes, undoes, hash)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)"
        }
        Of::Attempt => {
            "insert into denied (id, after, at, actor, via, command, code, org_id, user_id, hash,
               key_id)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"
        }
    };
    let mut all: Vec<&dyn ToSql> = values.iter().copied().chain([&hash as &dyn ToSql]).collect();
    if of == Of::Attempt {
        all.push(&key);
    }
    db.prepare_cached(sql)?.execute(all.as_slice())?;
    Ok(())
}

/// Goes along the whole chain, in the order in which it was written.
pub(super) fn walk(db: &Connection, each: &mut dyn FnMut(&Link<'_>) -> Result<()>) -> Result<()> {
    walk_after(db, &Last { seq: 0, id: 0, hash: BEGIN }, each)
}

/// Goes along the end of the chain: this many lines and attempts, or fewer.
pub(super) fn walk_end(
    db: &Connection,
    count: i64,
    each: &mut dyn FnMut(&Link<'_>) -> Result<()>,
) -> Result<()> {
    let end = last(db)?;
    let (seq, id) = ((end.seq - count).max(0), (end.id - count).max(0));
    let one = |sql: &str, key: i64| -> Result<Option<(i64, Option<Hash>)>> {
        let read = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?));
        Ok(db.prepare_cached(sql)?.query_row([key], read).optional()?)
    };
    let after = match one("select after, hash from denied where id = ?1", id)? {
        // The attempt is the later of the two.
        Some((after, stands)) if after >= seq => {
            Last { seq: after, id, hash: stands.unwrap_or(BEGIN) }
        }
        _ => {
            let line = one("select seq, hash from log where seq = ?1", seq)?;
            let passed = "select id, null from denied where after < ?1
                order by after desc, id desc limit 1";
            let id = one(passed, seq)?.map_or(0, |(id, _)| id);
            Last { seq, id, hash: line.and_then(|(_, stands)| stands).unwrap_or(BEGIN) }
        }
    };
    walk_after(db, &after, each)
}

fn walk_after(
    db: &Connection,
    after: &Last,
    each: &mut dyn FnMut(&Link<'_>) -> Result<()>,
) -> Result<()> {
    let (mut lines, mut attempts) = (
        db.prepare(&format!("{LINE_OF} where seq > ?1 order by seq"))?,
        db.prepare(&format!("{} where id > ?1 order by id", attempt_of(db)?))?,
    );
    let (mut lines, mut attempts) = (lines.query([after.seq])?, attempts.query([after.id])?);
    let mut before = after.hash;
    let mut take = |of, row: &Row<'_>| {
        let (stands, belongs) = hashes(of, row, &before)?;
        before = stands.unwrap_or(belongs);
        each(&Link { of, row, key: row.get(0)?, stands, belongs })
    };
    let mut attempt = attempts.next()?;
    while let Some(line) = lines.next()? {
        let seq: i64 = line.get(0)?;
        while let Some(row) = attempt {
            if row.get::<_, i64>(1)? >= seq {
                break;
            }
            take(Of::Attempt, row)?;
            attempt = attempts.next()?;
        }
        take(Of::Line, line)?;
    }
    while let Some(row) = attempt {
        take(Of::Attempt, row)?;
        attempt = attempts.next()?;
    }
    Ok(())
}

/// The hash that stands in a link, and the one that belongs there after `before`.
pub(super) fn hashes(
    of: Of,
    row: &Row<'_>,
    before: &Hash,
) -> rusqlite::Result<(Option<Hash>, Hash)> {
    let mut link = Mix::after(before, of);
    let count = if of == Of::Line { LINE } else { ATTEMPT };
    for column in 0..count {
        link.add(row.get_ref(column)?);
    }
    if of == Of::Attempt {
        link.add_key(row.get(count + 1)?);
    }
    // What is no hash does not stand for one.
    Ok((row.get(count).unwrap_or_default(), link.done()))
}

/// The hash of the last attempt behind every line that has one; nothing when they cannot be read.
pub(super) fn attempts(db: &Connection) -> Option<BTreeMap<i64, Hash>> {
    let sql = "select after, hash from denied where hash is not null order by id";
    let rows: Vec<(i64, Hash)> = all(db, sql, [], |row| Ok((row.get(0)?, row.get(1)?))).ok()?;
    Some(rows.into_iter().collect())
}

/// Gives every link of an older file its hash.
pub(super) fn forge(db: &Connection) -> Result<()> {
    // Collected first: nothing is read from a table while it is written.
    let mut hashes = Vec::new();
    walk(db, &mut |link| {
        hashes.push((link.of, link.key, link.belongs));
        Ok(())
    })?;
    let mut line = db.prepare("update log set hash = ?2 where seq = ?1")?;
    let mut attempt = db.prepare("update denied set hash = ?2 where id = ?1")?;
    for (of, key, hash) in hashes {
        let update = if of == Of::Line { &mut line } else { &mut attempt };
        update.execute((key, hash))?;
    }
    Ok(())
}

/// A hash as it is shown.
pub(super) fn hex(hash: &[u8]) -> String {
    use fmt::Write as _;
    hash.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}"); // writing into a string cannot fail
        text
    })
}

/// A hash in the making. Every value goes in with its type and its length, so that no two rows
/// give the same bytes.
struct Mix(Sha256);

impl Mix {
    fn after(before: &Hash, of: Of) -> Self {
        let mut mix = Self(Sha256::new());
        mix.0.update(before);
        mix.0.update([if of == Of::Line { b'L' } else { b'A' }]);
        mix
    }

    fn add(&mut self, value: ValueRef<'_>) {
        match value {
            ValueRef::Null => self.0.update([0]),
            ValueRef::Integer(number) => self.part(1, &number.to_le_bytes()),
            ValueRef::Real(number) => self.part(2, &number.to_bits().to_le_bytes()),
            ValueRef::Text(bytes) => self.part(3, bytes),
            ValueRef::Blob(bytes) => self.part(4, bytes),
        }
    }

    /// The key of a session is a part of its own, so that links without one have the hash that they
    /// had before keys were noted.
    fn add_key(&mut self, key: Option<KeyId>) {
        if let Some(key) = key {
            self.add(ValueRef::Integer(key.0));
        }
    }

    fn part(&mut self, kind: u8, bytes: &[u8]) {
        self.0.update([kind]);
        // A usize fits in 64 bits on every machine there is.
        self.0.update(u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_le_bytes());
        self.0.update(bytes);
    }

    fn done(self) -> Hash {
        self.0.finalize().into()
    }
}
