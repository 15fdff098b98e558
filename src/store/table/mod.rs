//! Reads and writes whole rows, one file per table.

mod composite;
pub(super) mod environment;
pub(super) mod invitation;
pub(super) mod mapping;
pub(super) mod membership;
pub(super) mod meta;
pub(super) mod organisation;
pub(super) mod partnership;
pub(super) mod relation;
pub(super) mod relation_request;
pub(super) mod request;
pub(super) mod ssh_key;
pub(super) mod user;

use rusqlite::{Connection, Params, Row};

use super::Result;
use crate::domain::{OrgId, PartnershipId, UserId};

/// The way to write a row: as a new one, or over the existing one.
#[derive(Clone, Copy)]
pub(super) enum WriteMode {
    /// `insert`: the row must not exist.
    Insert,
    /// `update`: the row must exist.
    Update,
}

/// The user, organisation or partnership whose rows are all requested.
#[derive(Clone, Copy)]
pub(super) enum Owner {
    User(UserId),
    Org(OrgId),
    Partnership(PartnershipId),
}

/// All rows that a statement returns.
pub(super) fn all<T>(
    db: &Connection,
    sql: &str,
    params: impl Params,
    read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>> {
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map(params, read)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::{mapping::Table, organisation::IdentifierRow, user::AddressRow};
    use crate::{
        domain::{
            Environment, MemberRequest, Membership, Organisation, Partnership, Relation,
            RelationRequest, SshKey, User, UserInvitation,
        },
        store::file::connect,
    };

    /// Columns that only triggers write.
    const KEPT_BY_TRIGGERS: &[(&str, &str)] = &[("membership", "folded")];

    /// Tables whose rows are not records; other modules write them.
    const OTHERS: &[&str] = &["counter", "denied", "listed", "log", "meta", "wrong_code"];

    fn in_schema(db: &Connection, table: &str) -> Vec<String> {
        let sql = "select name from pragma_table_info(?1) order by name";
        let mut statement = db.prepare(sql).unwrap();
        let names = statement.query_map([table], |row| row.get(0)).unwrap();
        names.collect::<Result<_, _>>().unwrap()
    }

    fn declared<T: Table>() -> (&'static str, Vec<String>) {
        let kept = KEPT_BY_TRIGGERS.iter().filter(|(table, _)| *table == T::NAME);
        let columns = T::COLUMNS.iter().chain(T::DERIVED).chain(kept.map(|(_, column)| column));
        let mut columns: Vec<String> = columns.map(|column| (*column).to_owned()).collect();
        columns.sort_unstable();
        (T::NAME, columns)
    }

    #[test]
    fn every_column_of_the_schema_is_declared_once() {
        let db = connect::in_memory().unwrap();
        let tables = [
            declared::<Environment>(),
            declared::<AddressRow>(),
            declared::<IdentifierRow>(),
            declared::<MemberRequest>(),
            declared::<Membership>(),
            declared::<Organisation>(),
            declared::<Partnership>(),
            declared::<Relation>(),
            declared::<RelationRequest>(),
            declared::<SshKey>(),
            declared::<User>(),
            declared::<UserInvitation>(),
        ];
        for (table, columns) in &tables {
            assert_eq!(&in_schema(&db, table), columns, "{table}");
        }
        let mut known: Vec<_> =
            tables.iter().map(|(table, _)| *table).chain(OTHERS.iter().copied()).collect();
        known.sort_unstable();
        let sql = "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name";
        let found: Vec<String> = super::all(&db, sql, [], |row| row.get(0)).unwrap();
        assert_eq!(found, known);
    }
}
