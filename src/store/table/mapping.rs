//! Maps rows to tables. `table!` declares every column of a table once, and derives the select
//! list, the insert, the update and the reading from that.

use rusqlite::{
    Connection, Params, Row, Statement, ToSql,
    types::{FromSql, ToSqlOutput},
};

use super::{Result, WriteMode, all};

/// A row of a table. `table!` implements this trait.
pub(in crate::store) trait Table: Sized {
    const NAME: &'static str;
    /// The columns that are read and written, in this order. The first is the identity.
    const COLUMNS: &'static [&'static str];
    /// The columns that are computed from the row and only written.
    const DERIVED: &'static [&'static str];

    /// The SQL of this table, built once.
    fn sql() -> &'static Sql;

    /// Reads a row whose columns are in the order of `COLUMNS`.
    fn read(row: &Row<'_>) -> rusqlite::Result<Self>;

    /// Binds the values of `COLUMNS`, then those of `DERIVED`.
    fn bind(&self, to: &mut Binder<'_, '_>) -> rusqlite::Result<()>;
}

/// Converts between a field of type `F` and its `N` columns.
pub(super) trait Composite<F, const N: usize> {
    /// Reads the field from the columns at these positions.
    fn read(row: &Row<'_>, at: [usize; N]) -> rusqlite::Result<F>;

    /// The values of the columns, in the declared order.
    fn values(field: &F) -> rusqlite::Result<[ToSqlOutput<'_>; N]>;
}

/// Declares the columns of a table: `field: "column"`, or `field: Composite["column", "column"]`
/// for a field of several columns. The first column is the identity. Columns that are computed when
/// the row is written follow in `derived |row| { "column": value }`.
macro_rules! table {
    (
        $table:literal => $row:ident {
            $($field:ident: $($column:literal)? $($composite:ident[$($part:literal),*])?,)+
        }
        $(derived |$this:ident| { $($derived:literal: $value:expr,)+ })?
    ) => {
        impl $crate::store::table::mapping::Table for $row {
            const NAME: &'static str = $table;
            const COLUMNS: &'static [&'static str] = &[$($($column,)? $($($part,)*)?)+];
            const DERIVED: &'static [&'static str] = &[$($($derived,)+)?];

            fn sql() -> &'static $crate::store::table::mapping::Sql {
                use $crate::store::table::mapping::Sql;
                static SQL: std::sync::LazyLock<Sql> = std::sync::LazyLock::new(Sql::of::<$row>);
                &SQL
            }

            fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
                let mut from = $crate::store::table::mapping::Reader::new(row);
                Ok(Self {
                    $($field:
                        $(from.get($column)?)?
                        $(from.get_composite::<$composite, _, _>([$($part),*])?)?,
                    )+
                })
            }

            fn bind(
                &self,
                to: &mut $crate::store::table::mapping::Binder<'_, '_>,
            ) -> rusqlite::Result<()> {
                $(
                    $(to.put($column, &self.$field)?;)?
                    $(to.put_composite::<$composite, _, _>([$($part),*], &self.$field)?;)?
                )+
                $(let $this = self; $(to.put($derived, $value)?;)+)?
                Ok(())
            }
        }
    };
}
pub(super) use table;

/// Reads the columns of a row in order: by position, which is five times as fast as by name.
pub(super) struct Reader<'a> {
    row: &'a Row<'a>,
    next: usize,
}

impl<'a> Reader<'a> {
    pub(super) const fn new(row: &'a Row<'a>) -> Self {
        Self { row, next: 0 }
    }

    pub(super) fn get<T: FromSql>(&mut self, _column: &str) -> rusqlite::Result<T> {
        self.next += 1;
        self.row.get(self.next - 1)
    }

    pub(super) fn get_composite<C: Composite<F, N>, F, const N: usize>(
        &mut self,
        _columns: [&str; N],
    ) -> rusqlite::Result<F> {
        let first = self.next;
        self.next += N;
        C::read(self.row, std::array::from_fn(|at| first + at))
    }
}

/// Binds the values of a row to the parameters of a statement, in order.
pub(in crate::store) struct Binder<'a, 'db> {
    statement: &'a mut Statement<'db>,
    next: usize,
}

impl Binder<'_, '_> {
    pub(super) fn put(&mut self, _column: &str, value: impl ToSql) -> rusqlite::Result<()> {
        self.next += 1;
        self.statement.raw_bind_parameter(self.next, value)
    }

    pub(super) fn put_composite<C: Composite<F, N>, F, const N: usize>(
        &mut self,
        columns: [&str; N],
        field: &F,
    ) -> rusqlite::Result<()> {
        columns
            .into_iter()
            .zip(C::values(field)?)
            .try_for_each(|(name, value)| self.put(name, value))
    }
}

/// The parts of SQL that follow from the columns of a table.
pub(in crate::store) struct Sql {
    columns: String,
    insert: String,
    update: String,
}

impl Sql {
    pub(super) fn of<T: Table>() -> Self {
        let names = [T::COLUMNS, T::DERIVED].concat();
        let others = names.iter().skip(1).copied().collect::<Vec<_>>().join(", ");
        let marks = |first: usize| {
            (first..=names.len()).map(|at| format!("?{at}")).collect::<Vec<_>>().join(", ")
        };
        let (table, id) = (T::NAME, names.first().copied().unwrap_or_default());
        Self {
            columns: T::COLUMNS.join(", "),
            insert: format!("insert into {table} ({}) values ({})", names.join(", "), marks(1)),
            update: format!("update {table} set ({others}) = ({}) where {id} = ?1", marks(2)),
        }
    }
}

/// Selects whole rows of a table; `rest` is the statement after `from`.
pub(in crate::store) fn select_from<T: Table>(
    db: &Connection,
    rest: &str,
    params: impl Params,
) -> Result<Vec<T>> {
    all(db, &format!("select {} from {rest}", T::sql().columns), params, T::read)
}

/// The rows with these ids, ended or not; [`list`](crate::store::convert::list) makes `ids`. An
/// empty list runs no query.
pub(in crate::store) fn by_id<T: Table>(db: &Connection, ids: &str) -> Result<Vec<T>> {
    if ids == "[]" {
        return Ok(Vec::new());
    }
    let rest = format!("{} where id in (select value from json_each(?1))", T::NAME);
    select_from(db, &rest, [ids])
}

/// Writes a row and returns the number of affected rows.
pub(in crate::store) fn write<T: Table>(
    db: &Connection,
    row: &T,
    mode: WriteMode,
) -> Result<usize> {
    let sql = match mode {
        WriteMode::Insert => &T::sql().insert,
        WriteMode::Update => &T::sql().update,
    };
    let mut statement = db.prepare_cached(sql)?;
    row.bind(&mut Binder { statement: &mut statement, next: 0 })?;
    Ok(statement.raw_execute()?)
}
