//! The log as a hash chain: every line carries the SHA-256 of its own values and the previous hash,
//! so that no line can be changed, moved or removed unnoticed.
//!
//! Denied attempts are links of this chain, each after the line that was last at the time. One head
//! therefore covers operations and attempts.

use std::{collections::BTreeMap, fmt, str::FromStr};

use rusqlite::{
    Connection, OptionalExtension, Row, ToSql,
    types::{ToSqlOutput, ValueRef},
};

use super::row_hasher::RowHasher;
use crate::{
    domain::KeyId,
    store::{Result, StoreError, table::all},
};

/// The SHA-256 of a link.
pub(crate) type Hash = [u8; 32];

/// The "previous hash" of the first link.
pub(crate) const FIRST_PREVIOUS_HASH: Hash = [0; 32];

/// Number of values in a line, without its hash.
pub(crate) const LINE_VALUES: usize = 12;
/// Number of values in an attempt, without its hash and its session key.
pub(crate) const ATTEMPT_VALUES: usize = 9;

/// Selects the lines: the values in hash order, the hash, and the host. Files from before hosts were
/// recorded lack that column.
pub(crate) fn lines_sql(db: &Connection) -> Result<String> {
    let host = column_or_null(db, "log", "host")?;
    Ok(format!(
        "select seq, at, actor, via, kind, handling, org_id, user_id, subject_id, was, becomes,
           undoes, hash, {host} from log"
    ))
}

/// Selects the attempts: the values in hash order, the hash, the session key, which is hashed too
/// if present, and the host. Older files lack the last two columns.
pub(crate) fn attempts_sql(db: &Connection) -> Result<String> {
    let key = column_or_null(db, "denied", "key_id")?;
    let host = column_or_null(db, "denied", "host")?;
    Ok(format!(
        "select id, after, at, actor, via, command, code, org_id, user_id, hash, {key}, {host}
         from denied"
    ))
}

fn column_or_null<'a>(db: &Connection, table: &str, column: &'a str) -> Result<&'a str> {
    let sql = "select exists (select 1 from pragma_table_info(?1) where name = ?2)";
    let exists = db.prepare_cached(sql)?.query_row([table, column], |row| row.get(0))?;
    Ok(if exists { column } else { "null" })
}

/// A place in the chain: the number of a link and its hash. The number alone does not identify a
/// link, as it is used again after a commit that failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LogEnd {
    /// Number of links.
    pub number: i64,
    /// Hash of the last link; zeros if there is none.
    pub hash: Hash,
}

/// The end of the chain. A copy kept elsewhere shows whether the file still has the whole chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChainHead {
    /// Number of links: lines plus attempts.
    pub number: i64,
    /// Hash of the last link, in hexadecimal.
    pub hash: String,
}

impl fmt::Display for ChainHead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.number, self.hash)
    }
}

impl FromStr for ChainHead {
    type Err = ();

    fn from_str(text: &str) -> std::result::Result<Self, ()> {
        let (number, hash) = text.split_once(' ').ok_or(())?;
        let is_hash = hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
        let number = number.parse().map_err(drop)?;
        if is_hash { Ok(Self { number, hash: hash.to_owned() }) } else { Err(()) }
    }
}

/// A link is a line of the log or a denied attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum LinkKind {
    /// A row of the table `log`.
    Line,
    /// A row of the table `denied`.
    Attempt,
}

impl LinkKind {
    /// The letter that is hashed.
    const fn letter(self) -> u8 {
        match self {
            Self::Line => b'L',
            Self::Attempt => b'A',
        }
    }
}

/// A link of the chain, as read.
pub(crate) struct Link<'a> {
    pub(crate) of: LinkKind,
    /// The values, in hash order.
    pub(crate) row: &'a Row<'a>,
    /// The number of the link among links of its kind.
    pub(crate) key: i64,
    /// The stored hash; `None` if the value is not a hash.
    pub(crate) stored: Option<Hash>,
    /// The expected hash, computed from the links before it.
    pub(crate) expected: Hash,
}

/// The last line and attempt, and the hash of the last link.
#[derive(Debug, Default)]
pub(crate) struct LastLinks {
    seq: i64,
    id: i64,
    hash: Hash,
}

impl LastLinks {
    /// The end of the chain.
    pub(crate) fn end(&self) -> LogEnd {
        LogEnd { number: self.seq + self.id, hash: self.hash }
    }
}

