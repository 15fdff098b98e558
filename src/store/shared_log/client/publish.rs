//! Creates the log in a database, and lets hosts use it.

use super::{super::Answer, FORMAT, Failure, PostgresLog, SharedLink};

/// Creates the empty log.
const BEGIN_SQL: &str = include_str!("../../../../assets/share/001_begin.sql");
/// Adds links behind a number. Only the owner of the log may, so that no host can name another.
const PUBLISH_SQL: &str = "with moved as (
      update toegang.head set number = $1::bigint + cardinality($2::text[]), hash = ($3::bytea[])[cardinality($3)])
    insert into toegang.line (number, body, hash, host)
      select $1::bigint + i, b, h, o
      from unnest($2::text[], $3::bytea[], $4::text[]) with ordinality as x(b, h, o, i)";
/// Tables of another program in the database; extensions do not count.
const OTHER_TABLES_SQL: &str = "select exists (
    select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm', 'f')
      and n.nspname not in ('toegang', 'information_schema') and n.nspname !~ '^pg_'
      and not exists (select 1 from pg_depend d
        where d.objid = c.oid and d.classid = 'pg_class'::regclass and d.deptype = 'e'))";

impl PostgresLog {
    /// Begins a transaction that creates the log, with this first line of an export. Returns
    /// whether it did: not if the database has a log.
    pub(in crate::store::shared_log) fn begin_publishing(&mut self, header: &str) -> Answer<bool> {
        let sql = "select exists (select 1 from pg_namespace where nspname = 'toegang')";
        let exists = self.read(&async |client| client.query_one(sql, &[]).await?.try_get(0))?;
        if exists {
            return Ok(false);
        }
        if self.has_other_tables()? {
            return Err(Failure::OtherProgram);
        }
        let created = self.call(async |client| {
            client.batch_execute("begin").await?;
            client.batch_execute(BEGIN_SQL).await?;
            let sql = "insert into toegang.head values (1, 0, $1, $2, $3)";
            client.execute(sql, &[&&[0_u8; 32][..], &FORMAT, &header]).await
        });
        self.is_publishing = created.is_ok();
        created.map(|_| true)
    }

    /// Returns whether another program uses the database.
    pub(super) fn has_other_tables(&mut self) -> Answer<bool> {
        self.read(&async |client| client.query_one(OTHER_TABLES_SQL, &[]).await?.try_get(0))
    }

    /// Adds links to the log that is being published, with the hosts that this file knows them by.
    pub(in crate::store::shared_log) fn publish_links(
        &mut self,
        before: i64,
        links: &[SharedLink],
    ) -> Answer<()> {
        let bodies: Vec<&str> = links.iter().map(|link| link.body.as_str()).collect();
        let hashes: Vec<&[u8]> = links.iter().map(|link| &link.end.hash[..]).collect();
        let hosts: Vec<Option<&str>> = links.iter().map(|link| link.host.as_deref()).collect();
        self.call(async |client| {
            client.execute(PUBLISH_SQL, &[&before, &bodies, &hashes, &hosts]).await
        })
        .map(drop)
    }

    /// Begins a transaction that puts links back, and keeps the log to itself until it ends.
    pub(in crate::store::shared_log) fn begin_putting_back(&mut self) -> Answer<()> {
        let begun = self.call(async |client| {
            client.batch_execute("begin; select from toegang.head for update").await
        });
        self.is_publishing = begun.is_ok();
        begun
    }

    /// Lets the hosts read and add lines, all or none of them; only tries it if `keep` is false.
    pub(in crate::store::shared_log) fn grant(&mut self, keep: bool) -> Answer<()> {
        if self.hosts.is_empty() {
            return Ok(());
        }
        let quoted = |role: &String| format!("\"{}\"", role.replace('"', "\"\""));
        let hosts = self.hosts.iter().map(quoted).collect::<Vec<_>>().join(", ");
        let grants = format!(
            "grant usage on schema toegang to {hosts};
            grant select on toegang.head, toegang.line to {hosts};
            grant execute on function toegang.add_links, toegang.gate to {hosts}"
        );
        let is_trial = !keep && !self.is_publishing;
        let sql = if is_trial { format!("begin; {grants}; rollback") } else { grants };
        self.call(async |client| client.batch_execute(&sql).await)
    }

    /// Commits the transaction of [`Self::begin_publishing`], or rolls it back.
    pub(in crate::store::shared_log) fn end_publishing(&mut self, keep: bool) -> Answer<()> {
        let sql = if keep { "commit" } else { "rollback" };
        let ended = self.call(async |client| client.batch_execute(sql).await);
        self.is_publishing = false;
        ended
    }

    /// The first line of an export, as it was when the log was published.
    pub(in crate::store::shared_log) fn header(&mut self) -> Answer<String> {
        let sql = "select header from toegang.head";
        self.read(&async |client| client.query_one(sql, &[]).await?.try_get(0))
    }
}
