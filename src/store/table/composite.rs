//! Fields that are stored in several columns, for `table!`.

use rusqlite::{
    Row,
    types::{FromSql, ToSql, ToSqlOutput, Value, ValueRef},
};

use super::mapping::Composite;
use crate::{
    domain::{Actor, End, Moment, RequestDecision},
    store::convert::capacity,
};

pub(super) const NULL: ToSqlOutput<'static> = ToSqlOutput::Owned(Value::Null);

/// `None` is null in all columns; reading checks only the first column.
impl<C: Composite<F, N>, F, const N: usize> Composite<Option<F>, N> for C {
    fn read(row: &Row<'_>, at: [usize; N]) -> rusqlite::Result<Option<F>> {
        match at.first() {
            Some(first) if row.get_ref(*first)? != ValueRef::Null => C::read(row, at).map(Some),
            _ => Ok(None),
        }
    }

    fn values(field: &Option<F>) -> rusqlite::Result<[ToSqlOutput<'_>; N]> {
        field.as_ref().map_or(Ok([NULL; N]), C::values)
    }
}

/// A tuple of two columns.
pub(super) struct Pair;

type PairOf<A, B> = (A, B);

impl<A: FromSql + ToSql, B: FromSql + ToSql> Composite<(A, B), 2> for Pair {
    fn read(row: &Row<'_>, [a, b]: [usize; 2]) -> rusqlite::Result<(A, B)> {
        Ok((row.get(a)?, row.get(b)?))
    }

    fn values(pair: &PairOf<A, B>) -> rusqlite::Result<[ToSqlOutput<'_>; 2]> {
        Ok([pair.0.to_sql()?, pair.1.to_sql()?])
    }
}

/// The moment, actor and capacity of an event. The capacity is only written.
pub(super) struct ByActor;

impl Composite<(Moment, Actor), 3> for ByActor {
    fn read(row: &Row<'_>, [at, by, _]: [usize; 3]) -> rusqlite::Result<(Moment, Actor)> {
        Pair::read(row, [at, by])
    }

    fn values(event: &PairOf<Moment, Actor>) -> rusqlite::Result<[ToSqlOutput<'_>; 3]> {
        let (at, by) = event;
        Ok([at.to_sql()?, by.to_sql()?, capacity(*by).into()])
    }
}

impl Composite<Self, 4> for End {
    fn read(row: &Row<'_>, [at, by, _, reason]: [usize; 4]) -> rusqlite::Result<Self> {
        Ok(Self { at: row.get(at)?, by: row.get(by)?, reason: row.get(reason)? })
    }

    fn values(Self { at, by, reason }: &Self) -> rusqlite::Result<[ToSqlOutput<'_>; 4]> {
        Ok([at.to_sql()?, by.to_sql()?, capacity(*by).into(), reason.to_sql()?])
    }
}

impl Composite<Self, 5> for RequestDecision {
    fn read(row: &Row<'_>, [at, by, _, reason, cause]: [usize; 5]) -> rusqlite::Result<Self> {
        let (at, by) = (row.get(at)?, row.get(by)?);
        Ok(Self { at, by, reason: row.get(reason)?, cause: row.get(cause)? })
    }

    fn values(Self { at, by, reason, cause }: &Self) -> rusqlite::Result<[ToSqlOutput<'_>; 5]> {
        let capacity = capacity(*by).into();
        Ok([at.to_sql()?, by.to_sql()?, capacity, reason.to_sql()?, cause.to_sql()?])
    }
}

/// A field that the caller reads from and writes to another table.
pub(super) struct OtherTable;

impl<T> Composite<Vec<T>, 0> for OtherTable {
    fn read(_: &Row<'_>, []: [usize; 0]) -> rusqlite::Result<Vec<T>> {
        Ok(Vec::new())
    }

    fn values(_: &Vec<T>) -> rusqlite::Result<[ToSqlOutput<'_>; 0]> {
        Ok([])
    }
}