/// The last links of the chain.
pub(crate) fn last(db: &Connection) -> Result<LastLinks> {
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
    Ok(LastLinks { seq, id, hash: hash.unwrap_or(FIRST_PREVIOUS_HASH) })
}

/// Returns the number of the next line, and the previous hash for it.
pub(crate) fn next_line(db: &Connection) -> Result<(i64, Hash)> {
    let last = last(db)?;
    Ok((last.seq + 1, last.hash))
}

/// Returns the number of the next attempt, the line that it follows, and the previous hash for it.
pub(crate) fn next_attempt(db: &Connection) -> Result<(i64, i64, Hash)> {
    let last = last(db)?;
    Ok((last.id + 1, last.seq, last.hash))
}

/// The current end of the chain.
pub(crate) fn head(db: &Connection) -> Result<ChainHead> {
    let last = last(db)?;
    Ok(ChainHead { number: last.seq + last.id, hash: hex(&last.hash) })
}

/// Returns the stored hash of the link with this number, counted from the start of the chain;
/// `None` if there is no such link. Reads some tens of rows, even in a long chain.
pub(crate) fn hash_at(db: &Connection, number: i64) -> Result<Option<Hash>> {
    let end = last(db)?;
    if number < 1 || number > end.seq.saturating_add(end.id) {
        return Ok(None);
    }
    let mut attempt = db.prepare_cached("select after, hash from denied where id = ?1")?;
    let mut read = |id: i64| -> Result<Option<(i64, Option<Hash>)>> {
        let row = |row: &Row<'_>| Ok((row.get(0)?, row.get(1).unwrap_or_default()));
        Ok(attempt.query_row([id], row).optional()?)
    };
    // Finds the last attempt at or before this link. An attempt's number in the chain is its own
    // number plus the number of lines before it.
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

/// The parts of a link besides its values.
#[derive(Clone, Copy, Default)]
pub(crate) struct LinkOrigin<'a> {
    /// The session key, for an attempt. It is hashed.
    pub(crate) key: Option<KeyId>,
    /// The host that added the link to the shared log. It is not hashed.
    pub(crate) host: Option<&'a str>,
}

/// Inserts a link with its hash, computed from the hash `before`.
pub(crate) fn insert(
    db: &Connection,
    before: &Hash,
    of: LinkKind,
    values: &[&dyn ToSql],
    origin: LinkOrigin<'_>,
) -> Result<()> {
    let mut link = RowHasher::after(before, of.letter());
    for value in values {
        match value.to_sql()? {
            ToSqlOutput::Owned(value) => link.add(ValueRef::from(&value)),
            ToSqlOutput::Borrowed(value) => link.add(value),
            _ => return Err(StoreError::Damaged("a value without a place in the chain".into())),
        }
    }
    link.add_key(origin.key);
    let hash = link.done();
    let mut all: Vec<&dyn ToSql> = values.iter().copied().chain([&hash as &dyn ToSql]).collect();
    let mut into = match of {
        LinkKind::Line => {
            "log (seq, at, actor, via, kind, handling, org_id, user_id, subject_id, was, becomes,
               undoes, hash"
        }
        LinkKind::Attempt => {
            all.push(&origin.key);
            "denied (id, after, at, actor, via, command, code, org_id, user_id, hash, key_id"
        }
    }
    .to_owned();
    // A migration also writes lines, before the column exists.
    if origin.host.is_some() {
        all.push(&origin.host);
        into += ", host";
    }
    let places = vec!["?"; all.len()].join(", ");
    db.prepare_cached(&format!("insert into {into}) values ({places})"))?.execute(&*all)?;
    Ok(())
}

/// Records the host of the links behind `before`, which have none yet.
pub(crate) fn write_host(db: &Connection, before: &LastLinks, host: &str) -> Result<()> {
    let lines = "update log set host = ?2 where seq > ?1";
    db.prepare_cached(lines)?.execute((before.seq, host))?;
    let attempts = "update denied set host = ?2 where id > ?1";
    db.prepare_cached(attempts)?.execute((before.id, host))?;
    Ok(())
}

