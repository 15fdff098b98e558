//! A long list, read a page at a time by position in its order: from its start, from its end, or
//! around a known row, even if rows were added or removed since. It never skips rows by count, so
//! the last page costs as much as the first.

use std::collections::BTreeMap;

use rusqlite::{Connection, Row, Statement, ToSql, types::Value};

use super::conditions::{Only, words_sql};
use crate::{
    domain::{CountCache, Cursor, Now, Page, PageRequest, SortTerm, View, fold},
    store::Result,
};

/// Milliseconds for which a count that depends on the clock is reused.
const COUNT_TTL_MS: i64 = 60_000;

/// One term of an order: an expression that is never null, and true if its largest value comes
/// first.
pub(super) type OrderTerm = (String, bool);

/// The pieces of SQL from which the statements of a list are built.
pub(super) struct Window<'a> {
    /// The start of the statements, up to and including a `with` clause if there is one.
    pub(super) with: String,
    /// The tables and the condition: `user u where …`.
    pub(super) from: String,
    /// A faster query for the number of rows without a filter, if there is one.
    pub(super) unfiltered: Option<String>,
    /// The number of rows with the filter, if known.
    pub(super) filtered: Option<usize>,
    /// The SQL expressions that the filter searches; empty if the rows are already chosen.
    pub(super) filter_columns: &'static [&'static str],
    pub(super) only: Only,
    /// The expression for the row's id, which is also the last order term.
    pub(super) id: &'static str,
    /// Conditions for the consecutive parts of the list; a single empty condition makes one part.
    pub(super) parts: Vec<String>,
    /// The order terms within a part.
    pub(super) terms: Vec<OrderTerm>,
    /// The values of the named parameters.
    pub(super) named: Vec<(&'static str, &'a dyn ToSql)>,
}

/// A chosen row: its id and its position in the order.
type RowAt = (i64, Vec<SortTerm>);

/// The chosen rows, and the counts and cursors of the page.
pub(super) struct PageRows {
    /// The ids of the rows, in order.
    pub(super) ids: Vec<i64>,
    page: Page<()>,
}

impl PageRows {
    /// Builds the page; `rows` may be in any order.
    pub(super) fn page<T>(self, rows: Vec<T>, id: impl Fn(&T) -> i64) -> Page<T> {
        let mut found: BTreeMap<i64, T> = rows.into_iter().map(|row| (id(&row), row)).collect();
        let Page { skip, total, unfiltered, counted, cursors, .. } = self.page;
        let rows = self.ids.iter().filter_map(|id| found.remove(id)).collect();
        Page { skip, rows, total, unfiltered, similar: 0, counted, cursors }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    Forward,
    Backward,
}

/// Returns counters that change when other connections write, and when this one does.
fn version(db: &Connection) -> Result<(i64, u64)> {
    let others = db.pragma_query_value(None, "data_version", |row| row.get(0))?;
    Ok((others, db.total_changes()))
}

/// Chooses the rows of the requested page.
pub(super) fn choose(
    db: &Connection,
    window: &Window<'_>,
    view: &View,
    now: Now,
) -> Result<PageRows> {
    let filter = fold(&view.filter);
    let searched = !window.filter_columns.is_empty();
    let words = filter.split_whitespace().filter(|_| searched).map(str::to_owned).collect();
    let version = version(db)?;
    let still = |counted: &CountCache| {
        counted.version == version
            && counted.at.today == now.today
            && (0..COUNT_TTL_MS).contains(&now.at.millis_since(counted.at.at))
    };
    let known = view.counted.filter(still);
    let walk = ListWalk { db, window, words, take: view.take };
    let counted = if let Some(counted) = known {
        // A count of the list alone lacks similar users.
        CountCache { total: window.filtered.unwrap_or(counted.total), ..counted }
    } else {
        let unfiltered = walk.unfiltered()?;
        let total = match window.filtered {
            Some(filtered) => filtered,
            None if walk.words.is_empty() && window.only.is_empty() => unfiltered,
            None => walk.count()?,
        };
        CountCache { version, at: now, total, unfiltered }
    };
    let (skip, rows) = walk.page_rows(view, known.is_some(), counted.total)?;
    let rows = rows.into_iter().zip(skip..);
    let (ids, cursors): (Vec<_>, _) =
        rows.map(|((id, position), index)| (id, Cursor { position, index })).unzip();
    let CountCache { total, unfiltered, .. } = counted;
    let (rows, counted) = (vec![(); ids.len()], Some(counted));
    let page = Page { skip, rows, total, unfiltered, similar: 0, counted, cursors };
    Ok(PageRows { ids, page })
}

/// A list, with the words that its filter searches.
struct ListWalk<'a> {
    db: &'a Connection,
    window: &'a Window<'a>,
    words: Vec<String>,
    take: usize,
}

impl ListWalk<'_> {
    /// The rows of the page, and the number of rows before it.
    fn page_rows(&self, view: &View, still: bool, total: usize) -> Result<(usize, Vec<RowAt>)> {
        match &view.page_request {
            PageRequest::First => Ok((0, self.rows(None, Direction::Forward, view.take)?)),
            PageRequest::Last => {
                let rows = self.rows_before(None, view.take)?;
                Ok((total.saturating_sub(rows.len()), rows))
            }
            PageRequest::After(Cursor { position, index }) => {
                let mut rows = self.rows(Some(position), Direction::Forward, view.take + 1)?;
                let itself = rows.first().is_some_and(|(_, first)| first == position);
                rows.drain(..usize::from(itself).min(rows.len()));
                rows.truncate(view.take);
                let index = if still { *index } else { self.index(position)? };
                Ok((index + usize::from(itself), rows))
            }
            PageRequest::Around(mark, before) => {
                self.rows_around(&mark.position, still.then_some(mark.index), *before, total)
            }
            PageRequest::Row(id, before) => match self.position(*id)? {
                Some(position) => self.rows_around(&position, None, *before, total),
                None => Ok((0, self.rows(None, Direction::Forward, view.take)?)),
            },
            PageRequest::From(skip) => {
                let rows = self.rows(None, Direction::Forward, skip.saturating_add(view.take))?;
                let skip = (*skip).min(rows.len());
                Ok((skip, rows.into_iter().skip(skip).collect()))
            }
        }
    }

    /// Returns `before` rows before a position, and the rows from the position on. Near the end of
    /// the list, more rows before the position fill the page.
    fn rows_around(
        &self,
        position: &[SortTerm],
        index: Option<usize>,
        before: usize,
        total: usize,
    ) -> Result<(usize, Vec<RowAt>)> {
        let behind = self.rows(Some(position), Direction::Forward, self.take)?;
        let before = before + (self.take - behind.len());
        let mut rows = self.rows_before(Some(position), before)?;
        let skip = if rows.len() < before {
            0
        } else if behind.len() < self.take {
            total.saturating_sub(rows.len() + behind.len())
        } else {
            let index = index.map_or_else(|| self.index(position), Ok)?;
            index.saturating_sub(rows.len())
        };
        rows.extend(behind);
        Ok((skip, rows))
    }

    /// The rows before a position, in list order; without a position, the last rows of the list.
    fn rows_before(&self, position: Option<&[SortTerm]>, take: usize) -> Result<Vec<RowAt>> {
        let mut rows = self.rows(position, Direction::Backward, take)?;
        rows.reverse();
        Ok(rows)
    }

    /// Reads forward from a position, inclusive, or backward from it, exclusive.
    fn rows(&self, from: Option<&[SortTerm]>, way: Direction, take: usize) -> Result<Vec<RowAt>> {
        let mut rows = Vec::new();
        let (first, rest) = split_position(from);
        let count = self.window.parts.len();
        let parts: Vec<usize> = match way {
            Direction::Forward => (first.unwrap_or(0)..count).collect(),
            Direction::Backward => (0..first.map_or(count, |at| at + 1)).rev().collect(),
        };
        for part in parts {
            let left = take - rows.len();
            if left == 0 {
                break;
            }
            let position = rest.filter(|_| Some(part) == first);
            rows.extend(self.part(part, position, way, left)?);
        }
        Ok(rows)
    }

    fn part(
        &self,
        part: usize,
        position: Option<&[SortTerm]>,
        way: Direction,
        take: usize,
    ) -> Result<Vec<RowAt>> {
        let window = self.window;
        let order: Vec<String> = window.terms.iter().map(|term| term_sql(term, way)).collect();
        let bound = position.map_or(String::new(), |_| self.bound_condition(way));
        let sql = format!(
            "{} select {}, {} from {}{}{bound} order by {} limit :take",
            window.with,
            window.id,
            self.keys(),
            self.condition(part),
            self.filter(),
            order.join(", "),
        );
        let take = i64::try_from(take).unwrap_or(i64::MAX);
        self.query(&sql, position, &[(":take", &take)], |row| self.read_row_at(row, part))
    }

    fn read_row_at(&self, row: &Row<'_>, part: usize) -> rusqlite::Result<RowAt> {
        let mut position = vec![SortTerm::Number(i64::try_from(part).unwrap_or(i64::MAX))];
        for at in 0..self.window.terms.len() {
            position.push(match row.get(at + 1)? {
                Value::Text(text) => SortTerm::Text(text),
                Value::Integer(number) => SortTerm::Number(number),
                _ => SortTerm::Number(0),
            });
        }
        Ok((row.get(0)?, position))
    }

    /// The position of the row with this id, if it is in the list.
    fn position(&self, id: i64) -> Result<Option<Vec<SortTerm>>> {
        for part in 0..self.window.parts.len() {
            let sql = format!(
                "{} select {id}, {} from {}{} and {id} = :row",
                self.window.with,
                self.keys(),
                self.condition(part),
                self.filter(),
                id = self.window.id,
            );
            let found =
                self.query(&sql, None, &[(":row", &id)], |row| self.read_row_at(row, part))?;
            if let Some((_, position)) = found.into_iter().next() {
                return Ok(Some(position));
            }
        }
        Ok(None)
    }

    /// Counts the rows before a position.
    fn index(&self, position: &[SortTerm]) -> Result<usize> {
        let (Some(part), Some(rest)) = split_position(Some(position)) else { return Ok(0) };
        let mut index = 0;
        for earlier in 0..part {
            index += self.count_rows(&self.condition(earlier), None)?;
        }
        Ok(index + self.count_rows(&self.condition(part), Some(rest))?)
    }

    fn unfiltered(&self) -> Result<usize> {
        let Window { with, from, .. } = self.window;
        let sql = match &self.window.unfiltered {
            Some(sql) => sql.clone(),
            None => format!("{with} select count(*) from {from}"),
        };
        self.query_count(&sql, None)
    }

    fn count(&self) -> Result<usize> {
        self.count_rows(&self.window.from, None)
    }

    fn count_rows(&self, from: &str, before: Option<&[SortTerm]>) -> Result<usize> {
        let bound = before.map_or(String::new(), |_| self.bound_condition(Direction::Backward));
        let sql =
            format!("{} select count(*) from {from}{}{bound}", self.window.with, self.filter());
        self.query_count(&sql, before)
    }

    fn query_count(&self, sql: &str, position: Option<&[SortTerm]>) -> Result<usize> {
        let found = self.query(sql, position, &[], |row| row.get(0))?;
        Ok(found.first().copied().unwrap_or(0))
    }

    fn condition(&self, part: usize) -> String {
        let condition = self.window.parts.get(part).map_or("", String::as_str);
        let and = if condition.is_empty() { "" } else { " and " };
        format!("{}{and}{condition}", self.window.from)
    }

    fn filter(&self) -> String {
        words_sql(self.window.filter_columns, self.words.len()) + &self.window.only.sql
    }

    fn keys(&self) -> String {
        let keys = self.window.terms.iter().map(|(term, _)| term.as_str());
        keys.collect::<Vec<_>>().join(", ")
    }

    /// The SQL condition for rows at or after a position, or for rows before it.
    fn bound_condition(&self, way: Direction) -> String {
        let terms = &self.window.terms;
        let falls = terms.first().is_some_and(|(_, falls)| *falls);
        if terms.iter().all(|(_, other)| *other == falls) {
            let sign = match (way, falls) {
                (Direction::Forward, false) => ">=",
                (Direction::Forward, true) => "<=",
                (Direction::Backward, false) => "<",
                (Direction::Backward, true) => ">",
            };
            let values: Vec<String> = (0..terms.len()).map(|at| format!(":key{at}")).collect();
            let (first, keys) = (terms.first().map_or("1", |(term, _)| term), self.keys());
            // Lets SQLite seek to the first term in the index. A term may itself compare.
            let begin =
                format!(" and ({first}) {} :key0", if sign.starts_with('<') { "<=" } else { ">=" });
            return format!("{begin} and ({keys}) {sign} ({})", values.join(", "));
        }
        // SQL cannot compare row values with mixed directions, so compare term by term.
        let last = terms.len().saturating_sub(1);
        let bound = terms.iter().enumerate().rev().fold(String::new(), |inner, (at, term)| {
            let sign = if (way == Direction::Forward) == term.1 { "<" } else { ">" };
            let term = format!("({})", term.0);
            match (at == last, way) {
                (true, Direction::Forward) => format!("{term} {sign}= :key{at}"),
                (true, Direction::Backward) => format!("{term} {sign} :key{at}"),
                _ => format!("({term} {sign} :key{at} or ({term} = :key{at} and {inner}))"),
            }
        });
        format!(" and {bound}")
    }

    /// All rows of a statement. Binds only the named parameters that it mentions.
    fn query<T>(
        &self,
        sql: &str,
        position: Option<&[SortTerm]>,
        more: &[(&str, &dyn ToSql)],
        mut read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>> {
        let mut statement = self.db.prepare_cached(sql)?;
        for (name, value) in self.window.named.iter().chain(more) {
            bind_value(&mut statement, name, value)?;
        }
        for (at, word) in self.words.iter().enumerate() {
            bind_value(&mut statement, &format!(":word{at}"), word)?;
        }
        for (at, text) in self.window.only.texts.iter().enumerate() {
            bind_value(&mut statement, &format!(":only{at}"), text)?;
        }
        for (at, key) in position.unwrap_or_default().iter().enumerate() {
            let name = format!(":key{at}");
            match key {
                SortTerm::Text(text) => bind_value(&mut statement, &name, text)?,
                SortTerm::Number(number) => bind_value(&mut statement, &name, number)?,
            }
        }
        let mut found = Vec::new();
        let mut rows = statement.raw_query();
        while let Some(row) = rows.next()? {
            found.push(read(row)?);
        }
        Ok(found)
    }
}

fn bind_value(
    statement: &mut Statement<'_>,
    name: &str,
    value: impl ToSql,
) -> rusqlite::Result<()> {
    match statement.parameter_index(name)? {
        Some(at) => statement.raw_bind_parameter(at, value),
        None => Ok(()),
    }
}

/// Splits a position into the number of its part and the order terms.
fn split_position(position: Option<&[SortTerm]>) -> (Option<usize>, Option<&[SortTerm]>) {
    match position {
        Some([SortTerm::Number(part), rest @ ..]) => (usize::try_from(*part).ok(), Some(rest)),
        _ => (None, None),
    }
}

fn term_sql((term, falls): &OrderTerm, way: Direction) -> String {
    if (way == Direction::Backward) == *falls { term.clone() } else { format!("{term} desc") }
}