/// Visits the whole chain in the order of writing.
pub(crate) fn walk(db: &Connection, each: &mut dyn FnMut(&Link<'_>) -> Result<()>) -> Result<()> {
    walk_after(db, &LastLinks::default(), each)
}

/// Visits the end of the chain: at most this many lines and attempts.
pub(crate) fn walk_end(
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
        // The attempt was written after the line, so the search starts after the attempt.
        Some((after, stands)) if after >= seq => {
            LastLinks { seq: after, id, hash: stands.unwrap_or(FIRST_PREVIOUS_HASH) }
        }
        _ => {
            let line = one("select seq, hash from log where seq = ?1", seq)?;
            let passed = "select id, null from denied where after < ?1
                order by after desc, id desc limit 1";
            let id = one(passed, seq)?.map_or(0, |(id, _)| id);
            LastLinks {
                seq,
                id,
                hash: line.and_then(|(_, stands)| stands).unwrap_or(FIRST_PREVIOUS_HASH),
            }
        }
    };
    walk_after(db, &after, each)
}

/// Visits the chain behind these links.
pub(crate) fn walk_after(
    db: &Connection,
    after: &LastLinks,
    each: &mut dyn FnMut(&Link<'_>) -> Result<()>,
) -> Result<()> {
    let (mut lines, mut attempts) = (
        db.prepare(&format!("{} where seq > ?1 order by seq", lines_sql(db)?))?,
        db.prepare(&format!("{} where id > ?1 order by id", attempts_sql(db)?))?,
    );
    let (mut lines, mut attempts) = (lines.query([after.seq])?, attempts.query([after.id])?);
    let mut before = after.hash;
    let mut take = |of, row: &Row<'_>| {
        let (stored, expected) = hashes(of, row, &before)?;
        before = stored.unwrap_or(expected);
        each(&Link { of, row, key: row.get(0)?, stored, expected })
    };
    let mut attempt = attempts.next()?;
    while let Some(line) = lines.next()? {
        let seq: i64 = line.get(0)?;
        while let Some(row) = attempt {
            if row.get::<_, i64>(1)? >= seq {
                break;
            }
            take(LinkKind::Attempt, row)?;
            attempt = attempts.next()?;
        }
        take(LinkKind::Line, line)?;
    }
    while let Some(row) = attempt {
        take(LinkKind::Attempt, row)?;
        attempt = attempts.next()?;
    }
    Ok(())
}

/// The stored hash of a link, and the hash expected after `before`.
pub(crate) fn hashes(
    of: LinkKind,
    row: &Row<'_>,
    before: &Hash,
) -> rusqlite::Result<(Option<Hash>, Hash)> {
    let mut link = RowHasher::after(before, of.letter());
    let count = if of == LinkKind::Line { LINE_VALUES } else { ATTEMPT_VALUES };
    for column in 0..count {
        link.add(row.get_ref(column)?);
    }
    if of == LinkKind::Attempt {
        link.add_key(row.get(count + 1)?);
    }
    // A stored value that is not a hash counts as no hash.
    Ok((row.get(count).unwrap_or_default(), link.done()))
}

/// The hash of the last attempt after each line that has attempts; `None` if they cannot be read.
pub(crate) fn attempts(db: &Connection) -> Option<BTreeMap<i64, Hash>> {
    let sql = "select after, hash from denied where hash is not null order by id";
    let rows: Vec<(i64, Hash)> = all(db, sql, [], |row| Ok((row.get(0)?, row.get(1)?))).ok()?;
    Some(rows.into_iter().collect())
}

/// Computes and stores the hashes of an older file that has none.
pub(crate) fn build_chain(db: &Connection) -> Result<()> {
    // Collected first: a table must not be written while it is read.
    let mut hashes = Vec::new();
    walk(db, &mut |link| {
        hashes.push((link.of, link.key, link.expected));
        Ok(())
    })?;
    let mut line = db.prepare("update log set hash = ?2 where seq = ?1")?;
    let mut attempt = db.prepare("update denied set hash = ?2 where id = ?1")?;
    for (of, key, hash) in hashes {
        let update = if of == LinkKind::Line { &mut line } else { &mut attempt };
        update.execute((key, hash))?;
    }
    Ok(())
}

/// Formats a hash in lowercase hexadecimal.
pub(crate) fn hex(hash: &[u8]) -> String {
    use fmt::Write as _;
    hash.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}"); // writing into a string cannot fail
        text
    })
}
